package markdown

import "congkhai/generator/files/source"

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
	TooNested = source.NewRule("long-nhau-qua-sau",
		"danh sách, trích dẫn hoặc chữ đậm, nghiêng lồng nhau quá sâu; hãy viết phẳng hơn, hoặc xóa các dấu lặp lại",
		"lists, quotes or emphasis stand too deep in each other; write them flatter, or delete the marks that repeat")
	TableTooLarge = source.NewRule("bang-qua-lon",
		"bảng này quá lớn cho một trang (số dòng nhân số cột); hãy chia thành nhiều bảng",
		"this table is too large for a page (rows times columns); cut it into several")
	TooManyLinks = source.NewRule("qua-nhieu-lien-ket",
		"bài có quá nhiều liên kết và hình; từ đây hãy chuyển sang trang khác",
		"the body has too many links and pictures; put those from here on on another page")
	TooManyHeadings = source.NewRule("qua-nhieu-tieu-de",
		"bài có quá nhiều tiêu đề; từ đây hãy chuyển sang trang khác",
		"the body has too many headings; put those from here on on another page")
	TooManyBrackets = source.NewRule("qua-nhieu-dau-ngoac",
		"đoạn, bảng hoặc danh sách này quá dài và có quá nhiều dấu [ ; hãy thêm dòng trống để chia nhỏ",
		"this paragraph, table or list is too long and has too many signs [; put blank lines in to part it")
	LongAddress = source.NewRule("dia-chi-qua-dai",
		"địa chỉ này quá dài, trình duyệt và máy chủ sẽ không nhận; hãy dùng địa chỉ ngắn hơn",
		"this address is too long for browsers and servers; use a shorter one")
)
