package relation

import (
	"testing"

	"congkhai/generator/files/amount"
)

func TestRelationsAndFactsInWords(t *testing.T) {
	name := func(key string) string {
		return map[string]string{"a": "tiếp nhận", "b": "hồ sơ mới", "c": "kỳ trước chuyển qua", "p": "tỷ lệ đúng hạn",
			"m": "thủ tục mức độ 4"}[key]
	}
	words := Words{Name: name, Value: func(_ string, value amount.Amount) string { return value.Text() },
		But: [3]string{"nhưng", "nhiều hơn", "ít hơn"}}
	for _, c := range []struct{ says, values, words, fact string }{
		{"a = b + c", "a = 12; b = 8; c = 5", "tiếp nhận = hồ sơ mới + kỳ trước chuyển qua",
			"tiếp nhận 12, nhưng hồ sơ mới 8 + kỳ trước chuyển qua 5 = 13"},
		{"a - c = b", "a = 12; b = 8; c = 5", "tiếp nhận - kỳ trước chuyển qua = hồ sơ mới",
			"tiếp nhận 12 - kỳ trước chuyển qua 5 = 7, nhưng hồ sơ mới 8"},
		{"a <= b", "a = 12; b = 8", "tiếp nhận không nhiều hơn hồ sơ mới", "tiếp nhận 12, nhiều hơn hồ sơ mới 8"},
		{"a >= b", "a = 5; b = 8", "tiếp nhận không ít hơn hồ sơ mới", "tiếp nhận 5, ít hơn hồ sơ mới 8"},
		{"b <= 5", "b = 8", "hồ sơ mới không nhiều hơn 5", "hồ sơ mới 8, nhiều hơn 5"},
		{"b + 2 = a", "a = 8; b = 8", "hồ sơ mới + 2 = tiếp nhận", "hồ sơ mới 8 + 2 = 10, nhưng tiếp nhận 8"},
		{"b = a", "a = 1; b = none", "hồ sơ mới = tiếp nhận", "hồ sơ mới 0, nhưng tiếp nhận 1"},
		{"m = b", "m = 60; b = 5", "thủ tục mức độ 4 = hồ sơ mới", "thủ tục mức độ 4: 60, nhưng hồ sơ mới 5"},
		{"p = b / a", "p = 63; a = 8; b = 5", "tỷ lệ đúng hạn = hồ sơ mới / tiếp nhận",
			"tỷ lệ đúng hạn 63, nhưng hồ sơ mới 5 trên tiếp nhận 8 là 62,50%"},
		{"p = (b + c) / a", "p = 63; a = 8; b = 5; c = 1", "tỷ lệ đúng hạn = (hồ sơ mới + kỳ trước chuyển qua) / tiếp nhận",
			"tỷ lệ đúng hạn 63, nhưng hồ sơ mới 5 + kỳ trước chuyển qua 1 = 6 trên tiếp nhận 8 là 75%"},
		{"p = b / a", "p = 63; a = 0; b = 5", "tỷ lệ đúng hạn = hồ sơ mới / tiếp nhận",
			"tỷ lệ đúng hạn 63, nhưng tiếp nhận 0 nên không có tỷ lệ"},
		{"p = b / a", "p = none; a = 8; b = 5", "tỷ lệ đúng hạn = hồ sơ mới / tiếp nhận",
			"tỷ lệ đúng hạn không có, nhưng hồ sơ mới 5 trên tiếp nhận 8 là 62,50%"},
	} {
		rel, ok := Parse(c.says, isKey)
		if !ok {
			t.Fatalf("%q cannot be read", c.says)
		}
		if got := rel.In(name); got != c.words {
			t.Errorf("%s in words: %q, want %q", c.says, got, c.words)
		}
		if got := rel.Hold(values(t, c.values)).Fact(words); got != c.fact {
			t.Errorf("%s with %s: %q, want %q", c.says, c.values, got, c.fact)
		}
	}
}
