package word

import "congkhai/generator/files/source"

// Why a document is not read.
var (
	OldWord = source.NewRule("word-khong-doc-duoc",
		"đây là tệp Word kiểu cũ (.doc); hãy mở bằng Word, chọn File > Save As > Word Document (.docx)",
		"this is an old Word file (.doc); open it in Word and save it as Word Document (.docx)")
	Locked = source.NewRule("word-khong-doc-duoc",
		"tệp có mật khẩu; hãy mở bằng Word, bỏ mật khẩu ở File > Info > Protect Document rồi lưu lại",
		"the file has a password; open it in Word, take the password off in File > Info > Protect Document and save it")
	Macros = source.NewRule("word-khong-doc-duoc",
		"tệp có macro, là chương trình chạy khi mở (%s); hãy lưu lại bằng Word với loại Word Document (.docx)",
		"the file has macros, programs that run when it is opened (%s); save it in Word as Word Document (.docx)")
	NoWord = source.NewRule("word-khong-doc-duoc",
		"đây không phải tệp Word .docx; hãy mở tệp gốc bằng Word rồi lưu với loại Word Document (.docx)",
		"this is no Word file .docx; open the original in Word and save it as Word Document (.docx)")
	BrokenArchive = source.NewRule("word-khong-doc-duoc",
		"tệp hỏng hoặc bị cụt, không giải nén được phần %q; hãy chép lại từ tệp gốc",
		"the file is broken or cut short, its part %q cannot be unpacked; copy the original again")
	BrokenPart = source.NewRule("word-khong-doc-duoc",
		"phần %q của tệp hỏng từ đây (%s); hãy mở bằng Word, để Word sửa, rồi lưu lại",
		"the part %q of the file is broken from here on (%s); open it in Word, have it mended and save it")
	NoMainPart = source.NewRule("word-khong-doc-duoc",
		"trong tệp không có nội dung văn bản (word/document.xml); hãy chép lại từ tệp gốc",
		"the file has no text in it (word/document.xml); copy the original again")
	TooMuch = source.NewRule("word-khong-doc-duoc",
		"%q giải nén ra quá lớn, nhiều nhất là %s; hãy chép phần cần dùng sang tệp mới",
		"%q unpacks to too much, %s at most; copy what is needed into a new file")
	TooManyParts = source.NewRule("word-khong-doc-duoc",
		"tệp có quá nhiều phần, nhiều nhất là %d; hãy chép phần cần dùng sang tệp mới",
		"the file has too many parts, %d at most; copy what is needed into a new file")
	Declared = source.NewRule("word-khong-doc-duoc",
		"phần %q có khai báo DTD, Word không viết như vậy; không đọc tệp này, hãy xin lại từ nơi gửi",
		"the part %q has a DTD, which Word never writes; the file is not read, ask its sender for another")
	TooDeep = source.NewRule("word-khong-doc-duoc",
		"phần %q lồng quá %d lớp, Word không viết như vậy; không đọc tệp này, hãy xin lại từ nơi gửi",
		"the part %q nests deeper than %d, which Word never writes; the file is not read, ask its sender for another")
	Outside = source.NewRule("word-khong-doc-duoc",
		"tệp lấy nội dung từ nơi khác khi mở: %q; hãy mở bằng Word, chèn hẳn nội dung ấy vào rồi lưu lại (liên kết để bấm thì được)",
		"the file fetches something from another place when it is opened: %q; open it in Word, put that into it and save it (links to click are good)")
	OutsideTemplate = source.NewRule("word-khong-doc-duoc",
		"tệp gắn với một mẫu ở nơi khác: %q; hãy mở bằng Word, chép tất cả (Ctrl+A, Ctrl+C) sang một tệp mới rồi lưu lại",
		"the file is attached to a template elsewhere: %q; open it in Word, copy all of it (Ctrl+A, Ctrl+C) into a new file and save that")
	TooMuchText = source.NewRule("word-khong-doc-duoc",
		"văn bản quá dài, nhiều nhất là %s chữ và %d đoạn; hãy chia văn bản, hoặc để phụ lục thành tệp riêng",
		"the document is too long, %s of text and %d paragraphs at most; cut it, or keep its annexes as files")
	TooWide = source.NewRule("word-khong-doc-duoc",
		"bảng quá lớn: nhiều nhất là %d ô; hãy chia bảng",
		"the table is too large: %d cells at most; cut it into several")
)

// What is read without.
var (
	LeftDeleted = source.NewRule("word-bo-lai",
		"chữ đã xóa (Track Changes) không lấy: %q",
		"deleted text (Track Changes) is not taken: %q")
	TakenInserted = source.NewRule("word-bo-lai",
		"chữ thêm vào (Track Changes) được lấy: %q",
		"inserted text (Track Changes) is taken: %q")
	LeftBox = source.NewRule("word-bo-lai",
		"khung chữ (text box) không lấy: %q",
		"a text box is not taken: %q")
	LeftPicture = source.NewRule("word-bo-lai",
		"hình không lấy được: %q; hãy lưu hình ra tệp .png hoặc .jpg rồi đặt cạnh bài",
		"a picture cannot be taken: %q; save it as .png or .jpg beside the record")
	LeftDrawing = source.NewRule("word-bo-lai",
		"hình vẽ, biểu đồ hoặc SmartArt không lấy",
		"a drawing, chart or SmartArt is not taken")
	LeftFootnote = source.NewRule("word-bo-lai",
		"cước chú không lấy: %q",
		"a footnote is not taken: %q")
	LeftComment = source.NewRule("word-bo-lai",
		"nhận xét (comment) không lấy: %q",
		"a comment is not taken: %q")
	LeftEquation = source.NewRule("word-bo-lai",
		"công thức không lấy: %q",
		"an equation is not taken: %q")
	LeftObject = source.NewRule("word-bo-lai",
		"tệp nhúng (Excel, Word…) không lấy",
		"an embedded object (Excel, Word…) is not taken")
	LeftField = source.NewRule("word-bo-lai",
		"trường tự động không có kết quả, không lấy: %q",
		"a field without a result is not taken: %q")
	LeftContents = source.NewRule("word-bo-lai",
		"mục lục không lấy",
		"the table of contents is not taken")
	LeftHidden = source.NewRule("word-bo-lai",
		"chữ ẩn không lấy: %q",
		"hidden text is not taken: %q")
	LeftSymbol = source.NewRule("word-bo-lai",
		"ký hiệu của phông %s không lấy được; hãy gõ thay bằng dấu thường",
		"a sign of the font %s cannot be taken; type an ordinary one")
	LeftMargin = source.NewRule("word-bo-lai",
		"đầu trang, chân trang không lấy: %q",
		"the header or footer is not taken: %q")
	FlatTable = source.NewRule("word-bo-lai",
		"bảng nằm trong ô của bảng khác: chữ được giữ, thành các dòng trong ô",
		"a table in a cell of another: its text is kept, as lines of the cell")
	Decoded = source.NewRule("word-bo-lai",
		"chữ viết bằng bảng mã %[1]s được đổi sang Unicode, ở %[2]d đoạn kể từ đây: %[3]q",
		"letters in %[1]s became Unicode, in %[2]d paragraphs from here on: %[3]q")
	LikeOldCode = source.NewRule("word-bo-lai",
		"chữ có vẻ viết bằng bảng mã %[1]s, giữ nguyên; đọc ra có thể là %[2]q",
		"letters seem to be %[1]s and are left as they are; they may read %[2]q")
)
