// Package procedure is administrative procedures (thủ tục hành chính), content/thu-tuc: the record, what it has to say,
// its page, and the same as public services for programs (CPSV-AP). The fee of a procedure, for one, is Way.Fee, read
// by files/amount, held against the law's form by checkProcedure and shown by waysView.
package procedure

import (
	"regexp"
	"slices"
	"strings"

	"congkhai/generator/files/amount"
	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/site"
	"congkhai/generator/text/calendar"
)

// Procedure is an administrative procedure: the parts that Nghị định 63/2010/NĐ-CP Art. 8 and Thông tư
// 32/2017/TT-BTTTT Art. 5 want published, each written down or said to be missing. The body holds the steps and the
// conditions under the headings of procedureSections.
type Procedure struct {
	record.Common
	Code         front.Stated[string]        `key:"ma" say:"mã thủ tục hành chính quốc gia" example:"\"1.000173\""`
	FullCode     string                      `key:"ma_day_du,optional" say:"mã đầy đủ kèm mã đơn vị" example:"\"1.000173.000.00.00.H58\""`
	OldCode      string                      `key:"ma_cu,optional" say:"mã trong cơ sở dữ liệu trước 2018" example:"\"B-BKC-282498-TT\""`
	Name         string                      `key:"ten" say:"tên thủ tục, đúng như quyết định công bố" example:"\"Cấp chứng chỉ nhân viên bức xạ\""`
	NameEdited   bool                        `key:"ten_mo_rong,optional" say:"tên đã viết rõ chữ tắt hoặc rút gọn so với nguồn" example:"true"`
	Field        string                      `key:"linh_vuc" is:"linh-vuc" say:"lĩnh vực: tên tệp trong content/linh-vuc" example:"\"so-huu-tri-tue\""`
	Agencies     front.Stated[[]string]      `key:"co_quan_thuc_hien" is:"co-quan" say:"cơ quan thực hiện: tên tệp trong content/co-quan" example:"[\"so-khcn-tien-giang\"]"`
	Levels       []Level                     `key:"cap_thuc_hien" say:"cấp thực hiện" example:"[\"tinh\"]"`
	Applicants   front.Stated[[]Applicant]   `key:"doi_tuong" say:"đối tượng thực hiện" example:"[\"cong_dan\", \"doanh_nghiep\"]"`
	Others       []string                    `key:"doi_tuong_khac,optional" say:"đối tượng khác, chưa có trong các từ của doi_tuong: viết như người đọc thấy" example:"[\"Hộ kinh doanh\"]"`
	Decision     front.Stated[string]        `key:"quyet_dinh_cong_bo" is:"van-ban" say:"quyết định công bố" example:"\"1676/QĐ-UBND\""`
	Verbatim     []string                    `key:"nguyen_van,optional" say:"số văn bản viết khác lệ, chép đúng như nguồn in" example:"[\"QĐ/0001-BCA\"]" past:"-"`
	Sort         Sort                        `key:"loai,optional" say:"loại thủ tục, như Cổng dịch vụ công quốc gia ghi" example:"\"luat_giao\""`
	Publisher    string                      `key:"co_quan_cong_bo,optional" is:"co-quan" say:"cơ quan công bố thủ tục: tên tệp trong content/co-quan" example:"\"bo-khcn\""`
	OtherAgents  string                      `key:"co_quan_thuc_hien_khac,optional" is:"prose" say:"cơ quan thực hiện không có trang trên cổng" example:"\"Ủy ban nhân dân cấp xã\""`
	Competent    string                      `key:"co_quan_tham_quyen,optional" is:"prose" say:"cơ quan có thẩm quyền quyết định" example:"\"Chủ tịch Ủy ban nhân dân cấp tỉnh\""`
	Authorised   string                      `key:"co_quan_uy_quyen,optional" is:"prose" say:"cơ quan được ủy quyền" example:"\"Sở Khoa học và Công nghệ\""`
	Coordinating string                      `key:"co_quan_phoi_hop,optional" is:"prose" say:"cơ quan phối hợp" example:"\"Công an tỉnh\""`
	Online       front.Stated[[]OnlineGrade] `key:"muc_do" say:"mức độ dịch vụ công trực tuyến" example:"[{ gia_tri = \"toan_trinh\" }]"`
	Proactive    []ProactiveGrade            `key:"muc_do_chu_dong,optional" say:"mức độ dịch vụ công trực tuyến chủ động, từ 1/7/2026; khác mức độ 1 đến 4 trước đây" example:"[{ gia_tri = \"nhac\" }]"`
	Sets         front.Stated[int]           `key:"so_bo" say:"số bộ hồ sơ" example:"1"`
	Results      front.Stated[Results]       `key:"ket_qua" is:"prose" say:"kết quả thực hiện" example:"[\"Chứng chỉ nhân viên bức xạ\"]"`
	Reception    string                      `key:"noi_tiep_nhan,optional" is:"prose" say:"nơi tiếp nhận hồ sơ thủ tục này" example:"\"Quầy số 7, Trung tâm Phục vụ hành chính công\""`
	OnlineAt     string                      `key:"noi_nop_truc_tuyen,optional" is:"trang-web" say:"địa chỉ của trang nộp hồ sơ trực tuyến thủ tục này" example:"\"https://dichvucong.gov.vn\""`
	Bases        front.Stated[[]string]      `key:"can_cu" is:"van-ban" say:"căn cứ pháp lý: số, ký hiệu văn bản" example:"[\"142/2020/NĐ-CP\"]"`
	BasisNote    string                      `key:"can_cu_bo_sung,optional" is:"prose" say:"căn cứ đọc thêm, ghi rõ điều khoản" example:"\"142/2020/NĐ-CP Điều 35\""`
	Steps        front.State                 `key:"trinh_tu,optional" say:"chỉ ghi khi bài không có mục Trình tự thực hiện" example:"\"khong_bao_cao\"" name:"Trình tự thực hiện"`
	Conditions   front.State                 `key:"yeu_cau,optional" say:"chỉ ghi khi bài không có mục Yêu cầu, điều kiện thực hiện" example:"\"khong_bao_cao\"" name:"Yêu cầu, điều kiện thực hiện"`
	InForceFrom  calendar.Date               `key:"hieu_luc_tu,optional" when:"any" say:"áp dụng từ ngày" example:"2021-06-25"`
	AmendedBy    []string                    `key:"sua_doi_boi,optional" is:"van-ban" say:"các quyết định đã sửa đổi, bổ sung" example:"[\"1676/QĐ-UBND\"]"`
	RepealedFrom calendar.Date               `key:"bai_bo_tu,optional" when:"any" say:"bị bãi bỏ từ ngày" example:"2022-01-01"`
	RepealedBy   string                      `key:"bai_bo_boi,optional" is:"van-ban" say:"quyết định bãi bỏ" example:"\"1676/QĐ-UBND\""`
	ReplacedBy   string                      `key:"thay_the_boi,optional" is:"thu-tuc" say:"thủ tục thay thế: tên tệp trong content/thu-tuc" example:"\"1.000173\""`
	Related      []string                    `key:"lien_quan,optional" is:"thu-tuc" say:"thủ tục liên quan" example:"[\"1.000173\"]"`
	Sources      []string                    `key:"nguon" is:"nguon" say:"nguồn của thông tin: địa chỉ hoặc tên nơi đã đọc" example:"[\"https://dichvucong.gov.vn\"]"`
	Origin       Origin                      `key:"nguon_loai,optional" say:"loại nguồn" example:"\"cong\""`
	Summary      string                      `key:"mo_ta,optional" is:"prose" say:"mô tả ngắn" example:"\"Cho người phụ trách an toàn bức xạ.\""`
	Note         string                      `key:"ghi_chu,optional" is:"prose" say:"ghi chú cho người đọc" example:"\"Tên cũ của thủ tục.\""`
	Ways         front.Stated[[]Way]         `key:"cach_thuc" say:"cách thức thực hiện: mỗi hình thức nộp một bảng"`
	Cases        front.Stated[[]Case]        `key:"ho_so" say:"thành phần hồ sơ: mỗi trường hợp một bảng"`
}

// Title returns the procedure's legal name.
func (p *Procedure) Title() string { return p.Name }

// Way is one row of the channels: its time limit and its charges.
type Way struct {
	Channel front.Stated[Channel]      `key:"hinh_thuc" say:"hình thức nộp" example:"\"truc_tuyen\"" past:"row"`
	Limit   front.Stated[amount.Limit] `key:"thoi_han" say:"thời hạn giải quyết" example:"{ so = 10, don_vi = \"ngay_lam_viec\" }"`
	Charge  front.Stated[amount.Money] `key:"phi" say:"phí: số đồng, câu chữ, hoặc bảng theo trường hợp" example:"0"`
	Fee     front.Stated[amount.Money] `key:"le_phi" say:"lệ phí, viết như phí" example:"200_000"`
	Note    string                     `key:"ghi_chu,optional" is:"prose" say:"ghi chú" example:"\"Nộp tại quầy số 7\""`
}

// Case is a named case of a dossier and its papers.
type Case struct {
	Name   string  `key:"truong_hop,optional" say:"tên trường hợp" example:"\"Cấp mới\"" past:"row"`
	Papers []Paper `key:"giay_to" say:"các giấy tờ"`
}

// Paper is one paper of a dossier.
type Paper struct {
	Name      string            `key:"ten" say:"tên giấy tờ" example:"\"Tờ khai\"" past:"row"`
	Originals front.Stated[int] `key:"ban_chinh" say:"số bản chính" example:"1"`
	Copies    front.Stated[int] `key:"ban_sao" say:"số bản sao" example:"0"`
	Form      string            `key:"mau,optional" is:"tep" say:"tệp mẫu, để cùng thư mục" example:"\"mau-05.pdf\""`
	Note      string            `key:"ghi_chu,optional" is:"prose" say:"ghi chú" example:"\"Theo Mẫu số 05\""`
}

// Kind is the kind of administrative procedures.
func Kind() *site.Kind {
	return site.Define(site.Kind{
		Kind: record.Kind{Folder: site.ProcedureFolder, Name: "Thủ tục hành chính", Suffix: []string{".md"},
			Headings:  []string{ProcedureSections[0].Title, ProcedureSections[1].Title},
			Fragments: []string{"ho-so", "cach-thuc", "trinh-tu-thuc-hien", "yeu-cau-dieu-kien-thuc-hien", "can-cu"},
			Decides:   site.OfData(func(p *Procedure) string { return p.Decision.Value }),
			New:       record.Fresh[Procedure]},
		Empty:  "Chưa có thủ tục nào được đăng. Giấy tờ, thời hạn, lệ phí, nơi nộp của từng thủ tục sẽ đứng ở đây.",
		Names:  site.Names{Of: site.OfData(func(p *Procedure) string { return p.Code.Value })},
		Layout: "procedure", Feed: true, Followed: true,
		Facets: []site.Facet{
			{Slug: "linh-vuc", Name: "Theo lĩnh vực", Terms: fieldTerms},
			{Slug: "co-quan", Name: "Theo cơ quan thực hiện", Terms: agencyTerms},
			{Slug: "cach-thuc", Name: "Theo cách thức nộp", Terms: channelTerms},
			{Slug: "doi-tuong", Name: "Theo đối tượng", Terms: applicantTerms},
			{Slug: "muc-do", Name: "Theo mức độ trực tuyến", Terms: onlineTerms},
			{Slug: "loai", Name: "Theo loại thủ tục", Terms: sortTerms},
			{Slug: "cap", Name: "Theo cấp thực hiện", Terms: levelTerms},
		},
		Alone: site.OfAlone(checkAlone), Check: site.Of(checkProcedure),
		View: site.ViewOf(procedureView), Item: site.Of(procedureItem),
		Day: site.Of(procedureDay), Meta: site.Of(procedureMeta), Turns: site.OfData(procedureTurns),
		Signed: site.Of(procedureSigned), Offers: procedureOffers,
		Anchors: func(_ *site.Site, r *record.Record) []string { // headings of level 2 are the layout's
			return append(r.HeadingIDs(3), r.Kind.Fragments...)
		},
		Entitled: site.Of(procedureEntry), Keywords: site.Of(procedureKeywords),
		Counts: map[string]site.Count{
			"thu_tuc":        inForce("Thủ tục", ""),
			"muc_3":          inForce("Thủ tục mức độ 3", "3"),
			"muc_4":          inForce("Thủ tục mức độ 4", "4"),
			"mot_phan":       inForce("Thủ tục trực tuyến một phần", "mot_phan"),
			"toan_trinh":     inForce("Thủ tục trực tuyến toàn trình", "toan_trinh"),
			"thu_tuc_moi":    {Name: "Thủ tục mới trên cổng trong kỳ", Of: countNewProcedures},
			"thu_tuc_bai_bo": {Name: "Thủ tục bãi bỏ trên cổng trong kỳ", Of: countRepealed},
		},
		Listed: site.Of(func(s *site.Site, _ *record.Record, p *Procedure) bool { return !p.Repealed(s.AsOf) }),
	})
}

// Repealed reports whether the procedure had ended by a day.
func (p *Procedure) Repealed(on calendar.Date) bool {
	return !p.RepealedFrom.IsZero() && !p.RepealedFrom.After(on)
}

// procedureOffers lead to the list of procedures, where there are any.
var procedureOffers = map[site.Offer]func(*site.Site) []site.Link{site.OfProcedures: func(s *site.Site) []site.Link {
	k := s.Kind(site.ProcedureFolder)
	if len(s.Listed(k)) == 0 {
		return nil
	}
	return []site.Link{{URL: k.Path(), Text: k.Name}}
}}

func procedureTurns(p *Procedure) []calendar.Date {
	days := []calendar.Date{p.InForceFrom, p.RepealedFrom}
	for _, g := range p.Online.Value {
		days = append(days, g.From)
	}
	for _, g := range p.Proactive {
		days = append(days, g.From)
	}
	return days
}

// The headings under which a procedure's body holds its parts, and the key that says why one is missing.
var ProcedureSections = []struct{ Title, key string }{
	{"Trình tự thực hiện", "trinh_tu"},
	{"Yêu cầu, điều kiện thực hiện", "yeu_cau"},
}

// hasSectionAstray reports whether text stands outside the sections of a procedure, where one of theirs may be meant.
func hasSectionAstray(r *record.Record) bool {
	for _, section := range r.Body.Sections {
		if !section.Empty && !slices.Contains(r.Kind.Headings, section.Title) {
			return true
		}
	}
	return false
}

func checkProcedure(s *site.Site, r *record.Record, p *Procedure) []source.Problem {
	return slices.Concat(checkOnline(s, r, p), checkLevels(s, r, p), checkReceivers(s, r, p))
}

// checkAlone holds a procedure against what it says itself.
func checkAlone(r *record.Record, p *Procedure) []source.Problem {
	var problems []source.Problem
	if p.Code.Given() && p.Code.Value != r.ID && codeForm.MatchString(p.Code.Value) && record.ValidID(r.ID) {
		problems = append(problems, IDNotCode.At(r.At("ma"), p.Code.Value, r.ID))
	}
	problems = append(problems, checkCodes(r, p)...)
	problems = append(problems, checkWays(r, p)...)
	problems = append(problems, checkDossier(r, p)...)
	problems = append(problems, checkWords(r, p)...)
	for _, part := range ProcedureSections {
		written := r.Body.Section(part.Title) >= 0
		switch said := r.Doc.Has(part.key); {
		case written && said:
			problems = append(problems, SaidAndWritten.At(r.At(part.key), part.key, part.Title))
		case !written && !said && r.Doc.Sound && !hasSectionAstray(r): // which is told
			problems = append(problems, NoSection.At(r.File.Span(0, 0), part.Title, part.key))
		}
	}
	if p.RepealedFrom.IsZero() && p.RepealedBy != "" {
		problems = append(problems, HalfRepealed.At(r.At("bai_bo_boi")))
	}
	if !p.InForceFrom.IsZero() && !p.RepealedFrom.IsZero() && !p.RepealedFrom.After(p.InForceFrom) {
		problems = append(problems, site.NotAfter.At(r.At("bai_bo_tu"), p.RepealedFrom.Print(), p.InForceFrom.Print()))
	}
	return problems
}

var (
	codeForm     = regexp.MustCompile(`^[1-9]\.[0-9]{6}$`)
	fullCodeForm = regexp.MustCompile(`^([1-9]\.[0-9]{6})(\.[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Z][0-9]{2}(\.[0-9]{2})?|\.[A-Z][0-9]{2})$`)
	oldCodeForm  = regexp.MustCompile(`^[A-Z]-[A-Z]+-[0-9]{6}-TT$`)
)

// checkCodes holds the codes against their shapes; the full one begins with the national one.
func checkCodes(r *record.Record, p *Procedure) []source.Problem {
	var problems []source.Problem
	if p.Code.Given() && !codeForm.MatchString(p.Code.Value) {
		problems = append(problems, CodeForm.At(r.At("ma"), p.Code.Value, "1.000173"))
	}
	if m := fullCodeForm.FindStringSubmatch(p.FullCode); p.FullCode != "" && m == nil {
		problems = append(problems, CodeForm.At(r.At("ma_day_du"), p.FullCode, "1.000173.000.00.00.H58"))
	} else if m != nil && codeForm.MatchString(p.Code.Value) && m[1] != p.Code.Value {
		problems = append(problems, CodesDiffer.At(r.At("ma_day_du"), p.FullCode, p.Code.Value))
	}
	if p.OldCode != "" && !oldCodeForm.MatchString(p.OldCode) {
		problems = append(problems, CodeForm.At(r.At("ma_cu"), p.OldCode, "B-BKC-282498-TT"))
	}
	return problems
}

// checkWays reports a level or an address that asks for filing online where all channels are known and none is online,
// and an address to which nobody should send papers.
func checkWays(r *record.Record, p *Procedure) []source.Problem {
	var problems []source.Problem
	online, unknown := false, p.Ways.State == front.NotReported || r.Unread()
	for _, w := range p.Ways.Value {
		online = online || w.Channel.Value == "truc_tuyen"
		unknown = unknown || !w.Channel.Given()
	}
	for i, g := range p.Online.Value {
		if g.Value > "2" && !online && !unknown { // "3", "4", "mot_phan", "toan_trinh"
			problems = append(problems, NotOnline.At(r.At("muc_do"+front.Index(i)),
				front.Label(g.Value, string(g.Value))))
		}
	}
	if p.OnlineAt != "" && !online && !unknown {
		problems = append(problems, NotOnline.At(r.At("noi_nop_truc_tuyen"), "noi_nop_truc_tuyen"))
	}
	if address, insecure := strings.CutPrefix(p.OnlineAt, "http://"); insecure {
		problems = append(problems, NotSecure.At(r.At("noi_nop_truc_tuyen"), p.OnlineAt).Suggest("https://"+address))
	} else if strings.HasPrefix(p.OnlineAt, "/") {
		problems = append(problems, NotSecure.At(r.At("noi_nop_truc_tuyen"), p.OnlineAt))
	}
	return problems
}

// checkReceivers reports bodies that took a procedure up when they acted no more, and those that are still said to take
// its dossiers in. A portal that is kept as it was says so of none, and of its own body the configuration is told.
func checkReceivers(s *site.Site, r *record.Record, p *Procedure) []source.Problem {
	var problems []source.Problem
	for i, id := range p.Agencies.Value {
		path := "co_quan_thuc_hien" + front.Index(i)
		wrong := s.CheckActs(r, path, id, p.InForceFrom)
		told := s.Archived() || id == s.Config.Agency
		if to := s.TenureOf(id).To; wrong == nil && s.IsOver(id) && !p.Repealed(to) && !told {
			name := s.Record(site.AgencyFolder, id).Title()
			wrong = []source.Problem{site.StillReceives.At(r.At(path), name, to.Print())}
		}
		problems = append(problems, wrong...)
	}
	return problems
}

// checkDossier reports numbers of sets and copies that cannot be, and papers that are wanted in no copy.
func checkDossier(r *record.Record, p *Procedure) []source.Problem {
	var problems []source.Problem
	if p.Sets.Given() && p.Sets.Value < 1 {
		problems = append(problems, amount.TooSmall.At(r.At("so_bo"), amount.Grouped(int64(p.Sets.Value))))
	}
	for i, c := range p.Cases.Value {
		for j, paper := range c.Papers {
			problems = append(problems, paper.check(r, func() string {
				return "ho_so" + front.Index(i) + ".giay_to" + front.Index(j)
			})...)
		}
	}
	return problems
}

func (p Paper) check(r *record.Record, path func() string) []source.Problem {
	var problems []source.Problem
	if p.Originals.Value < 0 {
		problems = append(problems, amount.Negative.At(r.At(path()+".ban_chinh"),
			amount.Grouped(int64(p.Originals.Value))))
	}
	if p.Copies.Value < 0 {
		problems = append(problems, amount.Negative.At(r.At(path()+".ban_sao"), amount.Grouped(int64(p.Copies.Value))))
	}
	none := p.Originals.Given() && p.Copies.Given() && p.Originals.Value == 0 && p.Copies.Value == 0
	if none && p.Note == "" {
		problems = append(problems, NoCopies.At(r.At(path())))
	}
	return problems
}

// inForce counts the procedures in force on the last day of a period, of a level where one is given.
func inForce(name string, level OnlineLevel) site.Count {
	return site.Count{Name: name + " có trên cổng", Of: func(s *site.Site, _, day calendar.Date) int {
		return site.CountOf(s, site.ProcedureFolder, func(p *Procedure) bool {
			inForce := !p.InForceFrom.After(day) && !p.Repealed(day)
			atLevel := level == "" || slices.ContainsFunc(p.Online.Value, func(g OnlineGrade) bool {
				return g.Value == level && !g.From.After(day)
			})
			return inForce && atLevel
		})
	}}
}

// countNewProcedures counts the procedures that came into force in a period.
func countNewProcedures(s *site.Site, from, to calendar.Date) int {
	return site.CountOf(s, site.ProcedureFolder,
		func(p *Procedure) bool { return site.InPeriod(p.InForceFrom, from, to) })
}

// countRepealed counts the procedures that ended in a period.
func countRepealed(s *site.Site, from, to calendar.Date) int {
	return site.CountOf(s, site.ProcedureFolder,
		func(p *Procedure) bool { return site.InPeriod(p.RepealedFrom, from, to) })
}
