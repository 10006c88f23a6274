package portal

import (
	"errors"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"

	"congkhai/generator/files/memory"
	"congkhai/generator/files/record"
	"congkhai/generator/open/index"
	"congkhai/generator/pages/card"
	"congkhai/generator/pages/gloss"
	"congkhai/generator/pages/picture"
	"congkhai/generator/publish"
	"congkhai/generator/site"
)

// Files lists everything that the portal publishes: pages, what machines read, the theme's assets, and the files of
// the content. Nothing is rendered before its Bytes is called.
func (p *Portal) Files() ([]publish.File, error) {
	var search []publish.File
	var noSearch error
	var both sync.WaitGroup
	both.Go(func() { search, noSearch = p.searchFiles() }) // which nobody keeps: its bytes are at hand, and many
	files := p.besidesSearch()
	both.Wait()
	return append(search, files...), noSearch
}

// besidesSearch lists all files but those of the search. It has its folder to itself, and what lies there is made of
// all texts.
func (p *Portal) besidesSearch() []publish.File {
	var others sync.WaitGroup
	others.Go(func() { p.others() }) // which keeps them
	pages := slices.Concat(p.Site.Pages(), p.Site.Twins())
	files := make([]publish.File, len(pages))
	for i, page := range pages {
		files[i] = p.pageFile(page)
	}
	data := p.dataFiles()
	others.Wait()
	return slices.Concat(files, data, p.others())
}

// File finds the file that the portal publishes at a path. Only what the path may belong to is made for it.
func (p *Portal) File(name string) (publish.File, bool, error) {
	if page := p.Site.Page("/" + strings.TrimSuffix(name, "index.html")); page != nil {
		return p.pageFile(page), true, nil
	}
	if folder, ok := strings.CutSuffix("/"+name, record.DataFile); ok {
		if page := p.Site.Page(folder); hasData(page) {
			return p.dataFile(page.Record), true, nil
		}
	}
	group := func() ([]publish.File, error) { return p.others(), nil }
	if slices.ContainsFunc(p.Site.Editions(), func(e site.Edition) bool {
		return strings.HasPrefix("/"+name, e.Lead(index.SearchFolder))
	}) {
		group = p.search
	}
	files, err := group()
	i := slices.IndexFunc(files, func(f publish.File) bool { return f.Path == name })
	if i < 0 || err != nil {
		return publish.File{}, false, err
	}
	return files[i], true, nil
}

func (p *Portal) pageFile(page *site.Page) publish.File {
	return publish.File{Path: pathOf(page.URL), Lasts: page.Lasts, Make: func(had string, w io.Writer) (string, error) {
		view := page.View()
		return p.unless(had, p.keyOf(page.Layout+p.Site.Config.Path(), view), func() error { return p.render(w, page, view) })
	}}
}

// unless has what a key names written, unless it stands in the output already.
func (p *Portal) unless(had, key string, write func() error) (string, error) {
	if had == key {
		return key, nil
	}
	return key, write()
}

// put writes what is made in one piece.
func put(w io.Writer, made func() ([]byte, error)) error {
	b, err := made()
	if err == nil {
		_, err = w.Write(b)
	}
	return err
}

// otherFiles are all but the pages, the data of each record, and the search.
func (p *Portal) otherFiles() []publish.File {
	files := p.machineFiles()
	for _, asset := range p.dress.theme.Assets() {
		files = append(files, ready(asset.URL, asset.Bytes))
	}
	published := p.Site.Published()
	for _, url := range slices.Sorted(maps.Keys(published)) {
		name := published[url]
		file := publish.File{Path: pathOf(url), Lasts: true, Make: p.copied(name)}
		if isPicture(name) || isWebP(name) {
			file.Make = p.cleaned(name)
		}
		files = append(files, file)
	}
	return slices.Concat(files, p.narrowedFiles(), p.cardFiles(), p.changeFiles(), p.openFiles())
}

// changeFiles are what machines are told of the changes of each record.
func (p *Portal) changeFiles() []publish.File {
	var files []publish.File
	for _, f := range p.Site.HistoryFiles() {
		files = append(files, publish.File{Path: pathOf(f.URL), Make: func(had string, w io.Writer) (string, error) {
			changes := f.Changes()
			return p.unless(had, p.keyOf("changes", changes), func() error {
				return put(w, func() ([]byte, error) { return index.JSON(changes) })
			})
		}})
	}
	return files
}

// searchFiles are what the search reads in each language, and its description for browsers.
func (p *Portal) searchFiles() ([]publish.File, error) {
	records := p.Site.Searchables()
	var files []publish.File
	for _, edition := range p.Site.Editions() {
		some, err := p.searchIn(edition, records)
		if err != nil {
			return nil, err
		}
		files = append(files, some...)
	}
	return files, nil
}

func (p *Portal) searchIn(edition site.Edition, records []site.Searchable) ([]publish.File, error) {
	found, words := make([]index.Found, len(records)), p.wordsIn(edition.Language)
	for i, r := range records {
		found[i] = foundOf(r, words)
		if found[i].URL = r.URL; strings.HasPrefix(r.URL, "/") { // and not of another portal
			found[i].URL = p.Site.Config.Path() + edition.Lead(r.URL)
		}
	}
	written, err := index.Search(found, p.Site.Synonyms())
	if err != nil {
		return nil, err
	}
	var files []publish.File
	for _, f := range written {
		files = append(files, ready(edition.Lead(f.URL), f.Bytes))
	}
	config := p.Site.Config
	description, err := index.OpenSearch(config.Address+edition.Lead(index.SearchFolder), config.Name, string(edition.Language))
	return append(files, ready(edition.Lead(index.OpenSearchFile), description)), err
}

// foundOf is what the search finds of a page, in words of its language. What the portal calls it in Vietnamese finds it,
// too.
func foundOf(r site.Searchable, words *gloss.Gloss) index.Found {
	found := index.Found{URL: r.URL, Title: words.Plain(r.Title), Kind: words.Plain(r.Kind), Notice: words.Plain(r.Notice),
		Keywords: r.Keywords, Words: r.Words, Lines: r.Lines(), Marks: func() []index.Mark { return marksOf(r, words) }}
	if found.Title != r.Title {
		found.Keywords = append(slices.Clone(r.Keywords), r.Title)
	}
	for i, line := range found.Lines {
		found.Lines[i] = words.Plain(line)
	}
	return found
}

func marksOf(r site.Searchable, words *gloss.Gloss) (marks []index.Mark) {
	for _, m := range r.Marks() {
		marks = append(marks, index.Mark{Facet: words.Plain(m.Facet), Term: words.Plain(m.Term)})
	}
	return marks
}

// cardFiles are the pictures of shared pages, when the theme draws them.
func (p *Portal) cardFiles() []publish.File {
	var files []publish.File
	if p.dress.cards == nil {
		return nil
	}
	for _, c := range p.Site.Cards() {
		files = append(files, publish.File{Path: pathOf(c.URL), Make: func(had string, w io.Writer) (string, error) {
			text := card.Text{Head: c.Head, Title: c.Title, Foot: c.Foot}
			return p.unless(had, p.keyOf("card", text), func() error {
				return put(w, func() ([]byte, error) { return p.dress.cards.Draw(text) })
			})
		}})
	}
	return files
}

// machineFiles makes feeds, the site map, robots.txt, and what servers are told.
func (p *Portal) machineFiles() []publish.File {
	base := p.Site.Config.Address
	var files []publish.File
	if p.Site.Config.Path() == "" { // programs look for it at the root of the host alone
		files = append(files, ready("/robots.txt", index.Robots(base)))
	}
	var addresses []string
	for _, page := range slices.Concat(p.Site.Pages(), p.Site.Twins()) {
		if page.URL != site.NotFoundURL && !page.Old && !page.Past {
			addresses = append(addresses, page.URL)
		}
	}
	files = append(files, p.serverFiles()...)
	for _, m := range index.SiteMaps(base, addresses) {
		files = append(files, publish.File{Path: m.Name, Make: made(m.Make)})
	}
	for _, feed := range p.Site.Feeds() {
		files = append(files, publish.File{Path: pathOf(feed.URL), Make: func(had string, w io.Writer) (string, error) {
			atom := atomOf(base, feed)
			return p.unless(had, p.keyOf("atom", atom), func() error {
				return put(w, func() ([]byte, error) { return index.Atom(atom) })
			})
		}})
	}
	return files
}

func atomOf(base string, feed site.Feed) index.Feed {
	f := index.Feed{URL: base + feed.URL, Home: base + strings.TrimSuffix(feed.URL, site.FeedFile),
		Title: feed.Title, About: feed.About, Author: feed.Author}
	for _, e := range feed.Entries {
		entry := index.Entry{URL: base + e.URL, Title: e.Title, Summary: e.Summary, Day: e.Day.String()}
		f.Entries = append(f.Entries, entry)
	}
	return f
}

func ready(url string, b []byte) publish.File {
	return publish.File{Path: pathOf(url), Make: made(func() ([]byte, error) { return b, nil })}
}

// made is a file without a key: it is made for every build.
func made(bytes func() ([]byte, error)) func(string, io.Writer) (string, error) {
	return func(_ string, w io.Writer) (string, error) { return "", put(w, bytes) }
}

// copied is a file of the content as it lies there.
func (p *Portal) copied(name string) func(string, io.Writer) (string, error) {
	return func(had string, w io.Writer) (string, error) {
		return p.unlessKnown(had, name, "copied", func() (sum memory.Key, err error) {
			f, err := p.root.Open(name)
			if err != nil {
				return sum, err
			}
			hash := newSum(name)
			_, err = io.Copy(io.MultiWriter(w, hash), f)
			return memory.Key(hash.Sum(nil)), errors.Join(err, f.Close())
		})
	}
}

// cleaned is a picture of the content as it lies there, without what a camera noted in it besides.
func (p *Portal) cleaned(name string) func(string, io.Writer) (string, error) {
	return func(had string, w io.Writer) (string, error) {
		return p.unlessKnown(had, name, "cleaned", func() (sum memory.Key, err error) {
			raw, err := fs.ReadFile(p.root, name)
			if err == nil {
				_, err = w.Write(picture.Clean(raw))
			}
			return sumOf(name, raw), err
		})
	}
}

// unlessKnown has what is made of a file of the content written, unless that stands in the output already. What is
// written tells the sum of the file that it was made of: it may have changed since it was read.
func (p *Portal) unlessKnown(had, name, what string, write func() (memory.Key, error)) (string, error) {
	if had != "" && had == p.keyOf(what, p.sums[name]) {
		return had, nil
	}
	sum, err := write()
	return p.keyOf(what, sum), err
}

// pathOf returns the file that answers for an address: /thu-tuc/ is thu-tuc/index.html.
func pathOf(url string) string {
	file := strings.TrimPrefix(url, "/")
	if file == "" || strings.HasSuffix(file, "/") {
		file += "index.html"
	}
	return file
}
