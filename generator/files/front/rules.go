package front

import "congkhai/generator/files/source"

// Rules that front matter and data files must keep to.
var (
	NoFront = source.NewRule("thieu-phan-dau",
		"dòng đầu của tệp .md phải là +++ , mở phần khai báo",
		"the first line of a .md file must be +++ , which opens the front matter")
	OtherFence = source.NewRule("thieu-phan-dau",
		"phần khai báo đặt giữa hai dòng +++ , không phải %s; trong đó mỗi dòng viết khóa = giá trị, như ten = \"Họp báo\"",
		"the front matter stands between two lines +++ and not %s; each line in it is key = value, such as ten = \"Họp báo\"")
	BadFence = source.NewRule("thieu-phan-dau",
		"dòng đầu của tệp .md phải là đúng ba dấu + : +++",
		"the first line of a .md file is exactly three signs + : +++")
	BlankFirst = source.NewRule("thieu-phan-dau",
		"xóa các dòng trống đầu tệp để +++ là dòng đầu tiên",
		"delete the blank lines at the beginning, so that +++ is the first line")
	OpenFront = source.NewRule("phan-dau-chua-dong",
		"phần khai báo chưa đóng; thêm một dòng +++ trước phần nội dung",
		"the front matter is not closed; put a line +++ before the body")
	Syntax = source.NewRule("sai-cu-phap",
		"%[1]s",
		"%[2]s")
	ManyTables = source.NewRule("sai-cu-phap",
		"bảng %[1]s có ở trên rồi; nhiều bảng cùng tên thì mỗi bảng đều mở bằng [[%[1]s]]",
		"there is a table %[1]s above; of several with one name each begins with [[%[1]s]]")
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
	WriteAs = source.NewRule("sai-kieu",
		"cần %[1]s; viết %[2]s",
		"needs %[3]s; write %[2]s")
	NoSuchDay = source.NewRule("sai-kieu",
		"cần một ngày có thật, không có ngoặc kép, như 2021-06-25",
		"needs a day of the calendar without quotes such as 2021-06-25")
	NotInList = source.NewRule("ngoai-danh-muc",
		"không có giá trị %q; chọn một trong: %s",
		"there is no value %q; choose one of: %s")
	NotAState = source.NewRule("khong-phai-trang-thai",
		`chỉ ghi được "khong_bao_cao", "khong" hoặc "khong_ap_dung"`,
		`only "khong_bao_cao" (not reported), "khong" (none) or "khong_ap_dung" (not applicable) can stand here`)
	NotAValue = source.NewRule("khong-phai-gia-tri",
		`%q không dùng được ở đây; viết như %s, hoặc "khong_bao_cao" (nguồn không nêu), "khong" (không có), "khong_ap_dung"`,
		`%q cannot stand here; write such as %s, or "khong_bao_cao" (not reported), "khong" (none), "khong_ap_dung" (not applicable)`)
	InnerHeading = source.NewRule("khoa-dat-sai-cho",
		"bảng này nằm trong bảng khác; viết %s",
		"this table lies in another one; write %s")
	StateInWords = source.NewRule("khong-phai-gia-tri",
		`%q viết bằng một trong ba từ: "khong" (không có), "khong_bao_cao" (nguồn không nêu), "khong_ap_dung" (không áp dụng)`,
		`write %q as one of three words: "khong" (none), "khong_bao_cao" (not reported), "khong_ap_dung" (not applicable)`)
	KeyTooLate = source.NewRule("khoa-dat-sai-cho",
		"khóa %[1]s là của cả tệp nhưng đứng ở đây thì thuộc về bảng phía trên; chuyển lên trên %[2]s ở dòng %[3]d",
		"the key %[1]s belongs to the whole file, and here to the table above it; move it above %[2]s in line %[3]d")
	TwoReadings = source.NewRule("sai-kieu",
		"số viết không có ngoặc kép: %[1]s có hai cách hiểu, nếu là %[2]s thì viết %[3]s, nếu là %[4]s thì viết %[5]s",
		"a number has no quotes: %[1]s can mean two things, write %[3]s for %[6]s, or %[5]s for %[7]s")
	KeyAgain = source.NewRule("khoa-dat-sai-cho",
		"khóa %q là của cả tệp và đã có ở đầu tệp; xóa dòng này",
		"the key %q belongs to the whole file, and stands at its beginning already; delete this line")
	NoHeading = source.NewRule("khoa-dat-sai-cho",
		"khóa %[1]q thuộc bảng %[2]s; thêm dòng %[2]s ngay trên dòng này",
		"the key %[1]q belongs to a table %[2]s; put a line %[2]s just above this one")
	NoItemHeading = source.NewRule("khoa-dat-sai-cho",
		"thiếu dòng [[%[1]s]] ngay trên dòng này: %[2]s nằm trong một mục của [[%[1]s]]",
		"a line [[%[1]s]] is missing just above this one: %[2]s lies in an item of [[%[1]s]]")
	Empty = source.NewRule("de-trong",
		"chưa điền giá trị; ghi vào giữa hai dấu ngoặc kép, khóa không bắt buộc thì xóa cả dòng",
		"the value is not filled in; write it between the quotes, or delete the line of a key that is not required")
	EscapedMark = source.NewRule("dau-thua-ma",
		"có dấu đứng rời hoặc ký tự không hiện được viết bằng mã \\u…; hãy gõ lại cả chữ",
		"an escape \\u… stands for a combining mark of no letter or for what cannot be shown; type the letter itself")
)
