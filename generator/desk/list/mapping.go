// Package list reads the lists that other systems give out as spreadsheets, by the names of their headings. A mapping
// says which heading is which key of a kind; it is a file in TOML, so that an office can write one for the lists that
// it gets:
//
//	ten = "Danh sách thủ tục của Cổng dịch vụ công quốc gia"
//	loai = "thu-tuc"
//	dinh_danh = "ma"
//	bo_qua = ["STT"]
//	[[cot]]
//	tieu_de = ["Mã số", "Mã thủ tục"]
//	khoa = "ma"
//	mau = "1.000173"
//
// A mapping that fits is found by the headings, wherever in the first rows they stand, and gives the rows:
//
//	mapping, problems := list.Choose(book, mappings)
//	rows, problems := mapping.Rows(book, front.Fields(reflect.TypeFor[procedure.Procedure]()))
//
// Nothing is left out without a word: a heading that no mapping knows, a column without one, a row without a code, a
// sheet that is no list are problems, each with its cell. What agencies and fields are called stays as it is written:
// which records these are, and whether there are any, is the affair of the caller.
package list

import (
	"slices"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/files/source"
	"congkhai/generator/text/viet"
)

// Mapping says which heading of a list is which key.
type Mapping struct {
	Title   string   `key:"ten" say:"tên của danh sách, như cơ quan xuất ra gọi" example:"\"Danh sách thủ tục\""`
	Kind    string   `key:"loai" say:"loại hồ sơ mà mỗi hàng thành: tên thư mục trong content" example:"\"thu-tuc\""`
	ID      string   `key:"dinh_danh" say:"khóa mà giá trị thành tên tệp" example:"\"ma\""`
	Ignored []string `key:"bo_qua,optional" say:"tiêu đề không cần đọc" example:"[\"STT\"]"`
	Columns []Column `key:"cot" say:"các cột"`

	doc   *front.Doc
	known map[string]int // what each heading, as it is compared, stands for: an index of Columns, or ignored
}

// Column is a column of the list.
type Column struct {
	Headings []string `key:"tieu_de" say:"tiêu đề của cột, mỗi cách viết một mục" example:"[\"Mã số\", \"Mã thủ tục\"]"`
	Key      string   `key:"khoa" say:"khóa của giá trị" example:"\"ma\""`
	Sample   string   `key:"mau,optional" say:"một giá trị mẫu, để đoán mã mà Excel đã đổi thành số" example:"\"1.000173\""`
	Optional bool     `key:"khong_bat_buoc,optional" say:"danh sách có thể không có cột này" example:"true"`
}

// ignored stands for a heading that says nothing.
const ignored = -1

// Parse reads a mapping. It is nil where the file is not in order.
func Parse(f *source.File) (*Mapping, []source.Problem) {
	m := &Mapping{known: map[string]int{}}
	var problems []source.Problem
	m.doc, problems = front.ParseFor(f.Span(0, len(f.Text())), m)
	_, more := front.Bind(m.doc, m)
	if problems = append(problems, more...); len(problems) == 0 {
		problems = m.check()
	}
	if len(problems) > 0 {
		return nil, problems
	}
	return m, nil
}

// check takes the headings in and reports those that stand twice, keys of two columns, and an ID that no column gives.
func (m *Mapping) check() (problems []source.Problem) {
	for i, heading := range m.Ignored {
		problems = append(problems, m.know(heading, ignored, "bo_qua"+front.Index(i))...)
	}
	keys := map[string]bool{}
	for i, c := range m.Columns {
		path := "cot" + front.Index(i)
		if keys[c.Key] {
			problems = append(problems, KeyTwice.At(m.doc.At(path+".khoa"), c.Key))
		}
		keys[c.Key] = true
		for j, heading := range c.Headings {
			problems = append(problems, m.know(heading, i, path+".tieu_de"+front.Index(j))...)
		}
	}
	if !keys[m.ID] {
		problems = append(problems, NoIDColumn.At(m.doc.At("dinh_danh"), m.ID))
	}
	return problems
}

// know keeps what a heading stands for.
func (m *Mapping) know(heading string, column int, path string) []source.Problem {
	same := comparable(heading)
	if _, there := m.known[same]; there {
		return []source.Problem{HeadingTwice.At(m.doc.At(path), heading)}
	}
	m.known[same] = column
	return nil
}

// comparable is a heading as it is compared: without marks, capitals, and the signs and blanks in it.
func comparable(heading string) string { return viet.Slug(heading) }

// headings are all that the mapping knows, as they are written.
func (m *Mapping) headings() []string {
	all := slices.Clone(m.Ignored)
	for _, c := range m.Columns {
		all = append(all, c.Headings...)
	}
	return all
}

// Check reports the keys that a kind has not.
func (m *Mapping) Check(fields []front.Field) (problems []source.Problem) {
	for i, c := range m.Columns {
		if _, ok := fieldOf(fields, c.Key); !ok {
			where := m.doc.At("cot" + front.Index(i) + ".khoa")
			problems = append(problems, NoKey.At(where, m.Kind, c.Key).Like(c.Key, keysOf(fields)))
		}
	}
	return problems
}

// fieldOf finds a field by the path of its key, such as cach_thuc.thoi_han.
func fieldOf(fields []front.Field, path string) (f front.Field, ok bool) {
	key, rest, deeper := strings.Cut(path, ".")
	i := slices.IndexFunc(fields, func(f front.Field) bool { return f.Key == key })
	if i < 0 {
		return f, false
	}
	if deeper {
		return fieldOf(fields[i].Fields, rest)
	}
	return fields[i], true
}

func keysOf(fields []front.Field) (keys []string) {
	for _, f := range fields {
		keys = append(keys, f.Key)
	}
	return keys
}
