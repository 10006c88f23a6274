package prices

import (
	"encoding/json"
	"fmt"
	"strconv"

	"congkhai/generator/files/amount"
	"congkhai/generator/files/data"
	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/past/change"
	"congkhai/generator/site"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/viet"
)

// Price returns what a list lets post offices ask at most for a letter of so many grams on a route (by its place in the
// list), reduced by so many per cent, and how that is reached. Begun increments count whole, a half đồng is rounded up.
// ok is false for a weight that the list has no price for.
func (p *PriceList) Price(grams, route, reduction int) (dong int64, how string, ok bool) {
	if grams <= 0 || route < 0 || route >= len(p.Routes) {
		return 0, "", false
	}
	for i, step := range p.Steps {
		switch {
		case step.Each > 0 && i > 0:
			times := int64((grams - p.Steps[i-1].To + step.Each - 1) / step.Each)
			base, more := p.Prices[i-1][route], p.Prices[i][route]
			dong = base + times*more
			return reduced(dong, reduction, fmt.Sprintf("%s + %d × %s = %s", amount.Grouped(base), times,
				amount.Grouped(more), amount.Grouped(dong)))
		case grams <= step.To:
			return reduced(p.Prices[i][route], reduction, amount.Grouped(p.Prices[i][route]))
		}
	}
	return 0, "", false
}

func reduced(dong int64, reduction int, how string) (int64, string, bool) {
	if reduction == 0 {
		return dong, how, true
	}
	less := (dong*int64(100-reduction) + 50) / 100
	return less, fmt.Sprintf("%s, giảm %d%% còn %s", how, reduction, amount.Grouped(less)), true
}

// priceData is what the calculator on the page of a list calculates with.
type priceData struct {
	Steps  []stepData `json:"nac"`
	Prices [][]int64  `json:"gia"`
}

type stepData struct {
	To   int `json:"den,omitempty"`
	Each int `json:"moi,omitempty"`
}

// data writes the list for the calculator.
func (p *PriceList) data() string {
	d := priceData{Prices: p.Prices}
	for _, step := range p.Steps {
		d.Steps = append(d.Steps, stepData{step.To, step.Each})
	}
	text, err := json.Marshal(d)
	if err != nil {
		panic(err) // numbers can always be written
	}
	return string(text)
}

const priceTableFile = "bang-gia"

var priceColumns = []data.Column{
	site.TextColumn("dich_vu", "tên bảng giá"), site.DayColumn("ap_dung_tu", "áp dụng từ ngày"),
	site.TextColumn("nac", "nấc khối lượng"), site.TextColumn("nhom_tuyen", "tiêu đề chung của các tuyến"),
	site.TextColumn("tuyen", "tên tuyến"),
	{Name: "gia_dong", Say: "giá tối đa, đồng", Ways: []front.Shape{{Type: "integer"}}, Always: true},
}

// priceTables gives a list as rows: one for each price.
func priceTables(_ *site.Site, r *record.Record, p *PriceList) []site.Table {
	rows := func(yield func([]data.Cell) bool) {
		for i, prices := range p.Prices {
			for j, price := range prices {
				route := p.Routes[j]
				row := []data.Cell{data.TextCell(p.Name), data.TextCell(p.From.String()),
					data.TextCell(p.Steps[i].Text()), data.TextCell(route.Group),
					data.TextCell(route.Name), {Sort: data.Number, Text: strconv.FormatInt(price, 10)}}
				if !yield(row) {
					return
				}
			}
		}
	}
	return []site.Table{{URL: r.URL() + priceTableFile, Page: r.URL(), Issued: p.From,
		About: "Mỗi dòng một mức giá, theo nấc khối lượng và tuyến.",
		Table: data.Table{Title: r.Title(), Columns: priceColumns, Rows: rows}}}
}

// Cells lists the prices by route and weight.
func (p *PriceList) Cells() []change.Cell {
	var cells []change.Cell
	for i, prices := range p.Prices[:min(len(p.Prices), len(p.Steps))] {
		for j, price := range prices[:min(len(prices), len(p.Routes))] {
			name := p.Routes[j].Group + " – " + p.Routes[j].Name + " · " + viet.LowerFirst(p.Steps[i].Text())
			cells = append(cells, change.Cell{Path: "gia[" + name + "]", Name: "Giá · " + name,
				Value: amount.Dong(price)})
		}
	}
	return cells
}

// countPriceLists counts the services with a price list that holds on a day. A list of which nobody says until when it
// holds, holds until a later one for its service.
func countPriceLists(s *site.Site, day calendar.Date) int {
	services := map[PriceService]bool{}
	for _, r := range s.All(Folder) {
		p := r.Data.(*PriceList)
		if !p.From.After(day) && !(p.To.Given() && day.After(p.To.Value)) {
			services[p.Service] = true
		}
	}
	return len(services)
}
