// Package kinds is what a department keeps: the table of all kinds of records and of the parts that stand beside them,
// and the small kinds themselves, a file for each (document.go, news.go, petition.go, …). A kind with rules and views
// of its own size is a room below. To add one: a file here or a room, and a line in Kinds; ARCHITECTURE.md says how.
package kinds

import (
	"slices"
	"sync"

	"congkhai/generator/kinds/disclosure"
	"congkhai/generator/kinds/member"
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
		leaderKind(),
		workday.Kind(),
		disclosure.StopKind(),
		disclosure.Kind(),
		disclosure.WantedKind(),
		synonymsKind(),
		vocabularyKind(),
		site.OldAddressKind(),
		standingKind(),
	}
})

// Parts are those of today's portal.
func Parts() []site.Part {
	return []site.Part{general(), disclosure.Part(), procedure.Part(), member.Part()}
}
