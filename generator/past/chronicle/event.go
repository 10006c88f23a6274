package chronicle

import (
	"strings"

	"congkhai/generator/past/change"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/viet"
)

// History is what is known of how the content came to say what it says. A site without one tells nothing of it.
type History struct {
	Of        map[string]Life // by path of the file now
	Rewritten bool            // git tells another history than the one that was noted before
}

// Life is what is known to have become of a record, oldest first. When it is cut, what came before is not known, or
// something in between; when it is open, something that came after all of it.
type Life struct {
	Events []Event
	Cut    bool
	Open   bool
	Blob   string // names what the file said when it was committed last; "" when it never was

	// Values are what the record said from an event on, as long as that has a Blob. An error is the machine's.
	Values func(event int) ([]change.Value, error)
}

// First is the day of the first publication, or no day when it is not known.
func (l Life) First() calendar.Date {
	if len(l.Events) == 0 || l.Events[0].Action != Published || l.Events[0].AtLatest {
		return calendar.Date{}
	}
	return l.Events[0].Day // none when it is not committed
}

// Event is one thing that became of a record: it was made public, changed, or taken away.
type Event struct {
	Commit    string        // "" for what is not committed yet
	Day       calendar.Date // no day for what is not committed yet
	AtLatest  bool          // it was that day or before: the clock of the commit was wrong
	Action    Action
	Decisions []string // numbers of the documents that ordered it
	Small     string   // what was mended, when it is nothing that readers have to know
	Changes   []change.Change
	Path      string // of the file then
	Blob      string // names what the file said then; "" when it was taken away, or is not committed yet
}

// Action is what became of a record.
type Action string

// What becomes of records. Their order in a catalogue of texts is that of a record's life.
const (
	Published   Action = "cong_bo"
	Amended     Action = "sua_doi"
	TakenBack   Action = "rut"
	Republished Action = "cong_bo_lai"
)

// Actions lists them all.
var Actions = []Action{Published, Amended, TakenBack, Republished}

// Name is how a page refers to an event: a name that lasts as long as the commit.
func (e Event) Name() string {
	if e.Commit == "" {
		return "chua-ghi"
	}
	return "c-" + e.Commit[:min(12, len(e.Commit))]
}

// Large reports whether readers have to know of the event.
func (e Event) Large() bool { return e.Small == "" && e.Commit != "" }

// VersionsOf lists the events, by number, from which on the record read differently from what it does now: the last one
// of each day but the last.
func VersionsOf(events []Event) []int {
	var versions []int
	for i, event := range events {
		last := i == len(events)-1
		if last || event.Blob == "" || events[i+1].Day == event.Day {
			continue
		}
		versions = append(versions, i)
	}
	return versions
}

// Summary tells an event in one line, for feeds.
func (e Event) Summary() string {
	var lines []string
	for _, c := range e.Changes {
		line := c.Name
		switch c.Action {
		case change.Altered:
			line += ": " + c.Old + " → " + c.New
		case change.Added:
			line += ": " + c.New
		}
		lines = append(lines, line)
	}
	return viet.Shorten(strings.Join(lines, "; "), 300)
}
