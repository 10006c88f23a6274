package site

import (
	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/text/calendar"
)

// Signed is what the clock is told of a record: as what it is measured, and when it was signed, by which document.
type Signed struct {
	Matter Matter
	Day    calendar.Date  // no day when that is not known
	By     *record.Record // the document that ordered it, where that is another record
}

// Matter is something whose way from signature to the portal is measured.
type Matter string

// The matters that kinds of records are.
const (
	AProcedure     Matter = "thu_tuc"
	ADecision      Matter = "quyet_dinh_cong_bo"
	AnOwnDocument  Matter = "van_ban_cua_co_quan"
	ARoutineReport Matter = "bao_cao"
	AStop          Matter = "tam_ngung"
)

// Choices lists the matters.
func (Matter) Choices() []front.Choice { return matterChoices }

var matterChoices = []front.Choice{{ID: string(AProcedure), Label: "Thủ tục hành chính"},
	{ID: string(ADecision), Label: "Quyết định công bố thủ tục, do cơ quan khác ký"},
	{ID: string(AnOwnDocument), Label: "Văn bản do chính cơ quan ký"},
	{ID: string(ARoutineReport), Label: "Báo cáo định kỳ"},
	{ID: string(AStop), Label: "Thông báo tạm ngừng"}}

// Entitled is what a record is in the list of information that must be public (Luật Tiếp cận thông tin Art. 17, 19);
// the zero value is in no list.
type Entitled struct {
	What    string // the sort of information
	Article string // of the law that wants it public
	Number  string
	Created calendar.Date // no day when that is not known
	Files   []Link
}
