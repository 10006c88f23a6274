// Package portal knows the order of the steps: read the files, parse each, put the site together, render its pages. It
// decides nothing about any of them.
//
//	p, problems, err := portal.Load(files, portal.Options{AsOf: day})
//	files, err := p.Files() // nothing is made before it is asked for
package portal

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"sync"
	"time"

	"congkhai/generator/files/gathered"
	"congkhai/generator/files/layer"
	"congkhai/generator/files/memory"
	"congkhai/generator/files/node"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/files/wire"
	"congkhai/generator/kinds"
	"congkhai/generator/pages/gloss"
	"congkhai/generator/pages/prefix"
	"congkhai/generator/past/chronicle"
	"congkhai/generator/past/history"
	"congkhai/generator/publish"
	"congkhai/generator/site"
	"congkhai/generator/text/bound"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/say"
)

// Options are what a site depends on besides its files.
type Options struct {
	AsOf      calendar.Date // the day that the site shows; when zero, the day that Now is in the site's time zone
	Now       time.Time
	Drafts    bool
	Kinds     []*site.Kind       // site.Kinds() when nil
	Verifier  string             // the public key of who will sign the portal; "" when nobody does
	Memory    *memory.Memory     // of what files were found to say; one for this time when nil
	History   *history.Repo      // the repository that holds the files; nil when nothing is known of it
	Chronicle *chronicle.History // what is known of the history, where it is not git that tells
	Head      string             // the commit that the files are of, with what is not committed; the repository's head when empty
	Seen      *Seen              // what the program read before, when it loads again and again
	Changed   []string           // the files under content/ that have changed since then; any may have when nil
	Unless    memory.Key         // the sum of the portal that stands already, when there is one
	Began     node.Moment        // a moment before files are read, by the clock of the file system where they lie; none when nobody looked at it
	Before    []source.Problem   // what was found wrong before the files could be read, such as shared content that is not there

	files []*record.Kind // what reading has to know of Kinds
}

// Portal is a site with the theme that shows it: all pages can be made of it, in any order.
type Portal struct {
	Site  *site.Site
	Sum   memory.Key // names all that the portal is a function of
	dress loadedTheme
	own   map[string]string // what content calls its own words in English
	root  fs.FS
	sums  map[string]memory.Key // of the files that go with records, as they were read
	head  string                // the commit that the files are of; "" when nothing is known of it

	others func() []publish.File // made when first asked for, and the search
	search func() ([]publish.File, error)
}

const contentFolder = "content"

// Check reads a site's folder and puts it together, without its theme. The problems are all that the content has.
func Check(root fs.FS, opt Options) (*site.Site, []source.Problem, error) {
	r, err := readAll(root, opt)
	if err != nil {
		return nil, nil, err
	}
	sum := r.sum([sha256.Size]byte{})
	if known, ok := opt.Seen.siteOf(sum); ok && len(r.problems) == 0 { // which the sum does not tell
		return known.site, known.problems, nil
	}
	s, problems, err := r.assemble()
	if err != nil {
		return nil, nil, err
	}
	problems = r.told(problems)
	if len(r.problems) == 0 {
		opt.Seen.keepSite(assembled{sum, s, problems})
	}
	return s, problems, nil
}

// ErrUnchanged says that the site is the one that Options.Unless names.
var ErrUnchanged = errors.New("nothing has changed")

// Load does what Check does, and loads the theme. With problems there is no portal.
func Load(root fs.FS, opt Options) (*Portal, []source.Problem, error) {
	r, err := readAll(root, opt)
	if err != nil {
		return nil, nil, err
	}
	root = withTheme(root, r.config)
	themeSum, err := sumOfTheme(root, r.config)
	if err != nil {
		return nil, nil, err
	}
	p := &Portal{root: root, Sum: r.sum(themeSum)}
	if opt.History != nil {
		p.head = r.opt.head()
	}
	if p.Sum == opt.Unless && len(r.problems)+len(r.opt.Before) == 0 { // which the sum does not tell
		return nil, nil, ErrUnchanged
	}
	var ofTheme, ofSite []source.Problem
	var noTheme, noSite error
	var both sync.WaitGroup
	dress := func() { p.dress, ofTheme, noTheme = loadTheme(root, r.config, themeSum, p.wordsIn, r.opt) }
	isGlossed := r.isGlossed()
	if !isGlossed {
		both.Go(dress)
	}
	both.Go(func() {
		if r.content, noSite = r.content.readAll(root, r.opt); noSite != nil {
			return
		}
		p.Sum, p.sums = r.sum(themeSum), r.content.sums() // of what was read now
		p.Site, ofSite, noSite = r.assemble()
	})
	both.Wait()
	if isGlossed && noSite == nil { // content has words, too
		p.own = p.Site.InEnglish()
		themeSum = sumWith(themeSum, p.own)
		dress()
	}
	if err := cmp.Or(noSite, noTheme); err != nil {
		return nil, nil, err
	}
	if problems := r.told(slices.Concat(ofSite, ofTheme, p.notDrawn())); len(problems) > 0 {
		return nil, problems, nil
	}
	p.others, p.search = sync.OnceValue(p.otherFiles), sync.OnceValues(p.searchFiles)
	if problems := p.clashes(opt.Seen); len(problems) > 0 {
		return nil, r.told(problems), nil
	}
	return p, nil, nil
}

// wordsIn is what the portal says of views in a language; nil for Vietnamese.
func (p *Portal) wordsIn(language record.Language) *gloss.Gloss {
	if words := gloss.For(string(language)); words != nil {
		return words.With(p.own)
	}
	return nil
}

// isGlossed reports whether the portal has pages in another language than that of its content.
func (r readSite) isGlossed() bool {
	for _, language := range append(slices.Clone(r.config.Editions), r.config.Language) {
		if gloss.For(string(language)) != nil {
			return true
		}
	}
	return false
}

// readSite is a site's files as they were read, and the day that it shows.
type readSite struct {
	root     fs.FS
	opt      Options
	raw      []byte // of config.toml
	config   record.Config
	content  content
	noted    chronicle.Ledger
	gathered gathered.All
	zone     *time.Location
	asOf     calendar.Date
	problems []source.Problem       // of which no sum tells: of the configuration, of names
	shared   map[string]layer.Layer // which layer a file of the content comes from, by its path
}

func readAll(root fs.FS, opt Options) (readSite, error) {
	if opt.Kinds == nil {
		opt.Kinds = kinds.Kinds()
	}
	opt.files = site.ForReading(opt.Kinds)
	if opt.Memory == nil {
		opt.Memory = memory.Open("", "")
	}
	r := readSite{root: root, opt: opt, asOf: opt.AsOf}
	var err error
	if r.raw, r.config, r.problems, err = readConfig(root); err != nil {
		return r, err
	}
	_, wrong := layer.Addresses(r.config)
	r.opt.Before = slices.Concat(wrong, opt.Before)
	zone, ok := zoneOf(r.config)
	if !ok {
		r.problems = append(r.problems, NoZone.At(r.config.At("mui_gio"), r.config.Zone))
	}
	r.zone = zone
	if r.asOf.IsZero() {
		r.asOf = calendar.Of(opt.Now.In(zone))
	}
	if r.content, err = readContent(root, opt); err != nil {
		return r, err
	}
	r.problems = append(r.problems, r.content.problems...)
	if err := r.readLayers(); err != nil {
		return r, err
	}
	noted, problems, err := chronicle.ReadLedger(root)
	r.noted = noted
	r.problems = append(r.problems, problems...)
	if err != nil {
		return r, err
	}
	r.gathered, problems, err = gathered.Read(root)
	r.problems = append(r.problems, problems...)
	return r, err
}

// zoneOf finds the time zone of a portal; UTC where there is none of that name.
func zoneOf(config record.Config) (zone *time.Location, ok bool) {
	zone, err := time.LoadLocation(config.Zone)
	if err != nil || config.Zone == "Local" { // Local is another zone on every machine
		return time.UTC, false
	}
	return zone, true
}

// Zone finds the time zone of the portal in a folder. Where its configuration is wrong it is UTC: whoever loads the
// portal is told what is wrong.
func Zone(root fs.FS) *time.Location {
	config, _, err := Config(root)
	if err != nil {
		return time.UTC
	}
	zone, _ := zoneOf(config)
	return zone
}

// Config reads the configuration of a portal alone.
func Config(root fs.FS) (record.Config, []source.Problem, error) {
	_, config, problems, err := readConfig(root)
	return config, source.Sorted(problems), err
}

func readConfig(root fs.FS) (raw []byte, config record.Config, problems []source.Problem, err error) {
	var b bytes.Buffer
	if err = source.ReadUpTo(&b, root, "config.toml", bound.Text); errors.Is(err, fs.ErrNotExist) {
		err = say.Errorf("không có config.toml ở đây; hãy chạy trong thư mục của cổng, hoặc chỉ ra bằng --dir",
			"there is no config.toml here: run in the folder of a portal, or name it with --dir")
	}
	if err != nil {
		return nil, config, nil, err
	}
	f, problems := source.NewFile("config.toml", b.Bytes())
	config, more := record.ParseConfig(f)
	return b.Bytes(), config, append(problems, more...), nil
}

// sum names all that the portal is a function of.
func (r readSite) sum(theme [sha256.Size]byte) memory.Key {
	content := r.content.sum()
	hash := sha256.New()
	fmt.Fprintf(hash, "%s %t %q %x %x\n", r.asOf, r.opt.Drafts, r.opt.Verifier, theme, content)
	if repo := r.opt.History; repo != nil {
		fmt.Fprintln(hash, r.opt.head(), repo.Cut(), r.noted.Sum)
	}
	hash.Write(r.raw)
	hash.Write(r.gathered.Sum[:])
	for _, name := range slices.Sorted(maps.Keys(r.shared)) {
		fmt.Fprintf(hash, "%q %q %q\n", name, r.shared[name].Name, r.shared[name].Place)
	}
	if told := r.opt.Chronicle; told != nil {
		for _, path := range slices.Sorted(maps.Keys(told.Of)) {
			fmt.Fprintf(hash, "%s %x\n", path, wire.Append(nil, told.Of[path].Events))
		}
	}
	return memory.Key(hash.Sum(nil))
}

// assemble puts the site together. The problems are all that its files have.
func (r readSite) assemble() (*site.Site, []source.Problem, error) {
	in := site.Input{Config: r.config, Kinds: r.opt.Kinds, Parts: kinds.Parts(),
		AsOf: r.asOf, Drafts: r.opt.Drafts, Verifier: r.opt.Verifier, Gathered: r.gathered, Shared: r.shares()}
	problems, err := r.content.gather(&in)
	if err != nil {
		return nil, nil, err
	}
	if in.History, err = r.tell(); err != nil {
		return nil, nil, err
	}
	s, more := site.Assemble(in)
	return s, slices.Concat(r.problems, problems, more), nil
}

// tell finds out how each file of the content came to say what it says now.
func (r readSite) tell() (*chronicle.History, error) {
	if r.opt.History == nil {
		return r.opt.Chronicle, nil
	}
	ask := chronicle.Ask{Root: r.root, Kinds: r.opt.files, Repo: r.opt.History, Head: r.opt.head(),
		Day: r.asOf, Zone: r.zone, Noted: r.noted, Memory: r.opt.Memory}
	for _, f := range r.content.files {
		if _, shared := r.shared[f.name]; f.isRecord() && !shared { // this portal's git knows nothing of what others keep
			ask.Files = append(ask.Files, chronicle.File{Path: f.name, Blob: f.blob, Record: f.known})
		}
	}
	return chronicle.Tell(ask)
}

// head is the commit that the files are of.
func (o Options) head() string { return cmp.Or(o.Head, o.History.Head()) }

// Ledger is what git tells of the portal's records, to be kept in chronicle.LedgerFile.
func (p *Portal) Ledger() ([]byte, error) {
	if p.Site.History == nil {
		return nil, history.ErrNone
	}
	return p.Site.History.Ledger(p.head)
}

func (p *Portal) render(w io.Writer, page *site.Page, view any) error {
	write := writePage(p.dress.theme.Render)
	if !page.Edition.IsMain() {
		write = p.inEdition(page.Edition)
	}
	if path := p.Site.Config.Path(); path != "" {
		write = write.then(func(page []byte) []byte { return prefix.Add(page, path) })
	}
	if err := write(w, page.Layout, view); err != nil {
		return fmt.Errorf("%s: %w", page.URL, err)
	}
	return nil
}

// inEdition writes pages in the language of an edition, whose links lead to its others.
func (p *Portal) inEdition(e site.Edition) writePage {
	return writePage(p.dress.editions[e.Language].Render).then(func(page []byte) []byte { return gloss.Lead(page, e.Lead) })
}

// writePage writes the page that a layout makes of a view.
type writePage func(w io.Writer, layout string, view any) error

// then writes what a function makes of whole pages.
func (write writePage) then(change func(page []byte) []byte) writePage {
	return func(w io.Writer, layout string, view any) error {
		var page bytes.Buffer
		if err := write(&page, layout, view); err != nil {
			return err
		}
		_, err := w.Write(change(page.Bytes()))
		return err
	}
}
