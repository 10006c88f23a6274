package theme

import "congkhai/generator/source"

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
)

// Rules lists the rules of this room.
func Rules() []*source.Rule {
	return []*source.Rule{NoLayout, Template, NoTemplate, NoField, NoText, NotText, NoAsset}
}
