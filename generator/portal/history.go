package portal

import (
	"cmp"
	"errors"
	"io/fs"
	"maps"
	"runtime"
	"slices"
	"sync"
	"time"

	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/past/chronicle"

	"golang.org/x/sync/errgroup"

	"congkhai/generator/files/memory"
	"congkhai/generator/files/wire"
	"congkhai/generator/past/history"
)

// tale is what git tells of the content, on the way to what the site tells of its records.
type tale struct {
	root   fs.FS
	kinds  []*record.Kind
	repo   *history.Repo
	zone   *time.Location
	lines  lines
	stand  map[string]string // the blobs that stand, by path; only where git does not tell all
	noted  ledger            // what was known when git told more
	lacked map[string]bool   // blobs that are not in this copy of the repository
}

// tell finds out how each file of the content came to say what it says now.
func (r readSite) tell() (*chronicle.History, error) {
	repo, noted := r.opt.History, r.noted
	if repo == nil {
		return r.opt.Told, nil
	}
	commits, err := commitsOf(repo, r.opt.head(), history.LastSecond(r.asOf, r.zone), r.opt.Memory)
	if err != nil {
		return nil, err
	}
	t := &tale{root: r.root, kinds: r.opt.files, repo: repo, zone: r.zone, lines: linesOf(commits), lacked: map[string]bool{}}
	rewritten := !repo.Shallow() && noted.Head != "" && !slices.ContainsFunc(commits, func(c history.Commit) bool { return c.ID == noted.Head })
	if repo.Shallow() || rewritten {
		t.noted = noted
		if t.stand, err = repo.Files(r.opt.head()); err != nil {
			return nil, err
		}
	}
	lives := t.lives(r.content.files, r.opt.Memory)
	if err := t.lookFor(lives); err != nil {
		return nil, err
	}
	if err := t.find(lives, r.opt.Memory); err != nil {
		return nil, err
	}
	of, err := t.until(lives)
	return &chronicle.History{Of: of, Rewritten: rewritten}, err
}

// life is one file with the commits that touched it, and what became of it by them.
type life struct {
	parsed
	line   []touched
	before []chronicle.Event // what was noted of the time before line
	cut    bool              // something before line is not known
	open   bool              // what came last in line is not known
	key    memory.Key        // names line, and the zone that makes days of its times
	known  bool
	events []chronicle.Event
	told   []memory.Tail // what the file said after each event but the last
}

// lives finds for each record's file what the memory has of its life.
func (t *tale) lives(files []parsed, m *memory.Memory) []*life {
	lives := source.ParallelMap(files, func(p parsed) *life {
		l := &life{parsed: p, line: t.lines.of(p.name)}
		t.join(l)
		if l.known = !l.isRecord() || len(l.line) == 0; l.known {
			return l
		}
		l.key = keyOfLine(l.line, t.zone)
		if head, told, ok := m.Get(l.key); ok {
			_, err := wire.Read(head, &l.events)
			l.told, l.known = told, err == nil
		}
		return l
	})
	return slices.DeleteFunc(lives, func(l *life) bool { return !l.isRecord() })
}

// atOnce is how many lives are found out at once: what the files said in them is large.
const atOnce = 500

// find tells the lives that the memory does not have.
func (t *tale) find(lives []*life, m *memory.Memory) error {
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
				if head := wire.Append(nil, events); t.lacks(l) {
					l.keep(string(head), nil)
				} else {
					l.keep(m.Put(l.key, head, told...))
				}
				return nil
			})
		}
		_ = g.Wait() // none of them fails
	}
	return nil
}

// keep reads the events from what is kept of them: as they were told, they would keep all that the file ever said.
func (l *life) keep(head string, told []memory.Tail) {
	l.told = told
	if _, err := wire.Read(head, &l.events); err != nil {
		panic(err) // it was written a moment ago
	}
}

// saying is what a file said at a path.
type saying struct{ path, blob string }

// version is what a saying turned out to be.
type version struct {
	*chronicle.Version      // nil where the public was told nothing
	lacked             bool // it is not known
	broken             bool // nobody can read it: what was there before stayed
}

func (t *tale) read(path string, raw []byte) version {
	v, sound := chronicle.ReadVersion(t.kinds, path, raw)
	return version{Version: v, broken: !sound}
}

// versions reads what some files ever said. What they say now was read already.
func (t *tale) versions(lives []*life) (map[saying]version, error) {
	versions := map[saying]version{}
	paths := map[string][]string{} // of each blob: a file that was renamed may say the same at two
	for _, l := range lives {
		for _, at := range l.sayings() {
			if _, asked := versions[at]; asked || at.blob == "" {
				continue
			}
			versions[at] = version{lacked: true}
			if at == (saying{l.name, l.blob}) {
				r, err := l.parsed.known()
				if err != nil {
					return nil, err
				}
				versions[at] = version{Version: chronicle.VersionOf(r)}
				continue
			}
			paths[at.blob] = append(paths[at.blob], at.path)
		}
	}
	var lock sync.Mutex
	err := t.repo.Blobs(slices.Sorted(maps.Keys(paths)), func(blob string, raw []byte) error {
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
			t.lacked[blob] = true
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

// head is the commit that the files are of.
func (o Options) head() string { return cmp.Or(o.Head, o.History.Head()) }
