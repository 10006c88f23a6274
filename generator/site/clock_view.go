package site

import "html/template"

// ClockView is a page of the list of all measured records.
type ClockView struct {
	Heading string
	Since   Day
	Rows    []ClockRow
	Total   int
	Pages   []PageLink
}

// ClockRow is a record with the working days from signature to publication.
type ClockRow struct {
	Link
	Matter        string
	By            template.HTML // the document that ordered it
	Signed, First Day           // empty when they are not known
	Days          int
	Counted       bool   // there are Days
	AtMost        bool   // not all holidays of that time are known, so that there may have been fewer working days
	Why           string // why it is not held against anything; a key of the theme's catalogue
	Against       []Held
}

// Held is what the law wanted of a record, and what came of it.
type Held struct {
	Duty      Link
	Limit     Shown
	Yardstick bool
	Verdict   string // a key of the theme's catalogue; empty where there is nothing to judge
}

func (s *Site) clockRows(all []*clocked) []ClockRow {
	var rows []ClockRow
	for _, c := range all {
		row := ClockRow{Link: Link{c.record.URL(), c.record.Title()}, Matter: label(c.Matter, string(c.Matter)), Signed: day(c.Day), First: day(c.first),
			Days: c.days, Counted: c.counted, AtMost: c.atMost, Why: c.why}
		if c.By != nil {
			row.By = linkTo(c.By, c.By.Title())
		}
		for _, h := range c.against {
			d := h.duty.Data.(*Duty)
			row.Against = append(row.Against, Held{Link{h.duty.URL(), d.Name}, d.limit(), d.Binds == otherBody, string(h.verdict)})
		}
		rows = append(rows, row)
	}
	return rows
}

func (s *Site) clockPages() []*Page {
	g := paging{clockURL, len(measured(s))}
	return g.each("clock", func(number, from, to int) any {
		main := ClockView{Heading: clockTitle, Since: day(since(s)), Rows: s.clockRows(measured(s)[from:to]), Total: len(measured(s)), Pages: g.links(number)}
		return View[ClockView]{s.numberedFrame(g, number, clockTitle, Link{disclosureURL, disclosureTitle}), main}
	})
}

// ClockSummary is how many records were in time.
type ClockSummary struct {
	Total  int
	Duties []DutyCount   // against which anything was held
	Not    []ReasonCount // what was not, and why
}

// DutyCount is what came of all that was held against a duty. In time are so many of those that are surely in time or late.
type DutyCount struct {
	Duty        Link
	Limit       Shown
	Yardstick   bool
	InTime      Share
	Late        int
	PerhapsLate int
}

// ReasonCount is how many records are not held against anything for one reason, a key of the theme's catalogue.
type ReasonCount struct {
	Why   string
	Count int
}

func (s *Site) clockSummary() ClockSummary {
	verdicts, reasons := map[*Record]map[Verdict]int{}, map[string]int{}
	for _, c := range measured(s) {
		judged := false
		for _, h := range c.against {
			if h.verdict == "" {
				continue
			}
			if verdicts[h.duty] == nil {
				verdicts[h.duty] = map[Verdict]int{}
			}
			verdicts[h.duty][h.verdict]++
			judged = true
		}
		if why := c.why; why != "" {
			reasons[why]++
		} else if !judged {
			reasons[noNumber]++
		}
	}
	v := ClockSummary{Total: len(measured(s))}
	for _, r := range s.all(dutyFolder) {
		if n := verdicts[r]; n != nil {
			d := r.Data.(*Duty)
			v.Duties = append(v.Duties, DutyCount{Link{r.URL(), d.Name}, d.limit(), d.Binds == otherBody,
				share(n[OnTime], n[OnTime]+n[Late]), n[Late], n[PerhapsLate]})
		}
	}
	for _, why := range []string{beforePortal, noFirstDay, noSignature, earlierThere, noDuty, noNumber} {
		if reasons[why] > 0 {
			v.Not = append(v.Not, ReasonCount{why, reasons[why]})
		}
	}
	return v
}
