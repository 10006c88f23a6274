package site

import (
	"reflect"

	"congkhai/generator/text/calendar"
)

// Part is something that a portal has besides its kinds, such as the home page, or the page on disclosure. Every hook
// may be nil.
type Part struct {
	Ahead   bool                         // its pages are listed before those of the kinds
	Layouts map[string]reflect.Type      // of its pages, with the type of the view that each is given
	Pages   func(*Site) []func() []*Page // which are made side by side
	Tables  func(*Site) []Table          // after those of the kinds
	Found   func(*Site) []Searchable     // by the search, besides records and titles of pages
	Files   func(*Site) []string         // the addresses of what else it publishes
	Turns   func(*Site) []calendar.Date  // days after the site's own on which its pages change by themselves
}
