package markdown

import "congkhai/generator/files/source"

// Rules that a body must keep to by itself.
var (
	RawHTML = source.NewRule("html-tho",
		`không dùng được thẻ HTML trong bài; hãy xóa thẻ (chữ đậm viết **chữ**, xuống dòng thì xuống dòng), hoặc viết \< nếu cần dấu <`,
		`HTML tags cannot be used in a body; delete the tag (bold is **text**, a new line is a new line), or write \< for the sign <`)
	UnsafeLink = source.NewRule("lien-ket-nguy-hiem",
		"không dùng được địa chỉ %q; liên kết phải là trang của cổng, http, https, mailto hoặc tel",
		"the address %q cannot be used; a link is a page of the portal, http, https, mailto or tel")
	LocalPath = source.NewRule("duong-dan-tren-may",
		"%s là đường dẫn trên máy này, không ai khác mở được; chép tệp vào cùng thư mục với bài rồi chỉ ghi tên tệp: %s",
		"%s is a path on this computer, which nobody else can open; put the file into the folder of this one and write its name alone: %s")
	BrokenLink = source.NewRule("lien-ket-khong-thanh",
		"%s không thành liên kết: địa chỉ và tên tệp trong ( ) không được có dấu cách",
		"%s did not become a link: an address or file name in ( ) cannot have blanks")
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
	ApartLink = source.NewRule("lien-ket-roi",
		"%s không thành liên kết hay hình: viết liền [chữ](địa chỉ), ![lời tả](tệp), không có dấu cách giữa ] và (",
		"%s became no link and no picture: write [text](address), ![description](file), without a blank between ] and (")
	RawEmphasis = source.NewRule("dam-khong-thanh",
		"%s ở đây không thành chữ đậm hay nghiêng, trên trang hiện nguyên dấu; dấu mở phải liền chữ sau nó, dấu đóng liền chữ trước nó, sau dấu đóng có dấu cách: **Lưu ý:** Nộp",
		"%s made nothing bold or italic here, the page shows the signs; the opening sign touches the text behind it, the closing one the text before it, and a blank follows: **Lưu ý:** Nộp")
	LostMark = source.NewRule("dau-thanh-chu-nghieng",
		`dấu %s ở đây làm chữ đậm hoặc nghiêng và không hiện ra; muốn hiện thì viết \ trước nó (\*, \_), dấu nhân thì viết ×`,
		`the sign %s makes bold or italic text here and is not shown; to show it write \ before it (\*, \_), to multiply write ×`)
	NoStrike = source.NewRule("chu-gach-ngang",
		"không có chữ gạch ngang (%s): máy đọc cho người mù không nói rằng chữ bị gạch; hãy xóa chữ ấy, hoặc ghi rõ là đã bỏ",
		"text cannot be struck (%s): what reads to the blind does not say so; delete the text, or say that it no longer holds")
	NoFootnotes = source.NewRule("chu-thich-cuoi-trang",
		"không có chú thích cuối trang; thay %s bằng (1), rồi viết chú thích ngay sau đoạn ấy",
		"there are no footnotes; write (1) for %s, and the note right behind the paragraph")
	NoCheckbox = source.NewRule("o-danh-dau",
		"không có ô đánh dấu, trên trang hiện nguyên %s; hãy viết bằng chữ: - Đã xong: …, hoặc - Chưa xong: …",
		"there are no check boxes, the page shows %s as it is; say it in words: - Đã xong: …, or - Chưa xong: …")
	OtherMarkup = source.NewRule("dau-cua-chuong-trinh-khac",
		"%s là dấu của chương trình khác, trên trang hiện nguyên như vậy; hãy xóa hoặc viết bằng chữ",
		"%s is a sign of another program, the page shows it as it is; delete it or say it in words")
	GluedHeading = source.NewRule("tieu-de-dinh-dau",
		"dòng này không thành tiêu đề; sau %s phải có dấu cách",
		"this line became no heading; a blank has to stand behind %s")
	Underlined = source.NewRule("tieu-de-gach-duoi",
		"dòng gạch ở dưới làm chữ này thành tiêu đề; muốn là tiêu đề thì bỏ dòng gạch và viết ## trước chữ, muốn là đường kẻ thì thêm một dòng trống trước nó",
		"the line of signs below makes this a heading; for a heading delete that line and write ## before the text, for a rule put a blank line before it")
	LostSign = source.NewRule("dau-lon-hon",
		`dấu > ở đầu dòng làm thành đoạn trích và không hiện ra; viết "trên", "lớn hơn", hoặc \>`,
		`the sign > at the beginning of a line makes a quote and is not shown; write "trên", "lớn hơn", or \>`)
	OpenFence = source.NewRule("khoi-ma-chua-dong",
		"từ đây đến hết bài thành một khối mã, vì không có dòng đóng giống dòng này; hãy xóa dòng này, hoặc thêm dòng đóng",
		"all from here to the end became one block of code, since no line like this ends it; delete this line, or add the one that ends it")
	LinkTitle = source.NewRule("chu-thich-lien-ket",
		"chữ trong ngoặc kép sau địa chỉ không hiện trên điện thoại; hãy đưa vào chữ của liên kết",
		"the text in quotes behind the address is not shown on phones; put it into the text of the link")
	UnusedDefinition = source.NewRule("dinh-nghia-khong-dung",
		"dòng này không hiện trên trang: Markdown coi [tên]: là địa chỉ để dành, mà không liên kết nào dùng; muốn hiện thì viết \\%s",
		"this line is not on the page: to Markdown [name]: keeps an address, and no link uses it; to show it write \\%s")
	DefinedTwice = source.NewRule("dinh-nghia-trung",
		"tên này đã có địa chỉ ở trên, dòng này không có tác dụng và không hiện trên trang: %s; hãy xóa hoặc đổi tên",
		"this name has an address above, so that this line does nothing and is not on the page: %s; delete it or rename it")
	NoTable = source.NewRule("bang-khong-thanh",
		"dòng này không thành bảng: dưới dòng đầu của bảng phải có dòng | --- | --- | với đúng số ô; thiếu thì congkhai fmt thêm được, nếu mọi hàng có số ô như nhau",
		"this became no table: under the first row a line | --- | --- | has to stand, with as many cells; where it lacks, congkhai fmt adds it, if all rows have as many")
	UnevenRow = source.NewRule("hang-lech-o",
		"hàng này có %d ô, dòng đầu của bảng có %d; thêm hoặc bớt dấu | cho đủ, ô không có gì thì để trống giữa hai dấu |; nếu là chữ ngoài bảng thì thêm một dòng trống trước nó",
		"this row has %d cells, the head of the table %d; add or take away signs |, a cell with nothing in it is blank; if it is no row, put a blank line before it")
	PastedRows = source.NewRule("hang-dan-tu-bang",
		"các dòng này có ô cách nhau bằng phím Tab, như khi dán từ Excel hay Word; trên trang các ô dính vào nhau. Chạy congkhai fmt để thành bảng, hoặc viết | giữa các ô",
		"the cells of these lines are divided by tabs, as when pasted from Excel or Word; on the page they run together. congkhai fmt makes them a table, or write | between the cells")
)
