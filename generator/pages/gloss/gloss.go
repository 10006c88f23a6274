// Package gloss says in another language what the portal itself says in Vietnamese. The code goes on in Vietnamese: a
// table holds its words and sentences, such as "{so} ngày làm việc", and what stands in no line of it was written by an
// author and stays as it is, marked as Vietnamese. So a text is in the language of the page, or it is marked.
//
//	pieces := g.Say("Phí: 3.000.000 đồng") // one piece: "Fee: 3,000,000 dong"
//	page := gloss.Settle(g.HTML(`<a href="/x/">Cấp lại</a>`)) // <a lang="vi" href="/x/">Cấp lại</a>
package gloss

import (
	_ "embed"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"congkhai/generator/text/viet"
)

// Gloss is a table of words and sentences. A nil one says everything as it is: the page is in Vietnamese.
type Gloss struct {
	words map[string]string
	keys  map[string]bool // words that are names of keys
	forms []form
	whole []form // those that a list may stand in
}

// form is a sentence with holes.
type form struct {
	fixed   []string // what stands before the first hole, between holes, and behind the last
	weight  int      // how much that is
	whole   *regexp.Regexp
	said    []part
	isMonth []bool // by hole
}

// part of a sentence in the other language: words, and the hole of the Vietnamese one whose text follows them.
type part struct {
	words string
	hole  int // from 1; 0 for none
}

// Piece is a part of a text: in the language of the page, or Written by an author in Vietnamese.
type Piece struct {
	Text    string
	Written bool
}

// Said is a text that is in the language of the page already.
type Said string

// SaidAll are texts that are in the language of the page already.
func SaidAll(texts []string) []Said {
	said := make([]Said, len(texts))
	for i, text := range texts {
		said[i] = Said(text)
	}
	return said
}

//go:embed en.toml
var english string

var inEnglish = sync.OnceValue(func() *Gloss { return mustRead(english) })

// For is the table for a language, nil for Vietnamese.
func For(language string) *Gloss {
	if language == "en" {
		return inEnglish()
	}
	return nil
}

// With is the table with other words besides, which go before its own.
func (g *Gloss) With(words map[string]string) *Gloss {
	more := *g
	more.words = maps.Clone(g.words)
	maps.Copy(more.words, words)
	return &more
}

// keysFollow stands before the words that are names of keys.
const keysFollow = "[khóa]"

// mustRead reads a table: lines of "Vietnamese" = "the other language".
func mustRead(table string) *Gloss {
	g, keys := &Gloss{words: map[string]string{}, keys: map[string]bool{}}, false
	for line := range strings.Lines(table) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		if line == keysFollow {
			keys = true
			continue
		}
		text, said, ok := pair(line)
		if !ok || g.has(text) {
			panic(fmt.Sprintf("gloss: no line of a table, or there already: %s", line))
		}
		if strings.Contains(text, "{") {
			f := formOf(text, said)
			if g.forms = append(g.forms, f); f.fixed[0] == "" && strings.Contains(text, "{het}") {
				g.whole = append(g.whole, f)
			}
		} else {
			g.words[text], g.keys[text] = said, keys
		}
	}
	slices.SortStableFunc(g.forms, func(a, b form) int { // who says more is asked first
		return b.weight - a.weight
	})
	return g
}

func (g *Gloss) has(text string) bool {
	_, ok := g.words[text]
	return ok
}

func pair(line string) (text, said string, ok bool) {
	first, err := strconv.QuotedPrefix(line)
	second, is := strings.CutPrefix(strings.TrimPrefix(line, first), " = ")
	if err != nil || !is {
		return "", "", false
	}
	text, err = strconv.Unquote(first)
	said, wrong := strconv.Unquote(second)
	return text, said, err == nil && wrong == nil
}

var (
	hole  = regexp.MustCompile(`\{(\w*)\}`)
	isDay = regexp.MustCompile(`^(\d{1,2})/(\d{1,2})/(\d{4})$`)
	isSum = regexp.MustCompile(`^[-+−–]?\d{1,3}(\.\d{3})+(,\d+)?%?$|^[-+−–]?\d+,\d+%?$`)
)

// holes are the patterns of the sorts of holes.
var holes = map[string]string{
	"":      `([^;]+?)`,
	"het":   `(.+)`,
	"ten":   `([^;=+]+?)`,
	"so":    `([-+−–]?\d[\d.,]*%?(?: [+×] \d[\d.,]*)*)`,
	"ngay":  `(\d{1,2}/\d{1,2}/\d{4})`,
	"thang": `(0?[1-9]|1[0-2])`,
	"chu":   `(\p{Ll})`,
	"hieu":  `(\d[\d\p{Lu}]*(?:/\d{4})?/\p{Lu}[\d\p{L}&.-]*)`,
	"loai":  `(\p{L}[\p{L} ]+)`,
}

// formOf makes a form of a line. What holes there are, en.toml says.
func formOf(text, said string) form {
	found := hole.FindAllStringSubmatchIndex(text, -1)
	f := form{fixed: hole.Split(text, -1), weight: len(hole.ReplaceAllString(text, ""))}
	var pattern strings.Builder
	done := 0
	for _, h := range found {
		sort := text[h[2]:h[3]]
		f.isMonth = append(f.isMonth, sort == "thang")
		pattern.WriteString(regexp.QuoteMeta(text[done:h[0]]) + holes[sort])
		done = h[1]
	}
	f.whole = regexp.MustCompile(`^` + pattern.String() + regexp.QuoteMeta(text[done:]) + `$`)
	done = 0
	for i, h := range hole.FindAllStringSubmatchIndex(said, -1) {
		which, err := strconv.Atoi(said[h[2]:h[3]])
		if err != nil {
			which = i + 1
		}
		f.said = append(f.said, part{said[done:h[0]], which})
		done = h[1]
	}
	f.said = append(f.said, part{said[done:], 0})
	return f
}

// Say says a text in the language of the page, as far as it is the portal's own.
func (g *Gloss) Say(text string) []Piece {
	bare := strings.TrimSpace(text)
	if g == nil || bare == "" {
		return []Piece{{Text: text}}
	}
	before, after, _ := strings.Cut(text, bare)
	pieces := g.say(bare)
	if before != "" {
		pieces = slices.Insert(pieces, 0, Piece{Text: before})
	}
	if after != "" {
		pieces = append(pieces, Piece{Text: after})
	}
	return pieces
}

// say tries one way after the other to understand a text; what is understood in none of them was written by an author.
func (g *Gloss) say(text string) []Piece {
	if said, ok := g.word(text); ok {
		return []Piece{{Text: said}}
	}
	ways := []func() []Piece{
		func() []Piece { return g.keyed(text) },
		func() []Piece { return g.sentence(g.whole, text) },
		func() []Piece { return g.list(text, "; ") },
		func() []Piece { return g.sentence(g.forms, text) },
		func() []Piece { return g.list(text, " · ") },
		func() []Piece { return g.list(text, ", ") },
	}
	for _, way := range ways {
		if said := way(); said != nil {
			return said
		}
	}
	return []Piece{{text, strings.ContainsFunc(text, unicode.IsLetter) && !isCode(text)}}
}

var codes = regexp.MustCompile(`^[a-z0-9/][a-z0-9._/:@-]*$|^[0-9a-f]{4}(?: [0-9a-f]{4})+$|^[A-Z0-9.-]+$|^https?://\S+$`)

// isCode reports whether a text is a name for machines, such as that of a rule or a file: it is in no language.
func isCode(text string) bool {
	return codes.MatchString(text) && strings.ContainsAny(text, "-_./:@0123456789")
}

// keyed says values behind the names of their keys, as a history tells a row: "Số bản chính: 1; Ghi chú: …".
func (g *Gloss) keyed(text string) []Piece {
	key, rest, ok := strings.Cut(text, ": ")
	name, known := g.word(key)
	if !ok || !known || !g.keys[key] && !g.keys[viet.LowerFirst(key)] {
		return nil
	}
	value, more, several := strings.Cut(rest, "; ")
	said := append([]Piece{{Text: name + ": "}}, g.Say(value)...)
	if several {
		said = append(append(said, Piece{Text: "; "}), g.Say(more)...)
	}
	return said
}

// sentence says what has one of some forms. It may begin with a capital that the form has not.
func (g *Gloss) sentence(forms []form, text string) []Piece {
	if said := g.formed(forms, text); said != nil {
		return said
	}
	said := g.formed(forms, viet.LowerFirst(text))
	if said != nil {
		said[0].Text = viet.UpperFirst(said[0].Text)
	}
	return said
}

func (g *Gloss) formed(forms []form, text string) []Piece {
	for _, f := range forms {
		if !f.mayBe(text) { // the expression takes a hundred times as long
			continue
		}
		if m := f.whole.FindStringSubmatch(text); m != nil {
			return g.fill(f, m)
		}
	}
	return nil
}

// mayBe reports whether all that stands in no hole of a form stands in a text.
func (f form) mayBe(text string) bool {
	last := len(f.fixed) - 1
	return strings.HasPrefix(text, f.fixed[0]) && strings.HasSuffix(text, f.fixed[last]) &&
		!slices.ContainsFunc(f.fixed[1:last], func(part string) bool { return !strings.Contains(text, part) })
}

// word says a word, a day or a number.
func (g *Gloss) word(text string) (string, bool) {
	if said, ok := g.words[text]; ok {
		return said, true
	}
	if said, ok := g.words[viet.LowerFirst(text)]; ok {
		return viet.UpperFirst(said), true
	}
	if m := isDay.FindStringSubmatch(text); m != nil {
		return day(m)
	}
	if isSum.MatchString(text) {
		return points.Replace(text), true
	}
	return "", false
}

var (
	points = strings.NewReplacer(".", ",", ",", ".")
	months = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
		"November", "December"}
)

// day says a day of the matches of isDay.
func day(m []string) (said string, ok bool) {
	date, _ := strconv.Atoi(m[1]) // the expressions let only digits through
	month := monthOf(m[2])
	return fmt.Sprintf("%d %s %s", date, month, m[3]), month != ""
}

// monthOf is the name of a month, "" where there is no such month.
func monthOf(number string) string {
	month, _ := strconv.Atoi(number)
	if month < 1 || month > len(months) {
		return ""
	}
	return months[month-1]
}

// fill says a sentence with what stands in its holes.
func (g *Gloss) fill(f form, holes []string) []Piece {
	var pieces []Piece
	for _, p := range f.said {
		if p.words != "" {
			pieces = append(pieces, Piece{Text: p.words})
		}
		switch {
		case p.hole > 0 && f.isMonth[p.hole-1]:
			pieces = append(pieces, Piece{Text: monthOf(holes[p.hole])})
		case p.hole > 0:
			pieces = append(pieces, g.Say(holes[p.hole])...)
		}
	}
	return pieces
}

// list says the items of a list, if not all of them were written by authors; of those between commas, which sentences
// have, too, none may be.
func (g *Gloss) list(text, between string) []Piece {
	items := strings.Split(text, between)
	if len(items) == 1 {
		return nil
	}
	var said []Piece
	for i, item := range items {
		if i > 0 {
			said = append(said, Piece{Text: between})
		}
		said = append(said, g.Say(item)...)
	}
	written := func(p Piece) bool { return p.Written }
	if !slices.ContainsFunc(said, written) || between != ", " && slices.ContainsFunc(said, isOwn) {
		return said
	}
	return nil
}

// isOwn reports whether a piece is words or a number of the portal itself, and not what stands between those.
func isOwn(p Piece) bool {
	means := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	return !p.Written && strings.ContainsFunc(p.Text, means)
}

// Plain says a text where nothing can be marked, such as an attribute.
func (g *Gloss) Plain(text string) string {
	return joined(g.Say(text), func(p Piece) string { return p.Text })
}

// Marked says a text, with marks around what is Vietnamese: Settle makes elements of them.
func (g *Gloss) Marked(text string) string { return joined(g.Say(text), Piece.marked) }

func joined(pieces []Piece, as func(Piece) string) string {
	if len(pieces) == 1 { // in Vietnamese all are
		return as(pieces[0])
	}
	var text strings.Builder
	for _, p := range pieces {
		text.WriteString(as(p))
	}
	return text.String()
}
