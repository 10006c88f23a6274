package front

import "strconv"

// Index is what stands behind the key of a list for its i-th item, counted from 0: "[2]".
func Index(i int) string { return "[" + strconv.Itoa(i) + "]" }
