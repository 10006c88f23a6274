package browser

import (
	"bytes"
	"compress/gzip"
	"encoding/xml"
	"fmt"
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// faults are places by what is wrong there: a fault of the theme is one line, and not one for every page.
type faults map[string][]string

func (f faults) add(place, format string, args ...any) {
	fault := fmt.Sprintf(format, args...)
	f[fault] = append(f[fault], place)
}

func (f faults) report(t *testing.T) {
	t.Helper()
	for _, fault := range slices.Sorted(maps.Keys(f)) {
		places := slices.Sorted(slices.Values(f[fault]))
		t.Errorf("%s (first of %d places: %s)", fault, len(places), places[0])
	}
}

func TestEveryAddressOfEveryPageLeadsSomewhere(t *testing.T) {
	p, found := published(t), faults{}
	for _, page := range p.pages {
		for _, e := range page.elements {
			for _, address := range e.addresses() {
				if wrong := p.follow(page, address); wrong != "" {
					found.add(e.place, "<%s> %q: %s", e.name, address, wrong)
				}
			}
		}
	}
	found.report(t)
}

// follow goes where an address on a page leads, and says what is wrong there. Other hosts are not asked.
func (p *public) follow(from *page, address string) string {
	at := p.home.JoinPath(strings.TrimSuffix(from.file, "index.html"))
	if from.file == "404.html" {
		at = p.home.JoinPath("khong/co/") // this page answers at any depth
	}
	to, err := at.Parse(address)
	if err != nil {
		return err.Error()
	}
	if to.Scheme != p.home.Scheme || to.Host != p.home.Host {
		return ""
	}
	file := fileOf(to.Path)
	if strings.HasPrefix(address, "#") {
		file = from.file
	}
	if _, ok := p.files[file]; !ok {
		return "leads nowhere"
	}
	if target := p.pages[file]; to.Fragment != "" && (target == nil || !target.ids[to.Fragment]) {
		return "nothing there has the ID " + to.Fragment
	}
	return ""
}

func TestFeedsAndSiteMapLeadToPages(t *testing.T) {
	p := published(t)
	for name, file := range p.files {
		if path.Ext(name) != ".xml" || path.Base(name) == "opensearch.xml" {
			continue
		}
		addresses := addressesOf(t, name, file)
		if len(addresses) == 0 {
			t.Errorf("%s has no addresses", name)
		}
		for _, address := range addresses {
			to, err := url.Parse(address)
			if err != nil || to.Host != p.home.Host || p.files[fileOf(to.Path)] == nil {
				t.Errorf("%s: %q leads nowhere (%v)", name, address, err)
			}
		}
	}
}

// addressesOf lists the addresses in a feed (<link href>) or a site map (<loc>).
func addressesOf(t *testing.T, name string, file []byte) []string {
	t.Helper()
	var doc struct {
		Locs  []string `xml:"url>loc"`
		Maps  []string `xml:"sitemap>loc"`
		Links []struct {
			Href string `xml:"href,attr"`
		} `xml:"entry>link"`
	}
	if err := xml.Unmarshal(file, &doc); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	addresses := append(doc.Locs, doc.Maps...)
	for _, link := range doc.Links {
		addresses = append(addresses, link.Href)
	}
	return addresses
}

func TestPagesLoadNothingFromElsewhere(t *testing.T) {
	p, found := published(t), faults{}
	for _, page := range p.pages {
		for _, e := range page.elements {
			for _, address := range e.addresses() {
				to, err := p.home.Parse(address)
				if err != nil {
					found.add(e.place, "<%s>: %v", e.name, err)
				} else if e.loads() && to.Host != p.home.Host {
					found.add(e.place, "<%s> loads %q", e.name, address)
				} else if dangerous[to.Scheme] {
					found.add(e.place, "<%s> leads to %q", e.name, address)
				}
			}
		}
	}
	found.report(t)
}

var dangerous = map[string]bool{"javascript": true, "data": true, "vbscript": true, "blob": true}

// In a style sheet, what begins neither with one slash nor as a relative path comes from elsewhere.
func TestStyleSheetsLoadNothingFromElsewhere(t *testing.T) {
	elsewhere := regexp.MustCompile(`(?i)(url\(\s*|@import\s+)["']?\s*([a-z]+:|//)[^)\s]*`)
	for name, file := range published(t).files {
		if path.Ext(name) != ".css" {
			continue
		}
		for _, found := range elsewhere.FindAll(file, -1) {
			t.Errorf("%s: %s", name, found)
		}
	}
}

func TestPagesHaveNoInlineScriptOrStyle(t *testing.T) {
	found := faults{}
	for _, page := range published(t).pages {
		for _, e := range page.elements {
			if wrong := e.inline(); wrong != "" {
				found.add(e.place, "<%s> %s", e.name, wrong)
			}
		}
	}
	found.report(t)
}

// inline says what an element brings along that the portal's Content-Security-Policy would have to allow.
func (e element) inline() string {
	if e.name == "style" {
		return "is inline style"
	}
	if _, ok := e.attr["src"]; e.name == "script" && !ok && e.attr["type"] != "application/ld+json" {
		return "is inline script"
	}
	for _, name := range slices.Sorted(maps.Keys(e.attr)) {
		if name == "style" || strings.HasPrefix(name, "on") {
			return "has the attribute " + name
		}
	}
	return ""
}

// Pages are read on phones, over networks that are slow and cost money.
func TestPagesWeighLittleOnTheWire(t *testing.T) {
	p := published(t)
	for _, name := range slices.Sorted(maps.Keys(p.pages)) {
		most := 20_000
		switch {
		case strings.HasPrefix(name, "bao-cao/"):
			most = 25_000
		case name == "can-bo/quy-tac/index.html": // all rules, which staff read at a desk
			most = 35_000
		}
		if total := p.weight(t, p.pages[name]); total > most {
			t.Errorf("%s weighs %d bytes with its style and its script, more than %d", name, total, most)
		}
	}
}

// weight is what a page weighs with the style and the script that it asks for, as a server sends them.
func (p *public) weight(t *testing.T, page *page) int {
	t.Helper()
	total := gzipped(t, p.files[page.file])
	for _, e := range page.elements {
		if e.name == "script" && e.attr["src"] != "" {
			total += gzipped(t, p.files[fileOf(e.attr["src"])])
		} else if e.name == "link" && e.attr["rel"] == "stylesheet" {
			total += gzipped(t, p.files[fileOf(e.attr["href"])])
		}
	}
	return total
}

func gzipped(t *testing.T, b []byte) int {
	t.Helper()
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := w.Write(b); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return packed.Len()
}
