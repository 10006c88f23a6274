package index

import (
	"cmp"
	"fmt"
	"maps"
	"math/bits"
	"runtime"
	"slices"
	"strings"

	"congkhai/generator/parallel"
	"congkhai/generator/viet"
)

// shelf finds records by terms: folded syllables, pairs of neighbours with a blank between, and beginnings of titles.
type shelf struct {
	levels int // how many lists each spelling has: titles and lines, or the body alone
	terms  map[string]*term
}

// term is a folded syllable or pair, with the records that have it by how it is spelled there. A pair has one spelling.
type term struct {
	folded    string
	spellings []*spelling
}

// spelling lists the records that have a term in one spelling, on each level.
type spelling struct {
	text  string // nothing where it is the folded form itself
	lists [][]uint32
}

func (s *spelling) add(level int, record uint32) {
	if list := s.lists[level]; len(list) == 0 || list[len(list)-1] != record {
		s.lists[level] = append(list, record)
	}
}

// word is a written word that was met before: what search knows it as, and where it is listed.
type word struct {
	viet.Syllable
	shown, body *spelling
}

// shelver puts the texts of some records on the two shelves.
type shelver struct {
	shown, body *shelf
	words       map[string]*word
	pairs       map[[2]*term]*spelling
}

func newShelver() *shelver {
	return &shelver{&shelf{2, map[string]*term{}}, &shelf{1, map[string]*term{}}, map[string]*word{}, map[[2]*term]*spelling{}}
}

// The levels of the shelf of what results show.
const (
	inTitle = iota
	inLines
)

// shelves puts records on two shelves: what results show, which most queries need alone, and the rest of their pages.
func shelves(records []Found) (shown, body *shelf) {
	workers := make([]*shelver, runtime.GOMAXPROCS(0))
	share := (len(records) + len(workers) - 1) / len(workers)
	parallel.Each(len(workers), func(i int) {
		workers[i] = newShelver()
		for n := i * share; n < min(len(records), (i+1)*share); n++ {
			workers[i].put(uint32(n), records[n])
		}
	})
	first := workers[0]
	for _, next := range workers[1:] {
		first.shown.append(next.shown)
		first.body.append(next.body)
	}
	return first.shown, first.body
}

func (s *shelver) put(number uint32, r Found) {
	s.length(s.show(inTitle, number, r.Title)).add(inTitle, number)
	for _, line := range append([]string{r.Kind, r.Notice}, r.Lines...) {
		s.show(inLines, number, line)
	}
	if r.Body == nil {
		return
	}
	r.Body(func(text string) {
		viet.Syllables(text, func(written string) {
			w := s.word(written)
			if w.body == nil {
				w.body = s.body.spelling(w.Syllable)
			}
			w.body.add(0, number)
		})
	})
}

// show lists the syllables of a text that results show, and its pairs of neighbours; it returns the syllables.
func (s *shelver) show(level int, number uint32, text string) []*term {
	var all []*term
	viet.Syllables(text, func(written string) {
		w := s.word(written)
		if w.shown == nil {
			w.shown = s.shown.spelling(w.Syllable)
		}
		w.shown.add(level, number)
		here := s.shown.terms[w.Folded]
		if len(all) > 0 {
			s.pair(all[len(all)-1], here).add(level, number)
		}
		all = append(all, here)
	})
	return all
}

// length lists a title by its first syllables and how many it has ("viec lam =2"), so that who types it whole finds it before
// longer ones. It sorts next to its first pair, in most cases into the same shard.
func (s *shelver) length(title []*term) *spelling {
	var first []string
	for _, t := range title[:min(2, len(title))] {
		first = append(first, t.folded)
	}
	key := fmt.Sprintf("%s =%d", strings.Join(first, " "), len(title))
	return s.shown.spelling(viet.Syllable{Folded: key, Spelled: key})
}

func (s *shelver) word(written string) *word {
	w, ok := s.words[written]
	if !ok {
		w = &word{Syllable: viet.SyllableOf(written)}
		s.words[strings.Clone(written)] = w
	}
	return w
}

func (s *shelver) pair(first, second *term) *spelling {
	key := [2]*term{first, second}
	p, ok := s.pairs[key]
	if !ok {
		both := first.folded + " " + second.folded
		p = s.shown.spelling(viet.Syllable{Folded: both, Spelled: both})
		s.pairs[key] = p
	}
	return p
}

// spelling finds or makes the lists of a syllable in its spelling.
func (s *shelf) spelling(syllable viet.Syllable) *spelling {
	t, ok := s.terms[syllable.Folded]
	if !ok {
		t = &term{folded: syllable.Folded}
		s.terms[syllable.Folded] = t
	}
	text := syllable.Spelled
	if text == syllable.Folded {
		text = ""
	}
	for _, sp := range t.spellings {
		if sp.text == text {
			return sp
		}
	}
	sp := &spelling{text, make([][]uint32, s.levels)}
	t.spellings = append(t.spellings, sp)
	return sp
}

// append adds the records of another shelf, which all come after those of this one.
func (s *shelf) append(next *shelf) {
	for folded, t := range next.terms {
		for _, from := range t.spellings {
			spelled := cmp.Or(from.text, folded)
			to := s.spelling(viet.Syllable{Folded: folded, Spelled: spelled})
			for level, list := range from.lists {
				to.lists[level] = append(to.lists[level], list...)
			}
		}
	}
}

func (s *shelf) sorted() []string { return slices.Sorted(maps.Keys(s.terms)) }

// shard is a file of lines, one for each term from the first one on.
type shard struct {
	first string
	text  []byte
}

// shardSize is about how many bytes a shard has before it is compressed; a term with a long list has one for itself.
const shardSize = 4 << 10

// shards writes the terms as lines: the term, then each spelling as a tab, the spelling, and ":" and a list for each level.
func (s *shelf) shards() []shard {
	var all []shard
	for _, folded := range s.sorted() {
		line := s.terms[folded].line()
		if n := len(all); n == 0 || len(all[n-1].text)+len(line) > shardSize {
			all = append(all, shard{first: folded})
		}
		last := &all[len(all)-1]
		last.text = append(last.text, line...)
	}
	return all
}

func (t *term) line() []byte {
	slices.SortFunc(t.spellings, func(a, b *spelling) int { return strings.Compare(a.text, b.text) })
	line := []byte(t.folded)
	for _, sp := range t.spellings {
		line = append(append(line, '\t'), sp.text...)
		for _, list := range sp.lists {
			line = appendList(append(line, ':'), list)
		}
	}
	return append(line, '\n')
}

// vocabulary writes the syllables in order: how many letters each shares with the one before (a digit), the others, and how
// common it is (a capital letter: A for one record, B for 2 or 3, C for up to 7 …).
func (s *shelf) vocabulary() string {
	var b strings.Builder
	before := ""
	for _, folded := range s.sorted() {
		if strings.ContainsFunc(folded, func(r rune) bool { return r < 'a' || r > 'z' }) {
			continue // pairs, numbers, foreign letters
		}
		shared := 0
		for shared < min(len(before), len(folded), 9) && before[shared] == folded[shared] {
			shared++
		}
		b.WriteByte(byte('0' + shared))
		b.WriteString(folded[shared:])
		b.WriteByte(byte('A' + bits.Len(uint(s.terms[folded].count())) - 1))
		before = folded
	}
	return b.String()
}

func (t *term) count() int {
	n := 0
	for _, sp := range t.spellings {
		for _, list := range sp.lists {
			n += len(list)
		}
	}
	return n
}

// digits writes numbers of five bits, and five bits more in what follows for those of the second half.
const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"

// appendList writes the steps from each number of an ascending list to the next, the first from 0, five bits to a letter.
func appendList(line []byte, list []uint32) []byte {
	before := uint32(0)
	for _, number := range list {
		step := number - before
		for ; step >= 32; step >>= 5 {
			line = append(line, digits[32+step&31])
		}
		line = append(line, digits[step])
		before = number
	}
	return line
}
