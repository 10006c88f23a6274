package report

import (
	"testing"

	"congkhai/generator/files/amount"
	"congkhai/generator/files/front"
)

func textual(says string) wanted {
	rel, _ := parseRelation(says)
	return wanted{Relation{Says: says}, rel, "", ""}
}

func TestRelations(t *testing.T) {
	figures := Figures{
		"i6.tiep_nhan": given(12), "i6.moi": given(8), "i6.ky_truoc": given(5),
		"i4.ty_le": {State: front.Given, Value: 6250}, "i4.tron": {State: front.Given, Value: 6300},
		"i6.khong": {State: front.None}, "i6.thieu": {State: front.NotReported}, "i6.ngoai": {State: front.NotApplicable},
	}
	operand := func(key string) Operand { return Operand{Value: figures[key]} }
	for says, want := range map[string]struct {
		outcome Outcome
		terms   string
	}{
		"i6.tiep_nhan = i6.moi + i6.ky_truoc":  {Fails, "i6.tiep_nhan = 12, nhưng i6.moi + i6.ky_truoc = 8 + 5 = 13"},
		"i6.tiep_nhan <= i6.moi + i6.ky_truoc": {Holds, "i6.tiep_nhan = 12, lớn hơn i6.moi + i6.ky_truoc = 8 + 5 = 13"},
		"i6.tiep_nhan >= i6.moi":               {Holds, "i6.tiep_nhan = 12, nhỏ hơn i6.moi = 8"},
		"i6.moi - i6.ky_truoc = i6.khong":      {Fails, "i6.moi - i6.ky_truoc = 8 - 5 = 3, nhưng i6.khong = 0"},
		"i6.moi = i6.moi + i6.khong":           {Holds, "i6.moi = 8, nhưng i6.moi + i6.khong = 8 + 0 = 8"},
		"i6.moi + 4 <= 10":                     {Fails, "i6.moi + 4 = 8 + 4 = 12, lớn hơn 10"},
		"i6.khong >= 0":                        {Holds, "i6.khong = 0, nhỏ hơn 0"},
		"i4.ty_le = i6.ky_truoc / i6.moi":      {Holds, "i4.ty_le = 62,50%, nhưng i6.ky_truoc / i6.moi = 5 / 8 = 62,50%"},
		"i4.tron = i6.ky_truoc / i6.moi":       {Fails, "i4.tron = 63%, nhưng i6.ky_truoc / i6.moi = 5 / 8 = 62,50%"},
		"i6.khong = i6.ky_truoc / i6.moi":      {Fails, `i6.khong = "khong", nhưng i6.ky_truoc / i6.moi = 5 / 8 = 62,50%`},
		"i6.ngoai = i6.ky_truoc / i6.moi":      {Fails, `i6.ngoai = "khong_ap_dung", nhưng i6.ky_truoc / i6.moi = 5 / 8 = 62,50%`},
		"i6.ngoai = i6.ky_truoc / i6.khong":    {Holds, `i6.ngoai = "khong_ap_dung", nhưng i6.ky_truoc / i6.khong = 5 / 0 = ?`},
		"i4.tron = i6.ky_truoc / i6.khong":     {Fails, "i4.tron = 63%, nhưng i6.ky_truoc / i6.khong = 5 / 0 = ?"},
		"i6.thieu = i6.ky_truoc / i6.moi":      {Unchecked, ""},
		"i4.tron = (i6.moi - 1) / (i6.moi + i6.ky_truoc)": {Fails,
			"i4.tron = 63%, nhưng (i6.moi - 1) / (i6.moi + i6.ky_truoc) = (8 - 1) / (8 + 5) = 53,85%"},
		"i6.moi = i6.thieu":          {Unchecked, ""},
		"i6.moi = i6.ngoai + i6.moi": {Unchecked, ""},
	} {
		got := textual(says).check(operand)
		if got.Outcome != want.outcome || got.Terms != want.terms {
			t.Errorf("%s: %d %q, want %d %q", says, got.Outcome, got.Terms, want.outcome, want.terms)
		}
	}
}

func given(n amount.Amount) front.Stated[amount.Amount] {
	return front.Stated[amount.Amount]{State: front.Given, Value: n * 100}
}

func TestWhatIsNoRelation(t *testing.T) {
	for _, says := range []string{
		"", "i.a", "i.a == i.b", "i.a = ", "i.a = i.b +", "i.a = i.b * 2", "a = b", "i.a = i.b / i.c / i.d", "i.a <= i.b / i.c",
		"i.a + i.b = i.c / i.d", "5 = i.a / i.b", "i.a = (i.b", "i.a = i.b - / i.c", "i.a < i.b", "I.a = i.b", "i.a = 1.5",
	} {
		if rel, ok := parseRelation(says); ok {
			t.Errorf("%q is read as %+v", says, rel)
		}
	}
}

func FuzzParseRelation(f *testing.F) {
	f.Add("i6.tiep_nhan = i6.moi + i6.ky_truoc")
	f.Add("a.b <= c.d - e.f")
	f.Add("i.a = (i.b + 3) / i.c")
	f.Add("= +")
	f.Fuzz(func(t *testing.T, says string) {
		rel, ok := parseRelation(says)
		if !ok {
			return
		}
		if len(rel.Left) == 0 || len(rel.Right) == 0 {
			t.Fatalf("%q is read as %+v", says, rel)
		}
		textual(says).check(func(string) Operand { return Operand{Value: given(1)} })
	})
}
