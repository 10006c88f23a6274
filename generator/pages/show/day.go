package show

import "congkhai/generator/text/calendar"

// Day is a date as people and machines read it; both empty for no day.
type Day struct{ Text, ISO string }

// DayOf shows a date.
func DayOf(d calendar.Date) Day { return Day{d.Print(), d.String()} }
