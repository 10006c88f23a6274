package site

import (
	"fmt"
	"html/template"
	"net/url"
	"path"
	"slices"
	"strings"

	"congkhai/generator/files/markdown"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/text/bound"
)

// narrowWidths are those of the smaller pictures that narrow screens load, in pixels: a phone, the text's own measure,
// and a screen that shows each pixel of that by four.
var narrowWidths = []int{480, 960, Widest}

// Widest is how many pixels wide a picture is that a page loads of itself, at most.
const Widest = 1920

// manyBytes is those of a file that a page does not load where there is a smaller copy.
const manyBytes = 1 << 20

// How many pixels a smaller picture may have: one that is longer than any screen is worth no copy, unless it is loaded
// in place of a large one.
const (
	mostNarrow  = 4 << 20
	mostInstead = 12 << 20
)

// IsPicture reports whether browsers draw a file into a page, by its name.
func (f File) IsPicture() bool {
	return slices.Contains([]string{".png", ".jpg", ".jpeg", ".gif", webp}, strings.ToLower(path.Ext(f.Path)))
}

// webp is the suffix of pictures that are not read to their end, and whose size is not known.
const webp = ".webp"

// isBroken reports whether a picture that should have been read could not be.
func (f File) isBroken() bool { return f.Width == 0 && !strings.EqualFold(path.Ext(f.Path), webp) }

// IsLarge reports whether a page is not to load a picture as it is: phones would wait for it, and run out of memory.
func (f File) IsLarge() bool { return f.Bytes > manyBytes || f.Width > Widest }

// IsHeavy reports whether phones would load a picture whole, since no smaller one is made of it.
func (f File) IsHeavy() bool { return f.Bytes > bound.PictureShown && len(f.narrow()) == 0 }

// Heavy tells of a picture that is.
func (f File) Heavy(where source.Span, called string) source.Problem {
	return HeavyPicture.At(where, called, f.Bytes>>10, bound.PictureShown>>10)
}

// narrow lists the widths in which a picture is published besides its own; a large one in its own too, if that is not
// too wide.
func (f File) narrow() []int {
	if !slices.Contains([]string{".jpg", ".jpeg", ".png"}, strings.ToLower(path.Ext(f.Path))) || f.Width == 0 {
		return nil
	}
	most := int64(mostNarrow)
	if f.IsLarge() {
		most = mostInstead
	}
	widths := slices.DeleteFunc(slices.Clone(narrowWidths), func(width int) bool { return width >= f.Width })
	if f.IsLarge() && f.Width <= Widest {
		widths = append(widths, f.Width)
	}
	return slices.DeleteFunc(widths, func(width int) bool {
		return int64(width*width)*int64(f.Height)/int64(f.Width) > most
	})
}

// narrowURL is where a smaller picture stands: hinh.jpg is hinh.480w.jpg when 480 pixels wide. Smaller ones of a large
// PNG are JPEG, hinh.png.480w.jpg: it is a photo, or as good as one, and PNG would take many times the bytes.
func (f File) narrowURL(address string, width int) string {
	suffix := path.Ext(address)
	if strings.EqualFold(suffix, ".png") && f.IsLarge() {
		return fmt.Sprintf("%s.%dw.jpg", address, width)
	}
	return fmt.Sprintf("%s.%dw%s", strings.TrimSuffix(address, suffix), width, suffix)
}

// CheckShown reports a file that a page is to show and browsers do not draw, or phones would load whole; one that is not
// there is told where all files are.
func (s *Site) CheckShown(r *record.Record, key, name string) []source.Problem {
	f, ok := s.files[FileOf(r, name)]
	switch {
	case name == "" || !ok || f.isBroken() && f.IsPicture(): // which is told of the file
	case !f.IsPicture():
		return []source.Problem{NotShown.At(r.At(key), name)}
	case f.IsHeavy():
		return []source.Problem{f.Heavy(r.At(key), name)}
	}
	return nil
}

// PictureTag shows a picture that lies beside a record, as wide as sizes has it; nothing where there is none.
func (s *Site) PictureTag(r *record.Record, name, alt, sizes string) template.HTML {
	f, ok := s.files[FileOf(r, name)]
	if name == "" || !ok {
		return ""
	}
	return s.picture(f).Tag(alt, sizes)
}

// picture is what a page loads of a picture: a large one never as it is, where there are smaller ones.
func (s *Site) picture(f File) markdown.Picture {
	address := s.FileURL(f.Path)
	p := markdown.Picture{Src: address, Width: f.Width, Height: f.Height}
	var set []string
	for _, width := range f.narrow() {
		small := f.narrowURL(address, width)
		set = append(set, fmt.Sprintf("%s %dw", escape(small), width))
		if f.IsLarge() {
			p.Src = small
		}
	}
	if len(set) > 0 && !f.IsLarge() {
		set = append(set, fmt.Sprintf("%s %dw", escape(address), f.Width))
	}
	p.Set = strings.Join(set, ", ")
	return p
}

// escape writes an address as it stands between blanks and commas.
func escape(address string) string {
	return strings.ReplaceAll((&url.URL{Path: address}).EscapedPath(), ",", "%2C")
}

// Narrowed is a picture to be made smaller: where it is published, the file it is made of, and its width in pixels.
type Narrowed struct {
	URL, Path string
	Width     int
}

// Narrowed lists the smaller pictures that the pages of the site name.
func (s *Site) Narrowed() []Narrowed {
	var all []Narrowed
	for address, name := range s.Published() {
		f := s.files[name]
		for _, width := range f.narrow() {
			all = append(all, Narrowed{f.narrowURL(address, width), name, width})
		}
	}
	slices.SortFunc(all, func(a, b Narrowed) int { return strings.Compare(a.URL, b.URL) })
	return all
}
