// Package prices is price lists of public postal services, content/bang-gia: steps of weight, routes, increments and
// reductions, the table that people read, and the price of a letter as a list has it (PriceList.Price).
package prices

import (
	"fmt"
	"html/template"
	"regexp"
	"slices"
	"strings"

	"congkhai/generator/files/amount"
	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/pages/show"
	"congkhai/generator/site"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/citation"
	"congkhai/generator/text/viet"
)

// PriceList is a table of maximum postal prices for one service: routes across, weight steps down, amounts in đồng.
type PriceList struct {
	record.Common
	Name      string                      `key:"ten" say:"tên bảng giá" example:"\"Giá cước tối đa dịch vụ nhận gửi hồ sơ\""`
	Service   PriceService                `key:"dich_vu" say:"dịch vụ" example:"\"nhan_gui_ho_so\""`
	Basis     string                      `key:"van_ban" is:"van-ban" say:"văn bản quy định giá" example:"\"22/2017/TT-BTTTT\""`
	From      calendar.Date               `key:"hieu_luc_tu" when:"any" say:"áp dụng từ ngày" example:"2018-01-01"`
	To        front.Stated[calendar.Date] `key:"hieu_luc_den" when:"any" say:"áp dụng đến hết ngày; \"khong\" khi văn bản không đặt ngày hết" example:"2025-06-30"`
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

// Kind is the kind of price lists.
func Kind() *site.Kind {
	return site.Define(site.Kind{
		Kind: record.Kind{Folder: priceListFolder, Name: "Giá cước bưu chính công ích", Suffix: []string{".toml"},
			New: record.Fresh[PriceList]},
		Layout: "pricelist",
		Counts: map[string]site.Count{
			"bang_gia": {Name: "Bảng giá còn áp dụng trên cổng", Of: func(s *site.Site, _, to calendar.Date) int {
				return countPriceLists(s, to)
			}},
		},
		Check: site.Of(checkPriceList), View: site.ViewOf(priceListView),
		Item: site.Of(priceListItem), Tables: site.Of(priceTables),
		Day: site.Of(func(_ *site.Site, _ *record.Record, p *PriceList) calendar.Date { return p.From }),
		Meta: site.Of(func(s *site.Site, r *record.Record, p *PriceList) site.Meta {
			return site.Meta{Description: viet.Shorten(p.Name+", áp dụng từ "+p.From.Print(), 200),
				Source: strings.Join(p.Sources, "; ")}
		}),
		Newest: site.OfData(func(p *PriceList) calendar.Date { return p.From }),
		Turns: site.OfData(func(p *PriceList) []calendar.Date {
			days := []calendar.Date{p.From}
			if p.To.Given() {
				days = append(days, p.To.Value.Add(1))
			}
			return days
		}),
	})
}

func checkPriceList(s *site.Site, r *record.Record, p *PriceList) []source.Problem {
	var problems []source.Problem
	if shape, ok := checkShape(r, p); ok {
		problems = slices.Concat(checkSteps(r, p), checkPrices(r, p), checkReturn(s, r, p))
	} else {
		problems = shape
	}
	for i, reduction := range p.Reduction {
		at := "mien_giam" + front.Index(i) + ".ty_le"
		if r.Sound(at) && (reduction.Percent < 1 || reduction.Percent > 100) {
			problems = append(problems, PercentRange.At(r.At(at), reduction.Percent))
		}
	}
	problems = append(problems, checkSameList(s, r, p)...)
	if p.To.Given() && p.From.After(p.To.Value) {
		problems = append(problems, site.DatesCrossed.At(r.At("hieu_luc_den"), p.To.Value.Print(), p.From.Print()))
	}
	return problems
}

// commaInPrice is a price with a comma between its thousands, which TOML takes for two numbers.
var commaInPrice = regexp.MustCompile(`\b([1-9][0-9]{0,2}),([0-9]{3})\b`)

// columnsDiffer reports a row with another number of prices than there are routes.
func columnsDiffer(row source.Span, prices, routes int) source.Problem {
	text := row.Text()
	if n := len(commaInPrice.FindAllString(text, -1)); n > 0 && n == prices-routes {
		return CommaInPrice.At(row, commaInPrice.ReplaceAllString(text, "${1}_$2"))
	}
	return TableColumns.At(row, prices, routes)
}

// checkShape reports rows and columns that do not go with the steps and routes, an increment that is not the last step
// by itself, routes that come twice, and prices below zero; ok is true for a table of which more can be asked.
func checkShape(r *record.Record, p *PriceList) (problems []source.Problem, ok bool) {
	if !r.Doc.Sound || !r.Sound("gia") || !r.Sound("nac") || !r.Sound("tuyen") {
		return nil, false
	}
	if len(p.Prices) != len(p.Steps) {
		problems = append(problems, TableRows.At(r.At("gia"), len(p.Prices), len(p.Steps)))
	}
	for i, row := range p.Prices {
		if len(row) != len(p.Routes) {
			problems = append(problems, columnsDiffer(r.At("gia"+front.Index(i)), len(row), len(p.Routes)))
		}
		for j, price := range row {
			if price < 0 {
				at := r.At("gia" + front.Index(i) + front.Index(j))
				problems = append(problems, amount.Negative.At(at, amount.Grouped(price)))
			}
		}
	}
	for i, route := range p.Routes {
		if slices.Index(p.Routes, route) < i {
			problems = append(problems, site.Repeated.At(r.At("tuyen"+front.Index(i)), route.Group+": "+route.Name))
		}
	}
	for i, step := range p.Steps {
		if step.Each != 0 && (step.Each < 0 || i == 0 || i < len(p.Steps)-1 || step.Over != 0 || step.To != 0) {
			problems = append(problems, IncrementStep.At(r.At("nac"+front.Index(i))))
		}
	}
	return problems, len(problems) == 0
}

// checkSameList reports a second list for a service from the same day: both would hold.
func checkSameList(s *site.Site, r *record.Record, p *PriceList) []source.Problem {
	for _, other := range s.All(r.Kind.Folder) {
		o := other.Data.(*PriceList)
		if o.Service == p.Service && o.From == p.From && !p.From.IsZero() && other.File.Path < r.File.Path {
			return []source.Problem{SameList.At(r.At("hieu_luc_tu"), p.From.Print(), other.File.Path)}
		}
	}
	return nil
}

// checkSteps reports steps that leave a gap or overlap.
func checkSteps(r *record.Record, p *PriceList) []source.Problem {
	var problems []source.Problem
	reached := 0
	for i, step := range p.Steps {
		switch at := r.At("nac" + front.Index(i)); {
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
func checkPrices(r *record.Record, p *PriceList) []source.Problem {
	var problems []source.Problem
	for i, row := range p.Prices {
		for j, price := range row {
			at := r.At("gia" + front.Index(i) + front.Index(j))
			if price%100 != 0 {
				problems = append(problems, OddPrice.At(at, amount.Grouped(price)))
			}
			if j > 0 && price < row[j-1] {
				problems = append(problems, PriceFalls.At(at, amount.Grouped(price), amount.Grouped(row[j-1]),
					p.Routes[j-1].Name).Concerning(cell(i, j), prices(price, row[j-1])))
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
				problem := rule.At(at,
					p.Steps[i].Text(), amount.Grouped(price), p.Steps[i-1].Text(), amount.Grouped(above))
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
	return "giá " + amount.Grouped(price) + ", so với " + amount.Grouped(other)
}

// checkReturn reports prices for returning a result that are below those for sending a dossier by the same text.
func checkReturn(s *site.Site, r *record.Record, p *PriceList) []source.Problem {
	if p.Service != "chuyen_tra_ket_qua" {
		return nil
	}
	var problems []source.Problem
	for _, other := range s.All(r.Kind.Folder) {
		o := other.Data.(*PriceList)
		_, ok := checkShape(other, o)
		if ok && o.Service == "nhan_gui_ho_so" && o.From == p.From && sameNumber(o.Basis, p.Basis) {
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
func compareLists(r *record.Record, p *PriceList, other *record.Record, o *PriceList) []source.Problem {
	var problems []source.Problem
	for i, row := range p.Prices {
		for j, price := range row {
			oi, oj := slices.Index(o.Steps, p.Steps[i]), slices.Index(o.Routes, p.Routes[j])
			if oi < 0 || oj < 0 || price >= o.Prices[oi][oj] {
				continue
			}
			sending := o.Prices[oi][oj]
			at, there := r.At("gia"+front.Index(i)+front.Index(j)), other.At("gia"+front.Index(oi)+front.Index(oj))
			problem := ReturnCheaper.At(at, amount.Grouped(price), amount.Grouped(sending))
			problem = problem.Concerning(cell(i, j), prices(price, sending))
			problems = append(problems, problem.Noting(there, amount.Grouped(sending)))
		}
	}
	return problems
}

// PriceListView is what the page of a price list shows.
type PriceListView struct {
	Service   string
	Basis     template.HTML
	From, To  show.Day
	State     string    // a PriceState, for the catalogue
	Newer     site.Link // the list that took its place
	Older     []site.Link
	Unit      string
	Groups    []site.HeadCell // first row of the head
	Routes    []string        // second row
	Rows      []PriceRow
	Data      string         // for the calculator, JSON
	Choices   []RouteChoices // routes to choose from in it
	Download  site.Download  // the table as files
	Reduction []Reduction
	Sources   []template.HTML
	Note      template.HTML
	Backlinks []site.Backlinks
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

func priceListView(s *site.Site, r *record.Record, p *PriceList, body site.Body) PriceListView {
	newer, older := otherLists(s, r, p)
	v := PriceListView{
		Service: front.Label(p.Service, string(p.Service)), Basis: s.Bases(r, []string{p.Basis}),
		From: show.DayOf(p.From), To: show.DayOf(p.To.Value),
		State: string(priceState(s, r, p)), Unit: p.Unit, Groups: routeGroups(p.Routes), Reduction: p.Reduction,
		Sources: show.Sources(p.Sources), Note: s.Prose(r, p.Note), Older: older, Backlinks: s.Backlinks(r),
		Data: p.data(), Choices: routeChoices(p.Routes), Download: site.DownloadOf(r.URL() + priceTableFile),
	}
	if newer != nil {
		v.Newer = site.LinkOf(newer)
	}
	for _, route := range p.Routes {
		v.Routes = append(v.Routes, route.Name)
	}
	for i, row := range p.Prices {
		view := PriceRow{Step: p.Steps[i].Text()}
		for j, price := range row {
			route := p.Routes[j]
			view.Prices = append(view.Prices, PriceCell{amount.Grouped(price), route.Group + ": " + route.Name})
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
func routeGroups(routes []Route) []site.HeadCell {
	var cells []site.HeadCell
	for _, route := range routes {
		if n := len(cells); n > 0 && cells[n-1].Text == route.Group {
			cells[n-1].Cols++
			continue
		}
		cells = append(cells, site.HeadCell{Text: route.Group, Cols: 1, Rows: 1})
	}
	return cells
}

// otherLists returns the list for the same service that took this one's place by the site's day, and the lists before
// this one, newest first.
func otherLists(s *site.Site, r *record.Record, p *PriceList) (newer *record.Record, older []site.Link) {
	for _, other := range s.All(r.Kind.Folder) {
		o := other.Data.(*PriceList)
		switch {
		case o.Service != p.Service || other == r:
		case o.From.After(p.From) && !o.From.After(s.AsOf):
			newer = other
		case p.From.After(o.From):
			text := fmt.Sprintf("%s (từ %s)", other.Title(), o.From.Print())
			older = append(older, site.Link{URL: other.URL(), Text: text})
		}
	}
	return newer, older
}

func priceState(s *site.Site, r *record.Record, p *PriceList) PriceState {
	newer, _ := otherLists(s, r, p)
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

// RunningOut lists the price lists that have ended or end within so many days, and that no other list for their service
// follows without a gap: the first to end first.
func RunningOut(s *site.Site, days int) []*record.Record {
	ends := func(r *record.Record) calendar.Date { return r.Data.(*PriceList).To.Value }
	lists := slices.DeleteFunc(slices.Clone(s.All(priceListFolder)), func(r *record.Record) bool {
		return ends(r).IsZero() || ends(r).After(s.AsOf.Add(days)) || isFollowed(s, r.Data.(*PriceList))
	})
	slices.SortStableFunc(lists, func(a, b *record.Record) int { return ends(a).Compare(ends(b)) })
	return lists
}

// isFollowed reports whether another list for the same service holds today in place of one, or will from its end on.
func isFollowed(s *site.Site, p *PriceList) bool {
	return slices.ContainsFunc(s.All(priceListFolder), func(r *record.Record) bool {
		o := r.Data.(*PriceList)
		inTime := !o.From.After(s.AsOf) || !o.From.After(p.To.Value.Add(1))
		return o.Service == p.Service && o.From.After(p.From) && inTime
	})
}

// Text returns the step as people read it: "Trên 100 g đến 250 g".
func (s Step) Text() string {
	switch {
	case s.Each > 0:
		return "Mỗi " + amount.Grouped(int64(s.Each)) + " g tiếp theo"
	case s.Over > 0:
		return "Trên " + amount.Grouped(int64(s.Over)) + " g đến " + amount.Grouped(int64(s.To)) + " g"
	}
	return "Đến " + amount.Grouped(int64(s.To)) + " g"
}

func priceListItem(s *site.Site, r *record.Record, p *PriceList) site.Item {
	item := site.Item{Date: show.DayOf(p.From), Facts: []string{"Áp dụng từ " + p.From.Print()}}
	if p.To.Given() {
		item.Facts[0] += " đến " + p.To.Value.Print()
	}
	state := priceState(s, r, p)
	item.Past = state == PriceReplaced || state == PriceEnded
	item.Notice = map[PriceState]string{
		PriceComing: "Chưa áp dụng", PriceReplaced: "Đã thay thế",
		PriceEnded: "Hết áp dụng", PriceUnclear: "Chưa rõ còn áp dụng",
	}[state]
	return item
}

// PriceService is a service that a price list prices (Thông tư 17/2017/TT-BTTTT Art. 3, 4).
type PriceService string

// Choices lists the services.
func (PriceService) Choices() []front.Choice { return priceServiceChoices }

var priceServiceChoices = []front.Choice{{ID: "nhan_gui_ho_so", Label: "Nhận gửi hồ sơ"},
	{ID: "chuyen_tra_ket_qua", Label: "Chuyển trả kết quả"}}
