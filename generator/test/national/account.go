package national

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Account says of each field of the portal what became of it, by its name.
type Account map[string]*Fate

// Fate is where a field went, in how many records it has a text, and in how many something of it found no key and
// stayed words.
type Fate struct {
	Place       string // a key, a heading, a line of ghi_chu; "nowhere" where it is lost
	Given, Left int
	Example     string // of what stayed words
}

func (a Account) add(c column, text, left string) {
	fate := a[c.field]
	if fate == nil {
		fate = &Fate{Place: cmp.Or(c.key, c.name, nowhere)}
		a[c.field] = fate
	}
	if text != "" {
		fate.Given++
	}
	if left != "" {
		fate.Left, fate.Example = fate.Left+1, left
	}
}

const nowhere = "nowhere"

// Lost are the fields that have a text and no place.
func (a Account) Lost() []string {
	var lost []string
	for _, field := range slices.Sorted(maps.Keys(a)) {
		if a[field].Place == nowhere && a[field].Given > 0 {
			lost = append(lost, field)
		}
	}
	return lost
}

// String is a line for each field, and how many are lost.
func (a Account) String() string {
	var b strings.Builder
	for _, field := range slices.Sorted(maps.Keys(a)) {
		f := a[field]
		fmt.Fprintf(&b, "%s → %s: %d records, %d with words left in ghi_chu", field, f.Place, f.Given, f.Left)
		if example := []rune(f.Example); len(example) > 0 {
			fmt.Fprintf(&b, ", such as %q", string(example[:min(60, len(example))]))
		}
		b.WriteByte('\n')
	}
	fmt.Fprintf(&b, "lost: %d fields %v\n", len(a.Lost()), a.Lost())
	return b.String()
}
