// Package manual says of each rule what it wants and why, and shows it broken and kept. Its pages are for the person
// who broke the rule, in both languages; what the program tells of an example is part of its page and held by a test.
// Topics say how a form for reports is written.
//
//	page, ok := manual.Of("quan-he") // page.Texts[source.Vietnamese].Wants
//	topic, ok := manual.TopicOf("luy_ke.")
package manual

import (
	"embed"
	"fmt"
	"io"
	"path"
	"strings"

	"golang.org/x/tools/txtar"

	"congkhai/generator/files/source"
)

// Page is what there is to say of a rule.
type Page struct {
	Rule  string // its ID
	Texts map[source.Lang]Text
	Wrong []Example // files, or lines of files, that break the rule; none where it is about what is brought in from elsewhere
	Right []Example // the same, mended
}

// Text is a page's words in one language.
type Text struct {
	Wants   string   // what has to be so
	Why     []string // the law, the form or the reader for whose sake; maybe what to do when the source itself is wrong
	Message string   // what the program says of the wrong example
}

// Example is a file of a small portal, or some lines that stand in it.
type Example struct{ Path, Text string }

// Readable is the example as a reader can be shown it: what is no UTF-8 and what no page can hold as the sign for that.
func (e Example) Readable() Example {
	text := strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' {
			return '\uFFFD'
		}
		return r
	}, strings.ToValidUTF8(e.Text, "\uFFFD"))
	return Example{e.Path, text}
}

//go:embed quy-tac/*.txt
var files embed.FS

const folder = "quy-tac"

// Of returns the page of a rule.
func Of(rule string) (Page, bool) {
	b, err := files.ReadFile(path.Join(folder, rule+".txt"))
	if err != nil {
		return Page{}, false
	}
	return Parse(rule, b), true
}

// Rules lists the rules that have a page, by ID.
func Rules() []string {
	entries, err := files.ReadDir(folder)
	if err != nil {
		panic(err) // the folder is part of the program
	}
	var rules []string
	for _, entry := range entries {
		rules = append(rules, strings.TrimSuffix(entry.Name(), ".txt"))
	}
	return rules
}

// The names of a page's parts; those of examples are followed by a path.
const (
	partWrong = "sai "
	partRight = "đúng "
	partTold  = "báo "
)

// Parse reads a page: a txtar archive with the parts "vi" and "en" (what the rule wants, a blank line, why), "sai PATH"
// and "đúng PATH" (examples), "báo vi" and "báo en" (what the program says).
func Parse(rule string, archive []byte) Page {
	p := Page{Rule: rule, Texts: map[source.Lang]Text{}}
	for _, f := range txtar.Parse(archive).Files {
		p.add(f.Name, string(f.Data))
	}
	return p
}

func (p *Page) add(name, data string) {
	switch {
	case strings.HasPrefix(name, partWrong):
		p.Wrong = append(p.Wrong, Example{strings.TrimPrefix(name, partWrong), data})
	case strings.HasPrefix(name, partRight):
		p.Right = append(p.Right, Example{strings.TrimPrefix(name, partRight), data})
	case strings.HasPrefix(name, partTold):
		lang := source.Lang(strings.TrimPrefix(name, partTold))
		text := p.Texts[lang]
		text.Message = data
		p.Texts[lang] = text
	default:
		text := textOf(data)
		text.Message = p.Texts[source.Lang(name)].Message
		p.Texts[source.Lang(name)] = text
	}
}

// textOf takes a text apart: its first paragraph, and the others.
func textOf(data string) Text {
	paragraphs := strings.Split(strings.TrimSpace(data), "\n\n")
	return Text{Wants: paragraphs[0], Why: paragraphs[1:]}
}

// Print writes the page for a person at a terminal.
func (p Page) Print(w io.Writer, lang source.Lang) error {
	wrong, told, right := "Sai", "Chương trình báo", "Đúng"
	if lang == source.English {
		wrong, told, right = "Wrong", "The program says", "Right"
	}
	text := p.Texts[lang]
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n%s\n", p.Rule, text.Wants)
	for _, why := range text.Why {
		fmt.Fprintf(&b, "\n%s\n", why)
	}
	printExamples(&b, wrong, p.Wrong)
	if text.Message != "" {
		fmt.Fprintf(&b, "\n%s:\n\n%s", told, indented(text.Message))
	}
	printExamples(&b, right, p.Right)
	_, err := io.WriteString(w, b.String())
	return err
}

func printExamples(b *strings.Builder, heading string, examples []Example) {
	for _, e := range examples {
		fmt.Fprintf(b, "\n%s, %s:\n\n%s", heading, e.Path, indented(e.Readable().Text))
	}
}

func indented(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if line != "\n" {
			b.WriteString("    ")
		}
		b.WriteString(line)
	}
	return b.String()
}
