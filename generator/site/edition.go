package site

import (
	"slices"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/pages/gloss"
)

// Edition is the portal in one language. The main one stands at the root, each other in a folder that is named by its
// language. All are made of the same content, as it was written.
type Edition struct {
	Language record.Language
	folder   string // "" for the main one
}

// Editions lists the editions of the portal, the main one first.
func (s *Site) Editions() []Edition {
	all := []Edition{{Language: s.Config.Language}}
	for i, language := range s.Config.Editions {
		if language != "" && !s.namedBefore(i) {
			all = append(all, Edition{language, "/" + string(language)})
		}
	}
	return all
}

// namedBefore reports whether a language of the configuration is that of the portal, or stands there twice.
func (s *Site) namedBefore(i int) bool {
	language := s.Config.Editions[i]
	return language == s.Config.Language || slices.Contains(s.Config.Editions[:i], language)
}

// Lead is the address at which an edition has what the main one has at another: its own pages, and its search. There is
// one of everything else.
func (e Edition) Lead(address string) string {
	page, _, _ := strings.Cut(address, "?")
	page, _, _ = strings.Cut(page, "#")
	switch {
	case !strings.HasPrefix(page, "/"), strings.HasPrefix(page, "//"), strings.HasPrefix(page, e.folder+"/") && e.folder != "":
		return address
	case strings.HasSuffix(page, "/"), strings.HasPrefix(page, SearchURL):
		return e.folder + address
	}
	return address
}

// Original is the address in the main edition of what stands at an address.
func (s *Site) Original(address string) string {
	for _, e := range s.Editions() {
		if own, ok := strings.CutPrefix(address, e.folder+"/"); ok && e.folder != "" {
			return "/" + own
		}
	}
	return address
}

// Twin is what stands at another address in another language.
type Twin struct {
	Language string
	Name     gloss.Said // of the language, in itself
	URL      string
	Address  string // the same with scheme and host
	Here     bool   // it is the page itself
}

// twins are the page at an address in the languages of the portal; none where there is only one.
func (s *Site) twins(url string) []Twin {
	editions := s.Editions()
	if len(editions) == 1 || url == NotFoundURL {
		return nil
	}
	var all []Twin
	for i, e := range editions {
		all = append(all, Twin{string(e.Language), nameOf(e.Language), e.Lead(url), s.Config.Address + e.Lead(url), i == 0})
	}
	return all
}

// nameOf is what a language calls itself.
func nameOf(language record.Language) gloss.Said {
	choices := language.Choices()
	i := slices.IndexFunc(choices, func(c front.Choice) bool { return c.ID == string(language) })
	if i < 0 {
		return ""
	}
	return gloss.Said(choices[i].Label)
}

// otherwise is what a page shows otherwise in another edition, besides its frame.
type otherwise[M any] interface{ In(Edition) M }

// In is the view as another edition shows it.
func (v View[M]) In(e Edition) any {
	v.Frame = v.Frame.in(e)
	if main, ok := any(v.Main).(otherwise[M]); ok {
		v.Main = main.In(e)
	}
	return v
}

// in is the frame of the same page in another edition. What a card shows when the page is shared stays as it was drawn.
func (f Frame) in(e Edition) Frame {
	f.Language, f.Refresh = string(e.Language), e.Lead(f.Refresh)
	f.Twins, f.Graph = slices.Clone(f.Twins), slices.Clone(f.Graph)
	for i := range f.Twins {
		f.Twins[i].Here = f.Twins[i].Language == f.Language
		if f.Twins[i].Here {
			f.Canonical = f.Twins[i].Address
		}
	}
	for i, tag := range f.Graph {
		switch tag.Name {
		case "og:url":
			f.Graph[i].Content = f.Canonical
		case "og:locale":
			f.Graph[i].Content = locales[e.Language]
		}
	}
	return f
}

// addTwins puts pages in other languages where they stand, and reports what stands there already.
func (s *Site) addTwins(pages []*Page) []source.Problem {
	var problems []source.Problem
	for _, e := range s.Editions()[1:] {
		for _, p := range pages {
			if p.URL == NotFoundURL {
				continue // servers answer with one
			}
			twin := &Page{URL: e.Lead(p.URL), Layout: p.Layout, Record: p.Record, Old: p.Old, Past: p.Past, Lasts: p.Lasts,
				Edition: e, Show: func() any { return p.View().(interface{ In(Edition) any }).In(e) }}
			other, taken := s.byURL[twin.URL]
			if !taken {
				s.byURL[twin.URL] = twin
				s.others = append(s.others, twin)
				continue
			}
			if other.Record != nil {
				problems = append(problems, TakenURL.At(other.Record.File.Anywhere(), twin.URL))
			}
		}
	}
	return problems
}

// Twins lists the pages in other languages than that of the portal.
func (s *Site) Twins() []*Page { return s.others }
