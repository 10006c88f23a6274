package site

import (
	"slices"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/text/calendar"
)

// What is wrong with a record whatever else the portal has is known when its file is parsed, and that nothing is wrong
// is remembered with it: the rules are held against it once more only where there is something to tell.

// checkAlone holds a record against the rules that need nothing but the record and the day.
func (s *Site) checkAlone(r *record.Record) []source.Problem {
	if r.IsFine(s.AsOf) { // as nearly all
		return nil
	}
	return append(s.KindOf(r).alone(r), s.checkDays(r)...)
}

// alone is what is wrong with a record on any day.
func (k *Kind) alone(r *record.Record) []source.Problem {
	return slices.Concat(checkSources(r), checkHeadings(r), checkWindow(r),
		CheckPhrases(r, "tu_khoa", r.Data.Base().Keywords), checkFileName(r), k.Alone(r))
}

// fineFrom is the day from which on checkAlone finds nothing; no day where it always finds something.
func (k *Kind) fineFrom(r *record.Record) calendar.Date {
	if len(k.alone(r)) > 0 {
		return calendar.Date{}
	}
	from := independence
	for day := range front.Days(r.Data) {
		if independence.After(day.Date) {
			return calendar.Date{}
		}
		first := day.Date
		if !day.Past {
			first.Year -= yearsAhead
		}
		if first.After(from) {
			from = first
		}
	}
	return from
}
