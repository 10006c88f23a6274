package site

import (
	"html/template"
	"slices"
	"strings"

	"congkhai/generator/files/record"
	"congkhai/generator/pages/late"
	"congkhai/generator/pages/show"
	"congkhai/generator/past/change"
	"congkhai/generator/past/chronicle"
)

// HistoryNote tells on the page of a record when it was published and changed last, by which decision, and its last
// changes.
type HistoryNote struct {
	First, Last EventView // Last is empty when nothing changed since, or what did is not known
	Changes     []ChangeView
	Unwritten   bool   // what the page says is not committed yet
	Cut         bool   // what came before is not known
	Rewritten   bool   // git tells another history than the one that was noted
	All         string // address of the whole history
	Shared      bool   // several portals have the record: what became of it is known where it is kept
	Keeper      string // who keeps it, where that is known
}

// HistoryView is what the page of a record's history shows, the last event first.
type HistoryView struct {
	Record    Link
	Events    []EventView
	Cut       bool
	Rewritten bool
	JSON      string
	Feed      string
}

// EventView is an event as pages show it; Version is the address of the record as it read from then on. Name is the
// fragment by which the page of a record's history is entered, and Record whose event it is, on other pages.
type EventView struct {
	Name     string
	Record   Link
	Day      show.Day
	AtLatest bool // it was that day or before
	Action   string
	By       template.HTML
	Small    string
	Commit   string
	Changes  []ChangeView
	Version  string
}

// VersionView is what a record said once.
type VersionView struct {
	Record Link
	Day    show.Day
	By     template.HTML
	Values late.Value[[]change.Value]
}

// noteLength is how many changes the page of a record itself tells.
const noteLength = 3

func (s *Site) historyNote(r *record.Record) *HistoryNote {
	if share, shared := s.Shared[r.File.Path]; shared {
		return &HistoryNote{Shared: true, Keeper: share.Keeper}
	}
	events := s.events(r)
	if len(events) == 0 {
		if s.life(r).Cut {
			return &HistoryNote{Cut: true}
		}
		return nil
	}
	note := &HistoryNote{Cut: s.life(r).Cut, Rewritten: s.History.Rewritten,
		Unwritten: events[len(events)-1].Commit == "", All: historyURL(r)}
	for _, e := range events {
		switch {
		case e.Action == chronicle.Published && e.Commit != "":
			note.First = s.eventView(r, e)
		case e.Large():
			note.Last = s.eventView(r, e)
		}
	}
	note.First.Changes, note.Last.Changes = nil, nil
	if s.life(r).Open {
		note.Last = EventView{}
		return note
	}
	for _, e := range slices.Backward(events) {
		if e.Large() {
			note.Changes = append(note.Changes, s.changeViews(r, e.Changes)...)
		}
	}
	note.Changes = note.Changes[:min(noteLength, len(note.Changes))]
	return note
}

func (s *Site) eventView(r *record.Record, e chronicle.Event) EventView {
	return EventView{Name: e.Name(), Day: show.DayOf(e.Day), AtLatest: e.AtLatest, Action: string(e.Action),
		By: s.Prose(r, strings.Join(e.Decisions, "; ")), Small: e.Small, Commit: e.Commit,
		Changes: s.changeViews(r, e.Changes)}
}

// historyPages are the page of a record's history, and one for each day on which it read otherwise than now.
func (s *Site) historyPages(r *record.Record) []*Page {
	events := s.events(r)
	if len(events) == 0 {
		return nil
	}
	pages := []*Page{{URL: historyURL(r), Layout: "history", Show: func() any { return s.historyPage(r, events) }}}
	for _, i := range chronicle.VersionsOf(events) {
		pages = append(pages, s.versionPage(r, i))
	}
	return pages
}

func (s *Site) historyPage(r *record.Record, events []chronicle.Event) View[HistoryView] {
	main := HistoryView{Record: LinkOf(r), Cut: s.life(r).Cut, Rewritten: s.History.Rewritten,
		JSON: historyURL(r) + historyJSON}
	if s.KindOf(r).Followed {
		main.Feed = historyURL(r) + FeedFile
	}
	versions := map[string]string{}
	for _, i := range chronicle.VersionsOf(events) {
		versions[events[i].Day.String()] = versionURL(r, events[i])
	}
	for _, e := range slices.Backward(events) {
		view := s.eventView(r, e)
		if e.Blob != "" {
			view.Version = versions[e.Day.String()]
		}
		main.Events = append(main.Events, view)
	}
	frame := s.Frame(historyURL(r), historyTitle+": "+r.Title(), Meta{})
	frame.Crumbs = s.crumbsTo(r)
	if main.Feed != "" {
		frame.Feeds = append([]Link{{main.Feed, frame.Title}}, frame.Feeds...)
	}
	return View[HistoryView]{frame, main}
}

const historyTitle = "Lịch sử thay đổi"

// crumbsTo leads down to the page of a record.
func (s *Site) crumbsTo(r *record.Record) []Link {
	var crumbs []Link
	if !r.Kind.AtRoot {
		crumbs = append(crumbs, Link{r.Kind.Path(), r.Kind.Name})
	}
	return append(crumbs, LinkOf(r))
}

func (s *Site) versionPage(r *record.Record, event int) *Page {
	life := s.life(r)
	e := life.Events[event]
	url := versionURL(r, e)
	return &Page{URL: url, Layout: "version", Past: true,
		Show: func() any {
			frame := s.Frame(url, r.Title()+" – bản ngày "+e.Day.Print(), Meta{Date: e.Day})
			frame.Crumbs = append(s.crumbsTo(r), Link{historyURL(r), historyTitle})
			frame.Unlisted = true // who looks for the record means what it says now
			return View[VersionView]{frame, VersionView{Record: LinkOf(r), Day: show.DayOf(e.Day),
				By: s.Prose(r, strings.Join(e.Decisions, "; ")), Values: s.values(life, event)}}
		}}
}

// values is what a record said from an event on, with the titles that the records which it refers to have today.
func (s *Site) values(life chronicle.Life, event int) late.Value[[]change.Value] {
	e := life.Events[event]
	return late.New(e.Path+" "+e.Blob+" "+titlesSum(s), func() ([]change.Value, error) {
		told, err := life.Values(event)
		told = slices.Clone(told)
		for i, one := range told {
			told[i].Text = s.titles(one.Is, one.Text)
		}
		return told, err
	})
}
