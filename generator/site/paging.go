package site

import (
	"cmp"
	"fmt"
)

// pageSize is how many records a page of a list shows, where nothing else is said.
const pageSize = 50

// PageLink leads to a page of a list; After tells that pages between it and the next one are left out.
type PageLink struct {
	URL    string
	Number int
	Here   bool
	After  bool
}

// Paging cuts a list of some length into pages under an address, each with so many records; 0 for as many as usual.
type Paging struct {
	URL, Title string
	Length     int
	Size       int
}

// Each makes the pages; view is given a page's number, and which part of the list it shows.
func (g Paging) Each(layout string, view func(number, from, to int) any) []*Page {
	var pages []*Page
	for i := range g.count() {
		pages = append(pages, &Page{URL: g.address(i + 1), Layout: layout, Show: func() any {
			return view(i+1, i*g.size(), min(g.Length, (i+1)*g.size()))
		}})
	}
	pages[0].Title = g.Title
	return pages
}

func (g Paging) size() int { return cmp.Or(g.Size, pageSize) }

func (g Paging) count() int { return max(1, (g.Length+g.size()-1)/g.size()) }

// holding is the address of the page that has a record of the list.
func (g Paging) holding(at int) string { return g.address(at/g.size() + 1) }

// address is where a page of the list stands: the first at the list's own address, the others at …/trang-2/ and so on.
func (g Paging) address(number int) string {
	if number == 1 {
		return g.URL
	}
	return fmt.Sprintf("%strang-%d/", g.URL, number)
}

// near is how many pages before and after a page it leads to, besides the first and the last one.
const near = 3

// Links leads from a page of the list to the others: of many only to the nearest, and to the first and the last.
func (g Paging) Links(number int) []PageLink {
	var links []PageLink
	last := g.count()
	for n := 1; n <= last; n++ {
		switch {
		case n == 1 || n == last || n >= number-near && n <= number+near:
			links = append(links, PageLink{URL: g.address(n), Number: n, Here: n == number})
		case n < number:
			links[len(links)-1].After = true
			n = number - near - 1
		default:
			links[len(links)-1].After = true
			n = last - 1
		}
	}
	return links
}

// NumberedFrame is the frame of one of the pages, whose title tells its number.
func (s *Site) NumberedFrame(g Paging, number int, crumbs ...Link) Frame {
	title := g.Title
	if number > 1 {
		title = fmt.Sprintf("%s, trang %d", title, number)
	}
	frame := s.Frame(g.address(number), title, Meta{})
	frame.Crumbs = append(frame.Crumbs, crumbs...)
	return frame
}
