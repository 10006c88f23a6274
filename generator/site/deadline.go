package site

import (
	"slices"
	"strings"
	"time"

	"congkhai/generator/text/calendar"
)

// workdays tells which days agencies work on.
type workdays struct {
	off, worked map[calendar.Date]bool
	idle, extra []int        // days of the week that are off, and of the weekend that are worked, by number, ascending
	whole       map[int]bool // the years of which all days off are known
}

// workdaysOf gathers the days off that the site knows.
var workdaysOf = Derived(func(s *Site) workdays {
	w := workdays{off: map[calendar.Date]bool{}, worked: map[calendar.Date]bool{}, whole: map[int]bool{}}
	for _, r := range s.all(daysOffFolder) {
		d := r.Data.(*DaysOff)
		for _, h := range d.Off {
			for day := h.From; !day.After(h.last()) && day.Year == d.Year; day = day.Add(1) { // other years are a problem
				w.off[day] = true
			}
		}
		for _, day := range d.Worked {
			w.worked[day] = true
		}
		w.whole[d.Year] = w.whole[d.Year] || d.Whole
	}
	for day := range w.off {
		if !weekend(day) && !w.worked[day] {
			w.idle = append(w.idle, number(day))
		}
	}
	for day := range w.worked {
		if weekend(day) {
			w.extra = append(w.extra, number(day))
		}
	}
	slices.Sort(w.idle)
	slices.Sort(w.extra)
	return w
})

func (w workdays) works(day calendar.Date) bool {
	return w.worked[day] || !w.off[day] && !weekend(day)
}

// Deadline returns the day on which a time limit ends that begins with the filing of a dossier. The day of filing does
// not count, and a limit that ends on a day off ends on the next working day (Bộ luật Dân sự 2015 Art. 147, 148).
// ok is false for a limit that is not counted in days or months.
func (s *Site) Deadline(filed calendar.Date, l Limit) (end calendar.Date, ok bool) {
	n := 0
	for _, step := range l.Steps {
		n += step
	}
	w := workdaysOf(s)
	switch l.Unit {
	case "ngay_lam_viec":
		return w.after(filed, n), n > 0
	case "ngay":
		return w.next(filed.Add(n)), n > 0
	case "thang":
		return w.next(monthsAfter(filed, n)), n > 0
	}
	return end, false
}

// after returns the n-th working day after a day.
func (w workdays) after(day calendar.Date, n int) calendar.Date {
	for n > 0 {
		if day = day.Add(1); w.works(day) {
			n--
		}
	}
	return day
}

// next returns the day itself, or the first working day after it.
func (w workdays) next(day calendar.Date) calendar.Date {
	for !w.works(day) {
		day = day.Add(1)
	}
	return day
}

// monthsAfter returns the same day of a later month, or its last one where it has no such day.
func monthsAfter(day calendar.Date, n int) calendar.Date {
	first := time.Date(day.Year, time.Month(day.Month+n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return calendar.Date{Year: first.Year(), Month: int(first.Month()), Day: min(day.Day, last)}
}

// DeadlineView is what the calculator on the page of a procedure calculates with; days are written 2021-06-25 with
// blanks between.
type DeadlineView struct {
	Limits      []LimitChoice
	Off, Worked string
	Years       string // of which all days off are known
	DaysOff     []Link
}

// LimitChoice is a way of filing with its time limit.
type LimitChoice struct {
	Number int
	Unit   TimeUnit
	Label  string
}

// deadline offers the time limits of a procedure that can be counted, each once; nil when there are none.
func (s *Site) deadline(p *Procedure) *DeadlineView {
	v := &DeadlineView{}
	for _, way := range p.Ways.Value {
		choice := way.choice()
		if choice.Number > 0 && !slices.Contains(v.Limits, choice) {
			v.Limits = append(v.Limits, choice)
		}
	}
	if len(v.Limits) == 0 || p.repealed(s.AsOf) {
		return nil
	}
	w := workdaysOf(s)
	v.Off, v.Worked = dates(w.off), dates(w.worked)
	for _, r := range s.all(daysOffFolder) {
		if r.Data.(*DaysOff).Whole {
			v.Years += " " + r.ID
		}
		v.DaysOff = append(v.DaysOff, Link{r.URL(), r.Title()})
	}
	v.Years = strings.TrimSpace(v.Years)
	return v
}

// choice is the way with its limit, without a number when that cannot be counted in days.
func (w Way) choice() LimitChoice {
	if !w.Limit.Given() || w.Limit.Value.Unit == "gio" {
		return LimitChoice{}
	}
	choice := LimitChoice{Unit: w.Limit.Value.Unit, Label: w.Limit.Value.Text()}
	if w.Channel.Given() {
		choice.Label = label(w.Channel.Value, string(w.Channel.Value)) + ": " + choice.Label
	}
	for _, n := range w.Limit.Value.Steps {
		choice.Number += n
	}
	return choice
}

func dates(days map[calendar.Date]bool) string {
	var all []string
	for day := range days {
		all = append(all, day.String())
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}
