// Package record holds one file of content as far as it can be understood: its keys as typed data, its body, the
// numbers of documents that it mentions, and its seal, the hash of all that it says. It sees that file and nothing
// else; whether a reference leads anywhere is asked in site. A kind says how its files are read:
//
//	kinds := []*record.Kind{{Folder: "trang", AtRoot: true, Suffix: []string{".md"}, New: record.Fresh[Page]}}
//	r, problems := record.Parse(kinds, file, nil) // r.Data is a *Page
//
// A file that does not parse is a record all the same: it has its ID, so that nothing that refers to it breaks.
package record

import (
	"io"
	"slices"

	"congkhai/generator/files/front"
	"congkhai/generator/files/markdown"
	"congkhai/generator/files/source"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/citation"
	"congkhai/generator/text/contact"
)

// Record is one file of content, as far as it can be understood. A file that does not parse is still a record: it has
// its ID, so that nothing that refers to it breaks.
type Record struct {
	Kind *Kind
	ID   string
	File *source.File
	Data Data          // never nil; empty when the file does not parse
	Body *markdown.Doc // never nil; empty for data files
	Doc  *front.Doc    // where each value stands

	Tagged       []front.Tagged                // values that say what they refer to
	Mentions     []Mention                     // of documents, by number
	Outside      []citation.Citation           // documents that the portal does not hold, as the record says
	OutsideByKey ByKey                         // the same
	Private      []contact.Private             // what seems to belong to one person
	Text         func() (markdown.Text, error) // the body as HTML, when its page is made
	TextName     string                        // names all that Text gives
	Words        func() (string, error)        // of the file, each once, when the search is made
	Rows         Seal                          // of all that tables show of it: all but the body
	Problems     []source.Problem              // of the file by itself

	url     string
	fine    calendar.Date           // what Kind.FineFrom says
	order   string                  // places its title in Vietnamese order
	data    func(w io.Writer) error // writes all that the file says, as open data
	seal    Seal                    // of that
	lists   []list                  // what it says in lists
	written []byte                  // the text and the data as they are remembered, when the file was parsed
	open    []byte
}

func newRecord(k *Kind, id string, f *source.File) *Record {
	return &Record{Kind: k, ID: id, File: f, Data: k.New(), url: k.Address(id)}
}

// URL returns the address of the record's page.
func (r *Record) URL() string { return r.url }

// At returns the place of the value with a path such as "can_cu[0]".
func (r *Record) At(path string) source.Span { return r.Doc.At(path) }

// Sound reports whether the value with a path was read as it should be; of a value that was not, nothing is known.
func (r *Record) Sound(path string) bool {
	if len(r.Problems) == 0 {
		return true
	}
	at := r.At(path)
	return !slices.ContainsFunc(r.Problems, func(p source.Problem) bool {
		return p.Where.File == at.File && at.Start <= p.Where.Start && p.Where.End <= at.End
	})
}

// Unread reports whether something is wrong with the keys of the file, so that not all that it says is known.
func (r *Record) Unread() bool {
	return slices.ContainsFunc(r.Problems, func(p source.Problem) bool { return p.Where.Start <= r.Doc.Span.End })
}

// IsFine reports whether it is known that on a day nothing is wrong with what the record says, whatever else there is.
func (r *Record) IsFine(on calendar.Date) bool { return !r.fine.IsZero() && !r.fine.After(on) }

// HeadingIDs lists the fragments of the headings in the body from a level on.
func (r *Record) HeadingIDs(level int) []string {
	var ids []string
	for _, h := range r.Body.Headings {
		if h.Level >= level {
			ids = append(ids, h.ID)
		}
	}
	return ids
}

// Title returns what the record is called, or its ID when the file does not say.
func (r *Record) Title() string {
	if title := r.Data.Title(); title != "" {
		return title
	}
	return r.ID
}

// TitleOrder is a text by whose bytes titles stand in Vietnamese order.
func (r *Record) TitleOrder() string { return r.order }

// Data is what the front matter of a kind holds.
type Data interface {
	Title() string
	Base() *Common
}

// Common is what every kind of record may say.
type Common struct {
	Draft        bool          `key:"nhap,optional" say:"bản nháp: chưa đăng cho đến khi xóa dòng này" example:"true" past:"-"`
	PublishFrom  calendar.Date `key:"dang_tu,optional" when:"any" say:"đăng từ ngày" example:"2021-09-15" past:"-"`
	PublishTo    calendar.Date `key:"dang_den,optional" when:"any" say:"đăng đến hết ngày" example:"2021-12-31" past:"-"`
	Keywords     []string      `key:"tu_khoa,optional" say:"từ khóa: chữ người dân hay gõ mà bài không có" example:"[\"thợ chụp X-quang\"]" past:"-"`
	Outside      []string      `key:"ngoai_cong,optional" name:"Văn bản ngoài cổng" say:"số, ký hiệu các văn bản được nhắc tới mà cổng này không có" example:"[\"18/2008/QH12\"]" past:"-"`
	Explanations []Explanation `key:"giai_trinh,optional" say:"giải trình công khai một chỗ không khớp"`
}

// Base is what all records may say.
func (c *Common) Base() *Common { return c }

// Explanation prints why something that breaks a rule stands as it does.
type Explanation struct {
	Rule     string `key:"quy_tac" say:"tên quy tắc, in trong ngoặc vuông ở cuối thông báo" example:"\"nam-cua-so-hieu\"" past:"row"`
	About    string `key:"ve" say:"điều được giải trình: số văn bản, hoặc tên quan hệ của biểu mẫu" example:"\"61/2018/NĐ-CP\"" past:"row"`
	Terms    string `key:"chenh_lech,optional" say:"chỗ không khớp, chép đúng như check in ra; đổi một chữ trong đó là phải đọc lại lý do" example:"\"i6.tiep_nhan = 12, nhưng i6.moi + i6.ky_truoc = 8 + 5 = 13\""`
	Reason   string `key:"ly_do" is:"prose" say:"lý do, in cho người dân đọc" example:"\"Báo cáo gốc ghi năm 2016.\""`
	Document string `key:"van_ban,optional" is:"van-ban" say:"văn bản làm căn cứ" example:"\"61/2018/NĐ-CP\""`
}
