package amend_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"congkhai/generator/files/amend"
	"congkhai/generator/text/calendar"
)

func randomChange(r *rand.Rand, f *file, values map[string]any) change {
	all := places(values, nil, nil)
	for {
		at := all[r.IntN(len(all))]
		v := get(values, at)
		items, isList := v.([]any)
		table, isTable := v.(map[string]any)
		switch sort := r.IntN(5); {
		case sort == 0 && len(at) > 0 && !isTable:
			return setTo("set", at, randomValue(r, v, 0))
		case sort == 1 && isTable:
			fresh, key := randomValue(r, nil, 0), newKey(r, f, table)
			return setTo("add", append(at[:len(at):len(at)], key), fresh)
		case sort == 2 && len(at) > 0 && len(all) > 3:
			return removed(at)
		case sort == 3 && isList:
			var like any
			if len(items) > 0 {
				like = items[r.IntN(len(items))]
			}
			fresh := randomItem(r, like)
			return inserted(at, r.IntN(len(items)+1), fresh)
		case sort == 4 && isList && len(items) > 1:
			from := r.IntN(len(items))
			return moved(at, from, r.IntN(len(items)))
		}
	}
}

func setTo(sort string, at []any, fresh any) change {
	said := fmt.Sprintf("%s %v %s", sort, fresh, pathText(at))
	return change{amend.Set(pathText(at), fresh), sort, said, at, func(old any, as func(any) any) any {
		return edit(old, at, func(any) any { return as(fresh) })
	}}
}

func removed(at []any) change {
	said := "remove " + pathText(at)
	return change{amend.Remove(pathText(at)), "remove", said, at, func(old any, _ func(any) any) any {
		return edit(old, at[:len(at)-1], func(v any) any { return without(v, at[len(at)-1]) })
	}}
}

func inserted(at []any, to int, fresh any) change {
	said := fmt.Sprintf("insert %d %v %s", to, fresh, pathText(at))
	return change{amend.Insert(pathText(at), to, fresh), "insert", said, at, func(old any, as func(any) any) any {
		return edit(old, at, func(v any) any { return slices.Insert(slices.Clone(v.([]any)), to, as(fresh)) })
	}}
}

func moved(at []any, from, to int) change {
	said := fmt.Sprintf("move %d to %d %s", from, to, pathText(at))
	return change{amend.Move(pathText(at), from, to), "move", said, at, func(old any, _ func(any) any) any {
		return edit(old, at, func(v any) any {
			items := slices.Clone(v.([]any))
			item := items[from]
			return slices.Insert(slices.Delete(items, from, from+1), to, item)
		})
	}}
}

// places lists all that there is in a table, the table itself first.
func places(v any, path []any, all [][]any) [][]any {
	all = append(all, path)
	switch v := v.(type) {
	case map[string]any:
		keys := make([]string, 0, len(v))
		for key := range v {
			keys = append(keys, key)
		}
		slices.Sort(keys)
		for _, key := range keys {
			all = places(v[key], append(path[:len(path):len(path)], key), all)
		}
	case []any:
		for i := range v {
			all = places(v[i], append(path[:len(path):len(path)], i), all)
		}
	}
	return all
}

func newKey(r *rand.Rand, f *file, there map[string]any) string {
	for {
		key := []string{"moi", "khoa mới", "x.y", "k1", "so"}[r.IntN(5)]
		if r.IntN(3) > 0 {
			key = f.fields[r.IntN(len(f.fields))].Key
		}
		if _, ok := there[key]; !ok {
			return key
		}
		if r.IntN(20) == 0 {
			return fmt.Sprint("khoa-", r.IntN(1_000_000))
		}
	}
}

func randomValue(r *rand.Rand, like any, depth int) any {
	if items, ok := like.([]any); ok && len(items) > 0 && r.IntN(2) == 0 {
		return append(slices.Clone(plainItems(items)), randomItem(r, items[0]))
	}
	switch r.IntN(10) {
	case 0:
		return r.IntN(100_000)
	case 1:
		return r.Float64() * 1000
	case 2:
		return r.IntN(2) == 0
	case 3:
		return calendar.Date{Year: 2000 + r.IntN(30), Month: 1 + r.IntN(12), Day: 1 + r.IntN(28)}
	case 4:
		return []any{"a", "một chuỗi dài để dòng không còn đủ chỗ cho tất cả",
			"thêm một chuỗi dài nữa cho chắc chắn là không đủ chỗ"}[:r.IntN(4)]
	case 5:
		if depth < 2 {
			return amend.Table{{Key: "ten", Value: randomValue(r, nil, depth+1)},
				{Key: "so", Value: randomValue(r, nil, depth+1)}}[:r.IntN(3)]
		}
	case 6:
		if depth < 2 {
			return []any{amend.Table{{Key: "ten", Value: "a"}},
				amend.Table{{Key: "ten", Value: randomValue(r, nil, depth+1)}}}
		}
	}
	return []string{"chữ", "hai\ndòng\n", `"trích" \ và`, "'", "\t\x01", "", "đơn giản", "ba\n\"\"\"\n+++\nhết"}[r.IntN(8)]
}

// plainItems are items as they are given to a change: only those that can be.
func plainItems(items []any) []any {
	var kept []any
	for _, item := range items {
		if text, ok := item.(string); ok && !strings.HasSuffix(text, "local") {
			kept = append(kept, text)
		}
	}
	return kept
}

// randomItem is something that may stand in a list beside another.
func randomItem(r *rand.Rand, like any) any {
	if _, isTable := like.(map[string]any); isTable {
		return amend.Table{{Key: "ten", Value: "mục mới"}, {Key: "so", Value: randomValue(r, nil, 1)}}
	}
	return randomValue(r, nil, 1)
}
