package kinds

import (
	"html/template"
	"slices"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/pages/show"
	"congkhai/generator/site"
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
		Layout: "agency", Aside: true, Check: site.Of(checkAgency), Offers: agencyOffers, View: site.ViewOf(agencyView), Entitled: site.Of(agencyEntry),
		Owner: site.OfData(func(a *Agency) site.Owner {
			return site.Owner{Name: a.Name, Parent: a.Parent, Predecessors: a.Predecessors, Contact: a.Contact}
		}),
	})
}

// AgencyView is what the page of an agency shows.
type AgencyView struct {
	Aliases                          []string
	Code                             string
	Symbols                          []string
	Parent, Predecessors, Successors template.HTML
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
		Predecessors: s.Names(site.AgencyFolder, a.Predecessors), Successors: successors(s, r),
		Contact: site.ContactOf(s, r), About: aboutView(s, r, &a.About), Sources: show.Sources(a.Sources), Note: s.Prose(r, a.Note),
		Backlinks: withoutLeaders(s, s.Backlinks(r)),
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

// successors links the agencies that name this one as their predecessor.
func successors(s *site.Site, r *record.Record) template.HTML {
	var ids []string
	for _, other := range s.Citing(r, s.KindOf(r)) {
		if slices.Contains(other.Data.(*Agency).Predecessors, r.ID) {
			ids = append(ids, other.ID)
		}
	}
	return s.Names(site.AgencyFolder, ids)
}

// agencyEntry lists the agency whose portal it is: others publish their own addresses.
func agencyEntry(s *site.Site, r *record.Record, _ *Agency) site.Entitled {
	if r.ID != s.Config.Agency {
		return site.Entitled{}
	}
	return site.Entitled{What: "Địa chỉ, đầu mối liên hệ của cơ quan", Article: "Điều 19 khoản 1"}
}
