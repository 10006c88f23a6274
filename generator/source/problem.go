package source

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"congkhai/generator/viet"
)

// Lang is a language that problems are told in.
type Lang string

// The languages that every rule speaks.
const (
	Vietnamese Lang = "vi"
	English    Lang = "en"
)

// Rule is something that content must keep to. Each room declares its own in its rules.go; the texts are fmt formats
// that take the same arguments in both languages, say what is wrong and then what would be right.
type Rule struct {
	ID string // stable, folded Vietnamese: "khoa-la"
	Vi string
	En string
}

// NewRule returns a rule with its texts.
func NewRule(id, vi, en string) *Rule { return &Rule{ID: id, Vi: vi, En: en} }

// Problem is one mistake of an author: which rule, where, and with which words.
type Problem struct {
	Rule  *Rule
	Where Span
	Args  []any
	Meant string // what the author probably meant, in the words of the content; may be empty
	About string // what a [[giai_trinh]] must name to explain this problem; empty when it cannot be explained
	Terms string // what the explanation must repeat, so that it is of no use once that changes; may be empty
	Notes []Note // other places that have to do with it
}

// Note is another place that a problem has to do with, and what stands there.
type Note struct {
	Where Span
	Text  string
}

// At returns the problem of breaking the rule at a place.
func (r *Rule) At(where Span, args ...any) Problem { return Problem{Rule: r, Where: where, Args: args} }

// Suggest returns the problem with a guess at what the author meant.
func (p Problem) Suggest(meant string) Problem {
	p.Meant = meant
	return p
}

// Concerning returns the problem as one that the author may explain instead of mend, under the given name and with the
// terms that do not agree.
func (p Problem) Concerning(about, terms string) Problem {
	p.About, p.Terms = about, terms
	return p
}

// Noting returns the problem with another place that has to do with it.
func (p Problem) Noting(where Span, text string) Problem {
	p.Notes = append(slices.Clip(p.Notes), Note{where, text})
	return p
}

// Text returns the problem's sentence in a language, without its place.
func (p Problem) Text(lang Lang) string {
	format, meant := p.Rule.Vi, "; ý bạn là %q?"
	if lang == English {
		format, meant = p.Rule.En, "; did you mean %q?"
	}
	text := format
	if len(p.Args) > 0 {
		text = fmt.Sprintf(format, p.Args...)
	}
	if p.Meant != "" {
		text += fmt.Sprintf(meant, p.Meant)
	}
	return text
}

// Sorted returns the problems by file and place, each once.
func Sorted(problems []Problem) []Problem {
	type told struct {
		Problem
		text string
	}
	all := make([]told, len(problems))
	for i, p := range problems {
		all[i] = told{p, p.Text(Vietnamese)}
	}
	slices.SortStableFunc(all, func(a, b told) int {
		return cmp.Or(
			cmp.Compare(a.Where.path(), b.Where.path()),
			cmp.Compare(a.Where.Start, b.Where.Start),
			cmp.Compare(a.Rule.ID, b.Rule.ID),
			cmp.Compare(a.text, b.text))
	})
	all = slices.CompactFunc(all, func(a, b told) bool {
		return a.Where == b.Where && a.Rule == b.Rule && a.text == b.text
	})
	sorted := make([]Problem, len(all))
	for i, t := range all {
		sorted[i] = t.Problem
	}
	return sorted
}

// Files counts the files that problems are in.
func Files(problems []Problem) int {
	paths := map[string]bool{}
	for _, p := range problems {
		paths[p.Where.path()] = true
	}
	return len(paths)
}

func (s Span) path() string {
	if s.File == nil {
		return ""
	}
	return s.File.Path
}

// Print writes the problems for a person at a terminal: a line each, then the source line with the bad part marked,
// then the other places; a blank line between files.
func Print(w io.Writer, problems []Problem, lang Lang) error {
	for i, p := range problems {
		if i > 0 && p.Where.path() != problems[i-1].Where.path() {
			fmt.Fprintln(w) // a writer that fails says so at the next line
		}
		if _, err := fmt.Fprintf(w, "%s: %s [%s]\n%s", p.Where, p.Text(lang), p.Rule.ID, p.Where.excerpt()); err != nil {
			return err
		}
		for _, n := range p.Notes {
			if _, err := fmt.Fprintf(w, "    %s: %s\n", n.Where, n.Text); err != nil {
				return err
			}
		}
	}
	return nil
}

// unturned puts a sign for what would turn the line on a screen.
func unturned(r rune) rune {
	if viet.Turns(r) {
		return utf8.RuneError
	}
	return r
}

// excerpt returns the first line of the span with carets under its characters, or nothing for a place without text.
func (s Span) excerpt() string {
	before := s.before()
	start := strings.LastIndexByte(before, '\n') + 1
	line, _, _ := strings.Cut(s.text()[start:], "\n")
	marked, _, _ := strings.Cut(s.Text(), "\n")
	if marked == "" {
		return ""
	}
	indent := strings.Map(func(r rune) rune {
		if r == '\t' {
			return '\t'
		}
		return ' '
	}, before[start:])
	line = strings.Map(unturned, line)
	return fmt.Sprintf("    %s\n    %s%s\n", line, indent, strings.Repeat("^", utf8.RuneCountInString(marked)))
}
