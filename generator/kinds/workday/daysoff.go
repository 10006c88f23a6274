package workday

import (
	"html/template"
	"regexp"
	"slices"
	"strconv"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/pages/show"
	"congkhai/generator/site"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/viet"
)

// DaysOff are the days of a year on which agencies do not work besides Saturdays and Sundays, as the state announces
// them, and the weekend days worked instead. Its ID is the year.
type DaysOff struct {
	record.Common
	Year     int             `key:"nam" say:"năm" example:"2026"`
	Off      []Holiday       `key:"nghi" say:"các ngày nghỉ"`
	Worked   []calendar.Date `key:"lam_bu,optional" when:"any" say:"các thứ bảy, chủ nhật làm bù" example:"[2026-08-22]"`
	Complete bool            `key:"day_du,optional" say:"true khi đã ghi đủ mọi ngày nghỉ, ngày làm bù của năm" example:"true" name:"Đã ghi đủ ngày nghỉ, ngày làm bù"`
	Basis    string          `key:"van_ban,optional" is:"van-ban" say:"văn bản thông báo" example:"\"1676/QĐ-UBND\""`
	Sources  []string        `key:"nguon" is:"nguon" say:"nguồn" example:"[\"https://chinhphu.vn\"]"`
	Note     string          `key:"ghi_chu,optional" is:"prose" say:"ghi chú cho người đọc: còn thiếu ngày nào" example:"\"Chưa có ngày nghỉ Tết.\""`
}

// Holiday is a holiday and its days, the last one included.
type Holiday struct {
	Name string        `key:"ten" say:"tên ngày nghỉ" example:"\"Quốc khánh\"" past:"row"`
	From calendar.Date `key:"tu" when:"any" say:"từ ngày" example:"2026-09-01"`
	To   calendar.Date `key:"den,optional" when:"any" say:"đến hết ngày; bỏ khi chỉ nghỉ một ngày" example:"2026-09-02"`
}

// last returns the holiday's last day.
func (h Holiday) last() calendar.Date {
	if h.To.IsZero() {
		return h.From
	}
	return h.To
}

// Title returns what the year's days off are called.
func (d *DaysOff) Title() string {
	if d.Year == 0 {
		return ""
	}
	return "Ngày nghỉ năm " + strconv.Itoa(d.Year)
}

// Folder is the folder of days off, a file for each year.
const Folder = "ngay-nghi"

func nameOfYear(d *DaysOff) string {
	if d.Year == 0 {
		return ""
	}
	return strconv.Itoa(d.Year)
}

// Kind is the kind of days off.
func Kind() *site.Kind {
	return site.Define(site.Kind{
		Kind:   record.Kind{Folder: Folder, Name: "Ngày nghỉ", Suffix: []string{".toml"}, New: record.Fresh[DaysOff]},
		Layout: "daysoff", Aside: true, Check: site.Of(checkDaysOff), View: site.ViewOf(daysOffView),
		Names: site.Names{Form: regexp.MustCompile(`^[1-9][0-9]{3}$`), Like: "2027",
			Of: site.OfData(nameOfYear)},
		Newest: site.OfData(func(d *DaysOff) calendar.Date { return calendar.Date{Year: d.Year, Month: 1, Day: 1} }),
		Meta: site.Of(func(_ *site.Site, _ *record.Record, d *DaysOff) site.Meta {
			return site.Meta{Description: viet.Shorten(d.Title()+": các ngày lễ, tết và ngày làm bù khi tính ngày làm việc. "+d.Note, 200)}
		}),
	})
}

func checkDaysOff(_ *site.Site, r *record.Record, d *DaysOff) []source.Problem {
	var problems []source.Problem
	if d.Year != 0 && r.ID != strconv.Itoa(d.Year) {
		problems = append(problems, IDNotYear.At(r.At("nam"), d.Year, r.ID))
	}
	inYear := func(day calendar.Date, path string) {
		if d.Year != 0 && !day.IsZero() && day.Year != d.Year {
			problems = append(problems, OtherYear.At(r.At(path), day.Print(), d.Year))
		}
	}
	for i, h := range d.Off {
		path := "nghi" + front.Index(i)
		inYear(h.From, path+".tu")
		inYear(h.To, path+".den")
		problems = append(problems, site.CheckOrder(r, path+".den", h.To, h.From)...)
	}
	for i, day := range d.Worked {
		path := "lam_bu" + front.Index(i)
		inYear(day, path)
		if !day.IsZero() && !weekend(day) {
			problems = append(problems, NotAWeekend.At(r.At(path), day.Print()))
		}
	}
	return problems
}

// DaysOffView is what the page of a year's days off shows.
type DaysOffView struct {
	Off     []HolidayView
	Worked  []show.Day
	Basis   template.HTML
	Sources []template.HTML
	Note    template.HTML
}

// HolidayView is a holiday as the page shows it; To is empty for a single day.
type HolidayView struct {
	Name     string
	From, To show.Day
}

func daysOffView(s *site.Site, r *record.Record, d *DaysOff, body site.Body) DaysOffView {
	v := DaysOffView{Sources: show.Sources(d.Sources), Note: s.Prose(r, d.Note)}
	for _, h := range d.Off {
		v.Off = append(v.Off, HolidayView{h.Name, show.DayOf(h.From), show.DayOf(h.To)})
	}
	for _, worked := range d.Worked {
		v.Worked = append(v.Worked, show.DayOf(worked))
	}
	if d.Basis != "" {
		v.Basis = s.Bases(r, []string{d.Basis})
	}
	return v
}

// Of gathers the days off that the site knows.
var Of = site.Derived(func(s *site.Site) Workdays {
	w := Workdays{Off: map[calendar.Date]bool{}, Worked: map[calendar.Date]bool{}, complete: map[int]bool{}}
	for _, r := range s.All(Folder) {
		d := r.Data.(*DaysOff)
		for _, h := range d.Off {
			for day := h.From; !day.After(h.last()) && day.Year == d.Year; day = day.Add(1) { // other years are a problem
				w.Off[day] = true
			}
		}
		for _, day := range d.Worked {
			w.Worked[day] = true
		}
		w.complete[d.Year] = w.complete[d.Year] || d.Complete
	}
	for day := range w.Off {
		if !weekend(day) && !w.Worked[day] {
			w.idle = append(w.idle, number(day))
		}
	}
	for day := range w.Worked {
		if weekend(day) {
			w.extra = append(w.extra, number(day))
		}
	}
	slices.Sort(w.idle)
	slices.Sort(w.extra)
	return w
})
