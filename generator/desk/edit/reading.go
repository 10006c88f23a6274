package edit

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"congkhai/generator/desk/entry"
	"congkhai/generator/files/front"
	"congkhai/generator/files/source"
	"congkhai/generator/site"
	"congkhai/generator/text/viet"
)

// node is a key: a box, the keys of a table, the rows of a list, or several of these of which one is filled in.
type node struct {
	field front.Field
	name  string // under which a browser sends it
	box   *box
	group []*node
	rows  *rows
	wrong string
}

// bodyName is under which the text of a record is sent.
const bodyName = "_bai"

// read makes a form of what a browser sent.
func (d forms) read(fields []front.Field, post url.Values) *form {
	f := &form{body: bodySent(post)}
	for _, field := range fields {
		f.nodes = append(f.nodes, d.node(field, field.Key, post))
	}
	return f
}

// section is a part of a text with the line that heads it; the first has none. One that is asked for is not there yet.
type section struct {
	head, text string
	asked      bool
}

// sectionsOf parts a text by its headings.
func sectionsOf(body string) []section {
	all := []section{{}}
	var lines []string
	for line := range strings.SplitSeq(body, "\n") {
		if strings.HasPrefix(line, "## ") {
			all[len(all)-1].text = strings.Join(lines, "\n")
			all, lines = append(all, section{head: line}), nil
			continue
		}
		lines = append(lines, line)
	}
	all[len(all)-1].text = strings.Join(lines, "\n")
	return all
}

// joined puts sections together again: a heading right behind another gets a line between them.
func joined(sections []section) string {
	var parts []string
	for i, part := range sections {
		if i > 0 {
			parts = append(parts, part.head)
		}
		if i > 0 || part.text != "" || len(sections) == 1 {
			parts = append(parts, part.text)
		}
	}
	return strings.Join(parts, "\n")
}

func sectionName(i int) string { return bodyName + "." + strconv.Itoa(i) }

// bodySent is the text of a record whose sections a browser sent one by one.
func bodySent(post url.Values) string {
	sections := []section{{text: textSent(post, bodyName)}}
	for i := 1; post.Has(sectionName(i)); i++ {
		part := section{head: textSent(post, sectionName(i)+keyMark), text: textSent(post, sectionName(i))}
		if post.Has(sectionName(i)+askedMark) && strings.TrimSpace(part.text) == "" {
			continue
		}
		sections = append(sections, part)
	}
	return joined(sections)
}

// withAsked puts the sections that a text may have as well among those that it has.
func withAsked(sections []section, prompts []site.Prompt) []section {
	at := len(sections)
	for _, p := range slices.Backward(prompts) {
		head := "## " + p.Heading
		if i := slices.IndexFunc(sections, func(s section) bool { return s.head == head }); i >= 0 {
			at = i
		} else {
			sections = slices.Insert(sections, at, section{head: head, asked: true})
		}
	}
	return sections
}

// textSent is a text that a browser sent, with the ends of lines that files have, and in the form in which they are
// read.
func textSent(post url.Values, name string) string {
	return viet.Normal(strings.ReplaceAll(post.Get(name), "\r\n", "\n"))
}

// mostRows is how many rows of a list a form has; who has more brings them in as a workbook.
const mostRows = 2000

func (d forms) node(f front.Field, name string, post url.Values) *node {
	n, w := &node{field: f, name: name}, waysOf(f.Shape)
	if w.cell != nil {
		n.box = readBox(d.sortOf(f, w), name, post)
	}
	if w.grid != nil {
		n.box = readBox(entry.Of(entry.Ways(*w.grid.Of), "", d.isKind), name, post)
		n.box.grid = true
	}
	if w.table != nil {
		n.box = readBox(entry.Of(entry.Ways(*w.table.Of), "", d.isKind), name, post)
		n.box.grid, n.box.keyed = true, true
	}
	for _, sub := range w.fields {
		n.group = append(n.group, d.node(sub, name+"."+sub.Key, post))
	}
	if each := w.list; each != nil {
		n.rows = &rows{each: *each}
	} else if w.named != nil {
		n.rows = &rows{each: *w.named, named: true}
	}
	if n.rows == nil {
		return n
	}
	n.rows.pasted = textSent(post, name+pasteMark)
	count, _ := strconv.Atoi(post.Get(name + countMark)) // what is no number is none
	n.rows.left = max(count-mostRows, 0)
	for i := range min(max(count, 0), mostRows) {
		at := name + "." + strconv.Itoa(i)
		n.rows.items = append(n.rows.items, &row{textSent(post, at+keyMark), d.node(front.Field{Shape: n.rows.each}, at, post)})
	}
	return n
}

func readBox(s entry.Sort, name string, post url.Values) *box {
	b := &box{Sort: s, name: name, text: textSent(post, name), state: post.Get(name + stateMark),
		blank: post.Has(name + blankMark)}
	if isPick(s) {
		b.picked, b.text = post[name], ""
		if i := slices.IndexFunc(b.picked, func(id string) bool { return !has(choices(s), id) }); i >= 0 { // a value as content writes it
			b.text, b.picked = b.picked[i], nil
		}
	}
	return b
}

// place is where a value of a form ends up in the record, and the box that says it.
type place struct {
	path string
	say  func(wrong string)
}

// reading is the values of a form on their way into a record.
type reading struct {
	forms
	places []place
	wrong  int
}

// values are what a form says, and where each stands. wrong is how many boxes cannot be read, which say so.
func (d forms) values(f *form) (values map[string]any, places []place, wrong int) {
	r := &reading{forms: d}
	values = r.table(f.nodes, "")
	return values, r.places, r.wrong
}

func (r *reading) table(nodes []*node, path string) map[string]any {
	t := map[string]any{}
	for _, n := range nodes {
		if v := r.value(n, strings.TrimPrefix(path+"."+n.field.Key, ".")); v != nil {
			t[n.field.Key] = v
		}
	}
	return t
}

// value is what a key says; where it is said in two ways neither is taken.
func (r *reading) value(n *node, path string) any {
	r.places = append(r.places, place{path, func(wrong string) { n.wrong = also(n.wrong, wrong) }})
	var said []any
	if n.box != nil {
		if v := r.boxValue(n.box, path); v != nil {
			said = append(said, v)
		}
	}
	if t := r.table(n.group, path); len(t) > 0 {
		said = append(said, t)
	}
	if n.rows != nil {
		if v := r.rowsValue(n, path); v != nil {
			said = append(said, v)
		}
	}
	switch len(said) {
	case 0:
		return nil
	case 1:
		return said[0]
	}
	n.wrong = "mục này được ghi hai lần, trong ô và trong các dòng dưới đó; hãy xóa một trong hai"
	r.wrong++
	return nil
}

func (r *reading) rowsValue(n *node, path string) any {
	if strings.TrimSpace(n.rows.pasted) != "" {
		n.wrong = "còn những dòng đã dán mà chưa thành dòng của bảng; hãy bấm “Thêm các dòng này” hoặc xóa ô ấy"
		r.wrong++
	}
	if n.rows.left > 0 {
		n.wrong = "danh sách này có nhiều dòng quá cho một trang; hãy xuất ra Excel, sửa ở đó rồi nhập lại"
		r.wrong++
	}
	named, items := map[string]any{}, []any{}
	for _, row := range n.rows.items {
		if !n.rows.named {
			if v := r.value(row.node, path+front.Index(len(items))); v != nil {
				items = append(items, v)
			}
			continue
		}
		v := r.value(row.node, path+"."+row.key)
		switch {
		case v == nil:
		case row.key == "" || named[row.key] != nil:
			row.wrong = "dòng này cần một tên riêng, không trùng dòng khác"
			r.wrong++
		default:
			named[row.key] = v
		}
	}
	switch {
	case len(named) > 0:
		return named
	case len(items) > 0:
		return items
	}
	return nil
}

func (r *reading) boxValue(b *box, path string) any {
	r.places = append(r.places, place{path, func(wrong string) { b.wrong = also(b.wrong, wrong) }})
	switch {
	case b.state != "" && strings.TrimSpace(b.text) == "" && len(b.picked) == 0 && has(states(b.Sort), b.state):
		return b.state
	case b.state != "":
		b.wrong = "ô đã có giá trị mà còn chọn lý do không có giá trị; hãy bỏ một trong hai"
		r.wrong++
		return nil
	case len(b.picked) > 0:
		items := make([]any, len(b.picked))
		for i, id := range b.picked {
			items[i] = id
		}
		return items
	case b.blank && b.text == "":
		return ""
	case b.grid:
		return r.gridValue(b)
	}
	return r.typed(b, b.text)
}

func (r *reading) typed(b *box, text string) any {
	v, wrong := b.Typed(text)
	if wrong != nil {
		r.refuse(b, wrong(source.Span{}).Text(source.Vietnamese))
		return nil
	}
	return v
}

// withoutBlankEnd is a text without the blank lines at its end; a tab on the last line that says something is a blank
// cell.
func withoutBlankEnd(text string) string {
	lines := strings.Split(text, "\n")
	for len(lines) > 0 && strings.TrimSpace(lines[len(lines)-1]) == "" {
		lines = lines[:len(lines)-1]
	}
	return strings.Join(lines, "\n")
}

// gridValue is the rows of a grid; blank lines at its end say nothing.
func (r *reading) gridValue(b *box) any {
	text := withoutBlankEnd(b.text)
	if text == "" {
		return nil
	}
	lines, named := []any{}, map[string]any{}
	for line := range strings.SplitSeq(text, "\n") {
		cells := strings.Split(line, "\t")
		if !b.keyed {
			lines = append(lines, r.cells(b, cells))
			continue
		}
		key := strings.TrimSpace(cells[0])
		if key == "" || named[key] != nil {
			r.refuse(b, "dòng “"+line+"” cần một tên riêng ở ô đầu, không trùng dòng khác")
		}
		named[key] = r.cells(b, cells[1:])
	}
	if b.keyed {
		return named
	}
	return lines
}

func (r *reading) cells(b *box, cells []string) []any {
	values := []any{}
	for _, cell := range cells {
		v := r.typed(b, cell)
		switch {
		case v == nil && b.keyed: // a draft has blanks; what is wrong with one the portal says
			v = ""
		case v == nil:
			r.refuse(b, "bảng có ô trống; mỗi dòng đủ các ô, cách nhau bằng phím Tab, như khi chép từ Excel")
		}
		values = append(values, v)
	}
	return values
}

// refuse says what is wrong with a box, of several things the first.
func (r *reading) refuse(b *box, wrong string) {
	if b.wrong == "" {
		b.wrong = wrong
		r.wrong++
	}
}
