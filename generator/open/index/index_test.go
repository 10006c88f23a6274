package index

import (
	"encoding/xml"
	"fmt"
	"strings"
	"testing"
)

func TestAtom(t *testing.T) {
	b, err := Atom(Feed{URL: "https://x.vn/tin-tuc/atom.xml", Home: "https://x.vn/tin-tuc/", Title: "Tin <Sở>", Author: "Sở KH&CN",
		Entries: []Entry{{"https://x.vn/a/", "A & B", "", "2021-06-25"}, {"https://x.vn/b/", "B", "Tóm tắt", "2022-01-01"}}})
	if err != nil {
		t.Fatal(err)
	}
	want := `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">
 <id>https://x.vn/tin-tuc/atom.xml</id>
 <title>Tin &lt;Sở&gt;</title>
 <updated>2022-01-01T00:00:00Z</updated>
 <author>
  <name>Sở KH&amp;CN</name>
 </author>
 <link rel="self" href="https://x.vn/tin-tuc/atom.xml"></link>
 <link rel="alternate" href="https://x.vn/tin-tuc/"></link>
 <entry>
  <id>https://x.vn/a/</id>
  <title>A &amp; B</title>
  <updated>2021-06-25T00:00:00Z</updated>
  <link href="https://x.vn/a/"></link>
 </entry>
 <entry>
  <id>https://x.vn/b/</id>
  <title>B</title>
  <updated>2022-01-01T00:00:00Z</updated>
  <link href="https://x.vn/b/"></link>
  <summary>Tóm tắt</summary>
 </entry>
</feed>
`
	if string(b) != want {
		t.Errorf("got\n%s\nwant\n%s", b, want)
	}
}

func TestSiteMapsAreCutAtTheLimit(t *testing.T) {
	var addresses []string
	for i := range mapSize + 1 {
		addresses = append(addresses, fmt.Sprintf("/%d/", i))
	}
	for n, names := range map[int]string{1: "sitemap.xml", mapSize: "sitemap.xml", mapSize + 1: "sitemap.xml sitemap-1.xml sitemap-2.xml"} {
		var got []string
		urls := 0
		for _, f := range SiteMaps("https://x.vn", addresses[:n]) {
			got = append(got, f.Name)
			var set urlSet
			if b, err := f.Make(); err != nil {
				t.Error(err)
			} else if xml.Unmarshal(b, &set) == nil {
				urls += len(set.URLs)
			}
		}
		if strings.Join(got, " ") != names || urls != n {
			t.Errorf("%d addresses give %q with %d of them", n, got, urls)
		}
	}
}
