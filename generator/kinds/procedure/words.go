package procedure

import "congkhai/generator/files/front"

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

var levelChoices = []front.Choice{
	{ID: "bo", Label: "Cấp bộ"}, {ID: "tinh", Label: "Cấp tỉnh"}, {ID: "huyen", Label: "Cấp huyện"},
	{ID: "xa", Label: "Cấp xã"}, {ID: "khac", Label: "Cơ quan khác"},
}

// Applicant is a sort of person or body that may apply, as the national portal lists them.
type Applicant string

// Choices lists the applicants.
func (Applicant) Choices() []front.Choice { return applicantChoices }

var applicantChoices = []front.Choice{
	{ID: "cong_dan", Label: "Công dân Việt Nam"}, {ID: "kieu_bao", Label: "Người Việt Nam định cư ở nước ngoài"},
	{ID: "nguoi_nuoc_ngoai", Label: "Người nước ngoài"},
	{ID: "nguoi_nuoc_ngoai_cu_tru", Label: "Người nước ngoài cư trú tại Việt Nam"},
	{ID: "can_bo", Label: "Cán bộ, công chức, viên chức"},
	{ID: "doanh_nghiep", Label: "Doanh nghiệp"}, {ID: "doanh_nghiep_viet_nam", Label: "Doanh nghiệp Việt Nam"},
	{ID: "doanh_nghiep_nuoc_ngoai", Label: "Doanh nghiệp có vốn đầu tư nước ngoài"},
	{ID: "to_chuc", Label: "Tổ chức (không bao gồm doanh nghiệp, HTX)"},
	{ID: "to_chuc_nuoc_ngoai", Label: "Tổ chức nước ngoài"},
	{ID: "hop_tac_xa", Label: "Hợp tác xã"}, {ID: "dang_vien", Label: "Đảng viên"},
	{ID: "to_chuc_dang", Label: "Tổ chức Đảng"},
}

// OnlineLevel is how far a procedure can be done online: the four levels of Nghị định 43/2011, and the two of Nghị định
// 42/2022. No text maps the one on the other, so both are kept as they were printed.
type OnlineLevel string

// Choices lists the levels of both schemes.
func (OnlineLevel) Choices() []front.Choice { return onlineLevelChoices }

var onlineLevelChoices = []front.Choice{{ID: "1", Label: "Mức độ 1"}, {ID: "2", Label: "Mức độ 2"},
	{ID: "3", Label: "Mức độ 3"}, {ID: "4", Label: "Mức độ 4"},
	{ID: "mot_phan", Label: "Một phần"}, {ID: "toan_trinh", Label: "Toàn trình"}}

// PartlyReason is why a procedure is done online in part alone (Nghị định 224/2026/NĐ-CP Art. 14).
type PartlyReason string

// Choices lists the reasons that the decree names.
func (PartlyReason) Choices() []front.Choice { return partlyReasonChoices }

var partlyReasonChoices = []front.Choice{
	{ID: "hien_dien", Label: "Người làm thủ tục phải có mặt tại cơ quan nhà nước"},
	{ID: "hien_truong", Label: "Cơ quan nhà nước phải thẩm tra, xác minh tại hiện trường"},
	{ID: "su_co", Label: "Sự cố kỹ thuật chưa thể khắc phục ngay"},
	{ID: "ky_thuat", Label: "Vấn đề kỹ thuật khác chưa thể xử lý được"},
}

// technical reports whether a reason lies in machines, for which no law of the field has to say anything.
func (r PartlyReason) technical() bool { return r == "su_co" || r == "ky_thuat" }

// ProactiveLevel is how much an agency does of a service by itself before anybody asks for it: the four levels of Nghị
// định 224/2026/NĐ-CP Art. 16. They have names of their own, as an OnlineLevel "4" says another thing.
type ProactiveLevel string

// Choices lists the levels.
func (ProactiveLevel) Choices() []front.Choice { return proactiveLevelChoices }

var proactiveLevelChoices = []front.Choice{
	{ID: "nhac", Label: "Chủ động mức 1: nhắc thực hiện"},
	{ID: "chuan_bi", Label: "Chủ động mức 2: nhắc và chuẩn bị hồ sơ"},
	{ID: "khuyen_nghi", Label: "Chủ động mức 3: nhắc, chuẩn bị hồ sơ và khuyến nghị phương án"},
	{ID: "tu_dong", Label: "Chủ động mức 4: nhắc, chuẩn bị hồ sơ, khuyến nghị phương án và tự động thực hiện"},
}

// Sort is the kind of a procedure, in the words of the national portal.
type Sort string

// Choices lists the kinds.
func (Sort) Choices() []front.Choice { return sortChoices }

var sortChoices = []front.Choice{
	{ID: "luat_giao", Label: "Thủ tục được luật giao quy định chi tiết"},
	{ID: "khong_luat_giao", Label: "Thủ tục không được luật giao cho địa phương quy định"},
	{ID: "tieu_chuan", Label: "Thủ tục tiêu chuẩn"}, {ID: "dac_thu", Label: "Thủ tục đặc thù"},
	{ID: "lien_thong", Label: "Thủ tục liên thông"}, {ID: "noi_bo", Label: "Thủ tục nội bộ"},
	{ID: "khac", Label: "Loại khác"},
}

// Origin is where a record's facts come from.
type Origin string

// Choices lists the origins.
func (Origin) Choices() []front.Choice { return originChoices }

var originChoices = []front.Choice{{ID: "cong", Label: "Cổng dịch vụ công hoặc danh mục đã công bố"},
	{ID: "van_ban", Label: "Văn bản quy định"}}
