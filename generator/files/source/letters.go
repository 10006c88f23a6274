package source

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"congkhai/generator/text/legacy"
	"congkhai/generator/text/viet"
)

// undecoded is the text of a file that is no UTF-8, as far as it can be read, and what is wrong with it.
func (f *File) undecoded(raw []byte, text string) (string, Problem) {
	at := max(0, strings.IndexAny(text, "\uFFFD\x00"))
	where, found := f.Span(at, at), legacy.Decode(raw)
	switch {
	case found.Code == "":
		return text, NotUTF8.At(where)
	case !found.Sure:
		return text, LikeOtherCode.At(where, found.Code, sample(found.Text))
	}
	decoded, _, _ := decode([]byte(found.Text))
	return decoded, OtherCode.At(where, found.Code, sample(decoded))
}

// sample is the first line of a text that has other than English letters, or the beginning of it.
func sample(text string) string {
	for line := range strings.Lines(text) {
		if strings.ContainsFunc(line, func(r rune) bool { return r > unicode.MaxASCII }) {
			return viet.Shorten(line, sampled)
		}
	}
	return ""
}

// sampled is how many characters are enough to see what a text says.
const sampled = 60

// letters reports what is wrong with single letters and words, each place once: what is written in another code has
// letters that are wrong by themselves. Who mends the first of what nobody sees in a line sees the others.
func (f *File) letters(text string) []Problem {
	problems, told := f.otherCodes(text)
	words, disguised := f.disguised(text, told)
	problems = append(problems, words...)
	told = slices.SortedFunc(slices.Values(append(told, disguised...)), func(a, b Range) int { return a.Start - b.Start })
	until := map[*Rule]int{}
	for at, r := range text {
		if Full(problems) {
			break
		}
		for len(told) > 0 && told[0].End <= at {
			told = told[1:]
		}
		if r < 0x7f && r >= ' ' || r == '\n' || r == '\t' || len(told) > 0 && told[0].Start <= at {
			continue
		}
		if at < until[Unseen] && viet.Unseen(text, at) {
			continue
		}
		p, wrong := f.letter(f.Span(at, at+utf8.RuneLen(r)), text, r)
		if !wrong || at < until[p.Rule] {
			continue
		}
		problems = append(problems, p)
		if p.Rule == Unseen || p.Rule == Private || p.Rule == Lost {
			until[p.Rule] = at + len(lineOf(text[at:]))
		}
	}
	return problems
}

// lineOf is the line that a text begins with.
func lineOf(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}

// letter reports a mark by itself, a control, what turns the direction of a text, and the Icelandic Ð that some
// keyboards give for Đ: it looks the same and is never found.
func (f *File) letter(where Span, text string, r rune) (p Problem, wrong bool) {
	name := fmt.Sprintf("U+%04X", r)
	meant := viet.Eth(r)
	switch {
	case meant != 0:
		return Eth.At(where, string(r)).Suggest(string(meant)), true
	case viet.Turns(r):
		return Turned.At(where, name), true
	case r == '\u0085', r == '\u2028', r == '\u2029':
		return LineSign.At(where, name), true
	case r < ' ', r >= 0x7f && r < 0xA0:
		return Control.At(where, name), true
	case viet.Unseen(text, where.Start):
		if !inWord(text, where) {
			return p, false // it parts nothing, and fmt takes it out
		}
		return Unseen.At(where, r, around(text, where)), true
	case viet.Private(r):
		return Private.At(where, r, asWord(viet.WordSign(r))), true
	case r == '\uFFFC' || r == utf8.RuneError:
		return Lost.At(where, name), true
	case r >= 0x300 && unicode.Is(unicode.Mn, r) && stray(r):
		return StrayMark.At(where, strings.TrimSpace(viet.MarkName(r)+" "+name)), true
	}
	return p, false
}

// stray reports whether a mark is one that goes with letters of ours, and so with none here.
func stray(mark rune) bool {
	return unicode.Is(unicode.Inherited, mark) && !unicode.Is(unicode.Variation_Selector, mark)
}

// inWord reports whether a place touches a word, and is not at an end of its line.
func inWord(text string, where Span) bool {
	before, after := text[max(0, where.Start-near):where.Start], lineOf(text[where.End:min(len(text), where.End+near)])
	before = before[strings.LastIndexByte(before, '\n')+1:]
	last, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	return (ofWord(last) || ofWord(next)) && !viet.Blank(before) && !viet.Blank(after)
}

func ofWord(r rune) bool { return unicode.In(r, unicode.L, unicode.M, unicode.N) }

// asWord is what a sign of a font is in Word, for within a sentence.
func asWord(sign string) string {
	if sign == "" {
		return ""
	}
	return " (Word: " + sign + ")"
}

// around is the word that a place is in, as far as it is seen.
func around(text string, where Span) string {
	before, after := text[max(0, where.Start-near):where.Start], text[where.End:min(len(text), where.End+near)]
	before = before[strings.LastIndexAny(before, " \t\n\"")+1:]
	if i := strings.IndexAny(after, " \t\n\""); i >= 0 {
		after = after[:i]
	}
	return strings.Map(func(r rune) rune {
		if viet.Visible(r) && r != utf8.RuneError {
			return r
		}
		return -1
	}, before+where.Text()+after)
}

// near is how many bytes of a word are looked at on each side of a place.
const near = 40

// otherCodes reports lines that are written in another code: what fmt makes good together, and each of the others.
func (f *File) otherCodes(text string) (problems []Problem, told []Range) {
	lines := strings.Split(text, "\n")
	passages := legacy.Passages(lines)
	start, line, sure := 0, 0, 0
	for _, p := range passages {
		for ; line < p.Line; line++ {
			start += len(lines[line]) + 1
		}
		told = append(told, Range{start, start + len(lines[line])})
		where := f.Span(start+p.Start, start+p.End)
		vi, en := p.Code.Name, p.Code.Name
		if p.Code.Garbled {
			vi, en = "UTF-8 bị đọc nhầm thành "+vi, "UTF-8 that was taken for "+en
		}
		words := viet.Shorten(p.Words(), sampled)
		switch {
		case !p.Sure:
			problems = append(problems, OldCodeUnsure.At(where, Words(vi), Words(en), words))
		case sure == 0:
			problems = append(problems, OldCode.At(where, count(passages), Words(vi), Words(en), words))
			sure++
		}
	}
	return problems, told
}

// count is how many lines are surely written in another code.
func count(passages []legacy.Passage) (sure int) {
	for _, p := range passages {
		if p.Sure {
			sure++
		}
	}
	return sure
}

// disguised reports words in which letters are not what they look like. Of the numbers of documents the rules about
// them tell more.
func (f *File) disguised(text string, told []Range) (problems []Problem, words []Range) {
	viet.InDisguise(text, func(at int, word, meant string) {
		where := f.Span(at, at+len(word))
		for len(told) > 0 && told[0].End <= at {
			told = told[1:]
		}
		in := len(told) > 0 && told[0].Start <= at
		if in || Full(problems) || number.MatchString(around(text, where)) {
			return
		}
		words = append(words, Range{where.Start, where.End})
		problems = append(problems, Disguised.At(where, word, different(word, meant)).Suggest(meant))
	})
	return problems, words
}

// number matches what may be the number of a document.
var number = regexp.MustCompile(`\d/.*-|\d.*/.*\p{L}`)

// different is the first letter of a word that is another in what was meant.
func different(word, meant string) string {
	for at, r := range word {
		other, _ := utf8.DecodeRuneInString(meant[min(at, len(meant)):])
		if r != other {
			return fmt.Sprintf("%c (U+%04X)", r, r)
		}
	}
	return word
}

// fixedMarkers reports signs at the beginning of a line that Markdown does not see for an odd blank beside them. Text
// that people read has such blanks everywhere, and they do no harm there.
func (f *File) fixedMarkers(text string, plain bool) []Problem {
	if path.Ext(f.Path) != ".md" || plain && !strings.ContainsRune(text, '\u00A0') {
		return nil
	}
	var problems []Problem
	body := len(text) - len(bodyOf(text))
	for _, m := range fixedMarker.FindAllStringSubmatchIndex(text[body:], -1) {
		line := f.Span(body+m[0], body+m[1])
		sign := strings.TrimFunc(line.Text(), func(r rune) bool { return !viet.Visible(r) })
		odd, _ := utf8.DecodeRuneInString(line.Text()[strings.IndexFunc(line.Text(), func(r rune) bool { return r >= 0xA0 }):])
		if !Full(problems) {
			problems = append(problems, FixedMarker.At(line, sign, odd))
		}
	}
	return problems
}

// fixedMarker matches signs of lists and headings beside an odd blank, and what parts the head of a table from its
// rows.
var fixedMarker = regexp.MustCompile(`(?m)^[ \t>]*(?:[-+*]|\d{1,9}[.)]|#{2,6})[` + noBreak + `]|` +
	`^[ \t>]*[` + noBreak + `][ \t` + noBreak + `]*(?:[-+*]|\d{1,9}[.)]|#{2,6})[ \t` + noBreak + `]|` +
	`^[ \t]*\|[-:| \t` + noBreak + `]*[` + noBreak + `][-:| \t` + noBreak + `]*$`)

// bodyOf is what follows the front matter of a Markdown file.
func bodyOf(text string) string {
	rest, ok := strings.CutPrefix(text, "+++\n")
	if !ok {
		return text
	}
	if _, body, found := strings.Cut(rest, "\n+++"); found {
		return body
	}
	return ""
}
