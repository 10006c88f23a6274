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
	"cmp"
	"maps"
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
	Sample   string   `key:"mau,optional" say:"một giá trị mẫu bằng chữ số, để nhận ra mã gõ sai hay bị Excel đổi thành số" example:"\"1.000173\""`
	Optional bool     `key:"khong_bat_buoc,optional" say:"danh sách có thể không có cột này" example:"true"`
}

// ignored stands for a heading that says nothing.
const ignored = -1

// Parse reads a mapping. It is nil where the file is not in order, or none: Notepad likes to name one danh-ba.toml.txt.
func Parse(f *source.File) (*Mapping, []source.Problem) {
	if !strings.HasSuffix(f.Path, ".toml") {
		return nil, []source.Problem{NoMapping.At(f.Anywhere())}
	}
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

// check takes the headings in and reports those that stand twice, keys that two columns give, and an ID that no column
// gives.
func (m *Mapping) check() (problems []source.Problem) {
	for i, heading := range m.Ignored {
		problems = append(problems, m.know(heading, ignored, "bo_qua"+front.Index(i))...)
	}
	for i, c := range m.Columns {
		path := "cot" + front.Index(i)
		problems = append(problems, m.clash(i, path+".khoa")...)
		for j, heading := range c.Headings {
			problems = append(problems, m.know(heading, i, path+".tieu_de"+front.Index(j))...)
		}
	}
	if !slices.ContainsFunc(m.Columns, func(c Column) bool { return c.Key == m.ID }) {
		problems = append(problems, NoIDColumn.At(m.doc.At("dinh_danh"), m.ID))
	}
	return problems
}

// clash reports a column whose key is that of one above, or lies in its table or around it.
func (m *Mapping) clash(column int, path string) []source.Problem {
	key := m.Columns[column].Key
	for _, above := range m.Columns[:column] {
		switch {
		case above.Key == key:
			return []source.Problem{KeyTwice.At(m.doc.At(path), key)}
		case strings.HasPrefix(key, above.Key+"."), strings.HasPrefix(above.Key, key+"."):
			return []source.Problem{KeyWithin.At(m.doc.At(path), key, above.Key)}
		}
	}
	return nil
}

// know keeps what a heading stands for.
func (m *Mapping) know(heading string, column int, path string) []source.Problem {
	same := folded(heading)
	if _, there := m.known[same]; there {
		return []source.Problem{HeadingTwice.At(m.doc.At(path), heading)}
	}
	m.known[same] = column
	return nil
}

// folded is a heading as it is compared: without marks, capitals, and the signs and blanks in it. One that is nothing
// but signs, such as # or %, is compared as it is.
func folded(heading string) string { return cmp.Or(viet.Slug(heading), strings.TrimSpace(heading)) }

// headings are all that the mapping knows, as they are written.
func (m *Mapping) headings() []string {
	all := slices.Clone(m.Ignored)
	for _, c := range m.Columns {
		all = append(all, c.Headings...)
	}
	return all
}

// Check holds the mapping against the kinds that there are, by their folders, and their keys: whether there is the
// kind, and whether it has each key in a place that one cell can fill.
func (m *Mapping) Check(kinds map[string][]front.Field) (problems []source.Problem) {
	fields, ok := kinds[m.Kind]
	if !ok {
		folders := slices.Sorted(maps.Keys(kinds))
		problem := NoKind.At(m.doc.At("loai"), m.Kind, source.Words(strings.Join(folders, ", ")))
		return []source.Problem{problem.Like(m.Kind, folders)}
	}
	for i, c := range m.Columns {
		where := m.doc.At("cot" + front.Index(i) + ".khoa")
		switch f, ok := fieldOf(fields, c.Key); {
		case !ok:
			problems = append(problems, NoKey.At(where, m.Kind, c.Key).Like(c.Key, keysOf(fields, "")))
		case ofTables(f):
			problems = append(problems, ManyTables.At(where, c.Key))
		}
	}
	return problems
}

// fieldOf finds a field by the path of its key, such as lien_he.dien_thoai. For what is in a list of tables it
// is the list.
func fieldOf(fields []front.Field, path string) (f front.Field, ok bool) {
	key, rest, deeper := strings.Cut(path, ".")
	i := slices.IndexFunc(fields, func(f front.Field) bool { return f.Key == key })
	if i < 0 {
		return f, false
	}
	if deeper && !ofTables(fields[i]) {
		return fieldOf(fields[i].Fields, rest)
	}
	return fields[i], true
}

// ofTables reports whether a field is a list of tables: a row of a list does not say which of them it means.
func ofTables(f front.Field) bool { return f.List && len(f.Fields) > 0 || f.Table }

// keysOf are the paths of all keys that a cell can fill.
func keysOf(fields []front.Field, under string) (keys []string) {
	for _, f := range fields {
		if !ofTables(f) {
			keys = append(append(keys, under+f.Key), keysOf(f.Fields, under+f.Key+".")...)
		}
	}
	return keys
}
