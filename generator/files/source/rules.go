package source

// Rules that a file must keep to before anybody asks what it means.
var (
	NotUTF8 = NewRule("khong-phai-utf8",
		"tệp có byte không phải UTF-8; hãy lưu lại với bảng mã UTF-8",
		"the file has bytes that are not UTF-8; save it again as UTF-8")
	OtherCode = NewRule("khong-phai-utf8",
		"tệp lưu bằng bảng mã %s, không phải UTF-8; đọc ra là %q; hãy chạy congkhai fmt để đổi, hoặc lưu lại với bảng mã UTF-8",
		"the file is saved as %s, not as UTF-8; it would read %q; run congkhai fmt to convert it, or save it again as UTF-8")
	LikeOtherCode = NewRule("khong-phai-utf8",
		"tệp có byte không phải UTF-8, có vẻ là bảng mã %s: %q; hãy mở bằng bảng mã ấy, xem lại từng chữ rồi lưu với bảng mã UTF-8",
		"the file has bytes that are not UTF-8; it seems to be %s: %q; open it so, look at each word and save it as UTF-8")
	Conflict = NewRule("hai-ban-mot-cho",
		"hai người cùng sửa chỗ này, cả hai bản còn nằm đây (tới dòng %d); hãy giữ một bản, hoặc gộp hai bản làm một, rồi xóa các dòng %s",
		"two people changed this place, and both versions stand here (down to line %d); keep one or make one of both, then delete the lines %s")
	ConflictLeft = NewRule("hai-ban-mot-cho",
		"dòng %s còn sót lại khi gộp hai bản sửa của cùng một chỗ; hãy xem trên và dưới nó có câu nào thừa, thiếu hay lặp không, rồi xóa dòng này",
		"the line %s was left when two versions of one place were put together; see whether something is missing, doubled or too much above and below it, then delete it")
	OldCode = NewRule("bang-ma-cu",
		"chữ từ đây (%[1]d dòng) viết bằng bảng mã %[2]s, người đọc thấy ký tự lạ; đọc ra là %[4]q; hãy chạy congkhai fmt để đổi sang Unicode",
		"from here on (%[1]d lines) letters are written in %[3]s, readers see strange signs; it reads %[4]q; run congkhai fmt to make Unicode of it")
	OldCodeUnsure = NewRule("bang-ma-cu",
		"chữ ở đây có vẻ viết bằng bảng mã %[1]s, người đọc thấy ký tự lạ; đọc ra có thể là %[3]q; hãy gõ lại",
		"letters here seem to be written in %[2]s, readers see strange signs; it may read %[3]q; type it again")
	Disguised = NewRule("chu-trong-giong",
		"trong %q có %s không phải chữ thường gõ dù trông giống, tìm không ra; hãy gõ lại, hoặc chạy congkhai fmt",
		"in %q there is %s, which is not the letter that it looks like, so that nobody finds the word; type it again, or run congkhai fmt")
	Unseen = NewRule("ky-tu-vo-hinh",
		"có ký tự vô hình U+%04X ở %q, tìm và chép chữ này sẽ sai; hãy chạy congkhai fmt, hoặc xóa đi gõ lại",
		"there is the invisible character U+%04X at %q, which breaks searching and copying; run congkhai fmt, or delete it and type again")
	Private = NewRule("ky-tu-rieng-cua-phong",
		"ký tự U+%04X chỉ có trong phông ký hiệu của Word, trên trang thành ô vuông trống%s; hãy thay bằng dấu gõ được, hoặc xóa",
		"the character U+%04X is in fonts of Word only, on a page it is an empty square%s; write a sign that can be typed, or delete it")
	Lost = NewRule("ky-tu-da-mat",
		"chỗ này đã mất khi chép hoặc đổi bảng mã, chỉ còn ký tự thay thế %s; hãy xem bản gốc rồi gõ lại",
		"something was lost here by copying or converting, only %s is left in its place; look at the original and type it again")
	FixedMarker = NewRule("dau-dau-dong-dinh",
		"dấu %q ở đầu dòng đi cùng khoảng trắng lạ U+%04X nên không thành danh sách, tiêu đề hay bảng; hãy thay nó bằng dấu cách thường (congkhai fmt làm được, trừ ở số thứ tự)",
		"the sign %q at the beginning of the line has an odd blank U+%04X beside it and makes no list, heading or table; put an ordinary one there (congkhai fmt does, but not at numbers)")
	StrayMark = NewRule("dau-thua",
		"%s đứng rời, không thuộc chữ nào; hãy xóa rồi gõ lại cả chữ",
		"the mark %s belongs to no letter; delete it and type the letter again")
	Eth = NewRule("chu-eth",
		"chữ %q không phải chữ Việt dù trông giống; hãy gõ lại",
		"the letter %q is not the Vietnamese one that it looks like; type it again")
	Control = NewRule("ky-tu-dieu-khien",
		"ký tự điều khiển %s không hiện ra được; hãy xóa",
		"the control character %s cannot be shown; delete it")
	LineSign = NewRule("ky-tu-dieu-khien",
		"ký tự xuống dòng %s của chương trình khác không thành xuống dòng ở đây; hãy xuống dòng bằng phím Enter, hoặc chạy congkhai fmt để thay bằng dấu cách",
		"the line end %s of other programs ends no line here; end it with Enter, or run congkhai fmt to make a blank of it")
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
	CodedName = NewRule("ten-tep-bang-ma-cu",
		"tên %q là chữ vỡ hoặc viết bằng bảng mã cũ (%s); đọc ra là %q; hãy đổi tên",
		"the name %q is garbled or written in an old code (%s); it reads %q; rename it")
	MergeLeft = NewRule("tep-sot-khi-gop",
		"%q là bản mà máy để lại khi gộp hai bản sửa của một tệp; hãy xem tệp chính đã đủ chưa rồi xóa bản này",
		"%q was left behind when two versions of a file were put together; see that the file itself is complete, then delete this one")
	TooLarge = NewRule("tep-qua-lon",
		"tệp dài hơn %s; hãy chia thành nhiều tệp, nén lại, hoặc gỡ những gì lẫn vào tệp",
		"the file is larger than %s; cut it into several, compress it, or take out what slipped into it")
	EmptyAttachment = NewRule("tep-khong-nhu-ten",
		"tệp rỗng, không có byte nào (ổ đám mây có thể chưa tải nội dung về); hãy mở tệp gốc xem được rồi chép lại vào đây",
		"the file is empty (a cloud drive may not have loaded it yet); see that the original opens, then copy it here again")
	BlankAttachment = NewRule("tep-khong-nhu-ten",
		"tệp chỉ có khoảng trắng, không có chữ nào; hãy chép lại tệp có nội dung, hoặc xóa đi",
		"the file has blanks alone and nothing to read; copy the one that says something, or delete it")
	HollowAttachment = NewRule("tep-khong-nhu-ten",
		"tệp nén này không có gì bên trong; hãy nén lại các tệp cần đăng, hoặc xóa đi",
		"there is nothing in this archive; put the files into it again, or delete it")
	NoughtAttachment = NewRule("tep-khong-nhu-ten",
		"tệp có %d byte và tất cả là số 0, nội dung đã mất; hãy chép lại từ bản gốc",
		"all of the file's %d bytes are 0, what it said is lost; copy it from the original again")
	PointerAttachment = NewRule("tep-khong-nhu-ten",
		"đây là tệp trỏ của Git LFS hoặc git-annex, không phải tệp thật; chạy git lfs pull (hoặc git annex get), hay chép tệp thật vào đây",
		"this is a pointer of Git LFS or git-annex and not the file; run git lfs pull (or git annex get), or put the file itself here")
	CloudAttachment = NewRule("tep-khong-nhu-ten",
		"tệp thật còn nằm trên iCloud, ở đây chỉ có dấu giữ chỗ; hãy bấm tải về (biểu tượng đám mây) rồi kiểm tra lại",
		"the file itself is in iCloud, and only a mark is left here; download it (the sign of a cloud) and check again")
	OtherAttachment = NewRule("tep-khong-nhu-ten",
		"đuôi tệp là %s nhưng bên trong là %s; hãy tải hoặc xuất lại đúng dạng, hay đổi đuôi cho đúng",
		"the suffix is %s, and inside is %s; download or export it again in the right format, or give it the right suffix")
	OldAttachment = NewRule("tep-khong-nhu-ten",
		"đuôi tệp là %s nhưng bên trong là tệp Office kiểu cũ (.doc, .xls, .ppt) hoặc tệp đặt mật khẩu; hãy mở ra, bỏ mật khẩu rồi lưu lại đúng dạng",
		"the suffix is %s, and inside is an old Office file (.doc, .xls, .ppt) or one with a password; open it, take the password off and save it in the right format")
	LockedAttachment = NewRule("tep-khong-nhu-ten",
		"tệp đặt mật khẩu nên người dân không mở được; hãy mở ra, bỏ mật khẩu rồi lưu lại",
		"the file has a password, and nobody could open it; open it, take the password off and save it again")
	CutAttachment = NewRule("tep-khong-nhu-ten",
		"đây là %s bị cụt: thiếu phần cuối, có thể do tải hay chép dở; hãy tải hoặc chép lại cả tệp",
		"this is %s that is cut: its end is missing, as after a download that broke off; download or copy all of it again")
	LockFile = NewRule("tep-khong-nhu-ten",
		"đây là tệp khóa mà Word, Excel tạo khi đang mở, không phải văn bản, và bên cạnh không có tệp gốc; hãy chép tệp gốc vào đây rồi xóa tệp này",
		"this is what Word or Excel writes while a file is open, and that file is not beside it; put the file itself here and delete this one")
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
