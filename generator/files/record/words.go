package record

import (
	"hash/maphash"
	"strconv"
	"sync"
)

// wordSet is a text of words, each once, with a blank behind it. Every word of every body goes through one: it is a
// table of places in the text, which is quicker than a map and is used again for the next body.
type wordSet struct {
	text  []byte
	slots []spot // twice as many as words at least, a power of two
	count int
}

// spot is where a word stands in the text; its end is 0 where there is none.
type spot struct{ start, end uint32 }

var wordSets = sync.Pool{New: func() any { return &wordSet{slots: make([]spot, 1024)} }}

var wordSeed = maphash.MakeSeed() // no order depends on it

func (w *wordSet) clear() {
	clear(w.slots)
	w.text, w.count = w.text[:0], 0
}

func (w *wordSet) add(word string) {
	at := w.find(word)
	if w.slots[at].end > 0 {
		return
	}
	start := uint32(len(w.text))
	w.text = append(append(w.text, word...), ' ')
	w.slots[at] = spot{start, start + uint32(len(word))}
	if w.count++; 2*w.count > len(w.slots) {
		w.grow()
	}
}

// find returns the slot of a word, or the free one where it belongs.
func (w *wordSet) find(word string) int {
	mask := len(w.slots) - 1
	at := int(maphash.String(wordSeed, word)) & mask
	for p := w.slots[at]; p.end > 0 && string(w.text[p.start:p.end]) != word; p = w.slots[at] {
		at = (at + 1) & mask
	}
	return at
}

func (w *wordSet) grow() {
	old := w.slots
	w.slots = make([]spot, 2*len(old))
	for _, p := range old {
		if p.end > 0 {
			w.slots[w.find(string(w.text[p.start:p.end]))] = p
		}
	}
}

func eachText(value any, yield func(string)) {
	switch value := value.(type) {
	case string:
		yield(value)
	case int64:
		yield(strconv.FormatInt(value, 10)) // as fees are typed: 200000 finds 200.000
	case []any:
		for _, v := range value {
			eachText(v, yield)
		}
	case []map[string]any:
		for _, v := range value {
			eachText(v, yield)
		}
	case map[string]any:
		for _, v := range value {
			eachText(v, yield)
		}
	}
}
