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
	BadColour = source.NewRule("mau-la",
		`%v không phải là một màu; viết # và sáu chữ số, như "#0b4f8a"`,
		`%v is no colour; write # and six digits, such as "#0b4f8a"`)
	NoFont = source.NewRule("phong-chu-hong",
		"không đọc được phông chữ %s; cần một tệp .ttf hoặc .otf trong thư mục của giao diện",
		"the font %s cannot be read; a .ttf or .otf file in the theme's folder is needed")
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
