package main

import "testing"

// A heap may grow to what is little, a larger one by half, and a large one by the least.
func TestGrowth(t *testing.T) {
	for live, percent := range map[uint64]int{0: 9500, 12 << 20: 700, 48 << 20: 100, 80 << 20: 50, 1 << 40: least} {
		if got := growth(live); got != percent {
			t.Errorf("%d bytes may grow by %d%%, want %d%%", live, got, percent)
		}
	}
}
