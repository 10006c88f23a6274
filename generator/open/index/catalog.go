package index

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strconv"
)

// Catalog is what there is of open data: tables, each in one or more forms. Addresses are whole.
type Catalog struct {
	URL, Title, Description, Home string
	Publisher, Email              string
	Licence                       string // an address; "" when none is given
	Datasets                      []Dataset
	Others                        []json.RawMessage // datasets of other portals, as their catalogues have them
}

// Dataset is a table. Issued is written 2021-06-25; Page is where people read the same.
type Dataset struct {
	ID, Title, Description, Page, Issued string
	Files                                []Distribution
}

// Distribution is a form of a dataset as a file. Schema is the address of the JSON Schema of its content, "" where
// there is none.
type Distribution struct {
	URL, MediaType, Format, Schema string
	Size                           int
	SHA256                         string
}

// catalogContext says what the words are in DCAT 3, so that the file is JSON-LD too; nothing is loaded for it.
var catalogContext = map[string]any{
	"@vocab": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/", "foaf": "http://xmlns.com/foaf/0.1/",
	"vcard": "http://www.w3.org/2006/vcard/ns#", "spdx": "http://spdx.org/rdf/terms#",
	"xsd":   "http://www.w3.org/2001/XMLSchema#",
	"Agent": "foaf:Agent", "Organization": "foaf:Organization", "Document": "foaf:Document",
	"Standard": "dct:Standard", "Kind": "vcard:Kind", "Checksum": "spdx:Checksum",
	"title": "dct:title", "description": "dct:description", "identifier": "dct:identifier",
	"language": "dct:language", "format": "dct:format",
	"publisher": "dct:publisher", "conformsTo": "dct:conformsTo", "rights": "dct:rights", "name": "foaf:name",
	"homepage": "foaf:homepage", "fn": "vcard:fn",
	"issued":        map[string]any{"@id": "dct:issued", "@type": "xsd:date"},
	"license":       map[string]any{"@id": "dct:license", "@type": "@id"},
	"hasEmail":      map[string]any{"@id": "vcard:hasEmail", "@type": "@id"},
	"downloadURL":   map[string]any{"@type": "@id"},
	"accessURL":     map[string]any{"@type": "@id"},
	"byteSize":      map[string]any{"@type": "xsd:nonNegativeInteger"},
	"describedBy":   "http://resources.data.gov/dcat-us#describedBy",
	"checksum":      "spdx:checksum",
	"algorithm":     "spdx:algorithm",
	"checksumValue": map[string]any{"@id": "spdx:checksumValue", "@type": "xsd:hexBinary"},
}

// The catalogue in the form of DCAT-US 3.
type (
	dcatCatalog struct {
		Context     any          `json:"@context"`
		ID          string       `json:"@id"`
		Type        string       `json:"@type"`
		ConformsTo  dcatStandard `json:"conformsTo"`
		Title       string       `json:"title"`
		Description string       `json:"description"`
		Language    string       `json:"language"`
		Homepage    dcatDocument `json:"homepage"`
		Publisher   dcatAgent    `json:"publisher"`
		Datasets    []any        `json:"dataset"`
	}
	dcatStandard struct {
		Type  string `json:"@type"`
		Title string `json:"title"`
	}
	dcatDocument struct {
		Type      string `json:"@type"`
		Title     string `json:"title"`
		AccessURL string `json:"accessURL"`
	}
	dcatAgent struct {
		Type string `json:"@type"`
		Name string `json:"name"`
	}
	dcatKind struct {
		Type  string `json:"@type"`
		Name  string `json:"fn"`
		Email string `json:"hasEmail"`
	}
	dcatDataset struct {
		ID            string             `json:"@id"`
		Type          string             `json:"@type"`
		Identifier    string             `json:"identifier"`
		Title         string             `json:"title"`
		Description   string             `json:"description"`
		Issued        string             `json:"issued,omitempty"`
		Page          dcatDocument       `json:"landingPage"`
		Publisher     dcatAgent          `json:"publisher"`
		Contact       []dcatKind         `json:"contactPoint"`
		Distributions []dcatDistribution `json:"distribution"`
	}
	dcatDistribution struct {
		Type        string            `json:"@type"`
		Title       string            `json:"title"`
		DownloadURL string            `json:"downloadURL"`
		MediaType   string            `json:"mediaType"`
		Format      string            `json:"format"`
		Size        string            `json:"byteSize,omitempty"`
		Checksum    *dcatChecksum     `json:"checksum,omitempty"`
		Licence     string            `json:"license,omitempty"`
		Rights      []string          `json:"rights,omitempty"`
		DescribedBy *dcatDistribution `json:"describedBy,omitempty"`
	}
	dcatChecksum struct {
		Type      string `json:"@type"`
		Algorithm string `json:"algorithm"`
		Value     string `json:"checksumValue"`
	}
)

// mailAddress is what DCAT-US takes for one of electronic mail.
var mailAddress = regexp.MustCompile(`^[\w~!$&'()*+,;=:.-]+@[\w-]+(\.[\w-]+)+$`)

// noLicence is said where none is given: what is not said is not allowed.
const noLicence = "Chưa nêu giấy phép sử dụng. · No licence is given."

// DCAT writes the catalogue: JSON in the form of DCAT-US 3, which has a JSON Schema, and JSON-LD by its context.
func DCAT(c Catalog) ([]byte, error) {
	publisher := dcatAgent{"Organization", c.Publisher}
	catalog := dcatCatalog{Context: catalogContext, ID: c.URL, Type: "Catalog",
		ConformsTo: dcatStandard{"Standard", "DCAT-US 3.0"}, Title: c.Title,
		Description: c.Description, Language: "vi", Homepage: dcatDocument{"Document", c.Title, c.Home},
		Publisher: publisher, Datasets: []any{}}
	contacts := []dcatKind{}
	if mailAddress.MatchString(c.Email) {
		contacts = append(contacts, dcatKind{"Kind", c.Publisher, "mailto:" + c.Email})
	}
	for _, d := range c.Datasets {
		set := dcatDataset{ID: d.ID, Type: "Dataset", Identifier: d.ID, Title: d.Title, Description: d.Description,
			Issued: d.Issued, Page: dcatDocument{"Document", d.Title, d.Page}, Publisher: publisher, Contact: contacts}
		for _, f := range d.Files {
			set.Distributions = append(set.Distributions, f.dcat(d.Title, c.Licence))
		}
		catalog.Datasets = append(catalog.Datasets, set)
	}
	for _, other := range c.Others {
		catalog.Datasets = append(catalog.Datasets, other)
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	err := encoder.Encode(catalog)
	return b.Bytes(), err
}

func (f Distribution) dcat(title, licence string) dcatDistribution {
	d := dcatDistribution{Type: "Distribution", Title: title + " (" + f.Format + ")", DownloadURL: f.URL,
		MediaType: f.MediaType, Format: f.Format,
		Size: strconv.Itoa(f.Size), Checksum: &dcatChecksum{"Checksum", "SHA-256", f.SHA256}, Licence: licence}
	if licence == "" {
		d.Rights = []string{noLicence}
	}
	if f.Schema != "" {
		d.DescribedBy = &dcatDistribution{Type: "Distribution", Title: title + " (JSON Schema)",
			DownloadURL: f.Schema, MediaType: "application/schema+json", Format: "JSON Schema"}
	}
	return d
}
