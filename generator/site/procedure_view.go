package site

import (
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/pages/late"
	"congkhai/generator/pages/qr"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/citation"
)

// ProcedureView is what the page of a procedure shows.
type ProcedureView struct {
	Notice                                         *RepealNotice
	Code                                           Shown
	FullCode, OldCode                              string
	NameEdited                                     bool
	Field                                          template.HTML
	Agencies, Levels, Applicants, Decision, Online Shown
	InForceFrom                                    Day
	Glance                                         Glance
	Ways                                           WaysView
	Deadline                                       *DeadlineView // nil when no time limit can be counted
	Cases                                          CasesView
	Sets, Results                                  Shown
	Steps, Conditions                              SectionView
	Bases                                          Shown
	BasisNote, Note                                template.HTML
	AmendedBy, Related, Replaces                   template.HTML
	Origin                                         string
	Sources                                        []template.HTML
	Backlinks                                      []Backlinks
	Code2D                                         late.Value[qr.Code] // of the page's address, for those who read it on paper
}

// RepealNotice tells readers of a repealed procedure since when, by what, and what stands in its place.
type RepealNotice struct {
	From         Day
	By, Replaced template.HTML
}

// Glance is how long and how much, in one view before anything else: a value that all ways share, the state
// "tuy_cach_nop" when they differ, "khong_bao_cao" when it is not known.
type Glance struct {
	Limit, Charge, Fee Shown
	Channels           string // in which dossiers can be filed
	Reception          Shown  // where they are taken in
}

func glance(rows []WayView) Glance {
	shared := func(value func(WayView) Shown) Shown {
		if len(rows) == 0 {
			return Shown{State: front.NotReported.String()}
		}
		for _, row := range rows {
			if value(row) != value(rows[0]) {
				return Shown{State: "tuy_cach_nop"}
			}
		}
		return value(rows[0])
	}
	return Glance{
		Limit:  shared(func(w WayView) Shown { return w.Limit }),
		Charge: shared(func(w WayView) Shown { return w.Charge }),
		Fee:    shared(func(w WayView) Shown { return w.Fee }),
	}
}

// where says in which channels a procedure's dossiers are filed, and where its first agency takes them in.
func (s *Site) where(p *Procedure) (channels string, reception Shown) {
	var names []string
	for _, w := range p.Ways.Value {
		if name := label(w.Channel.Value, string(w.Channel.Value)); w.Channel.Given() && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	var agency *Record
	if p.Agencies.Given() {
		agency = s.record(agencyFolder, p.Agencies.Value[0])
	}
	for i := 1; i < len(names); i++ {
		names[i] = lowerFirst(names[i])
	}
	return strings.Join(names, ", "), contactView(s, agency).Reception
}

// WaysView is the table of channels, or the state that stands in its place.
type WaysView struct {
	State string
	Rows  []WayView
}

// WayView is a row of the table.
type WayView struct {
	Channel, Limit, Charge, Fee Shown
	Note                        template.HTML
}

// CasesView is the papers of each case, or the state that stands in their place.
type CasesView struct {
	State string
	Cases []CaseView
}

// CaseView is a case and its papers.
type CaseView struct {
	Name   string
	Papers []PaperView
}

// PaperView is a paper and how many originals and copies of it are wanted.
type PaperView struct {
	Name              string
	Originals, Copies Shown
	Form              Link
	Note              template.HTML
}

func procedureView(s *Site, r *Record, p *Procedure, body Body) ProcedureView {
	v := ProcedureView{
		Code: shownText(p.Code), FullCode: p.FullCode, OldCode: p.OldCode, NameEdited: p.NameEdited,
		Field: s.names(fieldFolder, []string{p.Field}), Agencies: s.shownNames(agencyFolder, p.Agencies),
		Levels: Shown{HTML: escaped(labels(p.Levels))}, Applicants: shown(p.Applicants, labels),
		Decision: s.shownProse(r, p.Decision), Online: shown(p.Online, onlineText), InForceFrom: day(p.InForceFrom),
		Ways: s.waysView(r, p), Deadline: s.deadline(p), Cases: s.casesView(r, p),
		Sets:    shown(p.Sets, func(n int) string { return fmt.Sprintf("%02d bộ", n) }),
		Results: shown(p.Results, func(all []string) string { return strings.Join(all, "; ") }),
		Steps:   body.sectionOr(procedureSections[0].title, p.Steps), Conditions: body.sectionOr(procedureSections[1].title, p.Conditions),
		Bases: s.shownBases(r, p.Bases), BasisNote: s.prose(r, p.BasisNote), Note: s.prose(r, p.Note),
		AmendedBy: s.prose(r, strings.Join(p.AmendedBy, "; ")), Related: s.names(procedureFolder, p.Related), Replaces: s.replaces(r),
		Sources: sourceLines(p.Sources), Backlinks: s.backlinks(r), Code2D: code2D(s.Config.Address + r.URL()),
	}
	v.Glance = glance(v.Ways.Rows)
	v.Glance.Channels, v.Glance.Reception = s.where(p)
	if p.Origin != "" {
		v.Origin = label(p.Origin, string(p.Origin))
	}
	if p.repealed(s.AsOf) {
		v.Notice = &RepealNotice{day(p.RepealedFrom), s.prose(r, p.RepealedBy), s.names(procedureFolder, []string{p.ReplacedBy})}
	}
	return v
}

func code2D(address string) late.Value[qr.Code] {
	return late.New(address, func() (qr.Code, error) { return qr.Of(address), nil })
}

func (s *Site) waysView(r *Record, p *Procedure) WaysView {
	if !p.Ways.Given() {
		return WaysView{State: p.Ways.State.String()}
	}
	var v WaysView
	for _, w := range p.Ways.Value {
		v.Rows = append(v.Rows, WayView{
			Channel: shown(w.Channel, func(c Channel) string { return label(c, string(c)) }),
			Limit:   shownLimit(w.Limit), Charge: shown(w.Charge, Money.Text), Fee: shown(w.Fee, Money.Text),
			Note: s.prose(r, w.Note),
		})
	}
	return v
}

// shownLimit says of no limit that none is set, which is not the same as that there is nothing.
func shownLimit(limit front.Stated[Limit]) Shown {
	if limit.State == front.None {
		return Shown{State: "khong_quy_dinh"}
	}
	return shown(limit, Limit.Text)
}

func (s *Site) casesView(r *Record, p *Procedure) CasesView {
	if !p.Cases.Given() {
		return CasesView{State: p.Cases.State.String()}
	}
	var v CasesView
	for _, c := range p.Cases.Value {
		view := CaseView{Name: c.Name, Papers: make([]PaperView, 0, len(c.Papers))}
		for _, paper := range c.Papers {
			pv := PaperView{Name: paper.Name, Originals: shown(paper.Originals, strconv.Itoa), Copies: shown(paper.Copies, strconv.Itoa),
				Note: s.prose(r, paper.Note)}
			if paper.Form != "" {
				pv.Form = Link{s.fileURL(r.fileOf(paper.Form)), paper.Form}
			}
			view.Papers = append(view.Papers, pv)
		}
		v.Cases = append(v.Cases, view)
	}
	return v
}

// replaces links the procedures that name this one as what replaced them.
func (s *Site) replaces(r *Record) template.HTML {
	var ids []string
	for _, other := range s.citing(r, r.Kind) {
		if other.Data.(*Procedure).ReplacedBy == r.ID {
			ids = append(ids, other.ID)
		}
	}
	return s.names(procedureFolder, ids)
}

func onlineText(grades []OnlineGrade) string {
	var parts []string
	for _, g := range grades {
		text := label(g.Value, string(g.Value))
		if !g.From.IsZero() {
			text += " (từ " + g.From.Print() + ")"
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, "; ")
}

func procedureItem(s *Site, r *Record, p *Procedure) Item {
	item := Item{Code: p.Code.Value}
	if f := s.record(fieldFolder, p.Field); f != nil {
		item.Facts = append(item.Facts, f.Title())
	}
	if len(p.Ways.Value) > 0 && p.Ways.Value[0].Limit.Given() {
		item.Facts = append(item.Facts, p.Ways.Value[0].Limit.Value.Text())
	}
	if p.repealed(s.AsOf) {
		item.Notice, item.Past = "Đã bãi bỏ", true
	}
	return item
}

// procedureDay is the day from which a procedure is in force, or else that of the decision that published it.
func procedureDay(s *Site, r *Record, p *Procedure) calendar.Date {
	if !p.InForceFrom.IsZero() {
		return p.InForceFrom
	}
	if c, ok := citation.Parse(p.Decision.Value); ok {
		if found, _ := s.document(r, c); found != nil {
			return found.Data.(*Document).Date
		}
	}
	return calendar.Date{}
}

// procedureSigned is the signature of the decision that published the procedure, which the portal need not hold.
func procedureSigned(s *Site, r *Record, p *Procedure) Signed {
	c := r.numberOf(p.Decision.Value)
	by, _ := s.document(r, c)
	return Signed{aProcedure, s.dateOf(r, c), by}
}

func procedureEntry(s *Site, r *Record, p *Procedure) Entitled {
	return Entitled{What: "Thủ tục hành chính", Article: "Điều 17 khoản 1 điểm a", Number: p.Code.Value, Created: procedureSigned(s, r, p).Day}
}

func procedureMeta(s *Site, r *Record, p *Procedure) Meta {
	meta := Meta{Source: strings.Join(p.Sources, "; "), JSON: procedureJSON(s, r, p)}
	if f := s.record(fieldFolder, p.Field); f != nil {
		meta.Subject = f.Title()
	}
	meta.Description = procedureSummary(p, meta.Subject)
	return meta
}

func procedureSummary(p *Procedure, field string) string { return shorten(p.Name+". "+field, 200) }

// governmentService is a procedure as schema.org has it, in the order in which JSON shows it.
type governmentService struct {
	Context    string           `json:"@context"`
	Type       string           `json:"@type"`
	Name       string           `json:"name"`
	URL        string           `json:"url"`
	Language   string           `json:"inLanguage"`
	Identifier string           `json:"identifier,omitempty"`
	Service    string           `json:"serviceType,omitempty"`
	Provider   *schemaThing     `json:"provider,omitempty"`
	Channels   []serviceChannel `json:"availableChannel,omitempty"`
}

type schemaThing struct {
	Type string `json:"@type"`
	Name string `json:"name"`
	URL  string `json:"url"`
}

type serviceChannel struct {
	Type string `json:"@type"`
	Name string `json:"name"`
}

// procedureJSON is the procedure as schema.org's GovernmentService, with what is known of it.
func procedureJSON(s *Site, r *Record, p *Procedure) any {
	service := governmentService{Context: "https://schema.org", Type: "GovernmentService", Name: p.Name, URL: s.Config.Address + r.URL(),
		Language: "vi", Identifier: p.Code.Value}
	if f := s.record(fieldFolder, p.Field); f != nil {
		service.Service = f.Title()
	}
	if len(p.Agencies.Value) > 0 {
		if a := s.record(agencyFolder, p.Agencies.Value[0]); a != nil {
			service.Provider = &schemaThing{"GovernmentOrganization", a.Title(), s.Config.Address + a.URL()}
		}
	}
	for _, w := range p.Ways.Value {
		if w.Channel.Given() {
			service.Channels = append(service.Channels, serviceChannel{"ServiceChannel", label(w.Channel.Value, string(w.Channel.Value))})
		}
	}
	return service
}
