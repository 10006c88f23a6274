package front

import (
	"cmp"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"
	"time"

	"congkhai/generator/files/source"
	"congkhai/generator/text/bound"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/viet"
)

// Binder is a value that reads itself from what the TOML library decoded, where a plain Go type cannot say it.
type Binder interface {
	BindTOML(b *Binding, v any, path string)
}

// Enum is a string type with a closed list of values.
type Enum interface{ Choices() []Choice }

// Choice is one value of an Enum: as content writes it, and as people read it.
type Choice struct{ ID, Label string }

// Tagged is a text in a field with an `is` tag, or an item of a list there. What the tag means ("linh-vuc", "van-ban",
// "tep", …) is the reader's affair.
type Tagged struct {
	Is    string
	Value string
	Path  string
}

// Bind fills the struct that into points to, and returns its tagged texts. Fields carry the key in a `key` tag, with
// ",optional" where it may be left out; embedded structs count as their fields. Unknown and missing keys, wrong types
// and values outside their list are problems; everything else is bound all the same.
func Bind(doc *Doc, into any) ([]Tagged, []source.Problem) {
	b := &Binding{doc: doc, top: fieldsOf(reflect.TypeOf(into).Elem()), elsewhere: map[string]bool{},
		misspelt: map[string]bool{}}
	b.table(doc.Values, "", reflect.ValueOf(into).Elem())
	b.concludeNothing()
	return b.tagged, b.problems
}

// Binding is one run of Bind: where values are looked up and problems are noted.
type Binding struct {
	doc      *Doc
	top      []field // of the whole file
	is       string
	example  string // of the key whose value is bound
	optional bool
	tagged   []Tagged
	problems []source.Problem

	elsewhere map[string]bool // keys that stand where they do not belong
	misspelt  map[string]bool // path of a table and the key that one in it is meant for
	lacking   []lacking
}

// Problem notes a problem with the value at a path. Like what follows, it runs when something is wrong: written out at
// each place that asks for it, it costs 50 KB of the command.
//
//go:noinline
func (b *Binding) Problem(path string, rule *source.Rule, args ...any) {
	b.note(func() source.Problem { return rule.At(b.doc.At(path), args...) })
}

// Raw is the value at a path as its author wrote it.
func (b *Binding) Raw(path string) string { return b.doc.At(path).Text() }

// Start is where the key at a path stands in the file, for a Binder to whom the order matters.
func (b *Binding) Start(path string) int { return b.doc.Key(path).Start }

// note notes a problem, as long as it is of use: its place is only looked for then.
func (b *Binding) note(problem func() source.Problem) {
	if !source.Full(b.problems) {
		b.problems = append(b.problems, problem())
	}
}

// Problems returns how many problems there are so far, for a Binder that concludes nothing from a value that was wrong.
func (b *Binding) Problems() int { return len(b.problems) }

// like notes a problem with a word that is near one of names.
//
//go:noinline
func (b *Binding) like(path string, rule *source.Rule, word string, names []string, args ...any) {
	b.note(func() source.Problem { return rule.At(b.doc.At(path), args...).Like(word, names) })
}

// Value binds v to the value that into points to.
func (b *Binding) Value(v any, path string, into any) { b.value(v, path, reflect.ValueOf(into).Elem()) }

func (b *Binding) table(values map[string]any, path string, into reflect.Value) {
	fields, given := tableOf(into.Type()).byKey, 0
	for i := range fields {
		f := &fields[i]
		v, ok := values[f.key]
		if !ok {
			continue
		}
		given++
		b.is, b.optional, b.example = f.is, f.optional, f.example
		b.value(v, join(path, f.key), into.FieldByIndex(f.index))
	}
	if given < len(values) {
		b.strays(values, path, fields)
	}
	onlyStrays := given == 0 && len(values) > 0 && path != ""
	if given < len(fields) && !onlyStrays && b.doc.Sound {
		b.missings(values, path, fields)
	}
}

func (b *Binding) missings(values map[string]any, path string, fields []field) {
	for _, f := range fields {
		if _, ok := values[f.key]; !ok && !f.optional {
			b.missing(path, f)
		}
	}
}

func (b *Binding) missing(path string, f field) {
	rule := MissingKey
	if f.stated {
		rule = MissingStated
	}
	b.lacking = append(b.lacking, lacking{len(b.problems), path, f.key})
	b.note(func() source.Problem {
		where := b.doc.At(path)
		if path == "" {
			where = b.doc.Span.File.Span(0, 0)
		}
		return rule.At(where, f.key)
	})
}

func (b *Binding) value(v any, path string, into reflect.Value) {
	if v == "" && !b.optional {
		b.Problem(path, Empty) // as a new file has it; no need to say what type it should be
		return
	}
	switch m := mannerOf(into.Type()); {
	case m.binds:
		into.Addr().Interface().(Binder).BindTOML(b, v, path)
		return
	case m.date:
		b.date(v, path, into)
		return
	case m.choices != nil:
		b.enum(v, path, into, m.choices)
		return
	}
	switch into.Kind() {
	case reflect.String:
		b.text(v, path, into)
	case reflect.Int, reflect.Int64:
		b.scalar(v, path, into, "số nguyên không có ngoặc kép", "a whole number without quotes")
	case reflect.Bool:
		b.scalar(v, path, into, "true hoặc false không có ngoặc kép", "true or false without quotes")
	case reflect.Slice:
		b.list(v, path, into)
	case reflect.Struct:
		if values, ok := v.(map[string]any); ok {
			b.table(values, path, into)
			return
		}
		b.wrong(v, path, into.Type(), "một bảng { … }", "a table { … }")
	case reflect.Map:
		b.mapping(v, path, into)
	default:
		panic("front: a record has a field of type " + into.Type().String())
	}
}

// wrong reports a value of another type than is wanted, and what to write where that is certain.
func (b *Binding) wrong(v any, path string, into reflect.Type, vi, en string) {
	if meant := b.instead(v, path, into); meant != "" {
		b.Problem(path, WriteAs, vi, meant, en)
		return
	}
	if table, isTable := v.(map[string]any); isTable {
		for name := range table {
			b.elsewhere[name] = b.elsewhere[name] || b.OfFile(name)
		}
	}
	kindVi, kindEn := typeOf(v)
	b.Problem(path, WrongType, vi, kindVi, en, kindEn)
}

func (b *Binding) date(v any, path string, into reflect.Value) {
	if day, ok := DayOf(v); ok {
		into.Set(reflect.ValueOf(day))
		return
	}
	if day, ok := DayIn(strings.Trim(b.Raw(path), quotes)); ok && !day.Real() || v == "" {
		b.Problem(path, NoSuchDay)
		return
	}
	b.wrong(v, path, into.Type(), "ngày không có ngoặc kép, như 2021-06-25", "a date without quotes such as 2021-06-25")
}

// manner is how values of a type are bound.
type manner struct {
	binds, date bool
	choices     []Choice // of an Enum
}

var manners sync.Map // reflect.Type → manner; a pure function of the type

func mannerOf(t reflect.Type) manner {
	if known, ok := manners.Load(t); ok {
		return known.(manner)
	}
	zero := reflect.New(t)
	var m manner
	_, m.binds = zero.Interface().(Binder)
	_, m.date = zero.Elem().Interface().(calendar.Date)
	if e, ok := zero.Elem().Interface().(Enum); ok {
		m.choices = append([]Choice{}, e.Choices()...)
	}
	manners.Store(t, m)
	return m
}

func (b *Binding) enum(v any, path string, into reflect.Value, choices []Choice) {
	text, ok := v.(string)
	if !ok {
		b.wrong(v, path, into.Type(), "chữ trong ngoặc kép", "a text in quotes")
		return
	}
	if slices.ContainsFunc(choices, func(c Choice) bool { return c.ID == text }) {
		into.SetString(text)
		return
	}
	var ids []string
	for _, choice := range choices {
		ids = append(ids, choice.ID)
	}
	b.note(func() source.Problem {
		problem := NotInList.At(b.doc.At(path), text, source.Words(strings.Join(ids, ", ")))
		return problem.Guess(func() string { return cmp.Or(choiceOf(text, choices), viet.Nearest(text, ids)) })
	})
}

func (b *Binding) text(v any, path string, into reflect.Value) {
	text, ok := v.(string)
	switch {
	case !ok:
		b.wrong(v, path, into.Type(), "chữ trong ngoặc kép", "a text in quotes")
	case text != "" && viet.Blank(text):
		b.Problem(path, Empty)
	case strings.ContainsAny(text, "\t\n\f\b\r") && windowsPath.MatchString(b.Raw(path)): // of "C:\new\table.pdf"
		r := fileAlone(b.Raw(path))
		b.Problem(path, Syntax, r.vi+": viết "+r.toml, r.en+": write "+r.toml)
	case unprintable(text) && !unprintable(b.doc.At(path).Text()): // which was told already
		b.Problem(path, EscapedMark)
	case viet.StrayMark(viet.Normal(text)) >= 0 && viet.StrayMark(b.doc.At(path).Text()) < 0:
		b.Problem(path, EscapedMark) // written as an escape such as \u0323, so the file itself looks clean
	default:
		into.SetString(viet.Normal(text))
		if b.is != "" {
			b.tagged = append(b.tagged, Tagged{b.is, into.String(), path})
		}
	}
}

// unprintable reports whether a text has what an escape can smuggle into it: controls, marks that turn its direction,
// and what nobody sees.
func unprintable(text string) bool {
	if viet.Plain(text) {
		return false
	}
	for at, r := range text {
		if r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xA0 || viet.Turns(r) || viet.Unseen(text, at) || viet.Private(r) {
			return true
		}
	}
	return false
}

func (b *Binding) scalar(v any, path string, into reflect.Value, vi, en string) {
	got := reflect.ValueOf(v)
	switch {
	case !got.IsValid() || got.Kind() != wide(into.Kind()):
		b.wrong(v, path, into.Type(), vi, en)
	case got.CanInt() && into.OverflowInt(got.Int()):
		b.Problem(path, WrongType, "số nguyên nhỏ hơn", "số nguyên", "a smaller whole number", "a whole number")
	default:
		into.Set(got.Convert(into.Type()))
	}
}

func wide(k reflect.Kind) reflect.Kind {
	if k == reflect.Int {
		return reflect.Int64
	}
	return k
}

func (b *Binding) list(v any, path string, into reflect.Value) {
	items, ok := asList(v)
	if !ok {
		b.notAList(v, path, into.Type())
		return
	}
	if len(items) == 0 && !b.optional {
		b.Problem(path, Empty)
		return
	}
	if len(items) > bound.Items {
		b.Problem(item(path, bound.Items), TooManyItems, bound.Items)
		return
	}
	into.Set(reflect.MakeSlice(into.Type(), len(items), len(items)))
	is, optional := b.is, b.optional
	for i, v := range items {
		b.is, b.optional = is, false
		b.value(v, item(path, i), into.Index(i))
	}
	b.is, b.optional = is, optional
}

// notAList reports what stands where a list is wanted: also a table that lies in an item without a heading of its own.
func (b *Binding) notAList(v any, path string, into reflect.Type) {
	at := b.doc.At(path).Text()
	if _, isTable := v.(map[string]any); isTable && strings.HasPrefix(strings.Trim(at, "[ "), path+".") {
		b.lacking = append(b.lacking, lacking{len(b.problems), "", path})
		b.Problem(path, NoItemHeading, path, at)
		return
	}
	b.wrong(v, path, into, "một danh sách [ … ]", "a list [ … ]")
}

// asList sees arrays of values and arrays of tables as the same thing, which the library decodes differently.
func asList(v any) ([]any, bool) {
	switch v := v.(type) {
	case []any:
		return v, true
	case []map[string]any:
		items := make([]any, len(v))
		for i := range v {
			items[i] = v[i]
		}
		return items, true
	}
	return nil, false
}

func (b *Binding) mapping(v any, path string, into reflect.Value) {
	values, ok := v.(map[string]any)
	if !ok {
		b.wrong(v, path, into.Type(), "một bảng", "a table")
		return
	}
	all := reflect.MakeMapWithSize(into.Type(), len(values))
	for _, name := range slices.Sorted(maps.Keys(values)) {
		value := reflect.New(into.Type().Elem()).Elem()
		if _, isTable := values[name].(map[string]any); !isTable && value.Kind() == reflect.Map && b.OfFile(name) {
			b.late(path, []string{name})
			continue
		}
		b.value(values[name], join(path, name), value)
		all.SetMapIndex(reflect.ValueOf(name), value)
	}
	into.Set(all)
}

func typeOf(v any) (vi, en string) {
	switch v := v.(type) {
	case string:
		return "chữ", "a text"
	case int64:
		return "số nguyên", "a whole number"
	case float64:
		return "số thập phân (mã số đặt trong ngoặc kép, số tiền viết như 26_000)",
			"a decimal (quote codes, write money such as 26_000)"
	case bool:
		return "true/false", "true/false"
	case time.Time:
		if _, isDay := DayOf(v); isDay {
			return "ngày", "a date"
		}
		return "ngày có giờ", "a date with a time"
	case map[string]any:
		return "một bảng", "a table"
	}
	return "một danh sách", "a list"
}
