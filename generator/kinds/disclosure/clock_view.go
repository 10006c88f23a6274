package disclosure

import (
	"html/template"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/pages/show"
	"congkhai/generator/site"
)

// ClockView is a page of the list of all measured records.
type ClockView struct {
	Heading string
	Since   show.Day
	Rows    []ClockRow
	Total   int
	Pages   []site.PageLink
}

// ClockRow is a record with the working days from signature to publication.
type ClockRow struct {
	site.Link
	Matter        string
	By            template.HTML // the document that ordered it
	Signed, First show.Day      // empty when they are not known
	Days          int
	Counted       bool   // there are Days
	AtMost        bool   // not all holidays of that time are known, so that there may have been fewer working days
	Why           string // why it is not held against anything; a key of the theme's catalogue
	Against       []Held
}

// Held is what the law wanted of a record, and what came of it.
type Held struct {
	Duty      site.Link
	Limit     show.Value
	Yardstick bool
	Verdict   string // a key of the theme's catalogue; empty where there is nothing to judge
}

func clockRows(s *site.Site, all []*clocked) []ClockRow {
	var rows []ClockRow
	for _, c := range all {
		row := ClockRow{Link: site.LinkOf(c.record),
			Matter: front.Label(c.Matter, string(c.Matter)), Signed: show.DayOf(c.Day), First: show.DayOf(c.first),
			Days: c.days, Counted: c.counted, AtMost: c.atMost, Why: c.why}
		if c.By != nil {
			row.By = site.LinkTo(c.By, c.By.Title())
		}
		for _, h := range c.against {
			d := h.duty.Data.(*Duty)
			row.Against = append(row.Against, Held{site.Link{URL: h.duty.URL(), Text: d.Name}, d.limit(),
				d.Binds == otherBody, string(h.verdict)})
		}
		rows = append(rows, row)
	}
	return rows
}

func clockPages(s *site.Site) []*site.Page {
	g := site.Paging{URL: clockURL, Title: clockTitle, Length: len(measured(s))}
	return g.Each("clock", func(number, from, to int) any {
		main := ClockView{Heading: clockTitle, Since: show.DayOf(site.Since(s)),
			Rows: clockRows(s, measured(s)[from:to]), Total: len(measured(s)), Pages: g.Links(number)}
		return site.View[ClockView]{Frame: s.NumberedFrame(g, number,
			site.Link{URL: disclosureURL, Text: disclosureTitle}), Main: main}
	})
}

// ClockSummary is how many records were in time.
type ClockSummary struct {
	Total  int
	InTime show.Share    // of what was held against duties that bind the agency itself
	Duties []DutyCount   // against which anything was held
	Not    []ReasonCount // what was not, and why
}

// DutyCount is what came of all that was held against a duty. In time are so many of those that are surely in time or
// late.
type DutyCount struct {
	Duty        site.Link
	Limit       show.Value
	Yardstick   bool
	InTime      show.Share
	Late        int
	PerhapsLate int
}

// ReasonCount is how many records are not held against anything for one reason, a key of the theme's catalogue.
type ReasonCount struct {
	Why   string
	Count int
}

func clockSummary(s *site.Site) ClockSummary {
	verdicts, reasons := map[*record.Record]map[Verdict]int{}, map[string]int{}
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
			reasons[NoNumber]++
		}
	}
	v := ClockSummary{Total: len(measured(s))}
	inTime, all := 0, 0
	for _, r := range s.All(dutyFolder) {
		if n := verdicts[r]; n != nil {
			d := r.Data.(*Duty)
			v.Duties = append(v.Duties, DutyCount{
				site.Link{URL: r.URL(), Text: d.Name}, d.limit(), d.Binds == otherBody,
				show.ShareOf(n[OnTime], n[OnTime]+n[Late]), n[Late], n[PerhapsLate],
			})
			if d.Binds == thisAgency {
				inTime, all = inTime+n[OnTime], all+n[OnTime]+n[Late]
			}
		}
	}
	v.InTime = show.ShareOf(inTime, all)
	for _, why := range []string{BeforePortal, NoFirstDay, NoSignature, EarlierThere, NoDuty, NoNumber} {
		if reasons[why] > 0 {
			v.Not = append(v.Not, ReasonCount{why, reasons[why]})
		}
	}
	return v
}
