package viet

import "slices"

// farthest is how many slips of the keyboard a word may have and still be known for what was meant.
const farthest = 2

// Nearest returns the one of names that word most likely means, or "" when none is near: a slip of one letter in a
// short word, of two in a longer one. Marks do not count ("linh_vục" is near "linh_vuc").
func Nearest(word string, names []string) string {
	folded := []rune(Fold(word))
	best, bestAt := "", 1+min(farthest, len(folded)/3)
	for _, name := range names {
		if d := distance(folded, []rune(Fold(name)), bestAt); d < bestAt {
			best, bestAt = name, d
		}
	}
	return best
}

// band is a part of a row of distances: those of beginnings whose lengths differ by farthest at most.
type band [2*farthest + 1]int

// distance counts the letters to add, drop, replace or swap with the next one to get from a to b, where that is less
// than most, which is farthest+1 at most; else it is most. What lies off the band is never less, so that the cost grows
// with the length of the words and not with its square.
func distance(a, b []rune, most int) int {
	if len(a)-len(b) >= most || len(b)-len(a) >= most {
		return most
	}
	before, row := band{}, band{}
	for k := range row {
		before[k], row[k] = most, most
		if j := k - farthest; j >= 0 {
			row[k] = min(j, most)
		}
	}
	for i := 1; i <= len(a); i++ {
		next := nextBand(a, b, i, most, before, row)
		if slices.Min(next[:]) >= most {
			return most
		}
		before, row = row, next
	}
	return row[len(b)-len(a)+farthest]
}

// nextBand is the distances of a[:i] from the beginnings of b; before and row are those of a[:i-2] and a[:i-1].
func nextBand(a, b []rune, i, most int, before, row band) band {
	var next band
	for k := range next {
		next[k] = most
		j := i + k - farthest
		if j < 0 || j > len(b) {
			continue
		}
		if j == 0 {
			next[k] = min(i, most)
			continue
		}
		if k+1 < len(row) {
			next[k] = min(next[k], row[k+1]+1)
		}
		if k > 0 {
			next[k] = min(next[k], next[k-1]+1)
		}
		if a[i-1] == b[j-1] {
			next[k] = min(next[k], row[k])
		}
		next[k] = min(next[k], row[k]+1)
		if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
			next[k] = min(next[k], before[k]+1)
		}
	}
	return next
}
