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
