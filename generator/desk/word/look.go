package word

import (
	"cmp"
	"strconv"
	"strings"
)

// look is what a style, or a run itself, says of its letters and its place.
type look struct {
	bold, italic, hidden bool
	font                 string
	level                int // of a heading; 0 for none
	number               numberRef
}

// numberRef is the list that a paragraph is an item of, and how deep.
type numberRef struct {
	list  string
	depth int
}

// styles are the looks of a document's styles by their IDs; "" is that of all letters.
type styles map[string]look

// styleRecord is a style as it is written, before it takes over what it is based on.
type styleRecord struct {
	id, based string
	name      string
	read      func(look) look
}

func (a *archive) styles(part string) styles {
	all := styles{}
	t := a.xml(part)
	if t == nil {
		return all
	}
	written := map[string]styleRecord{}
	root := func(e element) {
		switch e.name() {
		case "docDefaults":
			all[""] = t.change()(look{})
		case "style":
			s := t.style(e)
			written[s.id] = s
		}
	}
	t.children(func(element) { t.children(root) })
	for id := range written {
		all[id] = lookOf(written, all[""], id, 0)
	}
	a.ended(part, t, 0)
	return all
}

// style reads what a style changes, as a list of changes for whatever it is based on.
func (t *tokens) style(e element) styleRecord {
	s := styleRecord{id: e.attr("styleId")}
	var changes []func(look) look
	t.children(func(e element) {
		switch e.name() {
		case "basedOn":
			s.based = e.attr("val")
		case "name":
			s.name = e.attr("val")
		case "pPr", "rPr":
			changes = append(changes, t.change())
		}
	})
	s.read = func(l look) look {
		for _, change := range changes {
			l = change(l)
		}
		if level, ok := headingLevel(s.name); ok {
			l.level = level
		}
		return l
	}
	return s
}

// mostBased is how many styles may be based on each other; Word takes eleven.
const mostBased = 20

func lookOf(written map[string]styleRecord, base look, id string, depth int) look {
	s, ok := written[id]
	if !ok || depth > mostBased {
		return base
	}
	return s.read(lookOf(written, base, s.based, depth+1))
}

// headingLevel is that of a style that Word knows by its name: "heading 1".
func headingLevel(name string) (int, bool) {
	number, ok := strings.CutPrefix(name, "heading ")
	level, err := strconv.Atoi(number)
	return level, ok && err == nil && level > 0 && level <= levels
}

// change reads properties of runs and paragraphs, however deep they stand.
func (t *tokens) change() func(look) look {
	var changes []func(look) look
	t.children(func(e element) { changes = append(changes, t.property(e)) })
	return func(l look) look {
		for _, change := range changes {
			l = change(l)
		}
		return l
	}
}

// property reads one property.
func (t *tokens) property(e element) func(look) look {
	is, change := e.is(), func(*look) {}
	switch e.name() {
	case "b":
		change = func(l *look) { l.bold = is }
	case "i":
		change = func(l *look) { l.italic = is }
	case "vanish":
		change = func(l *look) { l.hidden = is }
	case "rFonts":
		if font := cmp.Or(e.attr("hAnsi"), e.attr("ascii")); font != "" {
			change = func(l *look) { l.font = font }
		}
	case "outlineLvl":
		if level, err := strconv.Atoi(e.attr("val")); err == nil && level >= 0 {
			change = func(l *look) { l.level = (level + 1) % 10 } // 9 is none
		}
	case "numPr":
		ref := t.numberRef()
		change = func(l *look) { l.number = ref(l.number) }
	case "rPr", "pPr", "rPrDefault", "pPrDefault":
		return t.change()
	}
	return func(l look) look {
		change(&l)
		return l
	}
}

// numberRef reads which list a paragraph is in; where it does not say, it is that of its style.
func (t *tokens) numberRef() func(numberRef) numberRef {
	list, depth := "", -1
	t.children(func(e element) {
		switch e.name() {
		case "numId":
			list = e.attr("val")
		case "ilvl":
			if n, err := strconv.Atoi(e.attr("val")); err == nil && n >= 0 && n < levels {
				depth = n
			}
		}
	})
	return func(ref numberRef) numberRef {
		if list != "" {
			ref.list = list
		}
		if depth >= 0 {
			ref.depth = depth
		}
		return ref
	}
}
