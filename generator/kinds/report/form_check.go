package report

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"

	"congkhai/generator/kinds/printed"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds/relation"
	"congkhai/generator/site"
	"congkhai/generator/text/viet"
)

func checkForm(s *site.Site, r *record.Record, f *Form) []source.Problem {
	isTold := func(key string) bool { return f.mayHave(r, key) }
	problems := slices.Concat(checkOutline(r, f), checkNames(r, f), scopeOf(s, f).checkRelations(r, "quy_tac", f.Relations, isTold),
		checkCharts(s, r, f), checkLine(s, r, f), checkSource(s, r, f), checkCompared(s, r, f), checkFormGrids(s, r, f))
	problems = append(problems, site.CheckOrder(r, "hieu_luc_den", f.To, f.From)...)
	return problems
}

// checkOutline reports sections and figures that come twice, and columns of figures that there are not.
func checkOutline(r *record.Record, f *Form) []source.Problem {
	var problems []source.Problem
	seen := map[string]bool{}
	once := func(name, path string) {
		if seen[name] {
			problems = append(problems, site.Repeated.At(r.At(path), name))
		}
		seen[name] = true
	}
	for i, section := range f.Sections {
		path := "phan" + front.Index(i)
		once(section.Number, path+".so")
		for j, figure := range section.figures() {
			at := path + ".so_lieu" + front.Index(j) + ".khoa"
			once(figure.Key, at)
			if figure.Key != "" && !isFigureKey(figure.Key) {
				problems = append(problems, BadFigureKey.At(r.At(at), figure.Key).Suggest(figureKeyLike(figure.Key)))
			}
			problems = append(problems, figure.Style.Check(r, path+".so_lieu"+front.Index(j))...)
		}
		for j, column := range section.Table.Columns {
			if _, ok := f.textFigure(column.Key); !ok && column.Key != "" && !f.mayHave(r, column.Key) {
				at := r.At(path + ".bieu.cot" + front.Index(j) + ".khoa")
				problem := NoFigure.At(at, column.Key)
				problems = append(problems, problem.Guess(func() string { return viet.Nearest(column.Key, f.keys()) }))
			}
		}
	}
	return problems
}

func isFigureKey(key string) bool {
	prefix, _ := splitKey(key)
	return prefix == "" && keyForm.MatchString(key)
}

// figureKeyLike is a key of a figure as it has to be written, "" where that is not certain.
func figureKeyLike(key string) string {
	parts := strings.FieldsFunc(key, func(r rune) bool { return r == '.' || r == ',' })
	for i, part := range parts {
		parts[i] = strings.ReplaceAll(viet.Slug(part), "-", "_")
	}
	if like := strings.Join(parts, "."); isFigureKey(like) {
		return like
	}
	return ""
}

// mayHave reports whether a form may have a figure that is not among its own: a key could not be read, or has a slip that
// is told.
func (f *Form) mayHave(r *record.Record, key string) bool {
	_, rest := splitKey(key)
	return r.Unread() || slices.ContainsFunc(f.keys(), func(own string) bool {
		return !isFigureKey(own) && own != "" && (figureKeyLike(own) == rest || strings.HasSuffix(rest, "."+own) ||
			viet.Nearest(rest, []string{own}) == own)
	})
}

// checkNames reports relations that explanations could not tell from others: by a name that comes twice in the form, or by
// one as relations have in a row of a table, "can-doi/bao-chi".
func checkNames(r *record.Record, f *Form) []source.Problem {
	var problems []source.Problem
	seen := map[string]bool{}
	check := func(at string, relations []Relation) {
		for i, rule := range relations {
			where := r.At(at + front.Index(i) + ".ten")
			switch {
			case rule.Name == "": // told
			case seen[rule.Name]:
				problems = append(problems, site.Repeated.At(where, rule.Name))
			case len(f.Grids) > 0 && strings.Contains(rule.Name, "/"):
				problems = append(problems, KeptName.At(where, rule.Name).Suggest(strings.ReplaceAll(rule.Name, "/", "-")))
			}
			seen[rule.Name] = true
		}
	}
	check("quy_tac", f.Relations)
	for i, g := range f.grids() {
		check("bang"+front.Index(i)+".quy_tac", g.Relations)
	}
	return problems
}

// scope is what relations may name, those of a form's text or of one of its tables, and how they are written.
type scope struct {
	parse   func(says string) (relation.Relation, bool)
	example string                                             // of a relation
	unknown *source.Rule                                       // of a key that names nothing
	strange func(where source.Span, key string) source.Problem // of such a key
	kindOf  func(key string) (kind printed.Kind, known bool)
	isFlow  func(rest string) bool
}

// scopeOf is what relations of a form's text may name: its own figures, and what the site counts. Statements count as
// one where they hold, so that they can be held against counts.
func scopeOf(s *site.Site, f *Form) scope {
	counts := site.Counts(s)
	return scope{
		parse: parseRelation, example: "i6.tiep_nhan = i6.moi + i6.ky_truoc", unknown: NoFigure,
		kindOf: func(key string) (printed.Kind, bool) {
			prefix, rest := splitKey(key)
			if prefix == portalPrefix {
				_, known := counts[rest]
				return printed.Counting, known
			}
			figure, known := f.named(s, rest)
			if prefix == listedPrefix || figure.Kind == printed.Statement {
				return printed.Counting, known
			}
			return figure.Kind, known
		},
		isFlow: func(rest string) bool { figure, _ := f.figure(rest); return figure.Flow },
		strange: func(where source.Span, key string) source.Problem {
			problem := NoFigure.At(where, key)
			if prefix, _ := splitKey(key); prefix == portalPrefix {
				problem = NoCount.At(where, key, listed(countNames(counts, portalPrefix+".")))
			}
			return problem.Guess(func() string { return cmp.Or(f.totalLike(s, key), viet.Nearest(key, f.terms(counts))) })
		},
	}
}

// totalLike is the total of a column that is named without the word for it, "b06.tiep_nhan"; "" for other keys.
func (f *Form) totalLike(s *site.Site, key string) string {
	prefix, rest := splitKey(key)
	grid, column, _ := strings.Cut(rest, ".")
	like := cellKey(grid, totalKey, column)
	if _, known := f.named(s, like); !known {
		return ""
	}
	if prefix != "" {
		like = prefix + "." + like
	}
	return like
}

// terms lists all keys that relations of the form may name.
func (f *Form) terms(counts map[string]site.Count) []string {
	terms := slices.Concat(f.keys(), f.totalKeys())
	for _, prefix := range slices.Sorted(maps.Keys(operands)) {
		keys := f.keys()
		if prefix == portalPrefix {
			keys = countNames(counts, "")
		}
		for _, key := range keys {
			terms = append(terms, prefix+"."+key)
		}
	}
	return terms
}

// checkRelations reports relations that cannot be read, name what there is not, mix kinds of figures, add up what cannot
// be, or go in a circle. What a key that is told may mean is not told again.
func (f scope) checkRelations(r *record.Record, at string, relations []Relation,
	isTold func(key string) bool) []source.Problem {
	var problems []source.Problem
	parts := map[string][]string{}
	for i, rule := range relations {
		where := r.At(at + front.Index(i) + ".dieu")
		told := f.checkRelation(where, rule)
		if len(told) == 0 && rule.Says != "" {
			told = f.checkCircle(where, rule, parts)
		}
		problems = append(problems, slices.DeleteFunc(told, func(p source.Problem) bool {
			return p.Rule == f.unknown && isTold(p.Args[0].(string))
		})...)
	}
	return problems
}

func (f scope) checkRelation(where source.Span, rule Relation) []source.Problem {
	rel, ok := f.parse(rule.Says)
	switch {
	case rule.Says == "": // told already
		return nil
	case !ok:
		return []source.Problem{f.unreadable(where, rule.Says)}
	case ownFigure(rel) == "":
		return []source.Problem{NoOwnFigure.At(where)}
	}
	if unknown := f.checkKeys(where, rel); len(unknown) > 0 {
		return unknown
	}
	for _, t := range slices.Concat(rel.Right, rel.Under) {
		if rel.Operator == "=" && t.Key != "" &&
			slices.ContainsFunc(rel.Left, func(l relation.Term) bool { return l.Key == t.Key }) {
			return []source.Problem{Circular.At(where.Narrowed(t.Key), t.Key, t.Key)}
		}
	}
	return f.checkKinds(where, rel)
}

// soundOnes are the relations that reports can be held against.
func (f scope) soundOnes(relations []Relation) []Relation {
	return slices.DeleteFunc(slices.Clone(relations), func(rule Relation) bool {
		return rule.Says == "" || len(f.checkRelation(source.Span{}, rule)) > 0
	})
}

// signs are what people type, and Word, for the signs of a relation.
var signs = strings.NewReplacer("≤", "<=", "≦", "<=", "⩽", "<=", "≥", ">=", "≧", ">=", "⩾", ">=", "＝", "=", "–", "-", "—", "-",
	"−", "-", "÷", "/", "＋", "+", "／", "/", "＜", "<", "＞", ">", "（", "(", "）", ")", "\u00a0", " ", "=<", "<=", "=>", ">=", "==", "=")

var (
	aroundSign = regexp.MustCompile(`\s*(<=|>=|[=+/])\s*|\s+-\s*|-\s+`)
	commaInKey = regexp.MustCompile(`([a-z0-9_])\s*,\s*([a-z0-9_])`)
)

// longestMeant bounds the bytes of a text that is read again as what it may mean: no form says more in one relation.
const longestMeant = 2000

// unreadable is the problem of a relation that is not written as one, with what is meant where that is certain.
func (f scope) unreadable(where source.Span, says string) source.Problem {
	if len(says) > longestMeant {
		return BadRelation.At(where, viet.Shorten(says, 100), f.example)
	}
	meant := aroundSign.ReplaceAllStringFunc(signs.Replace(signs.Replace(says)), func(sign string) string {
		return " " + strings.TrimSpace(sign) + " "
	})
	meant = strings.TrimSpace(commaInKey.ReplaceAllString(strings.ToLower(meant), "$1.$2"))
	_, ok := f.parse(meant)
	switch {
	case ok:
		return RelationMeant.At(where, says, meant)
	case strings.ContainsAny(says, "×*·"):
		return NoProduct.At(where, says)
	case strings.ContainsAny(says, "<>") && !strings.Contains(says, "="):
		return OnlyLess.At(where, says)
	}
	return BadRelation.At(where, says, f.example)
}

// checkKeys reports keys that name no figure of the form and nothing that the portal counts.
func (f scope) checkKeys(where source.Span, rel relation.Relation) []source.Problem {
	var problems []source.Problem
	for _, key := range rel.Keys() {
		if _, known := f.kindOf(key); !known {
			problems = append(problems, f.strange(where.Narrowed(key), key))
		}
	}
	return problems
}

// checkKinds reports a relation that adds or compares figures of different kinds, and one that adds up over quarters
// what is no flow.
func (f scope) checkKinds(where source.Span, rel relation.Relation) []source.Problem {
	var problems []source.Problem
	alike := [][]relation.Term{slices.Concat(rel.Left, rel.Right)}
	if len(rel.Under) > 0 {
		alike = [][]relation.Term{slices.Concat(rel.Right, rel.Under)}
		if kind, _ := f.kindOf(rel.Left[0].Key); kind != printed.Ratio && kind != "" {
			problems = append(problems, NotARatio.At(where.Narrowed(rel.Left[0].Key), rel.Left[0].Key))
		}
	}
	for _, terms := range alike {
		problems = append(problems, f.checkAlike(where, terms)...)
	}
	for _, key := range rel.Keys() {
		prefix, rest := splitKey(key)
		if prefix == yearPrefix && !f.isFlow(rest) {
			problems = append(problems, NotAFlow.At(where.Narrowed(key), rest))
		}
	}
	return problems
}

func (f scope) checkAlike(where source.Span, terms []relation.Term) []source.Problem {
	first, firstKind := "", printed.Kind("")
	for _, t := range terms {
		kind, known := f.kindOf(t.Key)
		switch {
		case !known, kind == "": // a number, or told already
		case first == "":
			first, firstKind = t.Key, kind
		case kind != firstKind:
			return []source.Problem{OtherKind.At(where.Narrowed(t.Key), t.Key, front.Label(kind, string(kind)),
				first, front.Label(firstKind, string(firstKind)))}
		}
	}
	return nil
}

// checkCircle reports a sum whose parts are made of it, and notes the parts of the others: parts are the keys that make
// up a key by the relations so far.
func (f scope) checkCircle(where source.Span, rule Relation, parts map[string][]string) []source.Problem {
	rel, _ := f.parse(rule.Says)
	if rel.Operator != "=" || len(rel.Left) != 1 || len(rel.Right) < 2 {
		return nil
	}
	whole := rel.Left[0].Key
	for _, t := range rel.Right {
		if reaches(parts, t.Key, whole) {
			return []source.Problem{Circular.At(where.Narrowed(t.Key), whole, t.Key)}
		}
	}
	for _, t := range rel.Right {
		parts[whole] = append(parts[whole], t.Key)
	}
	return nil
}

// reaches reports whether one key is made up of another, directly or by others.
func reaches(parts map[string][]string, from, to string) bool {
	seen := map[string]bool{}
	for open := []string{from}; len(open) > 0; {
		last := open[len(open)-1]
		open = open[:len(open)-1]
		for _, part := range parts[last] {
			if part == to {
				return true
			}
			if !seen[part] {
				seen[part] = true
				open = append(open, part)
			}
		}
	}
	return false
}
