package disclosure

import (
	"html/template"
	"slices"

	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds/workday"
	"congkhai/generator/pages/show"
	"congkhai/generator/site"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/viet"
)

// Stop is the notice of a planned time in which the agency gives no information or service online: what Nghị định
// 224/2026/NĐ-CP Art. 13(1)a wants told, and how long before is what the duties say (content/thoi-han-cong-khai).
type Stop struct {
	record.Common
	Name     string        `key:"ten" say:"tạm ngừng gì" example:"\"Tạm ngừng cổng dịch vụ công để nâng cấp\""`
	Told     calendar.Date `key:"ngay_thong_bao" when:"past" say:"ngày thông báo" example:"2026-10-01"`
	From     calendar.Date `key:"tu" when:"any" say:"tạm ngừng từ ngày" example:"2026-10-15"`
	Back     calendar.Date `key:"du_kien_tro_lai" when:"any" say:"dự kiến hoạt động trở lại ngày" example:"2026-10-16"`
	Hours    string        `key:"gio,optional" say:"giờ tạm ngừng, giờ trở lại, bằng chữ" example:"\"Từ 20 giờ đến 6 giờ sáng hôm sau\""`
	Scope    string        `key:"pham_vi" is:"prose" say:"dịch vụ, thông tin nào tạm ngừng" example:"\"Nộp hồ sơ trực tuyến\""`
	Reason   string        `key:"ly_do" is:"prose" say:"lý do" example:"\"Nâng cấp máy chủ\""`
	Instead  string        `key:"cach_khac,optional" is:"prose" say:"trong thời gian ấy người dân làm cách nào" example:"\"Nộp tại quầy số 7.\""`
	Force    string        `key:"bat_kha_khang,optional" is:"prose" say:"việc bất khả kháng khiến không báo trước kịp" example:"\"Sét đánh hỏng máy chủ đêm trước.\""`
	Returned calendar.Date `key:"da_tro_lai,optional" when:"past" say:"đã hoạt động trở lại ngày" example:"2026-10-16"`
}

// Title returns what stops.
func (p *Stop) Title() string { return p.Name }

const stopFolder = "tam-ngung"

// StopKind is the kind of notices before a stop.
func StopKind() *site.Kind {
	return site.Define(site.Kind{
		Kind: record.Kind{Folder: stopFolder, Name: "Thông báo tạm ngừng", Suffix: []string{".toml"},
			New: record.Fresh[Stop]},
		Empty:  "Cổng chưa có thông báo tạm ngừng nào.",
		Layout: "stop", Aside: true, Feed: true,
		Check: site.Of(checkStop), View: site.ViewOf(stopView), Item: site.Of(stopItem),
		Day:    site.Of(func(_ *site.Site, _ *record.Record, p *Stop) calendar.Date { return p.Told }),
		Newest: site.OfData(func(p *Stop) calendar.Date { return p.From }),
		Offers: map[site.Offer]func(*site.Site) []site.Link{site.OfStops: func(s *site.Site) []site.Link {
			if all := s.All(stopFolder); len(all) > 0 {
				return []site.Link{{URL: "/" + stopFolder + "/", Text: "Thông báo tạm ngừng"}}
			}
			return nil
		}},
		Meta: site.Of(func(_ *site.Site, _ *record.Record, p *Stop) site.Meta {
			return site.Meta{Description: viet.Shorten(p.Name+": từ "+p.From.Print()+", dự kiến trở lại "+p.Back.Print(), 200)}
		}),
		Turns: site.OfData(func(p *Stop) []calendar.Date { return []calendar.Date{p.From, p.Back} }),
	})
}

func checkStop(s *site.Site, r *record.Record, p *Stop) []source.Problem {
	problems := slices.Concat(site.CheckOrder(r, "du_kien_tro_lai", p.Back, p.From),
		site.CheckOrder(r, "da_tro_lai", p.Returned, p.From))
	if p.Force == "" && !p.Told.IsZero() && !p.From.IsZero() {
		problems = append(problems, tooLate(s, r, p)...)
	}
	return problems
}

// tooLate reports a notice that comes fewer working days before the stop than the law of its day wants. Where not all
// days off are known there were maybe fewer still: what is too late even so is too late.
func tooLate(s *site.Site, r *record.Record, p *Stop) []source.Problem {
	u := newRuler(s)
	duty := u.dutyOn(site.AStop, thisAgency, p.Told)
	if duty == nil || !duty.Data.(*Duty).Days.Given() {
		return nil
	}
	wanted, ahead := duty.Data.(*Duty).Days.Value, daysAhead(u.days, p)
	if ahead >= wanted {
		return nil
	}
	return []source.Problem{ToldLate.At(r.At("ngay_thong_bao"), p.Told.Print(), ahead, p.From.Print(), wanted,
		duty.Title()).Concerning("ngay_thong_bao", p.Told.Print())}
}

// daysAhead is how many working days lie between a notice and its stop, the day of the notice among them and that of
// the stop not. Nobody reads a notice of a day off before the next working day.
func daysAhead(days workday.Workdays, p *Stop) int { return days.Within(days.Next(p.Told), p.From) }

// StopView is what the page of a notice shows.
type StopView struct {
	State                  string // a key of the theme's catalogue
	Told, From, Back       show.Day
	Returned               show.Day
	Hours                  string
	Ahead                  int  // working days that it was told before
	AtMost                 bool // there were maybe fewer: not all days off of that time are known
	Scope, Reason, Instead template.HTML
	Force                  template.HTML
}

// The states of a stop.
const (
	StopComing = "sap_tam_ngung"
	StopNow    = "dang_tam_ngung"
	StopOver   = "da_qua_tam_ngung"
)

func (p *Stop) state(on calendar.Date) string {
	switch {
	case p.From.After(on):
		return StopComing
	case p.Back.After(on) && p.Returned.IsZero():
		return StopNow
	}
	return StopOver
}

func stopView(s *site.Site, r *record.Record, p *Stop, _ site.Body) StopView {
	days := workday.Of(s)
	v := StopView{State: p.state(s.AsOf), Told: show.DayOf(p.Told), From: show.DayOf(p.From), Back: show.DayOf(p.Back),
		Returned: show.DayOf(p.Returned), Hours: p.Hours, Ahead: daysAhead(days, p),
		AtMost: !days.Known(p.Told, p.From), Scope: s.Prose(r, p.Scope), Reason: s.Prose(r, p.Reason)}
	if p.Instead != "" {
		v.Instead = s.Prose(r, p.Instead)
	}
	if p.Force != "" {
		v.Force = s.Prose(r, p.Force)
	}
	return v
}

func stopItem(s *site.Site, _ *record.Record, p *Stop) site.Item {
	item := site.Item{Facts: []string{"từ " + p.From.Print(), "dự kiến trở lại " + p.Back.Print()}}
	switch p.state(s.AsOf) {
	case StopComing:
		item.Notice = "Sắp tạm ngừng"
	case StopNow:
		item.Notice = "Đang tạm ngừng"
	default:
		item.Past = true
	}
	return item
}

// StopsAhead lists the notices of stops that are not over on the site's day, the next one first.
func StopsAhead(s *site.Site) []site.Item {
	var items []site.Item
	all := s.All(stopFolder)
	for i := range all {
		r := all[len(all)-1-i]
		if r.Data.(*Stop).state(s.AsOf) != StopOver {
			items = append(items, s.ListItem(r))
		}
	}
	return items
}
