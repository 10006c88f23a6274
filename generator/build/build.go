// Package build knows the order of the steps: read the files, parse each, put the site together, render its pages. It
// decides nothing about any of them.
package build

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"time"

	"congkhai/generator/calendar"
	"congkhai/generator/card"
	"congkhai/generator/front"
	"congkhai/generator/memory"
	"congkhai/generator/site"
	"congkhai/generator/source"
	"congkhai/generator/theme"
)

// Options are what a site depends on besides its files.
type Options struct {
	AsOf   calendar.Date // the day that the site shows; when zero, the day that Now is in the site's time zone
	Now    time.Time
	Drafts bool
	Kinds  []*site.Kind   // site.Kinds() when nil
	Memory *memory.Memory // of what files were found to say; one for this time when nil
}

// Portal is a site with the theme that shows it: all pages can be made of it, in any order.
type Portal struct {
	Site  *site.Site
	theme *theme.Theme
	cards *card.Style // nil when the theme draws none
	root  fs.FS
}

const contentFolder = "content"

// Check reads a site's folder and puts it together, without its theme. The problems are all that the content has.
func Check(root fs.FS, opt Options) (*site.Site, []source.Problem, error) {
	configFile, problems, err := readText(root, "config.toml")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, errors.New("không có config.toml ở đây; hãy chạy trong thư mục của cổng, hoặc chỉ ra bằng --dir · no config.toml here: run in the folder of a portal, or name it with --dir")
	}
	if err != nil {
		return nil, nil, err
	}
	config, more := site.ParseConfig(configFile)
	problems = append(problems, more...)
	if opt.Kinds == nil {
		opt.Kinds = site.Kinds()
	}
	if opt.Memory == nil {
		opt.Memory = memory.Open("", "")
	}
	zone, err := time.LoadLocation(config.Zone)
	if err != nil || config.Zone == "Local" { // Local is another zone on every machine
		problems = append(problems, NoZone.At(config.At("mui_gio"), config.Zone))
		zone = time.UTC
	}
	if opt.AsOf.IsZero() {
		opt.AsOf = calendar.Of(opt.Now.In(zone))
	}
	in := site.Input{Config: config, Kinds: opt.Kinds, AsOf: opt.AsOf, Drafts: opt.Drafts}
	more, err = readContent(root, &in, opt.Memory)
	if err != nil {
		return nil, nil, err
	}
	problems = append(problems, more...)
	s, more := site.Assemble(in)
	return s, source.Sorted(append(problems, more...)), nil
}

// Load does what Check does, and loads the theme. With problems there is no portal.
func Load(root fs.FS, opt Options) (*Portal, []source.Problem, error) {
	s, problems, err := Check(root, opt)
	if err != nil {
		return nil, nil, err
	}
	t, cards, more, err := loadTheme(root, s)
	if err != nil {
		return nil, nil, err
	}
	if problems = source.Sorted(append(problems, more...)); len(problems) > 0 {
		return nil, problems, nil
	}
	return &Portal{s, t, cards, root}, nil, nil
}

// catalogue is the form of a theme's i18n files.
type catalogue struct {
	Texts map[string]string `key:"chu"`
}

func loadTheme(root fs.FS, s *site.Site) (*theme.Theme, *card.Style, []source.Problem, error) {
	folder := path.Join("themes", s.Config.Theme)
	if s.Config.Theme == "" || s.Config.Language == "" {
		return nil, nil, nil, nil // the configuration's own problems say so
	}
	if _, err := fs.Stat(root, folder); err != nil {
		return nil, nil, []source.Problem{NoTheme.At(s.Config.At("giao_dien"), s.Config.Theme)}, nil
	}
	contract, problems, err := readContract(root, folder)
	if err != nil || len(problems) > 0 {
		return nil, nil, problems, err
	}
	cards, problems, err := contract.style(root, folder)
	if err != nil {
		return nil, nil, nil, err
	}
	f, more, err := readText(root, path.Join(folder, "i18n", string(s.Config.Language)+".toml"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, []source.Problem{NoCatalogue.At(s.Config.At("ngon_ngu"), s.Config.Theme, s.Config.Language)}, nil
	}
	if err != nil {
		return nil, nil, nil, err
	}
	problems = append(problems, more...)
	var texts catalogue
	doc, more := front.Parse(f.Span(0, len(f.Text())))
	problems = append(problems, more...)
	_, more = front.Bind(doc, &texts)
	problems = append(problems, more...)
	for _, key := range site.TextKeys() {
		if _, ok := texts.Texts[key]; !ok {
			problems = append(problems, theme.NoText.At(f.Whole(), key))
		}
	}
	t, more, err := theme.Load(root, folder, texts.Texts, s.Layouts())
	return t, cards, append(problems, more...), err
}

// Render returns the HTML of one page.
func (p *Portal) Render(page *site.Page) ([]byte, error) {
	view, err := page.View()
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := p.theme.Render(&b, page.Layout, view); err != nil {
		return nil, fmt.Errorf("%s: %w", page.URL, err)
	}
	return b.Bytes(), nil
}
