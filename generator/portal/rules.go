package portal

import "congkhai/generator/files/source"

// Rules about what lies around the content.
var (
	NoZone = source.NewRule("mui-gio-la",
		`không có múi giờ %q; ở Việt Nam là "Asia/Ho_Chi_Minh"`,
		`there is no time zone %q; Vietnam's is "Asia/Ho_Chi_Minh"`)
	NoTheme = source.NewRule("giao-dien-la",
		"không có giao diện themes/%s",
		"there is no theme themes/%s")
	NoCatalogue = source.NewRule("thieu-bang-chu",
		"giao diện %s không có bảng chữ cho ngôn ngữ %q",
		"the theme %s has no catalogue for the language %q")
	NoContract = source.NewRule("thieu-theme-toml",
		"giao diện thiếu tệp theme.toml; tạo tệp với hai dòng: ten = \"…\" và ban = %d",
		"the theme lacks the file theme.toml; make it with two lines: ten = \"…\" and ban = %d")
	OtherContract = source.NewRule("giao-dien-khac-ban",
		"giao diện viết cho bản %d, chương trình này cần bản %d; hãy dùng giao diện mới hơn, hoặc chương trình của bản ấy",
		"the theme is written for version %d, this program needs %d; take a newer theme, or the program of that version")
	NoFont = source.NewRule("phong-chu-hong",
		"không đọc được phông chữ %s; cần một tệp .ttf hoặc .otf trong thư mục của giao diện",
		"the font %s cannot be read; a .ttf or .otf file in the theme's folder is needed")
	NoFitting = source.NewRule("giao-dien-khong-nhan-dien",
		"giao diện %s không nhận màu và biểu trưng riêng; bỏ [nhan_dien] đi, hoặc thêm [nhan_dien] vào theme.toml của giao diện",
		"the theme %s takes no colours and no logo of a portal; leave [nhan_dien] out, or add [nhan_dien] to the theme's theme.toml")
	Faint = source.NewRule("mau-kho-doc",
		"chữ trên màu %[1]s, hay liên kết bằng màu ấy trên giấy, khó đọc: tương phản với %[2]s chỉ %[3]s:1, cần ít nhất 4,5:1; hãy chọn màu đậm hơn",
		"text on the colour %[1]s, or links in it on paper, are hard to read: its contrast with %[2]s is only %[4]s:1, and 4.5:1 is the least; choose a darker one")
	NoLogo = source.NewRule("khong-co-logo",
		"không đọc được biểu trưng %q; ghi đường dẫn tới tệp tính từ chỗ của config.toml, như logo.svg",
		"the logo %q cannot be read; write the path of the file from where config.toml is, such as logo.svg")
	LargeLogo = source.NewRule("logo-qua-nang",
		"biểu trưng %s nặng quá %s mà trang nào cũng phải tải; lưu lại PNG rộng 96 điểm ảnh, hoặc SVG ít nét",
		"the logo %s has more than %s, and every page loads it; save it as a PNG 96 pixels wide, or an SVG of few lines")
	OtherLogo = source.NewRule("logo-sai-dang",
		"biểu trưng %s không phải tệp SVG hay PNG đúng như đuôi tệp; hãy mở bằng chương trình vẽ rồi lưu lại",
		"the logo %s is no SVG or PNG such as its suffix says; open it in a drawing program and save it again")
	LogoRuns = source.NewRule("logo-co-ma",
		"biểu trưng %s có mã lệnh, hình lồng hoặc địa chỉ ngoài; hãy lưu lại dạng SVG thuần, chỉ có nét vẽ, hoặc PNG",
		"the logo %s has a script, a picture inside or an address elsewhere; save it as plain SVG of shapes alone, or as PNG")
	NotDrawn = source.NewRule("chu-khong-ve-duoc",
		"hình đi kèm khi chia sẻ không vẽ được %q (U+%04X); viết thành chữ, hoặc bỏ đi",
		"the picture for sharing cannot draw %q (U+%04X); write it in letters, or leave it out")
	NoPicture = source.NewRule("hinh-hong",
		"không đọc được hình này; hãy lưu lại dạng PNG hoặc JPEG",
		"the picture cannot be read; save it again as PNG or JPEG")
	OtherPicture = source.NewRule("hinh-khac-duoi",
		"đây là hình %s; hãy đổi đuôi tệp thành %s, hoặc lưu lại đúng dạng",
		"this is a %s picture; change the file's suffix to %s, or save it in the format of its name")
	NotAPicture = source.NewRule("hinh-dang-khac",
		"tệp này thực ra là dạng %s, không phải hình mà trình duyệt nào cũng hiện; đổi đuôi tệp không đổi được dạng: hãy mở bằng chương trình của nó rồi lưu lại dạng JPEG hoặc PNG",
		"this file is really %s, which is no picture that every browser shows; another suffix does not change that: open it with its own program and save it as JPEG or PNG")
	LargePicture = source.NewRule("hinh-qua-lon",
		"hình quá lớn (%d × %d điểm ảnh, tệp %s): nhiều nhất %d MB, %d triệu điểm ảnh, và %d MB khi mở ra; hãy thu nhỏ (bề ngang 1.920 điểm là đủ) rồi lưu lại",
		"the picture is too large (%d × %d pixels, a file of %s): at most %d MB, %d million pixels, and %d MB once opened; make it smaller (1920 pixels wide is enough) and save it again")
	MoreInPicture = source.NewRule("hinh-co-them",
		"sau hình còn dữ liệu khác, như đoạn phim mà điện thoại gắn kèm; hãy mở hình rồi lưu lại",
		"something follows the picture, such as a film that a phone put there; open the picture and save it again")
	NoPage = source.NewRule("bo-cuc-khong-dung-duoc",
		"không dựng được trang với bố cục này: %s; hãy hỏi trước khi lấy, như {{if}}, {{with}}, {{range}}",
		"no page can be made with this layout: %s; ask before it is taken, with {{if}}, {{with}}, {{range}}")
	NoWord = source.NewRule("dia-chi-mat",
		"địa chỉ %q đã đăng mà lần này không còn; lấy lại tệp đã xóa hoặc đổi tên, hoặc ghi vào đây nó đã chuyển hay đã rút: [[chuyen]] hoặc [[rut]] với tu = %q",
		"the address %q was published and would vanish; bring back the file that was removed or renamed, or say here what became of it: [[chuyen]] or [[rut]] with tu = %q")
)
