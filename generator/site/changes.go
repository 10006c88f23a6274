package site

import (
	"fmt"
	"slices"
	"strings"

	"congkhai/generator/files/record"
	"congkhai/generator/pages/show"
	"congkhai/generator/past/chronicle"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/viet"
)

// ChangesView is what changed in the whole portal: month by month, the last first.
type ChangesView struct {
	Months    []TermLink
	Days      []DayView
	Total     int // events of the month; 0 on the page of all months
	Pages     []PageLink
	Feed      string
	Unknown   bool // nothing is known: the portal was made where there is no history
	Cut       bool // of some record not all is known
	Rewritten bool
	Shared    bool     // what became of records that several portals share is known where those are kept
	Keepers   []string // who keeps them, where that is known
}

// DayView is what changed on one day, and the commits that tell of it. What is not committed yet has no day.
type DayView struct {
	Day     show.Day
	Events  []EventView
	Commits []string
}

// Where what changed in the whole portal stands, and what it is called.
const (
	ChangesURL   = "/thay-doi/"
	ChangesTitle = "Thay đổi trên cổng"
)

// eventOf is an event with the record that it befell.
type eventOf struct {
	*record.Record
	chronicle.Event
}

// allEvents lists what readers have to know of all records, the last first; on one day in the order of the kinds and
// lists.
var allEvents = Derived(func(s *Site) []eventOf {
	var all []eventOf
	for _, r := range s.Shown() {
		for _, e := range s.events(r) {
			if e.Large() {
				all = append(all, eventOf{r, e})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b eventOf) int { return b.Day.Compare(a.Day) })
	return all
})

// changesPages are the page of all months, and those of each. Where nothing is known the first one says so.
func (s *Site) changesPages() []*Page {
	events := allEvents(s)
	var months []TermLink
	var pages []*Page
	for start := 0; start < len(events); {
		end := start
		for end < len(events) && sameMonth(events[end].Day, events[start].Day) {
			end++
		}
		day := events[start].Day
		month := Paging{URL: fmt.Sprintf("%s%04d-%02d/", ChangesURL, day.Year, day.Month),
			Title: ChangesTitle + ", " + viet.LowerFirst(monthTitle(day)), Length: end - start}
		months = append(months, TermLink{Link{month.URL, monthTitle(day)}, end - start})
		pages = append(pages, s.monthPages(month, events[start:end])...)
		start = end
	}
	whole := &Page{URL: ChangesURL, Title: ChangesTitle, Layout: "changes", Show: func() any {
		main := ChangesView{Months: months, Unknown: s.History == nil, Cut: s.SomeCut(), Shared: len(s.Shared) > 0, Keepers: keepers(s),
			Days: s.dayViews(events[:min(feedLength, len(events))])}
		if len(events) > 0 {
			main.Feed = ChangesURL + FeedFile
		}
		if s.History != nil {
			main.Rewritten = s.History.Rewritten
		}
		return View[ChangesView]{s.Frame(ChangesURL, ChangesTitle, Meta{Description: changesSummary}), main}
	}}
	return append([]*Page{whole}, pages...)
}

const changesSummary = "Mỗi thủ tục, văn bản, bảng giá đổi những gì, ngày nào, theo quyết định nào."

func sameMonth(a, b calendar.Date) bool { return a.Year == b.Year && a.Month == b.Month }

func monthTitle(day calendar.Date) string { return fmt.Sprintf("Tháng %d/%d", day.Month, day.Year) }

func (s *Site) monthPages(month Paging, events []eventOf) []*Page {
	return month.Each("changes", func(number, from, to int) any {
		frame := s.NumberedFrame(month, number, Link{ChangesURL, ChangesTitle})
		return View[ChangesView]{frame, ChangesView{Total: len(events), Days: s.dayViews(events[from:to]),
			Pages: month.Links(number), Cut: s.SomeCut(), Rewritten: s.History.Rewritten,
			Shared: len(s.Shared) > 0, Keepers: keepers(s)}}
	})
}

// dayViews tells of events day by day.
func (s *Site) dayViews(events []eventOf) []DayView {
	var days []DayView
	for _, e := range events {
		if n := len(days); n == 0 || days[n-1].Day != show.DayOf(e.Day) {
			days = append(days, DayView{Day: show.DayOf(e.Day)})
		}
		day := &days[len(days)-1]
		view := s.eventView(e.Record, e.Event)
		view.Name, view.Record = "", LinkOf(e.Record)
		view.Version = historyURL(e.Record) + "#" + e.Name()
		day.Events = append(day.Events, view)
		if e.Commit != "" && !slices.Contains(day.Commits, e.Commit) {
			day.Commits = append(day.Commits, e.Commit)
		}
	}
	return days
}

// historyFeeds are the feeds of what changed: of the portal, and of each record that people rely on.
func (s *Site) historyFeeds() []Feed {
	if len(allEvents(s)) == 0 {
		return nil
	}
	newest := allEvents(s)
	feeds := []Feed{s.feedOf(ChangesURL, ChangesTitle, newest[:min(feedLength, len(newest))])}
	for _, r := range s.Shown() {
		var events []eventOf
		for _, e := range slices.Backward(s.events(r)) {
			if e.Large() {
				events = append(events, eventOf{r, e})
			}
		}
		if s.KindOf(r).Followed && len(events) > 0 {
			feeds = append(feeds, s.feedOf(historyURL(r), historyTitle+": "+r.Title(),
				events[:min(feedLength, len(events))]))
		}
	}
	return feeds
}

func (s *Site) feedOf(url, title string, events []eventOf) Feed {
	feed := Feed{URL: url + FeedFile, Title: title + " – " + s.Config.Name, Author: s.owner().Name,
		About: s.archiveSentence()}
	for _, e := range events {
		title := e.Title()
		if len(e.Decisions) > 0 {
			title += " (theo " + strings.Join(e.Decisions, ", ") + ")"
		}
		if e.AtLatest {
			title += " (chậm nhất ngày " + e.Day.Print() + ")"
		}
		url := historyURL(e.Record) + "#" + e.Name()
		feed.Entries = append(feed.Entries, FeedEntry{url, title, e.Event.Summary(), e.Day})
	}
	return feed
}

// historyJSON is the file with a record's changes for machines, beside the page of its history.
const historyJSON = "thay-doi.json"

// ChangeData is a change in the shape of the metadata of Open Referral (HSDS 3.0, table "metadata"), with what we know
// besides.
type ChangeData struct {
	ID          string `json:"id"`
	Resource    string `json:"resource_id"`
	Type        string `json:"resource_type"`
	Date        string `json:"last_action_date"`
	Action      string `json:"last_action_type"`
	Field       string `json:"field_name"`
	Previous    string `json:"previous_value"`
	Replacement string `json:"replacement_value"`
	UpdatedBy   string `json:"updated_by"`
	Name        string `json:"ten"`
	Decision    string `json:"quyet_dinh,omitempty"`
	Commit      string `json:"commit,omitempty"`
	Small       string `json:"thay_doi_nho,omitempty"`
	AtLatest    bool   `json:"cham_nhat,omitempty"`
}

// notKnown is the action of what is told instead of changes that are not known.
const notKnown = "unknown"

// HistoryFile is what machines are told of a record's changes.
type HistoryFile struct {
	URL     string
	Changes func() []ChangeData
}

// HistoryFiles lists the files of all records of which something is known.
func (s *Site) HistoryFiles() []HistoryFile {
	var files []HistoryFile
	for _, r := range s.Shown() {
		if events := s.events(r); len(events) > 0 {
			files = append(files, HistoryFile{historyURL(r) + historyJSON,
				func() []ChangeData { return s.changeData(r, events) }})
		}
	}
	return files
}

func (s *Site) changeData(r *record.Record, events []chronicle.Event) []ChangeData {
	all := []ChangeData{}
	if s.life(r).Cut {
		all = append(all, ChangeData{ID: "chua-biet", Resource: s.Config.Address + r.URL(), Type: r.Kind.Folder,
			Action: notKnown, UpdatedBy: s.owner().Name, Name: "Có những lần thay đổi chưa biết"})
	}
	for _, e := range events {
		of := ChangeData{ID: e.Name(), Resource: s.Config.Address + r.URL(), Type: r.Kind.Folder,
			Date: e.Day.String(), Action: actionWords[e.Action],
			UpdatedBy: s.owner().Name, Decision: strings.Join(e.Decisions, "; "), Commit: e.Commit, Small: e.Small,
			AtLatest: e.AtLatest}
		if len(e.Changes) == 0 {
			all = append(all, of)
		}
		for _, c := range e.Changes {
			one := of
			one.ID += ":" + c.Path
			one.Field, one.Name, one.Previous, one.Replacement = c.Path, c.Name, c.Old, c.New
			all = append(all, one)
		}
	}
	return all
}

var actionWords = map[chronicle.Action]string{chronicle.Published: "create", chronicle.Amended: "update",
	chronicle.TakenBack: "delete", chronicle.Republished: "create"}

// SomeCut reports whether not all is known of the history of some record.
func (s *Site) SomeCut() bool { return someCut(s) }

var someCut = Derived(func(s *Site) bool {
	return slices.ContainsFunc(s.Shown(), func(r *record.Record) bool { return s.life(r).Cut })
})

// keepers are those who keep records that are shown, in order.
var keepers = Derived(func(s *Site) []string {
	var all []string
	for _, r := range s.Shown() {
		if keeper := s.Shared[r.File.Path].Keeper; keeper != "" {
			all = append(all, keeper)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
})
