package site

import (
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
