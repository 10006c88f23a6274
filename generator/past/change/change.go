// Package change tells in what two versions of a record differ, key by key, as people read it: rows of tables are
// matched by what tells them apart and not by their position, and of long texts only what differs is told. It sees two
// values and knows neither files nor days nor kinds.
//
//	change.Between(before, after) // [{Path: "cach_thuc[truc_tuyen].le_phi", Old: "0", New: "200.000 đồng"}]
package change

import (
	"reflect"
	"strings"

	"congkhai/generator/files/front"
)

// Action is what happened to a value.
type Action string

// What happens to values: one that was absent appears, one becomes another, one is taken away.
const (
	Added   Action = "bo_sung"
	Altered Action = "sua_doi"
	Removed Action = "bai_bo"
)

// Change is one value that differs, or a row that came or went.
type Change struct {
	Path     string // cach_thuc[truc_tuyen].le_phi: rows are named by what tells them apart
	Name     string // "Lệ phí · trực tuyến"
	Action   Action
	Old, New string // as people read them, "" for none; of long texts what differs, with some words around it
	Is       string // what they refer to, as the `is` of their key has it
}

// IsText reports whether the change is one of the text under a record, which is written in Markdown.
func (c Change) IsText() bool { return c.Path == textPath || strings.HasPrefix(c.Path, textPath+"[") }

// textPath is the path of the text under a record.
const textPath = "bai"

// Between lists what differs between two records of one type, each given by its address, in the order of their keys.
func Between(old, new any) []Change {
	var changes []Change
	for _, d := range differences(reflect.ValueOf(old).Elem(), reflect.ValueOf(new).Elem()) {
		changes = append(changes, d.change())
	}
	return append(changes, betweenCells(old, new)...)
}

// difference is a change before it is put into words.
type difference struct {
	place
	key      front.Value
	old, new reflect.Value // not valid when there is none: then it is a row
}

// place is where in a record one is: the steps to it, and the rows on the way as people call them, the innermost first.
type place struct {
	steps []step
	rows  []string
}

// step leads to a key, or from a table to one of its rows.
type step struct {
	name  string
	isRow bool
}

func (p place) key(name string) place { return p.with(step{name, false}, p.rows) }

func (p place) row(n name) place {
	return p.with(step{n.id, true}, append([]string{n.label}, p.rows...))
}

func (p place) with(s step, rows []string) place {
	return place{append(p.steps[:len(p.steps):len(p.steps)], s), rows}
}

// named is what a value is called here: its own name, and those of the rows around it that have one.
func (p place) named(name string) string {
	parts := []string{name}
	for _, row := range p.rows {
		if row != "" {
			parts = append(parts, row)
		}
	}
	return strings.Join(parts, " · ")
}

func (p place) path() string {
	var b strings.Builder
	for i, s := range p.steps {
		switch {
		case s.isRow:
			b.WriteString("[" + s.name + "]")
		case i > 0:
			b.WriteString("." + s.name)
		default:
			b.WriteString(s.name)
		}
	}
	return b.String()
}

func (d difference) change() Change {
	c := Change{Path: d.path(), Name: d.named(d.key.Name), Action: Altered, Is: d.key.Is}
	switch {
	case !d.old.IsValid():
		c.Action, c.New, c.Is = Added, textOfRow(d.new), ""
	case !d.new.IsValid():
		c.Action, c.Old, c.Is = Removed, textOfRow(d.old), ""
	case absent(d.key, d.old):
		c.Action, c.New = Added, textOf(d.new)
	case absent(d.key, d.new):
		c.Action, c.Old = Removed, textOf(d.old)
	default:
		c.Old, c.New = Excerpt(textOf(d.old), textOf(d.new))
		return c
	}
	c.Old, c.New = shorten(c.Old), shorten(c.New)
	return c
}
