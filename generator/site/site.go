// Package site joins records into a site: it resolves what they refer to, holds them against the rules that need more
// than one file, lists them, and makes the pages that all kinds share. It is a pure function of records, kinds, parts,
// history and a date:
//
//	s, problems := site.Assemble(site.Input{Config: config, Kinds: kinds.Kinds(), Parts: kinds.Parts(), Records: records, AsOf: day})
//	view := s.Page("/thu-tuc/1.000173/").View()
//
// It knows no kind by name: a Kind says how its records are checked, listed and shown, and a Part what a portal has
// besides. It reads no file, asks no clock and writes no page.
package site

import (
	"cmp"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"congkhai/generator/files/gathered"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/past/chronicle"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/citation"
	"congkhai/generator/text/viet"
)

// Input is everything that a site is a function of.
type Input struct {
	Config  record.Config
	Kinds   []*Kind
	Parts   []Part // what the portal has besides
	Records []*record.Record
	Files   []File   // what lies under content/ and is no record
	Astray  []string // paths of what should have been records and is none
	AsOf    calendar.Date
	History *chronicle.History // nil when nothing is known of it
	Drafts  bool               // show drafts and what is not published yet, for a look before publishing

	Shared   map[string]Share // the files that are not the portal's own, by path
	Verifier string           // the public key of who signs the portal; "" when nobody does

	Gathered gathered.All // portals of others; none but where a province gathers them
}

// Share says of a file that several portals share who keeps it, "" where nobody says so, and where it is found.
type Share struct{ Keeper, Path string }

// File is a picture or an attachment, and how many bytes it has. Width and height are in pixels, 0 for what is no
// picture.
type File struct {
	Path          string // content/tin-tuc/x/hinh.jpg
	Width, Height int
	Bytes         int
}

// Site is a checked site: its records joined with each other. Nobody writes to it once Assemble has returned.
type Site struct {
	Input
	kinds     map[*record.Kind]*Kind
	byKind    map[*Kind][]*record.Record // published, in list order
	byName    map[name]named
	byFile    map[string]*record.Record // published, by path of the file
	public    map[*record.Record]bool
	copied    map[*record.Record]*record.Record // copies of other records, which are not taken in
	Documents map[string][]*record.Record       // by citation key
	files     map[string]File                   // by path
	CitedBy   map[*record.Record][]*record.Record
	Explained map[*record.Record][]Explained
	derived   sync.Map       // what Derived has found out
	old       map[string]old // by key
	pages     []*Page
	twins     []*Page // in other languages
	byURL     map[string]*Page
}

// name is how records name each other: the folder of a kind, and an ID.
type name struct{ folder, id string }

// named is the record of a name, published or not.
type named struct {
	record *record.Record
	public bool
}

// Assemble joins records into a site, and reports every problem of the records themselves and between them.
func Assemble(in Input) (*Site, []source.Problem) {
	s := &Site{
		Input:     in,
		kinds:     make(map[*record.Kind]*Kind, len(in.Kinds)),
		byKind:    map[*Kind][]*record.Record{},
		byName:    make(map[name]named, len(in.Records)),
		byFile:    make(map[string]*record.Record, len(in.Records)),
		public:    make(map[*record.Record]bool, len(in.Records)),
		Documents: map[string][]*record.Record{},
		files:     map[string]File{},
		CitedBy:   map[*record.Record][]*record.Record{},
		Explained: map[*record.Record][]Explained{},
	}
	for _, k := range s.Kinds {
		s.kinds[&k.Kind] = k
	}
	s.copied = s.copies()
	problems := s.collect()
	s.sortLists()
	joints := s.join()
	s.old = s.collectOld()
	problems = append(problems, s.listPages()...)
	problems = append(problems, s.checkRecords(joints)...)
	problems = append(problems, s.checkFiles()...)
	problems = append(problems, s.checkOutputs()...)
	problems = append(problems, s.checkConfig()...)
	return s, s.explain(problems)
}

// checkRecords holds every record that is shown against the rules, several at a time.
func (s *Site) checkRecords(joints []joint) []source.Problem {
	return slices.Concat(source.ParallelMap(joints, s.checkRecord)...)
}

func (s *Site) checkRecord(j joint) []source.Problem {
	r := j.Record
	problems := slices.Concat(r.Problems, j.wrong)
	problems = append(problems, s.checkLinks(r)...)
	problems = append(problems, s.checkAlone(r)...)
	problems = append(problems, s.checkPrivate(r)...)
	return append(problems, s.KindOf(r).Check(s, r)...)
}

// collect files the records under their names. Of two records on one name the first is kept and the second is a
// problem.
func (s *Site) collect() []source.Problem {
	var problems []source.Problem
	for _, f := range s.Files {
		s.files[f.Path] = f
	}
	for _, r := range s.Records {
		if original := s.copied[r]; original != nil {
			problems = append(problems, copyOf(r, original))
			continue
		}
		name := name{r.Kind.Folder, r.ID}
		if other, taken := s.byName[name]; taken {
			problems = append(append(problems, r.Problems...), s.sameURL(r, other.record))
			continue
		}
		public := s.Drafts || publicOn(r.Data.Base(), s.AsOf)
		s.byName[name] = named{r, public}
		if c, ok := citation.Parse(s.Cited(r).Number); ok {
			s.Documents[c.Key()] = append(s.Documents[c.Key()], r)
		}
		if public {
			s.public[r] = true
			s.byFile[r.File.Path] = r
			k := s.KindOf(r)
			s.byKind[k] = append(s.byKind[k], r)
		} else if !r.Data.Base().Draft {
			problems = append(problems, s.checkWaiting(r)...)
		}
	}
	return problems
}

// checkWaiting reports what is known of a record that is not shown today: its day comes by itself, so that it is better
// told now than then. What it explains is held against the explanation when it is shown.
func (s *Site) checkWaiting(r *record.Record) []source.Problem {
	problems := slices.Concat(r.Problems, checkWindow(r), s.checkDays(r), checkFileName(r), s.checkPrivate(r))
	return slices.DeleteFunc(problems, func(p source.Problem) bool {
		return p.About != "" && slices.ContainsFunc(r.Data.Base().Explanations,
			func(e record.Explanation) bool { return matter{e.Rule, e.About} == matter{p.Rule.ID, p.About} })
	})
}

func checkWindow(r *record.Record) []source.Problem {
	c := r.Data.Base()
	return CheckOrder(r, "dang_den", c.PublishTo, c.PublishFrom)
}

func publicOn(c *record.Common, day calendar.Date) bool {
	return !c.Draft && !c.PublishFrom.After(day) && (c.PublishTo.IsZero() || !day.After(c.PublishTo))
}

// Shown lists the records that the site shows, kind by kind.
func (s *Site) Shown() []*record.Record {
	all := make([]*record.Record, 0, len(s.public))
	for _, k := range s.Kinds {
		all = append(all, s.byKind[k]...)
	}
	return all
}

func (s *Site) sortLists() {
	var g errgroup.Group
	for _, k := range s.Kinds {
		g.Go(func() error {
			viet.SortBy(s.byKind[k], (*record.Record).TitleOrder)
			if order := k.order(); order != nil {
				slices.SortStableFunc(s.byKind[k], order)
			}
			return nil
		})
	}
	_ = g.Wait() // none of them fails
}

// Listed returns the records of a kind that its lists show, in their order. Whoever wants another takes a copy.
func (s *Site) Listed(k *Kind) []*record.Record { return lists(s)[k] }

var lists = Derived(func(s *Site) map[*Kind][]*record.Record {
	lists := make(map[*Kind][]*record.Record, len(s.Kinds))
	for _, k := range s.Kinds {
		for _, r := range s.byKind[k] {
			if k.Listed(s, r) {
				lists[k] = append(lists[k], r)
			}
		}
	}
	return lists
})

// Record returns the published record that a reference names, or nil.
func (s *Site) Record(folder, id string) *record.Record {
	if found := s.byName[name{folder, id}]; found.public {
		return found.record
	}
	return nil
}

// Find returns the record that has an ID, whether the portal shows it or not; nil when none has.
func (s *Site) Find(folder, id string) *record.Record { return s.byName[name{folder, id}].record }

// title returns what the published record that a reference names is called, or nothing.
func (s *Site) title(folder, id string) string {
	if r := s.Record(folder, id); r != nil {
		return r.Title()
	}
	return ""
}

// All lists the published records of a folder, in list order.
func (s *Site) All(folder string) []*record.Record {
	return s.byKind[s.Kind(folder)]
}

// Kind returns the kind whose files lie in a folder, or nil.
func (s *Site) Kind(folder string) *Kind {
	for _, k := range s.Kinds {
		if k.Folder == folder {
			return k
		}
	}
	return nil
}

// Count returns how many records the site shows, and how many it holds back: drafts, and what is not published yet or
// no longer.
func (s *Site) Count() (shown, held int) { return len(s.public), len(s.Records) - len(s.public) }

// NextChange returns the first day after the site's own on which it changes without any file changing, or no day.
func (s *Site) NextChange() calendar.Date {
	var next calendar.Date
	consider := func(day calendar.Date) {
		if day.After(s.AsOf) && (next.IsZero() || next.After(day)) {
			next = day
		}
	}
	for _, r := range s.Records {
		c := r.Data.Base()
		if c.Draft {
			continue
		}
		published := calendar.Interval{First: c.PublishFrom, Last: c.PublishTo}
		for _, day := range slices.Concat(published.Turns(), s.KindOf(r).Turns(r.Data)) {
			consider(day)
		}
	}
	if s.History != nil {
		for _, life := range s.History.Of {
			consider(life.First())
		}
	}
	consider(s.Config.Archive.From)
	for _, part := range s.Parts {
		if part.Turns != nil {
			for _, day := range part.Turns(s) {
				consider(day)
			}
		}
	}
	return next
}

// sameURL is the problem of two records with one name; of a shared one and one of the portal's own it is this one's.
func (s *Site) sameURL(r, other *record.Record) source.Problem {
	if share, shared := s.Shared[r.File.Path]; shared {
		return SameURL.At(other.File.Anywhere(), r.URL(), share.Path)
	}
	return SameURL.At(r.File.Anywhere(), r.URL(), cmp.Or(s.Shared[other.File.Path].Path, other.File.Path))
}
