package index

import (
	"encoding/xml"
	"strings"
)

// openSearch is a description of a site's search (OpenSearch 1.1), by which browsers add it to their own.
type openSearch struct {
	XMLName   xml.Name      `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
	ShortName string        `xml:"ShortName"`
	About     string        `xml:"Description"`
	Encoding  string        `xml:"InputEncoding"`
	Language  string        `xml:"Language"`
	URL       openSearchURL `xml:"Url"`
}

type openSearchURL struct {
	Type     string `xml:"type,attr"`
	Template string `xml:"template,attr"`
}

// OpenSearchFile is the address of the description.
const OpenSearchFile = SearchFolder + "opensearch.xml"

// OpenSearch describes the search whose page stands at an address, in a language.
func OpenSearch(address, name, language string) ([]byte, error) {
	return document(openSearch{ShortName: shortened(name, 16), About: shortened(name, 1024),
		Encoding: "UTF-8", Language: language,
		URL: openSearchURL{"text/html", address + "?q={searchTerms}"}})
}

// shortened cuts a text at a blank so that it has at most so many characters; the standard has room for no more.
func shortened(text string, most int) string {
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	head := string(runes[:most])
	if blank := strings.LastIndexByte(head, ' '); blank > 0 {
		head = head[:blank]
	}
	return head
}
