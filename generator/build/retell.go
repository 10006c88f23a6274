package build

import (
	"crypto/sha1"
	"crypto/sha256"
	"fmt"
	"hash"
	"io/fs"
	"slices"
	"time"

	"congkhai/generator/calendar"
	"congkhai/generator/change"
	"congkhai/generator/history"
	"congkhai/generator/memory"
	"congkhai/generator/site"
	"congkhai/generator/wire"
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
		sum.Write(wire.Append(wire.Append(wire.Append(nil, t.Effective), t.Decision), t.Minor))
	}
	return memory.Key(sum.Sum(nil))
}

// retell says what became of a file's record, commit by commit, and what the file said after each event but the last.
func (t *tale) retell(line []touched, versions map[saying]*site.Version) (events []site.Event, told [][]byte) {
	var last *site.Version // that was public
	for _, at := range line {
		now := versions[saying{at.Path, at.Blob}]
		var before []*site.Version
		for _, side := range at.Before {
			if v := versions[saying{side.Path, side.Blob}]; v != nil {
				before = append(before, v)
			}
		}
		e := site.Event{Commit: at.ID, Day: t.day(at.Effective), Path: at.Path, Blob: at.Blob, Decisions: at.Decision}
		switch {
		case now == nil && len(before) == 0:
			continue
		case now == nil:
			e.Action, e.Blob = site.TakenBack, ""
		default:
			became(&e, now, before, last)
			e.Small = smallOf(e, at.Minor)
			last = now
		}
		if e.Action != site.Amended || len(e.Changes) > 0 {
			events = append(events, e)
		}
	}
	for i := range len(events) - 1 {
		var said []byte
		if v := versions[saying{events[i].Path, events[i].Blob}]; v != nil {
			said = wire.Append(nil, v.Told())
		}
		told = append(told, said)
	}
	return events, told
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
			e.Day = from
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
		whole := site.Life{Events: slices.Concat(l.before, l.events, unwritten), Cut: l.cut || t.lacks(l), Blob: stood.blob}
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
	now := site.ReadVersion(t.kinds, l.name, raw)
	if now == nil {
		return nil, nil
	}
	e := site.Event{Path: l.name}
	before, err := t.stoodAs(stood)
	if err != nil {
		return nil, err
	}
	became(&e, now, before, nil)
	e.Day = calendar.Date{} // it has none before it is committed
	if e.Action == site.Amended && len(e.Changes) == 0 {
		return nil, nil
	}
	return []site.Event{e}, nil
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
	versions, err := t.stoodAs(saying{e.Path, e.Blob})
	for _, v := range versions {
		told = v.Told()
	}
	return told, err
}

// stoodAs reads what a file said, if the public was told anything by it.
func (t *tale) stoodAs(at saying) ([]*site.Version, error) {
	if at.blob == "" {
		return nil, nil
	}
	raw, err := t.repo.Blob(at.blob)
	if err != nil {
		return nil, err
	}
	if v := site.ReadVersion(t.kinds, at.path, raw); v != nil {
		return []*site.Version{v}, nil
	}
	return nil, nil
}

// blobOf is the name that git has for what a file says, in a repository whose names have so many characters.
func blobOf(raw []byte, length int) string {
	var sum hash.Hash = sha1.New()
	if length == 2*sha256.Size {
		sum = sha256.New()
	}
	fmt.Fprintf(sum, "blob %d\x00", len(raw))
	sum.Write(raw)
	return fmt.Sprintf("%x", sum.Sum(nil))
}
