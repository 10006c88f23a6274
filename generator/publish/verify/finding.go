package verify

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"congkhai/generator/text/say"
)

// Sort is what a finding means for the answer.
type Sort int

const (
	Wrong  Sort = iota // the portal is not what was published and signed
	Unread             // it could not be read, so that nothing is known
	Found              // what was looked for
	Remark             // nothing is wrong, and the reader should know it
)

// Finding is one thing that was found, in both languages, with nothing in it that a terminal would obey. Path is the
// file that it is about, "" when that is the whole portal.
type Finding struct {
	Sort   Sort
	Path   string
	VI, EN string
}

// findings collects what several find at the same time.
type findings struct {
	lock sync.Mutex
	list []Finding
	many [4]int // of each sort
}

// add notes a finding about a file, or about the portal. Texts among the arguments come from the portal.
func (f *findings) add(sort Sort, path, vi, en string, args ...any) {
	for i, arg := range args {
		switch arg := arg.(type) {
		case string:
			args[i] = plain(arg)
		case error:
			args[i] = plainly{arg}
		}
	}
	text := say.Textf(vi, en, args...)
	vi, en = text.Vi, text.En
	if path != "" {
		vi, en = plain(path)+": "+vi, plain(path)+": "+en
	}
	f.lock.Lock()
	defer f.lock.Unlock()
	f.list = append(f.list, Finding{sort, path, vi, en})
	f.many[sort]++
}

func (f *findings) wrong(path, vi, en string, args ...any)  { f.add(Wrong, path, vi, en, args...) }
func (f *findings) found(path, vi, en string, args ...any)  { f.add(Found, path, vi, en, args...) }
func (f *findings) remark(path, vi, en string, args ...any) { f.add(Remark, path, vi, en, args...) }

// count tells how many there are of a sort.
func (f *findings) count(sort Sort) int {
	f.lock.Lock()
	defer f.lock.Unlock()
	return f.many[sort]
}

// sorted gives the findings in an order that does not tell who came first: by sort, then by path.
func (f *findings) sorted() []Finding {
	slices.SortFunc(f.list, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Sort, b.Sort), cmp.Compare(a.Path, b.Path), cmp.Compare(a.VI, b.VI))
	})
	return f.list
}

// plainly is an error, part of which may come from a portal, in words that are safe to print.
type plainly struct{ err error }

func (p plainly) In(lang say.Lang) string { return plain(say.In(p.err, lang)) }

const maxPlain = 500 // bytes of a foreign text that are shown

// plain is a foreign text that is safe to print: one line, without what a terminal obeys or what turns text around.
func plain(s string) string {
	if len(s) > maxPlain {
		s = strings.ToValidUTF8(s[:maxPlain], "") + "…"
	}
	var b strings.Builder
	for _, r := range s {
		if unicode.IsPrint(r) && r != unicode.ReplacementChar {
			b.WriteRune(r)
		} else {
			b.WriteString(strings.Trim(strconv.QuoteRuneToASCII(r), "'"))
		}
	}
	return b.String()
}
