package report

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"congkhai/generator/files/record"
	"congkhai/generator/pages/late"
	"congkhai/generator/pages/show"
	"congkhai/generator/site"
	"congkhai/generator/text/viet"
)

// ReportView is what the page of a report shows.
type ReportView struct {
	Agency           template.HTML
	Author           string
	From, To         show.Day
	Published        show.Day
	Form             template.HTML
	Verdict          Verdict
	Headlines        []Figure
	Charts           []Chart
	Differing        []Pointer // what does not agree, each explained in its section
	Lacking          []Pointer // what is not said
	Opening          late.HTML
	Sections         []ReportSection
	Holds, Unchecked []RelationView
	Checked          bool        // there is something that the report is held against
	Closed           ClosingView // no day while the report is open
	Previous, Next   site.Link
	HoleFrom, HoleTo show.Day    // a time before this period that no report tells of
	LastPeriod       *Comparison // nil when there is no report of the period right before
	LastYear         *Comparison // nil when there is no report of the same period a year before
	YearToDate       *YearToDate // nil for the first report of a year
	Files            []site.Link
	Download         site.Download // the figures as files
	Note             template.HTML
	Backlinks        []site.Backlinks
}

// ReportSection is a section of the outline with its figures and narrative.
type ReportSection struct {
	Number, Name string
	ID           string
	Level        int  // 2 for "I", 3 for "I.6"
	Blank        bool // nothing stands under the heading
	Figures      []Figure
	Grids        []GridView
	Text         late.HTML
	Explanations []site.ExplanationView
}

func reportView(s *site.Site, r *record.Record, p *Report, body site.Body) ReportView {
	v := ReportView{
		Agency: s.Names(site.AgencyFolder, []string{p.Agency}), Author: p.Author, From: show.DayOf(p.From),
		To: show.DayOf(p.To), Published: show.DayOf(p.Published),
		Form: s.Names(FormFolder, []string{p.Form}), Headlines: Headlines(s, r), Files: s.Attachments(r, p.Files),
		Download: site.DownloadOf(r.URL() + reportTableFile),
		Note:     s.Prose(r, p.Note), Backlinks: s.Backlinks(r),
	}
	previous, next := neighbours(s, r)
	v.Previous, v.Next = linkOr(previous), linkOr(next)
	v.HoleFrom, v.HoleTo = hole(s, r)
	v.LastPeriod, v.LastYear = compare(s, r, periodBefore(s, r)), compare(s, r, yearBefore(s, r))
	v.YearToDate = yearToDate(s, r)
	v.Closed = closingView(s, p.Closing)
	f := form(s, p)
	if f == nil {
		return v
	}
	v.Opening = body.Section("")
	v.Charts = charts(s, r, f)
	ids := sectionIDs(r, f)
	for i, section := range f.Sections {
		v.Sections = append(v.Sections, reportSection(s, r, p, f, section, ids[i], body))
	}
	v.Verdict = VerdictOf(s, r)
	v.Differing, v.Lacking = pointersTo(s, r, v.Sections)
	naming := namingOf(s, f)
	v.Checked = isChecked(s, r, f)
	for _, c := range together(checkedRelations(s, r, f)) {
		switch c.Outcome {
		case Holds:
			v.Holds = append(v.Holds, naming.checked(c))
		case Unchecked:
			v.Unchecked = append(v.Unchecked, naming.checked(c))
		}
	}
	v.Holds = append(v.Holds, sumsHold(sumsOf(s, r, f))...)
	return v
}

func linkOr(r *record.Record) site.Link {
	if r == nil {
		return site.Link{}
	}
	return site.LinkOf(r)
}

func reportSection(s *site.Site, r *record.Record, p *Report, f *Form, section FormSection, id string,
	body site.Body) ReportSection {
	v := ReportSection{Number: section.Number, Name: section.Name, ID: id, Level: 2 + strings.Count(section.Number, ".")}
	var figures []Figure
	var depths []int
	for _, figure := range section.figures() {
		figures = append(figures, Figure{Label: figure.Label, Key: figure.Key, Value: figure.Show(p.Figures[figure.Key]),
			Listed: listedBeside(s, r, figure.Key)})
		depths = append(depths, figure.Depth)
	}
	v.Figures = outline(figures, depths)
	if len(section.Table.Columns) > 0 {
		v.Grids = append(v.Grids, section.Table.view(p, f, "bieu_"+id))
	}
	v.Grids = append(v.Grids, gridViews(s, r, p, f, section.Number)...)
	v.Text = body.Section(section.Number)
	for i, e := range s.Explained[r] {
		if concerns(s, r, f, e) == section.Number {
			shown := explanation(s, r, f, e)
			shown.ID = explanationID(i)
			v.Explanations = append(v.Explanations, shown)
		}
	}
	v.Blank = len(v.Figures)+len(v.Grids)+len(v.Explanations) == 0 && v.Text.String() == ""
	return v
}

// outline puts figures below those that they are part of: below the one before them that is indented less.
func outline(figures []Figure, depths []int) []Figure {
	var all []Figure
	for i := 0; i < len(figures); {
		end := i + 1
		for end < len(figures) && depths[end] > depths[i] {
			end++
		}
		figure := figures[i]
		figure.Parts = outline(figures[i+1:end], depths[i+1:end])
		all = append(all, figure)
		i = end
	}
	return all
}

// concerns returns the number of the section beside which an explanation is printed: that of the figure, or of the
// text, in which the problem was found.
func concerns(s *site.Site, r *record.Record, f *Form, e site.Explained) string {
	if rule, ok := f.relation(e.About); ok {
		rel, _ := parseRelation(rule.Says)
		return f.sectionOf(ownFigure(rel))
	}
	if g, _, ok := f.gridOf(e.About); ok {
		return g.Section
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

// listedBeside shows what a report lists beside a figure.
func listedBeside(s *site.Site, r *record.Record, key string) template.HTML {
	var parts []template.HTML
	for _, list := range r.Data.(*Report).Lists {
		if list.Figure != key {
			continue
		}
		parts = append(parts, s.Citations(r, list.Documents), s.Names(site.ProcedureFolder, list.Procedures),
			s.Names(site.NewsFolder, list.News))
		for _, other := range list.Others {
			parts = append(parts, s.Prose(r, other))
		}
	}
	parts = slices.DeleteFunc(parts, func(part template.HTML) bool { return part == "" })
	return show.Joined(parts, "; ")
}

// sectionIDs are the fragments of a report's sections, by number: "muc-i-6". Where two numbers are read alike, "D" and
// "Đ", or a heading of the report is, "### Mục I.6", the later one goes by its place, as no heading does.
func sectionIDs(r *record.Record, f *Form) []string {
	taken, ids := r.HeadingIDs(3), []string(nil)
	for i, section := range f.Sections {
		id := "muc-" + viet.Slug(section.Number)
		if slices.Contains(taken, id) {
			id = "muc_" + strconv.Itoa(i+1)
		}
		taken, ids = append(taken, id), append(ids, id)
	}
	return ids
}

// Headlines lists the figures of a report that its form marks for the home page.
func Headlines(s *site.Site, r *record.Record) []Figure {
	p := r.Data.(*Report)
	f := form(s, p)
	if f == nil {
		return nil
	}
	var figures []Figure
	for _, section := range f.Sections {
		for _, figure := range section.figures() {
			if figure.Headline {
				value := figure.Show(p.Figures[figure.Key])
				figures = append(figures, Figure{Label: figure.called(), Key: figure.Key, Value: value})
			}
		}
	}
	return figures
}

// isChecked reports whether the page of a report tells what the report was held against.
func isChecked(s *site.Site, r *record.Record, f *Form) bool {
	return len(f.Relations) > 0 || len(f.Grids) > 0 || !r.Data.(*Report).Closing.IsZero() || len(sumsOf(s, r, f)) > 0
}

// reportAnchors lists the sections by number ("muc-i-6"), the headings inside them, and those over what a report
// has of its form: key figures, relations.
func reportAnchors(s *site.Site, r *record.Record, p *Report) []string {
	ids := r.HeadingIDs(3) // those of level 2 are the numbers of the sections
	f := form(s, p)
	if f == nil { // told
		return append(ids, "so-lieu-chinh", "kiem-tra")
	}
	if isChecked(s, r, f) {
		ids = append(ids, "kiem-tra")
	}
	if isChecked(s, r, f) || len(Headlines(s, r)) > 0 {
		ids = append(ids, "so-lieu-chinh")
	}
	return append(ids, sectionIDs(r, f)...)
}
