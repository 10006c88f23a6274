package theme

import "congkhai/generator/files/source"

// Rules that a theme must keep to.
var (
	NoLayout = source.NewRule("thieu-bo-cuc",
		"giao diện thiếu bố cục %q",
		"the theme lacks the layout %q")
	Template = source.NewRule("bo-cuc-sai",
		"bố cục viết chưa đúng: %s",
		"the layout is not right: %s")
	NoTemplate = source.NewRule("thieu-manh",
		"không có mảnh bố cục %q",
		"there is no template %q")
	NoField = source.NewRule("thieu-truong",
		"không có trường %q trong %s",
		"there is no field %q in %s")
	NoText = source.NewRule("thieu-chu",
		"bảng chữ của giao diện thiếu %q",
		"the theme's catalogue lacks %q")
	NotText = source.NewRule("khoa-chu-sai-kieu",
		"t cần một chuỗi, ở đây là %s",
		"t needs a string, this is %s")
	NoAsset = source.NewRule("thieu-tai-nguyen",
		"giao diện không có tài nguyên %q",
		"the theme has no asset %q")
	Unknown = source.NewRule("bo-cuc-la",
		"bố cục không làm được %q",
		"layouts cannot do %q")
	BadTag = source.NewRule("the-html-sai",
		"thẻ HTML viết chưa đúng từ %.20q",
		"the HTML tag is not right from %.20q")
	Misplaced = source.NewRule("gia-tri-sai-cho",
		"không đặt được giá trị ở đây; hãy đặt trong chữ, trong thuộc tính có dấu ngoặc kép (trừ style và on…), hay cả thành JSON trong <script type=\"application/ld+json\">",
		"no value can stand here; put it in text, in an attribute with quotes (but style and on…), or as JSON in <script type=\"application/ld+json\">")
	HTMLHere = source.NewRule("html-sai-cho",
		"%q đã là HTML, chỉ đặt được trong chữ của trang",
		"%q is HTML, which can only stand in the text of a page")
	TooMuch = source.NewRule("bo-cuc-qua-suc",
		"bố cục quá rối: lồng nhau quá %d lớp, hay cả trang quá %d việc; hãy bỏ bớt, hoặc tách thành mảnh",
		"the layout is too intricate: more than %d levels in each other, or more than %d actions in a page; remove some, or make templates of them")
	BadFormat = source.NewRule("chu-lech-cho-trong",
		"%q không hợp với những giá trị đi kèm: mỗi %%d cần một số, mỗi %%s cần một chữ, bề rộng không quá 999",
		"%q does not go with its values: each %%d takes a number, each %%s a text, and no width is over 999")
	Uneven = source.NewRule("nhanh-lech-cho",
		"hết các nhánh này, trang không ở cùng một chỗ: mỗi nhánh phải đóng thẻ và ngoặc kép mà nó mở",
		"after these branches a page is not in one place: each has to close the tags and quotes that it opens")
)
