package amend

import (
	"strings"
	"unicode/utf8"

	"congkhai/generator/files/front"
)

// part is an item of a list [ ] or an entry of a table { }: bytes start to end of the front matter.
type part struct{ start, end int }

func partsOf(v front.Written) []part {
	var parts []part
	for _, item := range v.Items {
		parts = append(parts, part{item.Start, item.End})
	}
	for _, entry := range v.Entries {
		parts = append(parts, part{entry.Start, entry.End})
	}
	return parts
}

// comma is where the text goes on behind the comma that follows a part; ok is false where none does.
func (e *editor) comma(p part) (after int, ok bool) {
	at := p.end
	for at < len(e.text) {
		switch c := e.text[at]; {
		case c == ',':
			return at + 1, true
		case c == '#':
			at += len(lineAt(e.text, at))
		case c != ' ' && c != '\t' && c != '\r' && c != '\n':
			return p.end, false
		default:
			at++
		}
	}
	return p.end, false
}

// alone reports whether a part has its lines for itself, so that they can be put elsewhere or taken out.
func (e *editor) alone(p part, last bool) bool {
	before := e.text[e.lineStart(p.start):p.start]
	behind := strings.TrimSpace(lineAt(e.text, p.end))
	rest, comma := strings.CutPrefix(behind, ",")
	rest = strings.TrimSpace(rest)
	return strings.TrimSpace(before) == "" && (rest == "" || strings.HasPrefix(rest, "#")) && (comma || last)
}

// lines are those of a part that is alone, with the comments directly above.
func (e *editor) lines(parts []part, k int) part {
	floor := 0
	if k > 0 {
		floor = e.lineEnd(parts[k-1].end)
	}
	return part{e.commented(e.lineStart(parts[k].start), floor), e.lineEnd(parts[k].end)}
}

// bare reports whether nothing but blanks and commas stands between two places.
func (e *editor) bare(start, end int) bool { return strings.Trim(e.text[start:end], " \t,") == "" }

// dropPart takes the k-th part out of a list or table.
func (e *editor) dropPart(whole front.Written, k int) {
	parts := partsOf(whole)
	p, last := parts[k], k == len(parts)-1
	after, _ := e.comma(p)
	switch {
	case e.alone(p, last):
		lines := e.lines(parts, k)
		if !last && e.alone(parts[k+1], k+1 == len(parts)-1) && e.lineStart(parts[k+1].start) == lines.end {
			lines.start = e.lineStart(p.start) // comments above speak of what follows too
		}
		e.cut(lines.start, lines.end, "")
	case len(parts) == 1 && e.bare(whole.Start+1, p.start) && e.bare(p.end, whole.End-1):
		e.cut(whole.Start+1, whole.End-1, "")
	case !last && e.bare(p.end, parts[k+1].start):
		e.cut(p.start, parts[k+1].start, "")
	case last && k > 0 && e.bare(parts[k-1].end, p.start):
		e.cut(parts[k-1].end, p.end, "")
	default:
		e.cut(p.start, after, "")
	}
	e.grow()
}

// addPart puts a part before the k-th, or behind the last. text gives it as it stands behind an indentation.
func (e *editor) addPart(whole front.Written, k int, text func(before string) string) {
	parts := partsOf(whole)
	fitted := e.fits(whole)
	switch {
	case len(parts) == 0 && e.bare(whole.Start+1, whole.End-1):
		one := text(e.before(whole.Start))
		if whole.Sort == front.Table {
			one = " " + one + " "
		}
		e.cut(whole.Start+1, whole.End-1, one)
	case len(parts) == 0:
		e.cut(whole.Start+1, whole.Start+1, text(e.before(whole.Start)))
	case k < len(parts) && e.alone(parts[k], k == len(parts)-1):
		indent := e.before(parts[k].start)
		at := e.lines(parts, k).start
		e.cut(at, at, indent+text(indent)+",\n")
	case k < len(parts):
		e.cut(parts[k].start, parts[k].start, text(e.before(parts[k].start))+", ")
	default:
		e.addLast(parts[k-1], text)
	}
	e.grow()
	if fitted {
		e.fold(whole.Start)
	}
}

func (e *editor) addLast(last part, text func(string) string) {
	indent := e.before(last.start)
	after, comma := e.comma(last)
	switch {
	case !e.alone(last, true) || e.lineEnd(last.end) == len(e.text):
		e.cut(last.end, last.end, ", "+text(indent))
	case comma && after > e.lineEnd(last.end):
		e.cut(last.end, last.end, ", "+text(indent))
	default:
		at := e.lineEnd(last.end)
		e.cut(at, at, indent+text(indent)+",\n")
		if !comma {
			e.cut(last.end, last.end, ",")
		}
	}
}

// before is what stands on a line before a place.
func (e *editor) before(at int) string { return e.text[e.lineStart(at):at] }

// fits reports whether a list stands on one line that is not too long.
func (e *editor) fits(whole front.Written) bool {
	start := e.lineStart(whole.Start)
	return whole.Sort == front.List && !strings.Contains(e.text[whole.Start:whole.End], "\n") &&
		utf8.RuneCountInString(lineAt(e.text, start)) <= wide
}

// fold writes a list that has become too long for its line with a line for each item, as a key's value.
func (e *editor) fold(start int) {
	for _, s := range e.stmts {
		v := s.Value
		if s.Sort != front.Assigned || v.Start != start || v.Sort != front.List || e.fits(v) ||
			strings.Contains(e.text[v.Start:v.End], "\n") {
			continue
		}
		var items []string
		for _, item := range v.Items {
			items = append(items, e.text[item.Start:item.End])
		}
		e.cut(v.Start, v.End, rows(items, indentOf(e.before(v.Start))))
		e.grow()
		return
	}
}
