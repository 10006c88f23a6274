package source

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"congkhai/generator/text/bound"
	"congkhai/generator/text/say"
	"congkhai/generator/text/viet"
)

// Lang is a language that problems are told in.
type Lang = say.Lang

// The languages that every rule speaks.
const (
	Vietnamese = say.Vietnamese
	English    = say.English
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
	guess func() string // what the author probably meant, in the words of the content; may be nil
	About string        // what a [[giai_trinh]] must name to explain this problem; empty when it cannot be explained
	Terms string        // what the explanation must repeat, so that it is of no use once that changes; may be empty
	Notes []Note        // other places that have to do with it
	Owner string        // who else keeps the file and has to mend it; "" of this portal's own
	Open  bool          // nobody can say whether it is one until others are mended: it is not told, and what explains it stands
}

// Note is another place that a problem has to do with, and what stands there.
type Note struct {
	Where Span
	Text  string
}

// At returns the problem of breaking the rule at a place. Like what follows, it is asked for at hundreds of places and
// runs when something is wrong: written out at each, these functions cost 36 KB of the command.
//
//go:noinline
func (r *Rule) At(where Span, args ...any) Problem { return Problem{Rule: r, Where: where, Args: args} }

// Suggest returns the problem with what the author probably meant.
//
//go:noinline
func (p Problem) Suggest(meant string) Problem { return p.Guess(func() string { return meant }) }

// Like returns the problem with the one of names that the author probably meant by a word, if any is near.
//
//go:noinline
func (p Problem) Like(word string, names []string) Problem {
	return p.Guess(func() string { return viet.Nearest(word, names) })
}

// Guess returns the problem with a guess at what the author meant, which may be "". It is made when somebody asks for
// it: of the thousands of problems that one broken file can have, few are told.
//
//go:noinline
func (p Problem) Guess(guess func() string) Problem {
	p.guess = guess
	return p
}

// Meant returns what the author probably meant, or "".
func (p Problem) Meant() string {
	if p.guess == nil {
		return ""
	}
	return p.guess()
}

// Concerning returns the problem as one that the author may explain instead of mend, under the given name and with the
// terms that do not agree.
//
//go:noinline
func (p Problem) Concerning(about, terms string) Problem {
	p.About, p.Terms = about, terms
	return p
}

// Noting returns the problem with another place that has to do with it.
//
//go:noinline
func (p Problem) Noting(where Span, text string) Problem {
	p.Notes = append(slices.Clip(p.Notes), Note{where, text})
	return p
}

// Text returns the problem's sentence in a language, without its place.
func (p Problem) Text(lang Lang) string {
	guess := "; ý bạn là %q?"
	if lang == English {
		guess = "; did you mean %q?"
	}
	text := p.sentence(lang)
	if meant := p.Meant(); meant != "" {
		text += fmt.Sprintf(guess, shortened(meant))
	}
	if p.Owner != "" && lang == English {
		text += fmt.Sprintf("; the file is of the shared content %q: tell those who keep it, or add to this portal what it asks for", p.Owner)
	} else if p.Owner != "" {
		text += fmt.Sprintf("; tệp thuộc phần chung %q: hãy báo nơi giữ phần ấy, hoặc thêm vào cổng này điều mà tệp cần", p.Owner)
	}
	return text
}

// sentence is what is wrong, without the guess.
func (p Problem) sentence(lang Lang) string {
	format := p.Rule.Vi
	if lang == English {
		format = p.Rule.En
	}
	if len(p.Args) == 0 {
		return format
	}
	args := slices.Clone(p.Args)
	for i, arg := range args {
		switch arg := arg.(type) {
		case string:
			args[i] = shortened(arg)
		case say.Words:
			args[i] = arg.In(lang)
		}
	}
	return fmt.Sprintf(format, args...)
}

// Words is a text of ours in a problem, such as a closed list to choose from, which is told whole.
type Words string

// shortened is a text of the author's as problems quote it: the beginning of a long one.
func shortened(text string) string {
	if len(text) <= bound.Quoted {
		return text
	}
	return text[:runeStart(text, bound.Quoted)] + "…"
}

// runeStart returns where the character that holds a byte begins.
func runeStart(text string, at int) int {
	for at > 0 && !utf8.RuneStart(text[at]) {
		at--
	}
	return at
}

// Full reports whether no more problems of one file are looked for.
func Full(problems []Problem) bool { return len(problems) >= bound.Noted }

// Sorted returns the problems by file and place, each once, those of a file after those of the files that they note,
// and of each file only the first bound.Problems: then one that says how many more there are.
func Sorted(problems []Problem) []Problem {
	type told struct {
		Problem
		sentence string
	}
	all := make([]told, len(problems))
	for i, p := range problems {
		all[i] = told{p, p.sentence(Vietnamese)}
	}
	slices.SortStableFunc(all, func(a, b told) int {
		return cmp.Or(
			cmp.Compare(a.Where.Path(), b.Where.Path()),
			cmp.Compare(a.Where.Start, b.Where.Start),
			cmp.Compare(a.Rule.ID, b.Rule.ID),
			cmp.Compare(a.sentence, b.sentence))
	})
	all = slices.CompactFunc(all, func(a, b told) bool {
		return a.Where == b.Where && a.Rule == b.Rule && a.sentence == b.sentence
	})
	var sorted []Problem
	files := map[string][]Problem{}
	var paths []string
	for len(all) > 0 {
		path := all[0].Where.Path()
		n := slices.IndexFunc(all, func(t told) bool { return t.Where.Path() != path })
		if n < 0 {
			n = len(all)
		}
		paths = append(paths, path)
		for _, t := range all[:min(n, bound.Problems)] {
			files[path] = append(files[path], t.Problem)
		}
		if n > bound.Problems {
			files[path] = append(files[path], MoreProblems.At(all[bound.Problems].Where, n-bound.Problems))
		}
		all = all[n:]
	}
	for _, path := range paths {
		sorted = causesFirst(files, path, sorted)
	}
	return sorted
}

// causesFirst appends the problems of a file, after those of the files that they note: what is wrong there may be why.
// It takes what it appends out of files.
func causesFirst(files map[string][]Problem, path string, sorted []Problem) []Problem {
	problems := files[path]
	delete(files, path)
	for _, p := range problems {
		for _, n := range p.Notes {
			sorted = causesFirst(files, n.Where.Path(), sorted)
		}
	}
	return append(sorted, problems...)
}

// Files counts the files that problems are in.
func Files(problems []Problem) int {
	paths := map[string]bool{}
	for _, p := range problems {
		paths[p.Where.book()] = true
	}
	return len(paths)
}

// book is the file that the place is in: each cell of a workbook is a place with a path of its own, "a.xlsx!Lệ phí!D7".
func (s Span) book() string {
	name, _, _ := strings.Cut(s.Path(), "!")
	return name
}

// Path is that of the file that the place is in, "" where it is in none.
func (s Span) Path() string {
	if s.File == nil {
		return ""
	}
	return s.File.Path
}

// Print writes the problems for a person at a terminal: a line each, then the source line with the bad part marked,
// then the other places; a blank line between files.
func Print(w io.Writer, problems []Problem, lang Lang) error {
	for i, p := range problems {
		if i > 0 && p.Where.book() != problems[i-1].Where.book() {
			fmt.Fprintln(w) // a writer that fails says so at the next line
		}
		if _, err := fmt.Fprintf(w, "%s: %s [%s]\n%s", p.Where, p.Text(lang), p.Rule.ID,
			p.Where.excerpt()); err != nil {
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

// excerpt returns the first line of the span with carets under its characters, or nothing for a place without text. Of
// a long line it is the part around the place.
func (s Span) excerpt() string {
	before := s.before()
	start := strings.LastIndexByte(before, '\n') + 1
	line, _, _ := strings.Cut(s.text()[start:], "\n")
	marked, _, _ := strings.Cut(s.Text(), "\n")
	if marked == "" {
		return ""
	}
	head, tail := before[start:], line[len(before)-start+len(marked):]
	head, cutHead := lastOf(head, bound.Excerpt)
	marked, cutMarked := firstOf(marked, bound.Excerpt)
	tail, cutTail := firstOf(tail, bound.Excerpt)
	if cutMarked != "" {
		tail, cutTail = "", cutMarked
	}
	indent := strings.Map(func(r rune) rune {
		if r == '\t' {
			return '\t'
		}
		return ' '
	}, cutHead+head)
	line = strings.Map(unturned, cutHead+head+marked+tail+cutTail)
	return fmt.Sprintf("    %s\n    %s%s\n", line, indent, strings.Repeat("^", utf8.RuneCountInString(marked)))
}

// firstOf returns the first n characters of a text, and "…" where that is not all of it.
func firstOf(text string, n int) (first, more string) {
	for i := range text {
		if n--; n < 0 {
			return text[:i], "…"
		}
	}
	return text, ""
}

// lastOf returns the last n characters of a text, and "…" where that is not all of it.
func lastOf(text string, n int) (last, more string) {
	at := len(text)
	for ; at > 0 && n > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
	}
	if at > 0 {
		return text[at:], "…"
	}
	return text, ""
}
