package kinds

import (
	"html/template"
	"slices"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/pages/show"
	"congkhai/generator/site"
)

// About is what an agency has to tell of itself (Nghị định 224/2026/NĐ-CP Art. 9(1)b, 10(3)): what it is for, how it
// came to be, how it is made up, and by which channels it can be followed and judged.
type About struct {
	Function  string    `key:"chuc_nang,optional" is:"prose" say:"chức năng" example:"\"Sở tham mưu cho Ủy ban nhân dân tỉnh về khoa học và công nghệ.\""`
	Tasks     []string  `key:"nhiem_vu,optional" is:"prose" say:"nhiệm vụ, quyền hạn, mỗi việc một dòng" example:"[\"Trình dự thảo quyết định\"]"`
	History   []string  `key:"lich_su,optional" is:"prose" say:"tóm lược quá trình hình thành và phát triển, mỗi đoạn một dòng" example:"[\"Sở được thành lập năm 1976.\"]"`
	Picture   string    `key:"so_do,optional" is:"tep" say:"hình sơ đồ tổ chức, để cùng thư mục" example:"\"so-do.png\""`
	Shows     string    `key:"so_do_ta,optional" say:"hình sơ đồ cho thấy gì, để đọc cho người không nhìn được" example:"\"Ban Giám đốc, năm phòng và hai đơn vị trực thuộc\""`
	Channels  []Channel `key:"kenh,optional" say:"các kênh tương tác, cung cấp thông tin"`
	RatingURL string    `key:"danh_gia,optional" is:"trang-web" say:"nơi đánh giá mức độ hài lòng" example:"\"https://dichvucong.gov.vn\""`
}

// Channel is where an agency tells people things besides its portal.
type Channel struct {
	Name  string      `key:"ten" say:"tên kênh" example:"\"Zalo của Sở\"" past:"row"`
	Sort  ChannelSort `key:"loai" say:"loại kênh" example:"\"mang_xa_hoi\""`
	Web   string      `key:"trang_web,optional" is:"trang-web" say:"địa chỉ" example:"\"https://zalo.me/tiengiang\""`
	Phone string      `key:"dien_thoai,optional" is:"dien-thoai" say:"số gọi" example:"\"0273.3993847\""`
}

// agencyOffers are what the law wants of an agency, as far as the agency whose portal it is tells it.
var agencyOffers = map[site.Offer]func(*site.Site) []site.Link{
	site.OfChart: func(s *site.Site) []site.Link {
		return offered(s, "so-do-to-chuc", func(r *record.Record, a *About) bool {
			return a.Picture != "" || len(unitsOf(s, r)) > 0
		})
	},
	site.OfTasks: func(s *site.Site) []site.Link {
		return offered(s, "chuc-nang", func(_ *record.Record, a *About) bool {
			return a.Function != "" && len(a.Tasks) > 0
		})
	},
	site.OfHistory: func(s *site.Site) []site.Link {
		return offered(s, "lich-su", func(_ *record.Record, a *About) bool { return len(a.History) > 0 })
	},
	site.OfChannels: func(s *site.Site) []site.Link {
		return offered(s, "kenh", func(_ *record.Record, a *About) bool { return len(a.Channels) > 0 })
	},
	site.OfRating: func(s *site.Site) []site.Link {
		return offered(s, "kenh", func(_ *record.Record, a *About) bool { return a.RatingURL != "" })
	},
}

// offered leads to a part of the page of the agency whose portal it is, if that has it.
func offered(s *site.Site, part string, has func(*record.Record, *About) bool) []site.Link {
	r := s.Record(site.AgencyFolder, s.Config.Agency)
	if r == nil || !has(r, &r.Data.(*Agency).About) {
		return nil
	}
	return []site.Link{{URL: r.URL() + "#" + part, Text: r.Title()}}
}

// checkAbout reports a chart that says nothing to who cannot see it, and an agency that is above itself.
func checkAbout(s *site.Site, r *record.Record, a *Agency) []source.Problem {
	problems := append(s.CheckShown(r, "so_do", a.Picture), described(r, "so_do", a.Picture, a.Shows,
		ChartWithoutWords, WordsWithoutChart)...)
	seen := map[*record.Record]bool{}
	for above := r; above != nil && !seen[above]; above = s.Record(site.AgencyFolder, above.Data.(*Agency).Parent) {
		seen[above] = true
		if above != r && above.Data.(*Agency).Parent == r.ID {
			return append(problems, AgencyOverItself.At(r.At("co_quan_chu_quan"), above.Title()))
		}
	}
	return problems
}

// unitsOf lists the agencies right below one, without those that have ended.
func unitsOf(s *site.Site, r *record.Record) []*record.Record {
	var units []*record.Record
	for _, other := range s.Citing(r, s.KindOf(r)) {
		if other.Data.(*Agency).Parent == r.ID && !s.IsOver(other.ID) {
			units = append(units, other)
		}
	}
	return units
}

// chart lists what stands below an agency, each with what stands below it in turn, as lists within lists are read
// aloud. No agency is over itself, which the check tells.
func chart(s *site.Site, r *record.Record) template.HTML {
	var items template.HTML
	for _, below := range unitsOf(s, r) {
		items += "<li>" + site.LinkTo(below, below.Title()) + chart(s, below) + "</li>"
	}
	if items == "" {
		return ""
	}
	return `<ul class="tree">` + items + "</ul>"
}

// AboutView is what an agency tells of itself.
type AboutView struct {
	Function template.HTML
	Tasks    []template.HTML
	History  []template.HTML
	Picture  template.HTML
	Chart    template.HTML
	Leaders  []LeaderRow
	Channels []ChannelRow
	Rating   string
}

// LeaderRow is a leader as the page of the agency names them.
type LeaderRow struct {
	site.Link
	Post         string
	Phone, Email template.HTML
}

// ChannelRow is a channel with a link that opens or dials it.
type ChannelRow struct {
	Name, Sort string
	Web        string
	Phone      template.HTML
}

// chartWidth is how wide a page draws the picture of a chart.
const chartWidth = "60rem"

func aboutView(s *site.Site, r *record.Record, a *About) AboutView {
	v := AboutView{Picture: s.PictureTag(r, a.Picture, a.Shows, chartWidth),
		Chart: chart(s, r), Rating: a.RatingURL}
	if a.Function != "" {
		v.Function = s.Prose(r, a.Function)
	}
	for _, task := range a.Tasks {
		v.Tasks = append(v.Tasks, s.Prose(r, task))
	}
	for _, paragraph := range a.History {
		v.History = append(v.History, s.Prose(r, paragraph))
	}
	for _, leader := range leadersOf(s, r.ID) {
		l := leader.Data.(*Leader)
		v.Leaders = append(v.Leaders,
			LeaderRow{site.LinkOf(leader), l.Post, show.PhoneLinks(l.Phone), show.MailLink(l.Email)})
	}
	for _, c := range a.Channels {
		v.Channels = append(v.Channels, ChannelRow{c.Name, front.Label(c.Sort, string(c.Sort)), c.Web,
			show.PhoneLinks(c.Phone)})
	}
	return v
}

// withoutLeaders leaves out who leads or led an agency: its page names those of the day by their posts.
func withoutLeaders(s *site.Site, all []site.Backlinks) []site.Backlinks {
	k := s.Kind(leaderFolder)
	return slices.DeleteFunc(all, func(b site.Backlinks) bool { return k != nil && b.Name == k.Name })
}

// ChannelSort is a sort of channel.
type ChannelSort string

// Choices lists the sorts that Nghị định 224/2026/NĐ-CP Art. 10 names.
func (ChannelSort) Choices() []front.Choice { return channelSortChoices }

var channelSortChoices = []front.Choice{{ID: "cong", Label: "Cổng, trang thông tin điện tử"},
	{ID: "vneid", Label: "Ứng dụng VNeID"},
	{ID: "mang_xa_hoi", Label: "Mạng xã hội"},
	{ID: "ung_dung", Label: "Ứng dụng di động"},
	{ID: "tong_dai", Label: "Tổng đài điện thoại"},
	{ID: "khac", Label: "Kênh khác"}}
