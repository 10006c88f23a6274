package report

import (
	"maps"
	"slices"
	"strings"

	"congkhai/generator/files/record"
	"congkhai/generator/kinds/printed"
	"congkhai/generator/kinds/procedure"
	"congkhai/generator/site"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/period"
	"congkhai/generator/text/say"
	"congkhai/generator/text/viet"
)

// Blank is a form as it is given out for a period, to be filled in on paper or in a workbook: its sections with their
// figures, and its tables with the rows that there may be. It says what a draft for the period says (draft.go).
type Blank struct {
	Form     *record.Record
	Agency   string // the ID of the body that reports
	Period   period.Period
	From, To calendar.Date
	Sections []BlankSection
	Tables   []BlankTable
}

// BlankSection is a section with the figures that stand in it.
type BlankSection struct {
	Number, Name string
	Figures      []BlankFigure
}

// BlankFigure is a figure to be given. Known is its value where it follows from other reports, as content writes it.
type BlankFigure struct {
	Key, Label string
	Depth      int
	Style      printed.Style
	Known      string
}

// BlankTable is a table to be filled in. Total is what its last row is called, "" where it has none.
type BlankTable struct {
	Key, Name, Unit string
	First           string // the heading of the rows' names
	Head            [][]site.HeadCell
	Columns         []BlankColumn
	Rows            []BlankRow
	Total           string
}

// BlankColumn is a column of a table. Figure is the key of the figure that is the sum of its cells, "" where there is
// none.
type BlankColumn struct {
	Key, Name string
	Style     printed.Style
	AddsUp    bool
	Figure    string
}

// BlankRow is a row that a table may have.
type BlankRow struct{ ID, Label string }

// TotalRow is the key of the row that has the sums of a table.
const TotalRow = totalKey

// ColumnsRow is the key under which a report says what the columns of a table are.
const ColumnsRow = columnsKey

// NewBlank gives out a form for a period, such as "2026-Q4". Reports are those of the body whose portal it is.
func NewBlank(s *site.Site, formID, of string) (*Blank, error) {
	r := s.Record(FormFolder, formID)
	if r == nil {
		return nil, NoForm(s, formID)
	}
	f := r.Data.(*Form)
	span, known := period.Parse(strings.ToUpper(of))
	switch {
	case f.Routine == OnDemand:
		return nil, say.Errorf("biểu mẫu %q là báo cáo đột xuất, không có kỳ; tạo báo cáo bằng congkhai new bao-cao",
			"reports with the form %q are due on demand and have no period; make one by congkhai new bao-cao", formID)
	case !known || !mayFill(f.Routine, span):
		return nil, say.Errorf("biểu mẫu %q là báo cáo %s; kỳ viết như %s, không phải %q",
			"reports with the form %q are due %s; write the period such as %s, not %q", formID, f.Routine.called(),
			f.Routine.example(), of)
	}
	b := &Blank{Form: r, Agency: s.Config.Agency, Period: span}
	b.From, b.To = span.CutOff()
	p := &Report{Agency: b.Agency, Form: formID, Period: span.String(), From: b.From, To: b.To}
	b.Sections = blankSections(s, f, p)
	for _, g := range f.grids() {
		b.Tables = append(b.Tables, g.blank(s))
	}
	return b, nil
}

func blankSections(s *site.Site, f *Form, p *Report) []BlankSection {
	known := known(s, f, p)
	var sections []BlankSection
	for _, section := range f.Sections {
		blank := BlankSection{Number: section.Number, Name: section.Name}
		for _, figure := range section.figures() {
			blank.Figures = append(blank.Figures, BlankFigure{figure.Key, figure.Label, figure.Depth, figure.Style,
				known[figure.Key]})
		}
		sections = append(sections, blank)
	}
	return sections
}

// blank is the table with a row for all that there may be a row for: in the order of the form, or by name.
func (g *FormGrid) blank(s *site.Site) BlankTable {
	t := BlankTable{Key: g.Key, Name: g.Name, Unit: g.Unit, First: "Nội dung", Total: g.Total}
	if word := rowWords[g.Rows]; word != "" {
		t.First = viet.UpperFirst(word)
	}
	var headings []heading
	for _, c := range g.columns() {
		headings = append(headings, c.heading())
		t.Columns = append(t.Columns, BlankColumn{c.Key, c.called(), c.Style, c.addsUp(), c.Figure})
	}
	t.Head, _ = headOf("bang_"+g.Key, headings)
	names := g.rowNames(s)
	for _, id := range g.rowIDs(names) {
		t.Rows = append(t.Rows, BlankRow{id, names[id].Text})
	}
	return t
}

// TableOf is the table of a report's form that has a key, for who fills it in.
func TableOf(s *site.Site, r *record.Record, key string) (t BlankTable, ok bool) {
	p, isReport := r.Data.(*Report)
	if !isReport {
		return BlankTable{}, false
	}
	if f := form(s, p); f != nil {
		if g, known := f.grid(key); known {
			return g.blank(s), true
		}
	}
	return BlankTable{}, false
}

// rowIDs lists the rows that there may be: those of the form and levels in their own order, records by what they are
// called.
func (g *FormGrid) rowIDs(names map[string]site.Link) []string {
	var ids []string
	switch g.Rows {
	case fixedRows:
		for _, line := range g.Fixed {
			ids = append(ids, line.Key)
		}
	case levelRows:
		for _, choice := range procedure.Level("").Choices() {
			ids = append(ids, choice.ID)
		}
	default:
		ids = slices.Sorted(maps.Keys(names))
		viet.Sort(ids, func(id string) string { return names[id].Text })
	}
	return ids
}
