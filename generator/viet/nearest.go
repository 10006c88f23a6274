package viet

// Nearest returns the one of names that word most likely means, or "" when none is near: a slip of one letter in a
// short word, of two in a longer one. Marks do not count ("linh_vục" is near "linh_vuc").
func Nearest(word string, names []string) string {
	folded := Fold(word)
	best, bestAt := "", 1+min(2, len([]rune(folded))/3)
	for _, name := range names {
		if d := distance(folded, Fold(name)); d < bestAt {
			best, bestAt = name, d
		}
	}
	return best
}

// distance counts the letters to add, drop, replace or swap with the next one to get from a to b.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	before, row := make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		next := make([]int, len(y)+1)
		next[0] = i + 1
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			next[j+1] = min(next[j]+1, row[j+1]+1, row[j]+cost)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, row = row, next
	}
	return row[len(y)]
}
