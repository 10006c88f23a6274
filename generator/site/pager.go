package site

import "fmt"

// pageSize is how many records a page of a list shows.
const pageSize = 50

// pager cuts something long into pages, the first of which stands at its own address.
type pager struct {
	url    string
	length int
}

func (p pager) count() int { return max(1, (p.length+pageSize-1)/pageSize) }

// address is where a page stands: the first at the list's own address, the others at …/trang-2/ and so on.
func (p pager) address(number int) string {
	if number == 1 {
		return p.url
	}
	return fmt.Sprintf("%strang-%d/", p.url, number)
}

// cutOut returns what a page shows of all.
func cutOut[T any](all []T, number int) []T {
	return all[(number-1)*pageSize : min(len(all), number*pageSize)]
}

// PageLink leads to a page of a list; After tells that pages between it and the next one are left out.
type PageLink struct {
	URL    string
	Number int
	Here   bool
	After  bool
}

// near is how many pages before and after a page it leads to, besides the first and the last one.
const near = 3

// links leads from a page of the list to the others: of many only to the nearest, and to the first and the last.
func (p pager) links(number int) []PageLink {
	var links []PageLink
	last := p.count()
	for n := 1; n <= last; n++ {
		switch {
		case n == 1 || n == last || n >= number-near && n <= number+near:
			links = append(links, PageLink{URL: p.address(n), Number: n, Here: n == number})
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
