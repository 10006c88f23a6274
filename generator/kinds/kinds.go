package kinds

import (
	"slices"
	"sync"

	"congkhai/generator/kinds/disclosure"
	"congkhai/generator/kinds/prices"
	"congkhai/generator/kinds/procedure"
	"congkhai/generator/kinds/report"
	"congkhai/generator/kinds/workday"
	"congkhai/generator/site"
)

// Kinds is the table of kinds, in the order of the home page and the site map. It is the same each time.
func Kinds() []*site.Kind { return slices.Clone(kindTable()) }

var kindTable = sync.OnceValue(func() []*site.Kind {
	return []*site.Kind{
		procedure.Kind(),
		prices.Kind(),
		report.Kind(),
		report.FormKind(),
		newsKind(),
		documentKind(),
		petitionKind(),
		fieldKind(),
		agencyKind(),
		workday.Kind(),
		disclosure.Kind(),
		site.OldAddressKind(),
		standingKind(),
	}
})

// Parts are those of today's portal.
func Parts() []site.Part { return []site.Part{general(), disclosure.Part(), procedure.Part()} }
