package site

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"congkhai/generator/files/source"
	"congkhai/generator/past/change"
	"congkhai/generator/text/calendar"
)

// History is what is known of how the content came to say what it says. A site without one tells nothing of it.
type History struct {
	Of        map[string]Life // by path of the file now
	Rewritten bool            // git tells another history than the one that was noted before
}

// Life is what is known to have become of a record, oldest first. When it is cut, what came before is not known, or something in
// between; when it is open, something that came after all of it.
type Life struct {
	Events []Event
	Cut    bool
	Open   bool
	Blob   string                                 // names what the file said when it was committed last; "" when it never was
	Told   func(event int) ([]change.Told, error) // what the record said from an event on, as long as that has a Blob; an error is the machine's
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

// Version is what a file said once, as far as the public was told.
type Version struct {
	kind *Kind
	data Data
	body string
	file *source.File // of a version that is the present one: its body is read when it is asked for
}

// PublicFrom is the day from which the version itself wants to be public, or no day.
func (v *Version) PublicFrom() calendar.Date { return v.data.common().PublishFrom }

// Decision is the document that the version names as what published it, or "".
func (v *Version) Decision() string { return v.kind.decision(v.data) }

// Since lists what differs from an earlier version. One of another kind has nothing to be compared with.
func (v *Version) Since(old *Version) []change.Change {
	if old.kind != v.kind {
		return nil
	}
	changes := change.Between(old.data, v.data)
	if old.text() == v.text() {
		return changes
	}
	return append(changes, change.BetweenSections(old.sections(), v.sections())...)
}

// Told lists all that the version said.
func (v *Version) Told() []change.Told {
	told := change.Tell(v.data)
	for _, s := range v.sections() {
		name := s.Title
		if name == "" {
			name = change.Untitled
		}
		told = append(told, change.Told{Name: name, Text: s.Text})
	}
	return told
}

// life is what is known to have become of a record.
func (s *Site) life(r *Record) Life {
	if s.History == nil {
		return Life{}
	}
	return s.History.Of[r.File.Path]
}

func (s *Site) events(r *Record) []Event { return s.life(r).Events }

// name is how a page refers to a event: a name that lasts as long as the commit.
func (s Event) name() string {
	if s.Commit == "" {
		return "chua-ghi"
	}
	return "c-" + s.Commit[:min(12, len(s.Commit))]
}

// large reports whether readers have to know of the event.
func (s Event) large() bool { return s.Small == "" && s.Commit != "" }

// versionsOf lists the events, by number, from which on the record read differently from what it does now: the last one of each
// day but the last.
func versionsOf(events []Event) []int {
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

const historyFolder = "lich-su/"

func (r *Record) historyURL() string { return r.URL() + historyFolder }

func (r *Record) versionURL(event Event) string { return r.historyURL() + event.Day.String() + "/" }

// ChangeView is a change as pages show it.
type ChangeView struct {
	Name     string
	Action   string
	Old, New string
}

func (s *Site) changeViews(r *Record, changes []change.Change) []ChangeView {
	views := make([]ChangeView, len(changes))
	for i, c := range changes {
		views[i] = ChangeView{cmp.Or(r.Kind.calls(s, r, c.Path), c.Name), string(c.Action), s.titles(c.Is, c.Old), s.titles(c.Is, c.New)}
	}
	return views
}

// titles puts the titles of fields and agencies in the place of the names by which a value refers to them, as far as there are
// such records.
func (s *Site) titles(is, text string) string {
	if k := s.kind(is); k == nil || !k.Aside {
		return text
	}
	ids := strings.Split(text, "; ")
	for i, id := range ids {
		if r := s.record(is, id); r != nil {
			ids[i] = r.Title()
		}
	}
	return strings.Join(ids, "; ")
}

// collectTitles names all that titles may put in.
func (s *Site) collectTitles() string {
	sum := sha256.New()
	for _, k := range s.Kinds {
		for _, r := range s.byKind[k] {
			if k.Aside {
				fmt.Fprintf(sum, "%s%s\n", r.URL(), r.Title())
			}
		}
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// summary tells a event in one line, for feeds.
func (s Event) summary() string {
	var lines []string
	for _, c := range s.Changes {
		line := c.Name
		switch c.Action {
		case change.Altered:
			line += ": " + c.Old + " → " + c.New
		case change.Added:
			line += ": " + c.New
		}
		lines = append(lines, line)
	}
	return shorten(strings.Join(lines, "; "), 300)
}
