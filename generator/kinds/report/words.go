package report

import "congkhai/generator/files/front"

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

var figureKindChoices = []front.Choice{{ID: string(counting), Label: "Số đếm"},
	{ID: string(money), Label: "Số tiền (đồng)"}, {ID: string(ratio), Label: "Tỷ lệ (%)"},
	{ID: string(statement), Label: "Khẳng định: true hoặc false"}}

// Routine is how often a form is filled in.
type Routine string

// The routines.
const (
	Quarterly Routine = "quy"
	Yearly    Routine = "nam"
)

// Choices lists the routines.
func (Routine) Choices() []front.Choice { return routineChoices }

var routineChoices = []front.Choice{{ID: string(Quarterly), Label: "Hằng quý"}, {ID: string(Yearly), Label: "Hằng năm"}}
