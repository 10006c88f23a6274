package amend

import (
	"strconv"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/text/bound"
	"congkhai/generator/text/say"
)

// step is one part of a path: a key, or an item of a list.
type step struct {
	key  string
	item bool
	at   int
}

// parse reads a path such as cach_thuc[0].thoi_han.so, or one with "a part in quotes".
func parse(path string) ([]step, error) {
	var steps []step
	for rest := path; rest != ""; {
		names, more := front.Key(rest)
		for _, name := range names {
			steps = append(steps, step{key: name})
		}
		indexes, after, ok := indexesOf(more)
		read := rest[:len(rest)-len(more)]
		if len(names) == 0 || strings.HasSuffix(read, ".") || !ok || len(steps)+len(indexes) > 2*bound.Depth {
			return nil, badPath(path)
		}
		steps = append(steps, indexes...)
		if rest, ok = strings.CutPrefix(after, "."); ok == (rest == "") {
			return nil, badPath(path)
		}
	}
	if len(steps) == 0 {
		return nil, badPath(path)
	}
	return steps, nil
}

func badPath(path string) error {
	return say.Errorf("đường dẫn %q viết chưa đúng; viết như cach_thuc[0].thoi_han.so",
		"the path %q is not written as it should be; write such as cach_thuc[0].thoi_han.so", path)
}

// indexesOf reads [0][1] at the beginning of a text.
func indexesOf(text string) (steps []step, rest string, ok bool) {
	for strings.HasPrefix(text, "[") {
		digits, after, closed := strings.Cut(text[1:], "]")
		n, err := strconv.ParseUint(digits, 10, 31)
		if !closed || err != nil {
			return nil, text, false
		}
		steps = append(steps, step{item: true, at: int(n)})
		text = after
	}
	return steps, text, true
}

// told is a path as it is written.
func told(path []step) string {
	var b strings.Builder
	for i, s := range path {
		switch {
		case s.item:
			b.WriteString(front.Index(s.at))
		case i > 0:
			b.WriteString("." + keyText(s.key))
		default:
			b.WriteString(keyText(s.key))
		}
	}
	return b.String()
}
