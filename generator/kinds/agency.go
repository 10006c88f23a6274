package kinds

import (
	"html/template"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/pages/show"
	"congkhai/generator/site"
	"congkhai/generator/text/calendar"
)

// Agency is a body that issues documents or handles procedures.
type Agency struct {
	record.Common
	Name         string                     `key:"ten" say:"tên cơ quan" example:"\"Sở Khoa học và Công nghệ tỉnh Tiền Giang\""`
	Aliases      []string                   `key:"ten_khac,optional" say:"tên gọi khác, tên viết tắt" example:"[\"Sở KH&CN\"]"`
	Code         string                     `key:"ma,optional" say:"mã định danh" example:"\"000.00.00.H58\""`
	Symbols      []string                   `key:"ky_hieu,optional" say:"chữ viết tắt trong số ký hiệu văn bản" example:"[\"SKH&CN\"]"`
	Parent       string                     `key:"co_quan_chu_quan,optional" is:"co-quan" say:"cơ quan chủ quản" example:"\"ubnd-tinh-tien-giang\""`
	Predecessors []string                   `key:"tien_than,optional" is:"co-quan" say:"cơ quan tiền thân" example:"[\"so-khcn-tien-giang\"]"`
	From         calendar.Date              `key:"hoat_dong_tu,optional" when:"any" say:"hoạt động từ ngày" example:"2016-03-01"`
	To           calendar.Date              `key:"ket_thuc,optional" when:"any" say:"kết thúc hoạt động từ ngày: ngày đầu tiên không còn hoạt động" example:"2025-07-01"`
	EndedBy      string                     `key:"ket_thuc_theo,optional" is:"van-ban" say:"kết thúc theo văn bản" example:"\"202/2025/QH15\""`
	Reason       EndReason                  `key:"ket_thuc_vi,optional" say:"vì sao kết thúc" example:"\"sap_nhap\""`
	Heirs        []string                   `key:"ke_tuc,optional" is:"co-quan" say:"cơ quan kế tục: tên tệp trong content/co-quan" example:"[\"ubnd-tinh-dong-thap\"]"`
	HeirsAt      []string                   `key:"ke_tuc_o,optional" is:"trang-web" say:"địa chỉ trang của cơ quan kế tục mà cổng không có tệp" example:"[\"https://chinhphu.vn\"]"`
	Contact      front.Stated[site.Contact] `key:"lien_he" say:"thông tin liên hệ"`
	Officers     front.Stated[[]Officer]    `key:"can_bo_dau_moi" say:"cán bộ đầu mối kiểm soát thủ tục hành chính"`
	About
	Sources []string `key:"nguon,optional" is:"nguon" say:"nguồn của thông tin" example:"[\"https://chinhphu.vn\"]"`
	Note    string   `key:"ghi_chu,optional" is:"prose" say:"ghi chú cho người đọc" example:"\"Sáp nhập từ 01/7/2025.\""`
}

// Title returns the agency's name.
func (a *Agency) Title() string { return a.Name }

// Officer is somebody in charge (Nghị định 43/2011 Art. 10(1)k).
type Officer struct {
	Name  string `key:"ho_ten" say:"họ tên" example:"\"Nguyễn Văn A\"" past:"row"`
	Post  string `key:"chuc_vu" say:"chức vụ" example:"\"Chánh Văn phòng\""`
	Phone string `key:"dien_thoai,optional" is:"dien-thoai" say:"điện thoại" example:"\"0273.3993847\""`
	Email string `key:"thu_dien_tu,optional" is:"thu-dien-tu" say:"thư điện tử" example:"\"a@tinh.gov.vn\""`
}

func agencyKind() *site.Kind {
	return site.Define(site.Kind{
		Kind: record.Kind{Folder: site.AgencyFolder, Name: "Cơ quan", Suffix: []string{".toml"},
			New: record.Fresh[Agency]},
		Layout: "agency", Aside: true, View: site.ViewOf(agencyView), Check: site.Of(checkAgency),
		Item: site.Of(agencyItem), Ending: site.Of(agencyEnding), Offers: agencyOffers, Entitled: site.Of(agencyEntry),
		Owner: site.OfData(func(a *Agency) site.Owner {
			return site.Owner{Name: a.Name, Parent: a.Parent, Predecessors: a.Predecessors, Contact: a.Contact,
				Tenure: site.Tenure{From: a.From, To: a.To, Heirs: a.Heirs, HeirsAt: a.HeirsAt}}
		}),
		Turns: site.OfData(func(a *Agency) []calendar.Date { return []calendar.Date{a.To} }),
	})
}

// checkAgency reports an end that is told without its day, one before the beginning, and a body that is to go on after
// it has ended itself: so bodies cannot follow each other in a circle.
func checkAgency(s *site.Site, r *record.Record, a *Agency) []source.Problem {
	problems := checkAbout(s, r, a)
	for _, key := range []string{"ket_thuc_theo", "ket_thuc_vi", "ke_tuc", "ke_tuc_o"} {
		if a.To.IsZero() && r.Doc.Has(key) && r.Sound("ket_thuc") {
			problems = append(problems, EndWithoutDay.At(r.At(key), key))
		}
	}
	if !a.To.IsZero() && !a.From.IsZero() && !a.To.After(a.From) {
		problems = append(problems, site.NotAfter.At(r.At("ket_thuc"), a.To.Print(), a.From.Print()))
	}
	for i, heir := range a.Heirs {
		to := s.TenureOf(heir).To
		if heir != r.ID && !a.To.IsZero() && !to.IsZero() && !to.After(a.To) {
			name := s.Record(site.AgencyFolder, heir).Title()
			problems = append(problems, HeirOver.At(r.At("ke_tuc"+front.Index(i)), name, to.Print(), a.To.Print()))
		}
	}
	return problems
}

// agencyEnding says that the agency acts no more, wherever it is named.
func agencyEnding(s *site.Site, r *record.Record, a *Agency) string {
	if !s.IsOver(r.ID) {
		return ""
	}
	return "kết thúc hoạt động từ " + a.To.Print()
}

func agencyItem(s *site.Site, r *record.Record, _ *Agency) site.Item {
	if !s.IsOver(r.ID) {
		return site.Item{}
	}
	return site.Item{Notice: "Đã kết thúc hoạt động", Past: true}
}

// AgencyView is what the page of an agency shows.
type AgencyView struct {
	Aliases                          []string
	Code                             string
	Symbols                          []string
	Parent, Predecessors, Successors template.HTML
	From                             show.Day
	EndedBy                          template.HTML // with EndedFor of a body that has ended
	EndedFor                         string
	ContactState                     string
	Contact                          site.ContactView
	OfficersState                    string
	Officers                         []OfficerView
	About                            AboutView
	Sources                          []template.HTML
	Note                             template.HTML
	Backlinks                        []site.Backlinks
}

// OfficerView is somebody in charge, with links that dial and write.
type OfficerView struct {
	Name, Post   string
	Phone, Email template.HTML
}

func agencyView(s *site.Site, r *record.Record, a *Agency, body site.Body) AgencyView {
	v := AgencyView{
		Aliases: a.Aliases, Code: a.Code, Symbols: a.Symbols, Parent: s.Names(site.AgencyFolder, []string{a.Parent}),
		Predecessors: s.Names(site.AgencyFolder, s.PredecessorsNow(r.ID)),
		Successors:   s.Names(site.AgencyFolder, s.Successors(r.ID)), From: show.DayOf(a.From),
		Contact: site.ContactOf(s, r), About: aboutView(s, r, &a.About), Sources: show.Sources(a.Sources),
		Note:      s.Prose(r, a.Note),
		Backlinks: withoutLeaders(s, s.Backlinks(r)),
	}
	if s.IsOver(r.ID) {
		v.EndedBy, v.EndedFor = s.Citations(r, given(a.EndedBy)), front.Label(a.Reason, string(a.Reason))
	}
	for _, o := range a.Officers.Value {
		v.Officers = append(v.Officers, OfficerView{o.Name, o.Post, show.PhoneLinks(o.Phone), show.MailLink(o.Email)})
	}
	if !a.Contact.Given() {
		v.ContactState = a.Contact.State.String()
	}
	if !a.Officers.Given() {
		v.OfficersState = a.Officers.State.String()
	}
	return v
}

// given is a list of a text that there may be.
func given(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}

// agencyEntry lists the agency whose portal it is: others publish their own addresses.
func agencyEntry(s *site.Site, r *record.Record, _ *Agency) site.Entitled {
	if r.ID != s.Config.Agency {
		return site.Entitled{}
	}
	return site.Entitled{What: "Địa chỉ, đầu mối liên hệ của cơ quan", Article: "Điều 19 khoản 1"}
}

// EndReason is why a body acts no more.
type EndReason string

// Choices lists the reasons.
func (EndReason) Choices() []front.Choice { return endReasonChoices }

var endReasonChoices = []front.Choice{{ID: "sap_nhap", Label: "Sáp nhập"}, {ID: "chia_tach", Label: "Chia, tách"},
	{ID: "doi_ten", Label: "Đổi tên"}, {ID: "giai_the", Label: "Giải thể"}}
