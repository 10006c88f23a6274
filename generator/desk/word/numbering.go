package word

import (
	"strconv"
	"strings"
)

// levels is how deep lists may be in each other.
const levels = 9

// numbering is the lists of a document, and how far each has come.
type numbering struct {
	shapes map[string]*[levels]listLevel // by the list's ID
	shared map[string]string             // the lists that count on each other, by a name that they share
	counts map[string]*[levels]int       // by that name
}

// listLevel is how a level of a list numbers its items.
type listLevel struct {
	start  int
	format string // "decimal", "bullet", "lowerLetter"…
	text   string // "%1.%2."
}

func (a *archive) numbering(part string) *numbering {
	n := &numbering{map[string]*[levels]listLevel{}, map[string]string{}, map[string]*[levels]int{}}
	t := a.xml(part)
	if t == nil {
		return n
	}
	abstract := map[string]*[levels]listLevel{}
	t.children(func(element) {
		t.children(func(e element) {
			switch e.name() {
			case "abstractNum":
				shape := plainLevels()
				t.children(func(level element) { t.level(level, shape) })
				abstract[e.attr("abstractNumId")] = shape
			case "num":
				n.add(t, e.attr("numId"), abstract)
			}
		})
	})
	a.ended(part, t, 0)
	return n
}

func plainLevels() *[levels]listLevel {
	var shape [levels]listLevel
	for i := range shape {
		shape[i] = listLevel{1, "decimal", "%" + strconv.Itoa(i+1) + "."}
	}
	return &shape
}

// add reads a list: a shape that others may have, too, and what it changes of it. One that begins anew counts alone.
func (n *numbering) add(t *tokens, id string, abstract map[string]*[levels]listLevel) {
	of, shape := "", plainLevels()
	n.shared[id] = id
	t.children(func(e element) {
		switch e.name() {
		case "abstractNumId":
			if of = e.attr("val"); abstract[of] != nil {
				*shape = *abstract[of]
				n.shared[id] = "shape " + of
			}
		case "lvlOverride":
			depth, err := strconv.Atoi(e.attr("ilvl"))
			if err != nil || depth < 0 || depth >= levels {
				return
			}
			t.children(func(change element) {
				if start, err := strconv.Atoi(change.attr("val")); change.name() == "startOverride" && err == nil {
					shape[depth].start = start
					n.shared[id] = id
				}
				t.level(change, shape)
			})
		}
	})
	n.shapes[id] = shape
}

// level reads a level of a list.
func (t *tokens) level(e element, shape *[levels]listLevel) {
	depth, err := strconv.Atoi(e.attr("ilvl"))
	if e.name() != "lvl" || err != nil || depth < 0 || depth >= levels {
		return
	}
	l := &shape[depth]
	t.children(func(e element) {
		switch e.name() {
		case "start":
			if start, err := strconv.Atoi(e.attr("val")); err == nil {
				l.start = start
			}
		case "numFmt":
			l.format = e.attr("val")
		case "lvlText":
			l.text = e.attr("val")
		}
	})
}

// mark is what stands before the next item of a list; "" where there is no such list.
func (n *numbering) mark(ref numberRef) string {
	shape := n.shapes[ref.list]
	if shape == nil {
		return ""
	}
	name := n.shared[ref.list]
	counts := n.counts[name]
	if counts == nil {
		counts = &[levels]int{}
		n.counts[name] = counts
	}
	l := shape[ref.depth]
	counts[ref.depth]++
	for i := ref.depth + 1; i < levels; i++ {
		counts[i] = 0
	}
	if l.format == "bullet" {
		return [2]string{"-", "+"}[ref.depth%2]
	}
	text := l.text
	for i := range ref.depth + 1 {
		number := shape[i].start + max(counts[i], 1) - 1
		text = strings.ReplaceAll(text, "%"+strconv.Itoa(i+1), formatted(number, shape[i].format))
	}
	return strings.TrimSpace(text)
}

// formatted is a number as lists write it.
func formatted(n int, format string) string {
	if n < 1 || n > 4000 {
		return strconv.Itoa(n)
	}
	switch format {
	case "lowerLetter":
		return letters(n)
	case "upperLetter":
		return strings.ToUpper(letters(n))
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperRoman":
		return roman(n)
	case "none":
		return ""
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	}
	return strconv.Itoa(n)
}

// letters are a to z, then aa to zz, as Word counts.
func letters(n int) string {
	return strings.Repeat(string(rune('a'+(n-1)%26)), min((n-1)/26+1, 20))
}

func roman(n int) string {
	var b strings.Builder
	for _, digit := range []struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"},
		{9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= digit.value; n -= digit.value {
			b.WriteString(digit.sign)
		}
	}
	return b.String()
}
