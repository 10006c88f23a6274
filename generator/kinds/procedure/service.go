package procedure

import (
	"fmt"
	"iter"
	"strconv"

	"congkhai/generator/files/amount"
	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/site"
	"congkhai/generator/text/citation"
)

// ServiceFile is procedures as public services in the terms of CPSV-AP, the vocabulary in which European
// administrations exchange them: nodes of JSON-LD.
type ServiceFile struct {
	URL     string
	Title   string
	About   string // what is in it
	Page    string // the address of the page that lists the same
	Context any    // what the nodes' words mean
	Nodes   iter.Seq[any]
	Made    func() string // names all that they are made of
}

// servicesFile is the name, under a kind, of the n-th file (from 1) with its records as public services.
func servicesFile(n int) string {
	if n == 1 {
		return "cpsv-ap.jsonld"
	}
	return fmt.Sprintf("cpsv-ap-%d.jsonld", n)
}

// mostServices is how many records one such file holds: some 25 MB.
const mostServices = 10_000

// Part is the procedures as files for programs.
func Part() site.Part {
	return site.Part{Files: func(s *site.Site) []string {
		var all []string
		for _, file := range Services(s) {
			all = append(all, file.URL)
		}
		return all
	}}
}

// Services lists the files with the procedures in force as public services, with all that programs read of them.
func Services(s *site.Site) []ServiceFile {
	k := s.Kind(site.ProcedureFolder)
	if k == nil {
		return nil
	}
	records := s.Listed(k)
	var all []ServiceFile
	for n := range max(1, (len(records)+mostServices-1)/mostServices) {
		all = append(all, serviceFile(s, k, n+1, records[n*mostServices:min(len(records), (n+1)*mostServices)]))
	}
	return all
}

func serviceFile(s *site.Site, k *site.Kind, n int, records []*record.Record) ServiceFile {
	nodes := func(yield func(any) bool) {
		for _, r := range records {
			if !yield(procedureService(s, r, r.Data.(*Procedure))) {
				return
			}
		}
	}
	title := k.Name + " (CPSV-AP)"
	if n > 1 {
		title += fmt.Sprintf(", phần %d", n)
	}
	made := site.MadeOf(records, s.All(site.FieldFolder), s.All(site.AgencyFolder), s.All(record.DocumentFolder))
	return ServiceFile{URL: k.Path() + servicesFile(n), Title: title, Page: k.Path(), Context: serviceContext,
		Nodes: nodes, Made: func() string { return s.Config.Address + " " + made() },
		About: "Các mục của danh sách trên cổng, theo bộ từ vựng CPSV-AP về dịch vụ công."}
}

// serviceContext says what the words of the nodes are in CPSV-AP 3.
var serviceContext = map[string]any{
	"@language": "vi",
	"cpsv":      "http://purl.org/vocab/cpsv#", "cv": "http://data.europa.eu/m8g/", "dct": "http://purl.org/dc/terms/",
	"eli": "http://data.europa.eu/eli/ontology#", "xsd": "http://www.w3.org/2001/XMLSchema#",
	"identifier": map[string]any{"@id": "dct:identifier", "@language": nil}, "title": "dct:title",
	"description": "dct:description", "type": "dct:type",
	"language":              map[string]any{"@id": "dct:language", "@type": "@id"},
	"sector":                "cv:sector",
	"hasCompetentAuthority": map[string]any{"@id": "cv:hasCompetentAuthority", "@type": "@id"},
	"hasLegalResource":      "cv:hasLegalResource",
	"hasCost":               "cv:hasCost",
	"value":                 map[string]any{"@id": "cv:value", "@type": "xsd:integer"},
	"currency":              map[string]any{"@id": "cv:currency", "@type": "@id"},
	"ifAccessedThrough":     map[string]any{"@id": "cv:ifAccessedThrough", "@type": "@id"},
	"hasChannel":            "cv:hasChannel",
	"processingTime":        "cv:processingTime",
	"hasInput":              "cpsv:hasInput",
	"produces":              "cpsv:produces",
}

// The European Union's names of a language and a currency, as CPSV-AP wants them.
const (
	vietnamese = "http://publications.europa.eu/resource/authority/language/VIE"
	dongs      = "http://publications.europa.eu/resource/authority/currency/VND"
)

// publicService is a procedure, in the order in which JSON shows it.
type publicService struct {
	ID          string          `json:"@id"`
	Type        string          `json:"@type"`
	Identifier  string          `json:"identifier"`
	Title       string          `json:"title"`
	Description string          `json:"description"`
	Language    string          `json:"language"`
	Sector      string          `json:"sector,omitempty"`
	Authorities []namedThing    `json:"hasCompetentAuthority,omitempty"`
	Bases       []namedThing    `json:"hasLegalResource,omitempty"`
	Costs       []serviceCost   `json:"hasCost,omitempty"`
	Channels    []publicChannel `json:"hasChannel,omitempty"`
	Inputs      []namedThing    `json:"hasInput,omitempty"`
	Outputs     []namedThing    `json:"produces,omitempty"`
}

// namedThing is an agency, a document, a paper or a result.
type namedThing struct {
	ID          string `json:"@id,omitempty"`
	Type        string `json:"@type"`
	Identifier  string `json:"identifier,omitempty"`
	Title       string `json:"title"`
	Description string `json:"description,omitempty"`
}

type serviceCost struct {
	Type        string `json:"@type"`
	Title       string `json:"title"`
	Value       *int64 `json:"value,omitempty"`
	Currency    string `json:"currency,omitempty"`
	Description string `json:"description,omitempty"`
	Through     string `json:"ifAccessedThrough"`
}

type publicChannel struct {
	ID   string `json:"@id"`
	Type string `json:"@type"`
	Sort string `json:"type,omitempty"`
	Time any    `json:"processingTime,omitempty"`
	Note string `json:"description,omitempty"`
}

// duration is a time that ISO 8601 can say.
type duration struct {
	Type  string `json:"@type"`
	Value string `json:"@value"`
}

// procedureService is what a procedure says, and nothing that it leaves open.
func procedureService(s *site.Site, r *record.Record, p *Procedure) any {
	id := s.Config.Address + r.URL()
	sector := ""
	if f := s.Record(site.FieldFolder, p.Field); f != nil {
		sector = f.Title()
	}
	node := publicService{ID: id, Type: "cpsv:PublicService", Identifier: r.ID, Title: p.Name,
		Description: procedureSummary(p, sector), Language: vietnamese, Sector: sector}
	for _, agency := range p.Agencies.Value {
		if a := s.Record(site.AgencyFolder, agency); a != nil {
			node.Authorities = append(node.Authorities, namedThing{ID: s.Config.Address + a.URL(),
				Type: "cv:PublicOrganisation", Identifier: a.ID, Title: a.Title()})
		}
	}
	for _, number := range p.Bases.Value {
		node.Bases = append(node.Bases, legalResource(s, r, number))
	}
	for i, w := range p.Ways.Value {
		channel := publicChannel{ID: id + "#kenh-" + strconv.Itoa(i+1), Type: "cv:Channel",
			Time: timeOf(w.Limit), Note: w.Note}
		if w.Channel.Given() {
			channel.Sort = front.Label(w.Channel.Value, string(w.Channel.Value))
		}
		node.Channels = append(node.Channels, channel)
		node.Costs = append(append(node.Costs, costsOf("Phí", w.Charge, channel.ID)...),
			costsOf("Lệ phí", w.Fee, channel.ID)...)
	}
	for _, c := range p.Cases.Value {
		for _, paper := range c.Papers {
			node.Inputs = append(node.Inputs, namedThing{Type: "cv:Evidence", Title: paper.Name, Description: c.Name})
		}
	}
	for _, result := range p.Results.Value {
		node.Outputs = append(node.Outputs, namedThing{Type: "cpsv:Output", Identifier: result.Code, Title: result.Name})
	}
	return node
}

// legalResource is a document by its number, with its page where the portal has one.
func legalResource(s *site.Site, r *record.Record, number string) namedThing {
	thing := namedThing{Type: "eli:LegalResource", Identifier: number, Title: number}
	if c, ok := citation.Parse(number); ok {
		if found, _ := s.Document(r, c); found != nil {
			thing.ID, thing.Title = s.Config.Address+found.URL(), found.Title()
		}
	}
	return thing
}

// durations are the units that ISO 8601 has; it has no working days, and they are not turned into days. It counts in
// weeks, which XML Schema does not, nor in fractions of what is longer than a second.
var durations = map[amount.TimeUnit]string{"ngay": "P%dD", "gio": "PT%dH", "thang": "P%dM"}

func timeOf(limit front.Stated[amount.Limit]) any {
	if !limit.Given() {
		return nil
	}
	form, ok := durations[limit.Value.Unit]
	if steps := limit.Value.Steps; ok && len(steps) == 1 && steps[0]%100 == 0 {
		return duration{"xsd:duration", fmt.Sprintf(form, steps[0].Up())}
	}
	return limit.Value.Text()
}

// costsOf lists what has to be paid: amounts, or the words that stand for one.
func costsOf(title string, money front.Stated[amount.Money], channel string) []serviceCost {
	cost := serviceCost{Type: "cv:Cost", Title: title, Through: channel}
	m := money.Value
	switch {
	case !money.Given():
		return nil
	case m.Words != "":
		cost.Description = m.Words
		return []serviceCost{cost}
	case len(m.Cases) > 0:
		var costs []serviceCost
		for _, c := range m.Cases {
			cost.Value, cost.Currency, cost.Description = &c.Amount, dongs, c.Name
			costs = append(costs, cost)
		}
		return costs
	}
	cost.Value, cost.Currency = &m.Amount, dongs
	return []serviceCost{cost}
}
