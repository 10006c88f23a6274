package amend

import (
	"bytes"
	"slices"
	"strings"

	"congkhai/generator/text/say"
)

// move takes an item of a list elsewhere, with the comments that belong to it, as it is written.
func (e *editor) move(path []step, from, to int) error {
	n, rest := e.find(path)
	if len(rest) > 0 || !n.isList() {
		return e.nothingAt(path)
	}
	if from < 0 || to < 0 || from >= len(n.kids) || to >= len(n.kids) {
		return say.Errorf("danh sách %s chỉ có %d mục", "the list %s has %d items", told(path), len(n.kids))
	}
	e.endLine()
	n, _ = e.find(path)
	if n.how != listed {
		e.endLast(n)
		n, _ = e.find(path)
	}
	order := make([]int, len(n.kids))
	for i := range order {
		order[i] = i
	}
	low, high := min(from, to), max(from, to)+1
	e.page.arrange(e.slots(n)[low:high], moved(order, from, to)[low:high], low)
	e.grow()
	return nil
}

// endLine ends the last line of the front matter, so that it can be another.
func (e *editor) endLine() {
	if e.text != "" && !strings.HasSuffix(e.text, "\n") {
		e.cut(len(e.text), len(e.text), "\n")
		e.grow()
	}
}

// endLast puts a comma behind the last item of a list whose items have lines of their own.
func (e *editor) endLast(n *node) {
	parts := partsOf(n.value)
	last := parts[len(parts)-1]
	if _, comma := e.comma(last); !comma && e.alone(last, true) {
		e.cut(last.end, last.end, ",")
		e.grow()
	}
}

// slots are the places of a list's items in the file's text: whole lines, where all of them have their own.
func (e *editor) slots(n *node) []part {
	var slots []part
	if n.how == listed {
		for _, item := range n.kids {
			stmts := item.statements()
			slots = append(slots, part{e.begin(stmts[0]), e.after(stmts[len(stmts)-1])})
		}
		return e.inFile(slots)
	}
	slots = partsOf(n.value)
	lines := make([]part, len(slots))
	for i, p := range slots {
		if !e.alone(p, false) {
			return e.inFile(slots)
		}
		lines[i] = e.lines(slots, i)
	}
	return e.inFile(lines)
}

func (e *editor) inFile(parts []part) []part {
	for i := range parts {
		parts[i].start += e.page.front
		parts[i].end += e.page.front
	}
	return parts
}

// arrange gives parts of a file another order: the first place gets what was in the place order[0]-low, and so on. What
// stands between them stays where it is.
func (p *page) arrange(slots []part, order []int, low int) {
	var text strings.Builder
	var raw bytes.Buffer
	at := slots[0].start
	for i, slot := range slots {
		taken := slots[order[i]-low]
		text.WriteString(p.text[at:slot.start] + p.text[taken.start:taken.end])
		raw.Write(p.rawOf(at, slot.start))
		raw.Write(p.rawOf(taken.start, taken.end))
		at = slot.end
	}
	first, _ := p.rawAt(slots[0].start)
	last, _ := p.rawAt(at)
	p.raw = slices.Concat(p.raw[:first], raw.Bytes(), p.raw[last:])
	p.text = p.text[:slots[0].start] + text.String() + p.text[at:]
	p.changed(slots[0].start)
}

// rawOf are the bytes that a part of the text was read of.
func (p *page) rawOf(start, end int) []byte {
	from, _ := p.rawAt(start)
	to, _ := p.rawAt(end)
	return p.raw[from:to]
}
