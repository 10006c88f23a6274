package site

import "congkhai/generator/files/source"

// Rules about files and names.
var (
	NoKind = source.NewRule("thu-muc-la",
		"không có loại nội dung nào ở thư mục này; tệp phải nằm trong một trong các thư mục: %s",
		"no kind of content lives in this folder; a file belongs in one of the folders: %s")
	Misplaced = source.NewRule("sai-cho",
		"tệp nội dung phải là <tên>%[1]s hoặc <tên>/index%[1]s ngay trong thư mục của loại",
		"a content file has to be <name>%[1]s or <name>/index%[1]s right in the folder of its kind")
	WrongSuffix = source.NewRule("duoi-tep-sai",
		"loại nội dung này dùng tệp %s; hãy đổi đuôi tệp",
		"this kind of content takes %s files; change the file's suffix")
	BadID = source.NewRule("ten-tep-khong-thanh-dia-chi",
		"tên tệp %q không thành địa chỉ được; chỉ dùng chữ thường không dấu, số và dấu -",
		"the file name %q cannot be an address; use only lower-case letters without marks, digits and -")
	SameURL = source.NewRule("trung-dia-chi",
		"địa chỉ %s đã thuộc về %s; hãy đổi tên hoặc xóa một trong hai tệp",
		"the address %s belongs to %s already; rename or remove one of the two files")
	TakenURL = source.NewRule("trung-trang-chung",
		"địa chỉ %s đã dành cho cổng; hãy đổi tên tệp",
		"the address %s is taken by the portal itself; rename the file")
	OtherCase = source.NewRule("dia-chi-khac-hoa-thuong",
		"địa chỉ %s chỉ khác %s ở chữ hoa, chữ thường, mà Windows coi là một; hãy viết cho giống, hoặc đổi tên",
		"the address %s differs from %s only by case, and Windows takes them for one; write them alike, or rename one")
	FileKind = source.NewRule("duoi-tep-khong-dang",
		"không đăng được tệp %s; dùng một trong: %s",
		"%s files are not published; use one of: %s")
	NotReadAsRecord = source.NewRule("duoi-tep-lech",
		"tên tệp nội dung phải hết ở đuôi %s viết thường, không thêm .txt; hãy đổi tên thành %s",
		"the name of a content file ends with %s in lower case, without .txt behind it; rename the file %s")
	IdleFile = source.NewRule("tep-khong-dung",
		"tệp %q không được bài nào dùng nên không ai đọc được; hãy dẫn tới nó hoặc xóa đi",
		"no record uses the file %q, so nobody could read it; link to it or remove it")
	NoFile = source.NewRule("thieu-tep",
		"không có tệp %q bên cạnh tệp này",
		"there is no file %q beside this one")
	NotBeside = source.NewRule("hinh-khong-phai-tep",
		"hình phải là tệp để cùng thư mục với bài, không phải địa chỉ %q; hãy tải hình về và ghi tên tệp",
		"a picture is a file beside the record, not the address %q; download it and write the file's name")
)

// Rules about references between records.
var (
	NoRecord = source.NewRule("tham-chieu-trong",
		"không có %q trong content/%s",
		"there is no %q in content/%s")
	NotPublic = source.NewRule("tham-chieu-chua-dang",
		"%q là bản nháp, chưa tới ngày đăng hoặc đã hết ngày đăng, không dẫn tới được",
		"%q is a draft, not published yet or no longer, so nothing can refer to it")
	SelfReference = source.NewRule("tu-dan-toi-minh",
		"mục này dẫn tới chính nó",
		"the record refers to itself")
	BadNumber = source.NewRule("so-ky-hieu-sai",
		`%q không phải là số, ký hiệu văn bản; viết như "1676/QĐ-UBND"; chỗ dẫn văn bản khác ghi thêm ngày được: "1676/QĐ-UBND ngày 25/6/2021"`,
		`%q is not the number of a document; write such as "1676/QĐ-UBND"; where another document is named the date may follow: "1676/QĐ-UBND ngày 25/6/2021"`)
	NoDocument = source.NewRule("van-ban-la",
		"cổng không có văn bản %[1]q; hãy thêm vào content/van-ban, hoặc ghi ngoai_cong = [%[1]q]",
		"the portal has no document %[1]q; add it to content/van-ban, or write ngoai_cong = [%[1]q]")
	Ambiguous = source.NewRule("van-ban-nhieu",
		"có nhiều văn bản số %q (%s); hãy ghi thêm ngày",
		"there are several documents with the number %q (%s); add the date")
	NoneOnThatDay = source.NewRule("van-ban-nhieu-sai-ngay",
		"có nhiều văn bản số %[1]q (%[2]s), không văn bản nào ban hành ngày %[3]s; hãy xem lại ngày, hoặc ghi \"%[1]s ngày %[3]s\" vào ngoai_cong",
		"there are several documents with the number %[1]q (%[2]s), none was issued on %[3]s; mend the date, or write \"%[1]s ngày %[3]s\" into ngoai_cong")
	ForeignLetter = source.NewRule("chu-gia-dang",
		"số hiệu %q có chữ %q không phải chữ La-tinh dù trông giống; hãy gõ lại",
		"the number %q has the letter %q, which only looks Latin; type it again")
	NotOutside = source.NewRule("ngoai-cong-sai",
		"văn bản %q có trong cổng (%s); hãy bỏ khỏi ngoai_cong",
		"the portal holds the document %q (%s); take it out of ngoai_cong")
	IdleOutside = source.NewRule("ngoai-cong-thua",
		"văn bản %q không được nhắc tới trong tệp này; hãy sửa số hoặc bỏ khỏi ngoai_cong",
		"the document %q is not mentioned in this file; mend the number or take it out of ngoai_cong")
	NumberYear = source.NewRule("nam-cua-so-hieu",
		"văn bản %s mang năm %d trong số hiệu nhưng ghi ngày %s",
		"the document %s has the year %d in its number and the date %s")
	OtherDate = source.NewRule("ngay-van-ban-khac",
		"ở đây ghi ngày %s, còn văn bản %s trong cổng ban hành ngày %s",
		"this says %s, but the document %s on the portal was issued on %s")
	NoSuchDay = source.NewRule("ngay-khong-co-that",
		"không có ngày %s",
		"there is no day %s")
	NoAddress = source.NewRule("lien-ket-trong",
		"liên kết này chưa có địa chỉ; ghi địa chỉ vào giữa hai dấu ngoặc tròn",
		"this link has no address; write one between the round brackets")
	NoHost = source.NewRule("lien-ket-thieu-ten-mien",
		"liên kết %q không có tên miền, hoặc tên miền viết sai; viết như https://chinhphu.vn",
		"the link %q names no site, or not as sites are named; write such as https://chinhphu.vn")
	DeadLink = source.NewRule("lien-ket-hong",
		"liên kết %q không dẫn tới trang nào của cổng",
		"the link %q leads to no page of the portal")
	MovedLink = source.NewRule("lien-ket-da-chuyen",
		"nội dung ở %q đã chuyển chỗ; hãy ghi thẳng địa chỉ mới",
		"what stood at %q has moved; write the new address itself")
	GoneLink = source.NewRule("lien-ket-da-rut",
		"nội dung ở %q đã rút từ ngày %s; hãy bỏ chỗ dẫn này hoặc dẫn tới nơi khác",
		"what stood at %q was withdrawn on %s; take this out or lead elsewhere")
	BadOldAddress = source.NewRule("dia-chi-cu-sai",
		`địa chỉ cũ %q không đúng dạng; trang viết như "/thu-tuc/1.000999/", tệp viết như "/van-ban/1-qd-ubnd-2021.pdf"`,
		`the old address %q has the wrong form; write a page such as "/thu-tuc/1.000999/", a file such as "/van-ban/1-qd-ubnd-2021.pdf"`)
	StillThere = source.NewRule("dia-chi-cu-con-dung",
		"cổng đang đăng một trang hoặc tệp ở %q nên đó không phải địa chỉ cũ; xóa bảng này, hoặc xóa, đổi tên tệp nội dung ở đó",
		"the portal publishes a page or a file at %q, so it is no old address; remove this table, or remove or rename the content there")
	SameOld = source.NewRule("trung-lap",
		"địa chỉ cũ %q đã ghi ở %s; xóa một trong hai bảng",
		"the old address %q stands in %s already; remove one of the two tables")
	DeadFragment = source.NewRule("lien-ket-hong-muc",
		"trang %s không có mục #%s",
		"the page %s has no part #%s")
	IdleExplanation = source.NewRule("giai-trinh-thua",
		"giải trình cho %q về %q không ứng với chỗ không khớp nào; hãy sửa hoặc xóa",
		"the explanation for %q about %q explains nothing; mend or remove it")
	Unexplainable = source.NewRule("khong-giai-trinh-duoc",
		"quy tắc %q không giải trình được; hãy sửa chỗ sai rồi xóa giải trình này",
		"the rule %q cannot be explained; mend what is wrong and remove this explanation")
	NoTerms = source.NewRule("giai-trinh-thieu",
		"giải trình này chưa có chenh_lech; ghi chenh_lech = %q",
		"this explanation has no chenh_lech yet; write chenh_lech = %q")
	StaleExplanation = source.NewRule("giai-trinh-cu",
		"giải trình về %[1]q không nói đúng chỗ không khớp bây giờ; đọc lại lý do, rồi ghi chenh_lech = %[2]q",
		"the explanation about %[1]q was not written for what does not agree now; read its reason again, then write chenh_lech = %[2]q")
)

// Rules about what single records say.
var (
	TextLost = source.NewRule("chu-ngoai-muc",
		"phần chữ này không thuộc mục nào nên không hiện được; đặt nó dưới một mục như \"## %s\"",
		"this text stands in no section, so no page shows it; put it under one such as \"## %s\"")
	IDNotCode = source.NewRule("ma-khac-ten-tep",
		"mã %q khác tên tệp %q; tệp phải mang tên là mã thủ tục",
		"the code %q is not the file's name %q; the file is named by the code")
	IDNotNumber = source.NewRule("so-khac-ten-tep",
		"tệp của văn bản %s phải mang tên %s; nếu tên tệp đã đúng thì xem lại so_ky_hieu hoặc ngay_ban_hanh",
		"the file of the document %s has to be named %s; if its name is right, look at so_ky_hieu or ngay_ban_hanh again")
	SaidAndWritten = source.NewRule("vua-ghi-vua-viet",
		"khóa %q chỉ ghi khi bài không có mục %q; ở đây có cả hai",
		"the key %q is for a body without the section %q; here are both")
	NoSection = source.NewRule("thieu-muc",
		`bài thiếu mục "## %s"; nếu nguồn không nêu, ghi %s = "khong_bao_cao"`,
		`the body lacks the section "## %s"; if the source does not give it, write %s = "khong_bao_cao"`)
	DatesCrossed = source.NewRule("ngay-nguoc",
		"ngày %s không được trước ngày %s",
		"the day %s cannot be before %s")
	NotAfter = source.NewRule("ngay-nguoc",
		"ngày %s phải sau ngày %s",
		"the day %s has to be after %s")
	TooEarly = source.NewRule("ngay-chua-toi",
		"ngày %s chưa tới; việc chưa xảy ra thì chưa ghi ngày",
		"the day %s has not come yet; what has not happened has no day")
	Negative = source.NewRule("so-am",
		"số ở đây không được âm: %s",
		"the number cannot be negative here: %s")
	TooSmall = source.NewRule("so-am",
		"số ở đây phải từ 1 trở lên: %s",
		"the number has to be 1 or more here: %s")
	LimitForm = source.NewRule("thoi-han-sai",
		`thời hạn viết { so = 10, don_vi = "ngay_lam_viec" }, { cac_buoc = [3, 15], don_vi = "ngay" } hoặc { chu = "trong ngày" }`,
		`write a time limit { so = 10, don_vi = "ngay_lam_viec" }, { cac_buoc = [3, 15], don_vi = "ngay" } or { chu = "trong ngày" }`)
	PercentRange = source.NewRule("phan-tram-sai",
		"phần trăm phải từ 1 đến 100, ở đây là %d",
		"a percentage is from 1 to 100, this is %d")
	MoneyForm = source.NewRule("so-tien-sai",
		`tiền viết bằng số đồng nguyên như 200_000, bằng câu chữ, hoặc [{ truong_hop = "Cấp mới", so_tien = 200_000 }]`,
		`write money as whole đồng such as 200_000, in words, or [{ truong_hop = "Cấp mới", so_tien = 200_000 }]`)
	NoFee = source.NewRule("so-tien-sai",
		`%q viết bằng từ "khong" khi không có khoản này, hoặc bằng số 0 khi có quy định là không thu`,
		`write %q as "khong" where there is no such charge, or as 0 where the text says that it is free`)
	BadPhone = source.NewRule("dien-thoai-sai",
		`không chắc %q là số điện thoại nào; ghi đủ mã vùng như "0273.3873.154", nhiều số thì cách bằng dấu chấm phẩy, máy lẻ ghi sau số: "0273.3873.154 máy lẻ 102; 1022"`,
		`it is not certain which telephone number %q is; write it whole such as "0273.3873.154", several with semicolons between, an extension behind its number: "0273.3873.154 máy lẻ 102; 1022"`)
	BadMail = source.NewRule("thu-dien-tu-sai",
		`%q không phải một địa chỉ thư; ghi đúng một địa chỉ như "so@tiengiang.gov.vn", không dấu, không thêm gì trước hay sau`,
		`%q is not one address of electronic mail; write just one such as "so@tiengiang.gov.vn", with nothing before or behind it`)
	BadWeb = source.NewRule("trang-web-sai",
		`%q không phải địa chỉ trang; ghi cả địa chỉ như "https://tiengiang.gov.vn", hoặc một trang của cổng như "/gioi-thieu/"`,
		`%q is no address of a page; write the whole address such as "https://tiengiang.gov.vn", or a page of the portal such as "/gioi-thieu/"`)
	IDNotYear = source.NewRule("nam-khac-ten-tep",
		"năm %d khác tên tệp %q; tệp phải mang tên là năm",
		"the year %d is not the file's name %q; the file is named by the year")
	OtherYear = source.NewRule("ngay-khac-nam",
		"ngày %s không thuộc năm %d; ghi vào tệp của năm ấy",
		"the day %s is not in %d; write it into the file of its year")
	NotAWeekend = source.NewRule("lam-bu-ngay-thuong",
		"ngày %s không phải thứ bảy hay chủ nhật nên không có gì để làm bù",
		"the day %s is no Saturday or Sunday, so it is worked anyway")
	CodeForm = source.NewRule("ma-sai-dang",
		"mã %q không đúng dạng; viết như %q",
		"the code %q has the wrong shape; write such as %q")
	CodesDiffer = source.NewRule("ma-khong-khop",
		"mã đầy đủ %q không bắt đầu bằng mã ghi ở khóa ma (%q)",
		"the full code %q does not begin with the code %q")
	NotOnline = source.NewRule("thieu-truc-tuyen",
		"%s thì phải nộp được trực tuyến, nhưng cach_thuc không có truc_tuyen",
		"with %s a dossier can be filed online, but cach_thuc has no truc_tuyen")
	NoCopies = source.NewRule("giay-to-khong-ban",
		"giấy tờ không cần bản chính lẫn bản sao thì phải có ghi_chu nói vì sao",
		"a paper wanted in no copy needs a ghi_chu that says why")
	HalfRepealed = source.NewRule("bai-bo-thieu-ngay",
		"đã ghi quyết định bãi bỏ bai_bo_boi thì phải ghi ngày bãi bỏ bai_bo_tu",
		"a repeal by bai_bo_boi needs its day: add bai_bo_tu")
	TypeSymbol = source.NewRule("loai-khac-ky-hieu",
		"%s không mang ký hiệu như %s",
		"a document of the type %s has no symbol such as %s")
	IssuerSymbol = source.NewRule("co-quan-khac-ky-hieu",
		"số %s không phải của cơ quan này; ký hiệu của cơ quan là %s",
		"the number %s is not one of this agency, whose symbols are %s")
	SameNumber = source.NewRule("so-trung",
		"số %s năm %d của cơ quan này đã có ở %s",
		"the number %s of %d of this agency stands in %s already")
	StepGap = source.NewRule("nac-ho",
		"nấc này phải nối tiếp từ %d gam: { tren = %[1]d, den = … }",
		"this step has to go on from %d grams: { tren = %[1]d, den = … }")
	StepEmpty = source.NewRule("nac-ho",
		"den = %d phải lớn hơn tren = %d",
		"den = %d has to be more than tren = %d")
	IncrementStep = source.NewRule("nac-ho",
		"phần thêm viết { moi = 500 }, không kèm tren hay den, và đứng cuối, sau ít nhất một nấc",
		"an increment is written { moi = 500 }, without tren or den, and stands last, after at least one step")
	OddPrice = source.NewRule("gia-le",
		"giá %s không phải bội của 100 đồng",
		"the price %s is not a multiple of 100 đồng")
	PriceFalls = source.NewRule("gia-giam-theo-tuyen",
		"giá %s thấp hơn %s của tuyến trước (%s)",
		"the price %s is below %s of the route before (%s)")
	PriceOfStep = source.NewRule("gia-theo-nac",
		"%s giá %s, rẻ hơn nấc nhẹ hơn (%s) giá %s",
		"%s at %s, cheaper than the lighter step (%s) at %s")
	PriceOfIncrement = source.NewRule("gia-theo-nac",
		"%s giá %s: đây là phần cộng thêm nên phải nhỏ hơn giá của nấc trước (%s) là %s",
		"%s at %s: it is added to the step before (%s), so it has to be less than its price %s")
	SameList = source.NewRule("bang-gia-trung",
		"dịch vụ này từ ngày %s đã có bảng giá ở %s; hãy sửa ngày hoặc xóa một trong hai bảng",
		"this service has a price list from %s in %s already; mend the day or remove one of the two")
	ReturnCheaper = source.NewRule("gia-tra-thap-hon",
		"giá chuyển trả %s thấp hơn giá nhận gửi %s cùng ô",
		"the price %s for returning is below %s for sending in the same cell")
	TableRows = source.NewRule("bang-lech",
		"bảng có %d dòng giá nhưng có %d nấc khối lượng",
		"the table has %d rows of prices and %d weight steps")
	TableColumns = source.NewRule("bang-lech",
		"dòng này có %d giá nhưng bảng có %d tuyến",
		"this row has %d prices and the table %d routes")
	LaterDocument = source.NewRule("van-ban-ra-sau",
		"văn bản %s ban hành ngày %s, sau ngày %s của chính văn bản này",
		"the document %s was issued on %s, after this one itself on %s")
	NoAnswerDay = source.NewRule("ngay-tra-loi",
		"đã trả lời thì phải ghi ngày trả lời ở khóa ngay_tra_loi",
		"an answered petition needs the day of its answer: ngay_tra_loi")
	NotAnswered = source.NewRule("ngay-tra-loi",
		`có ngay_tra_loi thì trang_thai phải là "da_tra_loi"`,
		`with ngay_tra_loi the key trang_thai has to be "da_tra_loi"`)
	NoAnswer = source.NewRule("thieu-tra-loi",
		"đã trả lời thì bài phải có nội dung phản ánh và câu trả lời",
		"an answered petition has the petition and the answer in its body")
)

// Rules about forms and reports.
var (
	BadRelation = source.NewRule("quan-he-sai",
		`không đọc được %q; viết như "i6.tiep_nhan = i6.moi + i6.ky_truoc", với =, <= hoặc >=, dấu cách hai bên mỗi dấu`,
		`cannot read %q; write such as "i6.tiep_nhan = i6.moi + i6.ky_truoc", with =, <= or >=, and blanks around each sign`)
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
		"biểu mẫu không có số liệu %q",
		"the form has no figure %q")
	BadFigureKey = source.NewRule("khoa-so-lieu-sai",
		`khóa số liệu %q phải gồm hai phần như "i6.tiep_nhan": chữ thường không dấu, số và _, không bắt đầu bằng truoc., dau_nam., luy_ke., liet_ke. hoặc cong.`,
		`the figure's key %q has to have two parts such as "i6.tiep_nhan": lower-case letters without marks, digits and _, not beginning with truoc., dau_nam., luy_ke., liet_ke. or cong.`)
	Repeated = source.NewRule("trung-lap",
		"%q đã có ở trên; đổi hoặc xóa một trong hai",
		"%q stands above already; change or remove one of the two")
	BadPeriod = source.NewRule("ky-sai",
		"kỳ %q phải viết như %q",
		"write the period %q such as %q")
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
	NotWhole = source.NewRule("so-le",
		"số liệu này phải là số nguyên, không có dấu chấm: năm nghìn viết 5000 hoặc 5_000; ở đây là %s",
		"this figure is a whole number without a point: five thousand is 5000 or 5_000; here it is %s")
	NoFormSection = source.NewRule("muc-la",
		"ở đây không có mục %q; các mục là: %s",
		"there is no section %q here; the sections are: %s")
	NotReported = source.NewRule("so-lieu-de-trong",
		"biểu mẫu đòi số liệu %s (%s) nhưng báo cáo ghi là không nêu",
		"the form asks for the figure %s (%s), the report says that it is not reported")
	FigureKindDiffers = source.NewRule("so-lieu-khac-loai",
		"số liệu này có loai = %q: khẳng định ghi true hoặc false, loại khác ghi số",
		"this figure has loai = %q: a statement is true or false, other kinds are numbers")
	AmountForm = source.NewRule("so-lieu-qua-muc",
		"số liệu có nhiều nhất hai chữ số thập phân và không quá một triệu tỷ",
		"a figure has two decimals at most and is no more than 10^15")
	DutiesCross = source.NewRule("thoi-han-chong",
		"%s: có ngày cả tệp này và %s cùng áp dụng, không biết theo thời hạn nào; ghi hieu_luc_den cho quy định cũ, hoặc quy_dinh_chung = true cho quy định chung",
		"%s: on some day both this file and %s hold, and nobody knows which counts; write hieu_luc_den for the old one, or quy_dinh_chung = true for the general one")
	RelationFails = source.NewRule("quan-he",
		"báo cáo nói %[1]s (quan hệ %[2]s: %[3]s)",
		"the report says %[4]s (relation %[2]s: %[3]s)")
)

// Rules about the site as a whole.
var (
	DeadMenu = source.NewRule("trinh-don-hong",
		"mục trình đơn %q không dẫn tới trang nào của cổng; trình đơn chỉ nhận trang của cổng, như /thu-tuc/",
		"the menu item %q leads to no page of the portal; the menu takes only pages of the portal, such as /thu-tuc/")
	BadAddress = source.NewRule("dia-chi-cong-sai",
		"địa chỉ cổng %q phải như https://ten-mien.gov.vn: tên miền không dấu, có dấu chấm, không có dấu / và đường dẫn ở cuối",
		"the portal's address %q has to be such as https://name.gov.vn: a name without marks, with a point, with no / or path at its end")
	BadLicence = source.NewRule("giay-phep-sai",
		"giấy phép %q phải là tên SPDX như CC-BY-4.0, hoặc địa chỉ như https://ten-mien/giay-phep; chưa định thì bỏ dòng này",
		"the licence %q has to be an SPDX name such as CC-BY-4.0, or an address such as https://host/licence; leave the line out while there is none")
)
