package report

import (
	"cmp"
	"slices"
	"strings"

	"congkhai/generator/kinds/printed"

	"congkhai/generator/files/amount"
	"congkhai/generator/files/front"
	"congkhai/generator/kinds/relation"
	"congkhai/generator/site"
	"congkhai/generator/text/viet"
)

// Readers never see keys: a figure has a name, also where it stands out of its section, and so have the terms of
// relations that name other values.

// amongOthers begins labels that go on from the one above.
const amongOthers = "Trong đó: "

// names are what figures are called out of their sections, by key. Two that go by one name, "Quá hạn", or that go on
// from the figure above are told apart by what they are part of.
func (f *Form) names(called func(g *FormFigure) string) map[string]string {
	times := map[string]int{}
	for _, figure := range f.figures() {
		times[viet.Fold(called(figure))]++
	}
	names := map[string]string{}
	for _, section := range f.Sections {
		for i, figure := range section.figures() {
			name := called(figure)
			if figure.goesOn() || times[viet.Fold(name)] > 1 {
				name += " (" + viet.LowerFirst(section.wholeOf(i)) + ")"
			}
			names[figure.Key] = name
		}
	}
	return names
}

// wholeOf is what a figure of the section is part of: the figure above it that it is indented under, or the section.
func (s FormSection) wholeOf(i int) string {
	for j := i - 1; j >= 0; j-- {
		if s.Figures[j].Depth < s.Figures[i].Depth {
			return s.Figures[j].called()
		}
	}
	return "mục " + s.Number
}

// names are what the columns are called in relations, by key: what is a total goes by the heading that it shares, and
// those of one name are told apart by theirs.
func (g *FormGrid) names() map[string]string {
	times := map[string]int{}
	for _, c := range g.columns() {
		times[viet.Fold(c.Label)]++
	}
	names := map[string]string{}
	for _, c := range g.columns() {
		names[c.Key] = c.Label
		switch group := cmp.Or(c.Subgroup, c.Group); {
		case group == "":
		case strings.HasPrefix(viet.Fold(c.Label), "tong"):
			names[c.Key] = group
		case times[viet.Fold(c.Label)] > 1:
			names[c.Key] = c.Label + " (" + viet.LowerFirst(group) + ")"
		}
	}
	return names
}

// naming puts the terms of relations into words. A cell is called by its column, where all cells of a relation stand in
// one row, and by its row otherwise.
type naming struct {
	*Form
	names   map[string]string
	rows    map[string]map[string]string // by table and ID
	columns map[string]map[string]string // by table and key
	counts  map[string]site.Count
	row     string // in which all cells of the relation stand
	byRow   bool
}

func namingOf(s *site.Site, f *Form) naming { return namings(s)[f] }

var namings = site.Derived(func(s *site.Site) map[*Form]naming {
	all := map[*Form]naming{}
	for _, r := range s.All(FormFolder) {
		f := r.Data.(*Form)
		all[f] = newNaming(s, f)
	}
	return all
})

func newNaming(s *site.Site, f *Form) naming {
	n := naming{Form: f, names: f.names((*FormFigure).called), rows: map[string]map[string]string{},
		columns: map[string]map[string]string{}, counts: site.Counts(s)}
	for _, g := range f.grids() {
		n.columns[g.Key] = g.names()
		n.rows[g.Key] = map[string]string{totalKey: g.Total}
		for id, row := range g.rowNames(s) {
			n.rows[g.Key][id] = row.Text
		}
	}
	return n
}

// of is the naming for a relation with such keys.
func (n naming) of(keys []string) naming {
	n.row, n.byRow = "", false
	for _, key := range keys {
		_, rest := splitKey(key)
		if grid, row, _, isCell := splitCell(rest); isCell {
			name := n.rows[grid][row]
			n.byRow = n.byRow || n.row != "" && n.row != name
			n.row = name
		}
	}
	if n.byRow {
		n.row = ""
	}
	return n
}

// figureName is what a figure or a cell is called within a sentence.
func (n naming) figureName(key string) string {
	grid, row, column, isCell := splitCell(key)
	if isCell && n.byRow {
		return n.rows[grid][row]
	}
	if isCell {
		return viet.LowerFirst(n.columns[grid][column])
	}
	return viet.LowerFirst(n.names[key])
}

// name is what readers call a term within a sentence.
func (n naming) name(key string) string {
	prefix, rest := splitKey(key)
	if prefix == portalPrefix {
		return viet.LowerFirst(n.counts[rest].Name)
	}
	name := n.figureName(rest)
	figure, _ := n.figure(rest)
	switch prefix {
	case beforePrefix:
		return ofPeriodBefore(name, figure.Flow)
	case firstPrefix:
		return name + " trong báo cáo đầu năm"
	case yearPrefix:
		return name + " cộng từ đầu năm"
	case listedPrefix:
		return name + " được nêu tên"
	}
	return name
}

func ofPeriodBefore(name string, flow bool) string {
	switch {
	case strings.HasSuffix(name, "trong kỳ"):
		return name + " trước"
	case flow:
		return name + " của kỳ trước"
	}
	return name + " cuối kỳ trước"
}

// value is how readers read the value of a term.
func (n naming) value(key string, value amount.Amount) string {
	prefix, rest := splitKey(key)
	figure, _ := n.figure(rest)
	switch {
	case prefix == portalPrefix, prefix == listedPrefix, key == "":
		return value.Text()
	case figure.Kind == printed.Statement:
		return viet.LowerFirst(string(figure.Show(front.Stated[amount.Amount]{State: front.Given, Value: value}).HTML))
	}
	return figure.Text(value)
}

// words are those of a relation. A statement is no more or less than another.
func (n naming) words(keys []string) relation.Words {
	w := relation.Words{Name: n.name, Value: n.value, But: [3]string{"nhưng", "nhiều hơn", "ít hơn"}}
	if slices.ContainsFunc(keys, n.isStatement) {
		w.But = [3]string{"nhưng", "nhưng", "nhưng"}
	}
	return w
}

func (n naming) isStatement(key string) bool {
	_, rest := splitKey(key)
	figure, _ := n.figure(rest)
	return figure.Kind == printed.Statement
}

// RelationView is a relation as pages tell it: what it wants, in a sentence and in words, and what a report says to it.
type RelationView struct {
	Sentence string
	Words    string // "Hồ sơ tiếp nhận = hồ sơ mới + kỳ trước chuyển qua"; "" of statements, where the sentence says all
	Rounded  bool   // it holds only because figures are printed rounded
	Missing  []MissingView
}

// MissingView is a term without a value, and why, as the theme's catalogue says it.
type MissingView struct{ Name, Reason string }

// relation tells what a relation of the form wants.
func (n naming) relation(rule Relation) RelationView {
	v := RelationView{Sentence: strings.TrimRight(rule.Sentence, ".")}
	if rel, ok := parseRelation(rule.Says); ok {
		v.Words = n.wordsOf(rel)
	}
	return v
}

// wordsOf is a relation in words; "" where it is about statements.
func (n naming) wordsOf(rel relation.Relation) string {
	if slices.ContainsFunc(rel.Keys(), n.isStatement) {
		return ""
	}
	return viet.UpperFirst(rel.In(n.name))
}

// checked tells what became of a relation in a report.
func (n naming) checked(c Checked) RelationView {
	n = n.of(c.Keys)
	v := RelationView{Sentence: strings.TrimRight(c.Sentence, "."), Rounded: c.held.Rounded}
	if c.Says != "" { // what totals have to be, their sentence says
		v.Words = n.wordsOf(c.rel)
	}
	for i, m := range c.Missing {
		v.Missing = append(v.Missing, MissingView{n.name(m.Key), m.Reason})
		if i == 0 {
			v.Missing[i].Name = viet.UpperFirst(v.Missing[i].Name)
		}
	}
	return v
}

// fact is what a report says that does not agree.
func (n naming) fact(c Checked) string {
	n = n.of(c.Keys)
	fact := n.inRow(c.held.Fact(n.words(c.Keys)))
	if c.Shared {
		return fact + " (cộng các cơ quan cùng nhận lại)"
	}
	return fact
}

// inRow is a fact as a sentence, with the row of the table that it is about.
func (n naming) inRow(fact string) string {
	fact = viet.UpperFirst(fact)
	if n.row != "" {
		return n.row + ": " + fact
	}
	return fact
}
