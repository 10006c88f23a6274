package amend

import (
	"slices"
	"strings"

	"congkhai/generator/text/say"
	"congkhai/generator/text/viet"
)

// bodyText is what stands behind the front matter.
func (e *editor) bodyText() string { return e.page.text[e.page.body:] }

// write gives a Markdown file another body and returns what it has to be then.
func (e *editor) write(given string) (string, error) {
	if !isMarkdown(e.page.name) {
		return "", say.Errorf("tệp %s không phải Markdown nên không có phần bài viết",
			"%s is no Markdown and has no body", e.page.name)
	}
	text := strings.Trim(viet.Normal(strings.ReplaceAll(given, "\r\n", "\n")), "\n")
	wanted := withBody(e.bodyText(), text)
	e.page.writeBody(wanted)
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

// writeBody writes another body, and leaves the lines alone that both have.
func (p *page) writeBody(text string) {
	old, now := slices.Collect(strings.Lines(p.text[p.body:])), slices.Collect(strings.Lines(text))
	known, itself := map[string]int{}, func(line string) string { return line }
	pairs := slices.Repeat([]int{-1}, len(now))
	common(signs(old, known, itself), signs(now, known, itself), 0, 0, pairs)
	old, pairs = append(old, ""), append(pairs, len(old)) // the ends are alike
	var all []splice
	i, j, at := 0, 0, p.body
	for k, partner := range pairs {
		if partner < 0 {
			continue
		}
		end := at + len(strings.Join(old[i:partner], ""))
		if end > at || k > j {
			all = append(all, splice{at, end, strings.Join(now[j:k], "")})
		}
		i, j, at = partner+1, k+1, end+len(old[partner])
	}
	if len(all) > 0 {
		p.spliceAll(all)
	}
}
