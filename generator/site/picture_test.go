package site

import (
	"slices"
	"testing"
)

// How many pixels a smaller picture has is more than an int of 32 bits holds while it is worked out.
func TestWidthsOfSmallerPictures(t *testing.T) {
	for _, test := range []struct {
		width, height int
		want          []int
	}{
		{4000, 3000, []int{480, 960}},
		{480, 300, nil},
		{1000, 4600, []int{480}}, // 960 × 4,416 is more than a screen
		{1000, 25_000, nil},
		{481, 51_000, nil},
	} {
		if got := (File{"a.jpg", test.width, test.height}).narrow(); !slices.Equal(got, test.want) {
			t.Errorf("%d × %d: %d, want %d", test.width, test.height, got, test.want)
		}
	}
}
