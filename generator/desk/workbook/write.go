package workbook

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"congkhai/generator/desk/entry"
	"congkhai/generator/desk/sheet"
)

// The sheets that are no content: what to do, the words to choose from, and what the program has to know when the
// workbook comes back.
const (
	guideTitle = "Hướng dẫn"
	wordsTitle = "Danh mục"
	sealsTitle = "congkhai"
	idHead     = "Tên tệp của mục"
	bodyMark   = "Số"
)

// sheetVersion grows when a workbook of before cannot be read any more.
const sheetVersion = "1"

// write puts the workbook together.
func (e *export) write(to io.Writer, rows [][]row, bodies []row, seals [][]string) error {
	plans, all := e.plans, rows
	if e.kind.Suffix[0] == ".md" {
		plans, all = append(slices.Clip(plans), e.bodyPlan()), append(slices.Clip(all), bodies)
	}
	titles := []string{}
	for i := range plans {
		titles = append(titles, plans[i].title)
	}
	p := newPen(titles)
	p.guide(e)
	for i := range plans {
		p.sheet(&plans[i], all[i], e)
		all[i] = nil // a large portal has a hundred megabytes of them
	}
	p.choices()
	p.seals(e, seals)
	return p.end(to)
}

// bodyPlan is the sheet of the texts.
func (e *export) bodyPlan() sheetPlan {
	return sheetPlan{title: bodyTitle, steps: []step{{}}, marks: []string{bodyMark},
		cols: []column{{head: bodyTitle, Sort: entry.Sort{Text: true}}}}
}

// sheet writes one sheet with its rows.
func (p *pen) sheet(plan *sheetPlan, rows []row, e *export) {
	w := p.begin(plan.title)
	if p.err != nil {
		return
	}
	heads := plan.heads(rows)
	p.columns(w, plan, len(heads))
	p.note(w.SetPanes(&excelize.Panes{Freeze: true, XSplit: 1, YSplit: 1, TopLeftCell: "B2", ActivePane: "bottomRight"}))
	p.row(w, 1, heads, lettersOfHead, func(int) look { return look{asText, true, true} })
	own := len(plan.steps) == 0
	for i, r := range rows {
		cells := append([]sheet.Cell{{Sort: sheet.Text, Text: r.id}}, marksOf(r.marks)...)
		p.row(w, i+2, append(cells, r.cells...), lettersOfCell, func(column int) look {
			return look{asText, false, own && column == 0}
		})
	}
	p.notes(plan, heads)
	p.drops(plan, len(rows), e)
	if own {
		p.note(p.f.ProtectSheet(plan.title, &excelize.SheetProtectionOptions{FormatCells: true, FormatColumns: true, FormatRows: true,
			InsertRows: true, AutoFilter: true, SelectLockedCells: true, SelectUnlockedCells: true}))
	}
	p.note(w.Flush())
}

func marksOf(marks []string) []sheet.Cell {
	cells := make([]sheet.Cell, len(marks))
	for i, m := range marks {
		cells[i] = sheet.Cell{Sort: sheet.Text, Text: m}
		if _, err := strconv.Atoi(m); err == nil {
			cells[i].Sort = sheet.Number
		}
	}
	return cells
}

// heads are the heads of all columns; a row that is a list goes on to the right as far as the longest does.
func (p *sheetPlan) heads(rows []row) []sheet.Cell {
	heads := []sheet.Cell{{Sort: sheet.Text, Text: idHead}}
	for _, m := range p.marks {
		heads = append(heads, sheet.Cell{Sort: sheet.Text, Text: m})
	}
	for _, c := range p.cols {
		heads = append(heads, sheet.Cell{Sort: sheet.Text, Text: c.head})
	}
	if p.wide == nil {
		return heads
	}
	widest := 1
	for _, r := range rows {
		widest = max(widest, len(r.cells))
	}
	for i := range widest {
		heads = append(heads, sheet.Cell{Sort: sheet.Text, Text: p.wide.head + " " + strconv.Itoa(i+1)})
	}
	return heads
}

// columns says how wide the columns are, and what Excel takes for it what is typed there.
//
// The last comes first: the library puts what it is told before what it was told, and programs want columns in order.
func (p *pen) columns(w *excelize.StreamWriter, plan *sheetPlan, n int) {
	first := 1 + len(plan.marks)
	for i := n - 1; i >= first; i-- {
		s := entry.Sort{}
		switch {
		case plan.wide != nil:
			s = plan.wide.Sort
		default:
			s = plan.cols[i-first].Sort
		}
		p.column(w, i, widthOf(s), numberFormat(s))
	}
	for i := first - 1; i > 0; i-- {
		p.column(w, i, 14, asNumber)
	}
	p.column(w, 0, 24, asText)
}

func (p *pen) column(w *excelize.StreamWriter, i int, width float64, format string) {
	p.note(w.SetColWidth(i+1, i+1, width))
	p.note(w.SetColStyle(i+1, i+1, p.style(look{format, false, false})))
}

func numberFormat(s entry.Sort) string {
	switch {
	case s.Day:
		return asDay
	case s.Text || s.List || s.Truth && !s.Whole:
		return asText
	case s.Whole || s.Decimal:
		return asNumber
	}
	return asText
}

func widthOf(s entry.Sort) float64 {
	switch {
	case s.List || s.Refers != "" || s.Text:
		return 36
	case len(s.Words) > 0:
		return 20
	}
	return 14
}

// notes explain the heads.
func (p *pen) notes(plan *sheetPlan, heads []sheet.Cell) {
	first := len(heads) - len(plan.cols)
	if plan.wide != nil {
		return
	}
	for i, c := range plan.cols {
		if c.field.Key == "" {
			continue
		}
		text := c.field.Say + "."
		if c.field.Optional {
			text += " Không bắt buộc."
		}
		if c.List {
			text += " Mỗi mục một dòng trong ô (Alt+Enter)."
		}
		text += "\nVí dụ: " + strings.Trim(c.field.Example, `"`) + "\nKhóa: " + strings.Join(c.path, ".")
		p.note(p.f.AddComment(plan.title, excelize.Comment{Author: "Công Khai", Cell: cellName(first+i, 1),
			Text: text, Width: 320, Height: 120}))
	}
}

// drops lets people choose words and references from a list. What is typed by hand is looked at when the workbook comes
// back.
func (p *pen) drops(plan *sheetPlan, rows int, e *export) {
	first := 1 + len(plan.marks)
	for i, c := range plan.cols {
		words := e.choices(c.Sort)
		if len(words) == 0 {
			continue
		}
		v := excelize.NewDataValidation(true)
		v.SetSqref(cellName(first+i, 2) + ":" + cellName(first+i, rows+1000))
		v.SetSqrefDropList(p.listed(words))
		v.ShowErrorMessage = false
		p.note(p.f.AddDataValidation(plan.title, v))
	}
}

// choices are the words of a column to choose from.
func (e *export) choices(s entry.Sort) []string {
	var words []string
	if s.Refers != "" {
		for _, r := range e.site.Records {
			if r.Kind.Folder == s.Refers && e.site.Record(s.Refers, r.ID) == r {
				words = append(words, s.Shown(r.ID, e.called))
			}
		}
	}
	for _, w := range s.Words {
		words = append(words, w.Label)
	}
	if s.Truth {
		words = append(words, entry.Truths[true], entry.Truths[false])
	}
	return words
}

// seals writes what the program has to know when the workbook comes back.
func (p *pen) seals(e *export, seals [][]string) {
	rows := [][]sheet.Cell{texts("congkhai", sheetVersion), texts("loai", e.kind.Folder), texts("khoa", e.schema())}
	for _, s := range seals {
		rows = append(rows, texts(s...))
	}
	p.table(sealsTitle, rows, 20)
}
