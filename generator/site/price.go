package site

import (
	"encoding/json"
	"fmt"
	"strconv"

	"congkhai/generator/files/front"
	"congkhai/generator/open/data"
	"congkhai/generator/past/change"
)

// Price returns what a list lets post offices ask at most for a letter of so many grams on a route (by its place in the
// list), reduced by so many per cent, and how that is reached. Begun increments count whole, a half đồng is rounded up.
// ok is false for a weight that the list has no price for.
func (p *PriceList) Price(grams, route, reduction int) (amount int64, how string, ok bool) {
	if grams <= 0 || route < 0 || route >= len(p.Routes) {
		return 0, "", false
	}
	for i, step := range p.Steps {
		switch {
		case step.Each > 0 && i > 0:
			times := int64((grams - p.Steps[i-1].To + step.Each - 1) / step.Each)
			base, more := p.Prices[i-1][route], p.Prices[i][route]
			amount = base + times*more
			return reduced(amount, reduction, fmt.Sprintf("%s + %d × %s = %s", grouped(base), times, grouped(more), grouped(amount)))
		case grams <= step.To:
			return reduced(p.Prices[i][route], reduction, grouped(p.Prices[i][route]))
		}
	}
	return 0, "", false
}

func reduced(amount int64, reduction int, how string) (int64, string, bool) {
	if reduction == 0 {
		return amount, how, true
	}
	less := (amount*int64(100-reduction) + 50) / 100
	return less, fmt.Sprintf("%s, giảm %d%% còn %s", how, reduction, grouped(less)), true
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
	textColumn("dich_vu", "tên bảng giá"), dayColumn("ap_dung_tu", "áp dụng từ ngày"), textColumn("nac", "nấc khối lượng"),
	textColumn("nhom_tuyen", "tiêu đề chung của các tuyến"), textColumn("tuyen", "tên tuyến"),
	{Name: "gia_dong", Say: "giá tối đa, đồng", Ways: []front.Shape{{Type: "integer"}}, Always: true},
}

// priceTables gives a list as rows: one for each price.
func priceTables(_ *Site, r *Record, p *PriceList) []Table {
	rows := func(yield func([]data.Cell) bool) {
		for i, prices := range p.Prices {
			for j, price := range prices {
				route := p.Routes[j]
				row := []data.Cell{data.TextCell(p.Name), data.TextCell(p.From.String()), data.TextCell(p.Steps[i].Text()), data.TextCell(route.Group),
					data.TextCell(route.Name), {Sort: data.Number, Text: strconv.FormatInt(price, 10)}}
				if !yield(row) {
					return
				}
			}
		}
	}
	return []Table{{URL: r.URL() + priceTableFile, About: "Mỗi dòng một mức giá, theo nấc khối lượng và tuyến.", Page: r.URL(), Issued: p.From,
		Table: data.Table{Title: r.Title(), Columns: priceColumns, Rows: rows}}}
}

// Cells lists the prices by route and weight.
func (p *PriceList) Cells() []change.Cell {
	var cells []change.Cell
	for i, prices := range p.Prices[:min(len(p.Prices), len(p.Steps))] {
		for j, price := range prices[:min(len(prices), len(p.Routes))] {
			name := p.Routes[j].Group + " – " + p.Routes[j].Name + " · " + lowerFirst(p.Steps[i].Text())
			cells = append(cells, change.Cell{Path: "gia[" + name + "]", Name: "Giá · " + name, Value: dong(price)})
		}
	}
	return cells
}
