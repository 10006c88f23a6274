package disclosure

import (
	"html/template"
	"slices"
	"strconv"

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

// Duty is how soon a text wants something published. One that binds another body is a yardstick for this portal, and
// pages never call it more than that.
type Duty struct {
	record.Common
	Name    string                      `key:"ten" say:"phải công khai gì" example:"\"Văn bản do chính cơ quan ban hành\""`
	Matters []site.Matter               `key:"ap_dung,optional" say:"những gì cổng đo theo thời hạn này; bỏ khi cổng không có loại nội dung ấy" example:"[\"van_ban_cua_co_quan\"]"`
	Days    front.Stated[int]           `key:"so_ngay" say:"số ngày làm việc; \"khong\" khi văn bản không định số ngày, \"khong_bao_cao\" khi chưa đọc được" example:"5"`
	Words   string                      `key:"chu,optional" say:"thời hạn bằng chữ, đúng như văn bản viết" example:"\"ngay khi có sự thay đổi\""`
	Since   front.Stated[string]        `key:"ke_tu" say:"tính từ việc gì" example:"\"ngày ký\""`
	Binds   Bound                       `key:"rang_buoc" say:"ai phải làm" example:"\"co_quan_nay\""`
	General bool                        `key:"quy_dinh_chung,optional" say:"true khi chỉ dùng cho những gì không có quy định riêng" example:"true" name:"Là quy định chung"`
	From    front.Stated[calendar.Date] `key:"hieu_luc_tu" when:"any" say:"có hiệu lực từ ngày" example:"2026-07-01"`
	To      calendar.Date               `key:"hieu_luc_den,optional" when:"any" say:"có hiệu lực đến hết ngày" example:"2022-08-14"`
	Bases   []string                    `key:"can_cu" is:"van-ban" say:"văn bản quy định" example:"[\"224/2026/NĐ-CP\"]"`
	Article string                      `key:"dieu" say:"điều, khoản, điểm" example:"\"Điều 9 khoản 3\""`
	Sources []string                    `key:"nguon" is:"nguon" say:"nguồn của thông tin: nơi đã đọc" example:"[\"https://chinhphu.vn\"]"`
	Note    string                      `key:"ghi_chu,optional" is:"prose" say:"ghi chú cho người đọc" example:"\"Chưa đọc toàn văn.\""`
}

// Title returns what has to be published.
func (d *Duty) Title() string { return d.Name }

const dutyFolder = "thoi-han-cong-khai"

// Kind is the kind of duties: how soon what has to be published.
func Kind() *site.Kind {
	return site.Define(site.Kind{
		Kind: record.Kind{Folder: dutyFolder, Name: "Thời hạn công khai", Suffix: []string{".toml"},
			New: record.Fresh[Duty]},
		Layout: "duty", Aside: true, Check: site.Of(checkDuty), View: site.ViewOf(dutyView), Item: site.Of(dutyItem),
		Day: site.Of(func(_ *site.Site, _ *record.Record, d *Duty) calendar.Date { return d.From.Value }),
		Meta: site.Of(func(_ *site.Site, _ *record.Record, d *Duty) site.Meta {
			return site.Meta{Description: viet.Shorten(d.Name+": phải công khai trong bao lâu, theo quy định nào", 200)}
		}),
		Turns: site.OfData(func(d *Duty) []calendar.Date { return d.Holds().Turns() }),
	})
}

// start is the first day on which the duty can have held: of one whose day is not known, the first of the year that its
// text has in its number, for no text binds before it is written.
func (d *Duty) start() calendar.Date {
	if d.From.Given() {
		return d.From.Value
	}
	for _, number := range d.Bases {
		if c, ok := citation.Parse(number); ok && c.Year > 0 {
			return calendar.Date{Year: c.Year, Month: 1, Day: 1}
		}
	}
	return calendar.Date{}
}

// Holds is as long as the duty holds.
func (d *Duty) Holds() calendar.Interval { return calendar.Interval{First: d.From.Value, Last: d.To} }

func checkDuty(s *site.Site, r *record.Record, d *Duty) []source.Problem {
	var problems []source.Problem
	if d.Days.Given() && d.Days.Value < 1 {
		problems = append(problems, amount.TooSmall.At(r.At("so_ngay"), amount.Grouped(int64(d.Days.Value))))
	}
	problems = append(problems, site.CheckOrder(r, "hieu_luc_den", d.To, d.From.Value)...)
	for i, m := range d.Matters {
		if slices.Contains(d.Matters[:i], m) {
			problems = append(problems, site.Repeated.At(r.At("ap_dung"+front.Index(i)), string(m)))
		}
	}
	for _, other := range s.All(dutyFolder) {
		if other.ID < r.ID {
			problems = append(problems, d.crossing(r, other)...)
		}
	}
	return problems
}

// crossing reports two duties of one body about one matter that hold on one day: nobody could say which of them counts.
func (d *Duty) crossing(r, other *record.Record) []source.Problem {
	o := other.Data.(*Duty)
	if d.Binds != o.Binds || d.General != o.General || d.Holds().Over(o.start()) || o.Holds().Over(d.start()) {
		return nil
	}
	for i, m := range d.Matters {
		if slices.Contains(o.Matters, m) {
			since := other.At("hieu_luc_tu")
			return []source.Problem{DutiesCross.At(r.At("ap_dung"+front.Index(i)), front.Label(m, string(m)),
				other.File.Path).Noting(since, since.Text())}
		}
	}
	return nil
}

// limit is how long the duty leaves: a number, the words of its text, or why there is neither.
func (d *Duty) limit() show.Value {
	if !d.Days.Given() && d.Words != "" {
		return show.Value{HTML: show.Escaped(d.Words)}
	}
	if d.Days.State == front.None {
		return show.Value{State: NoNumber}
	}
	return show.With(d.Days, func(n int) string { return strconv.Itoa(n) + " ngày làm việc" })
}

// DutyView is what the page of a duty shows.
type DutyView struct {
	DutyRow
	Matters []string
	General bool
	Sources []template.HTML
	Note    template.HTML
}

// DutyRow is a duty as a row of a table.
type DutyRow struct {
	site.Link
	Limit     show.Value
	Since     show.Value
	Yardstick bool
	From      show.Value
	To        show.Day
	Basis     template.HTML
	Article   string
	State     string // why it does not hold on the site's day, a key of the theme's catalogue; empty while it holds
}

// The states of a duty that does not hold.
const (
	DutyOver   = "thoi_han_da_het"
	DutyComing = "thoi_han_chua_toi"
)

func dutyRow(s *site.Site, r *record.Record, d *Duty) DutyRow {
	row := DutyRow{Link: site.Link{URL: r.URL(), Text: d.Name}, Limit: d.limit(), Since: show.Text(d.Since),
		Yardstick: d.Binds == otherBody, From: show.With(d.From, calendar.Date.Print), To: show.DayOf(d.To),
		Basis: s.Bases(r, d.Bases), Article: d.Article}
	switch {
	case d.Holds().Over(s.AsOf):
		row.State = DutyOver
	case d.start().After(s.AsOf):
		row.State = DutyComing
	}
	return row
}

// dutyRows lists all duties, those that hold before the others.
func dutyRows(s *site.Site) []DutyRow {
	var holding, others []DutyRow
	for _, r := range s.All(dutyFolder) {
		if row := dutyRow(s, r, r.Data.(*Duty)); row.State == "" {
			holding = append(holding, row)
		} else {
			others = append(others, row)
		}
	}
	return append(holding, others...)
}

func dutyView(s *site.Site, r *record.Record, d *Duty, body site.Body) DutyView {
	v := DutyView{DutyRow: dutyRow(s, r, d), General: d.General, Sources: show.Sources(d.Sources),
		Note: s.Prose(r, d.Note)}
	for _, m := range d.Matters {
		v.Matters = append(v.Matters, front.Label(m, string(m)))
	}
	return v
}

func dutyItem(s *site.Site, _ *record.Record, d *Duty) site.Item {
	item := site.Item{Facts: []string{d.Article}}
	if d.Days.Given() {
		item.Facts = append(item.Facts, strconv.Itoa(d.Days.Value)+" ngày làm việc")
	} else if d.Words != "" {
		item.Facts = append(item.Facts, d.Words)
	}
	if d.Binds == otherBody {
		item.Facts = append(item.Facts, front.Label(d.Binds, string(d.Binds)))
	}
	if d.Holds().Over(s.AsOf) {
		item.Notice, item.Past = "Hết áp dụng", true
	}
	return item
}

// Bound is whom a duty binds.
type Bound string

// The bound: the agency whose portal it is, or another body, for whose duty this portal has only a yardstick.
const (
	thisAgency Bound = "co_quan_nay"
	otherBody  Bound = "co_quan_khac"
)

// Choices lists the bound.
func (Bound) Choices() []front.Choice { return boundChoices }

var boundChoices = []front.Choice{{ID: string(thisAgency), Label: "Cơ quan này"},
	{ID: string(otherBody), Label: "Mốc so sánh, không phải nghĩa vụ của cơ quan này"}}
