package site

import (
	"fmt"
	"html/template"
	"slices"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/files/source"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/citation"
)

// PriceList is a table of maximum postal prices for one service: routes across, weight steps down, amounts in đồng.
type PriceList struct {
	Common
	Name      string                      `key:"ten" say:"tên bảng giá" example:"\"Giá cước tối đa dịch vụ nhận gửi hồ sơ\""`
	Service   PriceService                `key:"dich_vu" say:"dịch vụ" example:"\"nhan_gui_ho_so\""`
	Basis     string                      `key:"van_ban" is:"van-ban" say:"văn bản quy định giá" example:"\"22/2017/TT-BTTTT\""`
	From      calendar.Date               `key:"hieu_luc_tu" say:"áp dụng từ ngày" example:"2018-01-01"`
	To        front.Stated[calendar.Date] `key:"hieu_luc_den" say:"áp dụng đến hết ngày; \"khong\" khi văn bản không đặt ngày hết" example:"2025-06-30"`
	Unit      string                      `key:"don_vi" say:"đơn vị tính" example:"\"đồng/hồ sơ\""`
	Routes    []Route                     `key:"tuyen" say:"các tuyến: mỗi cột một bảng, theo thứ tự từ trái sang"`
	Steps     []Step                      `key:"nac" say:"các nấc khối lượng (gam), theo thứ tự từ trên xuống" example:"[{ den = 100 }, { tren = 100, den = 250 }, { moi = 500 }]"`
	Prices    [][]int64                   `key:"gia" say:"giá: mỗi nấc một dòng, mỗi tuyến một số" example:"[[26_000, 30_000], [27_000, 31_000]]" past:"-"`
	Reduction []Reduction                 `key:"mien_giam,optional" say:"miễn, giảm giá"`
	Sources   []string                    `key:"nguon" is:"nguon" say:"nguồn của số liệu" example:"[\"https://vinhphuc.gov.vn\"]"`
	Note      string                      `key:"ghi_chu,optional" is:"prose" say:"ghi chú cho người đọc" example:"\"Giá tối đa, giá áp dụng có thể thấp hơn.\""`
}

// Title returns the list's name.
func (p *PriceList) Title() string { return p.Name }

// Route is a column of the table, under a heading that several routes share.
type Route struct {
	Group string `key:"nhom" say:"tiêu đề chung" example:"\"Nội tỉnh\"" past:"row"`
	Name  string `key:"ten" say:"tên tuyến" example:"\"Nội huyện\"" past:"row"`
}

// Step is a row of the table: a weight from (exclusive) and to (inclusive) in grams, or the increment for each further
// number of grams.
type Step struct {
	Over int `key:"tren,optional" say:"trên, gam" example:"100"`
	To   int `key:"den,optional" say:"đến, gam" example:"250"`
	Each int `key:"moi,optional" say:"mỗi … gam tiếp theo" example:"500"`
}

// Reduction is a discount in per cent, 100 for free, and who has it.
type Reduction struct {
	Percent int      `key:"ty_le" say:"giảm bao nhiêu phần trăm" example:"50"`
	Who     []string `key:"doi_tuong" say:"những ai" example:"[\"Bà mẹ Việt Nam anh hùng\"]" past:"row"`
}

const priceListFolder = "bang-gia"

func priceListKind() *Kind {
	return Define(Kind{
		RecordKind: RecordKind{Folder: priceListFolder, Name: "Giá cước bưu chính công ích", Suffix: []string{".toml"}, New: Fresh[PriceList]},
		Layout:     "pricelist",
		Counts:     map[string]Count{"bang_gia": func(s *Site, _, to calendar.Date) int { return s.countPriceLists(to) }},
		Check:      Of(checkPriceList), View: ViewOf(priceListView), Item: Of(priceListItem), Tables: Of(priceTables),
		Day: Of(func(_ *Site, _ *Record, p *PriceList) calendar.Date { return p.From }),
		Meta: Of(func(s *Site, r *Record, p *PriceList) Meta {
			return Meta{Description: shorten(p.Name+", áp dụng từ "+p.From.Print(), 200), Source: strings.Join(p.Sources, "; ")}
		}),
		Newest: OfData(func(p *PriceList) calendar.Date { return p.From }),
		Turns: OfData(func(p *PriceList) []calendar.Date {
			days := []calendar.Date{p.From}
			if p.To.Given() {
				days = append(days, p.To.Value.Add(1))
			}
			return days
		}),
	})
}

func checkPriceList(s *Site, r *Record, p *PriceList) []source.Problem {
	var problems []source.Problem
	if shape, ok := checkShape(r, p); ok {
		problems = slices.Concat(checkSteps(r, p), checkPrices(r, p), s.checkReturn(r, p))
	} else {
		problems = shape
	}
	for i, reduction := range p.Reduction {
		at := "mien_giam" + index(i) + ".ty_le"
		if r.sound(at) && (reduction.Percent < 1 || reduction.Percent > 100) {
			problems = append(problems, PercentRange.At(r.At(at), reduction.Percent))
		}
	}
	problems = append(problems, s.checkSameList(r, p)...)
	if p.To.Given() && p.From.After(p.To.Value) {
		problems = append(problems, DatesCrossed.At(r.At("hieu_luc_den"), p.To.Value.Print(), p.From.Print()))
	}
	return problems
}

// checkShape reports rows and columns that do not go with the steps and routes, an increment that is not the last step
// by itself, routes that come twice, and prices below zero; ok is true for a table of which more can be asked.
func checkShape(r *Record, p *PriceList) (problems []source.Problem, ok bool) {
	if !r.doc.Sound || !r.sound("gia") || !r.sound("nac") || !r.sound("tuyen") {
		return nil, false
	}
	if len(p.Prices) != len(p.Steps) {
		problems = append(problems, TableRows.At(r.At("gia"), len(p.Prices), len(p.Steps)))
	}
	for i, row := range p.Prices {
		if len(row) != len(p.Routes) {
			problems = append(problems, TableColumns.At(r.At("gia"+index(i)), len(row), len(p.Routes)))
		}
		for j, price := range row {
			if price < 0 {
				problems = append(problems, Negative.At(r.At("gia"+index(i)+index(j)), grouped(price)))
			}
		}
	}
	for i, route := range p.Routes {
		if slices.Index(p.Routes, route) < i {
			problems = append(problems, Repeated.At(r.At("tuyen"+index(i)), route.Group+": "+route.Name))
		}
	}
	for i, step := range p.Steps {
		if step.Each != 0 && (step.Each < 0 || i == 0 || i < len(p.Steps)-1 || step.Over != 0 || step.To != 0) {
			problems = append(problems, IncrementStep.At(r.At("nac"+index(i))))
		}
	}
	return problems, len(problems) == 0
}

// checkSameList reports a second list for a service from the same day: both would hold.
func (s *Site) checkSameList(r *Record, p *PriceList) []source.Problem {
	for _, other := range s.all(r.Kind.Folder) {
		o := other.Data.(*PriceList)
		if o.Service == p.Service && o.From == p.From && !p.From.IsZero() && other.File.Path < r.File.Path {
			return []source.Problem{SameList.At(r.At("hieu_luc_tu"), p.From.Print(), other.File.Path)}
		}
	}
	return nil
}

// checkSteps reports steps that leave a gap or overlap.
func checkSteps(r *Record, p *PriceList) []source.Problem {
	var problems []source.Problem
	reached := 0
	for i, step := range p.Steps {
		switch at := r.At("nac" + index(i)); {
		case step.Each > 0:
		case step.Over != reached:
			problems = append(problems, StepGap.At(at, reached))
		case step.To <= step.Over:
			problems = append(problems, StepEmpty.At(at, step.To, step.Over))
		}
		reached = step.To
	}
	return problems
}

// checkPrices holds the table against what prices of public post have in common: no route is cheaper than the one
// before it, no weight cheaper than a lighter one, an increment less than the step before it, whole hundreds of đồng.
func checkPrices(r *Record, p *PriceList) []source.Problem {
	var problems []source.Problem
	for i, row := range p.Prices {
		for j, price := range row {
			at := r.At("gia" + index(i) + index(j))
			if price%100 != 0 {
				problems = append(problems, OddPrice.At(at, grouped(price)))
			}
			if j > 0 && price < row[j-1] {
				problems = append(problems, PriceFalls.At(at, grouped(price), grouped(row[j-1]), p.Routes[j-1].Name).Concerning(cell(i, j), prices(price, row[j-1])))
			}
			if i == 0 {
				continue
			}
			above, rule := p.Prices[i-1][j], PriceOfStep
			wrong := price < above
			if p.Steps[i].Each > 0 {
				wrong, rule = price >= above, PriceOfIncrement
			}
			if wrong {
				problem := rule.At(at, p.Steps[i].Text(), grouped(price), p.Steps[i-1].Text(), grouped(above))
				problems = append(problems, problem.Concerning(cell(i, j), prices(price, above)))
			}
		}
	}
	return problems
}

// cell names a price in an explanation: the row and the column, from 1.
func cell(i, j int) string { return fmt.Sprintf("dòng %d, cột %d", i+1, j+1) }

// prices are the terms of two prices that do not agree.
func prices(price, other int64) string {
	return "giá " + grouped(price) + ", so với " + grouped(other)
}

// checkReturn reports prices for returning a result that are below those for sending a dossier by the same text.
func (s *Site) checkReturn(r *Record, p *PriceList) []source.Problem {
	if p.Service != "chuyen_tra_ket_qua" {
		return nil
	}
	var problems []source.Problem
	for _, other := range s.all(r.Kind.Folder) {
		o := other.Data.(*PriceList)
		if _, ok := checkShape(other, o); ok && o.Service == "nhan_gui_ho_so" && o.From == p.From && sameNumber(o.Basis, p.Basis) {
			problems = append(problems, compareLists(r, p, other, o)...)
		}
	}
	return problems
}

// sameNumber reports whether two citations name a document of one number, with or without date.
func sameNumber(a, b string) bool {
	first, _ := citation.Parse(a)
	second, ok := citation.Parse(b)
	return ok && first.Key() == second.Key()
}

// compareLists reports the cells of a list for returning that are below those of a list for sending, where both have
// the same step and route.
func compareLists(r *Record, p *PriceList, other *Record, o *PriceList) []source.Problem {
	var problems []source.Problem
	for i, row := range p.Prices {
		for j, price := range row {
			oi, oj := slices.Index(o.Steps, p.Steps[i]), slices.Index(o.Routes, p.Routes[j])
			if oi < 0 || oj < 0 || price >= o.Prices[oi][oj] {
				continue
			}
			sending := o.Prices[oi][oj]
			problem := ReturnCheaper.At(r.At("gia"+index(i)+index(j)), grouped(price), grouped(sending)).Concerning(cell(i, j), prices(price, sending))
			problems = append(problems, problem.Noting(other.At("gia"+index(oi)+index(oj)), grouped(sending)))
		}
	}
	return problems
}

// PriceListView is what the page of a price list shows.
type PriceListView struct {
	Service   string
	Basis     template.HTML
	From, To  Day
	State     string // a PriceState, for the catalogue
	Newer     Link   // the list that took its place
	Older     []Link
	Unit      string
	Groups    []HeadCell // first row of the head
	Routes    []string   // second row
	Rows      []PriceRow
	Data      string         // for the calculator, JSON
	Choices   []RouteChoices // routes to choose from in it
	Download  Download       // the table as files
	Reduction []Reduction
	Sources   []template.HTML
	Note      template.HTML
	Backlinks []Backlinks
}

// HeadCell is a heading over so many columns and rows.
type HeadCell struct {
	Text       string
	Cols, Rows int
}

// RouteChoices are the routes under one heading, each with its place in the list.
type RouteChoices struct {
	Group  string
	Routes []RouteChoice
}

// RouteChoice is a route and its place in the list, from 0.
type RouteChoice struct {
	Place int
	Name  string
}

// PriceRow is a weight step and its prices.
type PriceRow struct {
	Step   string
	Prices []PriceCell
}

// PriceCell is a price and the whole name of its route, for readers who do not see the head of the table.
type PriceCell struct{ Text, Route string }

// PriceState tells whether a list holds on the site's day.
type PriceState string

// The states of a price list.
const (
	PriceCurrent  PriceState = "dang_ap_dung"
	PriceComing   PriceState = "chua_ap_dung"
	PriceReplaced PriceState = "da_thay_the"
	PriceEnded    PriceState = "het_ap_dung"
	PriceUnclear  PriceState = "chua_ro_ap_dung" // nobody says until when
)

func priceListView(s *Site, r *Record, p *PriceList, body Body) PriceListView {
	newer, older := s.otherLists(r, p)
	v := PriceListView{
		Service: label(p.Service, string(p.Service)), Basis: s.bases(r, []string{p.Basis}), From: day(p.From), To: day(p.To.Value),
		State: string(s.priceState(r, p)), Unit: p.Unit, Groups: routeGroups(p.Routes), Reduction: p.Reduction,
		Sources: sourceLines(p.Sources), Note: s.prose(r, p.Note), Older: older, Backlinks: s.backlinks(r),
		Data: p.data(), Choices: routeChoices(p.Routes), Download: download(r.URL() + priceTableFile),
	}
	if newer != nil {
		v.Newer = Link{newer.URL(), newer.Title()}
	}
	for _, route := range p.Routes {
		v.Routes = append(v.Routes, route.Name)
	}
	for i, row := range p.Prices {
		view := PriceRow{Step: p.Steps[i].Text()}
		for j, price := range row {
			route := p.Routes[j]
			view.Prices = append(view.Prices, PriceCell{grouped(price), route.Group + ": " + route.Name})
		}
		v.Rows = append(v.Rows, view)
	}
	return v
}

func routeChoices(routes []Route) []RouteChoices {
	var choices []RouteChoices
	for i, route := range routes {
		if n := len(choices); n == 0 || choices[n-1].Group != route.Group {
			choices = append(choices, RouteChoices{Group: route.Group})
		}
		last := &choices[len(choices)-1]
		last.Routes = append(last.Routes, RouteChoice{i, route.Name})
	}
	return choices
}

// routeGroups joins neighbouring routes under the heading that they share.
func routeGroups(routes []Route) []HeadCell {
	var cells []HeadCell
	for _, route := range routes {
		if n := len(cells); n > 0 && cells[n-1].Text == route.Group {
			cells[n-1].Cols++
			continue
		}
		cells = append(cells, HeadCell{route.Group, 1, 1})
	}
	return cells
}

// otherLists returns the list for the same service that took this one's place by the site's day, and the lists before
// this one, newest first.
func (s *Site) otherLists(r *Record, p *PriceList) (newer *Record, older []Link) {
	for _, other := range s.all(r.Kind.Folder) {
		o := other.Data.(*PriceList)
		switch {
		case o.Service != p.Service || other == r:
		case o.From.After(p.From) && !o.From.After(s.AsOf):
			newer = other
		case p.From.After(o.From):
			older = append(older, Link{other.URL(), fmt.Sprintf("%s (từ %s)", other.Title(), o.From.Print())})
		}
	}
	return newer, older
}

func (s *Site) priceState(r *Record, p *PriceList) PriceState {
	newer, _ := s.otherLists(r, p)
	switch {
	case p.From.After(s.AsOf):
		return PriceComing
	case newer != nil:
		return PriceReplaced
	case p.To.Given() && s.AsOf.After(p.To.Value):
		return PriceEnded
	case p.To.State == front.NotReported:
		return PriceUnclear
	}
	return PriceCurrent
}

// Text returns the step as people read it: "Trên 100 g đến 250 g".
func (s Step) Text() string {
	switch {
	case s.Each > 0:
		return "Mỗi " + grouped(int64(s.Each)) + " g tiếp theo"
	case s.Over > 0:
		return "Trên " + grouped(int64(s.Over)) + " g đến " + grouped(int64(s.To)) + " g"
	}
	return "Đến " + grouped(int64(s.To)) + " g"
}

func priceListItem(s *Site, r *Record, p *PriceList) Item {
	item := Item{Date: day(p.From), Facts: []string{"Áp dụng từ " + p.From.Print()}}
	if p.To.Given() {
		item.Facts[0] += " đến " + p.To.Value.Print()
	}
	state := s.priceState(r, p)
	item.Past = state == PriceReplaced || state == PriceEnded
	item.Notice = map[PriceState]string{PriceComing: "Chưa áp dụng", PriceReplaced: "Đã thay thế", PriceEnded: "Hết áp dụng",
		PriceUnclear: "Chưa rõ còn áp dụng"}[state]
	return item
}
