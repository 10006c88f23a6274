package site

import (
	"testing"

	"congkhai/generator/front"
)

func TestRelations(t *testing.T) {
	figures := Figures{
		"i6.tiep_nhan": given(12), "i6.moi": given(8), "i6.ky_truoc": given(5),
		"i6.khong": {State: front.None}, "i6.thieu": {State: front.NotReported}, "i6.ngoai": {State: front.NotApplicable},
	}
	values := func(key string) front.Stated[Amount] { return figures[key] }
	for says, want := range map[string]struct {
		outcome Outcome
		terms   string
	}{
		"i6.tiep_nhan = i6.moi + i6.ky_truoc":  {Fails, "i6.tiep_nhan = 12, nhưng i6.moi + i6.ky_truoc = 8 + 5 = 13"},
		"i6.tiep_nhan <= i6.moi + i6.ky_truoc": {Holds, "i6.tiep_nhan = 12, lớn hơn i6.moi + i6.ky_truoc = 8 + 5 = 13"},
		"i6.tiep_nhan >= i6.moi":               {Holds, "i6.tiep_nhan = 12, nhỏ hơn i6.moi = 8"},
		"i6.moi - i6.ky_truoc = i6.khong":      {Fails, "i6.moi - i6.ky_truoc = 8 - 5 = 3, nhưng i6.khong = 0"},
		"i6.moi = i6.moi + i6.khong":           {Holds, "i6.moi = 8, nhưng i6.moi + i6.khong = 8 + 0 = 8"},
		"i6.moi = i6.thieu":                    {Unchecked, ""},
		"i6.moi = i6.ngoai + i6.moi":           {Unchecked, ""},
	} {
		got := Relation{Says: says}.check(values)
		if got.Outcome != want.outcome || got.Terms != want.terms {
			t.Errorf("%s: %d %q, want %d %q", says, got.Outcome, got.Terms, want.outcome, want.terms)
		}
	}
}

func given(n Amount) front.Stated[Amount] {
	return front.Stated[Amount]{State: front.Given, Value: n * 100}
}

func TestAmountsPrintAsInVietnamese(t *testing.T) {
	for amount, want := range map[Amount]string{0: "0", 800: "8", 6250: "62,50", 123456700: "1.234.567", -250: "-2,50", -300: "-3", 105: "1,05"} {
		if got := amount.Text(); got != want {
			t.Errorf("%d hundredths print as %q, want %q", amount, got, want)
		}
	}
}

func TestShortenCutsAtABlank(t *testing.T) {
	for text, want := range map[string]string{"một hai ba": "một hai…", "một": "một", "mộthaibabốn": "mộthaiba…", "một  hai": "một hai"} {
		if got := shorten(text, 8); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

func FuzzParseRelation(f *testing.F) {
	f.Add("i6.tiep_nhan = i6.moi + i6.ky_truoc")
	f.Add("a.b <= c.d - e.f")
	f.Add("= +")
	f.Fuzz(func(t *testing.T, says string) {
		rel, ok := parseRelation(says)
		if !ok {
			return
		}
		if len(rel.left) == 0 || len(rel.right) == 0 {
			t.Fatalf("%q is read as %+v", says, rel)
		}
		Relation{Says: says}.check(func(string) front.Stated[Amount] { return given(1) })
	})
}
