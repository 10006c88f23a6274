package site

import (
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"congkhai/generator/files/source"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/citation"
	"congkhai/generator/text/viet"
)

// Input is everything that a site is a function of.
type Input struct {
	Config  Config
	Kinds   []*Kind
	Records []*Record
	Files   []File // what lies under content/ and is no record
	AsOf    calendar.Date
	History *History // nil when nothing is known of it
	Drafts  bool     // show drafts and what is not published yet, for a look before publishing

	Verifier string // the public key of who signs the portal; "" when nobody does
}

// File is a picture or an attachment. Width and height are in pixels, 0 for what is no picture.
type File struct {
	Path          string // content/tin-tuc/x/hinh.jpg
	Width, Height int
}

// Site is a checked site: its records joined with each other. Nobody writes to it once Assemble has returned.
type Site struct {
	Input
	byKind    map[*Kind][]*Record // published, in list order
	byName    map[name]named
	byFile    map[string]*Record // published, by path of the file
	public    map[*Record]bool
	documents map[string][]*Record // by citation key
	files     map[string]File      // by path
	citedBy   map[*Record][]*Record
	explained map[*Record][]Explained
	lists     func() map[*Kind][]*Record // made when first asked for, as are those below
	feeds     func() map[*Kind][]*Record
	items     func() map[*Record]Item
	endings   func() map[*Record]string
	feedLinks func() []Link
	workdays  func() workdays
	published func() map[string]string
	allEvents func() []eventOf
	titlesSum func() string
	tables    func() []Table
	since     func() calendar.Date // the first day that the history tells of
	clock     func() []*clocked
	lacking   func() [][]*Record // by part of procedureParts
	entitled  func() []entry
	hidden    func() map[string]bool // addresses and files
	news      newsIndex
	old       map[string]old         // by key
	standing  func() map[string]bool // made when first asked for
	pages     []*Page
	byURL     map[string]*Page
}

// name is how records name each other: the folder of a kind, and an ID.
type name struct{ folder, id string }

// named is the record of a name, published or not.
type named struct {
	record *Record
	public bool
}

// Assemble joins records into a site, and reports every problem of the records themselves and between them.
func Assemble(in Input) (*Site, []source.Problem) {
	s := &Site{Input: in, byKind: map[*Kind][]*Record{}, byName: make(map[name]named, len(in.Records)), byFile: make(map[string]*Record, len(in.Records)), public: make(map[*Record]bool, len(in.Records)),
		documents: map[string][]*Record{}, files: map[string]File{}, citedBy: map[*Record][]*Record{},
		explained: map[*Record][]Explained{}, byURL: map[string]*Page{}}
	s.lists, s.endings = sync.OnceValue(s.collectLists), sync.OnceValue(s.collectEndings)
	s.feedLinks, s.workdays = sync.OnceValue(s.collectFeedLinks), sync.OnceValue(s.collectWorkdays)
	s.allEvents, s.titlesSum = sync.OnceValue(s.collectEvents), sync.OnceValue(s.collectTitles)
	s.feeds, s.items, s.published = sync.OnceValue(s.collectFeeds), sync.OnceValue(s.collectItems), sync.OnceValue(s.collectPublished)
	s.hidden = sync.OnceValue(s.collectHidden)
	s.tables = sync.OnceValue(s.collectTables)
	s.since = sync.OnceValue(s.collectSince)
	s.clock, s.lacking, s.entitled = sync.OnceValue(s.collectClock), sync.OnceValue(s.collectLacking), sync.OnceValue(s.collectEntitled)
	problems := s.collect()
	s.sortLists()
	s.linkBack()
	s.news = indexNews(s)
	s.old, s.standing = s.collectOld(), sync.OnceValue(s.collectStanding)
	problems = append(problems, s.listPages()...)
	problems = append(problems, s.checkRecords()...)
	problems = append(problems, s.checkFiles()...)
	problems = append(problems, s.checkOutputs()...)
	problems = append(problems, s.checkConfig()...)
	return s, s.explain(problems)
}

// checkRecords holds every record that is shown against the rules, several at a time.
func (s *Site) checkRecords() []source.Problem {
	return slices.Concat(ParallelMap(s.shown(), s.checkRecord)...)
}

func (s *Site) checkRecord(r *Record) []source.Problem {
	problems := slices.Clone(r.problems)
	problems = append(problems, s.checkMentions(r)...)
	problems = append(problems, s.checkLinks(r)...)
	problems = append(problems, checkHeadings(r)...)
	problems = append(problems, checkWindow(r)...)
	return append(problems, r.Kind.check(s, r)...)
}

// collect files the records under their names. Of two records on one name the first is kept and the second is a problem.
func (s *Site) collect() []source.Problem {
	var problems []source.Problem
	for _, f := range s.Files {
		s.files[f.Path] = f
	}
	for _, r := range s.Records {
		name := name{r.Kind.Folder, r.ID}
		if other, taken := s.byName[name]; taken {
			problems = append(append(problems, r.problems...), SameURL.At(r.File.Whole(), r.URL(), other.record.File.Path))
			continue
		}
		public := s.Drafts || r.Data.common().publicOn(s.AsOf)
		s.byName[name] = named{r, public}
		if d, ok := r.Data.(*Document); ok {
			if c, ok := citation.Parse(d.Number); ok {
				s.documents[c.Key()] = append(s.documents[c.Key()], r)
			}
		}
		if public {
			s.public[r] = true
			s.byFile[r.File.Path] = r
			s.byKind[r.Kind] = append(s.byKind[r.Kind], r)
		} else if !r.Data.common().Draft {
			problems = append(append(problems, r.problems...), checkWindow(r)...) // its day comes by itself: better told now than then
		}
	}
	return problems
}

func checkWindow(r *Record) []source.Problem {
	c := r.Data.common()
	if c.PublishTo.IsZero() || !c.PublishFrom.After(c.PublishTo) {
		return nil
	}
	return []source.Problem{DatesCrossed.At(r.At("dang_den"), c.PublishTo.Print(), c.PublishFrom.Print())}
}

func (c *Common) publicOn(day calendar.Date) bool {
	return !c.Draft && !c.PublishFrom.After(day) && (c.PublishTo.IsZero() || !day.After(c.PublishTo))
}

// shown lists the records that the site shows, kind by kind.
func (s *Site) shown() []*Record {
	var all []*Record
	for _, k := range s.Kinds {
		all = append(all, s.byKind[k]...)
	}
	return all
}

func (s *Site) sortLists() {
	var g errgroup.Group
	for _, k := range s.Kinds {
		g.Go(func() error {
			viet.SortBy(s.byKind[k], (*Record).titleOrder)
			if k.order != nil {
				slices.SortStableFunc(s.byKind[k], k.order)
			}
			return nil
		})
	}
	_ = g.Wait() // none of them fails
}

// listed returns the records of a kind that its lists show, in their order. Whoever wants another takes a copy.
func (s *Site) listed(k *Kind) []*Record { return s.lists()[k] }

func (s *Site) collectLists() map[*Kind][]*Record {
	lists := make(map[*Kind][]*Record, len(s.Kinds))
	for _, k := range s.Kinds {
		for _, r := range s.byKind[k] {
			if k.listed(s, r) {
				lists[k] = append(lists[k], r)
			}
		}
	}
	return lists
}

// record returns the published record that a reference names, or nil.
func (s *Site) record(folder, id string) *Record {
	if found := s.byName[name{folder, id}]; found.public {
		return found.record
	}
	return nil
}

// all lists the published records of a folder, in list order.
func (s *Site) all(folder string) []*Record {
	return s.byKind[s.kind(folder)]
}

// kind returns the kind whose files lie in a folder, or nil.
func (s *Site) kind(folder string) *Kind {
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
		c := r.Data.common()
		if c.Draft {
			continue
		}
		consider(c.PublishFrom)
		if !c.PublishTo.IsZero() {
			consider(c.PublishTo.Add(1))
		}
		for _, day := range r.Kind.turns(r) {
			consider(day)
		}
	}
	if s.History != nil {
		for _, life := range s.History.Of {
			consider(life.first())
		}
	}
	for _, day := range s.reportTurns() {
		consider(day)
	}
	return next
}
