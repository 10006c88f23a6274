package office

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"congkhai/generator/desk/word"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds/report"
	"congkhai/generator/site"
	"congkhai/generator/text/bound"
	"congkhai/generator/text/period"
	"congkhai/generator/text/say"
)

// Request is a document that a record shall be made of.
type Request struct {
	File string // its name, as people are told of it
	Raw  []byte
	Kind string // the folder of the record: reports alone
	Form string // the form that the report fills in
	ID   string // of the record; "" where the title of the document says of which period it is
}

// Draft is a record made of a document: its files by their paths, and what its author has to look at.
type Draft struct {
	ID       string
	Files    map[string][]byte
	Proposed []Proposal       // figures that the document states; the record has them as comments
	Left     []source.Problem // what of the document is not in the record
}

// Proposal is a figure, or a row of a table, that a document states, as content writes it.
type Proposal struct {
	Key, Value string
	Paragraph  int
	Sentence   string // where it stands
	isRow      bool
}

// Import makes a draft of a document. With problems there is none; an error is of who asked.
func Import(s *site.Site, q Request) (Draft, []source.Problem, error) {
	if q.Kind != report.Folder {
		return Draft{}, nil, say.Errorf("chưa làm được bài loại %q từ tệp Word; làm được: %s",
			"no record of the kind %q can be made of a Word document; these can: %s", q.Kind, report.Folder)
	}
	form := s.Record(report.FormFolder, q.Form)
	if form == nil {
		return Draft{}, nil, report.NoForm(s, q.Form)
	}
	if len(form.Data.(*report.Form).Sections) == 0 {
		return Draft{}, nil, say.Errorf("biểu mẫu %q chưa có mục nào; thêm các [[phan]] vào tệp của nó trước",
			"the form %q has no sections yet; add [[phan]] to its file first", q.Form)
	}
	read, problems := word.Read(q.File, q.Raw)
	if len(problems) > 0 {
		return Draft{}, problems, nil
	}
	im := &importer{site: s, form: form.Data.(*report.Form), file: q.File, left: read.Left}
	im.read(read.Blocks)
	if len(im.problems) > 0 {
		return Draft{}, inOrder(im.problems), nil
	}
	id := cmp.Or(q.ID, idOf(im.subject))
	if id == "" {
		return Draft{}, nil, say.Asking("id", say.Errorf("tiêu đề văn bản không nói kỳ nào; hãy nói tên bài, như 2021-q3",
			"the title of the document names no period; say what the record is called, such as 2021-q3"))
	}
	if !record.ValidID(id) {
		return Draft{}, nil, say.Asking("id", say.Errorf("tên %q không thành địa chỉ được; viết như 2021-q3",
			"the name %q makes no address; write such as 2021-q3", id))
	}
	return im.draft(q, id, read.Pictures)
}

// idOf is the ID of a report of the period that a title names, if it names one.
func idOf(title string) string {
	named := period.InText(title)
	if len(named) == 0 {
		return ""
	}
	return strings.ToLower(named[0].String())
}

// draft fills the text of a new report in.
func (im *importer) draft(q Request, id string, pictures map[string][]byte) (Draft, []source.Problem, error) {
	kind := im.site.Kinds[slices.IndexFunc(im.site.Kinds, func(k *site.Kind) bool { return k.Folder == q.Kind })]
	text, err := report.Draft(im.site, kind, id, q.Form)
	if err != nil {
		return Draft{}, nil, err
	}
	if text == "" {
		return Draft{}, nil, say.Asking("id", say.Errorf("tên bài %q không bắt đầu bằng một kỳ báo cáo; đặt tên như 2021-q3",
			"the name %q does not begin with a period; name it such as 2021-q3", id))
	}
	text = im.filled(text)
	if len(text) > bound.Text {
		return Draft{}, []source.Problem{TooLong.At(im.at(0), source.Size(bound.Text))}, nil
	}
	d := Draft{ID: id, Files: map[string][]byte{}, Proposed: im.proposed, Left: inOrder(im.left)}
	name := path.Join("content", q.Kind, id)
	if len(pictures) == 0 {
		d.Files[name+".md"] = []byte(text)
		return d, nil, nil
	}
	d.Files[name+"/index.md"] = []byte(text)
	for picture, raw := range pictures {
		d.Files[name+"/"+picture] = raw
	}
	return d, nil, nil
}

// at is a paragraph of the document, or the document.
func (im *importer) at(paragraph int) source.Span {
	return (&source.File{Path: word.Place(im.file, paragraph)}).Anywhere()
}

// inOrder is what is told of a document, paragraph by paragraph: of two places the one with more digits comes later.
func inOrder(told []source.Problem) []source.Problem {
	return slices.SortedStableFunc(slices.Values(told), func(a, b source.Problem) int {
		x, y := a.Where.File.Path, b.Where.File.Path
		return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y))
	})
}
