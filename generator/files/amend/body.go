package amend

import (
	"regexp"
	"strings"

	"congkhai/generator/text/say"
	"congkhai/generator/text/viet"
)

// bodyText is what stands behind the front matter.
func (e *editor) bodyText() string { return e.page.text[e.page.body:] }

// write makes a change of the body and returns what it has to be then.
func (e *editor) write(c Change) (string, error) {
	if !isMarkdown(e.page.name) {
		return "", say.Errorf("tệp %s không phải Markdown nên không có phần bài viết",
			"%s is no Markdown and has no body", e.page.name)
	}
	given, _ := c.value.(string)
	text := strings.Trim(viet.Normal(strings.ReplaceAll(given, "\r\n", "\n")), "\n")
	old := e.bodyText()
	wanted := withBody(old, text)
	if c.sort == section {
		heading := strings.Join(strings.Fields(viet.Normal(c.path)), " ")
		if heading == "" {
			return "", say.Errorf("thiếu tên mục", "the heading of the section is missing")
		}
		wanted = withSection(old, heading, text)
	}
	e.page.spliceLines(e.page.body, len(e.page.text), wanted)
	return wanted, nil
}

// withBody is a body of another text; blank lines before and after it stay.
func withBody(old, text string) string {
	inner := strings.Trim(old, "\n")
	switch before, after, _ := strings.Cut(old, inner); {
	case text == "":
		return ""
	case inner == "":
		return "\n" + text + "\n"
	default:
		return before + text + after
	}
}

// withSection is a body in which another text stands under a heading.
func withSection(old, heading, text string) string {
	start, content, end := sectionIn(old, heading)
	switch {
	case start < 0 && text == "":
		return old
	case start < 0:
		before := strings.TrimRight(old, "\n")
		if before != "" {
			before += "\n"
		}
		return before + "\n## " + heading + "\n\n" + text + "\n"
	case text == "" && end == len(old):
		before := strings.TrimRight(old[:start], "\n")
		if before != "" {
			before += "\n"
		}
		return before
	case text == "":
		return old[:start] + old[end:]
	}
	inner := old[content:end]
	begin := len(inner) - len(strings.TrimLeft(inner, "\n"))
	stop := len(strings.TrimRight(inner, "\n"))
	if stop < begin { // nothing but blank lines
		between := "\n"
		if end == len(old) {
			between = ""
		}
		return strings.TrimSuffix(old[:content], "\n") + "\n\n" + text + "\n" + between + old[end:]
	}
	after := inner[stop:]
	if after == "" {
		after = "\n"
	}
	return old[:content] + inner[:begin] + text + after + old[end:]
}

var (
	headingLine = regexp.MustCompile(`^ {0,3}(#{1,6})(?:[ \t]+(.*?))??[ \t]*#*[ \t]*$`)
	fenceLine   = regexp.MustCompile("^ {0,3}(`{3,}|~{3,})")
)

// sectionIn is where a section of level 2 begins, where what stands under its heading does, and where it ends; start is
// -1 where there is none.
func sectionIn(text, heading string) (start, content, end int) {
	start, end = -1, len(text)
	at, fence := 0, ""
	for line := range strings.Lines(text) {
		from := at
		at += len(line)
		if m := fenceLine.FindStringSubmatch(line); m != nil && (fence == "" || strings.HasPrefix(m[1], fence)) {
			if fence == "" {
				fence = m[1]
			} else {
				fence = ""
			}
			continue
		}
		m := headingLine.FindStringSubmatch(strings.TrimSuffix(line, "\n"))
		if m == nil || fence != "" || len(m[1]) > 2 {
			continue
		}
		if start >= 0 {
			return start, content, from
		}
		if len(m[1]) == 2 && strings.Join(strings.Fields(m[2]), " ") == heading {
			start, content = from, at
		}
	}
	return start, content, end
}

// spliceLines puts a text in the place of another, and leaves the lines alone that both begin or end with.
func (p *page) spliceLines(start, end int, text string) {
	old := p.text[start:end]
	for {
		line := lineAt(old, 0) + "\n"
		if !strings.HasPrefix(old, line) || !strings.HasPrefix(text, line) {
			break
		}
		old, text, start = old[len(line):], text[len(line):], start+len(line)
	}
	for strings.HasSuffix(old, "\n") && strings.HasSuffix(text, "\n") {
		i, j := lastLine(old), lastLine(text)
		if old[i:] != text[j:] {
			break
		}
		old, text, end = old[:i], text[:j], end-(len(old)-i)
	}
	p.splice(splice{start, end, text})
}

// lastLine is where the last line of a text begins that ends in a line end.
func lastLine(text string) int { return strings.LastIndexByte(text[:len(text)-1], '\n') + 1 }
