package prices

import (
	"encoding/json"
	"fmt"
	"slices"
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

// Price returns what somebody pays by a list at most: for so many of an item (by its place in the list), or for a
// letter of so many grams on a route; reduced by so many per cent, and how that is reached. Begun increments count
// whole, a half đồng is rounded up. ok is false for what the list has no price for.
func (p *PriceList) Price(number, place, reduction int) (dong int64, how string, ok bool) {
	switch {
	case number <= 0 || place < 0:
	case place < len(p.Items):
		each := p.Items[place].Price
		dong = int64(number) * each
		return reduced(dong, reduction, fmt.Sprintf("%s × %s = %s", amount.Grouped(int64(number)), amount.Grouped(each),
			amount.Grouped(dong)))
	case place < len(p.Routes):
		return p.ofLetter(number, place, reduction)
	}
	return 0, "", false
}

func (p *PriceList) ofLetter(grams, route, reduction int) (dong int64, how string, ok bool) {
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
	Items  []int64    `json:"muc,omitempty"`
	Steps  []stepData `json:"nac,omitempty"`
	Prices [][]int64  `json:"gia,omitempty"`
}

type stepData struct {
	To   int `json:"den,omitempty"`
	Each int `json:"moi,omitempty"`
}

// data writes the list for the calculator.
func (p *PriceList) data() string {
	d := priceData{Prices: p.Prices}
	for _, item := range p.Items {
		d.Items = append(d.Items, item.Price)
	}
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

var (
	listColumns = []data.Column{site.TextColumn("dich_vu", "tên bảng giá"),
		site.DayColumn("ap_dung_tu", "áp dụng từ ngày")}

	priceColumns = slices.Concat(listColumns, []data.Column{site.TextColumn("nac", "nấc khối lượng"),
		site.TextColumn("nhom_tuyen", "tiêu đề chung của các tuyến"), site.TextColumn("tuyen", "tên tuyến"),
		dongColumn("giá tối đa, đồng")})
	itemColumns = slices.Concat(listColumns, []data.Column{site.TextColumn("nhom", "tiêu đề chung"),
		site.TextColumn("muc", "tên mục"), site.TextColumn("don_vi", "tính theo"), dongColumn("giá, đồng"),
		site.TextColumn("ghi_chu", "ghi chú")})
)

func dongColumn(say string) data.Column {
	return data.Column{Name: "gia_dong", Say: say, Ways: []front.Shape{{Type: "integer"}}, Always: true}
}

func dongCell(price int64) data.Cell {
	return data.Cell{Sort: data.Number, Text: strconv.FormatInt(price, 10)}
}

// priceTables gives a list as rows: one for each price.
func priceTables(_ *site.Site, r *record.Record, p *PriceList) []site.Table {
	about, columns, prices := "Mỗi dòng một mức giá, theo nấc khối lượng và tuyến.", priceColumns, p.rowsOfTable
	if p.Items != nil {
		about, columns, prices = "Mỗi dòng một mục có giá.", itemColumns, p.rowsOfItems
	}
	rows := func(yield func([]data.Cell) bool) {
		of := []data.Cell{data.TextCell(p.Name), data.TextCell(p.From.String())}
		prices(func(row []data.Cell) bool { return yield(slices.Concat(of, row)) })
	}
	return []site.Table{{URL: r.URL() + priceTableFile, Page: r.URL(), Issued: p.From, About: about,
		Table: data.Table{Title: r.Title(), Columns: columns, Rows: rows}}}
}

func (p *PriceList) rowsOfItems(yield func([]data.Cell) bool) {
	for _, item := range p.Items {
		if !yield([]data.Cell{data.TextCell(item.Group), data.TextCell(item.Name), data.TextCell(item.Unit),
			dongCell(item.Price), data.TextCell(item.Note)}) {
			return
		}
	}
}

func (p *PriceList) rowsOfTable(yield func([]data.Cell) bool) {
	for i, prices := range p.Prices {
		for j, price := range prices {
			if !yield([]data.Cell{data.TextCell(p.Steps[i].Text()), data.TextCell(p.Routes[j].Group),
				data.TextCell(p.Routes[j].Name), dongCell(price)}) {
				return
			}
		}
	}
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
	priced := map[string]bool{}
	for _, r := range s.All(Folder) {
		p := r.Data.(*PriceList)
		if !p.From.After(day) && !(p.To.Given() && day.After(p.To.Value)) {
			priced[p.Service] = true
		}
	}
	return len(priced)
}
