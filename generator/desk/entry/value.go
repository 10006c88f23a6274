package entry

import (
	"encoding/json"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"congkhai/generator/desk/sheet"
	"congkhai/generator/files/front"
	"congkhai/generator/files/source"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/viet"
)

// between parts what a reference is from what that is called: "so-huu-tri-tue — Sở hữu trí tuệ".
const between = " — "

// literalMark begins a cell that holds a value as content writes it, where nothing else would be read back as the same.
const literalMark = `\`

// LongestText is how many UTF-16 units Excel keeps in a cell.
const LongestText = 32_767

// Titles finds what the record is called that a value refers to; "" where there is none.
type Titles func(folder, id string) string

// Cell is a value as a cell of a sort. ok is false where no cell can hold it: then the value has no place in the workbook.
func (s Sort) Cell(v any, called Titles) (cell sheet.Cell, ok bool) {
	if v == nil {
		return sheet.Cell{}, true
	}
	cell = s.plain(v, called)
	if back, wrong := s.Value(cell); wrong == nil && reflect.DeepEqual(back, v) && fits(cell) {
		return cell, true
	}
	cell = literal(v)
	back, wrong := s.Value(cell)
	return cell, wrong == nil && reflect.DeepEqual(back, v) && fits(cell)
}

// firstDay is from when on Excel and LibreOffice count days alike.
const firstDay = "1900-03-01"

// digits is how many of a number spreadsheets keep.
const digits = 15

func fits(c sheet.Cell) bool {
	switch c.Sort {
	case sheet.Date:
		return c.Text >= firstDay
	case sheet.Number:
		return len(strings.Trim(strings.ReplaceAll(c.Text, ".", ""), "-0")) <= digits
	}
	return len(c.Text) <= LongestText || len(utf16.Encode([]rune(c.Text))) <= LongestText
}

// plain is a value as staff expect it.
func (s Sort) plain(v any, called Titles) sheet.Cell {
	switch v := v.(type) {
	case string:
		return sheet.Cell{Sort: sheet.Text, Text: s.Shown(v, called)}
	case int64:
		return sheet.Cell{Sort: sheet.Number, Text: strconv.FormatInt(v, 10)}
	case float64:
		return sheet.Cell{Sort: sheet.Number, Text: strconv.FormatFloat(v, 'f', -1, 64)}
	case bool:
		return sheet.Cell{Sort: sheet.Text, Text: Truths[v]}
	case calendar.Date:
		return sheet.Cell{Sort: sheet.Date, Text: v.String()}
	case []any:
		var lines []string
		for _, item := range v {
			lines = append(lines, s.plain(item, called).Text)
		}
		return sheet.Cell{Sort: sheet.Text, Text: strings.Join(lines, "\n")}
	}
	return sheet.Cell{}
}

// Truths are the words for true and false.
var Truths = map[bool]string{true: "có", false: "không"}

// Shown is a text as staff read it: a word of a list by its label, a reference with what it is called.
func (s Sort) Shown(text string, called Titles) string {
	for _, w := range s.Words {
		if w.ID == text {
			return w.Label
		}
	}
	if title := called(s.Refers, text); s.Refers != "" && title != "" {
		return text + between + strings.ReplaceAll(title, "\n", " ")
	}
	return text
}

// literal is a value as content writes it.
func literal(v any) sheet.Cell {
	if day, isDay := v.(calendar.Date); isDay {
		return sheet.Cell{Sort: sheet.Text, Text: literalMark + day.String()}
	}
	if f, isFloat := v.(float64); isFloat && f == math.Trunc(f) && !math.IsInf(f, 0) { // which JSON writes as a whole number
		return sheet.Cell{Sort: sheet.Text, Text: literalMark + strconv.FormatFloat(f, 'f', 1, 64)}
	}
	var b strings.Builder
	e := json.NewEncoder(&b) // whose texts, numbers and lists are TOML too
	e.SetEscapeHTML(false)
	if e.Encode(v) != nil {
		return sheet.Cell{}
	}
	written := strings.TrimSuffix(b.String(), "\n")
	written = strings.ReplaceAll(written, "\x7f", `\u007f`) // which JSON has as it is, and TOML has not
	return sheet.Cell{Sort: sheet.Text, Text: literalMark + written}
}

// literalIn is the value that a text holds as content writes it.
func literalIn(text string) (v any, ok bool) {
	written, marked := strings.CutPrefix(text, literalMark)
	if !marked {
		return nil, false
	}
	f, _ := source.NewFile("", []byte("x = "+written))
	doc, problems := front.Parse(f.Span(0, len(f.Text())))
	if len(problems) > 0 || len(doc.Values) != 1 {
		return nil, false
	}
	return front.Uniform(doc.Values["x"]), true
}

// Wrong is what is wrong with a cell, before its place is known.
type Wrong func(at source.Span) source.Problem

// Value is what a cell says to a key, nil where it says nothing.
func (s Sort) Value(c sheet.Cell) (any, Wrong) {
	if v, ok := literalIn(c.Text); c.Sort == sheet.Text && ok {
		return v, nil
	}
	if c.Sort == sheet.Text && s.List && !s.isWord(c.Text) {
		return s.items(c.Text)
	}
	v, bad := s.Single(c)
	if alone := s.List && c.Sort != sheet.Text && v != nil; alone {
		return []any{v}, nil // a cell with one number or day in the place of a list
	}
	return v, bad
}

func (s Sort) isWord(text string) bool {
	word, ok := s.word(text)
	return ok && front.IsState(word)
}

// items are the lines of a cell; those that say nothing are left out.
func (s Sort) items(text string) (any, Wrong) {
	items := []any{}
	for line := range strings.SplitSeq(text, "\n") {
		if viet.Blank(line) {
			continue
		}
		v, bad := s.Single(sheet.Cell{Sort: sheet.Text, Text: line})
		if bad != nil {
			return nil, bad
		}
		items = append(items, v)
	}
	if len(items) == 0 {
		return nil, nil
	}
	return items, nil
}

// Single is what a cell says that holds one value.
func (s Sort) Single(c sheet.Cell) (any, Wrong) {
	switch c.Sort {
	case sheet.Text:
		return s.ofText(c.Text)
	case sheet.Number:
		return s.ofNumber(c.Text)
	case sheet.Date:
		day, err := calendar.Parse(c.Text)
		if err != nil || !s.Day {
			return nil, s.told(DayForOther, calendarText(c.Text), s.wanted())
		}
		return day, nil
	case sheet.Truth:
		if !s.Truth {
			return nil, s.told(OtherSort, c.Text, s.wanted())
		}
		return c.Text == "true", nil
	}
	return nil, nil
}

// ofNumber is what a number says where one is wanted. In the place of a text it is one that Excel changed: a code has lost
// its noughts.
func (s Sort) ofNumber(text string) (any, Wrong) {
	if n, err := strconv.ParseInt(text, 10, 64); err == nil && (s.Whole || s.Decimal) {
		return n, nil
	}
	if f, err := strconv.ParseFloat(text, 64); err == nil && s.Decimal {
		return f, nil
	}
	if s.Text && !s.Whole {
		return nil, ForText(text, s.Like)
	}
	return nil, s.told(OtherSort, text, s.wanted())
}

// ForText tells of a number where a code or another text belongs, and the code that it was: like is one.
func ForText(text, like string) Wrong {
	return func(at source.Span) source.Problem {
		return NumberForText.At(at, text).Suggest(sheet.MeantBy(text, like))
	}
}

// ofText is what a text says: a word of the list, a text, or a number, a day, a statement that somebody typed as a text.
func (s Sort) ofText(text string) (any, Wrong) {
	if viet.Blank(text) {
		return nil, nil
	}
	if id, ok := s.word(text); ok {
		return id, nil
	}
	switch number, isNumber := s.typedNumber(text); {
	case s.Refers != "":
		id, _, _ := strings.Cut(text, between)
		return strings.TrimSpace(id), nil
	case s.Text:
		return text, nil
	case isNumber:
		return number, nil
	}
	trimmed := strings.TrimSpace(text)
	if day, ok := front.DayIn(trimmed); ok && s.Day && day.Real() {
		return day, nil
	}
	no := viet.Fold(trimmed) == viet.Fold(Truths[false]) // which in content says that there is no value
	if truth, ok := front.TruthIn(trimmed); s.Truth && (ok || no) {
		return truth, nil
	}
	return nil, s.notRead(trimmed)
}

// word is the word of the list that a text is, by its label or as content writes it.
func (s Sort) word(text string) (id string, ok bool) {
	text = strings.TrimSpace(text)
	for _, same := range []func(w Word) bool{
		func(w Word) bool { return w.Label == text || w.ID == text },
		func(w Word) bool { return !s.Text && viet.Fold(w.Label) == viet.Fold(text) },
	} {
		if i := slices.IndexFunc(s.Words, same); i >= 0 {
			return s.Words[i].ID, true
		}
	}
	return "", false
}

// typedNumber is a number that is a text: the cell is formatted so, or the file knows nothing else. One that can be read in two
// ways, such as 26.000, is none.
func (s Sort) typedNumber(text string) (any, bool) {
	readings := front.Readings(text)
	if len(readings) != 1 || !s.Whole && !s.Decimal {
		return nil, false
	}
	plain := strings.ReplaceAll(readings[0].TOML, "_", "")
	if n, err := strconv.ParseInt(plain, 10, 64); err == nil {
		return n, true
	}
	f, err := strconv.ParseFloat(plain, 64)
	return f, err == nil && s.Decimal
}

// notRead tells that a text is nothing that may stand in the cell, and what it may mean.
func (s Sort) notRead(text string) Wrong {
	if readings := front.Readings(text); len(readings) > 0 && (s.Whole || s.Decimal) {
		return s.told(NumberAsText, text, strings.ReplaceAll(readings[0].TOML, "_", ""))
	}
	var labels []string
	for _, w := range s.Words {
		labels = append(labels, w.Label)
	}
	return func(at source.Span) source.Problem {
		return OtherSort.At(at, text, s.wanted()).Like(text, labels)
	}
}

func (s Sort) told(rule *source.Rule, args ...any) Wrong {
	return func(at source.Span) source.Problem { return rule.At(at, args...) }
}

// wanted says what may stand in the cell.
func (s Sort) wanted() source.Words {
	var may []string
	for _, way := range []struct {
		may  bool
		what string
	}{{s.Text, "chữ"}, {s.Whole, "số nguyên"}, {s.Decimal, "số"}, {s.Day, "ngày"}, {s.Truth, "có, không"}} {
		if way.may {
			may = append(may, way.what)
		}
	}
	for i, w := range s.Words {
		if i == mostWords {
			may = append(may, "…")
			break
		}
		may = append(may, w.Label)
	}
	return source.Words(strings.Join(may, ", "))
}

// mostWords is how many words of a list a problem names.
const mostWords = 12

func calendarText(text string) string {
	if day, err := calendar.Parse(text); err == nil {
		return day.Print()
	}
	return text
}
