package front

import (
	"path"

	"congkhai/generator/files/source"
)

// Parts are the keys of a content file and its body: all of one that is no Markdown is keys, and nothing its body.
// Problems are those of Split.
func Parts(f *source.File) (keys, body source.Span, problems []source.Problem) {
	if path.Ext(f.Path) == ".md" {
		return Split(f)
	}
	whole := len(f.Text())
	return f.Span(0, whole), f.Span(whole, whole), nil
}

// Around is which of the values at some paths is the smallest one around a place, of those that are as small the last;
// -1 where none is.
func (d *Doc) Around(paths []string, where source.Span) int {
	found, least := -1, 0
	for i, path := range paths {
		key, value := d.Key(path), d.At(path)
		isAround := value.End > 0 && key.Start <= where.Start && where.End <= value.End
		if size := value.End - key.Start; isAround && (found < 0 || size <= least) {
			found, least = i, size
		}
	}
	return found
}
