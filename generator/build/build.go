// Package build knows the order of the steps: read the files, parse each, put the site together, render its pages. It
// decides nothing about any of them.
package build

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"sync"
	"time"

	"congkhai/generator/calendar"
	"congkhai/generator/memory"
	"congkhai/generator/publish"
	"congkhai/generator/site"
	"congkhai/generator/source"
	"congkhai/generator/wire"
)

// Options are what a site depends on besides its files.
type Options struct {
	AsOf   calendar.Date // the day that the site shows; when zero, the day that Now is in the site's time zone
	Now    time.Time
	Drafts bool
	First  map[string]calendar.Date // when each file under content/ was first published, as site.Input has it; nil without a history
	Kinds  []*site.Kind             // site.Kinds() when nil
	Memory *memory.Memory           // of what files were found to say; one for this time when nil
	Seen   *Seen                    // what the program read before, when it loads again and again
	Unless memory.Key               // the sum of the portal that stands already, when there is one
	Keys   bool                     // the keys of what stands in the output are this very program's
}

// Portal is a site with the theme that shows it: all pages can be made of it, in any order.
type Portal struct {
	Site  *site.Site
	Sum   memory.Key // names all that the portal is a function of
	dress loadedTheme
	root  fs.FS
	keys  bool

	others, search func() ([]publish.File, error) // made when first asked for
}

const contentFolder = "content"

// Check reads a site's folder and puts it together, without its theme. The problems are all that the content has.
func Check(root fs.FS, opt Options) (*site.Site, []source.Problem, error) {
	r, err := readAll(root, opt)
	if err != nil {
		return nil, nil, err
	}
	s, problems, err := r.assemble()
	return s, source.Sorted(problems), err
}

// ErrUnchanged says that the site is the one that Options.Unless names.
var ErrUnchanged = errors.New("nothing has changed")

// Load does what Check does, and loads the theme. With problems there is no portal.
func Load(root fs.FS, opt Options) (*Portal, []source.Problem, error) {
	r, err := readAll(root, opt)
	if err != nil {
		return nil, nil, err
	}
	themeSum, err := sumOfTheme(root, r.config)
	if err != nil {
		return nil, nil, err
	}
	p := &Portal{root: root, keys: opt.Keys, Sum: r.sum(themeSum)}
	if p.Sum == opt.Unless {
		return nil, nil, ErrUnchanged
	}
	var ofTheme, ofSite []source.Problem
	var noTheme, noSite error
	var both sync.WaitGroup
	both.Go(func() { p.dress, ofTheme, noTheme = loadTheme(root, r.config, themeSum, r.opt) })
	both.Go(func() { p.Site, ofSite, noSite = r.assemble() })
	both.Wait()
	if err := cmp.Or(noSite, noTheme); err != nil {
		return nil, nil, err
	}
	if problems := source.Sorted(append(ofSite, ofTheme...)); len(problems) > 0 {
		return nil, problems, nil
	}
	p.others, p.search = sync.OnceValues(p.otherFiles), sync.OnceValues(p.searchFiles)
	return p, nil, nil
}

// readSite is a site's files as they were read, and the day that it shows.
type readSite struct {
	opt      Options
	raw      []byte // of config.toml
	config   site.Config
	content  content
	asOf     calendar.Date
	problems []source.Problem // of the configuration
}

func readAll(root fs.FS, opt Options) (readSite, error) {
	if opt.Kinds == nil {
		opt.Kinds = opt.Seen.kindsOf()
	}
	r := readSite{opt: opt, asOf: opt.AsOf}
	var err error
	if r.raw, err = fs.ReadFile(root, "config.toml"); errors.Is(err, fs.ErrNotExist) {
		return r, errors.New("không có config.toml ở đây; hãy chạy trong thư mục của cổng, hoặc chỉ ra bằng --dir · no config.toml here: run in the folder of a portal, or name it with --dir")
	}
	if err != nil {
		return r, err
	}
	f, problems := source.NewFile("config.toml", r.raw)
	config, more := site.ParseConfig(f)
	r.config, r.problems = config, append(problems, more...)
	zone, err := time.LoadLocation(config.Zone)
	if err != nil || config.Zone == "Local" { // Local is another zone on every machine
		r.problems = append(r.problems, NoZone.At(config.At("mui_gio"), config.Zone))
		zone = time.UTC
	}
	if r.asOf.IsZero() {
		r.asOf = calendar.Of(opt.Now.In(zone))
	}
	r.content, err = readContent(root, opt)
	return r, err
}

// sum names all that the portal is a function of.
func (r readSite) sum(theme [sha256.Size]byte) memory.Key {
	content := r.content.sum()
	hash := sha256.New()
	fmt.Fprintf(hash, "%s %t %x %x\n", r.asOf, r.opt.Drafts, theme, content)
	hash.Write(r.raw)
	hash.Write(wire.Append(nil, r.opt.First))
	return memory.Key(hash.Sum(nil))
}

// assemble puts the site together. The problems are all that its files have.
func (r readSite) assemble() (*site.Site, []source.Problem, error) {
	in := site.Input{Config: r.config, Kinds: r.opt.Kinds, AsOf: r.asOf, Drafts: r.opt.Drafts, First: r.opt.First}
	problems, err := r.content.gather(&in)
	if err != nil {
		return nil, nil, err
	}
	s, more := site.Assemble(in)
	return s, slices.Concat(r.problems, problems, more), nil
}

func (p *Portal) render(page *site.Page, view any) ([]byte, error) {
	var b whole
	if err := p.dress.theme.Render(&b, page.Layout, view); err != nil {
		return nil, fmt.Errorf("%s: %w", page.URL, err)
	}
	return page.Fill(b)
}

// whole is what was written, which the theme does in one piece: then it is as large as it has to be.
type whole []byte

func (w *whole) Write(b []byte) (int, error) {
	*w = append(*w, b...)
	return len(b), nil
}
