package kinds

import (
	"html/template"
	"regexp"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/pages/late"
	"congkhai/generator/pages/show"
	"congkhai/generator/site"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/viet"
)

// Leader is somebody who leads an agency, with a short biography as the body: what Nghị định 224/2026/NĐ-CP Art. 9(1)b
// wants public, and no more of the person.
type Leader struct {
	record.Common
	Name    string                      `key:"ho_ten" say:"họ tên" example:"\"Nguyễn Văn A\""`
	Post    string                      `key:"chuc_vu" say:"chức vụ" example:"\"Phó Giám đốc\""`
	Agency  string                      `key:"co_quan" is:"co-quan" say:"cơ quan" example:"\"so-khcn-tien-giang\""`
	Rank    int                         `key:"thu_tu" say:"thứ tự trong danh sách; người đứng đầu là 1" example:"1"`
	Tasks   front.Stated[[]string]      `key:"nhiem_vu" is:"prose" say:"nhiệm vụ đảm nhiệm" example:"[\"Phụ trách cải cách hành chính\"]"`
	Phone   string                      `key:"dien_thoai,optional" is:"dien-thoai" say:"điện thoại cơ quan" example:"\"0273.3993847\""`
	Email   string                      `key:"thu_dien_tu,optional" is:"thu-dien-tu" say:"thư điện tử công vụ" example:"\"a@tiengiang.gov.vn\""`
	Picture string                      `key:"anh,optional" is:"tep" say:"ảnh chân dung, để cùng thư mục" example:"\"nguyen-van-a.jpg\""`
	From    front.Stated[calendar.Date] `key:"tu" when:"any" say:"giữ chức vụ từ ngày" example:"2025-07-01"`
	To      calendar.Date               `key:"den,optional" when:"any" say:"giữ chức vụ đến hết ngày" example:"2026-06-30"`
	Sources []string                    `key:"nguon" is:"nguon" say:"nguồn của thông tin" example:"[\"https://tiengiang.gov.vn\"]"`
}

// Title returns the leader's name.
func (l *Leader) Title() string { return l.Name }

const leaderFolder = "lanh-dao"

func leaderKind() *site.Kind {
	return site.Define(site.Kind{
		Kind: record.Kind{Folder: leaderFolder, Name: "Lãnh đạo", Suffix: []string{".md"},
			New: record.Fresh[Leader]},
		Empty:  "Cổng chưa có thông tin lãnh đạo.",
		Layout: "leader", Aside: true,
		Check: site.Of(checkLeader), View: site.ViewOf(leaderView), Item: site.Of(leaderItem),
		Names:  site.Names{Of: site.OfData(func(l *Leader) string { return viet.ShortSlug(l.Name) })},
		Listed: site.Of(func(s *site.Site, _ *record.Record, l *Leader) bool { return l.tenure().Has(s.AsOf) }),
		Rank:   site.OfData(func(l *Leader) int { return l.Rank }),
		Offers: map[site.Offer]func(*site.Site) []site.Link{site.OfLeaders: offeredLeaders},
		Meta: site.Of(func(s *site.Site, _ *record.Record, l *Leader) site.Meta {
			return site.Meta{Description: l.Name + ", " + l.at(s)}
		}),
		Turns: site.OfData(func(l *Leader) []calendar.Date { return l.tenure().Turns() }),
	})
}

// tenure is how long somebody holds the post.
func (l *Leader) tenure() calendar.Interval {
	return calendar.Interval{First: l.From.Value, Last: l.To}
}

// at is the post, and where it is held.
func (l *Leader) at(s *site.Site) string {
	if a := s.Record(site.AgencyFolder, l.Agency); a != nil {
		return l.Post + ", " + a.Title()
	}
	return l.Post
}

// leadersOf lists who leads an agency on the site's day, by rank.
func leadersOf(s *site.Site, agency string) []*record.Record {
	var all []*record.Record
	if k := s.Kind(leaderFolder); k != nil {
		for _, r := range s.Listed(k) {
			if r.Data.(*Leader).Agency == agency {
				all = append(all, r)
			}
		}
	}
	return all
}

// offeredLeaders lead to the people of whom the portal tells a life and what they are in charge of.
func offeredLeaders(s *site.Site) []site.Link {
	var links []site.Link
	for _, r := range leadersOf(s, s.Config.Agency) {
		if r.Data.(*Leader).Tasks.Given() && len(r.Body.Sections) > 0 {
			links = append(links, site.LinkOf(r))
		}
	}
	return links
}

func checkLeader(s *site.Site, r *record.Record, l *Leader) []source.Problem {
	problems := s.CheckShown(r, "anh", l.Picture)
	if r.Doc.Has("thu_tu") && l.Rank < 1 && r.Sound("thu_tu") {
		problems = append(problems, NoRank.At(r.At("thu_tu")))
	}
	problems = append(problems, site.CheckOrder(r, "den", l.To, l.From.Value)...)
	text := r.File.Text()
	for _, at := range homely.FindAllStringIndex(text, -1) {
		line := text[strings.LastIndexByte(text[:at[0]], '\n')+1:]
		if remark := at[0] < r.Doc.Span.End && strings.HasPrefix(strings.TrimLeft(line, " \t"), "#"); !remark {
			where := r.File.Span(at[0], at[1])
			problems = append(problems, NotForPublic.At(where, where.Text()).Concerning(where.Text(), ""))
		}
	}
	return problems
}

// homely are words before what belongs to the person and not to the post: the day of birth, where somebody lives.
var homely = regexp.MustCompile(`(?i)sinh ngày|ngày sinh|thường trú|tạm trú|hộ khẩu|chỗ ở|nơi ở|nhà riêng`)

// LeaderView is what the page of a leader shows. Of who has left it shows the post and the days alone.
type LeaderView struct {
	Post         string
	Agency       template.HTML
	From         show.Value
	To           show.Day
	Left         bool
	Picture      template.HTML
	TasksState   string
	Tasks        []template.HTML
	Phone, Email template.HTML
	Body         late.HTML
	Sources      []template.HTML
}

// portraitWidth is how wide a page draws a portrait.
const portraitWidth = "12rem"

func leaderView(s *site.Site, r *record.Record, l *Leader, body site.Body) LeaderView {
	v := LeaderView{Post: l.Post, Agency: s.Names(site.AgencyFolder, []string{l.Agency}),
		From: show.With(l.From, calendar.Date.Print), To: show.DayOf(l.To), Left: l.tenure().Over(s.AsOf),
		Sources: show.Sources(l.Sources)}
	if v.Left {
		return v
	}
	v.Picture, v.Body = s.PictureTag(r, l.Picture, l.Name, portraitWidth), body.HTML()
	v.Phone, v.Email = show.PhoneLinks(l.Phone), show.MailLink(l.Email)
	for _, task := range l.Tasks.Value {
		v.Tasks = append(v.Tasks, s.Prose(r, task))
	}
	if !l.Tasks.Given() {
		v.TasksState = l.Tasks.State.String()
	}
	return v
}

func leaderItem(s *site.Site, _ *record.Record, l *Leader) site.Item {
	item := site.Item{Facts: []string{l.Post}}
	if a := s.Record(site.AgencyFolder, l.Agency); a != nil {
		item.Facts = append(item.Facts, a.Title())
	}
	if l.tenure().Over(s.AsOf) {
		item.Notice, item.Past = "Đã thôi giữ chức vụ", true
	}
	return item
}
