package report

import (
	"congkhai/generator/files/amount"
	"congkhai/generator/files/record"
	"congkhai/generator/site"
)

// UnitOf is the unit of the last digit that the form of a report prints of a figure, 0 where it prints the whole value.
func UnitOf(s *site.Site, r *record.Record, key string) amount.Amount {
	return printOf(s, r, key).unit()
}
