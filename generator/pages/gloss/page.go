package gloss

import (
	"bytes"
	"html"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// opens and closes stand around Vietnamese in a page that is being made. They are no characters, and no text has them.
const opens, closes = "\ufdd0", "\ufdd1"

var noMarks = strings.NewReplacer(opens, "", closes, "")

func (p Piece) marked() string {
	text := noMarks.Replace(p.Text)
	if p.Written {
		return opens + text + closes
	}
	return text
}

var tag = regexp.MustCompile(`<(/?)([a-zA-Z][a-zA-Z0-9]*)[^>]*>|<!--.*?-->`)

// blocks are elements of which the portal makes no sentences: what has one of them was written by an author.
var blocks = regexp.MustCompile(`<(?:p|h[1-6]|ul|ol|dl|table|blockquote|pre|figure|div|section)[ >]`)

// voids are elements without an end.
var voids = []string{"img", "br", "hr", "wbr", "input"}

// HTML says what stands between the tags of a text with links and the like. What has paragraphs was written by an
// author.
func (g *Gloss) HTML(text string) string {
	if g == nil {
		return text
	}
	if blocks.MatchString(text) {
		return g.body(text)
	}
	var out strings.Builder
	between(text, func(words string) { out.WriteString(g.sayEscaped(words)) }, func(tag string) { out.WriteString(tag) })
	return out.String()
}

func (g *Gloss) sayEscaped(words string) string {
	return html.EscapeString(g.Marked(html.UnescapeString(words)))
}

// between tells the words and the tags of a text one after the other.
func between(text string, words, tags func(string)) {
	done := 0
	for _, at := range tag.FindAllStringIndex(text, -1) {
		if done < at[0] {
			words(text[done:at[0]])
		}
		tags(text[at[0]:at[1]])
		done = at[1]
	}
	if done < len(text) {
		words(text[done:])
	}
}

var heading = regexp.MustCompile(`(?m)^(<h[23][^<>]*>)([^<]+)(</h[23]>)`)

// body marks what an author wrote, under headings that the portal itself may ask for.
func (g *Gloss) body(text string) string {
	var out strings.Builder
	done := 0
	for _, m := range heading.FindAllStringSubmatchIndex(text, -1) {
		if said, ok := g.word(html.UnescapeString(text[m[4]:m[5]])); ok {
			out.WriteString(written(text[done:m[0]]) + text[m[2]:m[3]] + html.EscapeString(said) + text[m[6]:m[7]])
			done = m[1]
		}
	}
	return out.String() + written(text[done:])
}

// written marks what an author wrote: each element that stands in no other.
func written(text string) string {
	var out strings.Builder
	depth := 0
	between(text, func(words string) {
		if bare := strings.TrimSpace(words); depth == 0 && strings.ContainsFunc(bare, unicode.IsLetter) {
			words = strings.Replace(words, bare, opens+bare+closes, 1)
		}
		out.WriteString(words)
	}, func(t string) {
		m := tag.FindStringSubmatch(t)
		switch {
		case m[2] == "", slices.Contains(voids, m[2]), strings.HasSuffix(t, "/>"): // which hold no words
		case m[1] == "/":
			depth--
		default:
			if depth == 0 {
				t = strings.Replace(t, m[2], m[2]+` lang="vi"`, 1)
			}
			depth++
		}
		out.WriteString(t)
	})
	return out.String()
}

// wordsOnly are elements that hold no others: they are Vietnamese as a whole, or nothing in them is marked.
var wordsOnly = []string{"title", "option", "textarea", "text", "desc"}

// Settle makes elements of the marks of a page: the element around a text says that it is Vietnamese where it holds
// nothing else, and one is put around it elsewhere.
func Settle(page []byte) []byte {
	out := make([]byte, 0, len(page)+len(page)/8)
	for len(page) > 0 {
		if page[0] == '<' {
			end := bytes.IndexByte(page, '>') + 1
			if end == 0 {
				end = len(page)
			}
			name := nameOf(page[:end])
			out = append(out, unmarked(page[:end])...)
			page = page[end:]
			if raw := bytes.Index(page, []byte("</"+name)); raw >= 0 && (name == "script" || name == "style") {
				out, page = append(out, unmarked(page[:raw])...), page[raw:]
			}
			continue
		}
		end := bytes.IndexByte(page, '<')
		if end < 0 {
			end = len(page)
		}
		out = settle(out, page[:end], page[end:])
		page = page[end:]
	}
	return out
}

func unmarked(text []byte) []byte {
	if !bytes.Contains(text, []byte(opens)) {
		return text
	}
	return []byte(noMarks.Replace(string(text)))
}

// nameOf is the name of the element that a tag begins, "" for other tags.
func nameOf(t []byte) string {
	if m := tag.FindSubmatch(t); m != nil && len(m[1]) == 0 {
		return string(m[2])
	}
	return ""
}

// settle adds a text that stands between two tags, of which the one before it was the last to be added.
func settle(out, text, next []byte) []byte {
	if !bytes.Contains(text, []byte(opens)) {
		return append(out, text...)
	}
	before := bytes.LastIndexByte(out, '<')
	name := ""
	if before >= 0 {
		name = nameOf(out[before:])
	}
	alone := name != "" && bytes.HasPrefix(next, []byte("</"+name)) && !bytes.Contains(out[before:], []byte(" lang="))
	switch {
	case alone && outside(text) == "":
		at := before + 1 + len(name)
		out = slices.Insert(out, at, []byte(` lang="vi"`)...)
		return append(out, unmarked(text)...)
	case slices.Contains(wordsOnly, name):
		return append(out, unmarked(text)...)
	}
	spans := strings.NewReplacer(opens, `<span lang="vi">`, closes, `</span>`)
	return append(out, spans.Replace(string(text))...)
}

var inMarks = regexp.MustCompile(opens + `[^` + closes + `]*` + closes)

// outside is what of a text stands outside its marks and has a meaning.
func outside(text []byte) string {
	rest := html.UnescapeString(string(inMarks.ReplaceAll(text, nil)))
	return strings.TrimFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) })
}
