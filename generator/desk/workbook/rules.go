package workbook

import "congkhai/generator/files/source"

// Rules that a workbook must keep to before it becomes content.
var (
	TwoValues = source.NewRule("dong-sai-cho",
		"%q được ghi hai lần, trong ô và trong trang riêng của nó; hãy xóa một trong hai",
		"%q is given twice, in a cell and in a sheet of its own; delete one of them")
	TwoRows = source.NewRule("dong-sai-cho",
		"khóa %q có hai dòng; hãy xóa một dòng", "the key %q has two rows; delete one")
	NoSuchRow = source.NewRule("dong-sai-cho",
		"dòng này thuộc số %q nhưng trang %q không có dòng ấy; hãy sửa số, hoặc thêm dòng vào trang kia",
		"this row belongs to the number %q, which the sheet %q does not have; mend the number, or add the row there")
	BadKey = source.NewRule("dong-sai-cho",
		"khóa %q viết chưa đúng; chép khóa từ bản xuất", "the key %q is not written right; copy it from the export")
	Gap = source.NewRule("dong-sai-cho",
		"ô này trống giữa các giá trị của dòng; hãy điền, hoặc xóa cả các ô sau nó",
		"this cell is empty between the values of its row; fill it in, or delete those behind it too")
	OtherVersion = source.NewRule("bang-sai-khuon",
		"bảng này xuất từ bản congkhai khác (%q) nên không đọc chắc được; hãy xuất lại rồi chép phần đã sửa sang",
		"this workbook was written by another version (%q) and cannot be relied on; export again and copy what was changed")
	OtherKeys = source.NewRule("bang-sai-khuon",
		"loại này đã có khóa khác từ khi bảng được xuất; hãy xuất lại rồi chép phần đã sửa sang",
		"the keys of this kind have changed since the workbook was written; export again and copy what was changed")
	UnknownSheet = source.NewRule("bang-sai-khuon",
		"trang %q không phải của bảng này nên không biết ghi vào đâu; hãy xóa trang, hoặc chép sang trang đúng",
		"the sheet %q is not one of this workbook; delete it, or copy what it has to where it belongs")
	UnknownHead = source.NewRule("bang-sai-khuon",
		"cột có tiêu đề %q không phải của trang này; hãy sửa tiêu đề, hoặc xóa cột",
		"the column with the head %q is none of this sheet; mend the head, or delete the column")
	Headless = source.NewRule("bang-sai-khuon",
		"cột này có dữ liệu mà không có tiêu đề nên không biết là gì; hãy ghi tiêu đề như bản xuất, hoặc xóa cột",
		"this column has data and no head, so that nobody knows what it is; write the head of the export, or delete it")
	NoHead = source.NewRule("bang-sai-khuon",
		"trang thiếu cột %q; hãy lấy lại cột ấy từ bản xuất", "the sheet has no column %q; take it from the export")
	NoID = source.NewRule("dong-sai-cho",
		"dòng này chưa có tên tệp; hãy ghi tên tệp của mục, mục mới thì đặt tên bằng chữ thường không dấu",
		"this row has no file name; write that of its record, and for a new one small letters without marks")
	NotInFirst = source.NewRule("dong-sai-cho",
		"dòng này của mục %q mà trang %q không có; hãy thêm mục vào đó, hoặc xóa dòng",
		"this row is of the record %q, which the sheet %q does not have; add it there, or delete the row")
	ChangedSince = source.NewRule("cong-da-sua",
		"%s: cổng đã được sửa sau khi xuất bảng này; ở cổng là %q, trong bảng là %q; hãy xuất lại rồi sửa trên bản mới",
		"%s: the portal was changed after this workbook was written; it has %q and the workbook %q; export again and change that")
	BadName = source.NewRule("dong-sai-cho",
		"tên tệp %q không hợp với loại này; viết như %q", "the name %q is none of this kind; write such as %q")
	Gone = source.NewRule("cong-da-sua",
		"mục %q không còn ở cổng: đã bị xóa hoặc đổi tên sau khi xuất bảng này; hãy xuất lại rồi sửa trên bản mới",
		"the record %q is no longer on the portal: it was deleted or renamed after this workbook was written; export again and change that")
	NoSuchTable = source.NewRule("bang-sai-khuon",
		"tiêu đề các cột không phải của bảng nào của %s; dòng đầu phải là tiêu đề của một trong các trang khi xuất: %s",
		"the heads are those of no table of %s; the first row has to be that of one of the sheets of an export: %s")
	NoRecord = source.NewRule("dong-sai-cho",
		"không có mục %q trong content/%s, mà bảng này chỉ là một phần của mục; hãy tạo mục trước, hoặc sửa tên",
		"there is no record %q in content/%s, and this table is only a part of one; make it first, or mend the name")
	NoCell = source.NewRule("bang-sai-khuon",
		"khóa %q không nằm trong một ô được; hãy sửa bảng khai báo cột", "the key %q does not fit into one cell; mend the mapping")
)

// Rules that a form must keep to that comes back filled in.
var (
	NoSuchForm = source.NewRule("bang-sai-khuon",
		"bảng này để điền biểu mẫu %q mà cổng không có; hãy xuất lại biểu mẫu từ cổng này",
		"this workbook is of the form %q, which the portal does not have; export the form from this portal")
	NoSuchPeriod = source.NewRule("bang-sai-khuon",
		"kỳ %q không phải kỳ của biểu mẫu %q; hãy xuất lại biểu mẫu cho đúng kỳ",
		"%q is no period of the form %q; export the form for a period of its own")
	OtherAgency = source.NewRule("bang-sai-khuon",
		"bảng này là báo cáo của đơn vị %q, cổng này của %q; hãy nhập ở cổng của đơn vị ấy",
		"this workbook is a report of %q, and the portal is that of %q; import it there")
	SeveralReports = source.NewRule("bang-sai-khuon",
		"kỳ này có nhiều báo cáo theo biểu mẫu này: %s; hãy giữ một rồi nhập lại",
		"there are several reports of this period with this form: %s; keep one and import again")
	IDTaken = source.NewRule("bang-sai-khuon",
		"tên %q đã thuộc về mục khác nên không tạo được báo cáo; hãy tạo trước bằng congkhai new bao-cao với tên khác, rồi nhập lại",
		"the name %q is taken, so that no report can be made; make one by congkhai new bao-cao with another name, and import again")
	NoReport = source.NewRule("bang-sai-khuon",
		"báo cáo %s viết chưa đúng ở %s nên không điền vào được; hãy chạy congkhai check --drafts, sửa rồi nhập lại",
		"the report %s is not written right at %s and cannot be filled in; run congkhai check --drafts, mend it and import again")
	NoPlaceInReport = source.NewRule("bang-sai-khuon",
		"báo cáo %s chưa có cột %q trong %s; hãy thêm cột vào danh sách cot của báo cáo rồi nhập lại",
		"the report %s has no column %q in %s; add it to cot of the report and import again")
	UnknownFigure = source.NewRule("bang-sai-khuon",
		"biểu mẫu không có số liệu %q; biểu mẫu đã đổi, hoặc khóa bị sửa: hãy xuất lại rồi chép số sang",
		"the form has no figure %q; the form or the key was changed: export again and copy the numbers")
	UnknownRow = source.NewRule("bang-sai-khuon",
		"không có dòng %q trong %s; hãy xuất lại rồi chép số sang, hoặc thêm mục ấy vào cổng trước",
		"there is no row %q in %s; export again and copy the numbers, or add what it is about to the portal first")
	NoPrintedTable = source.NewRule("bang-sai-khuon",
		"không thấy bảng nào của biểu mẫu trong tệp: các cột phải có tiêu đề %s",
		"no table of the form is in the file: the heads of its columns have to be %s")
	NoSuchName = source.NewRule("bang-sai-khuon",
		"không có dòng tên %q trong %s; sửa tên, hoặc thêm tên ấy vào ten_khac của mục ở cổng",
		"there is no row called %q in %s; mend the name, or add it to the names (ten_khac) of what it is about")
	TwoColumns = source.NewRule("bang-sai-khuon",
		"cột %q có hai lần; hãy xóa một cột", "the column %q is there twice; delete one")
	NoRowKey = source.NewRule("dong-sai-cho",
		"dòng này không có khóa nên không biết là số liệu nào; hãy chuyển số vào dòng có sẵn của biểu mẫu",
		"this row has no key, so that nobody knows which figure it is; put the number into a row of the form")
	NoRowName = source.NewRule("dong-sai-cho",
		"dòng này có số mà không có tên nên không biết là của ai; hãy ghi tên như ở cổng, hoặc xóa dòng",
		"this row has numbers and no name, so that nobody knows whose they are; write the name that the portal has, or delete the row")
	ValueAndReason = source.NewRule("dong-sai-cho",
		"số liệu này vừa có giá trị %q vừa có lý do không có số %q; hãy xóa một trong hai",
		"this figure has both the value %q and the reason %q for having none; delete one of them")
	SumOfTable = source.NewRule("dong-sai-cho",
		"số liệu này lấy từ %s; hãy xóa ô này", "this figure is taken from %s; delete what this cell has")
	BelowZero = source.NewRule("o-sai-loai",
		"ô này là %s; số liệu không âm, hãy gõ lại từ 0 trở lên", "this cell is %s; figures are not negative: type one from 0 on")
	NoPercent = source.NewRule("o-sai-loai",
		"ô này định dạng phần trăm (%s%%) mà số liệu không phải tỷ lệ; hãy đổi định dạng ô thành Chung rồi gõ lại số",
		"the cell is formatted as a percentage (%s%%) and the figure is none; format it as General and type the number again")
	TooFine = source.NewRule("o-sai-loai",
		"ô này là %s; số liệu có nhiều nhất hai chữ số sau dấu phẩy, hãy làm tròn rồi gõ lại",
		"this cell is %s; figures have two decimals at most: round it and type it again")
	AlreadySaid = source.NewRule("so-da-co",
		"%s: báo cáo %s đã ghi %q, ô này là %q; không ghi đè: hãy hỏi lại, rồi sửa một trong hai chỗ",
		"%s: the report %s has %q already and this cell %q; nothing is written over: find out which is right and change the other")
	NotTheSum = source.NewRule("tong-khac-dong",
		"ô tổng này là %s, các dòng cộng lại là %s; hãy để công thức của bản xuất tính (F9), đừng gõ đè",
		"this sum is %s, and the rows add up to %s; let the formula of the export work it out (F9) and do not type over it")
	OtherTotal = source.NewRule("tong-khac-dong",
		"%s: báo cáo %s đã ghi tổng %s, các dòng sau khi nhập cộng lại là %s; hãy xem lại tổng trong báo cáo",
		"%s: the report %s has the sum %s, and its rows add up to %s after the import; look at the sum in the report")
)
