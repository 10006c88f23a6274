package portals

import (
	"slices"

	"congkhai/generator/text/say"
	"congkhai/generator/text/viet"
)

// Sources and Places are what somebody needs of portals: where their content is, or where they are published.
var (
	Sources = Needed{"nguon", func(p Portal) string { return p.Source }}
	Places  = Needed{"dia_chi", func(p Portal) string { return p.Place }}
)

// Needed is a key that portals have to have for a command to do something with them.
type Needed struct {
	key string
	of  func(Portal) string
}

// Choose returns the portals that are called by these names, or else all that have what is needed. One that is named and
// has it not is an error, and so is nothing to do.
func Choose(all []Portal, names []string, needed Needed) ([]Portal, error) {
	var some []Portal
	var known []string
	for _, p := range all {
		has := needed.of(p) != ""
		known = append(known, p.Name)
		switch {
		case len(names) > 0 && !slices.Contains(names, p.Name):
		case has:
			some = append(some, p)
		case len(names) > 0:
			return nil, say.Errorf("cổng %q của danh sách không có %s", "the portal %q of the list has no %s", p.Name, needed.key)
		}
	}
	for _, name := range names {
		if !slices.Contains(known, name) {
			return nil, say.Errorf("danh sách không có cổng %q%s", "the list has no portal %q%s", name,
				say.DidYouMean(viet.Nearest(name, known)))
		}
	}
	if len(some) == 0 {
		return nil, say.Errorf("không cổng nào của danh sách có %s", "no portal of the list has %s", needed.key)
	}
	return some, nil
}
