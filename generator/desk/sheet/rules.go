package sheet

import "congkhai/generator/files/source"

// Rules about a file as a whole.
var (
	TooLarge = source.NewRule("bang-tinh-khong-mo-duoc",
		"bảng tính lớn quá %s; hãy xóa hình ảnh và trang tính không cần, hoặc chia làm nhiều tệp",
		"the spreadsheet is larger than %s; delete pictures and sheets that are not needed, or make several files of it")
	Unpacked = source.NewRule("bang-tinh-khong-mo-duoc",
		"bảng tính giải nén ra lớn quá %s; hãy chép riêng bảng cần dùng sang tệp mới rồi lưu lại",
		"unpacked, the spreadsheet is larger than %s; copy the table that is needed to a new file and save that")
	TooMuchText = source.NewRule("bang-tinh-khong-mo-duoc",
		"chữ trong các ô cộng lại lớn quá %s; hãy xóa các cột không cần, hoặc chia làm nhiều tệp",
		"the texts of all cells come to more than %s; delete columns that are not needed, or make several files of it")
	TooManyCells = source.NewRule("bang-tinh-khong-mo-duoc",
		"bảng tính có quá %d ô, hoặc có ô nằm quá xa (Ctrl+End cho thấy ô cuối); hãy xóa các hàng, cột thừa, hoặc chia làm nhiều tệp",
		"the spreadsheet has more than %d cells, or a cell that is very far off (Ctrl+End shows the last one); delete rows "+
			"and columns that are not needed, or make several files of it")
	OldExcel = source.NewRule("bang-tinh-khong-mo-duoc",
		"đây là tệp Excel kiểu cũ (.xls); hãy mở bằng Excel, chọn Tệp → Lưu dưới dạng → Sổ làm việc Excel (.xlsx)",
		"this is an old Excel file (.xls); open it in Excel and choose File → Save As → Excel Workbook (.xlsx)")
	OldXML = source.NewRule("bang-tinh-khong-mo-duoc",
		"đây là bảng tính XML 2003; hãy mở bằng Excel, chọn Tệp → Lưu dưới dạng → Sổ làm việc Excel (.xlsx)",
		"this is an XML Spreadsheet 2003; open it in Excel and choose File → Save As → Excel Workbook (.xlsx)")
	Macros = source.NewRule("bang-tinh-khong-mo-duoc",
		"đây là bảng tính có macro (.xlsm); hãy chọn Tệp → Lưu dưới dạng → Sổ làm việc Excel (.xlsx), không kèm macro",
		"this is a workbook with macros (.xlsm); choose File → Save As → Excel Workbook (.xlsx), without macros")
	Binary = source.NewRule("bang-tinh-khong-mo-duoc",
		"đây là bảng tính nhị phân (.xlsb); hãy mở bằng Excel, chọn Tệp → Lưu dưới dạng → Sổ làm việc Excel (.xlsx)",
		"this is a binary workbook (.xlsb); open it in Excel and choose File → Save As → Excel Workbook (.xlsx)")
	OpenDocument = source.NewRule("bang-tinh-khong-mo-duoc",
		"đây là tệp OpenDocument (.ods, .odt…); bảng tính .ods thì hãy mở bằng LibreOffice hoặc Excel, lưu dưới dạng .xlsx",
		"this is an OpenDocument file (.ods, .odt…); if it is a spreadsheet, open it in LibreOffice or Excel and save it as .xlsx")
	Locked = source.NewRule("bang-tinh-khong-mo-duoc",
		"bảng tính đặt mật khẩu; hãy mở bằng Excel, chọn Tệp → Thông tin → Bảo vệ sổ làm việc → Mã hóa bằng mật khẩu, "+
			"xóa mật khẩu rồi lưu lại",
		"the spreadsheet has a password; open it in Excel, choose File → Info → Protect Workbook → Encrypt with Password, "+
			"delete the password and save it again")
	WebPage = source.NewRule("bang-tinh-khong-mo-duoc",
		"bên trong là trang web (HTML), không phải bảng tính, như một số phần mềm cũ xuất ra; hãy xuất lại dạng .xlsx; "+
			"nếu chỉ còn cách mở bằng Excel rồi lưu dưới dạng .xlsx thì xem lại từng mã: 1.000170 có thể thành 1.00017",
		"inside is a web page (HTML) and no spreadsheet, as some old systems export it; export it again as .xlsx; "+
			"if nothing is left but to open it in Excel and save it as .xlsx, look at each code: 1.000170 may become 1.00017")
	PlainText = source.NewRule("bang-tinh-khong-mo-duoc",
		"đuôi tệp là %s nhưng bên trong là văn bản thường; nếu là bảng CSV thì hãy đổi đuôi thành .csv, "+
			"nếu không thì mở bằng Excel rồi lưu dưới dạng .xlsx",
		"the suffix is %s, and inside is plain text; if it is a CSV table, rename it to .csv, else open it in Excel and save it as .xlsx")
	OtherFormat = source.NewRule("bang-tinh-khong-mo-duoc",
		"tệp không phải bảng tính; hãy chọn bảng tính .xlsx hoặc .csv (nếu nằm trong tệp nén thì giải nén trước)",
		"the file is no spreadsheet; choose one that is .xlsx or .csv (take it out first if it is in an archive)")
	Damaged = source.NewRule("bang-tinh-khong-mo-duoc",
		"bảng tính bị hỏng hoặc tải về dở dang (%s); hãy tải hoặc chép lại, hay mở bằng Excel để sửa rồi lưu lại",
		"the spreadsheet is damaged, or its download broke off (%s); download or copy it again, or let Excel repair it and save it")
	Doctype = source.NewRule("bang-tinh-khong-mo-duoc",
		"phần %s của bảng tính có khai báo DOCTYPE, Excel không bao giờ ghi thế; hãy mở bằng Excel rồi lưu lại",
		"the part %s of the spreadsheet has a DOCTYPE, which Excel never writes; open it in Excel and save it again")
	NothingIn = source.NewRule("bang-tinh-khong-mo-duoc",
		"bảng tính không có ô nào có chữ hay số; hãy kiểm tra có gửi nhầm tệp không",
		"no cell of the spreadsheet says anything; see whether it is the wrong file")
	ForeignLinks = source.NewRule("o-khong-co-gia-tri",
		"bảng tính lấy số liệu từ tệp khác; hãy chọn Dữ liệu → Chỉnh sửa nối kết → Ngắt nối kết rồi lưu lại",
		"the spreadsheet takes figures from other files; choose Data → Edit Links → Break Link and save it again")
)

// Rules about single cells.
var (
	NoValue = source.NewRule("o-khong-co-gia-tri",
		"ô có công thức %q nhưng chưa có kết quả; hãy mở bằng Excel, bấm F9 để tính rồi lưu lại",
		"the cell has the formula %q and no result; open the file in Excel, press F9 to calculate and save it")
	ErrorValue = source.NewRule("o-khong-co-gia-tri",
		"ô báo lỗi %s thay cho giá trị; hãy sửa công thức, hoặc gõ giá trị vào ô",
		"the cell says %s instead of a value; mend the formula, or type the value")
	ForeignFormula = source.NewRule("o-khong-co-gia-tri",
		"công thức %q lấy giá trị từ tệp khác; hãy chọn Dữ liệu → Chỉnh sửa nối kết → Ngắt nối kết, hoặc gõ giá trị vào ô",
		"the formula %q takes its value from another file; choose Data → Edit Links → Break Link, or type the value")
	BadValue = source.NewRule("o-khong-co-gia-tri",
		"không đọc được giá trị %q của ô; hãy gõ lại ô này",
		"the value %q of the cell cannot be read; type it again")
	NoFormat = source.NewRule("o-khong-co-gia-tri",
		"không biết số %s là số hay ngày: tệp thiếu định dạng của ô; hãy mở bằng Excel rồi lưu lại",
		"nobody knows whether %s is a number or a date: the file lacks the format of the cell; open it in Excel and save it again")
	LongNumber = source.NewRule("o-sai-kieu",
		"số %s dài quá 15 chữ số, Excel đã bỏ các chữ số sau; hãy đặt định dạng ô là Văn bản rồi gõ lại từ bản gốc",
		"the number %s has more than 15 digits, and Excel dropped those after; format the cell as Text and type it again from the original")
	TimeOfDay = source.NewRule("o-sai-kieu",
		"ô định dạng ngày có cả giờ (%s); hãy gõ lại ngày không kèm giờ, còn nếu là số thì đổi định dạng ô thành Chung",
		"the cell is formatted as a date and has a time (%s); type the date without it, or format the cell as General if it is a number")
	NoDate = source.NewRule("o-sai-kieu",
		"ô định dạng ngày nhưng %s không phải ngày; hãy gõ lại ngày, còn nếu là số thì đổi định dạng ô thành Chung",
		"the cell is formatted as a date, and %s is none; type the date again, or format the cell as General if it is a number")
	OldCode = source.NewRule("bang-ma-cu",
		"chữ trong ô có vẻ viết bằng bảng mã %s; đọc ra có thể là %q; hãy gõ lại, hoặc chuyển sang Unicode (UniKey: Ctrl+Shift+F6)",
		"letters in the cell seem to be written in %s; it may read %q; type it again, or convert it to Unicode (UniKey: Ctrl+Shift+F6)")
)

// Rules about data in cells, for whoever knows where it begins.
var (
	MergedData = source.NewRule("o-gop-o-an",
		"các ô %s gộp làm một, không rõ giá trị của từng hàng; hãy chọn chúng, bấm Trang đầu → Phối & Căn giữa để bỏ gộp, "+
			"rồi gõ giá trị vào từng ô",
		"the cells %s are merged, so that the value of each row is not known; select them, press Home → Merge & Center to "+
			"unmerge, and type the value into each cell")
	HiddenRows = source.NewRule("o-gop-o-an",
		"hàng %s bị ẩn mà có dữ liệu; hãy chọn cả trang tính (Ctrl+A), bấm chuột phải vào số hàng → Bỏ ẩn, "+
			"rồi giữ hoặc xóa các hàng ấy",
		"row %s is hidden and has data; select the sheet (Ctrl+A), right-click the row numbers → Unhide, then keep or delete the rows")
	FilteredRows = source.NewRule("o-gop-o-an",
		"hàng %s bị bộ lọc ẩn mà có dữ liệu; hãy bấm Dữ liệu → Xóa bộ lọc, rồi giữ hoặc xóa các hàng ấy",
		"row %s is hidden by a filter and has data; press Data → Clear, then keep or delete the rows")
	HiddenColumns = source.NewRule("o-gop-o-an",
		"cột %s bị ẩn mà có dữ liệu; hãy chọn cả trang tính (Ctrl+A), bấm chuột phải vào tên cột → Bỏ ẩn, "+
			"rồi giữ hoặc xóa cột ấy",
		"column %s is hidden and has data; select the sheet (Ctrl+A), right-click the column names → Unhide, then keep or delete it")
)

// Rules about .csv.
var (
	NoCode = source.NewRule("khong-phai-utf8",
		"tệp có byte không thuộc bảng mã nào nhận ra được; hãy mở bằng Excel, lưu dưới dạng CSV UTF-8 hoặc .xlsx",
		"the file has bytes of no code that is recognised; open it in Excel and save it as CSV UTF-8 or .xlsx")
	UnsureCode = source.NewRule("khong-phai-utf8",
		"tệp không phải UTF-8, có vẻ là bảng mã %s: %q; hãy mở bằng bảng mã ấy, xem lại từng chữ rồi lưu với bảng mã UTF-8",
		"the file is not UTF-8; it seems to be %s: %q; open it so, look at each word and save it as UTF-8")
	OpenQuote = source.NewRule("csv-sai",
		"dấu nháy kép mở ở đây mà không có dấu đóng, cả phần sau thành một ô; hãy thêm dấu đóng, hoặc viết \"\" nếu là dấu nháy trong chữ",
		"a quotation mark is opened here and never closed, so that all that follows is one cell; close it, or write \"\" for one in a text")
	LateQuote = source.NewRule("csv-sai",
		"dấu nháy kép mở ở đây đóng lại ngay trước %q, nên nhiều ô hay nhiều dòng thành một ô; hãy thêm dấu đóng còn thiếu, "+
			"hoặc viết \"\" nếu là dấu nháy trong chữ",
		"the quotation mark opened here is closed right before %q, so that several cells or lines are one; put the missing mark in, "+
			"or write \"\" for one in a text")
	TooManyFields = source.NewRule("csv-sai",
		"dòng có %d ô, các dòng khác có %d; chữ có dấu %q thì phải đặt trong dấu nháy kép",
		"the line has %d cells, others have %d; a text with %q in it must stand in quotation marks")
)
