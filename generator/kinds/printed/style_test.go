package printed

import (
	"testing"

	"congkhai/generator/files/amount"
	"congkhai/generator/files/front"
)

// What is printed, and the unit of the last digit, both in hundredths.
func TestFiguresArePrintedAsTheDocumentDoes(t *testing.T) {
	for _, c := range []struct {
		style Style
		value amount.Amount
		want  string
		unit  amount.Amount
	}{
		{Style{Kind: Counting}, 800, "8", 0},
		{Style{Kind: Counting, Digits: 2}, 800, "08", 0},
		{Style{Kind: Counting, Digits: 2}, 123_400, "1.234", 0},
		{Style{Kind: Counting, Rounding: 1}, 800, "8", 0},
		{Style{Kind: Counting, Rounding: 10}, 12_000, "120", 1000},
		{Style{Kind: Counting, Rounding: 10, Scale: "ngan"}, 565_000, "5,65 ngàn", 1000},
		{Style{Kind: Counting, Rounding: 100, Scale: "nghin"}, 570_000, "5,7 nghìn", 10_000},
		{Style{Kind: Counting, Rounding: 1000, Scale: "ngan"}, 600_000, "6 ngàn", 100_000},
		{Style{Kind: Counting, Rounding: 10_000, Scale: "ngan"}, 6_000_000, "60 ngàn", 1_000_000},
		{Style{Kind: Counting, Rounding: 10, Scale: "ngan"}, 600_000, "6,00 ngàn", 1000},
		{Style{Kind: Counting, Rounding: 10, Scale: "ngan"}, 0, "0", 1000},
		{Style{Kind: Counting, Rounding: 100, Scale: "ngan"}, 565_300, "5,653 ngàn", 10_000}, // no digit is lost
		{Style{Kind: Counting, Scale: "ngan"}, 565_300, "5,653 ngàn", 0},
		{Style{Kind: Counting, Scale: "ngan"}, 600_000, "6 ngàn", 0},
		{Style{Kind: Counting, Rounding: 1, Scale: "ngan"}, 565_000, "5,650 ngàn", 0},
		{Style{Kind: Counting, Rounding: 100_000, Scale: "trieu"}, 123_450_000_000, "1.234,5 triệu", 10_000_000},
		{Style{Kind: Money}, 150_000_000, "1.500.000 đồng", 0},
		{Style{Kind: Money, Digits: 2}, 0, "00 đồng", 0},
		{Style{Kind: Money, Rounding: 100_000, Scale: "trieu"}, 150_000_000, "1,5 triệu đồng", 10_000_000},
		{Style{Kind: Money, Rounding: 1_000_000_000, Scale: "ty"}, 1_200_000_000_000, "12 tỷ đồng", 100_000_000_000},
		{Style{Kind: Ratio}, 6250, "62,50%", 0},
		{Style{Kind: Ratio}, 6300, "63%", 0},
		{Style{Kind: Ratio, Digits: 1}, 330, "3,3%", 10},
		{Style{Kind: Ratio, Digits: 1}, 10_000, "100,0%", 10},
		{Style{Kind: Ratio, Digits: 2}, 330, "3,30%", 1},
		{Style{Kind: Ratio, Rounding: 1}, 6300, "63%", 100},
		{Style{Kind: Ratio, Rounding: 10}, 6000, "60%", 1000},
		{Style{Kind: Decimal}, 6250, "62,5", 0},
		{Style{Kind: Decimal}, 6205, "62,05", 0},
		{Style{Kind: Decimal, Digits: 1}, 6200, "62,0", 10},
		{Style{Kind: Decimal, Digits: 2}, 6250, "62,50", 1},
		{Style{Kind: Decimal, Rounding: 10}, 6000, "60", 1000},
		{Style{Kind: Decimal, Rounding: 1000, Scale: "trieu"}, 178_600_000, "1,786 triệu", 100_000},
		{Style{Kind: Statement}, 100, "Có", 0},
		{Style{Kind: Statement}, 0, "Không", 0},
	} {
		got := c.style.Show(front.Stated[amount.Amount]{State: front.Given, Value: c.value})
		if string(got.HTML) != c.want || c.style.Unit() != c.unit {
			t.Errorf("%+v prints %d as %q with the unit %d, want %q and %d", c.style, c.value, got.HTML, c.style.Unit(), c.want, c.unit)
		}
	}
}
