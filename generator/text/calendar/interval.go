package calendar

// Interval is from a first day to a last one, both in it. An end that is not known is no day.
type Interval struct{ First, Last Date }

// Over reports whether the last day is before a day.
func (i Interval) Over(on Date) bool { return !i.Last.IsZero() && on.After(i.Last) }

// Has reports whether a day is in it.
func (i Interval) Has(on Date) bool { return !i.First.After(on) && !i.Over(on) }

// Turns lists the days on which it begins, and on which it is over for the first time, as far as they are known.
func (i Interval) Turns() []Date {
	if i.Last.IsZero() {
		return []Date{i.First}
	}
	return []Date{i.First, i.Last.Add(1)}
}
