package report

import "congkhai/generator/files/source"

// Rules about forms and reports.
var (
	BadRelation = source.NewRule("quan-he-sai",
		`không đọc được %q; viết như %q, với =, <= hoặc >=, dấu cách hai bên mỗi dấu`,
		`cannot read %q; write such as %q, with =, <= or >=, and blanks around each sign`)
	RelationMeant = source.NewRule("quan-he-sai",
		`không đọc được %q; viết %q`,
		`cannot read %q; write %q`)
	NoProduct = source.NewRule("quan-he-sai",
		`không đọc được %q; quan hệ chỉ cộng, trừ và chia, không nhân: tỷ lệ viết như "i4.ty_le = i4.da_ra_soat / i4.ke_hoach", ra phần trăm không cần nhân 100`,
		`cannot read %q; relations add, subtract and divide only: write a printed.Ratio such as "i4.ty_le = i4.da_ra_soat / i4.ke_hoach", which is in per cent without times 100`)
	OnlyLess = source.NewRule("quan-he-sai",
		`không đọc được %q; dùng <= thay cho < và >= thay cho >, như "i6.moi <= i6.tiep_nhan"`,
		`cannot read %q; write <= for < and >= for >, such as "i6.moi <= i6.tiep_nhan"`)
	NoOwnFigure = source.NewRule("quan-he-khong-so-lieu",
		"quan hệ này không có số liệu nào của chính báo cáo; thêm ít nhất một số liệu không có chữ truoc., cong., … ở trước",
		"this relation has no figure of the report itself; name at least one without truoc., cong., … before it")
	OtherKind = source.NewRule("quan-he-khac-loai",
		"%s (%s) không cộng hoặc so được với %s (%s)",
		"%s (%s) cannot be added to or compared with %s (%s)")
	NotARatio = source.NewRule("quan-he-khong-ty-le",
		"%s bằng một phép chia nên phải có loai = \"ty_le\"",
		"%s equals a division, so it needs loai = \"ty_le\"")
	NotAFlow = source.NewRule("luy-ke-sai",
		"%s không cộng qua các quý được; nếu là số phát sinh trong kỳ, ghi phat_sinh = true ở số liệu ấy",
		"%s cannot be added up over quarters; if it is a flow, write phat_sinh = true at that figure")
	Circular = source.NewRule("quan-he-vong",
		"quan hệ này đi vòng: %s gồm %s, mà số này lại gồm số kia",
		"this relation goes in a circle: %s is made of %s, which is made of it")
	NoFigure = source.NewRule("so-lieu-la",
		"biểu mẫu không có số liệu %q; xóa dòng này, hoặc thêm số liệu ấy vào biểu mẫu nếu đề cương có",
		"the form has no figure %q; delete this line, or add the figure to the form if its outline has it")
	NoCount = source.NewRule("so-dem-la",
		"cổng không có số đếm %q; các số đếm là: %s",
		"the portal has no count %q; the counts are: %s")
	PlainTerm = source.NewRule("so-dem-la",
		"ở đây chỉ ghi tên số đếm, không có cong. hay phần nào khác ở trước; viết %s = và số cổng có hôm ấy",
		"here stands the name of the count alone, without cong. or anything else before it; write %s = and how many there were")
	NegativeCount = source.NewRule("so-am",
		"trên cổng không có %d mục được; ghi số cổng có hôm ấy, hoặc xóa phần [chot] rồi chạy congkhai close",
		"a portal cannot hold %d records; write what it held, or take [chot] away and use congkhai close")
	NotAsked = source.NewRule("so-dem-thua",
		"không quan hệ nào của biểu mẫu hỏi cong.%[1]s; xóa %[1]q ở đây, hoặc thêm quan hệ so với cong.%[1]s",
		"no relation of the form asks for cong.%[1]s; take %[1]q away, or add a relation with cong.%[1]s")
	BadFigureKey = source.NewRule("khoa-so-lieu-sai",
		`khóa số liệu %q phải gồm hai phần như "i6.tiep_nhan": chữ thường không dấu, số và _, không bắt đầu bằng truoc., dau_nam., luy_ke., liet_ke. hoặc cong.`,
		`the figure's key %q has to have two parts such as "i6.tiep_nhan": lower-case letters without marks, digits and _, not beginning with truoc., dau_nam., luy_ke., liet_ke. or cong.`)
	BadPeriod = source.NewRule("ky-sai",
		"kỳ %q không có thật hoặc viết sai; viết như %q",
		"there is no period %q, or it is written otherwise; write such as %q")
	NoPeriod = source.NewRule("thieu-ky",
		"biểu mẫu này là báo cáo %s nên báo cáo phải nói kỳ; thêm dòng ky = %q (chỉ báo cáo đột xuất để trống)",
		"reports with this form are due %s and have to say their period; add the line ky = %q (only those on demand go without)")
	OtherRoutine = source.NewRule("ky-khac-bieu-mau",
		"biểu mẫu này là báo cáo %s, không làm cho kỳ %q được; kỳ viết như %q hoặc gồm nhiều kỳ như thế, hoặc chọn biểu mẫu khác",
		"reports with this form are due %s and cannot be made for the period %q; write such as %q or several of these together, or take another form")
	MonthAndDays = source.NewRule("ky-khac-ngay",
		"kỳ %q không hợp với các ngày từ %s đến %s; kỳ phải hết trong tháng cuối của nó, và không bắt đầu trước đó quá một tháng",
		"the period %q does not go with the days from %s to %s; it ends in its last month, and begins no more than a month before")
	SumDiffers = source.NewRule("cong-don",
		"báo cáo gồm nhiều kỳ này ghi %[1]s; sửa số gõ nhầm, hoặc giải trình",
		"this report of several periods says %[2]s; mend the wrong figure, or explain")
	LineCircles = source.NewRule("bieu-mau-noi-tiep-sai",
		"các biểu mẫu nối tiếp nhau đi vòng: theo sau %q lại là chính biểu mẫu này; bỏ thay_the_boi ở một biểu mẫu",
		"the forms that follow each other go in a circle: after %q comes this one again; take thay_the_boi away in one of them")
	SuccessorEarlier = source.NewRule("bieu-mau-noi-tiep-sai",
		"biểu mẫu nối tiếp %q dùng từ %s, không sau ngày %s của biểu mẫu này; sửa ngày, hoặc ghi biểu mẫu khác",
		"the form %q that follows is in use from %s, not after this one's %s; mend the day, or name another form")
	SuccessorRoutine = source.NewRule("bieu-mau-noi-tiep-sai",
		"biểu mẫu nối tiếp %q là báo cáo %s, biểu mẫu này là báo cáo %s; chỉ nối tiếp biểu mẫu cùng định kỳ",
		"the form %q that follows is due %s, this one %s; only a form of the same routine can follow")
	AddsUpLonger = source.NewRule("cong-tu-sai",
		"không cộng các báo cáo theo biểu mẫu %q thành kỳ của biểu mẫu này được; cong_tu phải là biểu mẫu hằng tháng hoặc hằng quý, ngắn hơn kỳ này",
		"reports with the form %q do not add up to the periods of this form; cong_tu has to be a monthly or quarterly one, shorter than this")
	WhichAddsUp = source.NewRule("cong-tu-sai",
		"luy_ke. cộng từ báo cáo nào? Có nhiều biểu mẫu hằng tháng, hằng quý: %[1]s; thêm dòng cong_tu = %[2]q",
		"which reports does luy_ke. add up? There are several monthly and quarterly forms: %[1]s; add the line cong_tu = %[2]q")
	PeriodAndDays = source.NewRule("ky-khac-ngay",
		"kỳ %q không hợp với các ngày từ %s đến %s; kỳ phải hết trong quý cuối của nó, và không bắt đầu trước đó quá một tháng",
		"the period %q does not go with the days from %s to %s; it ends in its last quarter, and begins no more than a month before")
	PeriodAndTitle = source.NewRule("ky-khac-ten",
		"tên báo cáo ghi %q nhưng khóa ky ghi %q",
		"the report's title says %q, the key ky says %q")
	FormNotInUse = source.NewRule("bieu-mau-ngoai-ky",
		"biểu mẫu này dùng từ ngày %s và không dùng cho kỳ từ %s đến %s; hãy chọn biểu mẫu của kỳ này",
		"this form, in use from %s, was not in use in the period from %s to %s; take the form of that time")
	PeriodsOverlap = source.NewRule("ky-chong",
		"kỳ này bắt đầu ngày %s, chồng lên kỳ của %s tới ngày %s mới hết",
		"this period begins on %s and overlaps that of %s, which ends on %s")
	FigureMissing = source.NewRule("thieu-so-lieu",
		`thiếu số liệu %[1]s (%[2]s); nếu không có số, ghi "khong", "khong_ap_dung" hoặc "khong_bao_cao"`,
		`the figure %[1]s (%[2]s) is missing; without a number write "khong", "khong_ap_dung" or "khong_bao_cao"`)
	FigureParts = source.NewRule("so-lieu-la",
		"khóa số liệu có hai phần như i6.tiep_nhan; ở đây thiếu phần đầu",
		"the key of a figure has two parts such as i6.tiep_nhan; the first one is missing here")
	NotReported = source.NewRule("so-lieu-de-trong",
		"biểu mẫu đòi số liệu %s (%s) nhưng báo cáo ghi là không nêu",
		"the form asks for the figure %s (%s), the report says that it is not reported")
	RelationFails = source.NewRule("quan-he",
		"báo cáo nói %[1]s (quan hệ %[2]s: %[3]s)",
		"the report says %[4]s (relation %[2]s: %[3]s)")

	// Of tables.
	BadGridKey = source.NewRule("bang-sai",
		"khóa %q viết sai; chỉ dùng chữ thường không dấu, số và _, bắt đầu bằng chữ",
		"the key %q is not well written; use small letters without marks, digits and _, a letter first")
	KeptKey = source.NewRule("bang-sai",
		"khóa %q đã dùng cho việc khác trong báo cáo hoặc quan hệ; đặt khóa khác",
		"the key %q is kept for something else in reports or relations; take another")
	NoSuchSection = source.NewRule("bang-sai",
		"đề cương không có mục %q; phan của bảng là số của một mục, viết đúng như ở [[phan]]",
		"the outline has no section %q; phan of a table is the number of a section as [[phan]] has it")
	NoFixedRows = source.NewRule("bang-sai",
		`các dòng có sẵn nhưng bảng chưa có dòng nào; thêm [[bang.hang]], hoặc chọn dong = "linh_vuc", "co_quan" hay "cap"`,
		`the rows are fixed, and there are none; add [[bang.hang]], or choose dong = "linh_vuc", "co_quan" or "cap"`)
	RowsNotFixed = source.NewRule("bang-sai",
		`chỉ bảng có dong = "co_dinh" mới có [[bang.hang]]; xóa các dòng này, hoặc đổi dong`,
		`only a table with dong = "co_dinh" has [[bang.hang]]; take these rows away, or change dong`)
	SubgroupAlone = source.NewRule("bang-sai",
		"có nhom_con thì phải có nhom, tiêu đề chung ở trên nó",
		"where there is nhom_con there has to be nhom, the heading above it")
	NoSumOfColumn = source.NewRule("bang-sai",
		"cột loại %s không cộng được nên không có tổng để so với số liệu này; xóa so_lieu ở cột",
		"a column of the kind %s has no sum to hold against this figure; take so_lieu away in the column")
	NoColumn = source.NewRule("cot-la",
		"bảng không có cột %q; sửa khóa, hoặc thêm cột ấy vào biểu mẫu",
		"the table has no column %q; mend the key, or add the column to the form")
	NotOfTable = source.NewRule("cot-la",
		"%q không phải cột của bảng này; quan hệ với phần lời hay với số đếm của cổng viết ở [[quy_tac]] của biểu mẫu, ở đó tổng của một cột viết là %s.tong. rồi khóa cột",
		"%q is no column of this table; relations with the text part or with what the portal counts stand in [[quy_tac]] of the form, where the total of a column is %s.tong. and its key")
	KeptName = source.NewRule("bang-sai",
		"tên quan hệ %q có dấu /, mà giải trình dùng để chỉ một dòng hay một cột của bảng; đặt tên không có dấu ấy",
		"the relation's name %q has a /, by which explanations name a row or a column of a table; take one without")
	NoGrid = source.NewRule("bang-bao-cao-sai",
		"biểu mẫu không có bảng %q; sửa tên bảng, hoặc xóa cả bảng",
		"the form has no table %q; mend its name, or take the table away")
	GridMissing = source.NewRule("bang-bao-cao-sai",
		"thiếu bảng %[1]q (%[2]s); thêm [bang.%[1]s] với dòng cot và mỗi dòng của bảng một danh sách",
		"the table %[1]q (%[2]s) is missing; add [bang.%[1]s] with the line cot and a list for each row")
	GridForm = source.NewRule("bang-bao-cao-sai",
		`bảng viết như [bang.b06], dưới đó cot = ["tiep_nhan", "moi"] rồi mỗi dòng một danh sách số`,
		`a table is written as [bang.b06], below it cot = ["tiep_nhan", "moi"] and then a list of numbers for each row`)
	RowForm = source.NewRule("bang-bao-cao-sai",
		"dòng của bảng là danh sách các ô theo thứ tự của cot: viết %s = [12, 5, 3]",
		"a row is a list of cells in the order of cot: write %s = [12, 5, 3]")
	HeadMeant = source.NewRule("bang-bao-cao-sai",
		"dòng kể các cột có khóa là cot, không phải %q; viết cot = [ … ]",
		"the line that lists the columns has the key cot, not %q; write cot = [ … ]")
	HeadMissing = source.NewRule("bang-bao-cao-sai",
		"bảng thiếu dòng cot nói mỗi ô của các dòng là cột nào; thêm cot = [%s]",
		"the table lacks the line cot that says of which column each cell is; add cot = [%s]")
	ColumnMissing = source.NewRule("bang-bao-cao-sai",
		"thiếu cột %q (%s); thêm vào cot, và thêm ô của nó vào mỗi dòng",
		"the column %q (%s) is missing; add it to cot, and its cell to each row")
	CellsDiffer = source.NewRule("bang-bao-cao-sai",
		`dòng này có %d ô nhưng cot có %d cột; mỗi cột một ô, không có số thì ghi "khong" hoặc "khong_ap_dung"`,
		`this row has %d cells, cot has %d columns; one for each, "khong" or "khong_ap_dung" where there is no number`)
	NoRow = source.NewRule("bang-bao-cao-sai",
		"bảng không có dòng %q; chọn một trong: %s",
		"the table has no row %q; choose one of: %s")
	NoRowRecord = source.NewRule("bang-bao-cao-sai",
		"dòng %q không có trong %s; tên dòng là tên một tệp ở đó",
		"there is no %q in %s; the name of a row is that of a file there")
	NoRows = source.NewRule("bang-bao-cao-sai",
		`bảng chưa có dòng nào; thêm mỗi %s một dòng, kỳ này không có gì thì ghi "khong" hoặc 0 ở mọi ô`,
		`the table has no rows (%s); add them, and write "khong" or 0 in every cell where there was nothing`)
	RowMissing = source.NewRule("bang-bao-cao-sai",
		"bảng thiếu dòng %q (%s)",
		"the table lacks the row %q (%s)")
	NoTotal = source.NewRule("bang-bao-cao-sai",
		"bảng này của biểu mẫu không có dòng tổng; xóa dòng này, hoặc thêm tong vào bảng của biểu mẫu",
		"this table of the form has no total; take the row away, or add tong to the table of the form")
	TotalMissing = source.NewRule("bang-bao-cao-sai",
		"bảng thiếu dòng tổng (%s); thêm tong = [ … ]",
		"the table lacks its total (%s); add tong = [ … ]")
)
