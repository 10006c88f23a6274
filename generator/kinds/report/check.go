package report

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/site"
	"congkhai/generator/text/viet"
)

func checkReport(s *site.Site, r *record.Record, p *Report) []source.Problem {
	problems := slices.Concat(checkPeriod(s, r, p), checkActs(s, r, p), checkOverlap(s, r, p))
	problems = append(problems, checkLater(s, r, p)...)
	problems = append(problems, checkClosing(s, r, p)...)
	f := form(s, p)
	if f == nil {
		return append(problems, withoutForm(r, p)...)
	}
	doubts := doubtsOf(s)[f]
	problems = append(problems, checkAgainstForm(r, p, f)...)
	problems = append(problems, checkFigures(r, p, doubts)...)
	problems = append(problems, checkGrids(s, r, p, f)...)
	problems = append(problems, checkSums(s, r, p, f)...)
	problems = append(problems, checkLists(r, p, doubts)...)
	if !doubts.record.Unread() {
		problems = append(problems, site.CheckSections(r, f.numbers())...)
	}
	return append(problems, checkAllRelations(s, r, f)...)
}

// checkActs reports a period that ends when its body acts no more, or else a report that is signed then.
func checkActs(s *site.Site, r *record.Record, p *Report) []source.Problem {
	if wrong := s.CheckActs(r, "den_ngay", p.Agency, p.To); wrong != nil {
		return wrong
	}
	return s.CheckActs(r, "ngay_bao_cao", p.Agency, p.Published)
}

// checkAllRelations reports the relations of the form that do not hold, and as open those that nobody can hold against
// the report yet, for the sake of their explanations.
func checkAllRelations(s *site.Site, r *record.Record, f *Form) []source.Problem {
	var problems []source.Problem
	explained := len(r.Data.Base().Explanations) > 0
	for _, c := range checkedRelations(s, r, f) {
		if c.Outcome != Fails && !explained {
			continue
		}
		undecided := isOpen(s, r, c)
		if c.Outcome != Fails && !undecided {
			continue
		}
		problem := failing(s, r, c)
		problem.Open = undecided
		problems = append(problems, problem)
	}
	if explained {
		problems = append(problems, unsound(s, r, f)...)
	}
	return problems
}

// unsound lists as open the relations that nothing can be held against, because the form is wrong.
func unsound(s *site.Site, r *record.Record, f *Form) []source.Problem {
	var problems []source.Problem
	d := doubtsOf(s)[f]
	tell := func(name string) {
		problems = append(problems, open(RelationFails.At(r.At("so_lieu")), name))
	}
	for _, rule := range f.Relations {
		if !slices.Contains(d.sound, rule) {
			tell(rule.Name)
		}
	}
	for _, g := range f.grids() {
		for _, rule := range g.Relations {
			for _, row := range r.Data.(*Report).Grids[g.Key].Rows {
				if !slices.Contains(d.soundIn[g.Key], rule) {
					tell(rule.Name + "/" + row.ID)
				}
			}
		}
	}
	return problems
}

// withoutForm lists as open what a report explains, where it is not known what its form wants.
func withoutForm(r *record.Record, p *Report) []source.Problem {
	var problems []source.Problem
	for _, e := range p.Explanations {
		for _, rule := range []*source.Rule{RelationFails, NotReported} {
			if e.Rule == rule.ID {
				problems = append(problems, open(rule.At(r.At("bieu_mau")), e.About))
			}
		}
	}
	return problems
}

// open is a problem about something that nobody can say yet.
func open(p source.Problem, about string) source.Problem {
	p = p.Concerning(about, "")
	p.Open = true
	return p
}

// doubts are what is told of a form already, so that nothing is concluded of it in reports.
type doubts struct {
	*Form
	record  *record.Record
	named   map[string]bool       // keys that the form names and does not have
	sound   []Relation            // those that reports can be held against
	soundIn map[string][]Relation // those of each table
}

// mayHave reports whether a report may have a key that its form does not have.
func (d doubts) mayHave(key string) bool { return d.named[key] || d.Form.mayHave(d.record, key) }

var doubtsOf = site.Derived(func(s *site.Site) map[*Form]doubts {
	all := map[*Form]doubts{}
	for _, r := range s.All(FormFolder) {
		f := r.Data.(*Form)
		d := doubts{f, r, map[string]bool{}, scopeOf(s, f).soundOnes(f.Relations), map[string][]Relation{}}
		for _, g := range f.grids() {
			d.soundIn[g.Key] = scopeOfGrid(s, f, g).soundOnes(g.Relations)
		}
		for _, problem := range checkForm(s, r, f) {
			if problem.Rule == NoFigure {
				d.named[problem.Args[0].(string)] = true
			}
		}
		all[f] = d
	}
	return all
})

// isOpen reports whether a relation may fail only because something that it is held against could not be read: records
// that the portal counts, other reports, or a figure that is none.
func isOpen(s *site.Site, r *record.Record, c Checked) bool {
	closing := r.Data.(*Report).Closing
	if isOfDamaged(r, c) {
		return true
	}
	for _, key := range c.Keys {
		prefix, rest := splitKey(key)
		switch {
		case prefix == portalPrefix && isMeantClosed(r, closing),
			prefix == portalPrefix && closing.IsZero() && s.Unread(s.CountedIn(rest)):
			return true
		case prefix != portalPrefix && prefix != "" && othersUnread(s, r):
			return true
		}
		for _, at := range operand(s, r, key).Places {
			if figureIsWrong(s, at) {
				return true
			}
		}
	}
	return false
}

// othersUnread reports whether some report could not be read that may be one of the same agency.
func othersUnread(s *site.Site, r *record.Record) bool {
	agency := r.Data.(*Report).Agency
	return s.Lost(Folder) || slices.ContainsFunc(s.All(Folder), func(other *record.Record) bool {
		p := other.Data.(*Report)
		return (other.Unread() || p.isUnplaced(s)) && (p.Agency == agency || p.Agency == "")
	})
}

// isUnplaced reports whether nobody can say of which series, or of which period, a report is, which is told.
func (r *Report) isUnplaced(s *site.Site) bool {
	return form(s, r) == nil || r.Period != "" && r.span().IsZero()
}

func figureIsWrong(s *site.Site, at origin) bool {
	p, isReport := at.record.Data.(*Report)
	if !isReport {
		return false
	}
	f := form(s, p)
	if f == nil {
		return false
	}
	if _, _, _, isCell := splitCell(at.key); isCell {
		return cellIsWrong(at.record, p, f, at.key)
	}
	figure, ok := f.figure(at.key)
	problem, bad := checkFigure(at.record, p, figure)
	return ok && bad && problem.Rule != NotReported
}

// checkLater reports documents in the text that are younger than the report itself.
func checkLater(s *site.Site, r *record.Record, p *Report) []source.Problem {
	if p.Published.IsZero() {
		return nil
	}
	var problems []source.Problem
	for _, m := range r.Mentions {
		if date := s.DateOf(r, m.Citation); m.Value == 0 && date.After(p.Published) {
			problems = append(problems, site.LaterDocument.At(r.Where(m), m.Number, date.Print(),
				p.Published.Print()).Concerning(m.Number, "ngày "+date.Print()))
		}
	}
	return problems
}

// placeOf is where a figure stands in a report, or where it belongs.
func placeOf(r *record.Record, key string) source.Span {
	_, path, _ := r.Data.(*Report).value(r, key)
	return r.At(path)
}

// failing is the problem of a relation that does not hold, told at its first figure; the others are notes.
func failing(s *site.Site, r *record.Record, c Checked) source.Problem {
	problem := RelationFails.At(placeOf(r, c.Figure), c.Terms, c.Name, c.Sentence, c.English)
	problem = problem.Concerning(c.Name, c.Terms)
	for _, key := range c.Keys {
		if key == c.Figure {
			continue
		}
		for _, at := range operand(s, r, key).Places {
			span := at.record.At(at.path)
			problem = problem.Noting(span, key+" = "+span.Text())
		}
	}
	return problem
}

func checkFigures(r *record.Record, p *Report, f doubts) []source.Problem {
	var problems []source.Problem
	keys := f.keys()
	for _, key := range slices.Sorted(maps.Keys(p.Figures)) {
		switch known := slices.Contains(keys, key); {
		case known, strings.HasPrefix(key, "."): // of one part, which is told
		case f.mayHave(key):
			problems = append(problems, open(NotReported.At(r.At("so_lieu")), key))
		default:
			problems = append(problems, NoFigure.At(r.Doc.Key("so_lieu."+key), key).Like(key, keys))
		}
	}
	for _, figure := range f.figures() {
		problem, bad := checkFigure(r, p, figure)
		if bad && (problem.Rule != FigureMissing || !isMisspelt(p, f.Form, figure.Key) && isFigureKey(figure.Key)) {
			problems = append(problems, problem)
		}
	}
	return problems
}

// isMisspelt reports whether a report has a figure under another key than its own, which is told.
func isMisspelt(p *Report, f *Form, key string) bool {
	_, name, _ := strings.Cut(key, ".")
	for other := range p.Figures {
		if _, known := f.figure(other); !known && (viet.Nearest(other, f.keys()) == key || other == "."+name) {
			return true
		}
	}
	return false
}

func checkFigure(r *record.Record, p *Report, figure *FormFigure) (problem source.Problem, bad bool) {
	value, written := p.Figures[figure.Key]
	at := "so_lieu." + figure.Key
	switch {
	case !written && r.Doc.Sound && r.Doc.Has("so_lieu"):
		return FigureMissing.At(r.At("so_lieu"), figure.Key, figure.Label), true
	case !written:
		return problem, false
	case r.At(at).Text() == strconv.Quote(front.NotReported.String()) && !figure.MayLack:
		return NotReported.At(r.At(at), figure.Key, figure.Label).Concerning(figure.Key, ""), true
	}
	return figure.Wrong(r.At(at), value)
}

// checkLists reports lists beside figures that the form does not have, and what is listed twice.
func checkLists(r *record.Record, p *Report, f doubts) []source.Problem {
	var problems []source.Problem
	seen := map[string]bool{}
	once := func(what, path, name string) {
		if seen[what] {
			problems = append(problems, site.Repeated.At(r.At(path), name))
		}
		seen[what] = true
	}
	for i, list := range p.Lists {
		path := "liet_ke" + front.Index(i)
		if _, ok := f.textFigure(list.Figure); !ok && !f.mayHave(list.Figure) {
			problems = append(problems, NoFigure.At(r.At(path+".so_lieu"), list.Figure).Like(list.Figure, f.keys()))
		}
		once(list.Figure, path+".so_lieu", list.Figure)
		items := list.items()
		for _, key := range slices.Sorted(maps.Keys(items)) {
			for j, item := range items[key] {
				once(fmt.Sprint(list.Figure, key, item), path+"."+key+front.Index(j), item)
			}
		}
	}
	return problems
}

// checkedRelations holds the form's relations against a report, those of which the form itself is not wrong.
func checkedRelations(s *site.Site, r *record.Record, f *Form) []Checked {
	own := func(key string) Operand { return operand(s, r, key) }
	heritage := heritageOf(s, r.Data.(*Report))
	var checked []Checked
	for _, rule := range relationsOf(s, r.Data.(*Report), f) {
		if heritage.concerns(rule.rel) {
			checked = append(checked, heritage.check(s, r, rule))
			continue
		}
		checked = append(checked, rule.check(own))
	}
	return checked
}
