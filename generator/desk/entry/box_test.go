package entry

import (
	"math"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"congkhai/generator/files/source"
	"congkhai/generator/text/calendar"
)

func untitled(string, string) string { return "" }

// TestTyped holds what people type against what content says.
func TestTyped(t *testing.T) {
	day := func(y, m, d int) calendar.Date { return calendar.Date{Year: y, Month: m, Day: d} }
	whole, days := Sort{Whole: true}, Sort{Day: true}
	either := Sort{Whole: true, Text: true}
	for _, test := range []struct {
		Sort
		typed string
		value any
		shown string
	}{
		{whole, "26.000", int64(26_000), "26.000"},
		{whole, " 1.026.000 ", int64(1_026_000), "1.026.000"},
		{whole, "-26000", int64(-26_000), "-26.000"},
		{whole, "2021", int64(2021), "2021"},
		{whole, "0", int64(0), "0"},
		{whole, "", nil, ""},
		{whole, " \r\n", nil, ""},
		{days, "25/6/2021", day(2021, 6, 25), "25/6/2021"},
		{days, "25/06/2021", day(2021, 6, 25), "25/6/2021"},
		{days, "2021-06-25", day(2021, 6, 25), "25/6/2021"},
		{Sort{Truth: true}, "Có", true, "có"},
		{Sort{Truth: true}, "khong", false, "không"},
		{Sort{Decimal: true}, "2,5", 2.5, "2,5"},
		{Sort{Text: true}, "26.000", "26.000", "26.000"},
		{Sort{Text: true}, `\"có gạch"`, "có gạch", "có gạch"},
		{either, "26000", int64(26_000), "26.000"},
		{either, "miễn", "miễn", "miễn"},
		{either, `\"26000"`, "26000", `\"26000"`},
		{Sort{Text: true, List: true}, "a\r\n\r\nb\r\n", []any{"a", "b"}, "a\nb"},
		{Sort{Whole: true, List: true}, "26.000\r\n7", []any{int64(26_000), int64(7)}, "26.000\n7"},
	} {
		value, wrong := test.Typed(test.typed)
		if wrong != nil {
			t.Errorf("%q is refused: %s", test.typed, wrong(source.Span{}).Text(source.English))
			continue
		}
		if shown := test.Box(value, untitled); !reflect.DeepEqual(value, test.value) || shown != test.shown {
			t.Errorf("%q is %#v, shown as %q", test.typed, value, shown)
		}
	}
	for typed, sort := range map[string]Sort{"26,5": whole, "hai": whole, "26.00.0": whole, "31/2/2021": days, "25/6": days, "có": days} {
		if value, wrong := sort.Typed(typed); wrong == nil {
			t.Errorf("%q is taken as %v", typed, value)
		}
	}
}

// sorts are what may stand in a box, one for each bit.
func sorts(bits uint8) Sort {
	s := Sort{Text: bits&1 > 0, Whole: bits&2 > 0, Decimal: bits&4 > 0, Truth: bits&8 > 0, Day: bits&16 > 0, List: bits&32 > 0}
	if bits&64 > 0 {
		s.Words = []Word{{"khong", "(không có)"}, {"tinh", "Cấp tỉnh"}}
	}
	if bits&128 > 0 {
		s.Refers = "linh-vuc"
	}
	return s
}

// FuzzBox shows any value in a box of any sort and reads it back, and reads any text as a value.
func FuzzBox(f *testing.F) {
	for bits := range 256 {
		f.Add(uint8(bits), "26.000", int64(26_000), 2.5, int64(738_000))
	}
	for _, text := range []string{"", " ", "a\nb", "\r\n", `\`, `\"`, `\[1`, "25/6/2021", "31/2/2021", "khong", "Cấp tỉnh", "a — b", "\t", "1e5", "+1", "-0", "0", "0x1f", "1_000", "\x7f", "\x00\xff"} {
		f.Add(uint8(255), text, int64(math.MinInt64), math.Inf(1), int64(-1))
		f.Add(uint8(1), text, int64(math.MaxInt64), math.SmallestNonzeroFloat64, int64(0))
		f.Add(uint8(3), text, int64(0), 0.5, int64(0))
		f.Add(uint8(96), text, int64(-9999), math.Copysign(0, -1), int64(1))
	}
	called := func(folder, id string) string { return strings.ToUpper(id) }
	f.Fuzz(func(t *testing.T, bits uint8, text string, whole int64, decimal float64, days int64) {
		s := sorts(bits)
		if !utf8.ValidString(text) || decimal == math.Trunc(decimal) || math.IsNaN(decimal) {
			return // of which content has none
		}
		typed, wrong := s.Typed(text)
		if wrong != nil {
			wrong(source.Span{}).Text(source.Vietnamese)
			typed = nil
		}
		day := calendar.Date{Year: int(days%3000+3000)%3000 + 1, Month: int(days%12+12)%12 + 1, Day: int(days%28+28)%28 + 1}
		for _, v := range []any{typed, text, whole, decimal, days%2 == 0, day, []any{text, text + "x"}, []any{whole, days}} {
			if v == nil || v == "" {
				continue
			}
			box := s.Box(v, called)
			if back, wrong := s.Typed(box); wrong != nil || !reflect.DeepEqual(back, v) {
				t.Errorf("%+v: %#v is shown as %q, which says %#v (wrong: %v)", s, v, box, back, wrong != nil)
			}
		}
	})
}
