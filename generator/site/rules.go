package site

import "congkhai/generator/files/source"

// Rules about files and names.
var (
	SameURL = source.NewRule("trung-dia-chi",
		"địa chỉ %s đã thuộc về %s; hãy đổi tên hoặc xóa một trong hai tệp",
		"the address %s belongs to %s already; rename or remove one of the two files")
	CopiedFile = source.NewRule("trung-dia-chi",
		"tên tệp này do máy đặt khi chép %s; là bản thừa thì xóa, là bản mới hơn thì chép đè lên tệp kia, là nội dung khác thì đổi tên",
		"this is a copy of %s, as its name says; delete it, put it in the place of the other, or rename it when it says something else")
	TakenURL = source.NewRule("trung-trang-chung",
		"địa chỉ %s đã dành cho cổng; hãy đổi tên tệp",
		"the address %s is taken by the portal itself; rename the file")
	OtherCase = source.NewRule("dia-chi-khac-hoa-thuong",
		"địa chỉ %s chỉ khác %s ở chữ hoa, chữ thường, mà Windows coi là một; hãy viết cho giống, hoặc đổi tên",
		"the address %s differs from %s only by case, and Windows takes them for one; write them alike, or rename one")
	FileKind = source.NewRule("duoi-tep-khong-dang",
		"không đăng được tệp %s; dùng một trong: %s",
		"%s files are not published; use one of: %s")
	HEIC = source.NewRule("hinh-heic",
		"đây là ảnh HEIC của điện thoại, nhiều máy không mở được; hãy mở ảnh rồi lưu lại dạng JPEG. Từ nay chụp thẳng ra JPEG: trên iPhone vào Cài đặt > Camera > Định dạng > Tương thích nhất",
		"this is a HEIC photo of a phone, which many devices cannot show; open it and save it as JPEG. To take photos as JPEG: on an iPhone, Settings > Camera > Formats > Most Compatible")
	Shortcut = source.NewRule("duoi-tep-khong-dang",
		"tệp %s chỉ là lối tắt tới tệp ở nơi khác, không có nội dung; hãy chép tệp thật vào đây (tài liệu Google thì tải về dạng .docx, .xlsx hoặc .pdf)",
		"%s files are shortcuts to a file elsewhere and hold nothing; put the file itself here (of Google's documents download a .docx, .xlsx or .pdf)")
	Unfinished = source.NewRule("duoi-tep-khong-dang",
		"tệp %s là tệp tạm hoặc tải về chưa xong; hãy tải hay lưu lại cho xong, chép tệp hoàn chỉnh vào đây rồi xóa tệp này",
		"%s files are temporary or downloads that are not finished; finish it, put the complete file here and delete this one")
	NotReadAsRecord = source.NewRule("duoi-tep-lech",
		"tên tệp nội dung phải hết ở đuôi %s viết thường, không thêm .txt; hãy đổi tên thành %s",
		"the name of a content file ends with %s in lower case, without .txt behind it; rename the file %s")
	IdleFile = source.NewRule("tep-khong-dung",
		"tệp %q không được bài nào dùng nên không ai đọc được; hãy dẫn tới nó hoặc xóa đi",
		"no record uses the file %q, so nobody could read it; link to it or remove it")
	NoFile = source.NewRule("thieu-tep",
		"không có tệp %q bên cạnh tệp này; chép tệp ấy vào cùng thư mục, hoặc ghi đúng tên tệp đã có",
		"there is no file %q beside this one; put it into the same folder, or write the name of the file that is there")
	HeavyPicture = source.NewRule("hinh-nang",
		"hình %q nặng %d KB và cổng không làm bản nhỏ được (GIF, WebP, hoặc hình quá dài), điện thoại phải tải cả tệp; nhiều nhất %d KB: hãy lưu lại dạng JPEG, thu nhỏ hoặc cắt thành nhiều hình",
		"the picture %q has %d KB and there are no smaller copies of it (GIF, WebP, or very long), so that phones load all of it; at most %d KB: save it as JPEG, make it smaller, or cut it into several")
	NoPicture = source.NewRule("khong-phai-hinh",
		"%q không phải hình nên người đọc chỉ thấy ô trống; muốn dẫn tới tệp thì bỏ dấu ! ở trước: [tên tệp](tệp)",
		"%q is no picture, and readers would see an empty box; to lead to the file take away the ! in front: [name](file)")
	NotShown = source.NewRule("khong-phai-hinh",
		"%q không phải hình, trang không vẽ được; ghi một tệp .png, .jpg, .jpeg, .gif hoặc .webp",
		"%q is no picture, and the page cannot show it; name a file .png, .jpg, .jpeg, .gif or .webp")
	NotBeside = source.NewRule("hinh-khong-phai-tep",
		"hình phải là tệp để cùng thư mục với bài, không phải địa chỉ %q; hãy tải hình về và ghi tên tệp",
		"a picture is a file beside the record, not the address %q; download it and write the file's name")
)

// Rules about references between records.
var (
	NoRecord = source.NewRule("tham-chieu-trong",
		"không có %q trong content/%s",
		"there is no %q in content/%s")
	NoSuchWord = source.NewRule("ngoai-danh-muc",
		"không có giá trị %q; chọn một trong: %s; cần thêm thì ghi một [[muc]] vào content/danh-muc/%s.toml",
		"there is no value %q; choose one of: %s; to have another add a [[muc]] to content/danh-muc/%s.toml")
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
		"cổng không có văn bản %[1]q; xem lại số; số đúng thì thêm văn bản vào content/van-ban, hoặc ghi ngoai_cong = [%[1]q] vào phần khai báo của tệp này",
		"the portal has no document %[1]q; look at the number again; a right one is added to content/van-ban, or named by ngoai_cong = [%[1]q] in the front matter of this file")
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
		`địa chỉ cũ %q không đúng dạng; trang viết như "/thu-tuc/1.000999/", tệp viết như "/van-ban/1-qd-ubnd-2021.pdf", `+
			`địa chỉ của cổng cũ có dấu ? viết như "/index.php?id=12"`,
		`the old address %q has the wrong form; write a page such as "/thu-tuc/1.000999/", a file such as `+
			`"/van-ban/1-qd-ubnd-2021.pdf", an address of another system with a query such as "/index.php?id=12"`)
	OldFragment = source.NewRule("dia-chi-cu-sai",
		"địa chỉ cũ %q có dấu #, trình duyệt không gửi phần từ dấu ấy trở đi cho máy chủ; bỏ phần ấy",
		"the old address %q has a #, and browsers send a server nothing from that sign on; leave that out")
	OldPercent = source.NewRule("dia-chi-cu-sai",
		"địa chỉ cũ %q có mã %% hỏng hoặc không dùng được; chép lại từ trình duyệt, hoặc viết chữ thường như Đ thay cho %%C4%%90",
		"the old address %q has a code with %% that is broken or that no address can have; copy it from a browser, or write letters, Đ for %%C4%%90")
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
	DatesCrossed = source.NewRule("ngay-nguoc",
		"ngày %s không được trước ngày %s; xem lại hai ngày ấy, sửa ngày gõ nhầm",
		"the day %s cannot be before %s; look at both again, and mend the one that is mistyped")
	NotAfter = source.NewRule("ngay-nguoc",
		"ngày %s phải sau ngày %s",
		"the day %s has to be after %s")
	TooEarly = source.NewRule("ngay-chua-toi",
		"ngày %s chưa tới: xem lại năm gõ có đúng không; chỉ bài hẹn ngày đăng mới ghi ngày sau hôm nay, và có dang_tu",
		"the day %s has not come yet: look at the year again; only what is to be published later is of such a day, and has dang_tu")
	DocumentToCome = source.NewRule("ngay-chua-toi",
		"văn bản %s ghi %s, còn chưa tới; xem lại năm",
		"the document %s is of %s, which has not come yet; look at the year again")
	TooLongAgo = source.NewRule("ngay-kho-tin",
		"ngày %s quá xưa, trước ngày 2/9/1945; xem lại năm",
		"the day %s is too long ago, before 2/9/1945; look at the year again")
	TooFarAhead = source.NewRule("ngay-kho-tin",
		"ngày %s còn quá xa, hơn %d năm nữa mới tới; xem lại năm, ngày chưa định thì bỏ trống",
		"the day %s is more than %d years ahead; look at the year again, and leave out a day that is not set")
	DocumentTooOld = source.NewRule("ngay-kho-tin",
		"văn bản %s ghi %s, trước ngày 2/9/1945; xem lại năm",
		"the document %s is of %s, before 2/9/1945; look at the year again")
	BadPhone = source.NewRule("dien-thoai-sai",
		`không chắc %q là số điện thoại nào; ghi đủ mã vùng như "0273.3873.154", nhiều số thì cách bằng dấu chấm phẩy, máy lẻ ghi sau số: "0273.3873.154 máy lẻ 102; 1022"`,
		`it is not certain which telephone number %q is; write it whole such as "0273.3873.154", several with semicolons between, an extension behind its number: "0273.3873.154 máy lẻ 102; 1022"`)
	BadMail = source.NewRule("thu-dien-tu-sai",
		`%q không phải một địa chỉ thư; ghi đúng một địa chỉ như "so@tinh.gov.vn", không dấu, không thêm gì trước hay sau`,
		`%q is not one address of electronic mail; write just one such as "so@tinh.gov.vn", with nothing before or behind it`)
	BadWeb = source.NewRule("trang-web-sai",
		`%q không phải địa chỉ trang; ghi cả địa chỉ như "https://chinhphu.vn", hoặc một trang của cổng như "/gioi-thieu/"`,
		`%q is no address of a page; write the whole address such as "https://chinhphu.vn", or a page of the portal such as "/gioi-thieu/"`)
	PrivateIdentity = source.NewRule("du-lieu-ca-nhan",
		`%q giống số căn cước, chứng minh hoặc hộ chiếu của một người; bỏ đi, hoặc che bớt như "079xxxxxx234"`,
		`%q looks like the number of somebody's identity paper; take it out, or cover it such as "079xxxxxx234"`)
	PrivateMobile = source.NewRule("du-lieu-ca-nhan",
		`%q giống số di động của một người; bỏ đi, hoặc che bớt như "0912xxx678"; số của cơ quan thì ghi vào khóa dien_thoai của cơ quan`,
		`%q looks like somebody's mobile telephone; take it out, or cover it such as "0912xxx678"; an agency's own number goes into its key dien_thoai`)
	PrivateMail = source.NewRule("du-lieu-ca-nhan",
		`%q giống thư điện tử của một người; bỏ đi, hoặc che bớt như "ng…@gmail.com"; thư của cơ quan thì ghi vào khóa thu_dien_tu của cơ quan`,
		`%q looks like somebody's mail address; take it out, or cover it such as "ng…@gmail.com"; an agency's own address goes into its key thu_dien_tu`)
	PrivateAccount = source.NewRule("du-lieu-ca-nhan",
		`%q giống số tài khoản của một người; bỏ đi, hoặc che bớt như "0071xxxxxx567"`,
		`%q looks like somebody's bank account; take it out, or cover it such as "0071xxxxxx567"`)
	PrivateName = source.NewRule("du-lieu-ca-nhan",
		"tên tệp mang %q, giống số riêng của một người; hãy đổi tên tệp",
		"the file's name has %q, which looks like somebody's own number; rename the file")
	TypeSymbol = source.NewRule("loai-khac-ky-hieu",
		"%s không mang ký hiệu như %s; xem lại loại văn bản, hoặc số, ký hiệu",
		"a document of the type %s has no symbol such as %s; look at the type again, or at the number")
	ActsBefore = source.NewRule("truoc-khi-hoat-dong",
		"%s hoạt động từ %s, chưa làm được việc này ngày %s; sửa ngày, hoặc ghi cơ quan có trước",
		"%s acts from %s on, so it cannot have done this on %s; mend the day, or name the body before it")
	ActsAfter = source.NewRule("sau-khi-ket-thuc",
		"%s kết thúc hoạt động từ %s, không làm được việc này ngày %s; sửa ngày, hoặc ghi cơ quan kế tục",
		"%s acts no more from %s on, so it cannot have done this on %s; mend the day, or name the body that goes on")
	StillReceives = source.NewRule("sau-khi-ket-thuc",
		"%s kết thúc hoạt động từ %s, không còn nhận hồ sơ; ghi cơ quan kế tục, hoặc bai_bo_tu",
		"%s acts no more from %s on and takes no dossiers; name the body that goes on, or write bai_bo_tu")
	LaterDocument = source.NewRule("van-ban-ra-sau",
		"văn bản %s ban hành ngày %s, sau ngày %s của chính văn bản này",
		"the document %s was issued on %s, after this one itself on %s")
)

// Rules about what the search is told.
var (
	NoWord = source.NewRule("tu-khoa-sai",
		"%q không có chữ hay số nào để tìm; ghi chữ người dân gõ, hoặc xóa",
		"%q has no letter or digit to search for; write what people type, or remove it")
	LongPhrase = source.NewRule("tu-khoa-sai",
		"%q dài %d tiếng, nhiều nhất là %d; ghi cụm từ ngắn, mỗi cụm một chuỗi riêng",
		"%q has %d words, at most %d; write short phrases, each in quotes of its own")
)

// Rules about forms and reports.
var (
	Repeated = source.NewRule("trung-lap",
		"%q đã có ở trên; đổi hoặc xóa một trong hai",
		"%q stands above already; change or remove one of the two")
	NoFormSection = source.NewRule("muc-la",
		"ở đây không có mục %q; các mục là: %s",
		"there is no section %q here; the sections are: %s")
)

// Rules about the site as a whole.
var (
	DeadMenu = source.NewRule("trinh-don-hong",
		"mục trình đơn %q không dẫn tới trang nào của cổng; trình đơn chỉ nhận trang của cổng, như /thu-tuc/",
		"the menu item %q leads to no page of the portal; the menu takes only pages of the portal, such as /thu-tuc/")
	BadAddress = source.NewRule("dia-chi-cong-sai",
		"địa chỉ cổng %q phải như https://ten-mien.gov.vn hay https://ten-mien.gov.vn/skhcn: tên miền không dấu, có dấu chấm; đường dẫn, nếu có, là chữ thường không dấu, chữ số, từng dấu - _ . ở giữa; không có dấu / ở cuối",
		"the portal's address %q has to be such as https://name.gov.vn or https://name.gov.vn/skhcn: a name without marks, with a point; the path, if any, of small letters without marks, digits, and single - _ . between them; no / at the end")
	TargetKey = source.NewRule("khoa-noi-dang",
		"nơi đăng loại %q không dùng khóa %q; các khóa của loại này là: %s",
		"a target of the sort %q has no use for the key %q; its keys are: %s")
	PortalOver = source.NewRule("cong-qua-ngay-ket-thuc",
		"%s kết thúc hoạt động từ %s; ghi [luu_tru] để cổng thành bản lưu, hoặc ghi cơ quan khác ở co_quan",
		"%s acts no more from %s on; write [luu_tru] to keep the portal as it was, or name another body under co_quan")
	BadLicence = source.NewRule("giay-phep-sai",
		"giấy phép %q phải là tên SPDX như CC-BY-4.0, hoặc địa chỉ như https://ten-mien/giay-phep; chưa định thì bỏ dòng này",
		"the licence %q has to be an SPDX name such as CC-BY-4.0, or an address such as https://host/licence; leave the line out while there is none")
)
