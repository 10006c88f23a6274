package site

import (
	"regexp"
	"slices"

	"congkhai/generator/files/front"
	"congkhai/generator/files/source"
	"congkhai/generator/text/calendar"
)

// Procedure is an administrative procedure: the parts that Nghị định 63/2010/NĐ-CP Art. 8 and Thông tư
// 32/2017/TT-BTTTT Art. 5 want published, each written down or said to be missing. The body holds the steps and the
// conditions under the headings of procedureSections.
type Procedure struct {
	Common
	Code         front.Stated[string]        `key:"ma" say:"mã thủ tục hành chính quốc gia" example:"\"1.000173\""`
	FullCode     string                      `key:"ma_day_du,optional" say:"mã đầy đủ kèm mã đơn vị" example:"\"1.000173.000.00.00.H58\""`
	OldCode      string                      `key:"ma_cu,optional" say:"mã trong cơ sở dữ liệu trước 2018" example:"\"B-BKC-282498-TT\""`
	Name         string                      `key:"ten" say:"tên thủ tục, đúng như quyết định công bố" example:"\"Cấp chứng chỉ nhân viên bức xạ\""`
	NameEdited   bool                        `key:"ten_mo_rong,optional" say:"tên đã viết rõ chữ tắt hoặc rút gọn so với nguồn" example:"true"`
	Field        string                      `key:"linh_vuc" is:"linh-vuc" say:"lĩnh vực: tên tệp trong content/linh-vuc" example:"\"so-huu-tri-tue\""`
	Agencies     front.Stated[[]string]      `key:"co_quan_thuc_hien" is:"co-quan" say:"cơ quan thực hiện: tên tệp trong content/co-quan" example:"[\"so-khcn-tien-giang\"]"`
	Levels       []Level                     `key:"cap_thuc_hien" say:"cấp thực hiện" example:"[\"tinh\"]"`
	Applicants   front.Stated[[]Applicant]   `key:"doi_tuong" say:"đối tượng thực hiện" example:"[\"cong_dan\", \"doanh_nghiep\"]"`
	Decision     front.Stated[string]        `key:"quyet_dinh_cong_bo" is:"van-ban" say:"quyết định công bố" example:"\"1676/QĐ-UBND\""`
	Online       front.Stated[[]OnlineGrade] `key:"muc_do" say:"mức độ dịch vụ công trực tuyến" example:"[{ gia_tri = \"4\" }]"`
	Sets         front.Stated[int]           `key:"so_bo" say:"số bộ hồ sơ" example:"1"`
	Results      front.Stated[[]string]      `key:"ket_qua" is:"prose" say:"kết quả thực hiện" example:"[\"Chứng chỉ nhân viên bức xạ\"]"`
	Bases        front.Stated[[]string]      `key:"can_cu" is:"van-ban" say:"căn cứ pháp lý: số, ký hiệu văn bản" example:"[\"142/2020/NĐ-CP\"]"`
	BasisNote    string                      `key:"can_cu_bo_sung,optional" is:"prose" say:"căn cứ đọc thêm, ghi rõ điều khoản" example:"\"142/2020/NĐ-CP Điều 35\""`
	Steps        front.State                 `key:"trinh_tu,optional" say:"chỉ ghi khi bài không có mục Trình tự thực hiện" example:"\"khong_bao_cao\"" name:"Trình tự thực hiện"`
	Conditions   front.State                 `key:"yeu_cau,optional" say:"chỉ ghi khi bài không có mục Yêu cầu, điều kiện thực hiện" example:"\"khong_bao_cao\"" name:"Yêu cầu, điều kiện thực hiện"`
	InForceFrom  calendar.Date               `key:"hieu_luc_tu,optional" say:"áp dụng từ ngày" example:"2021-06-25"`
	AmendedBy    []string                    `key:"sua_doi_boi,optional" is:"van-ban" say:"các quyết định đã sửa đổi, bổ sung" example:"[\"1676/QĐ-UBND\"]"`
	RepealedFrom calendar.Date               `key:"bai_bo_tu,optional" say:"bị bãi bỏ từ ngày" example:"2022-01-01"`
	RepealedBy   string                      `key:"bai_bo_boi,optional" is:"van-ban" say:"quyết định bãi bỏ" example:"\"1676/QĐ-UBND\""`
	ReplacedBy   string                      `key:"thay_the_boi,optional" is:"thu-tuc" say:"thủ tục thay thế: tên tệp trong content/thu-tuc" example:"\"1.000173\""`
	Related      []string                    `key:"lien_quan,optional" is:"thu-tuc" say:"thủ tục liên quan" example:"[\"1.000173\"]"`
	Sources      []string                    `key:"nguon" is:"nguon" say:"nguồn của thông tin: địa chỉ hoặc tên nơi đã đọc" example:"[\"https://dichvucong.gov.vn\"]"`
	Origin       Origin                      `key:"nguon_loai,optional" say:"loại nguồn" example:"\"cong\""`
	Note         string                      `key:"ghi_chu,optional" is:"prose" say:"ghi chú cho người đọc" example:"\"Tên cũ của thủ tục.\""`
	Ways         front.Stated[[]Way]         `key:"cach_thuc" say:"cách thức thực hiện: mỗi hình thức nộp một bảng"`
	Cases        front.Stated[[]Case]        `key:"ho_so" say:"thành phần hồ sơ: mỗi trường hợp một bảng"`
}

// Title returns the procedure's legal name.
func (p *Procedure) Title() string { return p.Name }

// OnlineGrade is an online level and, where the source gives it, the day from which it held.
type OnlineGrade struct {
	Value OnlineLevel   `key:"gia_tri" say:"mức độ" example:"\"4\"" past:"row"`
	From  calendar.Date `key:"tu_ngay,optional" say:"từ ngày" example:"2021-01-01"`
}

// Way is one row of the channels: its time limit and its charges.
type Way struct {
	Channel front.Stated[Channel] `key:"hinh_thuc" say:"hình thức nộp" example:"\"truc_tuyen\"" past:"row"`
	Limit   front.Stated[Limit]   `key:"thoi_han" say:"thời hạn giải quyết" example:"{ so = 10, don_vi = \"ngay_lam_viec\" }"`
	Charge  front.Stated[Money]   `key:"phi" say:"phí: số đồng, câu chữ, hoặc bảng theo trường hợp" example:"0"`
	Fee     front.Stated[Money]   `key:"le_phi" say:"lệ phí, viết như phí" example:"200_000"`
	Note    string                `key:"ghi_chu,optional" is:"prose" say:"ghi chú" example:"\"Nộp tại quầy số 7\""`
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

const procedureFolder = "thu-tuc"

func procedureKind() *Kind {
	return Define(Spec[Procedure, ProcedureView]{
		Folder: procedureFolder, Name: "Thủ tục hành chính", Layout: "procedure", Suffix: []string{".md"}, Feed: true, Whole: true, Followed: true,
		Headings: []string{procedureSections[0].title, procedureSections[1].title},
		Facets: []Facet{
			{"linh-vuc", "Theo lĩnh vực", fieldTerms},
			{"co-quan", "Theo cơ quan thực hiện", agencyTerms},
			{"cach-thuc", "Theo cách thức nộp", channelTerms},
			{"doi-tuong", "Theo đối tượng", applicantTerms},
			{"muc-do", "Theo mức độ trực tuyến", onlineTerms},
		},
		Check: checkProcedure, View: procedureView, Item: procedureItem, Day: procedureDay, Meta: procedureMeta, Turns: procedureTurns,
		Signed: procedureSigned, Entry: procedureEntry,
		Counts: map[string]Count{
			"thu_tuc":        func(s *Site, _, to calendar.Date) int { return s.countProcedures(to, "") },
			"muc_3":          func(s *Site, _, to calendar.Date) int { return s.countProcedures(to, "3") },
			"muc_4":          func(s *Site, _, to calendar.Date) int { return s.countProcedures(to, "4") },
			"mot_phan":       func(s *Site, _, to calendar.Date) int { return s.countProcedures(to, "mot_phan") },
			"toan_trinh":     func(s *Site, _, to calendar.Date) int { return s.countProcedures(to, "toan_trinh") },
			"thu_tuc_moi":    (*Site).countNewProcedures,
			"thu_tuc_bai_bo": (*Site).countRepealed,
		},
		Decides: func(p *Procedure) string { return p.Decision.Value },
		Listed:  func(s *Site, p *Procedure) bool { return !p.repealed(s.AsOf) },
	})
}

func (p *Procedure) repealed(on calendar.Date) bool {
	return !p.RepealedFrom.IsZero() && !p.RepealedFrom.After(on)
}

func procedureTurns(p *Procedure) []calendar.Date {
	days := []calendar.Date{p.InForceFrom, p.RepealedFrom}
	for _, g := range p.Online.Value {
		days = append(days, g.From)
	}
	return days
}

// The headings under which a procedure's body holds its parts, and the key that says why one is missing.
var procedureSections = []struct{ title, key string }{
	{"Trình tự thực hiện", "trinh_tu"},
	{"Yêu cầu, điều kiện thực hiện", "yeu_cau"},
}

func checkProcedure(s *Site, r *Record, p *Procedure) []source.Problem {
	var problems []source.Problem
	if p.Code.Given() && p.Code.Value != r.ID {
		problems = append(problems, IDNotCode.At(r.At("ma"), p.Code.Value, r.ID))
	}
	problems = append(problems, checkCodes(r, p)...)
	problems = append(problems, checkWays(r, p)...)
	problems = append(problems, checkDossier(r, p)...)
	for _, part := range procedureSections {
		written := r.Body.Section(part.title) >= 0
		switch said := r.doc.Has(part.key); {
		case written && said:
			problems = append(problems, SaidAndWritten.At(r.At(part.key), part.key, part.title))
		case !written && !said && r.doc.Sound:
			problems = append(problems, NoSection.At(r.File.Span(0, 0), part.title, part.key))
		}
	}
	if p.RepealedFrom.IsZero() && p.RepealedBy != "" {
		problems = append(problems, HalfRepealed.At(r.At("bai_bo_boi")))
	}
	if !p.InForceFrom.IsZero() && !p.RepealedFrom.IsZero() && !p.RepealedFrom.After(p.InForceFrom) {
		problems = append(problems, NotAfter.At(r.At("bai_bo_tu"), p.RepealedFrom.Print(), p.InForceFrom.Print()))
	}
	return problems
}

var (
	codeForm     = regexp.MustCompile(`^[1-9]\.[0-9]{6}$`)
	fullCodeForm = regexp.MustCompile(`^([1-9]\.[0-9]{6})(\.[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Z][0-9]{2}(\.[0-9]{2})?|\.[A-Z][0-9]{2})$`)
	oldCodeForm  = regexp.MustCompile(`^[A-Z]-[A-Z]+-[0-9]{6}-TT$`)
)

// checkCodes holds the codes against their shapes; the full one begins with the national one.
func checkCodes(r *Record, p *Procedure) []source.Problem {
	var problems []source.Problem
	if p.Code.Given() && !codeForm.MatchString(p.Code.Value) {
		problems = append(problems, CodeForm.At(r.At("ma"), p.Code.Value, "1.000173"))
	}
	if m := fullCodeForm.FindStringSubmatch(p.FullCode); p.FullCode != "" && m == nil {
		problems = append(problems, CodeForm.At(r.At("ma_day_du"), p.FullCode, "1.000173.000.00.00.H58"))
	} else if m != nil && p.Code.Given() && m[1] != p.Code.Value {
		problems = append(problems, CodesDiffer.At(r.At("ma_day_du"), p.FullCode, p.Code.Value))
	}
	if p.OldCode != "" && !oldCodeForm.MatchString(p.OldCode) {
		problems = append(problems, CodeForm.At(r.At("ma_cu"), p.OldCode, "B-BKC-282498-TT"))
	}
	return problems
}

// checkWays reports a level that asks for filing online where all channels are known and none is online.
func checkWays(r *Record, p *Procedure) []source.Problem {
	var problems []source.Problem
	online, unknown := false, p.Ways.State == front.NotReported
	for _, w := range p.Ways.Value {
		online = online || w.Channel.Value == "truc_tuyen"
		unknown = unknown || !w.Channel.Given()
	}
	for i, g := range p.Online.Value {
		if g.Value > "2" && !online && !unknown { // "3", "4", "mot_phan", "toan_trinh"
			problems = append(problems, NotOnline.At(r.At("muc_do"+index(i)), label(g.Value, string(g.Value))))
		}
	}
	return problems
}

// checkDossier reports numbers of sets and copies that cannot be, and papers that are wanted in no copy.
func checkDossier(r *Record, p *Procedure) []source.Problem {
	var problems []source.Problem
	if p.Sets.Given() && p.Sets.Value < 1 {
		problems = append(problems, TooSmall.At(r.At("so_bo"), grouped(int64(p.Sets.Value))))
	}
	for i, c := range p.Cases.Value {
		for j, paper := range c.Papers {
			problems = append(problems, paper.check(r, func() string { return "ho_so" + index(i) + ".giay_to" + index(j) })...)
		}
	}
	return problems
}

func (p Paper) check(r *Record, path func() string) []source.Problem {
	var problems []source.Problem
	if p.Originals.Value < 0 {
		problems = append(problems, Negative.At(r.At(path()+".ban_chinh"), grouped(int64(p.Originals.Value))))
	}
	if p.Copies.Value < 0 {
		problems = append(problems, Negative.At(r.At(path()+".ban_sao"), grouped(int64(p.Copies.Value))))
	}
	none := p.Originals.Given() && p.Copies.Given() && p.Originals.Value == 0 && p.Copies.Value == 0
	if none && p.Note == "" {
		problems = append(problems, NoCopies.At(r.At(path())))
	}
	return problems
}

func fieldTerms(s *Site, r *Record) []Term {
	return s.recordTerms(fieldFolder, []string{r.Data.(*Procedure).Field})
}

func agencyTerms(s *Site, r *Record) []Term {
	return s.recordTerms(agencyFolder, r.Data.(*Procedure).Agencies.Value)
}

func channelTerms(_ *Site, r *Record) []Term {
	var channels []Channel
	for _, w := range r.Data.(*Procedure).Ways.Value {
		if w.Channel.Given() && !slices.Contains(channels, w.Channel.Value) {
			channels = append(channels, w.Channel.Value)
		}
	}
	return enumTerms(channels)
}

func applicantTerms(_ *Site, r *Record) []Term {
	return enumTerms(r.Data.(*Procedure).Applicants.Value)
}

func onlineTerms(s *Site, r *Record) []Term {
	var levels []OnlineLevel
	for _, g := range r.Data.(*Procedure).Online.Value {
		if !g.From.After(s.AsOf) {
			levels = append(levels, g.Value)
		}
	}
	return enumTerms(levels)
}
