package portal

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
	"congkhai/generator/site"
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

// retell says what became of a file's record, commit by commit, and what the file said after each event but the last. Where a
// version is not known, neither is what became of the record by it and right after it: nothing is told of that, and the life is
// open when that came last.
func (t *tale) retell(line []touched, versions map[saying]version) (events []site.Event, told [][]byte, open bool) {
	versions = ofLine(line, versions)
	var last version // that was public
	for _, at := range line {
		before, lacked := beforeOf(at, versions)
		now := versions[saying{at.Path, at.Blob}]
		if now.broken {
			now = version{lacked: lacked}
			if len(before) > 0 {
				now.Version = before[0]
			}
			versions[saying{at.Path, at.Blob}] = now
			continue
		}
		if lacked || now.lacked {
			last, open = version{Version: now.Version, lacked: now.lacked || now.Version == nil}, true
			continue
		}
		if e, ok := t.event(at, now.Version, before, last); ok {
			events, open = append(events, e), false
		} else if last.lacked && now.Version != nil {
			open = true
		}
		switch {
		case now.Version != nil:
			last = now
		case len(before) > 0 && last.lacked:
			last = version{Version: before[0]}
		}
	}
	for i := range len(events) - 1 {
		var said []byte
		if v := versions[saying{events[i].Path, events[i].Blob}]; v.Version != nil {
			said = wire.Append(nil, v.Told())
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
func beforeOf(at touched, versions map[saying]version) (before []*site.Version, lacked bool) {
	for _, side := range at.Before {
		v := versions[saying{side.Path, side.Blob}]
		if v.lacked {
			return nil, true
		}
		if v.Version != nil {
			before = append(before, v.Version)
		}
	}
	return before, false
}

// event says what became of a record by a commit, if anything that is known.
func (t *tale) event(at touched, now *site.Version, before []*site.Version, last version) (site.Event, bool) {
	day := t.day(at.Latest)
	e := site.Event{Commit: at.ID, Day: day, AtLatest: t.day(at.Earliest) != day, Path: at.Path, Blob: at.Blob, Decisions: at.Decision}
	switch {
	case now == nil && len(before) == 0:
		return e, false
	case now == nil:
		e.Action, e.Blob = site.TakenBack, ""
	case len(before) == 0 && last.lacked:
		return e, false // whether it was public before is not known
	default:
		became(&e, now, before, last.Version)
		e.Small = smallOf(e, at.Minor)
	}
	return e, e.Action != site.Amended || len(e.Changes) > 0
}

// became says what a version is after those that were public before, and after the last one that ever was.
func became(e *site.Event, now *site.Version, before []*site.Version, last *site.Version) {
	switch {
	case len(before) > 0:
		e.Action, e.Changes = site.Amended, now.Since(before[0])
		for _, other := range before[1:] { // a merge changed what is like neither side
			since := now.Since(other)
			e.Changes = slices.DeleteFunc(e.Changes, func(c change.Change) bool {
				return !slices.ContainsFunc(since, func(o change.Change) bool { return o.Path == c.Path })
			})
		}
		last = before[0]
	case last != nil:
		e.Action, e.Changes = site.Republished, now.Since(last)
	default:
		e.Action = site.Published
		if from := now.PublicFrom(); from.After(e.Day) {
			e.Day, e.AtLatest = from, false
		}
	}
	if d := now.Decision(); len(e.Decisions) == 0 && d != "" && (last == nil || last.Decision() != d) {
		e.Decisions = []string{d}
	}
}

// smallOf is what a commit calls small, where it changed what was public before: to publish is never small.
func smallOf(e site.Event, said string) string {
	if e.Action != site.Amended {
		return ""
	}
	return said
}

func (t *tale) day(seconds int64) calendar.Date { return calendar.Of(time.Unix(seconds, 0).In(t.zone)) }

// until adds to each life what was noted before, and what the files say now and is not committed.
func (t *tale) until(lives []*life) (map[string]site.Life, error) {
	of := make(map[string]site.Life, len(lives))
	for _, l := range lives {
		stood := t.stood(l)
		unwritten, err := t.unwritten(l, stood)
		if err != nil {
			return nil, err
		}
		events := slices.Concat(l.before, l.events, unwritten)
		whole := site.Life{Events: events, Cut: l.cut || t.lacks(l), Open: l.open, Blob: stood.blob}
		if len(t.lacked) > 0 {
			t.forget(whole.Events)
		}
		whole.Told = func(event int) ([]change.Told, error) { return t.told(l, event-len(l.before), whole.Events[event]) }
		of[l.name] = whole
	}
	return of, nil
}

// stood is what the file said when it was committed last.
func (t *tale) stood(l *life) saying {
	if len(l.line) == 0 {
		return saying{l.name, t.stand[l.name]}
	}
	last := l.line[len(l.line)-1]
	return saying{last.Path, last.Blob}
}

func (t *tale) unwritten(l *life, stood saying) ([]site.Event, error) {
	if stood == (saying{l.name, l.blob}) {
		return nil, nil
	}
	raw, err := fs.ReadFile(t.root, l.name)
	if err != nil {
		return nil, err
	}
	now := t.read(l.name, raw)
	if now.Version == nil {
		return nil, nil
	}
	before, err := t.publicBefore(l, stood)
	if l.cut = l.cut || before.lacked; err != nil || before.lacked {
		return nil, err
	}
	e := site.Event{Path: l.name}
	var public []*site.Version
	if before.Version != nil {
		public = []*site.Version{before.Version}
	}
	became(&e, now.Version, public, nil)
	e.Day = calendar.Date{} // it has none before it is committed
	if e.Action == site.Amended && len(e.Changes) == 0 {
		return nil, nil
	}
	return []site.Event{e}, nil
}

// publicBefore is what the public read when the file was committed last: the last version that could be read.
func (t *tale) publicBefore(l *life, stood saying) (version, error) {
	v, err := t.stoodAs(stood)
	for i := len(l.line) - 2; i >= 0 && err == nil && v.broken; i-- {
		v, err = t.stoodAs(saying{l.line[i].Path, l.line[i].Blob})
	}
	return v, err
}

// told is what a record said from an event of a life on: as it was remembered, or else read again.
func (t *tale) told(l *life, event int, e site.Event) (told []change.Told, err error) {
	if event >= 0 && event < len(l.told) {
		if text, err := l.told[event].Text(); err == nil {
			if _, err := wire.Read(text, &told); err == nil {
				return told, nil
			}
		}
	}
	v, err := t.stoodAs(saying{e.Path, e.Blob})
	if err == nil && v.lacked {
		err = history.Damaged{What: say.Textf("bản %s của %s", "version %s of %s", e.Blob, e.Path)}
	}
	if v.Version != nil {
		told = v.Told()
	}
	return told, err
}

// stoodAs reads what a file said.
func (t *tale) stoodAs(at saying) (version, error) {
	if at.blob == "" {
		return version{}, nil
	}
	raw, err := t.repo.Blob(at.blob)
	if errors.As(err, new(history.Missing)) {
		return version{lacked: true}, nil
	}
	if err != nil {
		return version{}, err
	}
	return t.read(at.path, raw), nil
}
