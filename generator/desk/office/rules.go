package office

import "congkhai/generator/files/source"

// Why no draft is made of a document.
var (
	NoSection = source.NewRule("word-khong-khop",
		"không thấy tiêu đề nào của biểu mẫu %q, như %q; hãy xem có đúng biểu mẫu không, hoặc sửa tiêu đề trong văn bản cho đúng tên mục",
		"there is no heading of the form %q, such as %q; see that it is the right form, or mend the headings of the document")
	SectionTwice = source.NewRule("word-khong-khop",
		"mục %s (%s) đã có ở đoạn %d; hãy giữ một mục, hoặc gộp hai mục làm một",
		"section %s (%s) is there already, in paragraph %d; keep one, or put both together")
	TwoNumbers = source.NewRule("word-khong-khop",
		"số liệu %s (%s) ở đây là %s, nhưng ở đoạn %d là %s; hãy xem số nào đúng rồi sửa trong văn bản",
		"the figure %s (%s) is %s here, but %s in paragraph %[4]d; see which is right and mend the document")
	TooLong = source.NewRule("word-khong-khop",
		"bài làm từ văn bản dài hơn %s; hãy chia văn bản, hoặc để phụ lục thành tệp riêng",
		"the record made of the document is longer than %s; cut the document, or keep its annexes as files")
)

// What a draft is made without, and what it takes for granted.
var (
	LeftHead = source.NewRule("word-bo-lai",
		"phần đầu văn bản (tới đoạn %d) không vào bài: %q",
		"the head of the document (down to paragraph %d) is no part of the record: %q")
	LeftEnd = source.NewRule("word-bo-lai",
		"từ đây là chữ ký, nơi nhận và phụ lục, không vào bài: %q",
		"from here on there are the signature, who gets it and annexes, no part of the record: %q")
	LikeSection = source.NewRule("word-bo-lai",
		"tiêu đề %q được lấy làm mục %s (%s)",
		"the heading %q is taken for section %s (%s)")
	UnlikeSection = source.NewRule("word-bo-lai",
		"tiêu đề %q có số của mục %s (%s) nhưng khác tên, nên lời dưới nó nằm lại trong mục trước",
		"the heading %q has the number of section %s (%s) and another name, so what is below it stays in the section before")
	MissingSection = source.NewRule("word-bo-lai",
		"văn bản không có mục %s (%s)",
		"the document has no section %s (%s)")
	UnreadNumber = source.NewRule("word-bo-lai",
		"không đọc được số của %s (%s): %q",
		"the number of %s (%s) cannot be read: %q")
	UnknownRow = source.NewRule("word-bo-lai",
		"bảng %s: không biết dòng %q là gì; hãy ghi tay",
		"table %s: it is not known what the row %q is; type it by hand")
)
