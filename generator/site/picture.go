package site

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"congkhai/generator/files/markdown"
)

// narrowWidths are those of the smaller pictures that narrow screens load, in pixels: a phone, and the text's own
// measure.
var narrowWidths = []int{480, 960}

// mostNarrow is how many pixels a smaller picture may have: one that is longer than any screen is worth no copy.
const mostNarrow = 4 << 20

// narrow lists the widths in which a picture is published besides its own.
func (f File) narrow() []int {
	if !slices.Contains([]string{".jpg", ".jpeg", ".png"}, strings.ToLower(path.Ext(f.Path))) {
		return nil
	}
	var widths []int
	for _, width := range narrowWidths {
		if width < f.Width && int64(width*width)*int64(f.Height)/int64(f.Width) <= mostNarrow {
			widths = append(widths, width)
		}
	}
	return widths
}

// narrowURL is where a smaller picture stands: hinh.jpg is hinh.480w.jpg when 480 pixels wide.
func narrowURL(address string, width int) string {
	suffix := path.Ext(address)
	return fmt.Sprintf("%s.%dw%s", strings.TrimSuffix(address, suffix), width, suffix)
}

func (s *Site) picture(f File) markdown.Picture {
	address := s.FileURL(f.Path)
	p := markdown.Picture{Src: address, Width: f.Width, Height: f.Height}
	var set []string
	for _, width := range f.narrow() {
		set = append(set, fmt.Sprintf("%s %dw", escape(narrowURL(address, width)), width))
	}
	if len(set) > 0 {
		p.Set = strings.Join(append(set, fmt.Sprintf("%s %dw", escape(address), f.Width)), ", ")
	}
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
		for _, width := range s.files[name].narrow() {
			all = append(all, Narrowed{narrowURL(address, width), name, width})
		}
	}
	slices.SortFunc(all, func(a, b Narrowed) int { return strings.Compare(a.URL, b.URL) })
	return all
}
