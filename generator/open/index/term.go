package index

import (
	"maps"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/sync/errgroup"

	"congkhai/generator/text/viet"
)

// term is what records are found by: a folded syllable in one spelling, a pair of neighbours with a blank between, or
// the beginning of a title.
type term struct {
	folded  string
	spelled string // nothing where it is the folded form itself
	lists   [levels]list
}

// The levels on which records have terms.
const (
	inTitle = iota
	inLines
	inBody
	levels
)

// word is a syllable as it is written in texts.
type word struct {
	*term
	number uint32 // of its folded form
}

// lister lists the terms of some records.
type lister struct {
	terms  map[viet.Syllable]*term
	words  map[string]word   // by how they are written
	folded map[string]uint32 // the numbers of folded forms
	pairs  map[uint64]*term  // by the numbers of both
	text   []word            // the one that is being listed
}

func newLister() *lister {
	return &lister{terms: map[viet.Syllable]*term{}, words: map[string]word{}, folded: map[string]uint32{},
		pairs: map[uint64]*term{}}
}

// termsOf lists the terms of all records in order.
func termsOf(records []Found) ([]*term, error) {
	parts := make([][]*term, runtime.GOMAXPROCS(0))
	share := (len(records) + len(parts) - 1) / len(parts)
	var g errgroup.Group
	for i := range parts {
		g.Go(func() error {
			l := newLister()
			for n := i * share; n < min(len(records), (i+1)*share); n++ {
				if err := l.put(uint32(n), records[n]); err != nil {
					return err
				}
			}
			parts[i] = slices.SortedFunc(maps.Values(l.terms), (*term).compare)
			return nil
		})
	}
	err := g.Wait()
	all := slices.Concat(parts...)
	slices.SortStableFunc(all, (*term).compare)
	return joined(all), err
}

// joined makes one of terms that are the same, where each has later records than the one before.
func joined(terms []*term) []*term {
	all := terms[:0]
	for _, t := range terms {
		if n := len(all); n > 0 && all[n-1].compare(t) == 0 {
			all[n-1].join(t)
			continue
		}
		all = append(all, t)
	}
	return all
}

func (t *term) join(next *term) {
	for level := range t.lists {
		t.lists[level].join(next.lists[level])
	}
}

func (t *term) compare(u *term) int {
	if order := strings.Compare(t.folded, u.folded); order != 0 {
		return order
	}
	return strings.Compare(t.spelled, u.spelled)
}

func (l *lister) put(number uint32, r Found) error {
	for _, name := range slices.Concat([]string{r.Title}, r.Keywords) {
		l.show(inTitle, number, name)
		l.length(l.text).lists[inTitle].add(number)
	}
	l.show(inLines, number, r.Kind)
	l.show(inLines, number, r.Notice)
	for _, line := range r.Lines {
		l.show(inLines, number, line)
	}
	if r.Words == nil {
		return nil
	}
	return r.Words(func(written string) { l.word(written).lists[inBody].add(number) })
}

// show lists the syllables of a text that results show, and its pairs of neighbours.
func (l *lister) show(level int, number uint32, text string) {
	l.text = l.text[:0]
	viet.Syllables(text, func(written string) {
		here := l.word(written)
		here.lists[level].add(number)
		if n := len(l.text); n > 0 {
			l.pair(l.text[n-1], here).lists[level].add(number)
		}
		l.text = append(l.text, here)
	})
}

// length lists a title by its first syllables and how many it has ("viec lam =2"), so that who types it whole finds it
// before longer ones. It sorts next to its first pair, in most cases into the same shard.
func (l *lister) length(title []word) *term {
	var key strings.Builder
	for i, w := range title[:min(2, len(title))] {
		if i > 0 {
			key.WriteByte(' ')
		}
		key.WriteString(w.folded)
	}
	key.WriteString(" =")
	key.WriteString(strconv.Itoa(len(title)))
	return l.term(viet.Syllable{Folded: key.String(), Spelled: key.String()})
}

func (l *lister) word(written string) word {
	w, ok := l.words[written]
	if !ok {
		syllable := viet.SyllableOf(written)
		w = word{l.term(syllable), l.number(syllable.Folded)}
		l.words[strings.Clone(written)] = w
	}
	return w
}

func (l *lister) number(folded string) uint32 {
	n, ok := l.folded[folded]
	if !ok {
		n = uint32(len(l.folded))
		l.folded[folded] = n
	}
	return n
}

func (l *lister) pair(first, second word) *term {
	key := uint64(first.number)<<32 | uint64(second.number)
	p, ok := l.pairs[key]
	if !ok {
		both := first.folded + " " + second.folded
		p = l.term(viet.Syllable{Folded: both, Spelled: both})
		l.pairs[key] = p
	}
	return p
}

// term finds or makes a term.
func (l *lister) term(syllable viet.Syllable) *term {
	t, ok := l.terms[syllable]
	if !ok {
		t = &term{folded: syllable.Folded}
		if syllable.Spelled != syllable.Folded {
			t.spelled = syllable.Spelled
		}
		l.terms[syllable] = t
	}
	return t
}
