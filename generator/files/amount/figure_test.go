package amount

import (
	"math"
	"testing"
)

func TestAmountsPrintAsInVietnamese(t *testing.T) {
	for n, want := range map[Amount]string{0: "0", 800: "8", 6250: "62,50", 123456700: "1.234.567", -250: "-2,50", -300: "-3", 105: "1,05"} {
		if got := n.Text(); got != want {
			t.Errorf("%d hundredths print as %q, want %q", n, got, want)
		}
	}
}

func TestPercentIsRoundedHalfAwayFromZero(t *testing.T) {
	for _, c := range []struct{ a, by, want Amount }{
		{1, 3, 3333}, {2, 3, 6667}, {1, 8, 1250}, {-1, 3, -3333}, {-1, 8, -1250}, {1, -3, -3333}, {1, 20_000, 1}, {1, 20_001, 0}, {-1, 20_000, -1},
		{mostAmount, 1, math.MaxInt64}, {mostAmount * 100, mostAmount * 100, 10_000},
	} {
		if got := PercentOf(c.a, c.by); got != c.want {
			t.Errorf("%d of %d is %d hundredths of a per cent, want %d", c.a, c.by, got, c.want)
		}
	}
}

func TestAmountsInThousands(t *testing.T) {
	for _, c := range []struct {
		n        Amount
		factor   int64
		decimals int
		want     string
	}{
		{565_000, 1000, 0, "5,65"}, {565_000, 1000, 3, "5,650"}, {565_001, 1000, 1, "5,65001"}, {600_000, 1000, 0, "6"},
		{600_000, 1000, 1, "6,0"}, {500, 1000, 0, "0,005"}, {0, 1000, 0, "0"}, {-565_000, 1000, 0, "-5,65"},
		{-5, 1, 0, "-0,05"}, {6250, 1, 0, "62,5"}, {6250, 1, 2, "62,50"}, {123_456_700, 1, 0, "1.234.567"},
		{mostAmount * 100, 1_000_000_000, 0, "1.000.000"},
	} {
		if got := c.n.Scaled(c.factor, c.decimals); got != c.want {
			t.Errorf("%d hundredths by %d with %d decimals: %q, want %q", c.n, c.factor, c.decimals, got, c.want)
		}
	}
}
