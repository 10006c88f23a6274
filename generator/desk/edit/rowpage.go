package edit

import (
	"strconv"

	"congkhai/generator/files/front"
	"congkhai/generator/kinds/report"
	"congkhai/generator/text/viet"
)

// rows writes the rows of a list, each with what can be done with it.
func (f *formPage) rows(n *node, path string) {
	f.hidden(n.name+countMark, strconv.Itoa(len(n.rows.items)))
	f.open("div", "class", "dong-cac", "data-ten", n.name)
	for i, row := range n.rows.items {
		if n.rows.named {
			f.namedRow(row, path+"."+row.key)
		} else {
			f.row(n, row, strconv.Itoa(i+1), path)
		}
	}
	f.end()
	if len(n.rows.items) > 0 && n.rows.named && f.isCalled(n.rows.items[0], path+"."+n.rows.items[0].key) {
		return // what may stand here is said by somebody else, such as the form of a report
	}
	f.button(addRow+":"+n.name, "Thêm dòng", "aria-label", "Thêm dòng vào "+viet.LowerFirst(n.field.Name), "class", "them")
	if len(boxesIn(n.rows.first(f.view))) > 1 {
		paste := n.name + pasteMark
		f.open("details", only(n.rows.pasted != "", "open"), "").put("summary", "Dán nhiều dòng từ Excel")
		f.put("label", "Mỗi dòng một hàng, các ô theo thứ tự như trên", "for", paste)
		f.put("textarea", "\n"+n.rows.pasted, "id", paste, "name", paste, "rows", "3", "class", "bang")
		f.button(pasteRows+":"+n.name, "Thêm các dòng này").end()
	}
}

// row is a row of a list.
func (f *formPage) row(n *node, row *row, title, path string) {
	f.open("div", "class", "dong", "role", "group", "aria-label", n.field.Name+" "+title)
	f.put("p", title, "class", "so", "aria-hidden", "true")
	f.node(row.node, path)
	f.open("div", "class", "nut-dong")
	f.button(raiseRow+":"+row.name, "↑", "aria-label", "Đưa dòng "+title+" lên")
	f.button(lowerRow+":"+row.name, "↓", "aria-label", "Đưa dòng "+title+" xuống")
	f.button(removeRow+":"+row.name, "Bỏ", "aria-label", "Bỏ dòng "+title).end().end()
}

// namedRow is a row with a key of the author's own. One that is called something, such as a figure by the form of its
// report, is told by that; its key and that it is there are no business of the clerk's.
func (f *formPage) namedRow(row *row, path string) {
	key := row.name + keyMark
	switch {
	case f.calls(path) != "" && row.box != nil:
		row.field.Name = f.calls(path)
		if t, ok := report.TableOf(f.view.site, f.record, row.key); ok {
			row.box.text = withNames(t, row.box.text)
		}
		f.hidden(key, row.key)
		f.node(row.node, path)
		return
	case f.isCalled(row, path):
		f.hidden(key, row.key)
		f.rows(row.node, path)
		return
	}
	f.open("div", "class", "dong", "role", "group", "aria-label", row.key)
	f.input(key, "Khóa", row.key)
	f.wrong(row.wrong, "")
	f.node(row.node, path)
	f.open("div", "class", "nut-dong").button(removeRow+":"+row.name, "Bỏ", "aria-label", "Bỏ "+row.key).end().end()
}

// isCalled reports whether a row is called something besides its key, or the rows in it are.
func (f *formPage) isCalled(row *row, path string) bool {
	if f.calls(path) != "" {
		return true
	}
	if row.rows == nil || !row.rows.named || len(row.rows.items) == 0 {
		return false
	}
	first := row.rows.items[0]
	return f.isCalled(first, path+"."+first.key)
}

// first is a row without anything in it.
func (r *rows) first(v *view) []*node {
	return []*node{v.formsOf(saying{doc: new(front.Doc)}).node(front.Field{Shape: r.each}, "", nil)}
}
