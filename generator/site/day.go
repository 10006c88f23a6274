package site

import (
	"strconv"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/citation"
)

// independence is the first day of the state whose documents these are: what is dated before it is mistyped.
var independence = calendar.Date{Year: 1945, Month: 9, Day: 2}

// CheckOrder reports a day that comes before one that it has to follow; of a day that is not known nothing is said.
func CheckOrder(r *record.Record, path string, day, after calendar.Date) []source.Problem {
	if day.IsZero() || !after.After(day) {
		return nil
	}
	return []source.Problem{DatesCrossed.At(r.At(path), day.Print(), after.Print())}
}

// yearsAhead is how far ahead a day may lie that somebody has set: plans of five years and the one after.
const yearsAhead = 10

// shownFrom is the day on which a record is first shown, if that is still to come, or today. A record that waits for its
// day may tell of it.
func (s *Site) shownFrom(r *record.Record) calendar.Date {
	if from := r.Data.Base().PublishFrom; from.After(s.AsOf) {
		return from
	}
	return s.AsOf
}

// checkDays holds the days that a record gives against the day on which it is shown.
func (s *Site) checkDays(r *record.Record) []source.Problem {
	var problems []source.Problem
	shown, farthest := s.shownFrom(r), s.AsOf
	farthest.Year += yearsAhead
	for day := range front.Days(r.Data) {
		var problem source.Problem
		switch {
		case day.Past && day.After(shown):
			problem = TooEarly.At(r.At(day.Path()), day.Print())
		case independence.After(day.Date):
			problem = TooLongAgo.At(r.At(day.Path()), day.Print()).Concerning(day.Path(), "ngày "+day.Print())
		case day.After(farthest):
			problem = TooFarAhead.At(r.At(day.Path()), day.Print(), yearsAhead).Concerning(day.Path(),
				"ngày "+day.Print())
		default:
			continue
		}
		problems = append(problems, problem)
	}
	return problems
}

// checkTime reports a document that is cited by a day or a year that has not come yet, or before there were any.
func (s *Site) checkTime(r *record.Record, c citation.Citation, where func() source.Span) []source.Problem {
	when, terms, first, last := c.Date.Print(), "ngày "+c.Date.Print(), c.Date, c.Date
	switch {
	case c.Date.IsZero() && c.Year == 0:
		return nil
	case c.Date.IsZero():
		when = strconv.Itoa(c.Year)
		terms = "năm " + when
		first, last = calendar.Date{Year: c.Year, Month: 1, Day: 1}, calendar.Date{Year: c.Year, Month: 12, Day: 31}
	}
	var rule *source.Rule
	switch {
	case first.After(s.shownFrom(r)):
		rule = DocumentToCome
	case independence.After(last):
		rule = DocumentTooOld
	default:
		return nil
	}
	return []source.Problem{rule.At(where(), c.Number, when).Concerning(c.Number, terms)}
}
