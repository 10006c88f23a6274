package source

// Rules that a file must keep to before anybody asks what it means.
var (
	NotUTF8 = NewRule("khong-phai-utf8",
		"tệp có byte không phải UTF-8; hãy lưu lại với bảng mã UTF-8",
		"the file has bytes that are not UTF-8; save it again as UTF-8")
	StrayMark = NewRule("dau-thua",
		"%s đứng rời, không thuộc chữ nào; hãy xóa rồi gõ lại cả chữ",
		"the mark %s belongs to no letter; delete it and type the letter again")
	Eth = NewRule("chu-eth",
		"chữ %q không phải chữ Việt dù trông giống; hãy gõ lại",
		"the letter %q is not the Vietnamese one that it looks like; type it again")
	Control = NewRule("ky-tu-dieu-khien",
		"ký tự điều khiển %s không hiện ra được; hãy xóa",
		"the control character %s cannot be shown; delete it")
	Turned = NewRule("ky-tu-dao-chieu",
		"ký tự vô hình %s đảo chiều chữ quanh nó, người đọc thấy khác điều đã ghi; hãy xóa, hoặc chạy congkhai fmt",
		"the invisible character %s turns the letters around it, so that readers see something else than is written; delete it, or run congkhai fmt")
	BadName = NewRule("ten-tep-windows",
		"tên %q có %q mà Windows không chấp nhận; hãy đổi tên",
		"the name %q has %q, which Windows refuses; rename it")
	AddressName = NewRule("ten-tep-dia-chi",
		"tên %q có %q, không đặt được trong địa chỉ; hãy đổi tên",
		"the name %q has %q, which an address cannot hold; rename it")
	SameName = NewRule("ten-tep-trung",
		"tên này chỉ khác %q ở chữ hoa, chữ thường hoặc cách ghi dấu; hãy đổi tên một trong hai",
		"this name differs from %q only by case or by the form of its marks; rename one of them")
	TooLarge = NewRule("tep-qua-lon",
		"tệp dài hơn %s; hãy chia thành nhiều tệp, nén lại, hoặc gỡ những gì lẫn vào tệp",
		"the file is larger than %s; cut it into several, compress it, or take out what slipped into it")
	MoreProblems = NewRule("con-nua",
		"tệp này còn ít nhất %d chỗ sai nữa; sửa những chỗ trên rồi kiểm tra lại",
		"this file has at least %d more problems; mend those above and check again")
	LongName = NewRule("ten-tep-dai",
		"tên hoặc địa chỉ này dài %d byte, nhiều nhất là %d (chữ có dấu tính 2, 3 byte); hãy đặt ngắn hơn",
		"this name or address has %d bytes, at most %d are allowed (a letter with marks has 2 or 3); make it shorter")
	NotRegular = NewRule("khong-phai-tep",
		"đây là liên kết hoặc tệp đặc biệt; hãy chép tệp thật vào đây",
		"this is a link or a special file; put the real file here")
)
