package portal

import (
	"io/fs"
	"maps"
	"slices"
	"sync"
	"time"

	"congkhai/generator/files/layer"
	"congkhai/generator/files/memory"
	"congkhai/generator/files/source"
	"congkhai/generator/site"
)

// Seen is what a program that loads a portal again and again has read of it, so that a file is read once for each time
// that it changes. It is for one load at a time.
type Seen struct {
	files map[string]sighting
	names []string         // of all files under content/
	wrong []source.Problem // with their names
	theme loadedTheme
	sites []assembled // the last few
	paths []string    // of files that can be published together, as they were when that was looked at last
}

// assembled is a site under the name of all that it was made of, with what is wrong with it.
type assembled struct {
	sum      memory.Key
	site     *site.Site
	problems []source.Problem
}

// mostSites is how many sites are kept: who holds a change against the portal goes from one to the other.
const mostSites = 2

// siteOf finds the site that is made of the same.
func (s *Seen) siteOf(sum memory.Key) (found assembled, ok bool) {
	if s == nil {
		return found, false
	}
	i := slices.IndexFunc(s.sites, func(a assembled) bool { return a.sum == sum })
	if i < 0 {
		return found, false
	}
	found = s.sites[i]
	s.sites = append(slices.Delete(s.sites, i, i+1), found) // the last is that which was asked for last
	return found, true
}

func (s *Seen) keepSite(a assembled) {
	if s != nil {
		s.sites = append(s.sites[max(0, len(s.sites)-mostSites+1):], a)
	}
}

// goTogether reports whether it is known of some paths that they can be published together.
func (s *Seen) goTogether(paths []string) bool { return s != nil && slices.Equal(s.paths, paths) }

func (s *Seen) keepPaths(paths []string) {
	if s != nil {
		s.paths = paths
	}
}

// sighting is what a file was when it was read, by what the system says of it.
type sighting struct {
	size    int64
	changed time.Time
	layer   layer.Mark
	parsed  parsed
}

// coarse is how exact the times of files are on the systems that staff use (FAT has 2 seconds): of a file that changed
// less than that before it was read, another change may look the same.
const coarse = 3 * time.Second

// look returns what reading a file gave, if that is what the file still is.
func (s *Seen) look(name string, info fs.FileInfo, from layer.Mark) (parsed, bool) {
	was, ok := s.files[name]
	return was.parsed, ok && was.layer == from && was.size == info.Size() && was.changed.Equal(info.ModTime())
}

func (s *Seen) lastTheme() loadedTheme {
	if s == nil {
		return loadedTheme{}
	}
	return s.theme
}

// reading is one look at all files: what was seen before, and what is seen now.
type reading struct {
	root    fs.FS
	before  *Seen
	now     time.Time
	names   []string
	wrong   []source.Problem
	partial bool // only files in changed have changed
	changed []string

	lock sync.Mutex
	next map[string]sighting
}

// newReading lists the files, unless it is told which of those that were listed before have changed.
func newReading(root fs.FS, opt Options) (*reading, error) {
	r := &reading{root: root, before: opt.Seen, now: opt.Now, changed: opt.Changed}
	if r.partial = r.before.lists(opt.Changed); r.partial {
		r.names, r.wrong = r.before.names, r.before.wrong
	} else {
		var err error
		if r.names, r.wrong, err = source.List(root, contentFolder); err != nil {
			return nil, err
		}
		r.names = slices.DeleteFunc(r.names, func(name string) bool { return name == contentFolder+"/"+layer.TermsFile })
	}
	r.next = map[string]sighting{}
	return r, nil
}

// lists reports whether some files are all among those that were seen.
func (s *Seen) lists(names []string) bool {
	return s != nil && s.names != nil && names != nil &&
		!slices.ContainsFunc(names, func(name string) bool { return !slices.Contains(s.names, name) })
}

// once reads a file, unless it is as it was when it was read before.
func (r *reading) once(name string, read func() parsed) parsed {
	if r.before == nil {
		return read()
	}
	if was, seen := r.before.files[name]; seen && r.partial && !slices.Contains(r.changed, name) {
		return was.parsed
	}
	info, err := fs.Stat(r.root, name)
	if err != nil {
		return parsed{err: err}
	}
	from := layer.MarkOf(r.root, name)
	was, same := r.before.look(name, info, from)
	if !same {
		was = read()
	}
	if r.now.Sub(info.ModTime()) > coarse {
		r.keep(name, sighting{info.Size(), info.ModTime(), from, was})
	}
	return was
}

func (r *reading) keep(name string, seen sighting) {
	r.lock.Lock()
	defer r.lock.Unlock()
	r.next[name] = seen
}

// finish makes what this reading saw what the next one starts from. Of a file that changed, what it was is forgotten even
// where what it is cannot be kept.
func (r *reading) finish() {
	switch {
	case r.before == nil:
	case r.partial:
		for _, name := range r.changed {
			delete(r.before.files, name)
		}
		maps.Copy(r.before.files, r.next)
	default:
		r.before.files, r.before.names, r.before.wrong = r.next, r.names, r.wrong
	}
}
