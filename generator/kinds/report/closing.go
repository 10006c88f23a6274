package report

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"congkhai/generator/kinds/printed"

	"congkhai/generator/files/amount"
	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/pages/show"
	"congkhai/generator/site"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/viet"
)

// Closing is what the portal held on the day on which a report was published. The report is held against it from then
// on: what the portal is given later, or dated back, makes it no problem. A term that was not kept is not compared, and
// the page says so: a form may ask for more than when the report was closed.
type Closing struct {
	Day  calendar.Date            `key:"ngay" when:"past" say:"ngày chốt theo cổng"`
	Held map[string]amount.Amount `key:"cong" say:"cổng có"` // by the names of what the portal counts
}

// IsZero reports whether the report is open.
func (c Closing) IsZero() bool { return c.Day.IsZero() && len(c.Held) == 0 }

// kept is what stands under a key of a closing: the day, or a number.
type kept struct {
	day   calendar.Date
	count amount.Amount
}

// Alternatives tells the two.
func (kept) Alternatives() []any { return []any{calendar.Date{}, int64(0)} }

// Plain is the one that it is.
func (k kept) Plain() any {
	if k.day.IsZero() {
		return k.count
	}
	return k.day
}

// Alternatives tells that a closing is a table.
func (Closing) Alternatives() []any { return []any{map[string]kept{}} }

// Plain is the table.
func (c Closing) Plain() any {
	table := map[string]kept{}
	for term, count := range c.Held {
		table[term] = kept{count: count}
	}
	if !c.Day.IsZero() {
		table["ngay"] = kept{day: c.Day}
	}
	return table
}

// BindTOML reads the table: the day, and beside it a number for each term.
func (c *Closing) BindTOML(b *front.Binding, v any, path string) {
	table, isTable := v.(map[string]any)
	var dated struct {
		Day calendar.Date `key:"ngay"`
	}
	if !isTable {
		b.Value(v, path, &dated)
		return
	}
	c.Held = map[string]amount.Amount{}
	others := map[string]any{}
	for _, term := range slices.Sorted(maps.Keys(table)) {
		if _, isDay := table[term].(time.Time); isDay || term == "ngay" || b.OfFile(term) {
			others[term] = table[term]
			continue
		}
		c.bindTerm(b, table[term], term, path)
	}
	b.Value(others, path, &dated)
	c.Day = dated.Day
}

// bindTerm reads how many there were of a term: a whole number.
func (c *Closing) bindTerm(b *front.Binding, v any, term, path string) {
	at, before, count := path+"."+term, b.Problems(), amount.Amount(0)
	switch v := v.(type) {
	case int64:
		if v < 0 {
			b.Problem(at, NegativeCount, v)
			break
		}
		b.Value(v, at, &count)
	case map[string]any:
		for _, inner := range slices.Sorted(maps.Keys(v)) {
			b.Problem(at+"."+inner, PlainTerm, inner)
		}
	case string:
		if v == "" {
			b.Problem(at, front.Empty)
			break
		}
		b.Value(v, at, new(int))
	default:
		b.Value(v, at, new(int)) // which tells what is wrong with it
	}
	if b.Problems() == before {
		c.Held[term] = count
	}
}

// isMeantClosed reports whether a report says how it was closed, in words that cannot be read.
func isMeantClosed(r *record.Record, c Closing) bool {
	if !c.IsZero() {
		return false
	}
	for key := range r.Doc.Values {
		if viet.Nearest(key, []string{"chot"}) != "" {
			return true
		}
	}
	return false
}

// compared lists the terms by which the form holds reports against the portal, without their prefix, in the order of
// its relations.
func (f *Form) compared() []string {
	var terms []string
	for _, rule := range f.Relations {
		rel, _ := parseRelation(rule.Says)
		for _, key := range rel.Keys() {
			prefix, term := splitKey(key)
			if prefix == portalPrefix && f.compares(term) && !slices.Contains(terms, term) {
				terms = append(terms, term)
			}
		}
	}
	return terms
}

// compares reports whether reports with the form are held against what the portal counts by a name.
func (f *Form) compares(term string) bool {
	return f.Compared == nil || slices.Contains(f.Compared, term)
}

// countOnPortal is what the portal counts for the period of a report, or counted when the report was closed.
func countOnPortal(s *site.Site, r *record.Record, key string) Operand {
	p := r.Data.(*Report)
	if f := form(s, p); f != nil && !f.compares(key) {
		return Operand{Missing: NotCompared}
	}
	if p.Closing.IsZero() {
		return Operand{Value: stated(countNow(s, p, key))}
	}
	held, isKept := p.Closing.Held[key]
	if !isKept {
		return Operand{Missing: NotKept}
	}
	return Operand{Value: stated(held), Places: []origin{{r, "chot." + key, ""}}}
}

func countNow(s *site.Site, p *Report, term string) amount.Amount {
	return amount.Amount(site.Counts(s)[term].Of(s, p.From, p.To)) * 100
}

func stated(value amount.Amount) front.Stated[amount.Amount] {
	return front.Stated[amount.Amount]{State: front.Given, Value: value}
}

// Close is what a report is to be closed with on the site's day: what the portal holds of each term that its form
// compares. It holds nothing where the form compares none.
func Close(s *site.Site, r *record.Record) Closing {
	p := r.Data.(*Report)
	c := Closing{Day: s.AsOf, Held: map[string]amount.Amount{}}
	if f := form(s, p); f != nil {
		for _, term := range f.compared() {
			c.Held[term] = countNow(s, p, term)
		}
	}
	return c
}

// TOML is the closing as content writes it.
func (c Closing) TOML() string {
	var b strings.Builder
	fmt.Fprintf(&b, "[chot]\nngay = %s\n", c.Day)
	for _, term := range c.terms() {
		fmt.Fprintf(&b, "%s = %s\n", term, printed.TOML(stated(c.Held[term])))
	}
	return b.String()
}

// Print is what the portal held, as people read it: "thu_tuc = 46, tin_cchc = 0".
func (c Closing) Print() string {
	var held []string
	for _, term := range c.terms() {
		held = append(held, term+" = "+c.Held[term].Text())
	}
	return strings.Join(held, ", ")
}

func (c Closing) terms() []string { return slices.Sorted(maps.Keys(c.Held)) }

// checkClosing reports a closing before the end of the period, and numbers of what no portal counts.
func checkClosing(s *site.Site, r *record.Record, p *Report) []source.Problem {
	problems := site.CheckOrder(r, "chot.ngay", p.Closing.Day, p.To)
	for _, term := range p.Closing.terms() {
		if site.Counts(s)[term].Of == nil {
			problems = append(problems, noCount(s, r.Doc.Key("chot."+term), term))
		}
	}
	return problems
}

// checkCompared reports names in so_voi_cong that the portal counts nothing by, and those that no relation asks for.
func checkCompared(s *site.Site, r *record.Record, f *Form) []source.Problem {
	var problems []source.Problem
	asked := (&Form{Relations: f.Relations}).compared()
	for i, term := range f.Compared {
		at := r.At("so_voi_cong" + front.Index(i))
		switch plain, prefixed := strings.CutPrefix(term, portalPrefix+"."); {
		case slices.Contains(f.Compared[:i], term):
			problems = append(problems, site.Repeated.At(at, term))
		case site.Counts(s)[term].Of != nil && !slices.Contains(asked, term) && !r.Unread():
			problems = append(problems, NotAsked.At(at, term))
		case site.Counts(s)[term].Of != nil:
		case prefixed && site.Counts(s)[plain].Of != nil:
			problems = append(problems, noCount(s, at, term).Suggest(plain))
		case term != "":
			problems = append(problems, noCount(s, at, term))
		}
	}
	return problems
}

// noCount is the problem of a name, as somebody wrote it, by which the portal counts nothing.
func noCount(s *site.Site, at source.Span, term string) source.Problem {
	names := countNames(site.Counts(s), "")
	return NoCount.At(at, term, listed(names)).Like(term, names)
}

// countNames lists what portals count, with a prefix before each.
func countNames(counts map[string]site.Count, prefix string) []string {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(counts)) {
		names = append(names, prefix+name)
	}
	return names
}

// listed is a list that a problem tells whole.
func listed(names []string) source.Words { return source.Words(strings.Join(names, ", ")) }

// ClosingView is what the page of a closed report says of the portal of that day.
type ClosingView struct {
	Day  show.Day
	Held []string // "thủ tục có trên cổng: 46"
}

func closingView(s *site.Site, c Closing) ClosingView {
	v := ClosingView{Day: show.DayOf(c.Day)}
	for _, term := range c.terms() {
		v.Held = append(v.Held, viet.LowerFirst(site.Counts(s)[term].Name)+": "+c.Held[term].Text())
	}
	return v
}
