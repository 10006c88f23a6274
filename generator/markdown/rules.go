package markdown

import "congkhai/generator/source"

// Rules that a body must keep to by itself.
var (
	RawHTML = source.NewRule("html-tho",
		`không dùng được thẻ HTML trong bài; hãy viết bằng Markdown, hoặc viết \< nếu cần dấu <`,
		`HTML tags cannot be used in a body; write Markdown, or \< for the sign <`)
	UnsafeLink = source.NewRule("lien-ket-nguy-hiem",
		"không dùng được địa chỉ %q; liên kết phải là trang của cổng, http, https, mailto hoặc tel",
		"the address %q cannot be used; a link is a page of the portal, http, https, mailto or tel")
	BrokenLink = source.NewRule("lien-ket-khong-thanh",
		"đây không thành liên kết: địa chỉ và tên tệp trong ( ) không được có dấu cách",
		"this did not become a link: an address or file name in ( ) cannot have blanks")
	NoAlt = source.NewRule("anh-thieu-chu",
		"hình thiếu lời tả cho người không nhìn thấy: viết ![hình vẽ gì](tệp)",
		"the picture has no description for those who cannot see it: write ![what it shows](file)")
	TopHeading = source.NewRule("tieu-de-cap-1",
		"tiêu đề cấp 1 là tên trang; trong bài bắt đầu từ ##",
		"the level 1 heading is the page's title; in a body start with ##")
)

// Rules lists the rules of this room.
func Rules() []*source.Rule {
	return []*source.Rule{RawHTML, UnsafeLink, BrokenLink, NoAlt, TopHeading}
}
