package site

import (
	"html/template"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"congkhai/generator/files/record"
	"congkhai/generator/pages/show"
)

// pageAt is the address of the page that stands for an old address, which may have been a file.
func pageAt(address string) string { return strings.TrimSuffix(address, "/") + "/" }

// oldPages makes the page of each old address that a record tells of.
func oldPages(s *Site, r *record.Record, o *OldAddresses) []*Page {
	var pages []*Page
	for _, m := range o.Moved {
		m.From = inLetters(m.From)
		pages = append(pages, &Page{URL: pageAt(m.From), Layout: "moved", Old: true, Lasts: true,
			Show: func() any { return s.movedPage(r, m) }})
	}
	for _, g := range o.Gone {
		g.From = inLetters(g.From)
		pages = append(pages, &Page{URL: pageAt(g.From), Layout: "gone", Old: true, Lasts: true,
			Show: func() any { return s.withdrawnPage(r, g) }})
	}
	return slices.DeleteFunc(pages, func(p *Page) bool { return asksFor(p.URL) })
}

// MovedView is what stands at an old address: where to go.
type MovedView struct {
	From   string
	To     Link
	Date   show.Day
	Reason template.HTML
	List   Link // that tells of all such addresses
}

func (s *Site) movedPage(r *record.Record, m Moved) View[MovedView] {
	to := s.inside(m.To)
	target, _ := s.split(m.To)
	frame := s.Frame(target, "Đã chuyển: "+s.titleAt(target), Meta{})
	frame.Home, frame.Unlisted, frame.Refresh = false, true, to
	main := MovedView{m.From, Link{to, s.titleAt(target)}, show.DayOf(m.Date), s.Prose(r, m.Reason), LinkOf(r)}
	return View[MovedView]{frame, main}
}

// titleAt is what the page or file at an address is called.
func (s *Site) titleAt(target string) string {
	if p := s.byURL[target]; p != nil && p.Record != nil {
		return p.Record.Title()
	}
	for _, k := range s.Kinds {
		if !k.AtRoot && k.Path() == target {
			return k.Name
		}
	}
	if target == "/" {
		return s.Config.Name
	}
	return target
}

// GoneView is what stands where something was withdrawn.
type GoneView struct {
	Name     string
	Address  string
	Date     show.Day // when it was withdrawn
	Until    show.Day // or the last day for which it was meant
	Reason   template.HTML
	Document template.HTML
	Kind     Link // the list in which it stood
	List     Link // that tells of all such addresses, if one tells of this
}

func (s *Site) withdrawnPage(r *record.Record, g Withdrawn) View[GoneView] {
	main := GoneView{Name: g.Name, Address: g.From, Date: show.DayOf(g.Date), Reason: s.Prose(r, g.Reason),
		List: LinkOf(r)}
	if g.Document != "" {
		main.Document = s.Bases(r, []string{g.Document})
	}
	return s.gonePage("Đã rút: "+g.Name, main)
}

func (s *Site) gonePage(title string, main GoneView) View[GoneView] {
	frame := s.Frame(pageAt(main.Address), title, Meta{})
	frame.Unlisted = true
	folder, _, _ := strings.Cut(strings.Trim(main.Address, "/"), "/")
	if k := s.Kind(folder); k != nil && !k.AtRoot {
		main.Kind = Link{k.Path(), k.Name}
		frame.Crumbs = append(frame.Crumbs, main.Kind)
	}
	return View[GoneView]{frame, main}
}

// isOver reports whether a record was published until a day that has passed.
func (s *Site) isOver(r *record.Record) bool {
	c := r.Data.Base()
	return !s.public[r] && !c.Draft && !c.PublishTo.IsZero() && s.AsOf.After(c.PublishTo) &&
		!c.PublishFrom.After(c.PublishTo)
}

// overPages makes the pages that stand for records whose time is over, and for the files that went with them.
func (s *Site) overPages() []*Page {
	var pages []*Page
	for _, r := range s.Records {
		if !s.isOver(r) || s.byName[name{r.Kind.Folder, r.ID}].record != r {
			continue
		}
		addresses := []string{r.URL()}
		for _, file := range s.usedFiles(r) {
			addresses = append(addresses, s.FileURL(file))
		}
		for _, address := range addresses {
			pages = append(pages, &Page{URL: pageAt(address), Layout: "gone", Old: true, Lasts: true, Show: func() any {
				return s.gonePage("Hết hạn đăng: "+r.Title(), GoneView{Name: r.Title(), Address: address,
					Until: show.DayOf(r.Data.Base().PublishTo)})
			}})
		}
	}
	return pages
}

// addOld puts pages for old addresses behind the others, where nothing else stands, and lists them.
func (s *Site) addOld(pages []*Page) []*Page {
	before := len(s.pages)
	for _, p := range pages {
		if s.byURL[p.URL] == nil && isAddress(p.URL) && !s.stands(p.URL) {
			s.byURL[p.URL] = p
			s.pages = append(s.pages, p)
		}
	}
	return s.pages[before:]
}

// Tells reports whether a page of the site tells what became of an address, or of one that it lies in.
func (s *Site) Tells(address string) bool {
	for at := pageAt(address); at != "/"; at = pageAt(path.Dir(strings.TrimSuffix(at, "/"))) {
		if p := s.byURL[at]; p != nil && p.Old {
			return true
		}
	}
	return false
}

// OldFile returns the file in which the old addresses of the site's year belong, and whether it is there already.
func (s *Site) OldFile() (name string, there bool) {
	year := strconv.Itoa(s.AsOf.Year)
	return "content/" + oldFolder + "/" + year + ".toml", s.Record(oldFolder, year) != nil
}

// Redirect is an old address and where it leads now; To is empty for what was withdrawn. Query is what another system was
// asked for there.
type Redirect struct{ From, Query, To string }

// Redirects lists the old addresses of the site, for servers that answer for them themselves; those with a query last.
func (s *Site) Redirects() []Redirect {
	var all []Redirect
	for _, p := range s.pages {
		if !p.Old {
			continue
		}
		to := ""
		if entry, ok := s.old[oldKey(p.URL)]; ok {
			to = s.inside(entry.to)
		}
		all = append(all, Redirect{p.URL, "", to})
	}
	for _, key := range slices.Sorted(maps.Keys(s.old)) {
		if entry := s.old[key]; asksFor(entry.from) {
			path, query, _ := strings.Cut(entry.from, "?")
			all = append(all, Redirect{path, query, s.inside(entry.to)})
		}
	}
	return all
}

// OldAddressesView is what the page of a list of old addresses shows, newest first.
type OldAddressesView struct{ Rows []OldRow }

// OldRow is an old address: where it leads now, or what was withdrawn there.
type OldRow struct {
	From     string
	To       Link
	Gone     string
	Date     show.Day
	Reason   template.HTML
	Document template.HTML
}

func oldAddressesView(s *Site, r *record.Record, o *OldAddresses, _ Body) OldAddressesView {
	var v OldAddressesView
	for _, m := range o.Moved {
		target, _ := s.split(m.To)
		v.Rows = append(v.Rows, OldRow{From: inLetters(m.From), To: Link{s.inside(m.To), s.titleAt(target)},
			Date: show.DayOf(m.Date), Reason: s.Prose(r, m.Reason)})
	}
	for _, g := range o.Gone {
		row := OldRow{From: inLetters(g.From), Gone: g.Name, Date: show.DayOf(g.Date), Reason: s.Prose(r, g.Reason)}
		if g.Document != "" {
			row.Document = s.Bases(r, []string{g.Document})
		}
		v.Rows = append(v.Rows, row)
	}
	slices.SortStableFunc(v.Rows, func(a, b OldRow) int { return strings.Compare(b.Date.ISO, a.Date.ISO) })
	return v
}
