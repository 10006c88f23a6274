package chronicle

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"time"

	"congkhai/generator/files/memory"
	"congkhai/generator/files/wire"
	"congkhai/generator/past/change"
	"congkhai/generator/past/history"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/say"
)

// touched is a file that a commit touched.
type touched struct {
	*history.Commit
	history.Touch
}

// renames reports whether the commit moved the file here from another path.
func (t touched) renames() bool {
	return len(t.Before) > 0 && !slices.ContainsFunc(t.Before, func(s history.Side) bool { return s.Path == t.Path })
}

// lines are all touches in canonical order, and by path those of it, and those that moved its file away.
type lines struct {
	all  []touched
	at   map[string][]int
	away map[string][]int
}

func linesOf(commits []history.Commit) lines {
	l := lines{at: map[string][]int{}, away: map[string][]int{}}
	for i := range commits {
		for _, touch := range commits[i].Touches {
			t := touched{&commits[i], touch}
			l.at[t.Path] = append(l.at[t.Path], len(l.all))
			if t.renames() {
				for _, side := range t.Before {
					l.away[side.Path] = append(l.away[side.Path], len(l.all))
				}
			}
			l.all = append(l.all, t)
		}
	}
	return l
}

// of lists what touched the file that is at a path now, also at the paths where it was before.
func (l lines) of(path string) []touched { return l.before(path, len(l.all)) }

func (l lines) before(path string, end int) []touched {
	begin := -1
	for _, i := range l.away[path] {
		if i < end {
			begin = i
		}
	}
	var line []touched
	for _, i := range l.at[path] {
		switch t := l.all[i]; {
		case i <= begin || i >= end:
		case t.renames():
			line = append(l.before(t.Before[0].Path, i), t)
		default:
			line = append(line, t)
		}
	}
	return line
}

// keyOfLine names all that a life is told from.
func keyOfLine(line []touched, zone *time.Location) memory.Key {
	sum := sha256.New()
	fmt.Fprintln(sum, "life", zone)
	for _, t := range line {
		sum.Write(wire.Append([]byte(t.ID+"\n"), t.Touch))
		sum.Write(wire.Append(wire.Append(wire.Append(wire.Append(nil, t.Earliest), t.Latest), t.Decision), t.Minor))
	}
	return memory.Key(sum.Sum(nil))
}

// retell says what became of a file's record, commit by commit, and what the file said after each event but the last.
// Where a version is not known, neither is what became of the record by it and right after it: nothing is told of that,
// and the life is open when that came last.
func (t *teller) retell(line []touched, versions map[saying]version) (events []Event, told [][]byte, open bool) {
	versions = ofLine(line, versions)
	var last version // that was public
	for _, at := range line {
		before, unknown := beforeOf(at, versions)
		now := versions[saying{at.Path, at.Blob}]
		if now.unreadable {
			now = version{unknown: unknown}
			if len(before) > 0 {
				now.Version = before[0]
			}
			versions[saying{at.Path, at.Blob}] = now
			continue
		}
		if unknown || now.unknown {
			last, open = version{Version: now.Version, unknown: now.unknown || now.Version == nil}, true
			continue
		}
		if e, ok := t.event(at, now.Version, before, last); ok {
			events, open = append(events, e), false
		} else if last.unknown && now.Version != nil {
			open = true
		}
		switch {
		case now.Version != nil:
			last = now
		case len(before) > 0 && last.unknown:
			last = version{Version: before[0]}
		}
	}
	for i := range len(events) - 1 {
		var said []byte
		if v := versions[saying{events[i].Path, events[i].Blob}]; v.Version != nil {
			said = wire.Append(nil, v.Values())
		}
		told = append(told, said)
	}
	return events, told, open
}

// ofLine are the versions of one file.
func ofLine(line []touched, versions map[saying]version) map[saying]version {
	of := map[saying]version{}
	for _, at := range line {
		of[saying{at.Path, at.Blob}] = versions[saying{at.Path, at.Blob}]
		for _, side := range at.Before {
			of[saying{side.Path, side.Blob}] = versions[saying{side.Path, side.Blob}]
		}
	}
	return of
}

// beforeOf are the versions before a touch that were public, unless one of them is not known.
func beforeOf(at touched, versions map[saying]version) (before []*Version, unknown bool) {
	for _, side := range at.Before {
		v := versions[saying{side.Path, side.Blob}]
		if v.unknown {
			return nil, true
		}
		if v.Version != nil {
			before = append(before, v.Version)
		}
	}
	return before, false
}

// event says what became of a record by a commit, if anything that is known.
func (t *teller) event(at touched, now *Version, before []*Version, last version) (Event, bool) {
	day := t.day(at.Latest)
	e := Event{Commit: at.ID, Day: day, AtLatest: t.day(at.Earliest) != day, Path: at.Path, Blob: at.Blob,
		Decisions: at.Decision}
	switch {
	case now == nil && len(before) == 0:
		return e, false
	case now == nil:
		e.Action, e.Blob = TakenBack, ""
	case len(before) == 0 && last.unknown:
		return e, false // whether it was public before is not known
	default:
		became(&e, now, before, last.Version)
		e.Small = smallOf(e, at.Minor)
	}
	return e, e.Action != Amended || len(e.Changes) > 0
}

// became says what a version is after those that were public before, and after the last one that ever was.
func became(e *Event, now *Version, before []*Version, last *Version) {
	switch {
	case len(before) > 0:
		e.Action, e.Changes = Amended, now.Since(before[0])
		for _, other := range before[1:] { // a merge changed what is like neither side
			since := now.Since(other)
			e.Changes = slices.DeleteFunc(e.Changes, func(c change.Change) bool {
				return !slices.ContainsFunc(since, func(o change.Change) bool { return o.Path == c.Path })
			})
		}
		last = before[0]
	case last != nil:
		e.Action, e.Changes = Republished, now.Since(last)
	default:
		e.Action = Published
		if from := now.PublicFrom(); from.After(e.Day) {
			e.Day, e.AtLatest = from, false
		}
	}
	if d := now.Decision(); len(e.Decisions) == 0 && d != "" && (last == nil || last.Decision() != d) {
		e.Decisions = []string{d}
	}
}

// smallOf is what a commit calls small, where it changed what was public before: to publish is never small.
func smallOf(e Event, said string) string {
	if e.Action != Amended {
		return ""
	}
	return said
}

func (t *teller) day(seconds int64) calendar.Date {
	return calendar.Of(time.Unix(seconds, 0).In(t.Zone))
}

// until adds to each life what was noted before, and what the files say now and is not committed.
func (t *teller) until(lives []*life) (map[string]Life, error) {
	of := make(map[string]Life, len(lives))
	for _, l := range lives {
		last := t.committed(l)
		unwritten, err := t.unwritten(l, last)
		if err != nil {
			return nil, err
		}
		events := slices.Concat(l.before, l.events, unwritten)
		whole := Life{Events: events, Cut: l.cut || t.misses(l), Open: l.open, Blob: last.blob}
		if len(t.missing) > 0 {
			t.forget(whole.Events)
		}
		whole.Values = func(event int) ([]change.Value, error) {
			return t.valuesAt(l, event-len(l.before), whole.Events[event])
		}
		of[l.Path] = whole
	}
	return of, nil
}

// committed is what the file said when it was committed last.
func (t *teller) committed(l *life) saying {
	if len(l.line) == 0 {
		return saying{l.Path, t.present[l.Path]}
	}
	last := l.line[len(l.line)-1]
	return saying{last.Path, last.Blob}
}

func (t *teller) unwritten(l *life, last saying) ([]Event, error) {
	if last == (saying{l.Path, l.Blob}) {
		return nil, nil
	}
	raw, err := fs.ReadFile(t.Root, l.Path)
	if err != nil {
		return nil, err
	}
	now := t.read(l.Path, raw)
	if now.Version == nil {
		return nil, nil
	}
	before, err := t.publicBefore(l, last)
	if l.cut = l.cut || before.unknown; err != nil || before.unknown {
		return nil, err
	}
	e := Event{Path: l.Path}
	var public []*Version
	if before.Version != nil {
		public = []*Version{before.Version}
	}
	became(&e, now.Version, public, nil)
	e.Day = calendar.Date{} // it has none before it is committed
	if e.Action == Amended && len(e.Changes) == 0 {
		return nil, nil
	}
	return []Event{e}, nil
}

// publicBefore is what the public read when the file was committed last: the last version that could be read.
func (t *teller) publicBefore(l *life, last saying) (version, error) {
	v, err := t.versionAt(last)
	for i := len(l.line) - 2; i >= 0 && err == nil && v.unreadable; i-- {
		v, err = t.versionAt(saying{l.line[i].Path, l.line[i].Blob})
	}
	return v, err
}

// valuesAt is what a record said from an event of a life on: as it was remembered, or else read again.
func (t *teller) valuesAt(l *life, event int, e Event) (told []change.Value, err error) {
	if event >= 0 && event < len(l.values) {
		if text, err := l.values[event].Text(); err == nil {
			if _, err := wire.Read(text, &told); err == nil {
				return told, nil
			}
		}
	}
	v, err := t.versionAt(saying{e.Path, e.Blob})
	if err == nil && v.unknown {
		err = history.Damaged{What: say.Textf("bản %s của %s", "version %s of %s", e.Blob, e.Path)}
	}
	if v.Version != nil {
		told = v.Values()
	}
	return told, err
}

// versionAt reads what a file said.
func (t *teller) versionAt(at saying) (version, error) {
	if at.blob == "" {
		return version{}, nil
	}
	raw, err := t.Repo.Blob(at.blob)
	if errors.As(err, new(history.Missing)) {
		return version{unknown: true}, nil
	}
	if err != nil {
		return version{}, err
	}
	return t.read(at.path, raw), nil
}
