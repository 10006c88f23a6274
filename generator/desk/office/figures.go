package office

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"congkhai/generator/desk/word"
	"congkhai/generator/kinds/printed"
	"congkhai/generator/kinds/report"
	"congkhai/generator/text/viet"
)

// figures are those of a section, and the last one that the document stated: where several have one label, the next one
// is meant.
type figures struct {
	*importer
	all  []report.FormFigure
	last int
}

// takeFigures proposes what a part states of its figures, and takes lines and tables out that say nothing else.
func (im *importer) takeFigures(p *part) {
	f := &figures{im, p.section.Figures, -1}
	var rest []word.Block
	for _, block := range p.blocks {
		taken := false
		switch block := block.(type) {
		case word.Paragraph:
			taken = block.Level == 0 && f.line(block)
		case word.Table:
			if taken = im.formTable(p.section, block) || im.gridTable(p.section, block) || f.table(block); taken {
				rest = withoutCaption(rest, p.section, im.form)
			}
		}
		if !taken {
			rest = append(rest, block)
		}
	}
	for _, block := range rest {
		if paragraph, ok := block.(word.Paragraph); ok {
			f.prose(paragraph)
		}
	}
	p.blocks = rest
}

// line reads "label: value; label: value", and reports whether the line says nothing else.
func (f *figures) line(p word.Paragraph) bool {
	text, all := p.Text(), true
	if value := statedWords[keyOf(text)]; value != "" && len(f.all) == 1 { // "Không có" is the figure that is asked for
		f.state(&f.all[0], value, p.No, text)
		return false
	}
	for _, piece := range pieces(text) {
		all = f.piece(piece, p.No, text) && all
	}
	return all
}

// pieces are what semicolons set apart, outside brackets, and commas where another label follows.
func pieces(text string) []string {
	var all []string
	depth, begin, hasLabel := 0, 0, false
	for i, r := range text {
		switch {
		case r == ':':
			hasLabel = true
		case r == '(':
			depth++
		case r == ')':
			depth--
		case depth <= 0 && (r == ';' || r == ',' && hasLabel && labelForm.MatchString(text[i+1:])):
			all = append(all, text[begin:i])
			begin, hasLabel = i+1, false
		}
	}
	if rest := text[begin:]; strings.Trim(rest, " .;/") != "" || len(all) == 0 {
		all = append(all, rest)
	}
	return all
}

// labelForm is a label, a colon and a number.
var labelForm = regexp.MustCompile(`^[^,;:()]+:\s*(?:\d|số |[Kk]hông)`)

// piece reads "label: value"; labels may have colons, so that each may be the one. It reports whether nothing else
// stands there.
func (f *figures) piece(text string, paragraph int, sentence string) bool {
	begin := 0
	for i, r := range text {
		if r != ':' {
			continue
		}
		for _, label := range []string{text[:i], text[begin:i]} {
			if rest, ok := f.states(label, text[i+1:], paragraph, sentence); ok {
				return f.bracketed(rest, paragraph, sentence)
			}
		}
		begin = i + 1
	}
	return false
}

// states proposes the value behind a label. Rest is what else stands there.
func (f *figures) states(label, text string, paragraph int, sentence string) (rest string, ok bool) {
	if len(label) > longestHeading {
		return "", false
	}
	at := f.labelled(label)
	if at < 0 {
		return "", false
	}
	value, rest, ok := valueOf(&f.all[at], text)
	if !ok {
		return "", false
	}
	f.last = at
	f.state(&f.all[at], value, paragraph, sentence)
	return strings.TrimSpace(rest), true
}

// bracketed reads what stands in brackets behind a value, and reports whether no figure in them is left, and around
// them nothing but what was counted. What a figure is made up of is listed there, too, and is not read.
func (f *figures) bracketed(rest string, paragraph int, sentence string) bool {
	unit, inside, has := strings.Cut(rest, "(")
	all := len(strings.Fields(unit)) <= unitWords
	if !has {
		return all
	}
	all = all && strings.Trim(rest[strings.LastIndexByte(rest, ')')+1:], " .;/") == ""
	for _, piece := range pieces(strings.TrimRight(inside, " ).;/")) {
		isFigure := labelForm.MatchString(strings.TrimSpace(piece))
		all = (f.piece(piece, paragraph, sentence) || !isFigure) && all
	}
	return all
}

// unitWords is how many words may stand behind a number that say what it counts: "12 hồ sơ".
const unitWords = 3

// labelled is the figure with a label, by all of its words or by those that matter; -1 where there is none.
func (f *figures) labelled(label string) int {
	if at := f.keyed(keyOf, label); at >= 0 {
		return at
	}
	return f.keyed(labelKey, label)
}

// keyed is the next figure behind the last one that has a key, or the first one.
func (f *figures) keyed(keyed func(string) string, label string) int {
	key, first := keyed(label), -1
	for i := range f.all {
		if key == "" || keyed(f.all[i].Label) != key && keyed(f.all[i].Short) != key {
			continue
		}
		if i > f.last {
			return i
		}
		if first < 0 {
			first = i
		}
	}
	return first
}

var (
	ofNoMatter = regexp.MustCompile(`^(?:trong do |gom |tong |cac |so luong |so |tthc |thu tuc hanh chinh |ho so |` +
		`duoc |da |giai quyet )+`)
	atItsEnd = regexp.MustCompile(` (?:bao cao|trong ky|trong ky bao cao)$`)
)

// labelKey is a label without the words that documents put before and behind it, or not.
func labelKey(label string) string {
	key := keyOf(label)
	if short := atItsEnd.ReplaceAllString(ofNoMatter.ReplaceAllString(key, ""), ""); short != "" {
		return short
	}
	return key
}

// state proposes what a line or a table says a figure is. Two that differ are told.
func (im *importer) state(f *report.FormFigure, value string, paragraph int, sentence string) {
	before, stated := im.known[f.Key]
	switch {
	case !stated:
		im.known[f.Key] = Proposal{Key: f.Key, Value: value, Paragraph: paragraph, Sentence: sentence}
		im.proposed = append(im.proposed, im.known[f.Key])
	case before.Value != value:
		im.problems = append(im.problems,
			TwoNumbers.At(im.at(paragraph), f.Key, f.Label, value, before.Paragraph, before.Value))
	}
}

// table reads rows of a label and a value, and reports whether the table is nothing else.
func (f *figures) table(t word.Table) bool {
	read, all := 0, true
	for i, row := range t.Grid() {
		texts := textsOf(row)
		if len(texts) < 2 || i < t.Head {
			continue
		}
		label, value := texts[len(texts)-2], texts[len(texts)-1]
		at := f.labelled(label)
		number, ok := "", false
		if at >= 0 {
			number, _, ok = valueOf(&f.all[at], value)
		}
		if !ok {
			all = all && read == 0 && i == 0 // a head that is not marked as one
			continue
		}
		f.last = at
		f.state(&f.all[at], number, numberOfRow(row), strings.Join(texts, " | "))
		read++
	}
	return all && read > 0
}

func textsOf(row []*word.Cell) []string {
	var texts []string
	for i, c := range row {
		if c != nil && (i == 0 || row[i-1] != c) {
			texts = append(texts, strings.Join(strings.Fields(c.Text()), " "))
		}
	}
	return texts
}

func numberOfRow(row []*word.Cell) int {
	for _, c := range row {
		if c != nil && len(c.Paragraphs) > 0 && c.Paragraphs[0].No > 0 {
			return c.Paragraphs[0].No
		}
	}
	return 0
}

// prose proposes numbers that stand right before or behind the words of a label in a sentence, where no line or table
// states the figure.
func (f *figures) prose(p word.Paragraph) {
	text := clauses.Replace(noCounts.ReplaceAllString(viet.Fold(p.Text()), "~") + " ")
	text = strings.Join(strings.Fields(text), " ")
	for i := range f.all {
		figure := &f.all[i]
		key := strings.TrimPrefix(strings.TrimPrefix(keyOf(figure.Label), "tong "), "so ")
		if _, stated := f.known[figure.Key]; stated || figure.Kind == printed.Statement || strings.Count(key, " ") < 2 {
			continue
		}
		if number := numberBeside(text, key); number != "" {
			value, _ := scaled(figure.Style, strings.ReplaceAll(number, ".", ""), "", "")
			f.proposed = append(f.proposed, Proposal{Key: figure.Key, Value: value, Paragraph: p.No, Sentence: p.Text()})
		}
	}
}

// noCounts are numbers that count nothing one by one: decimals, ranges, shares, thousands, what is below nought.
var noCounts = regexp.MustCompile(`\d[\d.]*(?:[,:-]\d+)+|-\d+|\d[\d.]*\s*(?:%|(?:nghin|ngan|trieu|ty)\b)`)

// clauses sets the clauses of a sentence apart: a number belongs to the words of its own. A point within a number sets
// thousands apart.
var clauses = strings.NewReplacer(";", " ; ", ",", " ; ", "(", " ; ", ")", " ; ", ". ", " ; ", ":", " ", "-", " ")

// numberBeside is the number before some words of a text, or behind them: "60 TTHC ở mức độ 4", "TTHC ở mức độ 4 là
// 60".
func numberBeside(text, key string) string {
	before, after, found := strings.Cut(" "+text+" ", " "+key+" ")
	if !found {
		return ""
	}
	words, next := strings.Fields(before), strings.Fields(after)
	slices.Reverse(words)
	if len(next) > 1 && (next[0] == "la" || next[0] == "co") {
		next = next[1:]
	}
	return cmp.Or(alone(words), alone(next))
}

// alone is the number that words begin with. With another one beside it, as in 1 200, it may be a part of a number.
func alone(words []string) string {
	if len(words) == 0 || !wholeNumber.MatchString(words[0]) || len(words) > 1 && wholeNumber.MatchString(words[1]) {
		return ""
	}
	return words[0]
}

var wholeNumber = regexp.MustCompile(`^(?:\d+|\d{1,3}(?:\.\d{3})+)$`)
