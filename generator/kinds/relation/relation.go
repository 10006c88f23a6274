// Package relation reads what a form wants of figures, "i6.tiep_nhan = i6.moi + i6.ky_truoc", and holds it against
// their values. What a key names, and what it is called, is its caller's business.
package relation

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"congkhai/generator/files/amount"
)

// Relation is two sums of figures and numbers with =, <= or >= between them. One figure may also equal a ratio,
// "i4.da_ra_soat / i4.ke_hoach" or "(i6.truoc_han + i6.dung_han) / i6.da_gq", in per cent.
type Relation struct {
	Left, Right []Term
	Under       []Term // what a ratio divides by; empty otherwise
	Operator    string
}

// Term is a figure's key with its sign, or a number.
type Term struct {
	Key    string // "" for a number
	Number amount.Amount
	Minus  bool
}

var (
	relationForm = regexp.MustCompile(`^([^<>=]+)(<=|>=|=)([^<>=]+)$`)
	ratioForm    = regexp.MustCompile(`^\s*(?:\(([^()/]+)\)|([^()/+-]+))\s*/\s*(?:\(([^()/]+)\)|([^()/+-]+))\s*$`)
	numberForm   = regexp.MustCompile(`^[0-9]{1,12}$`)
)

// Parse reads a relation whose keys have a form; ok is false for anything else.
func Parse(says string, isKey func(word string) bool) (rel Relation, ok bool) {
	m := relationForm.FindStringSubmatch(says)
	if m == nil {
		return rel, false
	}
	rel.Operator = m[2]
	left, okLeft := parseSum(m[1], isKey)
	rel.Left = left
	if ratio := ratioForm.FindStringSubmatch(m[3]); ratio != nil {
		over, okOver := parseSum(ratio[1]+ratio[2], isKey)
		under, okUnder := parseSum(ratio[3]+ratio[4], isKey)
		rel.Right, rel.Under = over, under
		return rel, okLeft && okOver && okUnder && rel.Operator == "=" && len(left) == 1 && left[0].Key != ""
	}
	right, okRight := parseSum(m[3], isKey)
	rel.Right = right
	return rel, okLeft && okRight
}

func parseSum(text string, isKey func(word string) bool) ([]Term, bool) {
	words := strings.Fields(text)
	var sum []Term
	for i, word := range words {
		minus := i > 0 && words[i-1] == "-"
		switch {
		case i%2 == 1 && word != "+" && word != "-":
			return nil, false
		case i%2 == 1:
		case numberForm.MatchString(word):
			n, _ := strconv.ParseInt(word, 10, 64) // the expression lets only digits through, and few
			sum = append(sum, Term{Number: amount.Amount(n) * 100, Minus: minus})
		case isKey(word):
			sum = append(sum, Term{Key: word, Minus: minus})
		default:
			return nil, false
		}
	}
	return sum, len(words)%2 == 1
}

// Keys lists the keys of all terms in the order in which they stand.
func (rel Relation) Keys() []string {
	var keys []string
	for _, t := range slices.Concat(rel.Left, rel.Right, rel.Under) {
		if t.Key != "" {
			keys = append(keys, t.Key)
		}
	}
	return keys
}

// Renamed is the relation with other keys.
func (rel Relation) Renamed(key func(key string) string) Relation {
	rename := func(terms []Term) []Term {
		terms = slices.Clone(terms)
		for i, t := range terms {
			if t.Key != "" {
				terms[i].Key = key(t.Key)
			}
		}
		return terms
	}
	return Relation{rename(rel.Left), rename(rel.Right), rename(rel.Under), rel.Operator}
}
