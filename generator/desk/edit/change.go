package edit

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"congkhai/generator/files/front"
)

// What a button does to the rows of a form.
const (
	addRow    = "them"
	removeRow = "bo"
	raiseRow  = "len"
	lowerRow  = "xuong"
	pasteRows = "dan"
)

// change does to the rows what a button says: "bo:cach_thuc.2". It is false where there is nothing to do.
func (d forms) change(f *form, button string, post url.Values) bool {
	what, name, _ := strings.Cut(button, ":")
	list, last := name, ""
	if what != addRow && what != pasteRows {
		list, last = name[:max(0, strings.LastIndexByte(name, '.'))], name[strings.LastIndexByte(name, '.')+1:]
	}
	n := named(f.nodes, list)
	if n == nil || n.rows == nil {
		return false
	}
	items := n.rows.items
	at, err := strconv.Atoi(last)
	switch {
	case what == addRow && len(items) < mostRows:
		d.addRow(n)
	case what == pasteRows:
		d.paste(n, strings.Split(n.rows.pasted, "\n"))
		n.rows.pasted = ""
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
func (d forms) addRow(n *node) *row {
	at := n.name + "." + strconv.Itoa(len(n.rows.items))
	added := &row{"", d.node(front.Field{Shape: n.rows.each}, at, nil)}
	n.rows.items = append(n.rows.items, added)
	d.offerRows(added.group)
	return added
}

// paste makes a row of each line that was copied from a spreadsheet: its cells go into the boxes of the row from the
// first on, those that are too many into the last.
func (d forms) paste(n *node, lines []string) {
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
