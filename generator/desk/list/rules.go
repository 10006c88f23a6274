package list

import "congkhai/generator/files/source"

// Rules about mappings.
var (
	NoMapping = source.NewRule("noi-cot-sai",
		"tệp này không phải cách đọc một danh sách; hãy đổi đuôi tệp thành .toml, hoặc chuyển tệp khỏi thư mục này",
		"the file is no mapping; rename it so that it ends in .toml, or take it out of this folder")
	HeadingTwice = source.NewRule("noi-cot-sai",
		"tiêu đề %q đã ghi ở trên (không kể dấu, hoa thường); hãy bỏ một chỗ",
		"the heading %q stands above already (marks and capitals do not count); leave it out in one place")
	KeyTwice = source.NewRule("noi-cot-sai",
		"khóa %q đã có một cột khác; hãy gộp các tiêu đề vào tieu_de của cột ấy",
		"another column has the key %q already; put the headings into its tieu_de")
	KeyWithin = source.NewRule("noi-cot-sai",
		"khóa %q và khóa %q của một cột trên nằm trong nhau, hai ô không cùng ghi vào một chỗ được; hãy bỏ một cột, "+
			"hoặc ghi tiêu đề của nó vào bo_qua",
		"the key %q and the key %q of a column above lie in each other, and two cells cannot fill one place; leave one column out, "+
			"or put its heading into bo_qua")
	NoIDColumn = source.NewRule("noi-cot-sai",
		"dinh_danh là %q nhưng không cột nào có khóa ấy; hãy ghi khóa của cột chứa mã",
		"dinh_danh is %q, and no column has this key; write the key of the column with the code")
	NoKind = source.NewRule("noi-cot-sai",
		"không có loại %q; hãy ghi vào loai một trong các loại: %s", "there is no kind %q; write one of these kinds into loai: %s")
	ManyTables = source.NewRule("noi-cot-sai",
		"khóa %q là một danh sách nhiều bảng hoặc nằm trong đó, một ô không nói được là bảng nào; hãy chọn khóa khác, "+
			"hoặc bỏ cột này và ghi tiêu đề vào bo_qua",
		"the key %q is a list of tables or lies in one, and a cell does not say in which of them; choose another key, "+
			"or leave the column out and put its heading into bo_qua")
	NoKey = source.NewRule("noi-cot-sai",
		"loại %s không có khóa %q; lệnh kinds cho biết các khóa",
		"the kind %s has no key %q; the command kinds lists the keys")
)

// Rules about the heads of lists.
var (
	NoHead = source.NewRule("cot-khong-khop",
		"trong %d hàng đầu không có hàng tiêu đề nào đọc được; hãy giữ nguyên tiêu đề như nơi xuất ra, hoặc viết cách đọc mới; "+
			"các danh sách đọc được: %s",
		"none of the first %d rows has headings that can be read; keep them as they were exported, or write a new mapping; "+
			"lists that can be read: %s")
	NoColumn = source.NewRule("cot-khong-khop",
		"hàng tiêu đề thiếu cột %q của danh sách “%s”; hãy thêm cột, hoặc sửa tiêu đề cho đúng",
		"the head lacks the column %q of the list “%s”; add the column, or mend the heading")
	UnknownHeading = source.NewRule("cot-khong-khop",
		"không biết cột %q của danh sách “%s” là gì; hãy sửa tiêu đề, xóa cột, hoặc ghi tiêu đề này vào bo_qua của cách đọc",
		"nobody knows what the column %q of the list “%s” is; mend the heading, delete the column, or put the heading into bo_qua of the mapping")
	NoHeading = source.NewRule("cot-khong-khop",
		"cột %s có dữ liệu nhưng không có tiêu đề; hãy ghi tiêu đề, hoặc xóa cột",
		"the column %s has data and no heading; write one, or delete the column")
	ColumnTwice = source.NewRule("cot-khong-khop",
		"cột %q cũng cho khóa %s như cột %s; hãy xóa một trong hai cột",
		"the column %q gives the key %s as the column %s does; delete one of them")
	OtherSheet = source.NewRule("cot-khong-khop",
		"trong %d hàng đầu của trang tính không có tiêu đề nào của danh sách “%s”; hãy sửa tiêu đề, hoặc xóa trang tính nếu không cần",
		"none of the first %d rows of the sheet has a heading of the list “%s”; mend the headings, or delete the sheet if it is not needed")
	HiddenSheet = source.NewRule("cot-khong-khop",
		"trang tính bị ẩn mà có dữ liệu; hãy bấm chuột phải vào tên trang tính → Bỏ ẩn, rồi giữ hoặc xóa trang ấy",
		"the sheet is hidden and has data; right-click the name of a sheet → Unhide, then keep or delete it")
)

// Rules about the rows of lists.
var (
	NumberForText = source.NewRule("ma-bi-doi",
		"mã hoặc chữ ở đây đã bị đổi thành số %s, các số 0 ở đầu hoặc cuối có thể đã mất; hãy xuất lại danh sách mà không mở rồi lưu bằng Excel, "+
			"hoặc đặt định dạng cả cột là Văn bản rồi gõ lại mã",
		"the code or text here was made the number %s, and noughts at its beginning or end may be lost; export the list again without opening and "+
			"saving it in Excel, or format the column as Text and type the code again")
	ShortCode = source.NewRule("ma-bi-doi",
		"mã %q ngắn hơn mẫu %q: có lẽ tệp đã được mở rồi lưu bằng Excel, các số 0 ở đầu hoặc cuối đã mất; "+
			"hãy xuất lại danh sách mà không mở rồi lưu bằng Excel, hoặc gõ lại mã",
		"the code %q is shorter than the sample %q: maybe the file was opened and saved in Excel, and noughts at its beginning or end "+
			"are lost; export the list again without opening and saving it in Excel, or type the code again")
	OddCode = source.NewRule("ma-bi-doi",
		"mã %q không cùng dạng với mẫu %q; hãy gõ lại mã như bản gốc, hoặc bỏ mau khỏi cách đọc nếu mã không theo một dạng nào",
		"the code %q does not look like the sample %q; type it again as the original has it, or leave mau out of the mapping if codes "+
			"have no form")
	ChangedText = source.NewRule("ma-bi-doi",
		"chữ ở đây đã bị đổi thành ngày hoặc giá trị %s; hãy đặt định dạng ô là Văn bản rồi gõ lại như bản gốc",
		"the text here was made the day or the value %s; format the cell as Text and type again what the original has")
	NoID = source.NewRule("hang-khong-ro-ma",
		"hàng này không có %q mà có %q; hãy điền mã, hoặc xóa hàng nếu là ghi chú, dòng tổng hay tên nhóm",
		"the row has no %q, but %q; fill the code in, or delete the row if it is a note, a sum or the name of a group")
	IDTwice = source.NewRule("hang-khong-ro-ma",
		"mã %s đã có ở %s; hãy xóa một hàng, hoặc sửa mã",
		"the code %s stands in %s already; delete one of the rows, or mend the code")
)
