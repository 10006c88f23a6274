package outcome

import (
	"reflect"
	"slices"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/past/change"
)

// Version is what a record says at one time: its data, the values of its file, and its text.
type Version struct {
	Data   any
	Values map[string]any
	Body   string
}

// BodyName is what the text of a record is called where its values have names.
const BodyName = "Nội dung"

// Changes are in what two versions of a record differ, in words. Keys that histories leave out are told too: that
// something is no draft any more is said before it is written. shown is a value of a key as people read it.
func Changes(old, new Version, fields []front.Field, shown func(front.Field, any) string) []change.Change {
	changes := change.Between(old.Data, new.Data)
	for i, c := range changes {
		changes[i] = called(c, fields)
	}
	for _, f := range fields {
		told := func(c change.Change) bool { return firstKey(c.Path) == f.Key }
		if !reflect.DeepEqual(old.Values[f.Key], new.Values[f.Key]) && !slices.ContainsFunc(changes, told) {
			changes = append(changes, change.Change{Path: f.Key, Name: f.Name, Action: change.Altered,
				Old: shown(f, old.Values[f.Key]), New: shown(f, new.Values[f.Key])})
		}
	}
	if old.Body != new.Body {
		c := change.Change{Name: BodyName, Action: change.Altered}
		c.Old, c.New = change.Excerpt(old.Body, new.Body)
		changes = append(changes, c)
	}
	return changes
}

// called is a change of a word of a vocabulary with what the words are called.
func called(c change.Change, fields []front.Field) change.Change {
	at := slices.IndexFunc(fields, func(f front.Field) bool { return f.Key == c.Path && f.Is != "" })
	if at < 0 {
		return c
	}
	old, new := c.Old, c.New
	for _, choice := range fields[at].Choices {
		if choice.ID == old {
			c.Old = choice.Label
		}
		if choice.ID == new {
			c.New = choice.Label
		}
	}
	return c
}

// firstKey is the key of a record that a path begins with: "cach_thuc" of "cach_thuc[truc_tuyen].phi".
func firstKey(path string) string {
	if end := strings.IndexAny(path, ".["); end >= 0 {
		return path[:end]
	}
	return path
}
