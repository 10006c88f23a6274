// Package front reads what stands in TOML, as front matter between two +++ lines or as a whole file, and binds it to
// typed values. Every value keeps its place, so that any later rule can point at it. It is the only user of
// BurntSushi/toml and sees one file at a time: whether a reference leads anywhere is asked elsewhere.
//
//	doc, problems := front.Parse(span)
//	var config Config
//	tagged, more := front.Bind(doc, &config) // doc.At("trinh_don[0].ten") is where that value stands
package front

import (
	"slices"
	"strings"
	"sync"

	"congkhai/generator/files/source"
	"congkhai/generator/text/viet"
)

const fence = "+++"

// Split returns the places of the front matter and of the body in a Markdown file that starts with a +++ line.
func Split(f *source.File) (front, body source.Span, problems []source.Problem) {
	first, rest, _ := strings.Cut(f.Text(), "\n")
	start := len(first) + 1
	if !isFence(first) {
		return f.Span(0, 0), f.Span(len(f.Text()), len(f.Text())), []source.Problem{noFront(f, first)}
	}
	for at := start; rest != ""; {
		line, more, _ := strings.Cut(rest, "\n")
		if isFence(line) {
			return f.Span(start, at), f.Span(min(at+len(line)+1, len(f.Text())), len(f.Text())), nil
		}
		at += len(line) + 1
		rest = more
	}
	return f.Span(min(start, len(f.Text())), len(f.Text())), f.Span(len(f.Text()), len(f.Text())),
		[]source.Problem{OpenFront.At(f.Span(0, len(first)))}
}

// noFront is the problem of a file that does not begin with a fence: other programs have other ones.
func noFront(f *source.File, first string) source.Problem {
	at := f.Span(0, len(first))
	switch begin := strings.TrimSpace(first); {
	case begin == "---" || begin == "```" || strings.HasPrefix(begin, "```toml"):
		return OtherFence.At(at, begin)
	case strings.HasPrefix(begin, "{"):
		return OtherFence.At(at, "{ }")
	case begin != "" && strings.Trim(begin, "+＋") == "":
		return BadFence.At(at)
	case begin == "" && strings.HasPrefix(strings.TrimSpace(f.Text()), fence):
		return BlankFirst.At(at)
	}
	return NoFront.At(at)
}

// isFence reports whether a line is +++ and nothing else that anybody sees.
func isFence(line string) bool {
	rest, ok := strings.CutPrefix(line, fence)
	return ok && viet.Blank(rest)
}

// Doc is one TOML text: its values as the library decodes them, and the place of each.
type Doc struct {
	Span   source.Span
	Values map[string]any
	Sound  bool // false when a syntax error hid some of the text, so that what is missing may be there
	Given  Keys // those that it gives outside lists

	mended string // what was decoded, where syntax errors had to be blanked out before
	once   sync.Once
	found  map[string]place
}

type place struct{ key, value source.Span }

// Keys are paths of keys in order, one to a line: one text for what a large portal would else have a million of.
type Keys string

func keysOf(paths []string) Keys {
	slices.Sort(paths)
	return Keys("\n" + strings.Join(append(paths, ""), "\n"))
}

func (k Keys) has(path string) bool { return strings.Contains(string(k), "\n"+path+"\n") }

// Outline is what is left of a sound text when its values are bound: which keys it gives, and where. It keeps no
// values.
func Outline(span source.Span, given Keys) *Doc {
	return &Doc{Span: span, Sound: true, Given: given}
}

// places are found when first asked for: few records are ever pointed at.
func (d *Doc) places() map[string]place {
	d.once.Do(func() {
		switch {
		case d.mended != "":
			d.found = locate(d.Span, d.mended)
		case d.Given != "":
			d.found = locate(d.Span, d.Span.Text())
		}
	})
	return d.found
}

// At returns the place of the value with a path such as "cach_thuc[0].thoi_han.so", or of the nearest thing around it
// that exists.
func (d *Doc) At(path string) source.Span {
	for places := d.places(); path != ""; path = parent(path) {
		if p, ok := places[path]; ok {
			return p.value
		}
	}
	return d.Span.File.Span(d.Span.Start, d.Span.Start)
}

// Has reports whether the text gives a value for a path of keys.
func (d *Doc) Has(path string) bool { return d.Given.has(path) }

// given lists the paths of keys, of tables in tables too.
func given(values map[string]any, under string, paths []string) []string {
	for key, value := range values {
		path := join(under, key)
		paths = append(paths, path)
		if table, ok := value.(map[string]any); ok {
			paths = given(table, path, paths)
		}
	}
	return paths
}

// Key returns the place of a value's key; an item of an array has none and gives the value's own place.
func (d *Doc) Key(path string) source.Span {
	if p, ok := d.places()[path]; ok && p.key.File != nil {
		return p.key
	}
	return d.At(path)
}

func parent(path string) string {
	return path[:max(0, strings.LastIndexAny(path, ".["))]
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}
