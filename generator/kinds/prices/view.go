package prices

import (
	"html/template"

	"congkhai/generator/files/amount"
	"congkhai/generator/files/record"
	"congkhai/generator/pages/show"
	"congkhai/generator/site"
)

// PriceListView is what the page of a price list shows.
type PriceListView struct {
	Service   string
	Basis     template.HTML
	From, To  show.Day
	State     string    // a PriceState, for the catalogue
	Newer     site.Link // the list that took its place
	Older     []site.Link
	Unit      string
	Items     []ItemGroup     // what has one price each; else there is a table
	Groups    []site.HeadCell // first row of the head
	Routes    []string        // second row
	Rows      []PriceRow
	Data      string        // for the calculator, JSON; "" where nothing is calculated
	Choices   []Choices     // routes or items to choose from in it
	Download  site.Download // the table as files
	Reduction []Reduction
	Sources   []template.HTML
	Note      template.HTML
	Backlinks []site.Backlinks
}

// Choices are the routes or items under one heading, each with its place in the list.
type Choices struct {
	Group string
	Of    []Choice
}

// Choice is a route or an item and its place in the list, from 0.
type Choice struct {
	Place int
	Name  string
}

// ItemGroup is the items under one heading, which may be none.
type ItemGroup struct {
	Name  string
	Items []ItemRow
}

// ItemRow is an item with its price.
type ItemRow struct {
	Name, Unit, Price string
	Note              template.HTML
}

// PriceRow is a weight step and its prices.
type PriceRow struct {
	Step   string
	Prices []PriceCell
}

// PriceCell is a price and the whole name of its route, for readers who do not see the head of the table.
type PriceCell struct{ Text, Route string }

func priceListView(s *site.Site, r *record.Record, p *PriceList, body site.Body) PriceListView {
	newer, older := otherLists(s, r, p)
	v := PriceListView{
		Service: s.WordName(services, p.Service), Basis: s.Bases(r, []string{p.Basis}),
		From: show.DayOf(p.From), To: show.DayOf(p.To.Value),
		State: string(priceState(s, r, p)), Unit: p.Unit, Groups: routeGroups(p.Routes), Reduction: p.Reduction,
		Sources: show.Sources(p.Sources), Note: s.Prose(r, p.Note), Older: older, Backlinks: s.Backlinks(r),
		Data: p.data(), Choices: p.choices(), Items: itemGroups(s, r, p.Items),
		Download: site.DownloadOf(r.URL() + priceTableFile),
	}
	if s.Archived() {
		v.Data = ""
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

// choices are what somebody chooses from to have a price worked out.
func (p *PriceList) choices() []Choices {
	var all []Choices
	add := func(place int, group, name string) {
		if n := len(all); n == 0 || all[n-1].Group != group {
			all = append(all, Choices{Group: group})
		}
		last := &all[len(all)-1]
		last.Of = append(last.Of, Choice{place, name})
	}
	for i, item := range p.Items {
		add(i, item.Group, item.Name+" ("+item.Unit+")")
	}
	for i, route := range p.Routes {
		add(i, route.Group, route.Name)
	}
	return all
}

// itemGroups joins neighbouring items under the heading that they share.
func itemGroups(s *site.Site, r *record.Record, items []Item) []ItemGroup {
	var groups []ItemGroup
	for _, item := range items {
		if n := len(groups); n == 0 || groups[n-1].Name != item.Group {
			groups = append(groups, ItemGroup{Name: item.Group})
		}
		last := &groups[len(groups)-1]
		last.Items = append(last.Items,
			ItemRow{item.Name, item.Unit, amount.Grouped(item.Price), s.Prose(r, item.Note)})
	}
	return groups
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

// priceKeywords are what the list prices: the service and its items, or from where to where, and how heavy a letter.
func priceKeywords(s *site.Site, _ *record.Record, p *PriceList) []string {
	words := []string{s.WordName(services, p.Service)}
	for _, item := range p.Items {
		words = append(words, item.Name)
	}
	for _, route := range p.Routes {
		words = append(words, route.Group+" "+route.Name)
	}
	for _, step := range p.Steps {
		words = append(words, step.Text())
	}
	return words
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
		PriceEnded: "Hết áp dụng", PriceUnclear: "Chưa rõ còn áp dụng", PriceKept: "Bản lưu",
	}[state]
	return item
}
