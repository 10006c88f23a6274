package amount

import "congkhai/generator/files/front"

// TimeUnit is what a time limit counts; a working day is never turned into a day or the reverse.
type TimeUnit string

// Choices lists the units.
func (TimeUnit) Choices() []front.Choice { return timeUnitChoices }

var timeUnitChoices = []front.Choice{
	{ID: "ngay_lam_viec", Label: "ngày làm việc"}, {ID: "ngay", Label: "ngày"}, {ID: "tuan", Label: "tuần"},
	{ID: "gio", Label: "giờ"}, {ID: "thang", Label: "tháng"},
}
