// Package chronicle tells what became of records: when each was made public, what changed in it by whose order, when it
// was taken back. It has every version that git knows of a file read by the code that reads today's, compares them, and
// goes on where an earlier telling, kept in a ledger, left off:
//
//	history, err := chronicle.Tell(chronicle.Ask{Repo: repo, Files: files, …}) // history.Of["content/thu-tuc/1.000173.md"].Events
//
// What is not known is said (Life.Cut, Life.Open, History.Rewritten) and never filled in. A change belongs to the
// commit in which a value is like that of no parent, so that merges tell nothing that their branches told. Versions are
// values here; pages show them.
package chronicle

import (
	"errors"
	"io/fs"
	"maps"
	"runtime"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"congkhai/generator/files/memory"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/files/wire"
	"congkhai/generator/past/history"
	"congkhai/generator/text/calendar"
)

// teller is what git tells of the content, on the way to what the site tells of its records.
type teller struct {
	Ask
	lines   lines
	present map[string]string // the blobs that stand, by path; only where git does not tell all, and what was noted takes over
	missing map[string]bool   // blobs that are not in this copy of the repository
}

// Ask is what the chronicle is told from.
type Ask struct {
	Root   fs.FS // which holds the files
	Kinds  []*record.Kind
	Files  []File
	Repo   *history.Repo
	Head   string        // the commit that the files are of, with what is not committed
	Day    calendar.Date // that the portal shows, in Zone
	Zone   *time.Location
	Noted  Ledger
	Memory *memory.Memory
}

// File is the file of a record as it is now.
type File struct {
	Path, Blob string
	Record     func() (*record.Record, error)
}

// Tell finds out how each file came to say what it says now.
func Tell(ask Ask) (*History, error) {
	commits, err := commitsOf(ask.Repo, ask.Head, history.LastSecond(ask.Day, ask.Zone), ask.Memory)
	if err != nil {
		return nil, err
	}
	t := &teller{Ask: ask, lines: linesOf(commits), missing: map[string]bool{}}
	isNoted := func(c history.Commit) bool { return c.ID == ask.Noted.Head }
	rewritten := !ask.Repo.Shallow() && ask.Noted.Head != "" && !slices.ContainsFunc(commits, isNoted)
	if ask.Repo.Shallow() || rewritten {
		if t.present, err = ask.Repo.Files(ask.Head); err != nil {
			return nil, err
		}
	}
	lives := t.lives()
	if err := t.lookFor(lives); err != nil {
		return nil, err
	}
	if err := t.find(lives); err != nil {
		return nil, err
	}
	of, err := t.until(lives)
	return &History{Of: of, Rewritten: rewritten}, err
}

// life is one file with the commits that touched it, and what became of it by them.
type life struct {
	File
	line   []touched
	before []Event    // what was noted of the time before line
	cut    bool       // something before line is not known
	open   bool       // what came last in line is not known
	key    memory.Key // names line, and the zone that makes days of its times
	known  bool
	events []Event
	values []memory.Part // what the file said after each event but the last
}

// lives finds for each record's file what the memory has of its life.
func (t *teller) lives() []*life {
	return source.ParallelMap(t.Files, func(f File) *life {
		l := &life{File: f, line: t.lines.of(f.Path)}
		t.join(l)
		if l.known = len(l.line) == 0; l.known {
			return l
		}
		l.key = keyOfLine(l.line, t.Zone)
		l.recall(t.Memory)
		return l
	})
}

// atOnce is how many lives are found out at once: what the files said in them is large.
const atOnce = 500

// find tells the lives that the memory does not have.
func (t *teller) find(lives []*life) error {
	unknown := slices.DeleteFunc(slices.Clone(lives), func(l *life) bool { return l.known })
	for some := range slices.Chunk(unknown, atOnce) {
		versions, err := t.versions(some)
		if err != nil {
			return err
		}
		var g errgroup.Group
		g.SetLimit(runtime.GOMAXPROCS(0))
		for _, l := range some {
			g.Go(func() error {
				events, told, open := t.retell(l.line, versions)
				l.open = open
				head := wire.Append(nil, events)
				if !t.misses(l) {
					l.values = t.Memory.Put(l.key, append([][]byte{head}, told...)...)[1:]
				}
				return l.read(string(head))
			})
		}
		if err := g.Wait(); err != nil {
			return err
		}
	}
	return nil
}

// recall makes the life of what the memory has of it, if it has.
func (l *life) recall(m *memory.Memory) {
	kept, ok := m.Get(l.key)
	if !ok {
		return
	}
	head, err := kept[0].Text()
	if err == nil {
		err = l.read(head)
	}
	l.values, l.known = kept[1:], err == nil
}

// read reads the events from what is kept of them: as they were told, they would keep all that the file ever said.
func (l *life) read(head string) error {
	_, err := wire.Read(head, &l.events)
	return err
}

// saying is what a file said at a path.
type saying struct{ path, blob string }

// version is what a saying turned out to be.
type version struct {
	*Version        // nil where the public was told nothing
	unknown    bool // it is not known
	unreadable bool // nobody can read it: what was there before stayed
}

func (t *teller) read(path string, raw []byte) version {
	v, sound := ReadVersion(t.Kinds, path, raw)
	return version{Version: v, unreadable: !sound}
}

// versions reads what some files ever said. What they say now was read already.
func (t *teller) versions(lives []*life) (map[saying]version, error) {
	versions := map[saying]version{}
	paths := map[string][]string{} // of each blob: a file that was renamed may say the same at two
	for _, l := range lives {
		for _, at := range l.sayings() {
			if _, asked := versions[at]; asked || at.blob == "" {
				continue
			}
			versions[at] = version{unknown: true}
			if at == (saying{l.Path, l.Blob}) {
				r, err := l.Record()
				if err != nil {
					return nil, err
				}
				versions[at] = version{Version: VersionOf(r)}
				continue
			}
			paths[at.blob] = append(paths[at.blob], at.path)
		}
	}
	var lock sync.Mutex
	err := t.Repo.Blobs(slices.Sorted(maps.Keys(paths)), func(blob string, raw []byte) error {
		for _, path := range paths[blob] {
			v := t.read(path, raw)
			lock.Lock()
			versions[saying{path, blob}] = v
			lock.Unlock()
		}
		return nil
	})
	if missing := (history.Missing{}); errors.As(err, &missing) { // of a partial or a damaged copy
		err = nil
		for _, blob := range missing {
			t.missing[blob] = true
		}
	}
	return versions, err
}

func (l *life) sayings() []saying {
	var all []saying
	for _, touch := range l.line {
		all = append(all, saying{touch.Path, touch.Blob})
		for _, side := range touch.Before {
			all = append(all, saying{side.Path, side.Blob})
		}
	}
	return all
}
