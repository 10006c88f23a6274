package procedure

import (
	"slices"
	"strings"

	"congkhai/generator/files/amount"
	"congkhai/generator/files/front"
	"congkhai/generator/kinds/workday"
	"congkhai/generator/site"
	"congkhai/generator/text/calendar"
)

// DeadlineView is what the calculator on the page of a procedure calculates with; days are written 2021-06-25 with
// blanks between.
type DeadlineView struct {
	Limits      []LimitChoice
	Off, Worked string
	Years       string // of which all days off are known
	DaysOff     []site.Link
}

// LimitChoice is a way of filing with its time limit.
type LimitChoice struct {
	Number int
	Unit   amount.TimeUnit
	Label  string
}

// deadline offers the time limits of a procedure that can be counted, each once; nil when there are none.
func deadline(s *site.Site, p *Procedure) *DeadlineView {
	v := &DeadlineView{}
	for _, way := range p.Ways.Value {
		choice := way.choice()
		if choice.Number > 0 && !slices.Contains(v.Limits, choice) {
			v.Limits = append(v.Limits, choice)
		}
	}
	if len(v.Limits) == 0 || p.Repealed(s.AsOf) || s.Archived() {
		return nil
	}
	w := workday.Of(s)
	v.Off, v.Worked = dates(w.Off), dates(w.Worked)
	for _, r := range s.All(workday.Folder) {
		if r.Data.(*workday.DaysOff).Complete {
			v.Years += " " + r.ID
		}
		v.DaysOff = append(v.DaysOff, site.LinkOf(r))
	}
	v.Years = strings.TrimSpace(v.Years)
	return v
}

// choice is the way with its limit, without a number when that cannot be counted in days. A week is seven days, and
// what ends in the middle of a day ends on that day; where half a month ends no text says.
func (w Way) choice() LimitChoice {
	if !w.Limit.Given() || w.Limit.Value.Unit == "gio" {
		return LimitChoice{}
	}
	choice := LimitChoice{Unit: w.Limit.Value.Unit, Label: w.Limit.Value.Text()}
	if w.Channel.Given() {
		choice.Label = front.Label(w.Channel.Value, string(w.Channel.Value)) + ": " + choice.Label
	}
	var length amount.Length
	for _, n := range w.Limit.Value.Steps {
		length += n
	}
	switch {
	case choice.Unit == "tuan":
		length, choice.Unit = 7*length, "ngay"
	case choice.Unit == "thang" && length%100 != 0:
		return LimitChoice{}
	}
	choice.Number = length.Up()
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
