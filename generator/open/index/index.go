// Package index writes what machines read: feeds, the catalogue of open data, the site map, robots.txt. It takes plain
// entries and gives files, and imports nothing of ours.
//
//	files, err := index.Search(found) // what the search in a browser reads
//	atom, err := index.Atom(feed)
package index

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"slices"
)

// Entry is a page in a feed. Day is written 2021-06-25.
type Entry struct{ URL, Title, Summary, Day string }

// Feed is an Atom feed. URL is its own address, Home that of the page that it follows.
type Feed struct {
	URL, Home, Title, Author string
	About                    string // "" where there is nothing to say of it
	Entries                  []Entry
}

type atomLink struct {
	Rel  string `xml:"rel,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Link    atomLink `xml:"link"`
	Summary string   `xml:"summary,omitempty"`
}

type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	About   string      `xml:"subtitle,omitempty"`
	Updated string      `xml:"updated"`
	Author  string      `xml:"author>name"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

// Atom writes the feed (RFC 4287). It was updated when its newest entry was.
func Atom(f Feed) ([]byte, error) {
	feed := atomFeed{Lang: "vi", ID: f.URL, Title: f.Title, About: f.About, Author: f.Author,
		Links: []atomLink{{"self", f.URL}, {"alternate", f.Home}}}
	for _, e := range f.Entries {
		updated := e.Day + "T00:00:00Z"
		feed.Updated = max(feed.Updated, updated)
		feed.Entries = append(feed.Entries, atomEntry{e.URL, e.Title, updated, atomLink{Href: e.URL}, e.Summary})
	}
	return document(feed)
}

type mapURL struct {
	Loc string `xml:"loc"`
}

type urlSet struct {
	XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	URLs    []mapURL `xml:"url"`
}

type mapIndex struct {
	XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
	Maps    []mapURL `xml:"sitemap"`
}

// mapSize is how many addresses a site map may hold (sitemaps.org).
const mapSize = 50_000

// SiteMap is a file of the site map.
type SiteMap struct {
	Name string // "sitemap.xml", "sitemap-2.xml"
	Make func() ([]byte, error)
}

// SiteMaps are the addresses of the pages under a base as sitemap.xml, and as an index over several files when they are
// too many for one.
func SiteMaps(base string, addresses []string) []SiteMap {
	if len(addresses) <= mapSize {
		return []SiteMap{{"sitemap.xml", func() ([]byte, error) { return document(urlsOf(base, addresses)) }}}
	}
	var files []SiteMap
	var over mapIndex
	for part := range slices.Chunk(addresses, mapSize) {
		name := fmt.Sprintf("sitemap-%d.xml", len(files)+1)
		files = append(files, SiteMap{name, func() ([]byte, error) { return document(urlsOf(base, part)) }})
		over.Maps = append(over.Maps, mapURL{base + "/" + name})
	}
	return append([]SiteMap{{"sitemap.xml", func() ([]byte, error) { return document(over) }}}, files...)
}

func urlsOf(base string, addresses []string) urlSet {
	var set urlSet
	for _, a := range addresses {
		set.URLs = append(set.URLs, mapURL{base + a})
	}
	return set
}

// Robots writes robots.txt: everything may be read, and here is the map.
func Robots(base string) []byte {
	return []byte("User-agent: *\nAllow: /\nSitemap: " + base + "/sitemap.xml\n")
}

// JSON writes a value for programs, indented for whoever looks at it.
func JSON(v any) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	err := encoder.Encode(v)
	return b.Bytes(), err
}

func document(v any) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(xml.Header)
	encoder := xml.NewEncoder(&b)
	encoder.Indent("", " ")
	if err := encoder.Encode(v); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}
