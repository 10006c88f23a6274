package front

import "strconv"

func Index(i int) string { return "[" + strconv.Itoa(i) + "]" }
