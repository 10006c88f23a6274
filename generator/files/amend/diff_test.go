package amend_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"congkhai/generator/files/front"
)

// lineDiff tells which lines of two files the other does not have, by their longest common sequence.
func lineDiff(before, after []byte) (gone, come []int, old, now []string) {
	old, now = strings.SplitAfter(string(before), "\n"), strings.SplitAfter(string(after), "\n")
	start := 0
	for start < len(old) && start < len(now) && old[start] == now[start] {
		start++
	}
	a, b := len(old), len(now)
	for a > start && b > start && old[a-1] == now[b-1] {
		a, b = a-1, b-1
	}
	x, y := old[start:a], now[start:b]
	lengths := make([][]int, len(x)+1)
	for i := range lengths {
		lengths[i] = make([]int, len(y)+1)
	}
	for i := len(x) - 1; i >= 0; i-- {
		for j := len(y) - 1; j >= 0; j-- {
			lengths[i][j] = max(lengths[i+1][j], lengths[i][j+1])
			if x[i] == y[j] {
				lengths[i][j] = max(lengths[i][j], 1+lengths[i+1][j+1])
			}
		}
	}
	i, j := 0, 0
	for i < len(x) && j < len(y) {
		switch {
		case x[i] == y[j]:
			i, j = i+1, j+1
		case lengths[i+1][j] >= lengths[i][j+1]:
			gone, i = append(gone, start+i), i+1
		default:
			come, j = append(come, start+j), j+1
		}
	}
	for ; i < len(x); i++ {
		gone = append(gone, start+i)
	}
	for ; j < len(y); j++ {
		come = append(come, start+j)
	}
	return gone, come, old, now
}

// silent reports whether a line says nothing to a program.
func silent(line string) bool {
	line = strings.TrimSpace(line)
	return line == "" || strings.HasPrefix(line, "#")
}

// elsewhere tells of lines that have nothing to do with the change and are not as they were.
func (c change) elsewhere(doc *front.Doc, before, after []byte) string {
	gone, come, old, now := lineDiff(ended(before, before), ended(after, before))
	first, last, inline := c.lines(doc)
	switch {
	case c.odd():
		return ""
	case !inline && c.sort == "move":
		if !slices.Equal(sorted(old), sorted(now)) {
			return "other lines than there were"
		}
		return ""
	case !inline && (c.sort == "add" || c.sort == "insert") && len(gone) > 0:
		return fmt.Sprintf("line %d is gone: %q", gone[0]+1, old[gone[0]])
	case !inline && c.sort == "remove" && len(come) > 0:
		return fmt.Sprintf("line %d is new: %q", come[0]+1, now[come[0]])
	}
	for i := 0; i < len(gone); {
		j, spoken := i, false
		for ; j < len(gone) && (j == i || blank(old[gone[j-1]+1:gone[j]])); j++ {
			ours := inline && gone[j] >= first && gone[j] <= last
			spoken = spoken || ours || !inline && !silent(old[gone[j]])
			if inline && !ours && !silent(old[gone[j]]) {
				return fmt.Sprintf("line %d, which is not of %d to %d, is gone: %q", gone[j]+1, first+1, last+1, old[gone[j]])
			}
		}
		if !spoken && (inline || c.sort != "set") { // another list may begin with the same heading
			return fmt.Sprintf("line %d is gone, which has nothing to do with it: %q", gone[i]+1, old[gone[i]])
		}
		i = j
	}
	return ""
}

// blank reports whether lines are; of some that are the same nobody knows which one went.
func blank(lines []string) bool { return strings.TrimSpace(strings.Join(lines, "")) == "" }

// ended is a file whose last line ends like those of another, without a byte order mark.
func ended(raw, like []byte) []byte {
	raw = bytes.TrimPrefix(raw, []byte("\uFEFF"))
	if len(raw) == 0 || raw[len(raw)-1] == '\n' {
		return raw
	}
	end := "\n"
	if i := bytes.LastIndexByte(like, '\n'); i > 0 && like[i-1] == '\r' {
		end = "\r\n"
	}
	return append(slices.Clone(raw), end...)
}

func sorted(lines []string) []string {
	lines = slices.Clone(lines)
	slices.Sort(lines)
	return lines
}

// odd reports whether a path is told as another one would be.
func (c change) odd() bool {
	return slices.ContainsFunc(c.path, func(s any) bool {
		key, isKey := s.(string)
		return isKey && strings.ContainsAny(key, ".[") || s == ""
	})
}

// lines are those of the key in whose value the change is; inline is false where it is under a heading.
func (c change) lines(doc *front.Doc) (first, last int, inline bool) {
	path, at := "", c.path
	if c.sort == "add" {
		at = at[:len(at)-1]
	}
	for _, s := range at {
		switch s := s.(type) {
		case int:
			path += front.Index(s)
		case string:
			path += "." + s
		}
		path = strings.TrimPrefix(path, ".")
		key, value := doc.Key(path), doc.At(path)
		if value.Start > key.Start {
			first, _ = key.Position()
			last, _ = value.File.Span(value.End, value.End).Position()
			return first - 1, last - 1, true
		}
	}
	return 0, 0, false
}
