package edit

import (
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"congkhai/generator/desk/entry"
	"congkhai/generator/files/front"
	"congkhai/generator/files/source"
)

// form is the keys of a record as boxes to fill in. It is made of what a browser sends, so that nothing that somebody typed is lost
// while rows come and go; what a file says is brought into that shape first (posted).
type form struct {
	nodes []*node
	body  string
}

// node is a key: a box, the keys of a table, the rows of a list, or several of these of which one is filled in.
type node struct {
	field front.Field
	name  string // under which a browser sends it
	box   *box
	group []*node
	rows  *rows
	wrong string
}

// box is where one value is typed.
type box struct {
	entry.Sort
	name, text string
	state      string   // the word chosen in the place of a value
	picked     []string // those chosen of a closed list
	grid       bool     // lines of cells, as a spreadsheet copies them
	keyed      bool     // the first cell of each line names it
	wrong      string
}

// rows are the items of a list, or tables that the author names.
type rows struct {
	each  front.Shape
	named bool
	items []*row
}

type row struct {
	key string
	*node
}

// ways are the ways in which a key may be written, by how they are filled in.
type ways struct {
	cell        []front.Shape
	fields      []front.Field
	list, named *front.Shape
	grid, table *front.Shape // rows of cells, and such rows with a name each
}

func waysOf(s front.Shape) ways {
	var w ways
	for _, way := range entry.Ways(s) {
		switch {
		case way.Type == "array" && entry.IsList(*way.Of):
			w.grid = way.Of
		case way.Type == "array" && !entry.IsPlainList(way):
			w.list = way.Of
		case way.Type == "object" && way.Of != nil && entry.IsPlainList(*way.Of):
			w.table = way.Of
		case way.Type == "object" && way.Of != nil:
			w.named = way.Of
		case way.Type == "object":
			w.fields = way.Fields
		default:
			w.cell = append(w.cell, way)
		}
	}
	return w
}

// What a browser sends for a key besides its value: how many rows there are, what the author calls one, the word in the
// place of a value, and rows that were copied from a spreadsheet.
const (
	countMark = "#"
	keyMark   = "!"
	stateMark = "?"
	pasteMark = ".dan"
)

// sheet knows what forms need to know of the portal.
type desk struct {
	isKind func(folder string) bool
	called entry.Titles
	order  func(path string) int // of keys that the author names, as the file has them
}

// posted is what a browser would send of a form that says so.
func (d desk) posted(fields []front.Field, values map[string]any) url.Values {
	post := url.Values{}
	for _, f := range fields {
		d.put(post, f, f.Key, f.Key, values[f.Key])
	}
	return post
}

func (d desk) put(post url.Values, f front.Field, name, path string, v any) {
	w := waysOf(f.Shape)
	switch v := v.(type) {
	case nil:
	case map[string]any:
		for _, sub := range w.fields {
			d.put(post, sub, name+"."+sub.Key, path+"."+sub.Key, v[sub.Key])
		}
		switch {
		case w.fields != nil:
		case w.table != nil:
			post.Set(name, d.tableText(*w.table.Of, path, v))
		case w.named != nil:
			d.putNamed(post, *w.named, name, path, v)
		}
	case []any:
		switch {
		case w.list != nil && isRows(v):
			post.Set(name+countMark, strconv.Itoa(len(v)))
			for i, item := range v {
				d.put(post, front.Field{Shape: *w.list}, name+"."+strconv.Itoa(i), path+front.Index(i), item)
			}
		case w.grid != nil:
			post.Set(name, d.gridText(entry.Of(entry.Ways(*w.grid.Of), "", d.isKind), v))
		default:
			d.putBox(post, d.sortOf(f, w), name, v)
		}
	default:
		d.putBox(post, d.sortOf(f, w), name, v)
	}
}

func isRows(items []any) bool {
	return !slices.ContainsFunc(items, func(item any) bool { _, isTable := item.(map[string]any); return !isTable })
}

func (d desk) putNamed(post url.Values, each front.Shape, name, path string, tables map[string]any) {
	post.Set(name+countMark, strconv.Itoa(len(tables)))
	for i, key := range d.keys(path, tables) {
		at := name + "." + strconv.Itoa(i)
		post.Set(at+keyMark, key)
		d.put(post, front.Field{Shape: each}, at, path+"."+keyPath(key), tables[key])
	}
}

// keys are the author's own in the order in which the file has them.
func (d desk) keys(path string, tables map[string]any) []string {
	keys := slices.Sorted(maps.Keys(tables))
	slices.SortStableFunc(keys, func(a, b string) int {
		return d.order(path+"."+keyPath(a)) - d.order(path+"."+keyPath(b))
	})
	return keys
}

// tableText is rows with a name each, as a spreadsheet copies them.
func (d desk) tableText(each front.Shape, path string, rows map[string]any) string {
	lines := []string{}
	for _, key := range d.keys(path, rows) {
		cells := d.gridText(entry.Of(entry.Ways(each), "", d.isKind), []any{rows[key]})
		lines = append(lines, key+"\t"+cells)
	}
	return strings.Join(lines, "\n")
}

// keyPath is a key of the author's as paths have it.
func keyPath(key string) string {
	for _, r := range key {
		if !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '_' || r == '-') {
			return strconv.Quote(key)
		}
	}
	return key
}

func (d desk) sortOf(f front.Field, w ways) entry.Sort {
	s := entry.Of(w.cell, f.Is, d.isKind)
	s.Like = strings.Trim(f.Example, `"`)
	return s
}

func (d desk) putBox(post url.Values, s entry.Sort, name string, v any) {
	if state, ok := v.(string); ok && front.IsState(state) && hasState(s, state) {
		post.Set(name+stateMark, state)
		return
	}
	if ids, ok := picks(s, v); ok {
		post[name] = ids
		return
	}
	post.Set(name, s.Box(v, d.called))
}

func hasState(s entry.Sort, state string) bool {
	return slices.ContainsFunc(s.Words, func(w entry.Word) bool { return w.ID == state })
}

// isPick reports whether several of a closed list are chosen by ticking them.
func isPick(s entry.Sort) bool { return s.List && len(choices(s)) > 0 && !s.Text }

// picks are the words of a list, if it has nothing else and each once.
func picks(s entry.Sort, v any) (ids []string, ok bool) {
	items, isList := v.([]any)
	if !isList || !isPick(s) || len(items) == 0 {
		return nil, false
	}
	for _, item := range items {
		id, _ := item.(string)
		if slices.Contains(ids, id) || !slices.ContainsFunc(choices(s), func(w entry.Word) bool { return w.ID == id }) {
			return nil, false
		}
		ids = append(ids, id)
	}
	return ids, true
}

// choices are the words of a sort that are values; states are those that say why there is none.
func choices(s entry.Sort) (words []entry.Word) {
	for _, w := range s.Words {
		if !front.IsState(w.ID) {
			words = append(words, w)
		}
	}
	return words
}

func states(s entry.Sort) (words []entry.Word) {
	for _, w := range s.Words {
		if front.IsState(w.ID) {
			words = append(words, entry.Word{ID: w.ID, Label: strings.Trim(w.Label, "()")})
		}
	}
	return words
}

// gridText is rows of cells as a spreadsheet copies them; a row that is none has no place in a grid.
func (d desk) gridText(s entry.Sort, rows []any) string {
	lines := make([]string, len(rows))
	for i, r := range rows {
		items, _ := r.([]any)
		cells := make([]string, len(items))
		for j, item := range items {
			cells[j] = s.Box(item, d.called)
		}
		lines[i] = strings.Join(cells, "\t")
	}
	return strings.Join(lines, "\n")
}

// bodyName is under which the text of a record is sent.
const bodyName = "_bai"

// read makes a form of what a browser sent.
func (d desk) read(fields []front.Field, post url.Values) *form {
	f := &form{body: strings.ReplaceAll(post.Get(bodyName), "\r\n", "\n")}
	for _, field := range fields {
		f.nodes = append(f.nodes, d.node(field, field.Key, post))
	}
	return f
}

// mostRows is how many rows of a list a form has; who has more brings them in as a workbook.
const mostRows = 2000

func (d desk) node(f front.Field, name string, post url.Values) *node {
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
	count, _ := strconv.Atoi(post.Get(name + countMark)) // what is no number is none
	for i := range min(max(count, 0), mostRows) {
		at := name + "." + strconv.Itoa(i)
		n.rows.items = append(n.rows.items, &row{post.Get(at + keyMark), d.node(front.Field{Shape: n.rows.each}, at, post)})
	}
	return n
}

func readBox(s entry.Sort, name string, post url.Values) *box {
	b := &box{Sort: s, name: name, text: strings.ReplaceAll(post.Get(name), "\r\n", "\n"), state: post.Get(name + stateMark)}
	if isPick(s) {
		b.picked, b.text = post[name], ""
		known := func(id string) bool {
			return slices.ContainsFunc(choices(s), func(w entry.Word) bool { return w.ID == id })
		}
		if i := slices.IndexFunc(b.picked, func(id string) bool { return !known(id) }); i >= 0 { // a value as content writes it
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
	desk
	places []place
	wrong  int
}

// values are what a form says, and where each stands. wrong is how many boxes cannot be read, which say so.
func (d desk) values(f *form) (values map[string]any, places []place, wrong int) {
	r := &reading{desk: d}
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
	r.places = append(r.places, place{path, func(wrong string) { n.wrong = wrong }})
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
	named, items := map[string]any{}, []any{}
	for _, row := range n.rows.items {
		if !n.rows.named {
			if v := r.value(row.node, path+front.Index(len(items))); v != nil {
				items = append(items, v)
			}
			continue
		}
		v := r.value(row.node, path+"."+keyPath(row.key))
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
	r.places = append(r.places, place{path, func(wrong string) { b.wrong = wrong }})
	switch {
	case b.state != "" && strings.TrimSpace(b.text) == "" && len(b.picked) == 0 && hasState(b.Sort, b.state):
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

// gridValue is the rows of a grid; blank lines at its end say nothing.
func (r *reading) gridValue(b *box) any {
	text := strings.TrimRight(b.text, "\n\t ")
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
		if v == nil {
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

// What a button does to the rows of a form.
const (
	addRow    = "them"
	removeRow = "bo"
	raiseRow  = "len"
	lowerRow  = "xuong"
	pasteRows = "dan"
)

// change does to the rows what a button says: "bo:cach_thuc.2". It is false where there is nothing to do.
func (d desk) change(f *form, button string, post url.Values) bool {
	what, name, _ := strings.Cut(button, ":")
	list, last := name, ""
	if what != addRow && what != pasteRows {
		list, last = name[:max(0, strings.LastIndexByte(name, '.'))], name[strings.LastIndexByte(name, '.')+1:]
	}
	n := named(f.nodes, list)
	if n == nil || n.rows == nil {
		return false
	}
	pasted := strings.Split(strings.TrimRight(strings.ReplaceAll(post.Get(list+pasteMark), "\r\n", "\n"), "\n"), "\n")
	items := n.rows.items
	at, err := strconv.Atoi(last)
	switch {
	case what == addRow && len(items) < mostRows:
		d.addRow(n)
	case what == pasteRows:
		d.paste(n, pasted)
	case what == addRow, err != nil, at < 0, at >= len(items):
		return false
	case what == removeRow:
		n.rows.items = slices.Delete(items, at, at+1)
	case what == raiseRow && at > 0:
		items[at], items[at-1] = items[at-1], items[at]
	case what == lowerRow && at < len(items)-1:
		items[at], items[at+1] = items[at+1], items[at]
	}
	n.rename(list)
	return true
}

// addRow puts a row without anything in it at the end of a list.
func (d desk) addRow(n *node) *row {
	at := n.name + "." + strconv.Itoa(len(n.rows.items))
	added := &row{"", d.node(front.Field{Shape: n.rows.each}, at, nil)}
	n.rows.items = append(n.rows.items, added)
	return added
}

// paste makes a row of each line that was copied from a spreadsheet: its cells go into the boxes of the row from the first on, those
// that are too many into the last.
func (d desk) paste(n *node, lines []string) {
	for _, line := range lines {
		if strings.TrimSpace(line) == "" || len(n.rows.items) >= mostRows {
			continue
		}
		added := d.addRow(n)
		boxes := boxesIn([]*node{added.node})
		cells := strings.Split(line, "\t")
		if n.rows.named {
			added.key, cells = cells[0], cells[1:]
		}
		for i, cell := range cells {
			if i < len(boxes) {
				boxes[i].text = cell
			} else if len(boxes) > 0 {
				boxes[len(boxes)-1].text += " " + cell
			}
		}
	}
}

// boxesIn are the boxes of keys in their order; those of lists in them are left out.
func boxesIn(nodes []*node) (boxes []*box) {
	for _, n := range nodes {
		if n.box != nil && n.rows == nil && n.group == nil {
			boxes = append(boxes, n.box)
		}
		boxes = append(boxes, boxesIn(n.group)...)
	}
	return boxes
}

// named finds a key by the name under which it is sent.
func named(nodes []*node, name string) *node {
	for _, n := range nodes {
		if n.name == name {
			return n
		}
		if !strings.HasPrefix(name, n.name+".") {
			continue
		}
		within := n.group
		if n.rows != nil {
			for _, row := range n.rows.items {
				within = append(slices.Clip(within), row.node)
			}
		}
		if found := named(within, name); found != nil {
			return found
		}
	}
	return nil
}

// rename gives a key another name, and all in it.
func (n *node) rename(name string) {
	for _, sub := range n.group {
		sub.rename(name + strings.TrimPrefix(sub.name, n.name))
	}
	if n.rows != nil {
		for i, row := range n.rows.items {
			row.rename(name + "." + strconv.Itoa(i))
		}
	}
	if n.box != nil {
		n.box.name = name
	}
	n.name = name
}
