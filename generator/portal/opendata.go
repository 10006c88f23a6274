package portal

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"hash"
	"io"
	"strconv"
	"strings"
	"sync"

	"congkhai/generator/files/data"
	"congkhai/generator/files/record"
	"congkhai/generator/kinds/procedure"
	"congkhai/generator/open/index"
	"congkhai/generator/publish"
	"congkhai/generator/site"
)

// dataFiles are a file for each record with all that its own file says.
func (p *Portal) dataFiles() []publish.File {
	var files []publish.File
	for _, page := range p.Site.Pages() {
		if hasData(page) {
			files = append(files, p.dataFile(page.Record))
		}
	}
	return files
}

// hasData reports whether a page is that of a record, and not one that tells what became of it.
func hasData(page *site.Page) bool {
	return page != nil && page.Record != nil && !page.Old && page.URL == page.Record.URL()
}

func (p *Portal) dataFile(r *record.Record) publish.File {
	return publish.File{Path: pathOf(r.URL() + record.DataFile), Make: func(had string, w io.Writer) (string, error) {
		seal := r.Seal()
		return p.unless(had, base64.RawURLEncoding.EncodeToString(seal[:18]), func() error { return r.OpenData(w) })
	}}
}

// openFiles are the tables in all their forms, the records that programs read as services, and the catalogue of them
// all, which comes last: it tells how large the others are, and their sums.
func (p *Portal) openFiles() []publish.File {
	var files []publish.File
	var sets []dataset
	for _, t := range p.Site.Tables() {
		files = append(files, publish.File{Path: pathOf(t.URL + site.SchemaSuffix),
			Make: made(func() ([]byte, error) { return t.Schema(), nil })})
		csv := weigh(t.URL+site.CSVSuffix, t.Made, t.CSV)
		json := weigh(t.URL+site.JSONSuffix, t.Made, t.JSON)
		excel := weigh(t.URL+site.ExcelSuffix, t.Made, t.Excel)
		set := index.Dataset{ID: t.URL, Title: t.Title, Description: t.About, Page: t.Page, Issued: t.Issued.String()}
		sets = append(sets, dataset{set, []form{
			{csv, "text/csv", "CSV", ""}, {json, "application/json", "JSON", t.URL + site.SchemaSuffix},
			{excel, data.ExcelType, "Excel", ""},
		}})
	}
	for _, s := range procedure.Services(p.Site) {
		graph := weigh(s.URL, s.Made, func(w io.Writer) error { return data.Graph(w, s.Context, s.Nodes) })
		sets = append(sets, dataset{index.Dataset{ID: s.URL, Title: s.Title, Description: s.About, Page: s.Page},
			[]form{{graph, "application/ld+json", "JSON-LD", ""}}})
	}
	for _, set := range sets {
		for _, f := range set.forms {
			files = append(files, publish.File{Path: pathOf(f.url), Make: f.make})
		}
	}
	return append(files, publish.File{Path: pathOf(site.CatalogFile),
		Make: made(func() ([]byte, error) { return p.catalog(sets) })})
}

// dataset is a table with the files that have it.
type dataset struct {
	index.Dataset
	forms []form
}

type form struct {
	*weighed
	mediaType, name, schema string
}

// catalog writes the catalogue of datasets. It asks for the sum of every file, and makes those that nobody has made.
func (p *Portal) catalog(sets []dataset) ([]byte, error) {
	about := p.Site.About()
	base := p.Site.Config.Address
	c := index.Catalog{URL: base + site.CatalogFile, Title: about.Name, Description: noted(about.Summary, about),
		Home: base + "/", Publisher: about.Publisher, Email: about.Email,
		Licence: p.Site.Config.LicenceURL()}
	for _, other := range p.Site.Gathered.Portals {
		c.Others = append(c.Others, other.Datasets...)
	}
	for _, set := range sets {
		d := set.Dataset
		d.ID, d.Page, d.Description = base+d.ID, base+d.Page, noted(d.Description, about)
		for _, f := range set.forms {
			w, err := f.weight()
			if err != nil {
				return nil, err
			}
			file := index.Distribution{URL: base + f.url, MediaType: f.mediaType, Format: f.name, Size: w.size,
				SHA256: hex.EncodeToString(w.sum[:])}
			if f.schema != "" {
				file.Schema = base + f.schema
			}
			d.Files = append(d.Files, file)
		}
		c.Datasets = append(c.Datasets, d)
	}
	return index.DCAT(c)
}

// noted is a description with what holds of all that the portal publishes.
func noted(description string, about site.About) string {
	return strings.TrimSpace(description + " " + about.Note)
}

// weighed is a file whose size and sum another file tells. They are part of its key: so they are known of a file that
// stands in the output already, and it is not made again for them.
type weighed struct {
	url   string
	from  func() string // names all that it is made of; "" when nobody knows
	write func(io.Writer) error
	lock  sync.Mutex
	known *weight
}

type weight struct {
	size int
	sum  [sha256.Size]byte
}

// weigh makes a file of the portal that is weighed. made names what it is made of; nil when nobody does.
func weigh(url string, made func() string, write func(io.Writer) error) *weighed {
	return &weighed{url: url, write: write, from: func() string {
		if made == nil {
			return ""
		}
		sum := sha256.Sum256([]byte(url + "\n" + made()))
		return base64.RawURLEncoding.EncodeToString(sum[:18]) + " "
	}}
}

func (w *weighed) make(had string, to io.Writer) (string, error) {
	w.lock.Lock()
	defer w.lock.Unlock()
	from := w.from()
	if known, ok := weightOf(strings.CutPrefix(had, from)); ok && from != "" {
		w.known = &known
		return had, nil
	}
	if err := w.weighing(to); err != nil || from == "" {
		return "", err
	}
	return from + w.known.String(), nil
}

// weighing writes the file and weighs it.
func (w *weighed) weighing(to io.Writer) error {
	s := scale{to: to, sum: sha256.New()}
	err := w.write(&s)
	if err == nil {
		w.known = &weight{s.size, [sha256.Size]byte(s.sum.Sum(nil))}
	}
	return err
}

// scale weighs what is written through it.
type scale struct {
	to   io.Writer
	size int
	sum  hash.Hash
}

func (s *scale) Write(b []byte) (int, error) {
	s.size += len(b)
	s.sum.Write(b) // a hash never fails
	return s.to.Write(b)
}

// weight returns the file's weight, which is known once the file was published.
func (w *weighed) weight() (weight, error) {
	w.lock.Lock()
	defer w.lock.Unlock()
	if w.known == nil {
		if err := w.weighing(io.Discard); err != nil {
			return weight{}, err
		}
	}
	return *w.known, nil
}

func (w weight) String() string {
	return strconv.Itoa(w.size) + " " + base64.RawURLEncoding.EncodeToString(w.sum[:])
}

// weightOf reads what String wrote.
func weightOf(text string, ok bool) (weight, bool) {
	size, sum, _ := strings.Cut(text, " ")
	n, noNumber := strconv.Atoi(size)
	b, noSum := base64.RawURLEncoding.DecodeString(sum)
	if !ok || noNumber != nil || noSum != nil || len(b) != sha256.Size {
		return weight{}, false
	}
	return weight{n, [sha256.Size]byte(b)}, true
}
