package site

import (
	"cmp"
	"fmt"
	"html/template"
	"maps"
	"math"
	"regexp"
	"slices"
	"strings"

	"congkhai/generator/calendar"
	"congkhai/generator/front"
	"congkhai/generator/source"
	"congkhai/generator/viet"
)

// Report is a filled-in form: figures, and a body whose headings of level 2 are the numbers of the form's sections
// ("## I.7"). The period is two days, because a quarter is reported from the 15th to the 14th.
type Report struct {
	Common
	Name      string        `key:"ten" say:"tên báo cáo" example:"\"Kết quả công tác kiểm soát thủ tục hành chính quý III năm 2021\""`
	Form      string        `key:"bieu_mau" is:"bieu-mau" say:"biểu mẫu: tên tệp trong content/bieu-mau" example:"\"kstthc-5507\""`
	Agency    string        `key:"don_vi" is:"co-quan" say:"đơn vị báo cáo: tên tệp trong content/co-quan" example:"\"so-khcn-tien-giang\""`
	Period    string        `key:"ky" say:"kỳ báo cáo" example:"\"2021-Q3\""`
	From      calendar.Date `key:"tu_ngay" say:"ngày đầu kỳ" example:"2021-06-15"`
	To        calendar.Date `key:"den_ngay" say:"ngày cuối kỳ" example:"2021-09-14"`
	Author    string        `key:"nguoi_lap,optional" say:"bộ phận lập báo cáo" example:"\"Văn phòng Sở KH&CN\""`
	Published calendar.Date `key:"ngay_bao_cao,optional" say:"ngày ký báo cáo" example:"2021-09-17"`
	Files     []Attachment  `key:"tep,optional" say:"bản ký số và tệp kèm theo"`
	Figures   Figures       `key:"so_lieu" say:"số liệu, khóa theo biểu mẫu" example:"i6.tiep_nhan = 12"`
	Note      string        `key:"ghi_chu,optional" is:"prose" say:"ghi chú cho người đọc" example:"\"Bài đăng trên cổng, không phải bản chính.\""`
}

// Title returns the report's name.
func (r *Report) Title() string { return r.Name }

// Figures are the values of a report by key ("i6.tiep_nhan").
type Figures map[string]front.Stated[Amount]

// Alternatives tells that figures stand in tables, one for each first part of a key.
func (Figures) Alternatives() []any { return []any{map[string]map[string]front.Stated[Amount]{}} }

// BindTOML reads the table, whose inner tables are the first parts of the keys.
func (f *Figures) BindTOML(b *front.Binding, v any, path string) {
	*f = Figures{}
	var groups map[string]map[string]front.Stated[Amount]
	b.Value(v, path, &groups)
	for group, values := range groups {
		for name, value := range values {
			(*f)[group+"."+name] = value
		}
	}
}

// Amount is the value of a figure in hundredths, so that counts, đồng and per cent with two decimals add up exactly.
type Amount int64

// Alternatives tells that an amount is whole or has decimals.
func (Amount) Alternatives() []any { return []any{int64(0), float64(0)} }

// BindTOML reads 12 or 62.5.
func (a *Amount) BindTOML(b *front.Binding, v any, path string) {
	switch v := v.(type) {
	case float64:
		hundredths := math.Round(v * 100)
		if math.Abs(v) > mostAmount || math.Abs(hundredths-v*100) > 1e-6 {
			b.Problem(path, AmountForm)
			return
		}
		*a = Amount(hundredths)
	default:
		var n int64
		b.Value(v, path, &n)
		if n > mostAmount || n < -mostAmount {
			b.Problem(path, AmountForm)
			return
		}
		*a = Amount(n) * 100
	}
	if *a < 0 {
		b.Problem(path, Negative, v)
	}
}

// mostAmount is the largest figure: what can be added up in hundredths without loss.
const mostAmount = 1_000_000_000_000_000

const reportFolder = "bao-cao"

func reportKind() *Kind {
	return Define(Spec[Report, ReportView]{
		Folder: reportFolder, Name: "Báo cáo định kỳ", Layout: "report", Suffix: []string{".md"}, Feed: true,
		Check: checkReport, View: reportView, Meta: reportMeta, Anchors: reportAnchors, Draft: draftReport,
		Newest: func(p *Report) calendar.Date { return p.To },
		Item: func(s *Site, r *Record, p *Report) Item {
			return Item{Date: day(p.To), Facts: []string{"Từ " + p.From.Print() + " đến " + p.To.Print()}}
		},
	})
}

func reportMeta(s *Site, r *Record, p *Report) Meta {
	meta := Meta{Date: p.Published, Description: shorten(p.Name+". Kỳ từ "+p.From.Print()+" đến "+p.To.Print(), 200)}
	if meta.Date.IsZero() {
		meta.Date = p.To
	}
	if a := s.record(agencyFolder, p.Agency); a != nil {
		meta.Creator = a.Title()
	}
	return meta
}

// form returns the form that the report fills in, or nil.
func (s *Site) form(p *Report) *Form {
	if r := s.record(formFolder, p.Form); r != nil {
		return r.Data.(*Form)
	}
	return nil
}

var periodForm = regexp.MustCompile(`^(20[0-9]{2})-Q([1-4])$`)

func checkReport(s *Site, r *Record, p *Report) []source.Problem {
	var problems []source.Problem
	if p.Period != "" && !periodForm.MatchString(p.Period) {
		problems = append(problems, BadPeriod.At(r.At("ky"), p.Period))
	}
	if !p.From.IsZero() && !p.To.IsZero() && p.From.After(p.To) {
		problems = append(problems, DatesCrossed.At(r.At("den_ngay"), p.To.Print(), p.From.Print()))
	}
	problems = append(problems, s.checkPeriods(r, p)...)
	f := s.form(p)
	if f == nil {
		return problems
	}
	problems = append(problems, checkFigures(r, p, f)...)
	problems = append(problems, checkSections(r, f.numbers())...)
	for _, c := range s.checkedRelations(r, f) {
		if c.Outcome == Fails {
			problems = append(problems, s.failing(r, c))
		}
	}
	return problems
}

// failing is the problem of a relation that does not hold, told at its first figure; the others are notes.
func (s *Site) failing(r *Record, c Checked) source.Problem {
	problem := RelationFails.At(r.At("so_lieu."+c.Figure), c.Terms, c.Name, c.Sentence).Concerning(c.Name)
	for _, key := range c.Keys {
		holder, path := r, "so_lieu."+strings.TrimPrefix(key, carriedPrefix)
		if strings.HasPrefix(key, carriedPrefix) {
			holder = s.before(r)
		}
		if key != c.Figure && holder.doc.Has(path) {
			problem = problem.Noting(holder.At(path), key+" = "+holder.At(path).Text())
		}
	}
	return problem
}

func checkFigures(r *Record, p *Report, f *Form) []source.Problem {
	var problems []source.Problem
	keys := f.keys()
	for _, key := range slices.Sorted(maps.Keys(p.Figures)) {
		if !slices.Contains(keys, key) {
			problems = append(problems, NoFigure.At(r.doc.Key("so_lieu."+key), key).Suggest(viet.Nearest(key, keys)))
		}
	}
	for _, key := range keys {
		value, ok := p.Figures[key]
		figure, _ := f.figure(key)
		switch {
		case !ok && r.doc.Sound && r.doc.Has("so_lieu"):
			problems = append(problems, FigureMissing.At(r.At("so_lieu"), key, figure.Label))
		case figure.Kind != "ty_le" && value.Value%100 != 0:
			problems = append(problems, NotWhole.At(r.At("so_lieu."+key), value.Value.Text()))
		}
	}
	return problems
}

// checkedRelations holds the form's relations against a report.
func (s *Site) checkedRelations(r *Record, f *Form) []Checked {
	values := s.values(r)
	var checked []Checked
	for _, rule := range f.Relations {
		if rel, ok := parseRelation(rule.Says); ok && rel.figure() != "" {
			checked = append(checked, rule.check(values))
		}
	}
	return checked
}

// ReportView is what the page of a report shows.
type ReportView struct {
	Agency           template.HTML
	Author           string
	From, To         Day
	Published        Day
	Form             template.HTML
	Headlines        []Figure
	Opening          template.HTML
	Sections         []ReportSection
	Holds, Explained []Checked
	Unchecked        []Checked
	Previous, Next   Link
	HoleFrom, HoleTo Day         // a time before this period that no report tells of
	LastYear         *Comparison // nil when there is no report of the same period a year before
	Files            []Link
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
	Text         template.HTML
	Explanations []ExplanationView
}

// TableView is a section's table: the rows of its head, and one row of values.
type TableView struct {
	Name, Unit, Row string
	Depth           int
	Head            [][]HeadCell
	Values          []Shown
}

func reportView(s *Site, r *Record, p *Report) ReportView {
	v := ReportView{
		Agency: s.names(agencyFolder, []string{p.Agency}), Author: p.Author, From: day(p.From), To: day(p.To), Published: day(p.Published),
		Form: s.names(formFolder, []string{p.Form}), Headlines: s.headlines(r), Files: s.attachments(r, p.Files),
		Note: s.prose(r, p.Note), Backlinks: s.backlinks(r),
	}
	previous, next := s.neighbours(r)
	v.Previous, v.Next = linkOr(previous), linkOr(next)
	v.HoleFrom, v.HoleTo = s.hole(r)
	v.LastYear = s.lastYear(r)
	f := s.form(p)
	if f == nil {
		return v
	}
	if opening, ok := r.Body.Section(""); ok {
		v.Opening = opening.HTML(resolver{s, r})
	}
	for _, section := range f.Sections {
		v.Sections = append(v.Sections, s.reportSection(r, p, f, section))
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

func (s *Site) reportSection(r *Record, p *Report, f *Form, section FormSection) ReportSection {
	v := ReportSection{Number: section.Number, Name: section.Name, ID: sectionID(section), Level: 2 + strings.Count(section.Number, ".")}
	for _, figure := range section.Figures {
		v.Figures = append(v.Figures, Figure{figure.Label, figure.Key, figure.print(p.Figures[figure.Key]), figure.Depth})
	}
	if len(section.Table.Columns) > 0 {
		v.Table = &TableView{Name: section.Table.Name, Unit: section.Table.Unit, Row: section.Table.Row, Head: section.Table.header()}
		v.Table.Depth = len(v.Table.Head)
		for _, column := range section.Table.Columns {
			figure, _ := f.figure(column.Key)
			v.Table.Values = append(v.Table.Values, figure.print(p.Figures[column.Key]))
		}
	}
	if text, ok := r.Body.Section(section.Number); ok {
		v.Text = text.HTML(resolver{s, r})
	}
	for _, e := range s.explained[r] {
		if s.concerns(r, f, e) == section.Number {
			view := s.explanationView(r, e)
			if rule, ok := f.relation(e.About); ok {
				view.About = strings.TrimRight(rule.Sentence, ".")
			}
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
	case f.Kind == "tien":
		return Shown{HTML: escaped(value.Value.Text() + " đồng")}
	case f.Kind == "ty_le":
		return Shown{HTML: escaped(value.Value.Text() + "%")}
	case value.Value < 1000*100:
		return Shown{HTML: escaped(fmt.Sprintf("%0*d", min(max(f.Digits, 0), 9), value.Value/100))}
	}
	return Shown{HTML: escaped(value.Value.Text())}
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
				name := cmp.Or(figure.Short, figure.Label)
				figures = append(figures, Figure{name, figure.Key, figure.print(p.Figures[figure.Key]), 0})
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
