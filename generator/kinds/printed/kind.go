package printed

import "congkhai/generator/files/front"

// Kind is what a figure of a report counts.
type Kind string

// The kinds: whole numbers, đồng, numbers with decimals, per cent, and statements that hold or not.
const (
	Counting  Kind = "dem"
	Money     Kind = "tien"
	Decimal   Kind = "so"
	Ratio     Kind = "ty_le"
	Statement Kind = "khang_dinh"
)

// Choices lists the kinds.
func (Kind) Choices() []front.Choice { return kindChoices }

var kindChoices = []front.Choice{{ID: string(Counting), Label: "Số đếm"},
	{ID: string(Money), Label: "Số tiền (đồng)"}, {ID: string(Decimal), Label: "Số có phần lẻ"},
	{ID: string(Ratio), Label: "Tỷ lệ (%)"}, {ID: string(Statement), Label: "Khẳng định: true hoặc false"}}
