package workbook

import (
	"bytes"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"congkhai/generator/desk/sheet"
	"congkhai/generator/text/bound"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/say"
)

// pen writes a workbook.
type pen struct {
	f     *excelize.File
	looks map[look]int
	words map[string]string // where a list of words to choose from stands, by the words
	lists [][]string
	text  int // bytes of all texts
	err   error
}

func (p *pen) note(err error) {
	if p.err == nil {
		p.err = err
	}
}

// look is how a cell looks and what Excel takes a number in it for.
type look struct {
	format string
	head   bool
	locked bool
}

func (p *pen) style(l look) int {
	if id, known := p.looks[l]; known {
		return id
	}
	style := &excelize.Style{CustomNumFmt: &l.format, Protection: &excelize.Protection{Locked: l.locked},
		Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}}
	if l.head {
		style.Font = &excelize.Font{Bold: true, Family: "Calibri", Size: 11}
		style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"DDE7EE"}}
		style.Border = []excelize.Border{{Type: "bottom", Style: 1, Color: "33566B"}}
	}
	id, err := p.f.NewStyle(style)
	p.note(err)
	p.looks[l] = id
	return id
}

const (
	asText   = "@"
	asDay    = "dd/mm/yyyy"
	asNumber = "General"
	asLarge  = "#,##0"
)

// newPen begins a workbook with all its sheets: what is said of them all has to be said before the first is written.
func newPen(titles []string) *pen {
	p := &pen{f: excelize.NewFile(), looks: map[look]int{}, words: map[string]string{}}
	p.note(p.f.SetSheetName("Sheet1", guideTitle))
	for _, title := range append(titles, wordsTitle, sealsTitle) {
		_, err := p.f.NewSheet(title)
		p.note(err)
	}
	p.note(p.f.SetSheetVisible(sealsTitle, false, true))
	p.f.SetActiveSheet(0)
	return p
}

// begin begins the rows of a sheet, which is one page wide on paper.
func (p *pen) begin(title string) *excelize.StreamWriter {
	fits, wide, any, across := true, 1, 0, "landscape"
	p.note(p.f.SetSheetProps(title, &excelize.SheetPropsOptions{FitToPage: &fits}))
	p.note(p.f.SetPageLayout(title, &excelize.PageLayoutOptions{Orientation: &across, FitToWidth: &wide, FitToHeight: &any}))
	w, err := p.f.NewStreamWriter(title)
	p.note(err)
	return w
}

// How many letters of a cell stand on a line, where nothing is known of its column; heads stand over narrow ones too.
const (
	lettersOfHead = 14
	lettersOfCell = 32
)

// row writes cells that look as they say, so high that most of it is seen: no program finds that out when it opens the
// file.
func (p *pen) row(w *excelize.StreamWriter, n int, cells []sheet.Cell, letters int, looks func(column int) look) {
	const perLine, most = 15, 10
	values := make([]any, len(cells))
	lines := 1
	for i, c := range cells {
		if c.Sort == sheet.Empty {
			continue
		}
		p.text += len(c.Text)
		values[i] = p.cell(c, looks(i))
		lines = max(lines, linesOf(c.Text, letters))
	}
	height := float64(perLine * min(lines, most))
	p.note(w.SetRow("A"+strconv.Itoa(n), values, excelize.RowOpts{Height: height}))
}

// linesOf is how many lines a text takes with so many letters in each.
func linesOf(text string, letters int) int {
	lines := 0
	for line := range strings.SplitSeq(text, "\n") {
		lines += 1 + utf8.RuneCountInString(line)/letters
	}
	return lines
}

// cell is a cell as more than text where its value is.
func (p *pen) cell(c sheet.Cell, l look) excelize.Cell {
	var value any = c.Text
	switch c.Sort {
	case sheet.Number:
		l.format = asNumber
		value, _ = strconv.ParseFloat(c.Text, 64) // digits that a number was written with
		if n, err := strconv.ParseInt(c.Text, 10, 64); err == nil {
			value = n
			if n >= 10_000 || n <= -10_000 {
				l.format = asLarge
			}
		}
	case sheet.Date:
		day, _ := calendar.Parse(c.Text) // which was a day before
		l.format, value = asDay, day.Time()
	}
	return excelize.Cell{StyleID: p.style(l), Value: value}
}

func cellName(column, row int) string {
	name, _ := excelize.CoordinatesToCellName(column+1, row) // both are more than nought
	return name
}

// listed is where the words stand in their sheet.
func (p *pen) listed(words []string) string {
	name := strings.Join(words, "\n")
	if place, known := p.words[name]; known {
		return place
	}
	column, _ := excelize.ColumnNumberToName(len(p.lists) + 1)
	p.lists = append(p.lists, words)
	place := "'" + wordsTitle + "'!$" + column + "$1:$" + column + "$" + strconv.Itoa(len(words))
	p.words[name] = place
	return place
}

// choices writes the words that the lists offer.
func (p *pen) choices() {
	rows := [][]sheet.Cell{}
	for i, words := range p.lists {
		for j, word := range words {
			for len(rows) <= j {
				rows = append(rows, make([]sheet.Cell, len(p.lists)))
			}
			rows[j][i] = sheet.Cell{Sort: sheet.Text, Text: word}
		}
	}
	p.table(wordsTitle, rows, 30)
}

func texts(words ...string) []sheet.Cell {
	cells := make([]sheet.Cell, len(words))
	for i, w := range words {
		cells[i] = sheet.Cell{Sort: sheet.Text, Text: w}
	}
	return cells
}

// table writes a sheet without heads.
func (p *pen) table(title string, rows [][]sheet.Cell, width float64) {
	w := p.begin(title)
	if p.err != nil {
		return
	}
	p.note(w.SetColWidth(1, 40, width))
	for i, cells := range rows {
		p.row(w, i+1, cells, lettersOfCell, func(int) look { return look{asText, false, false} })
	}
	p.note(w.Flush())
}

// end writes the file. Its parts stand in the order of their names, since the library's order changes from run to run.
func (p *pen) end(to io.Writer) error {
	if p.err != nil {
		return p.err
	}
	parts := &parts{bytes: map[string]*bytes.Buffer{}}
	p.f.SetZipWriter(func(io.Writer) excelize.ZipWriter { return parts })
	if err := p.f.Write(io.Discard); err != nil {
		return err
	}
	if err := p.f.Close(); err != nil {
		return err
	}
	if p.text > bound.SheetText || parts.size() > bound.Unpacked {
		return say.Errorf("nhiều quá cho một bảng: nhập lại sẽ không đọc được; hãy kể tên các mục cần xuất, hoặc xuất nhiều lần",
			"too much for one workbook: it could not be imported; name the records, or export several times")
	}
	return parts.write(to)
}
