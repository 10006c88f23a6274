package amend

import (
	"fmt"
	"slices"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/text/bound"
)

// align finds for each item of a list the one of the list before that it is, or has become; -1 for one that is new.
// First come those that are the same, then those between them that have the same name, then as many as there were in
// the same place.
func align(old, wanted []any, fields []front.Field) []int {
	pairs := slices.Repeat([]int{-1}, len(wanted))
	known := map[string]int{}
	a, b := signs(old, known, canonical), signs(wanted, known, canonical)
	common(a, b, 0, 0, pairs)
	name := func(v any) string { return nameOf(v, fields) }
	a, b = signs(old, known, name), signs(wanted, known, name)
	between(len(a), pairs, func(i, j, di, dj int) { common(a[i:i+di], b[j:j+dj], i, j, pairs) })
	between(len(a), pairs, func(i, j, di, dj int) {
		for k := 0; k < di && di == dj; k++ {
			pairs[j+k] = i + k
		}
	})
	return pairs
}

// between yields what lies between items that have a partner: di items before from i on, dj now from j on.
func between(old int, pairs []int, gap func(i, j, di, dj int)) {
	i, j := 0, 0
	for k, partner := range append(slices.Clone(pairs), old) {
		if partner < 0 {
			continue
		}
		if partner > i && k > j {
			gap(i, j, partner-i, k-j)
		}
		i, j = partner+1, k+1
	}
}

// signs gives each item a number that it has in common with those that are told alike; 0 for one that has nothing in
// common with any.
func signs[T any](items []T, known map[string]int, tell func(T) string) []int {
	all := make([]int, len(items))
	for i, item := range items {
		told := tell(item)
		if _, ok := known[told]; !ok && told != "" {
			known[told] = len(known) + 1
		}
		all[i] = known[told]
	}
	return all
}

// nameOf is that by which a table of a list is known: the value that is declared first, or else its first text.
func nameOf(v any, fields []front.Field) string {
	t, _ := v.(Table)
	for _, f := range fields {
		if named, ok := t.get(f.Key); ok {
			return f.Key + " " + canonical(named)
		}
	}
	for _, entry := range t {
		if text, ok := entry.Value.(string); ok {
			return entry.Key + " " + canonical(text)
		}
	}
	return ""
}

// canonical is the same text for values that say the same, and for no others.
func canonical(v any) string {
	switch v := number(v).(type) {
	case Table:
		parts := make([]string, len(v))
		for i, entry := range v {
			parts[i] = fmt.Sprintf("%q=", entry.Key) + canonical(entry.Value)
		}
		slices.Sort(parts)
		return "{" + strings.Join(parts, ",") + "}"
	case []any:
		parts := make([]string, len(v))
		for i, item := range v {
			parts[i] = canonical(item)
		}
		return "[" + strings.Join(parts, ",") + "]"
	case string:
		return fmt.Sprintf("%q", v)
	default:
		return fmt.Sprintf("%T %v", v, v)
	}
}

// common notes the longest sequence that two lists have in common.
func common(a, b []int, i, j int, pairs []int) {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] && a[0] > 0 {
		pairs[j] = i
		a, b, i, j = a[1:], b[1:], i+1, j+1
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] && a[len(a)-1] > 0 {
		a, b = a[:len(a)-1], b[:len(b)-1]
		pairs[j+len(b)] = i + len(a)
	}
	if len(a) == 0 || len(b) == 0 || len(a)*len(b) > bound.Items*bound.Items {
		return
	}
	lengths := sequences(a, b)
	width := len(b) + 1
	for x, y := 0, 0; x < len(a) && y < len(b); {
		switch here := lengths[x*width+y]; here {
		case lengths[(x+1)*width+y]:
			x++
		case lengths[x*width+y+1]:
			y++
		default:
			pairs[j+y] = i + x
			x, y = x+1, y+1
		}
	}
}

// sequences tells of each place in both lists how long the longest common sequence from there on is.
func sequences(a, b []int) []int32 {
	width := len(b) + 1
	lengths := make([]int32, (len(a)+1)*width)
	for x := len(a) - 1; x >= 0; x-- {
		for y := len(b) - 1; y >= 0; y-- {
			best := max(lengths[(x+1)*width+y], lengths[x*width+y+1])
			if a[x] == b[y] && a[x] > 0 {
				best = max(best, 1+lengths[(x+1)*width+y+1])
			}
			lengths[x*width+y] = best
		}
	}
	return lengths
}
