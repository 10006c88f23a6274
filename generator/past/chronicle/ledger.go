package chronicle

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"congkhai/generator/files/memory"
	"congkhai/generator/files/source"
	"congkhai/generator/past/change"
	"congkhai/generator/text/calendar"
)

// LedgerFile is where what git tells is noted, so that a copy of the repository without its history still knows it. It
// is JSON, a line for each file: short ones stay as they are when others change, and git shows what was added.
const LedgerFile = "content/.so-cai"

// Ledger is what was noted.
type Ledger struct {
	Head  string
	Sum   memory.Key           // names all of it
	lives map[string]notedLife // by path
}

type ledgerHead struct {
	Version int    `json:"so_cai"`
	Head    string `json:"den"`
}

type notedLife struct {
	Path   string       `json:"tep"`
	Blob   string       `json:"ban"` // what the file said when this was noted
	Events []notedEvent `json:"su_kien"`
}

type notedEvent struct {
	Commit    string        `json:"lan_ghi"`
	Day       string        `json:"ngay"`
	AtLatest  bool          `json:"cham_nhat,omitempty"`
	Action    Action        `json:"viec"`
	Decisions []string      `json:"quyet_dinh,omitempty"`
	Small     string        `json:"thay_doi_nho,omitempty"`
	Path      string        `json:"tep,omitempty"` // when it was another
	Blob      string        `json:"ban,omitempty"`
	Changes   []notedChange `json:"doi,omitempty"`
}

type notedChange struct {
	Path   string        `json:"khoa"`
	Name   string        `json:"ten"`
	Action change.Action `json:"viec"`
	Old    string        `json:"cu,omitempty"`
	New    string        `json:"moi,omitempty"`
	Is     string        `json:"la,omitempty"`
}

const ledgerVersion = 1

// ReadLedger reads what was noted; none is no problem.
func ReadLedger(root fs.FS) (Ledger, []source.Problem, error) {
	raw, err := fs.ReadFile(root, LedgerFile)
	if errors.Is(err, fs.ErrNotExist) {
		return Ledger{}, nil, nil
	}
	if err != nil {
		return Ledger{}, nil, err
	}
	l, line, ok := parseLedger(raw)
	if ok {
		l.Sum = sha256.Sum256(raw)
		return l, nil, nil
	}
	f, problems := source.NewFile(LedgerFile, raw)
	if len(problems) > 0 {
		return Ledger{}, problems, nil
	}
	return Ledger{}, []source.Problem{BadLedger.At(f.Line(line))}, nil
}

// parseLedger reads a ledger, or tells the line (from 0) that is none of it.
func parseLedger(raw []byte) (l Ledger, line int, ok bool) {
	l.lives = map[string]notedLife{}
	for text := range bytes.Lines(raw) {
		text = bytes.TrimSpace(text)
		if line == 0 {
			var head ledgerHead
			if json.Unmarshal(text, &head) != nil || head.Version != ledgerVersion || head.Head == "" {
				return l, line, false
			}
			l.Head = head.Head
		} else {
			var life notedLife
			if json.Unmarshal(text, &life) != nil || !life.sound() {
				return l, line, false
			}
			l.lives[life.Path] = life
		}
		line++
	}
	return l, line, line > 0
}

func (n notedLife) sound() bool {
	return n.Path != "" && n.Blob != "" && !slices.ContainsFunc(n.Events, func(e notedEvent) bool {
		_, err := calendar.Parse(e.Day)
		return err != nil || e.Commit == "" || !slices.Contains(Actions, e.Action)
	})
}

// until is what was noted of a file up to when it said something, or nil.
func (l Ledger) until(at saying) []Event {
	noted, ok := l.lives[at.path]
	if !ok || noted.Blob != at.blob {
		return nil
	}
	events := make([]Event, len(noted.Events))
	for i, e := range noted.Events {
		events[i] = e.event(at.path)
	}
	return events
}

func (n notedEvent) event(path string) Event {
	day, _ := calendar.Parse(n.Day) // the ledger is sound
	e := Event{Commit: n.Commit, Day: day, AtLatest: n.AtLatest, Action: n.Action,
		Decisions: n.Decisions, Small: n.Small, Path: path, Blob: n.Blob}
	if n.Path != "" {
		e.Path = n.Path
	}
	for _, c := range n.Changes {
		e.Changes = append(e.Changes, change.Change(c))
	}
	return e
}

// ErrThin says that a ledger cannot be written, because something is not known here.
var ErrThin = errors.New("the history is not whole")

// Ledger is what git tells of the records up to a commit, to be kept in LedgerFile. What is not committed is not in it.
func (h *History) Ledger(head string) ([]byte, error) {
	var b bytes.Buffer
	write := func(v any) error {
		line, err := json.Marshal(v)
		b.Write(append(line, '\n'))
		return err
	}
	if err := write(ledgerHead{ledgerVersion, head}); err != nil {
		return nil, err
	}
	for _, path := range slices.Sorted(maps.Keys(h.Of)) {
		life := h.Of[path]
		if life.Cut {
			return nil, fmt.Errorf("%s: %w", path, ErrThin)
		}
		if noted := note(path, life); len(noted.Events) > 0 {
			if err := write(noted); err != nil {
				return nil, err
			}
		}
	}
	return b.Bytes(), nil
}

func note(path string, life Life) notedLife {
	noted := notedLife{Path: path, Blob: life.Blob}
	for _, e := range life.Events {
		if e.Commit == "" {
			continue
		}
		n := notedEvent{Commit: e.Commit, Day: e.Day.String(), AtLatest: e.AtLatest, Action: e.Action,
			Decisions: e.Decisions, Small: e.Small, Blob: e.Blob}
		if e.Path != path {
			n.Path = e.Path
		}
		for _, c := range e.Changes {
			n.Changes = append(n.Changes, notedChange(c))
		}
		noted.Events = append(noted.Events, n)
	}
	return noted
}
