package report

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"congkhai/generator/files/amount"
	"congkhai/generator/files/front"
)

// A relation is read from "i6.tiep_nhan = i6.moi + i6.ky_truoc": two sums of figures and numbers with =, <= or >=
// between them. One figure may also equal a ratio, "i4.da_ra_soat / i4.ke_hoach" or "(i6.truoc_han + i6.dung_han) /
// i6.da_gq", in per cent.
type relation struct {
	left, right []term
	under       []term // what a ratio divides by; empty otherwise
	operator    string
}

// term is a figure's key with its sign, or a number.
type term struct {
	key    string // "" for a number
	number amount.Amount
	minus  bool
}

var (
	relationForm = regexp.MustCompile(`^([^<>=]+)(<=|>=|=)([^<>=]+)$`)
	ratioForm    = regexp.MustCompile(`^\s*(?:\(([^()/]+)\)|([^()/+-]+))\s*/\s*(?:\(([^()/]+)\)|([^()/+-]+))\s*$`)
	termForm     = regexp.MustCompile(`^(?:[a-z][a-z0-9_]*\.)?` + keyPattern + `$`)
	keyForm      = regexp.MustCompile(`^` + keyPattern + `$`)
	numberForm   = regexp.MustCompile(`^[0-9]{1,12}$`)
)

const keyPattern = `[a-z][a-z0-9_]*\.[a-z0-9_]+`

// parseRelation reads a relation; ok is false for anything else.
func parseRelation(says string) (rel relation, ok bool) {
	m := relationForm.FindStringSubmatch(says)
	if m == nil {
		return rel, false
	}
	rel.operator = m[2]
	left, okLeft := parseSum(m[1])
	rel.left = left
	if ratio := ratioForm.FindStringSubmatch(m[3]); ratio != nil {
		over, okOver := parseSum(ratio[1] + ratio[2])
		under, okUnder := parseSum(ratio[3] + ratio[4])
		rel.right, rel.under = over, under
		return rel, okLeft && okOver && okUnder && rel.operator == "=" && len(left) == 1 && left[0].key != ""
	}
	right, okRight := parseSum(m[3])
	rel.right = right
	return rel, okLeft && okRight
}

func parseSum(text string) ([]term, bool) {
	words := strings.Fields(text)
	var sum []term
	for i, word := range words {
		minus := i > 0 && words[i-1] == "-"
		switch {
		case i%2 == 1 && word != "+" && word != "-":
			return nil, false
		case i%2 == 1:
		case numberForm.MatchString(word):
			n, _ := strconv.ParseInt(word, 10, 64) // the expression lets only digits through, and few
			sum = append(sum, term{number: amount.Amount(n) * 100, minus: minus})
		case termForm.MatchString(word):
			sum = append(sum, term{key: word, minus: minus})
		default:
			return nil, false
		}
	}
	return sum, len(words)%2 == 1
}

// keys lists the keys of all terms in the order in which they stand.
func (rel relation) keys() []string {
	var keys []string
	for _, t := range slices.Concat(rel.left, rel.right, rel.under) {
		if t.key != "" {
			keys = append(keys, t.key)
		}
	}
	return keys
}

// figure returns the first key that is a figure of the report itself; "" when there is none.
func (rel relation) figure() string {
	for _, key := range rel.keys() {
		if prefix, _ := splitKey(key); prefix == "" {
			return key
		}
	}
	return ""
}

// Outcome says what became of a relation in one report.
type Outcome int

// The outcomes. A relation is unchecked when a figure in it is not reported or does not apply.
const (
	Holds Outcome = iota
	Fails
	Unchecked
)

// Checked is a relation held against the figures of a report.
type Checked struct {
	Relation
	Outcome Outcome
	Keys    []string // of all its terms
	Figure  string   // at which the relation is told: its first figure
	Terms   string   // "i6.tiep_nhan = 12, nhưng i6.moi + i6.ky_truoc = 8 + 5 = 13"
	English string   // the same in English
	Missing []Missing
}

// Missing is a key for which an unchecked relation lacks a value, and why, as the theme's catalogue says it.
type Missing struct{ Key, Reason string }

// check holds a relation against the values of its terms. "Không có" counts as nothing: 0.
func (r Relation) check(operand func(key string) Operand) Checked {
	rel, _ := parseRelation(r.Says)
	r.Sentence = strings.TrimRight(r.Sentence, ".")
	c := Checked{Relation: r, Keys: rel.keys(), Figure: rel.figure()}
	values := map[string]front.Stated[amount.Amount]{}
	for _, key := range c.Keys {
		o := operand(key)
		values[key] = o.Value
		if notOfRatio := len(rel.under) > 0 && key == rel.left[0].key &&
			o.Value.State == front.NotApplicable; !o.counted() && !notOfRatio {
			c.Missing = append(c.Missing, Missing{key, o.Missing})
		}
	}
	if len(c.Missing) > 0 {
		c.Outcome = Unchecked
		return c
	}
	if !c.hold(rel, values) {
		c.Outcome = Fails
	}
	return c
}

// hold fills in the terms of a relation whose values are all there.
func (c *Checked) hold(rel relation, values map[string]front.Stated[amount.Amount]) bool {
	left, right, holds := rel.holdSums(values)
	if len(rel.under) > 0 {
		left, right, holds = rel.holdRatio(values)
	}
	but := map[string][2]string{"=": {"nhưng", "but"}, "<=": {"lớn hơn", "more than"},
		">=": {"nhỏ hơn", "less than"}}[rel.operator]
	c.Terms, c.English = left+", "+but[0]+" "+right, left+", "+but[1]+" "+right
	return holds
}

func (rel relation) holdSums(values map[string]front.Stated[amount.Amount]) (left, right string, holds bool) {
	a, b := add(rel.left, values), add(rel.right, values)
	holds = map[string]bool{"=": a.total == b.total, "<=": a.total <= b.total, ">=": a.total >= b.total}[rel.operator]
	return a.text(), b.text(), holds
}

// holdRatio holds a figure against a ratio. Of nothing there is no per cent: the figure then has to say none, or that
// it does not apply.
func (rel relation) holdRatio(values map[string]front.Stated[amount.Amount]) (left, right string, holds bool) {
	figure := values[rel.left[0].key]
	over, under := add(rel.right, values), add(rel.under, values)
	left = rel.left[0].key + " = " + strconv.Quote(figure.State.String())
	if figure.Given() {
		left = rel.left[0].key + " = " + figure.Value.Text() + "%"
	}
	right = fmt.Sprintf("%s / %s = %s / %s",
		grouping(over.keys), grouping(under.keys), grouping(over.numbers), grouping(under.numbers))
	if under.total == 0 {
		return left, right + " = ?", !figure.Given()
	}
	share := amount.PercentOf(over.total, under.total)
	return left, right + " = " + share.Text() + "%", figure.Given() && figure.Value == share
}

func grouping(sum string) string {
	if strings.Contains(sum, " ") {
		return "(" + sum + ")"
	}
	return sum
}

// addition is a sum, and how it is written with keys and with numbers: "a + b", "8 + 5".
type addition struct {
	keys, numbers string
	total         amount.Amount
}

func add(terms []term, values map[string]front.Stated[amount.Amount]) addition {
	var sum addition
	for i, t := range terms {
		key, amount, sign := t.key, t.number, ""
		if t.key == "" {
			key = t.number.Text()
		} else {
			amount = values[t.key].Value
		}
		if i > 0 {
			sign = " + "
		}
		if t.minus {
			sign = " - "
		}
		sum.keys += sign + key
		sum.numbers += sign + amount.Text()
		if t.minus {
			amount = -amount
		}
		sum.total += amount
	}
	return sum
}

// text is the sum as a message tells it: "a + b = 8 + 5 = 13".
func (a addition) text() string {
	text := a.keys
	if a.numbers != a.keys {
		text += " = " + a.numbers
	}
	if total := a.total.Text(); total != a.numbers {
		text += " = " + total
	}
	return text
}
