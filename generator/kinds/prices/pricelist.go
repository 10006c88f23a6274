// Package prices is price lists of services, content/bang-gia: of plain items, or by weight and route as those of
// public post, with reductions; the table that people read, and what somebody pays by a list (PriceList.Price).
package prices

import (
	_ "embed"
	"strings"

	"congkhai/generator/files/amount"
	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/site"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/viet"
)

// PriceList is the prices of one service in đồng: of plain items, or a table with routes across and weight steps down.
type PriceList struct {
	record.Common
	Name      string                      `key:"ten" say:"tên bảng giá" example:"\"Giá cước tối đa dịch vụ nhận gửi hồ sơ\""`
	Service   string                      `key:"dich_vu" is:"dich-vu" say:"dịch vụ" example:"\"nhan_gui_ho_so\""`
	Basis     string                      `key:"van_ban" is:"van-ban" say:"văn bản quy định giá" example:"\"22/2017/TT-BTTTT\""`
	From      calendar.Date               `key:"hieu_luc_tu" when:"any" say:"áp dụng từ ngày" example:"2018-01-01"`
	To        front.Stated[calendar.Date] `key:"hieu_luc_den" when:"any" say:"áp dụng đến hết ngày; \"khong\" khi văn bản không đặt ngày hết" example:"2025-06-30"`
	Unit      string                      `key:"don_vi" say:"đơn vị tính" example:"\"đồng/hồ sơ\""`
	Items     []Item                      `key:"muc,optional" say:"các mục có giá, mỗi mục một giá"`
	Routes    []Route                     `key:"tuyen,optional" say:"các tuyến, khi giá theo khối lượng và tuyến: mỗi cột một bảng, theo thứ tự từ trái sang"`
	Steps     []Step                      `key:"nac,optional" say:"các nấc khối lượng (gam), theo thứ tự từ trên xuống" example:"[{ den = 100 }, { tren = 100, den = 250 }, { moi = 500 }]"`
	Prices    [][]int64                   `key:"gia,optional" say:"giá: mỗi nấc một dòng, mỗi tuyến một số" example:"[[26_000, 30_000], [27_000, 31_000]]" past:"-"`
	Reduction []Reduction                 `key:"mien_giam,optional" say:"miễn, giảm giá"`
	Sources   []string                    `key:"nguon" is:"nguon" say:"nguồn của số liệu" example:"[\"https://vinhphuc.gov.vn\"]"`
	Note      string                      `key:"ghi_chu,optional" is:"prose" say:"ghi chú cho người đọc" example:"\"Giá tối đa, giá áp dụng có thể thấp hơn.\""`
}

// Title returns the list's name.
func (p *PriceList) Title() string { return p.Name }

// Item is something that has one price, under a heading that several items share.
type Item struct {
	Group string `key:"nhom,optional" say:"tiêu đề chung" example:"\"Khám bệnh\"" past:"row"`
	Name  string `key:"ten" say:"tên mục có giá" example:"\"Khám lâm sàng\"" past:"row"`
	Unit  string `key:"don_vi" say:"đơn vị: lần, cái, trang …" example:"\"lần\""`
	Price int64  `key:"gia" say:"giá, đồng" example:"37_500"`
	Note  string `key:"ghi_chu,optional" is:"prose" say:"ghi chú" example:"\"Chưa gồm thuốc.\""`
}

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

// services is the vocabulary of what price lists price; sending and returning are those of public post, of which
// Thông tư 17/2017/TT-BTTTT Art. 3 and 4 say more.
const (
	services  = "dich-vu"
	sending   = "nhan_gui_ho_so"
	returning = "chuyen_tra_ket_qua"
)

//go:embed dich-vu.toml
var shippedServices string

// Folder is where price lists lie in content/.
const Folder = "bang-gia"

// Kind is the kind of price lists.
func Kind() *site.Kind {
	return site.Define(site.Kind{
		Kind: record.Kind{Folder: Folder, Name: "Bảng giá dịch vụ", Suffix: []string{".toml"},
			New: record.Fresh[PriceList]},
		Empty:  "Chưa có bảng giá nào được đăng. Giá của các dịch vụ, như gửi hồ sơ qua bưu điện, sẽ đứng ở đây.",
		Layout: "pricelist",
		Vocabularies: []site.Vocabulary{{ID: services, Name: "Dịch vụ có bảng giá",
			Words: site.ShippedWords(shippedServices)}},
		Facets: []site.Facet{{Slug: services, Name: "Theo dịch vụ",
			Terms: func(s *site.Site, r *record.Record) []site.Term {
				return s.WordTerm(services, r.Data.(*PriceList).Service)
			}}},
		Counts: map[string]site.Count{
			"bang_gia": {Name: "Bảng giá còn áp dụng trên cổng", Of: func(s *site.Site, _, to calendar.Date) int {
				return countPriceLists(s, to)
			}},
		},
		Check: site.Of(checkPriceList), View: site.ViewOf(priceListView),
		Item: site.Of(priceListItem), Keywords: site.Of(priceKeywords), Tables: site.Of(priceTables),
		Day: site.Of(func(_ *site.Site, _ *record.Record, p *PriceList) calendar.Date { return p.From }),
		Meta: site.Of(func(s *site.Site, r *record.Record, p *PriceList) site.Meta {
			return site.Meta{Description: viet.Shorten(p.Name+", áp dụng từ "+p.From.Print(), 200),
				Source: strings.Join(p.Sources, "; ")}
		}),
		Newest: site.OfData(func(p *PriceList) calendar.Date { return p.From }),
		Turns: site.OfData(func(p *PriceList) []calendar.Date {
			return calendar.Interval{First: p.From, Last: p.To.Value}.Turns()
		}),
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
