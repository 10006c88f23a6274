package record

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
	RawMark = source.NewRule("dau-trong-khai-bao",
		"chữ trong phần khai báo in ra đúng như đã gõ, nên %s hiện nguyên trên trang; hãy bỏ dấu ấy, hoặc viết điều này trong bài",
		"what stands in the front matter is shown as it is typed, and %s with it; take it away, or write this in the body")
	BadColour = source.NewRule("mau-la",
		`%v không phải là một màu; viết # và sáu chữ số, như "#0b4f8a"`,
		`%v is no colour; write # and six digits, such as "#0b4f8a"`)
)
