package front

import "congkhai/generator/files/source"

// Rules that front matter and data files must keep to.
var (
	NoFront = source.NewRule("thieu-phan-dau",
		"dòng đầu của tệp .md phải là +++ , mở phần khai báo",
		"the first line of a .md file must be +++ , which opens the front matter")
	OpenFront = source.NewRule("phan-dau-chua-dong",
		"phần khai báo chưa đóng; thêm một dòng +++ trước phần nội dung",
		"the front matter is not closed; put a line +++ before the body")
	Syntax = source.NewRule("sai-cu-phap",
		"%[1]s",
		"%[2]s")
	TooDeep = source.NewRule("ngoac-qua-sau",
		"ngoặc hoặc tên khóa có dấu chấm lồng nhau quá sâu; có lẽ thiếu ngoặc đóng",
		"brackets or parts of keys lie too deep in each other; maybe a bracket is not closed")
	LongName = source.NewRule("ten-khoa-qua-dai",
		"tên khóa quá dài, tính cả tên các bảng chứa nó; hãy đặt tên ngắn hơn",
		"the name of the key is too long, with those of the tables that it lies in; give it a shorter one")
	TooManyValues = source.NewRule("qua-nhieu-gia-tri",
		"từ đây là quá nhiều giá trị cho một tệp; hãy chia thành nhiều tệp",
		"from here on these are too many values for one file; cut it into several")
	TooManyItems = source.NewRule("qua-nhieu-muc",
		"danh sách có nhiều nhất %d mục; từ đây hãy chuyển sang tệp khác",
		"a list has at most %d items; put those from here on into another file")
	UnknownKey = source.NewRule("khoa-la",
		"không có khóa %q",
		"there is no key %q")
	MissingKey = source.NewRule("thieu-khoa",
		"thiếu khóa bắt buộc %q",
		"the required key %q is missing")
	MissingStated = source.NewRule("thieu-khoa",
		"thiếu khóa bắt buộc %[1]q; nếu nguồn không nêu, ghi %[1]s = \"khong_bao_cao\"",
		"the required key %[1]q is missing; if the source does not give it, write %[1]s = \"khong_bao_cao\"")
	WrongType = source.NewRule("sai-kieu",
		"cần %[1]s, ở đây là %[2]s",
		"needs %[3]s, this is %[4]s")
	NotInList = source.NewRule("ngoai-danh-muc",
		"không có giá trị %q; chọn một trong: %s",
		"there is no value %q; choose one of: %s")
	NotAState = source.NewRule("khong-phai-trang-thai",
		`chỉ ghi được "khong_bao_cao", "khong" hoặc "khong_ap_dung"`,
		`only "khong_bao_cao" (not reported), "khong" (none) or "khong_ap_dung" (not applicable) can stand here`)
	NotAValue = source.NewRule("khong-phai-gia-tri",
		`%q không dùng được ở đây; ghi giá trị, hoặc "khong_bao_cao", "khong", "khong_ap_dung"`,
		`%q cannot stand here; write a value, or "khong_bao_cao" (not reported), "khong" (none), "khong_ap_dung" (not applicable)`)
	KeyTooLate = source.NewRule("khoa-dat-sai-cho",
		"khóa %q là của cả tệp nên phải đứng trước dòng [ ] hoặc [[ ]] đầu tiên",
		"the key %q belongs to the whole file, so it has to stand before the first line [ ] or [[ ]]")
	Empty = source.NewRule("de-trong",
		"chưa điền giá trị",
		"the value is not filled in")
	EscapedMark = source.NewRule("dau-thua-ma",
		"có dấu đứng rời hoặc ký tự không hiện được viết bằng mã \\u…; hãy gõ lại cả chữ",
		"an escape \\u… stands for a combining mark of no letter or for what cannot be shown; type the letter itself")
)
