// Package workbook is content as workbooks of Excel, and back: the records of a kind, a row for each and a sheet for
// each list in them; forms of reports to be filled in; lists of other systems. It goes by the keys that kinds declare
// and knows none of them. What comes of a workbook is an outcome, files and changes in words: checking and writing it
// is the caller's.
//
//	left, err := workbook.Export(w, site, kind, records)
//	out, problems, err := workbook.Import(site, kind, files, book) // out.Files, out.Altered
//
// A cell says what its value is to people; where nothing that people expect would be read back as the same, it holds
// the value as content writes it, behind a \. So a workbook that nobody touched changes no byte, and of one that
// somebody changed only that.
package workbook

import (
	"slices"
	"strconv"
	"strings"

	"congkhai/generator/desk/entry"
	"congkhai/generator/desk/outcome"
	"congkhai/generator/files/front"
	"congkhai/generator/text/viet"
)

// sheetPlan is one sheet of a kind's workbook: a row for each record, or for each item of a list in them.
type sheetPlan struct {
	title  string
	steps  []step   // the lists that lead to a row, the outermost first; none for the records themselves
	marks  []string // heads of the columns that tell one row from others, one for each step
	parent int      // the sheet whose rows these lists are in
	cols   []column
	wide   *column // of rows that are lists themselves: their items go on to the right
}

// keyed reports whether rows are tables, a column for each of their keys.
func (p *sheetPlan) keyed() bool { return len(p.cols) > 0 && p.cols[0].path != nil }

// step is a list to go into, or a table whose keys are the author's own.
type step struct {
	keys  []string
	named int // how many such tables stand in each other; 0 for a list
}

// column is a key of the row and how its values stand in a cell.
type column struct {
	head  string
	path  []string // from the row on; none where the row is no table
	field front.Field
	entry.Sort
}

// bodyTitle is the sheet with the texts of records, which are longer than a row.
const bodyTitle = outcome.BodyName

// plansOf are the sheets of a kind whose files have such keys.
func plansOf(name string, fields []front.Field, isKind func(folder string) bool) []sheetPlan {
	l := layout{isKind: isKind, titles: map[string]bool{viet.Fold(bodyTitle): true}}
	l.sheet(sheetPlan{title: name}, front.Shape{Type: "object", Fields: fields})
	return l.plans
}

type layout struct {
	plans  []sheetPlan
	isKind func(folder string) bool
	titles map[string]bool // those that are taken, folded
}

// sheet plans a sheet whose rows have a shape, then those of the lists in it.
func (l *layout) sheet(p sheetPlan, row front.Shape) {
	p.title = l.free(p.title)
	at := len(l.plans)
	l.plans = append(l.plans, p)
	var inner []inList
	switch {
	case row.Type == "object" && row.Fields != nil:
		for _, f := range row.Fields {
			inner = l.key(&p, inner, f, nil)
		}
	case entry.IsList(row):
		item := entry.Of(entry.Ways(*row.Of), "", l.isKind)
		p.wide = &column{head: "Giá trị", Sort: item}
	default:
		p.cols = []column{{head: "Giá trị", Sort: entry.Of(entry.Ways(row), "", l.isKind)}}
	}
	p.distinct()
	l.plans[at] = p
	for _, in := range inner {
		l.sheet(sheetPlan{title: in.field.Name, steps: append(slices.Clone(p.steps), in.step), marks: in.marksUnder(p),
			parent: at}, in.row)
	}
}

// marksUnder are the heads that tell the rows of a list from others, and which row of the sheet above they belong to.
func (in inList) marksUnder(above sheetPlan) []string {
	marks := slices.Clone(above.marks)
	if len(marks) > 0 {
		marks[len(marks)-1] = "Thuộc " + viet.LowerFirst(above.title) + " số"
	}
	if in.named > 0 {
		return append(marks, "Khóa")
	}
	return append(marks, "Số")
}

// inList is a list in a row.
type inList struct {
	step
	field front.Field
	row   front.Shape
}

// key sorts what a key may hold into a column, the columns of a table in the row, and lists that have a sheet of their
// own.
func (l *layout) key(p *sheetPlan, inner []inList, f front.Field, under []string) []inList {
	path := append(slices.Clone(under), f.Key)
	var cell []front.Shape
	for _, way := range entry.Ways(f.Shape) {
		switch {
		case way.Type != "array" && way.Type != "object", entry.IsPlainList(way):
			cell = append(cell, way)
		case way.Type == "array":
			inner = append(inner, inList{step{path, 0}, f, *way.Of})
		case way.Of != nil:
			named, row := ownKeys(way)
			inner = append(inner, inList{step{path, named}, f, row})
		}
	}
	if cell != nil {
		s := entry.Of(cell, f.Is, l.isKind)
		s.Like = strings.Trim(f.Example, `"`)
		p.cols = append(p.cols, column{f.Name, path, f, s})
	}
	for _, way := range entry.Ways(f.Shape) {
		for _, sub := range way.Fields {
			sub.Name = f.Name + ": " + viet.LowerFirst(sub.Name)
			inner = l.key(p, inner, sub, path)
		}
	}
	return inner
}

// ownKeys is how many tables with the author's own keys stand in each other, and what stands in the innermost.
func ownKeys(s front.Shape) (named int, row front.Shape) {
	for s.Type == "object" && s.Of != nil && s.Any == nil {
		s, named = *s.Of, named+1
	}
	return named, s
}

// longestTitle is how long the name of a sheet may be in Excel.
const longestTitle = 31

// free is a name for a sheet that none has yet, in Excel's bounds.
func (l *layout) free(title string) string {
	title = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\'`, r) {
			return -1
		}
		return r
	}, title)
	for n := 1; ; n++ {
		end := ""
		if n > 1 {
			end = " " + strconv.Itoa(n)
		}
		name := cut(title, longestTitle-len(end)) + end
		if !l.titles[viet.Fold(name)] {
			l.titles[viet.Fold(name)] = true
			return name
		}
	}
}

// cut is a text in at most so many letters, ending with a whole word.
func cut(text string, most int) string {
	letters := []rune(text)
	if len(letters) <= most {
		return text
	}
	short := string(letters[:most])
	if space := strings.LastIndexByte(short, ' '); space > 0 {
		short = short[:space]
	}
	return strings.TrimRight(short, " ,;:–-")
}

// distinct gives columns whose heads are those of others the key behind it.
func (p *sheetPlan) distinct() {
	taken := append([]string{idHead}, p.marks...)
	for i := range p.cols {
		head := &p.cols[i].head
		if slices.ContainsFunc(taken, func(t string) bool { return viet.Fold(t) == viet.Fold(*head) }) {
			*head += " (" + strings.Join(p.cols[i].path, ".") + ")"
		}
		taken = append(taken, *head)
	}
}
