// Package amend changes one content file: its bytes where the change is, and nothing else. Comments, blank lines, the
// order of keys, how numbers are grouped and texts quoted, line ends, the byte order mark and the form of letters stay,
// byte for byte, wherever nothing was to be changed. What is handed back was read again and held against what was to
// come of it: where that differs there is an error and never a file.
//
//	after, err := amend.Apply("content/thu-tuc/x.md", raw, kind.Fields(),
//		amend.Set("cach_thuc[0].thoi_han.so", int64(8)),
//		amend.Insert("ho_so[0].giay_to", 2, amend.Table{{"ten", "Bản vẽ"}, {"ban_chinh", int64(1)}}),
//		amend.Body("## Trình tự thực hiện\n\n- Bước 1: …"))
//
// A file that cannot be read soundly, also one that is too large or lies too deep (package bound), is refused; so is a
// change that has no place in the file. Whether the values are right for their kind is asked elsewhere.
package amend

import (
	"path"

	"congkhai/generator/files/front"
	"congkhai/generator/text/say"
	"congkhai/generator/text/viet"
)

// Table is a TOML table in the order in which it is written.
type Table []Entry

// Entry is a key of a table with its value: a string, int64, int, float64, bool, calendar.Date, front.Number, []any,
// Table or a map, which is written in the order in which its keys are declared, or else sorted.
type Entry struct {
	Key   string
	Value any
}

// Change is one thing that is to be different in a file.
type Change struct {
	sort     changeSort
	path     string
	from, to int
	value    any
}

type changeSort byte

const (
	set changeSort = iota
	remove
	insert
	move
	body
)

// Set gives a key a value, whether it is there or not: "ma", "cach_thuc[0].thoi_han.so", "so_lieu.i1.danh_gia"; a part
// with other than letters, digits, _ and - stands in quotes. Tables on the way are made where they are missing. Of a
// table or a list that is there already only what differs is written.
func Set(path string, value any) Change { return Change{sort: set, path: path, value: value} }

// Remove takes away a key, a table or an item of a list. Comment lines directly above go with it where they speak of it
// alone: what follows is no further key of the same paragraph. A table that was only there because of it goes too.
func Remove(path string) Change { return Change{sort: remove, path: path} }

// Insert puts an item into a list before the one that is at a place, or at its end where that is its length. A list
// that is not there yet is made.
func Insert(list string, at int, value any) Change {
	return Change{sort: insert, path: list, to: at, value: value}
}

// Append puts an item at the end of a list, which is made where it is not there yet.
func Append(list string, value any) Change { return Insert(list, atEnd, value) }

const atEnd = -1

// Move takes an item of a list, with its comments, to the place that it has afterwards.
func Move(list string, from, to int) Change {
	return Change{sort: move, path: list, from: from, to: to}
}

// Body gives a Markdown file another body: lines that both have stay as they are, and so do blank lines around it.
func Body(text string) Change { return Change{sort: body, value: text} }

// Apply returns a file with changes made, one after another. Its name tells Markdown from TOML; fields are the keys of
// its kind in their order, which tell where a new one goes and how it is written.
func Apply(name string, raw []byte, fields []front.Field, changes ...Change) ([]byte, error) {
	e, err := open(name, raw, fields)
	if err != nil {
		return nil, err
	}
	wanted, text := e.values, e.bodyText()
	for _, c := range changes {
		if given, ok := c.value.(string); ok && c.sort == body {
			text, err = e.write(given)
		} else {
			wanted, err = e.change(c, wanted)
		}
		if err != nil {
			return nil, err
		}
	}
	return e.proven(wanted, text)
}

// To returns a file with the fewest changes after which its values are exactly the wanted ones: tables as
// map[string]any or Table, lists as []any or []map[string]any.
func To(name string, raw []byte, fields []front.Field, wanted map[string]any) ([]byte, error) {
	e, err := open(name, raw, fields)
	if err != nil {
		return nil, err
	}
	plain, err := plainTable(wanted, fields)
	if err != nil {
		return nil, err
	}
	if err := e.mergeValue(nil, e.values, plain); err != nil {
		return nil, err
	}
	e.settle()
	return e.proven(plain, e.bodyText())
}

// New returns a new file with values, in the order in which their keys are declared, and a body where it is Markdown.
func New(name string, fields []front.Field, values map[string]any, text string) ([]byte, error) {
	raw := ""
	if isMarkdown(name) {
		raw = "+++\n+++\n"
	}
	e, err := open(name, []byte(raw), fields)
	if err != nil {
		return nil, err
	}
	plain, err := plainTable(values, fields)
	if err != nil {
		return nil, err
	}
	for _, entry := range plain {
		if err := e.put([]step{{key: entry.Key}}, entry.Value); err != nil {
			return nil, err
		}
	}
	if text != "" {
		if text, err = e.write(text); err != nil {
			return nil, err
		}
	}
	return e.proven(plain, text)
}

func isMarkdown(name string) bool { return path.Ext(name) == ".md" }

// proven are the bytes of the file, after they were read again and say what is wanted.
func (e *editor) proven(wanted Table, text string) ([]byte, error) {
	again, err := open(e.page.name, e.page.raw, e.fields)
	if err != nil {
		return nil, say.Errorf("sửa tệp %s không thành: kết quả không đọc lại được; tệp được giữ nguyên",
			"%s could not be changed: the result cannot be read again; the file is left alone", e.page.name)
	}
	if !same(again.values, wanted) || again.bodyText() != viet.Normal(text) {
		return nil, say.Errorf("sửa tệp %s không thành: kết quả đọc lại khác điều định viết; tệp được giữ nguyên",
			"%s could not be changed: the result reads other than what was to be written; the file is left alone",
			e.page.name)
	}
	return append([]byte{}, e.page.raw...), nil // and never nil, which stands for no file
}
