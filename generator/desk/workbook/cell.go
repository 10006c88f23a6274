package workbook

import (
	"encoding/json"
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

// longestText is how many UTF-16 units Excel keeps in a cell.
const longestText = 32_767

// titles finds what the record is called that a value refers to; "" where there is none.
type titles func(folder, id string) string

// cellOf is a value as a cell of a sort. ok is false where no cell can hold it: then the value has no place in the workbook.
func (s sort) cellOf(v any, called titles) (cell sheet.Cell, ok bool) {
	if v == nil {
		return sheet.Cell{}, true
	}
	cell = s.plain(v, called)
	if back, wrong := s.value(cell); wrong == nil && reflect.DeepEqual(back, v) && fits(cell) {
		return cell, true
	}
	cell = literal(v)
	back, wrong := s.value(cell)
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
	return len(c.Text) <= longestText || len(utf16.Encode([]rune(c.Text))) <= longestText
}

// plain is a value as staff expect it.
func (s sort) plain(v any, called titles) sheet.Cell {
	switch v := v.(type) {
	case string:
		return sheet.Cell{Sort: sheet.Text, Text: s.shown(v, called)}
	case int64:
		return sheet.Cell{Sort: sheet.Number, Text: strconv.FormatInt(v, 10)}
	case float64:
		return sheet.Cell{Sort: sheet.Number, Text: strconv.FormatFloat(v, 'f', -1, 64)}
	case bool:
		return sheet.Cell{Sort: sheet.Text, Text: truths[v]}
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

var truths = map[bool]string{true: "có", false: "không"}

// shown is a text as staff read it: a word of a list by its label, a reference with what it is called.
func (s sort) shown(text string, called titles) string {
	for _, w := range s.words {
		if w.id == text {
			return w.label
		}
	}
	if title := called(s.refers, text); s.refers != "" && title != "" {
		return text + between + strings.ReplaceAll(title, "\n", " ")
	}
	return text
}

// literal is a value as content writes it.
func literal(v any) sheet.Cell {
	if day, isDay := v.(calendar.Date); isDay {
		return sheet.Cell{Sort: sheet.Text, Text: literalMark + day.String()}
	}
	var b strings.Builder
	e := json.NewEncoder(&b) // whose texts, numbers and lists are TOML too
	e.SetEscapeHTML(false)
	if e.Encode(v) != nil {
		return sheet.Cell{}
	}
	return sheet.Cell{Sort: sheet.Text, Text: literalMark + strings.TrimSuffix(b.String(), "\n")}
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

// wrong is what is wrong with a cell, before its place is known.
type wrong func(at source.Span) source.Problem

// value is what a cell says to a key, nil where it says nothing.
func (s sort) value(c sheet.Cell) (any, wrong) {
	if v, ok := literalIn(c.Text); c.Sort == sheet.Text && ok {
		return v, nil
	}
	if c.Sort == sheet.Text && s.list && !s.isWord(c.Text) {
		return s.items(c.Text)
	}
	v, bad := s.single(c)
	if alone := s.list && c.Sort != sheet.Text && v != nil; alone {
		return []any{v}, nil // a cell with one number or day in the place of a list
	}
	return v, bad
}

func (s sort) isWord(text string) bool {
	word, ok := s.word(text)
	return ok && front.IsState(word)
}

// items are the lines of a cell; those that say nothing are left out.
func (s sort) items(text string) (any, wrong) {
	items := []any{}
	for line := range strings.SplitSeq(text, "\n") {
		if viet.Blank(line) {
			continue
		}
		v, bad := s.single(sheet.Cell{Sort: sheet.Text, Text: line})
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

func (s sort) single(c sheet.Cell) (any, wrong) {
	switch c.Sort {
	case sheet.Text:
		return s.ofText(c.Text)
	case sheet.Number:
		return s.ofNumber(c.Text)
	case sheet.Date:
		day, err := calendar.Parse(c.Text)
		if err != nil || !s.day {
			return nil, s.told(DayForOther, calendarText(c.Text), s.wanted())
		}
		return day, nil
	case sheet.Truth:
		if !s.truth {
			return nil, s.told(OtherSort, c.Text, s.wanted())
		}
		return c.Text == "true", nil
	}
	return nil, nil
}

// ofNumber is what a number says where one is wanted. In the place of a text it is one that Excel changed: a code has lost
// its noughts.
func (s sort) ofNumber(text string) (any, wrong) {
	if n, err := strconv.ParseInt(text, 10, 64); err == nil && (s.whole || s.decimal) {
		return n, nil
	}
	if f, err := strconv.ParseFloat(text, 64); err == nil && s.decimal {
		return f, nil
	}
	if s.text && !s.whole {
		return nil, numberForText(text, s.like)
	}
	return nil, s.told(OtherSort, text, s.wanted())
}

// numberForText tells of a number where a code or another text belongs, and the code that it was: like is one.
func numberForText(text, like string) wrong {
	return func(at source.Span) source.Problem {
		return NumberForText.At(at, text).Suggest(sheet.MeantBy(text, like))
	}
}

// ofText is what a text says: a word of the list, a text, or a number, a day, a statement that somebody typed as a text.
func (s sort) ofText(text string) (any, wrong) {
	if viet.Blank(text) {
		return nil, nil
	}
	if id, ok := s.word(text); ok {
		return id, nil
	}
	switch number, isNumber := s.typedNumber(text); {
	case s.refers != "":
		id, _, _ := strings.Cut(text, between)
		return strings.TrimSpace(id), nil
	case s.text:
		return text, nil
	case isNumber:
		return number, nil
	}
	trimmed := strings.TrimSpace(text)
	if day, ok := front.DayIn(trimmed); ok && s.day && day.Real() {
		return day, nil
	}
	no := viet.Fold(trimmed) == viet.Fold(truths[false]) // which in content says that there is no value
	if truth, ok := front.TruthIn(trimmed); s.truth && (ok || no) {
		return truth, nil
	}
	return nil, s.notRead(trimmed)
}

// word is the word of the list that a text is, by its label or as content writes it.
func (s sort) word(text string) (id string, ok bool) {
	text = strings.TrimSpace(text)
	for _, same := range []func(w word) bool{
		func(w word) bool { return w.label == text || w.id == text },
		func(w word) bool { return !s.text && viet.Fold(w.label) == viet.Fold(text) },
	} {
		if i := slices.IndexFunc(s.words, same); i >= 0 {
			return s.words[i].id, true
		}
	}
	return "", false
}

// typedNumber is a number that is a text: the cell is formatted so, or the file knows nothing else. One that can be read in two
// ways, such as 26.000, is none.
func (s sort) typedNumber(text string) (any, bool) {
	readings := front.Readings(text)
	if len(readings) != 1 || !s.whole && !s.decimal {
		return nil, false
	}
	plain := strings.ReplaceAll(readings[0].TOML, "_", "")
	if n, err := strconv.ParseInt(plain, 10, 64); err == nil {
		return n, true
	}
	f, err := strconv.ParseFloat(plain, 64)
	return f, err == nil && s.decimal
}

// notRead tells that a text is nothing that may stand in the cell, and what it may mean.
func (s sort) notRead(text string) wrong {
	if readings := front.Readings(text); len(readings) > 0 && (s.whole || s.decimal) {
		return s.told(NumberAsText, text, strings.ReplaceAll(readings[0].TOML, "_", ""))
	}
	var labels []string
	for _, w := range s.words {
		labels = append(labels, w.label)
	}
	return func(at source.Span) source.Problem {
		return OtherSort.At(at, text, s.wanted()).Like(text, labels)
	}
}

func (s sort) told(rule *source.Rule, args ...any) wrong {
	return func(at source.Span) source.Problem { return rule.At(at, args...) }
}

// wanted says what may stand in the cell.
func (s sort) wanted() source.Words {
	var may []string
	for _, way := range []struct {
		may  bool
		what string
	}{{s.text, "chữ"}, {s.whole, "số nguyên"}, {s.decimal, "số"}, {s.day, "ngày"}, {s.truth, "có, không"}} {
		if way.may {
			may = append(may, way.what)
		}
	}
	for i, w := range s.words {
		if i == mostWords {
			may = append(may, "…")
			break
		}
		may = append(may, w.label)
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
