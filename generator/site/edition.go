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

// IsMain reports whether the edition is that which stands at the root.
func (e Edition) IsMain() bool { return e.folder == "" }

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
	case !strings.HasPrefix(page, "/"), strings.HasPrefix(page, "//"), !e.IsMain() && strings.HasPrefix(page, e.folder+"/"):
		return address
	case strings.HasSuffix(page, "/"), strings.HasPrefix(page, SearchURL):
		return e.folder + address
	}
	return address
}

// Original is the address in the main edition of what stands at an address.
func (s *Site) Original(address string) string {
	for _, e := range s.Editions()[1:] {
		if own, ok := strings.CutPrefix(address, e.folder+"/"); ok {
			return "/" + own
		}
	}
	return address
}

// Twin is a page in one of the languages of the portal.
type Twin struct {
	Language string
	Name     gloss.Said // of the language, in itself
	URL      string
	Address  string // the same with scheme and host
}

// twinsOf are the page at an address in the languages of the portal; none where there is only one.
func (s *Site) twinsOf(url string) []Twin {
	var all []Twin
	for _, e := range s.Editions() {
		if at := e.Lead(url); e.IsMain() || at != url {
			all = append(all, Twin{string(e.Language), nameOf(e.Language), at, s.Config.Address + at})
		}
	}
	if len(all) == 1 {
		return nil
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

// otherwise is what a page shows otherwise in another edition, besides its frame; said is a view of any sort.
type (
	otherwise[M any] interface{ In(Edition) M }
	said             interface{ In(Edition) any }
)

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
	if i := slices.IndexFunc(f.Twins, func(t Twin) bool { return t.Language == f.Language }); i >= 0 {
		f.Canonical = f.Twins[i].Address
	}
	f.Graph = slices.Clone(f.Graph)
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
			twin := &Page{URL: e.Lead(p.URL), Layout: p.Layout, Record: p.Record, Old: p.Old, Past: p.Past,
				Lasts:   p.Lasts || p.URL == "/", // by which people know the edition
				Edition: e, Show: func() any { return p.View().(said).In(e) }}
			switch other := s.byURL[twin.URL]; {
			case other == p: // there is one for all, such as that for what does not exist
			case other == nil:
				s.byURL[twin.URL] = twin
				s.twins = append(s.twins, twin)
			case other.Record != nil:
				problems = append(problems, TakenURL.At(other.Record.File.Anywhere(), twin.URL))
			}
		}
	}
	return problems
}

// Twins lists the pages in other languages than that of the portal.
func (s *Site) Twins() []*Page { return s.twins }
