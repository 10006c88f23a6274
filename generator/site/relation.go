package site

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"congkhai/generator/front"
)

// A relation is read from "i6.tiep_nhan = i6.moi + i6.ky_truoc": two sums and =, <= or >= between them.
type relation struct {
	left, right []term
	operator    string
}

// term is a figure's key with its sign.
type term struct {
	key   string
	minus bool
}

var (
	relationForm = regexp.MustCompile(`^([^<>=]+)(<=|>=|=)([^<>=]+)$`)
	termForm     = regexp.MustCompile(`^(?:truoc\.)?[a-z][a-z0-9_]*\.[a-z0-9_]+$`)
	keyForm      = regexp.MustCompile(`^[a-z][a-z0-9_]*\.[a-z0-9_]+$`)
)

// parseRelation reads a relation; ok is false for anything else.
func parseRelation(says string) (rel relation, ok bool) {
	m := relationForm.FindStringSubmatch(says)
	if m == nil {
		return rel, false
	}
	left, okLeft := parseSum(m[1])
	right, okRight := parseSum(m[3])
	return relation{left, right, m[2]}, okLeft && okRight
}

func parseSum(text string) ([]term, bool) {
	words := strings.Fields(text)
	var sum []term
	for i, word := range words {
		switch {
		case i%2 == 1 && word != "+" && word != "-":
			return nil, false
		case i%2 == 0 && !termForm.MatchString(word):
			return nil, false
		case i%2 == 0:
			sum = append(sum, term{word, i > 0 && words[i-1] == "-"})
		}
	}
	return sum, len(words)%2 == 1
}

func (rel relation) keys() []string {
	var keys []string
	for _, t := range slices.Concat(rel.left, rel.right) {
		keys = append(keys, t.key)
	}
	return keys
}

// figure returns the first key that is a figure of the report itself, not of the one before and no count of the portal;
// "" when there is none.
func (rel relation) figure() string {
	for _, key := range rel.keys() {
		if _, counted := portalCounts[key]; !counted && !strings.HasPrefix(key, carriedPrefix) {
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
	Missing []string // the keys for which an unchecked relation lacks a value
	Reason  string   // why, as the theme's catalogue says it: "thieu_so_lieu", or "thieu_ky_truoc" when no report was there
}

// check holds a relation against values by key. "Không có" counts as nothing: 0.
func (r Relation) check(values func(key string) front.Stated[Amount]) Checked {
	rel, _ := parseRelation(r.Says)
	r.Sentence = strings.TrimRight(r.Sentence, ".")
	c := Checked{Relation: r, Keys: rel.keys(), Figure: rel.figure()}
	for _, key := range c.Keys {
		if state := values(key).State; state != front.Given && state != front.None {
			c.Missing = append(c.Missing, key)
		}
	}
	if len(c.Missing) > 0 {
		c.Outcome, c.Reason = Unchecked, "thieu_so_lieu"
		if slices.ContainsFunc(c.Missing, func(key string) bool { return strings.HasPrefix(key, carriedPrefix) }) {
			c.Reason = "thieu_ky_truoc"
		}
		return c
	}
	left, leftText := sum(rel.left, values)
	right, rightText := sum(rel.right, values)
	if holds := map[string]bool{"=": left == right, "<=": left <= right, ">=": left >= right}; !holds[rel.operator] {
		c.Outcome = Fails
	}
	but := map[string]string{"=": "nhưng", "<=": "lớn hơn", ">=": "nhỏ hơn"}
	c.Terms = leftText + ", " + but[rel.operator] + " " + rightText
	return c
}

// sum adds terms up and prints how: "a + b = 8 + 5 = 13".
func sum(terms []term, values func(string) front.Stated[Amount]) (total Amount, text string) {
	var keys, numbers strings.Builder
	for i, t := range terms {
		value, sign := values(t.key).Value, " + "
		if t.minus {
			value, sign = -value, " - "
		}
		if i > 0 {
			keys.WriteString(sign)
			numbers.WriteString(sign)
		}
		keys.WriteString(t.key)
		numbers.WriteString(values(t.key).Value.Text())
		total += value
	}
	text = keys.String() + " = " + numbers.String()
	if len(terms) > 1 {
		text += " = " + total.Text()
	}
	return total, text
}

// Text prints an amount of hundredths as people read it: 12, 62,50.
func (a Amount) Text() string {
	if a%100 == 0 {
		return grouped(int64(a / 100))
	}
	sign := ""
	if a < 0 {
		sign, a = "-", -a
	}
	return fmt.Sprintf("%s%s,%02d", sign, grouped(int64(a/100)), a%100)
}
