package site

import (
	"fmt"
	"html/template"
	"slices"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/pages/late"
	"congkhai/generator/text/viet"
)

// ReportView is what the page of a report shows.
type ReportView struct {
	Agency           template.HTML
	Author           string
	From, To         Day
	Published        Day
	Form             template.HTML
	Headlines        []Figure
	Charts           []Chart
	Opening          late.HTML
	Sections         []ReportSection
	Holds, Explained []Checked
	Unchecked        []Checked
	Previous, Next   Link
	HoleFrom, HoleTo Day         // a time before this period that no report tells of
	LastPeriod       *Comparison // nil when there is no report of the period right before
	LastYear         *Comparison // nil when there is no report of the same period a year before
	YearToDate       *YearToDate // nil for the first report of a year
	Files            []Link
	Download         Download // the figures as files
	Note             template.HTML
	Backlinks        []Backlinks
}

// ReportSection is a section of the outline with its figures and narrative.
type ReportSection struct {
	Number, Name string
	ID           string
	Level        int // 2 for "I", 3 for "I.6"
	Figures      []Figure
	Table        *TableView
	Text         late.HTML
	Explanations []ExplanationView
}

// TableView is a section's table: the rows of its head, and one row of values.
type TableView struct {
	Name, Unit, Row string
	Depth           int
	Head            [][]HeadCell
	Values          []Shown
}

func reportView(s *Site, r *Record, p *Report, body Body) ReportView {
	v := ReportView{
		Agency: s.names(agencyFolder, []string{p.Agency}), Author: p.Author, From: day(p.From), To: day(p.To), Published: day(p.Published),
		Form: s.names(formFolder, []string{p.Form}), Headlines: s.headlines(r), Files: s.attachments(r, p.Files), Download: download(r.URL() + reportTableFile),
		Note: s.prose(r, p.Note), Backlinks: s.backlinks(r),
	}
	previous, next := s.neighbours(r)
	v.Previous, v.Next = linkOr(previous), linkOr(next)
	v.HoleFrom, v.HoleTo = s.hole(r)
	v.LastPeriod, v.LastYear = s.compare(r, s.before(r)), s.compare(r, s.yearBefore(r))
	v.YearToDate = s.yearToDate(r)
	f := s.form(p)
	if f == nil {
		return v
	}
	v.Opening = body.Section("")
	v.Charts = s.charts(r, f)
	for _, section := range f.Sections {
		v.Sections = append(v.Sections, s.reportSection(r, p, f, section, body))
	}
	for _, c := range s.checkedRelations(r, f) {
		switch c.Outcome {
		case Holds:
			v.Holds = append(v.Holds, c)
		case Fails:
			v.Explained = append(v.Explained, c)
		case Unchecked:
			v.Unchecked = append(v.Unchecked, c)
		}
	}
	return v
}

func linkOr(r *Record) Link {
	if r == nil {
		return Link{}
	}
	return Link{r.URL(), r.Title()}
}

func (s *Site) reportSection(r *Record, p *Report, f *Form, section FormSection, body Body) ReportSection {
	v := ReportSection{Number: section.Number, Name: section.Name, ID: sectionID(section), Level: 2 + strings.Count(section.Number, ".")}
	for _, figure := range section.Figures {
		v.Figures = append(v.Figures, Figure{figure.Label, figure.Key, figure.print(p.Figures[figure.Key]), figure.Depth, s.listedBeside(r, figure.Key)})
	}
	if len(section.Table.Columns) > 0 {
		v.Table = &TableView{Name: section.Table.Name, Unit: section.Table.Unit, Row: section.Table.Row, Head: section.Table.header()}
		v.Table.Depth = len(v.Table.Head)
		for _, column := range section.Table.Columns {
			figure, _ := f.figure(column.Key)
			v.Table.Values = append(v.Table.Values, figure.print(p.Figures[column.Key]))
		}
	}
	v.Text = body.Section(section.Number)
	for _, e := range s.explained[r] {
		if s.concerns(r, f, e) == section.Number {
			view := s.explanationView(r, e)
			view.About = f.called(e.About)
			v.Explanations = append(v.Explanations, view)
		}
	}
	return v
}

// concerns returns the number of the section beside which an explanation is printed: that of the figure, or of the
// text, in which the problem was found.
func (s *Site) concerns(r *Record, f *Form, e Explained) string {
	if rule, ok := f.relation(e.About); ok {
		rel, _ := parseRelation(rule.Says)
		return f.sectionOf(rel.figure())
	}
	if section := f.sectionOf(e.About); section != "" {
		return section
	}
	number := f.Sections[0].Number
	for _, section := range r.Body.Sections {
		if section.Title != "" && section.Where.Start <= e.Problem.Where.Start {
			number = section.Title
		}
	}
	return number
}

// print shows a value as the form prints it: padded, or with the form's word for none.
func (f FormFigure) print(value front.Stated[Amount]) Shown {
	switch {
	case value.State == front.None && f.None != "":
		return Shown{HTML: escaped(f.None)}
	case !value.Given():
		return Shown{State: value.State.String()}
	case f.Kind == statement:
		return Shown{HTML: escaped(map[bool]string{true: "Có", false: "Không"}[value.Value > 0])}
	case f.Kind == money:
		return Shown{HTML: escaped(value.Value.Text() + " đồng")}
	case f.Kind == ratio:
		return Shown{HTML: escaped(value.Value.Text() + "%")}
	case value.Value < 1000*100:
		return Shown{HTML: escaped(fmt.Sprintf("%0*d", min(max(f.Digits, 0), 9), value.Value/100))}
	}
	return Shown{HTML: escaped(value.Value.Text())}
}

// listedBeside shows what a report lists beside a figure.
func (s *Site) listedBeside(r *Record, key string) template.HTML {
	var parts []template.HTML
	for _, list := range r.Data.(*Report).Lists {
		if list.Figure != key {
			continue
		}
		parts = append(parts, s.citations(r, list.Documents), s.names(procedureFolder, list.Procedures), s.names(newsFolder, list.News))
		for _, other := range list.Others {
			parts = append(parts, s.prose(r, other))
		}
	}
	parts = slices.DeleteFunc(parts, func(part template.HTML) bool { return part == "" })
	return joined(parts, "; ")
}

func sectionID(section FormSection) string { return "muc-" + viet.Slug(section.Number) }

// headlines lists the figures of a report that its form marks for the home page.
func (s *Site) headlines(r *Record) []Figure {
	p := r.Data.(*Report)
	f := s.form(p)
	if f == nil {
		return nil
	}
	var figures []Figure
	for _, section := range f.Sections {
		for _, figure := range section.Figures {
			if figure.Headline {
				figures = append(figures, Figure{figure.called(), figure.Key, figure.print(p.Figures[figure.Key]), 0, ""})
			}
		}
	}
	return figures
}

// reportAnchors lists the sections by number ("muc-i-6"), and the headings inside them.
func reportAnchors(s *Site, r *Record, p *Report) []string {
	ids := r.headingIDs(3) // those of level 2 are the numbers of the sections
	if f := s.form(p); f != nil {
		for _, section := range f.Sections {
			ids = append(ids, sectionID(section))
		}
	}
	return ids
}
