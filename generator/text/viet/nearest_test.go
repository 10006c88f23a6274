package viet

import (
	"math/rand/v2"
	"testing"
)

// all is the whole table of distances, which distance looks at a part of.
func all(a, b []rune) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		for j := range rows[i] {
			switch {
			case i == 0 || j == 0:
				rows[i][j] = i + j
				continue
			case a[i-1] == b[j-1]:
				rows[i][j] = rows[i-1][j-1]
			default:
				rows[i][j] = 1 + min(rows[i-1][j-1], rows[i-1][j], rows[i][j-1])
			}
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(a)][len(b)]
}

func TestDistanceIsThatOfTheWholeTable(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	word := func() []rune {
		w := make([]rune, random.IntN(9))
		for i := range w {
			w[i] = 'a' + rune(random.IntN(3))
		}
		return w
	}
	near := 0
	for range 200_000 {
		a, b, most := word(), word(), 1+random.IntN(farthest+1)
		want := min(most, all(a, b))
		if got := distance(a, b, most); got != want {
			t.Fatalf("distance(%q, %q, %d) = %d, want %d", string(a), string(b), most, got, want)
		}
		if want < most {
			near++
		}
	}
	if near < 10_000 {
		t.Errorf("only %d pairs were near", near)
	}
}
