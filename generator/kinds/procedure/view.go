package procedure

import (
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"congkhai/generator/files/amount"
	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/pages/late"
	"congkhai/generator/pages/qr"
	"congkhai/generator/pages/show"
	"congkhai/generator/site"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/citation"
	"congkhai/generator/text/viet"
)

// ProcedureView is what the page of a procedure shows.
type ProcedureView struct {
	Notice                                         *RepealNotice
	Gaps                                           *GapsView  // nil when all parts are known
	Guide                                          *GuideView // nil when nothing of it is known, and of what has ended
	Code                                           show.Value
	FullCode, OldCode                              string
	NameEdited                                     bool
	Field                                          template.HTML
	Agencies, Levels, Applicants, Decision, Online show.Value
	Partly                                         []PartlyView // why it is done online in part alone
	Proactive                                      string
	Sort, ResultCodes                              string
	Publisher, Competent, Authorised, Coordinating template.HTML
	Summary                                        template.HTML
	InForceFrom                                    show.Day
	LongName                                       bool // which takes a heading of smaller letters
	OnlineAt                                       string
	Ways                                           WaysView
	Deadline                                       *DeadlineView // nil when no time limit can be counted
	Cases                                          CasesView
	Sets, Results                                  show.Value
	Steps, Conditions                              site.SectionView
	Bases                                          show.Value
	BasisNote, Note                                template.HTML
	AmendedBy, Related, Replaces                   template.HTML
	Origin                                         string
	Sources                                        []template.HTML
	Backlinks                                      []site.Backlinks
	Code2D                                         late.Value[qr.Code] // of the page's address, for those who read it on paper
}

// PartlyView is a reason why a procedure is done online in part alone, and the law that has it so.
type PartlyView struct {
	Why show.Value
	Law template.HTML
}

// RepealNotice tells readers of a repealed procedure since when, by what, and what stands in its place.
type RepealNotice struct {
	From         show.Day
	By, Replaced template.HTML
}

// WaysView is the table of channels, or the state that stands in its place.
type WaysView struct {
	State                    string
	Rows                     []WayView
	NoLimit, NoCharge, NoFee bool // of the column nothing is stated
	Repeated                 bool // the guide says all of it
}

// WayView is a row of the table.
type WayView struct {
	Channel, Limit, Charge, Fee show.Value
	Note                        template.HTML
}

// CasesView is the papers of each case, or the state that stands in their place.
type CasesView struct {
	State string
	Cases []CaseView
}

// CaseView is a case and its papers.
type CaseView struct {
	Name                  string
	Papers                []PaperView
	NoOriginals, NoCopies bool // of the column nothing is stated
}

// isColumnEmpty reports whether of a column of a table nothing is stated.
func isColumnEmpty[T any](rows []T, cell func(T) show.Value) bool {
	return !slices.ContainsFunc(rows, func(row T) bool { return cell(row).State != front.NotReported.String() })
}

// PaperView is a paper and how many originals and copies of it are wanted.
type PaperView struct {
	Name              string
	Originals, Copies show.Value
	Form              site.Link
	Note              template.HTML
}

func procedureView(s *site.Site, r *record.Record, p *Procedure, body site.Body) ProcedureView {
	v := ProcedureView{
		Code: show.Text(p.Code), FullCode: p.FullCode, OldCode: p.OldCode, NameEdited: p.NameEdited,
		LongName: len([]rune(p.Name)) > longName, OnlineAt: p.OnlineAt,
		Field: s.Names(site.FieldFolder, []string{p.Field}), Agencies: performers(s, r, p),
		Levels:     show.Value{HTML: show.Escaped(show.Labels(p.Levels))},
		Applicants: applicants(p), Decision: s.ShownProse(r, p.Decision),
		Online: show.With(p.Online, onlineText), Partly: partlyView(s, r, p), Proactive: proactiveText(p.Proactive),
		ResultCodes: p.Results.Value.codes(), Publisher: s.Names(site.AgencyFolder, []string{p.Publisher}),
		Competent: s.Prose(r, p.Competent), Authorised: s.Prose(r, p.Authorised),
		Coordinating: s.Prose(r, p.Coordinating), Summary: s.Prose(r, p.Summary), InForceFrom: show.DayOf(p.InForceFrom),
		Ways: waysView(s, r, p), Deadline: deadline(s, p), Cases: casesView(s, r, p),
		Sets:       show.With(p.Sets, func(n int) string { return fmt.Sprintf("%02d bộ", n) }),
		Results:    show.With(p.Results, func(all Results) string { return strings.Join(all.names(), "; ") }),
		Steps:      body.SectionOr(ProcedureSections[0].Title, p.Steps),
		Conditions: body.SectionOr(ProcedureSections[1].Title, p.Conditions),
		Bases:      s.ShownBases(r, p.Bases), BasisNote: s.Prose(r, p.BasisNote), Note: s.Prose(r, p.Note),
		AmendedBy: s.Prose(r, strings.Join(p.AmendedBy, "; ")), Related: s.Names(site.ProcedureFolder, p.Related),
		Replaces: replaces(s, r), Sources: show.Sources(p.Sources), Backlinks: s.Backlinks(r),
		Code2D: code2D(s.Config.Address + r.URL()),
	}
	if p.Origin != "" {
		v.Origin = front.Label(p.Origin, string(p.Origin))
	}
	if p.Sort != "" {
		v.Sort = front.Label(p.Sort, string(p.Sort))
	}
	if p.Repealed(s.AsOf) {
		v.Notice = &RepealNotice{show.DayOf(p.RepealedFrom), s.Prose(r, p.RepealedBy),
			s.Names(site.ProcedureFolder, []string{p.ReplacedBy})}
		return v
	}
	v.Gaps = gapsOf(s, r, p)
	if s.Archived() { // nothing is offered
		return v
	}
	v.Guide = guideOf(s, r, p)
	v.Ways.Repeated = isInGuide(p.Ways.Value)
	return v
}

// isInGuide reports whether the guide says all that a table of ways would.
func isInGuide(ways []Way) bool {
	return len(ways) == 1 && !ways[0].Channel.Given() && ways[0].Note == "" &&
		max(len(ways[0].Charge.Value.Cases), len(ways[0].Fee.Value.Cases)) <= mostNamed
}

// longName is more letters than two lines of a heading hold.
const longName = 80

func code2D(address string) late.Value[qr.Code] {
	return late.New(address, func() (qr.Code, error) { return qr.Of(address), nil })
}

func waysView(s *site.Site, r *record.Record, p *Procedure) WaysView {
	if !p.Ways.Given() {
		return WaysView{State: p.Ways.State.String()}
	}
	var v WaysView
	for _, w := range p.Ways.Value {
		v.Rows = append(v.Rows, WayView{
			Channel: show.With(w.Channel, func(c Channel) string { return front.Label(c, string(c)) }),
			Limit:   shownLimit(w.Limit), Charge: show.With(w.Charge, amount.Money.Text),
			Fee:  show.With(w.Fee, amount.Money.Text),
			Note: s.Prose(r, w.Note),
		})
	}
	v.NoLimit = isColumnEmpty(v.Rows, func(w WayView) show.Value { return w.Limit })
	v.NoCharge = isColumnEmpty(v.Rows, func(w WayView) show.Value { return w.Charge })
	v.NoFee = isColumnEmpty(v.Rows, func(w WayView) show.Value { return w.Fee })
	return v
}

// shownLimit says of no limit that none is set, which is not the same as that there is nothing.
func shownLimit(limit front.Stated[amount.Limit]) show.Value {
	if limit.State == front.None {
		return show.Value{State: "khong_quy_dinh"}
	}
	return show.With(limit, amount.Limit.Text)
}

func casesView(s *site.Site, r *record.Record, p *Procedure) CasesView {
	if !p.Cases.Given() {
		return CasesView{State: p.Cases.State.String()}
	}
	var v CasesView
	for _, c := range p.Cases.Value {
		view := CaseView{Name: c.Name, Papers: make([]PaperView, 0, len(c.Papers))}
		for _, paper := range c.Papers {
			pv := PaperView{Name: paper.Name, Originals: show.With(paper.Originals, strconv.Itoa),
				Copies: show.With(paper.Copies, strconv.Itoa),
				Note:   s.Prose(r, paper.Note)}
			if paper.Form != "" {
				pv.Form = site.Link{URL: s.FileURL(site.FileOf(r, paper.Form)), Text: paper.Form}
			}
			view.Papers = append(view.Papers, pv)
		}
		view.NoOriginals = isColumnEmpty(view.Papers, func(p PaperView) show.Value { return p.Originals })
		view.NoCopies = isColumnEmpty(view.Papers, func(p PaperView) show.Value { return p.Copies })
		v.Cases = append(v.Cases, view)
	}
	return v
}

// replaces links the procedures that name this one as what replaced them.
func replaces(s *site.Site, r *record.Record) template.HTML {
	var ids []string
	for _, other := range s.Citing(r, s.KindOf(r)) {
		if other.Data.(*Procedure).ReplacedBy == r.ID {
			ids = append(ids, other.ID)
		}
	}
	return s.Names(site.ProcedureFolder, ids)
}

// performers are the agencies that do a procedure, those without a page last.
func performers(s *site.Site, r *record.Record, p *Procedure) show.Value {
	if p.OtherAgents == "" {
		return s.ShownNames(site.AgencyFolder, p.Agencies)
	}
	others := s.Prose(r, p.OtherAgents)
	if named := s.Names(site.AgencyFolder, p.Agencies.Value); named != "" {
		others = named + "; " + others
	}
	return show.Value{HTML: others}
}

// applicants are those of the list, then those that it does not have.
func applicants(p *Procedure) show.Value {
	if len(p.Others) == 0 {
		return show.With(p.Applicants, show.Labels)
	}
	var all []string
	if len(p.Applicants.Value) > 0 {
		all = append(all, show.Labels(p.Applicants.Value))
	}
	return show.Value{HTML: show.Escaped(strings.Join(append(all, p.Others...), "; "))}
}

func onlineText(grades []OnlineGrade) string {
	var parts []string
	for _, g := range grades {
		parts = append(parts, since(front.Label(g.Value, string(g.Value)), g.From))
	}
	return strings.Join(parts, "; ")
}

func proactiveText(grades []ProactiveGrade) string {
	var parts []string
	for _, g := range grades {
		parts = append(parts, since(front.Label(g.Value, string(g.Value)), g.From))
	}
	return strings.Join(parts, "; ")
}

// since is what a level is called, with the day from which it holds where that is known.
func since(level string, day calendar.Date) string {
	if day.IsZero() {
		return level
	}
	return level + " (từ " + day.Print() + ")"
}

// partlyView says why what is online in part is so. From the day on which that has to be public, it says also that
// nobody told why.
func partlyView(s *site.Site, r *record.Record, p *Procedure) []PartlyView {
	var views []PartlyView
	for _, g := range p.Online.Value {
		switch {
		case g.Value != "mot_phan" || g.From.After(s.AsOf):
		case len(g.Reason) > 0 || g.Law != "":
			views = append(views, PartlyView{show.Value{HTML: show.Escaped(show.Labels(g.Reason))}, s.Prose(r, g.Law)})
		case reaches(s.AsOf, reasonsTold):
			views = append(views, PartlyView{Why: show.Value{State: front.NotReported.String()}})
		}
	}
	return views
}

func procedureItem(s *site.Site, r *record.Record, p *Procedure) site.Item {
	item := site.Item{Code: p.Code.Value}
	if f := s.Record(site.FieldFolder, p.Field); f != nil {
		item.Facts = append(item.Facts, f.Title())
	}
	if len(p.Ways.Value) > 0 {
		item.Facts = append(item.Facts, keyFacts(p.Ways.Value[0])...)
	}
	if p.Repealed(s.AsOf) {
		item.Notice, item.Past = "Đã bãi bỏ", true
	}
	return item
}

// procedureKeywords are what the page tells of how long and how much, in its own words: people ask for it.
func procedureKeywords(_ *site.Site, _ *record.Record, p *Procedure) []string {
	var words []string
	for _, told := range []struct {
		word string
		by   func(Way) bool
	}{
		{"thời hạn giải quyết", func(w Way) bool { return w.Limit.Given() }},
		{"phí", func(w Way) bool { return w.Charge.Given() }},
		{"lệ phí", func(w Way) bool { return w.Fee.Given() }},
	} {
		if slices.ContainsFunc(p.Ways.Value, told.by) {
			words = append(words, told.word)
		}
	}
	return words
}

// keyFacts are what most people want to know of a procedure: how long it takes, and what it costs where that is one sum.
func keyFacts(w Way) []string {
	var facts []string
	if w.Limit.Given() {
		facts = append(facts, w.Limit.Value.Text())
	}
	for _, cost := range []struct {
		name string
		sum  front.Stated[amount.Money]
	}{{"Phí", w.Charge}, {"Lệ phí", w.Fee}} {
		if sum := cost.sum.Value; sum.Amount > 0 && sum.Words == "" && len(sum.Cases) == 0 {
			facts = append(facts, cost.name+": "+sum.Text())
		}
	}
	free := amount.Dong(0)
	if w.Charge.Given() && w.Fee.Given() && w.Charge.Value.Text() == free && w.Fee.Value.Text() == free {
		facts = append(facts, "Không thu phí")
	}
	return facts
}

// procedureDay is the day from which a procedure is in force, or else that of the decision that published it.
func procedureDay(s *site.Site, r *record.Record, p *Procedure) calendar.Date {
	if !p.InForceFrom.IsZero() {
		return p.InForceFrom
	}
	if c, ok := citation.Parse(p.Decision.Value); ok {
		if found, _ := s.Document(r, c); found != nil {
			return s.Cited(found).Date
		}
	}
	return calendar.Date{}
}

// procedureSigned is the signature of the decision that published the procedure, which the portal need not hold.
func procedureSigned(s *site.Site, r *record.Record, p *Procedure) site.Signed {
	c := site.NumberOf(r, p.Decision.Value)
	by, _ := s.Document(r, c)
	return site.Signed{Matter: site.AProcedure, Day: s.DateOf(r, c), By: by}
}

func procedureEntry(s *site.Site, r *record.Record, p *Procedure) site.Entitled {
	return site.Entitled{What: "Thủ tục hành chính", Article: "Điều 17 khoản 1 điểm a", Number: p.Code.Value,
		Created: procedureSigned(s, r, p).Day}
}

func procedureMeta(s *site.Site, r *record.Record, p *Procedure) site.Meta {
	meta := site.Meta{Source: strings.Join(p.Sources, "; ")}
	if !s.Archived() {
		meta.JSON = procedureJSON(s, r, p)
	}
	if f := s.Record(site.FieldFolder, p.Field); f != nil {
		meta.Subject = f.Title()
	}
	meta.Description = procedureSummary(p, meta.Subject)
	return meta
}

// procedureSummary is what a procedure says of itself in short, or else its name and field.
func procedureSummary(p *Procedure, field string) string {
	if p.Summary != "" {
		return viet.Shorten(strings.Join(strings.Fields(p.Summary), " "), 200)
	}
	return viet.Shorten(p.Name+". "+field, 200)
}

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
func procedureJSON(s *site.Site, r *record.Record, p *Procedure) any {
	service := governmentService{Context: "https://schema.org", Type: "GovernmentService", Name: p.Name,
		URL: s.Config.Address + r.URL(), Language: "vi", Identifier: p.Code.Value}
	if f := s.Record(site.FieldFolder, p.Field); f != nil {
		service.Service = f.Title()
	}
	if len(p.Agencies.Value) > 0 {
		if a := s.Record(site.AgencyFolder, p.Agencies.Value[0]); a != nil {
			service.Provider = &schemaThing{"GovernmentOrganization", a.Title(), s.Config.Address + a.URL()}
		}
	}
	for _, w := range p.Ways.Value {
		if w.Channel.Given() {
			service.Channels = append(service.Channels,
				serviceChannel{"ServiceChannel", front.Label(w.Channel.Value, string(w.Channel.Value))})
		}
	}
	return service
}
