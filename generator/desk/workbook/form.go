package workbook

import (
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"congkhai/generator/desk/entry"
	"congkhai/generator/desk/sheet"
	"congkhai/generator/files/front"
	"congkhai/generator/kinds/printed"
	"congkhai/generator/kinds/report"
	"congkhai/generator/site"
	"congkhai/generator/text/viet"
)

// figuresTitle is the sheet with the figures that stand in the text of a report.
const figuresTitle = "Số liệu"

// keyHead is the head of the column, and the beginning of the row, that say which key a cell is for.
const keyHead = "Khóa"

// form is a form for a period as a workbook to be filled in.
type form struct {
	*report.Blank
	site   *site.Site
	titles []string // of the sheets of its tables
}

func formOf(s *site.Site, b *report.Blank) *form {
	f := &form{Blank: b, site: s}
	l := layout{titles: map[string]bool{}}
	for _, kept := range []string{guideTitle, figuresTitle, wordsTitle, sealsTitle} {
		l.titles[viet.Fold(kept)] = true
	}
	for _, t := range b.Tables {
		f.titles = append(f.titles, l.free(strings.ReplaceAll(t.Name, "/", "-")))
	}
	return f
}

// ExportForm writes the workbook of a form for a period, empty but for what is known from other reports.
func ExportForm(to io.Writer, s *site.Site, b *report.Blank) error {
	f := formOf(s, b)
	p := &paper{pen: newPen(append([]string{figuresTitle}, f.titles...)), looks: map[ink]int{}}
	p.formGuide(f)
	p.figures(f)
	for i := range f.Tables {
		p.formTable(f, i)
	}
	p.choices()
	p.table(sealsTitle, f.seals(), 20)
	return p.end(to)
}

// formMark says in the hidden sheet that the workbook is a form to be filled in.
const formMark = "bieu-mau"

// seals are what the program has to know when the workbook comes back.
func (f *form) seals() [][]sheet.Cell {
	return [][]sheet.Cell{texts("congkhai", sheetVersion), texts(formMark, f.Form.ID), texts("ky", f.Period.String()),
		texts("don_vi", f.Agency)}
}

// agencyTitle is what the body is called whose report it is.
func (f *form) agencyTitle() string {
	if r := f.site.Record(site.AgencyFolder, f.Agency); r != nil {
		return r.Title()
	}
	return f.Agency
}

// days are the period in words, with its days.
func (f *form) days() string {
	return f.Period.InTitle() + " (từ " + f.From.Print() + " đến " + f.To.Print() + ")"
}

// sortOfStyle is what may stand in a cell of such a figure.
func sortOfStyle(style printed.Style) entry.Sort {
	switch style.Kind {
	case printed.Statement:
		return entry.Sort{Truth: true}
	case printed.Ratio, printed.Decimal:
		return entry.Sort{Decimal: true}
	}
	return entry.Sort{Whole: true}
}

// stateWords are the words that say why there is no number.
func stateWords() []entry.Word {
	var words []entry.Word
	for _, state := range []front.State{front.None, front.NotApplicable, front.NotReported} {
		words = append(words, entry.Word{ID: state.String(), Label: state.Label()})
	}
	return words
}

// labels are words as cells show them.
func labels(words []entry.Word) []string {
	var all []string
	for _, w := range words {
		all = append(all, w.Label)
	}
	return all
}

// unit is what the numbers of a figure are in, for who fills it in.
func unit(style printed.Style) string {
	switch style.Kind {
	case printed.Statement:
		return "chọn " + entry.Truths[true] + " hoặc " + entry.Truths[false]
	case printed.Money:
		return "đồng" + style.Hint()
	case printed.Ratio:
		return "%" + style.Hint()
	}
	return strings.TrimPrefix(style.Hint(), "; ")
}

// sumOver is a formula that adds up cells, and says nothing as long as they do.
func sumOver(area string) excelize.Cell {
	return excelize.Cell{Formula: "IF(COUNT(" + area + ")=0,\"" + unfilled + "\",SUM(" + area + "))", Value: unfilled}
}

// unfilled is what a formula says of cells that are empty: with no value at all it would be taken for one that no
// program has worked out.
const unfilled = " "
