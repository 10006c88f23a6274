package report

import (
	"slices"
	"strings"

	"congkhai/generator/kinds/printed"

	"congkhai/generator/files/amount"
	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/kinds/relation"
	"congkhai/generator/site"
)

// Operand is what stands for a term of a relation in one report: its value, and where that comes from.
type Operand struct {
	Value   front.Stated[amount.Amount]
	Unit    amount.Amount // of the last digit that is printed, 0 where the value is exact
	Places  []origin      // where the value stands in content; none for what the portal counts
	Missing string        // why there is no value, as the theme's catalogue says it
}

type origin struct {
	record *record.Record
	path   string
	key    string // of a figure
}

// counted reports whether the value can be added up: it is a number, or none.
func (o Operand) counted() bool { return counted(o.Value) }

func counted(v front.Stated[amount.Amount]) bool {
	return v.State == front.Given || v.State == front.None
}

// Why a term has no value: keys of the theme's catalogue.
const (
	MissingFigure = "thieu_so_lieu"
	NoPrevious    = "thieu_ky_truoc"
	FirstOfYear   = "ky_dau_nam"
	NoPiece       = "thieu_ky_trong_nam"
	NoReport      = "thieu_bao_cao" // of a time in a chart
	OtherForm     = "bieu_mau_khac" // of a figure that the form of that time defines otherwise
	NotCompared   = "khong_so_voi_cong"
	NotKept       = "khong_chot"     // when the report was closed
	SharedOrigin  = "chia_nhieu_noi" // of what several bodies took over together
)

// The prefixes of keys that name other values than the report's own figures.
const (
	beforePrefix = "truoc"   // of the report whose period ends where this one begins, or those of the bodies before this one
	firstPrefix  = "dau_nam" // of the first report of the year
	yearPrefix   = "luy_ke"  // added up over the periods of the year, this one included
	listedPrefix = "liet_ke" // how many things the report lists beside the figure
	portalPrefix = "cong"    // what the portal counts for the period, or did when the report was closed
)

var operands = map[string]func(s *site.Site, r *record.Record, key string) Operand{
	beforePrefix: figureBefore,
	firstPrefix:  figureFirstOfYear,
	yearPrefix:   figureToDate,
	listedPrefix: countListed,
	portalPrefix: countOnPortal,
}

// splitKey returns the prefix of a term's key ("" for a figure of the report itself) and what it is put before.
func splitKey(key string) (prefix, rest string) {
	prefix, rest, _ = strings.Cut(key, ".")
	if _, ok := operands[prefix]; ok {
		return prefix, rest
	}
	return "", key
}

// operand finds what stands for a key in a relation of the report's form.
func operand(s *site.Site, r *record.Record, key string) Operand {
	if prefix, rest := splitKey(key); prefix != "" {
		return operands[prefix](s, r, rest)
	}
	return figureOf(s, r, key)
}

// value is the operand for a relation.
func (o Operand) value() relation.Value { return relation.Value{Stated: o.Value, Unit: o.Unit} }

// figureOf is a report's own figure, as its form prints it.
func figureOf(s *site.Site, r *record.Record, key string) Operand {
	p := r.Data.(*Report)
	value, path, ok := p.value(r, key)
	if !ok && r.Doc.Sound && p.leavesOut(form(s, p), key) {
		return Operand{Value: front.Stated[amount.Amount]{State: front.None}}
	}
	o := Operand{Value: value}
	if ok {
		o.Places = []origin{{r, path, key}}
	}
	switch o.Value.State {
	case front.NotReported:
		o.Missing = MissingFigure
	case front.NotApplicable:
		o.Missing = o.Value.State.String()
	case front.Given:
		o.Unit = printOf(s, r, key).Unit()
	}
	return o
}

// leavesOut reports whether a cell is one of a row that the report leaves out of its table: there was nothing in it, as the
// total says.
func (r *Report) leavesOut(f *Form, key string) bool {
	grid, row, column, _ := splitCell(key)
	g, given := r.Grids[grid]
	if _, has := g.row(row); !given || has || f == nil || g.Lost || row == totalKey {
		return false
	}
	of, known := f.grid(grid)
	return known && of.Total != "" && of.Rows != fixedRows && slices.Contains(g.Columns, column)
}

// printOf is how the form of a report prints a figure.
func printOf(s *site.Site, r *record.Record, key string) printed.Style {
	f := form(s, r.Data.(*Report))
	if f == nil {
		return printed.Style{}
	}
	figure, _ := f.figure(key)
	return figure.Style
}

func figureBefore(s *site.Site, r *record.Record, key string) Operand {
	return handedOver(s, r, before(s, r.Data.(*Report)), key)
}

// handedOver is a figure of the reports that hand it on; their forms have to define it as the report's own does.
func handedOver(s *site.Site, r *record.Record, from []*record.Record, key string) Operand {
	if len(from) == 0 {
		return Operand{Missing: NoPrevious}
	}
	if f := form(s, r.Data.(*Report)); f != nil {
		if figure, own := f.figure(key); own && !sameInAll(s, from, figure) {
			return Operand{Missing: OtherForm}
		}
	}
	return sumOf(s, from, key)
}

func figureFirstOfYear(s *site.Site, r *record.Record, key string) Operand {
	year := r.Data.(*Report).span().Year
	for _, other := range alike(s, r) {
		if other == r {
			break
		}
		if year > 0 && other.Data.(*Report).span().Year == year {
			return figureOf(s, other, key)
		}
	}
	return Operand{Missing: FirstOfYear}
}

func figureToDate(s *site.Site, r *record.Record, key string) Operand {
	p := r.Data.(*Report)
	f := form(s, p)
	if f == nil || p.span().IsZero() {
		return Operand{Missing: NoPiece}
	}
	pieces, missing := piecesOf(s, p, f, p.span().ToDate())
	if len(missing) > 0 {
		return Operand{Missing: NoPiece}
	}
	return sumOf(s, allReports(pieces), key)
}

// sumOf adds a figure up over reports; there is no sum when one of them does not report it. That of one report is its
// figure.
func sumOf(s *site.Site, reports []*record.Record, key string) Operand {
	if len(reports) == 1 {
		return figureOf(s, reports[0], key)
	}
	sum := Operand{Value: front.Stated[amount.Amount]{State: front.Given}}
	for _, r := range reports {
		o := figureOf(s, r, key)
		sum.Places = append(sum.Places, o.Places...)
		sum.Value.Value += o.Value.Value
		sum.Unit += o.Unit
		if !o.counted() {
			return Operand{Missing: o.Missing, Places: o.Places}
		}
	}
	return sum
}

func countListed(s *site.Site, r *record.Record, key string) Operand {
	o := Operand{Value: front.Stated[amount.Amount]{State: front.Given}}
	for i, list := range r.Data.(*Report).Lists {
		if list.Figure == key {
			o.Value.Value += amount.Amount(list.count()) * 100
			o.Places = append(o.Places, origin{r, "liet_ke" + front.Index(i), ""})
		}
	}
	return o
}
