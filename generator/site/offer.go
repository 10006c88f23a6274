package site

import "congkhai/generator/files/front"

// Offer is something that the law wants a portal to tell; kinds say where the portal does (Kind.Offers).
type Offer string

// What the law wants told, as Nghị định 224/2026/NĐ-CP Art. 9, 10 and 13 name it.
const (
	OfProcedures Offer = "thu_tuc"
	OfChart      Offer = "so_do_to_chuc"
	OfTasks      Offer = "chuc_nang_nhiem_vu"
	OfHistory    Offer = "lich_su"
	OfLeaders    Offer = "lanh_dao"
	OfChannels   Offer = "kenh"
	OfRating     Offer = "danh_gia_hai_long"
	OfStops      Offer = "tam_ngung"
)

// Choices lists the offers.
func (Offer) Choices() []front.Choice { return offerChoices }

var offerChoices = []front.Choice{{ID: string(OfProcedures), Label: "Thủ tục hành chính"},
	{ID: string(OfChart), Label: "Sơ đồ tổ chức"},
	{ID: string(OfTasks), Label: "Chức năng, nhiệm vụ, quyền hạn"},
	{ID: string(OfHistory), Label: "Quá trình hình thành và phát triển"},
	{ID: string(OfLeaders), Label: "Lãnh đạo"},
	{ID: string(OfChannels), Label: "Kênh tương tác"},
	{ID: string(OfRating), Label: "Nơi đánh giá mức độ hài lòng"},
	{ID: string(OfStops), Label: "Thông báo tạm ngừng"}}

// Offered is where the portal tells something that the law wants told; nothing where it does not.
func (s *Site) Offered(what Offer) []Link {
	for _, k := range s.Kinds {
		if where, told := k.Offers[what]; told {
			return where(s)
		}
	}
	return nil
}
