package site

import "congkhai/generator/files/front"

// label returns what people read for a value of a closed list.
func label(e front.Enum, id string) string {
	for _, choice := range e.Choices() {
		if choice.ID == id {
			return choice.Label
		}
	}
	return id
}

// Channel is a way to hand in a dossier (Nghị định 61/2018 Art. 16).
type Channel string

// Choices lists the channels.
func (Channel) Choices() []front.Choice { return channelChoices }

var channelChoices = []front.Choice{{ID: "truc_tiep", Label: "Trực tiếp"}, {ID: "truc_tuyen", Label: "Trực tuyến"},
	{ID: "buu_chinh", Label: "Dịch vụ bưu chính"}}

// Level is a level of government that handles a procedure.
type Level string

// Choices lists the levels; districts existed until 30/6/2025.
func (Level) Choices() []front.Choice { return levelChoices }

var levelChoices = []front.Choice{{ID: "bo", Label: "Cấp bộ"}, {ID: "tinh", Label: "Cấp tỉnh"}, {ID: "huyen", Label: "Cấp huyện"},
	{ID: "xa", Label: "Cấp xã"}, {ID: "khac", Label: "Cơ quan khác"}}

// Applicant is a sort of person or body that may apply, as the national portal lists them.
type Applicant string

// Choices lists the applicants.
func (Applicant) Choices() []front.Choice { return applicantChoices }

var applicantChoices = []front.Choice{
	{ID: "cong_dan", Label: "Công dân Việt Nam"}, {ID: "kieu_bao", Label: "Người Việt Nam định cư ở nước ngoài"},
	{ID: "nguoi_nuoc_ngoai", Label: "Người nước ngoài"}, {ID: "can_bo", Label: "Cán bộ, công chức, viên chức"},
	{ID: "doanh_nghiep", Label: "Doanh nghiệp"}, {ID: "doanh_nghiep_viet_nam", Label: "Doanh nghiệp Việt Nam"},
	{ID: "doanh_nghiep_nuoc_ngoai", Label: "Doanh nghiệp có vốn đầu tư nước ngoài"},
	{ID: "to_chuc", Label: "Tổ chức (không bao gồm doanh nghiệp, HTX)"}, {ID: "to_chuc_nuoc_ngoai", Label: "Tổ chức nước ngoài"},
	{ID: "hop_tac_xa", Label: "Hợp tác xã"}, {ID: "dang_vien", Label: "Đảng viên"}, {ID: "to_chuc_dang", Label: "Tổ chức Đảng"},
}

// OnlineLevel is how far a procedure can be done online: the four levels of Nghị định 43/2011, and the two of Nghị định
// 42/2022. No text maps the one on the other, so both are kept as they were printed.
type OnlineLevel string

// Choices lists the levels of both schemes.
func (OnlineLevel) Choices() []front.Choice { return onlineLevelChoices }

var onlineLevelChoices = []front.Choice{{ID: "1", Label: "Mức độ 1"}, {ID: "2", Label: "Mức độ 2"}, {ID: "3", Label: "Mức độ 3"}, {ID: "4", Label: "Mức độ 4"},
	{ID: "mot_phan", Label: "Một phần"}, {ID: "toan_trinh", Label: "Toàn trình"}}

// TimeUnit is what a time limit counts; a working day is never turned into a day or the reverse.
type TimeUnit string

// Choices lists the units.
func (TimeUnit) Choices() []front.Choice { return timeUnitChoices }

var timeUnitChoices = []front.Choice{{ID: "ngay_lam_viec", Label: "ngày làm việc"}, {ID: "ngay", Label: "ngày"}, {ID: "gio", Label: "giờ"},
	{ID: "thang", Label: "tháng"}}

// Origin is where a record's facts come from.
type Origin string

// Choices lists the origins.
func (Origin) Choices() []front.Choice { return originChoices }

var originChoices = []front.Choice{{ID: "cong", Label: "Cổng dịch vụ công hoặc danh mục đã công bố"}, {ID: "van_ban", Label: "Văn bản quy định"}}

// PetitionSubject is what a petition is about.
type PetitionSubject string

// Choices lists the subjects, as the quarterly report counts them.
func (PetitionSubject) Choices() []front.Choice { return petitionSubjectChoices }

var petitionSubjectChoices = []front.Choice{{ID: "quy_dinh", Label: "Quy định hành chính"}, {ID: "hanh_vi", Label: "Hành vi hành chính"}}

// PetitionState is how far a petition has come.
type PetitionState string

// Choices lists the states.
func (PetitionState) Choices() []front.Choice { return petitionStateChoices }

var petitionStateChoices = []front.Choice{{ID: "da_tiep_nhan", Label: "Đã tiếp nhận"}, {ID: "dang_xu_ly", Label: "Đang xử lý"},
	{ID: "da_tra_loi", Label: "Đã trả lời"}}

// FigureKind is what a figure of a report counts.
type FigureKind string

// The kinds: whole numbers, đồng, per cent, and statements that hold or not.
const (
	counting  FigureKind = "dem"
	money     FigureKind = "tien"
	ratio     FigureKind = "ty_le"
	statement FigureKind = "khang_dinh"
)

// Choices lists the kinds.
func (FigureKind) Choices() []front.Choice { return figureKindChoices }

var figureKindChoices = []front.Choice{{ID: string(counting), Label: "Số đếm"}, {ID: string(money), Label: "Số tiền (đồng)"}, {ID: string(ratio), Label: "Tỷ lệ (%)"},
	{ID: string(statement), Label: "Khẳng định: true hoặc false"}}

// Routine is how often a form is filled in.
type Routine string

// The routines.
const (
	quarterly Routine = "quy"
	yearly    Routine = "nam"
)

// Choices lists the routines.
func (Routine) Choices() []front.Choice { return routineChoices }

var routineChoices = []front.Choice{{ID: string(quarterly), Label: "Hằng quý"}, {ID: string(yearly), Label: "Hằng năm"}}

// DocumentType is a sort of document; content writes the word itself.
type DocumentType string

// PriceService is a service that a price list prices (Thông tư 17/2017/TT-BTTTT Art. 3, 4).
type PriceService string

// Choices lists the services.
func (PriceService) Choices() []front.Choice { return priceServiceChoices }

var priceServiceChoices = []front.Choice{{ID: "nhan_gui_ho_so", Label: "Nhận gửi hồ sơ"}, {ID: "chuyen_tra_ket_qua", Label: "Chuyển trả kết quả"}}

// NewsSection is the part of the portal that a news item belongs to.
type NewsSection string

// Choices lists the sections: reform news are the ones that the quarterly report counts.
func (NewsSection) Choices() []front.Choice { return newsSectionChoices }

var newsSectionChoices = []front.Choice{{ID: "cchc", Label: "Cải cách hành chính"}, {ID: "khcn", Label: "Khoa học và công nghệ"}}

// Matter is something whose way from signature to the portal is measured.
type Matter string

// The matters that kinds of records are.
const (
	aProcedure     Matter = "thu_tuc"
	aDecision      Matter = "quyet_dinh_cong_bo"
	anOwnDocument  Matter = "van_ban_cua_co_quan"
	aRoutineReport Matter = "bao_cao"
)

// Choices lists the matters.
func (Matter) Choices() []front.Choice { return matterChoices }

var matterChoices = []front.Choice{{ID: string(aProcedure), Label: "Thủ tục hành chính"},
	{ID: string(aDecision), Label: "Quyết định công bố thủ tục, do cơ quan khác ký"},
	{ID: string(anOwnDocument), Label: "Văn bản do chính cơ quan ký"}, {ID: string(aRoutineReport), Label: "Báo cáo định kỳ"}}

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
