package prices

import "testing"

func TestPriceOfALetter(t *testing.T) {
	list := &PriceList{
		Routes: []Route{{Name: "gần"}, {Name: "xa"}},
		Steps:  []Step{{To: 100}, {Over: 100, To: 250}, {Each: 500}},
		Prices: [][]int64{{26_000, 30_500}, {26_500, 31_000}, {2_200, 3_600}},
	}
	for _, c := range []struct {
		grams, route, reduction int
		amount                  int64
		how                     string
	}{
		{1, 0, 0, 26_000, "26.000"},
		{100, 1, 0, 30_500, "30.500"},
		{101, 1, 0, 31_000, "31.000"},
		{250, 0, 50, 13_250, "26.500, giảm 50% còn 13.250"},
		{251, 0, 0, 28_700, "26.500 + 1 × 2.200 = 28.700"},
		{750, 0, 0, 28_700, "26.500 + 1 × 2.200 = 28.700"},
		{751, 1, 100, 0, "31.000 + 2 × 3.600 = 38.200, giảm 100% còn 0"},
		{0, 0, 0, 0, ""},
		{100, 2, 0, 0, ""},
	} {
		amount, how, ok := list.Price(c.grams, c.route, c.reduction)
		if amount != c.amount || how != c.how || ok != (c.how != "") {
			t.Errorf("%d g on route %d less %d%%: %d, %q, want %d, %q", c.grams, c.route, c.reduction, amount, how, c.amount, c.how)
		}
	}
	list.Steps, list.Prices = list.Steps[:2], list.Prices[:2]
	if _, _, ok := list.Price(251, 0, 0); ok {
		t.Error("a list without an increment has a price for every weight")
	}
}

func TestPriceOfItems(t *testing.T) {
	list := &PriceList{Items: []Item{{Name: "Khám", Price: 37_500}, {Name: "Giấy hẹn"}}}
	for _, c := range []struct {
		number, item, reduction int
		amount                  int64
		how                     string
	}{
		{1, 0, 0, 37_500, "1 × 37.500 = 37.500"},
		{1_200, 0, 0, 45_000_000, "1.200 × 37.500 = 45.000.000"},
		{3, 0, 25, 84_375, "3 × 37.500 = 112.500, giảm 25% còn 84.375"},
		{5, 1, 0, 0, "5 × 0 = 0"},
		{0, 0, 0, 0, ""},
		{1, 2, 0, 0, ""},
		{1, -1, 0, 0, ""},
	} {
		amount, how, ok := list.Price(c.number, c.item, c.reduction)
		if amount != c.amount || how != c.how || ok != (c.how != "") {
			t.Errorf("%d of item %d less %d%%: %d, %q, want %d, %q", c.number, c.item, c.reduction, amount, how, c.amount, c.how)
		}
	}
}
