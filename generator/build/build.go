// Package build knows the order of the steps: read the files, parse each, put the site together, render its pages. It
// decides nothing about any of them.
package build

import (
	"bytes"
	"cmp"
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
)

// Options are what a site depends on besides its files.
type Options struct {
	AsOf   calendar.Date // the day that the site shows; when zero, the day that Now is in the site's time zone
	Now    time.Time
	Drafts bool
	Kinds  []*site.Kind   // site.Kinds() when nil
	Memory *memory.Memory // of what files were found to say; one for this time when nil
	Seen   *Seen          // what the program read before, when it loads again and again
}

// Portal is a site with the theme that shows it: all pages can be made of it, in any order.
type Portal struct {
	Site  *site.Site
	dress loadedTheme
	root  fs.FS

	others, search func() ([]publish.File, error) // made when first asked for
}

const contentFolder = "content"

// Check reads a site's folder and puts it together, without its theme. The problems are all that the content has.
func Check(root fs.FS, opt Options) (*site.Site, []source.Problem, error) {
	config, problems, err := readConfig(root)
	if err != nil {
		return nil, nil, err
	}
	s, more, err := assemble(root, config, opt)
	return s, source.Sorted(append(problems, more...)), err
}

// Load does what Check does, and loads the theme. With problems there is no portal.
func Load(root fs.FS, opt Options) (*Portal, []source.Problem, error) {
	config, problems, err := readConfig(root)
	if err != nil {
		return nil, nil, err
	}
	var dress loadedTheme
	var ofTheme, ofSite []source.Problem
	var noTheme, noSite error
	var s *site.Site
	var both sync.WaitGroup
	both.Go(func() { dress, ofTheme, noTheme = loadTheme(root, config, opt) })
	both.Go(func() { s, ofSite, noSite = assemble(root, config, opt) })
	both.Wait()
	if err := cmp.Or(noSite, noTheme); err != nil {
		return nil, nil, err
	}
	if problems = source.Sorted(slices.Concat(problems, ofSite, ofTheme)); len(problems) > 0 {
		return nil, problems, nil
	}
	p := &Portal{Site: s, dress: dress, root: root}
	p.others, p.search = sync.OnceValues(p.otherFiles), sync.OnceValues(p.searchFiles)
	return p, nil, nil
}

func readConfig(root fs.FS) (site.Config, []source.Problem, error) {
	f, problems, err := readText(root, "config.toml")
	if errors.Is(err, fs.ErrNotExist) {
		return site.Config{}, nil, errors.New("không có config.toml ở đây; hãy chạy trong thư mục của cổng, hoặc chỉ ra bằng --dir · no config.toml here: run in the folder of a portal, or name it with --dir")
	}
	if err != nil {
		return site.Config{}, nil, err
	}
	config, more := site.ParseConfig(f)
	return config, append(problems, more...), nil
}

// assemble reads the content and puts the site together as of its day.
func assemble(root fs.FS, config site.Config, opt Options) (*site.Site, []source.Problem, error) {
	var problems []source.Problem
	zone, err := time.LoadLocation(config.Zone)
	if err != nil || config.Zone == "Local" { // Local is another zone on every machine
		problems = append(problems, NoZone.At(config.At("mui_gio"), config.Zone))
		zone = time.UTC
	}
	in := site.Input{Config: config, Kinds: opt.kinds(), AsOf: opt.AsOf, Drafts: opt.Drafts}
	if in.AsOf.IsZero() {
		in.AsOf = calendar.Of(opt.Now.In(zone))
	}
	more, err := readContent(root, &in, opt)
	if err != nil {
		return nil, nil, err
	}
	problems = append(problems, more...)
	s, more := site.Assemble(in)
	return s, append(problems, more...), nil
}

func (o Options) kinds() []*site.Kind {
	if o.Kinds == nil {
		return site.Kinds()
	}
	return o.Kinds
}

// Render returns the HTML of one page.
func (p *Portal) Render(page *site.Page) ([]byte, error) {
	view, err := page.View()
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := p.dress.theme.Render(&b, page.Layout, view); err != nil {
		return nil, fmt.Errorf("%s: %w", page.URL, err)
	}
	return b.Bytes(), nil
}
