package worklist

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"congkhai/generator/files/record"
	"congkhai/generator/kinds"
	"congkhai/generator/kinds/disclosure"
	"congkhai/generator/kinds/prices"
	"congkhai/generator/kinds/report"
	"congkhai/generator/kinds/workday"
	"congkhai/generator/site"
	"congkhai/generator/text/calendar"
)

const (
	pricesAhead   = 60 // days before its end on which a price list is told
	holidaysAhead = 10 // the month from which on the holidays of the next year are asked for: they are announced in autumn
)

// reports lists those that are missing, the last period first: that is the one which somebody is at.
func reports(s *site.Site) []Item {
	taken := map[string]bool{}
	for _, r := range s.Records {
		taken[r.Kind.Folder+"/"+r.ID] = true
	}
	var items []Item
	for _, missing := range disclosure.MissingReports(s) {
		items = append(items, missingReport(s, missing, taken))
	}
	slices.SortStableFunc(items, newestFirst)
	return items
}

func newestFirst(a, b Item) int { return b.Day.Compare(a.Day) }

// missingReport is a report to be made, or the draft of it that somebody has begun. new makes reports of the portal's
// own agency alone.
func missingReport(s *site.Site, m disclosure.MissingReport, taken map[string]bool) Item {
	written := standing(s, report.Folder, func(r *record.Record) bool {
		p := r.Data.(*report.Report)
		return p.Agency == m.Agency.ID && p.Form == m.Form.ID && p.Period == m.Period.String()
	})
	item := Item{Kind: report.Folder, Day: m.Period.End(),
		Title: "Báo cáo " + m.Period.InTitle() + " của " + m.Agency.Title(),
		Why: fmt.Sprintf("theo biểu mẫu “%s”: kỳ đã hết ngày %s mà cổng chưa có báo cáo", m.Form.Title(),
			m.Period.End().Print())}
	switch {
	case written != nil:
		item.ID = written.ID
		item.Why += "; bản đang làm dở chưa đăng"
	case m.Agency.ID == s.Config.Agency:
		item.New, item.Form = freeID(strings.ToLower(m.Period.String()), m.Form.ID, taken), m.Form.ID
	}
	return item
}

// freeID is the ID of a new report, which is taken from then on: its period, with its form where another one has that.
func freeID(id, form string, taken map[string]bool) string {
	if taken[report.Folder+"/"+id] {
		id += "-" + form
	}
	taken[report.Folder+"/"+id] = true
	return id
}

func priceLists(s *site.Site) []Item {
	var items []Item
	for _, r := range prices.RunningOut(s, pricesAhead) {
		last, why := r.Data.(*prices.PriceList).To.Value, "áp dụng đến hết ngày %s, chưa có bảng giá nối tiếp"
		if s.AsOf.After(last) {
			why = "hết áp dụng sau ngày %s mà chưa có bảng giá nối tiếp"
		}
		items = append(items, of(r, last, why, last.Print()))
	}
	return items
}

// holidays asks for the days off of the year, and from autumn on of the next one.
func holidays(s *site.Site) []Item {
	years := []int{s.AsOf.Year}
	if s.AsOf.Month >= holidaysAhead {
		years = append(years, s.AsOf.Year+1)
	}
	var items []Item
	for _, year := range years {
		id, first := strconv.Itoa(year), calendar.Date{Year: year, Month: 1, Day: 1}
		there := s.Find(workday.Folder, id)
		switch {
		case workday.Of(s).Complete(year):
		case there != nil:
			items = append(items, of(there, first,
				"chưa ghi là đã đủ mọi ngày nghỉ, ngày làm bù, nên cổng chưa đếm chắc được ngày làm việc của năm %d", year))
		default:
			items = append(items, Item{Kind: workday.Folder, New: id, Day: first, Title: "Ngày nghỉ năm " + id,
				Why: fmt.Sprintf("cổng chưa có lịch nghỉ nên chưa đếm đúng được ngày làm việc của năm %d", year)})
		}
	}
	return items
}

func petitions(s *site.Site) []Item {
	var items []Item
	for _, r := range kinds.Unanswered(s) {
		received := r.Data.(*kinds.Petition).Received
		items = append(items, of(r, received, "tiếp nhận ngày %s, %s", received.Print(), waited(s, received)))
	}
	return items
}

// waited says how long a petition waits for its answer. Where not all days off are known there may have been fewer
// working days than are counted.
func waited(s *site.Site, received calendar.Date) string {
	days := workday.Of(s)
	switch n := days.Within(received, s.AsOf); {
	case n == 0:
		return "chưa ghi trả lời"
	case days.Known(received, s.AsOf):
		return fmt.Sprintf("đã %d ngày làm việc mà chưa ghi trả lời", n)
	default:
		return fmt.Sprintf("đã tới %d ngày làm việc (lịch nghỉ chưa ghi đủ) mà chưa ghi trả lời", n)
	}
}

// procedures lists those in force that rest on documents which hold no longer, each with what became of it.
func procedures(s *site.Site) []Item {
	var items []Item
	for _, o := range kinds.OutdatedProcedures(s) {
		var ended []string
		for _, number := range o.Bases {
			_, document := s.Citation(o.Record, number)
			ended = append(ended, document.Title()+s.Ending(document))
		}
		items = append(items, of(o.Record, calendar.Date{}, "dẫn %s; xem đã có quyết định công bố mới chưa, rồi sửa",
			strings.Join(ended, "; ")))
	}
	return items
}
