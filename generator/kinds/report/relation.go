package report

import (
	"regexp"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/kinds/relation"
)

var (
	termForm = regexp.MustCompile(`^(?:[a-z][a-z0-9_]*\.)?(?:` + keyPattern + `|` + cellPattern + `)$`)
	keyForm  = regexp.MustCompile(`^` + keyPattern + `$`)
)

const (
	keyPattern  = `[a-z][a-z0-9_]*\.[a-z0-9_]+`
	cellPattern = `[a-z][a-z0-9_]*\.[a-z0-9_-]+\.[a-z][a-z0-9_]*`
)

// parseRelation reads a relation; ok is false for anything else.
func parseRelation(says string) (rel relation.Relation, ok bool) {
	return relation.Parse(says, termForm.MatchString)
}

// ownFigure returns the first key that is a figure of the report itself; "" when there is none.
func ownFigure(rel relation.Relation) string {
	for _, key := range rel.Keys() {
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
	Shared  bool   // its figures are those of several bodies together
	of      string // the name in the form, which a relation of a table has in all rows
	shared  string // and the sentence
	rel     relation.Relation
	held    relation.Held
}

// Missing is a key for which an unchecked relation lacks a value, and why, as the theme's catalogue says it.
type Missing struct{ Key, Reason string }

// check holds a relation against the values of its terms.
func (h wanted) check(operand func(key string) Operand) Checked {
	r, rel := h.Relation, h.rel
	r.Sentence = strings.TrimRight(r.Sentence, ".")
	c := Checked{Relation: r, of: h.of, shared: h.shared, Keys: rel.Keys(), Figure: ownFigure(rel), rel: rel}
	values := map[string]relation.Value{}
	for _, key := range c.Keys {
		o := operand(key)
		values[key] = o.value()
		if notOfRatio := len(rel.Under) > 0 && key == rel.Left[0].Key &&
			o.Value.State == front.NotApplicable; !o.counted() && !notOfRatio {
			c.Missing = append(c.Missing, Missing{key, o.Missing})
		}
	}
	if len(c.Missing) > 0 {
		c.Outcome = Unchecked
		return c
	}
	c.held = rel.Hold(values)
	if !c.held.Holds {
		c.Outcome = Fails
	}
	asKey := func(key string) string { return key }
	c.Terms, c.English = c.held.Terms(asKey, relation.Vietnamese), c.held.Terms(asKey, relation.English)
	return c
}
