package index

import (
	"iter"
	"math/bits"
	"slices"
	"strings"
)

// shelf is the levels of terms that one kind of shards has, and the terms that records have there.
type shelf struct {
	first, last int
	terms       []*term
}

func shelfOf(terms []*term, first, last int) shelf {
	s := shelf{first: first, last: last}
	for _, t := range terms {
		if s.records(t) > 0 {
			s.terms = append(s.terms, t)
		}
	}
	return s
}

// records counts those that a shelf lists under a term; a record counts once on each level.
func (s shelf) records(t *term) int {
	n := 0
	for _, l := range t.lists[s.first : s.last+1] {
		n += int(l.count)
	}
	return n
}

// folded goes through the terms by their folded form, with all spellings of each.
func (s shelf) folded() iter.Seq[[]*term] {
	return func(yield func([]*term) bool) {
		for start, end := 0, 0; start < len(s.terms); start = end {
			for end < len(s.terms) && s.terms[end].folded == s.terms[start].folded {
				end++
			}
			if !yield(s.terms[start:end]) {
				return
			}
		}
	}
}

// shard is a file of lines, one for each folded form from the first one on.
type shard struct {
	first string
	text  []byte
}

// shardSize is about how many bytes a shard has before it is compressed; a term with a long list has one for itself.
const shardSize = 4 << 10

// shards writes the terms as lines and puts lines together.
func (s shelf) shards() []shard {
	var all []shard
	var text, line []byte // those of all shards and lines in turn
	cut := func() {
		if len(all) > 0 {
			all[len(all)-1].text = slices.Clone(text)
		}
		text = text[:0]
	}
	for spellings := range s.folded() {
		line = s.appendLine(line[:0], spellings)
		if len(all) == 0 || len(text)+len(line) > shardSize {
			cut()
			all = append(all, shard{first: spellings[0].folded})
		}
		text = append(text, line...)
	}
	cut()
	return all
}

// appendLine writes a folded form, then each spelling as a tab, the spelling, and ":" and a list for each level.
func (s shelf) appendLine(line []byte, spellings []*term) []byte {
	line = append(line, spellings[0].folded...)
	for _, t := range spellings {
		line = append(append(line, '\t'), t.spelled...)
		for _, l := range t.lists[s.first : s.last+1] {
			line = l.appendTo(append(line, ':'))
		}
	}
	return append(line, '\n')
}

// vocabulary writes the syllables in order: how many letters each shares with the one before (a digit), the others, and
// how common it is (a capital letter: A for one record, B for 2 or 3, C for up to 7 …).
func (s shelf) vocabulary() string {
	var b strings.Builder
	before := ""
	for spellings := range s.folded() {
		folded, records := spellings[0].folded, 0
		if strings.ContainsFunc(folded, func(r rune) bool { return r < 'a' || r > 'z' }) {
			continue // pairs, numbers, foreign letters
		}
		for _, t := range spellings {
			records += s.records(t)
		}
		shared := 0
		for shared < min(len(before), len(folded), 9) && before[shared] == folded[shared] {
			shared++
		}
		b.WriteByte(byte('0' + shared))
		b.WriteString(folded[shared:])
		b.WriteByte(byte('A' + bits.Len(uint(records)) - 1))
		before = folded
	}
	return b.String()
}
