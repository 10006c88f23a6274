package workbook

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"congkhai/generator/desk/sheet"
	"congkhai/generator/text/bound"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/say"
)

// The sheets that are no content: what to do, the words to choose from, and what the program has to know when the workbook
// comes back.
const (
	guideTitle = "Hướng dẫn"
	wordsTitle = "Danh mục"
	sealsTitle = "congkhai"
	idHead     = "Tên tệp của mục"
	bodyMark   = "Số"
)

// sheetVersion grows when a workbook of before cannot be read any more.
const sheetVersion = "1"

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

// write puts the workbook together.
func (e *export) write(to io.Writer, rows [][]row, bodies []row, seals [][]string) error {
	plans, all := e.plans, rows
	if e.kind.Suffix[0] == ".md" {
		plans, all = append(slices.Clip(plans), e.bodyPlan()), append(slices.Clip(all), bodies)
	}
	titles := []string{}
	for i := range plans {
		titles = append(titles, plans[i].title)
	}
	p := newPen(titles)
	p.guide(e)
	for i := range plans {
		p.sheet(&plans[i], all[i], e)
		all[i] = nil // a large portal has a hundred megabytes of them
	}
	p.choices()
	p.seals(e, seals)
	return p.end(to)
}

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

// bodyPlan is the sheet of the texts.
func (e *export) bodyPlan() sheetPlan {
	return sheetPlan{title: bodyTitle, steps: []step{{}}, marks: []string{bodyMark},
		cols: []column{{head: bodyTitle, sort: sort{text: true}}}}
}

// sheet writes one sheet with its rows.
func (p *pen) sheet(plan *sheetPlan, rows []row, e *export) {
	w := p.begin(plan.title)
	if p.err != nil {
		return
	}
	heads := plan.heads(rows)
	p.columns(w, plan, len(heads))
	p.note(w.SetPanes(&excelize.Panes{Freeze: true, XSplit: 1, YSplit: 1, TopLeftCell: "B2", ActivePane: "bottomRight"}))
	p.row(w, 1, heads, func(int) look { return look{asText, true, true} })
	own := len(plan.steps) == 0
	for i, r := range rows {
		cells := append([]sheet.Cell{{Sort: sheet.Text, Text: r.id}}, marksOf(r.marks)...)
		p.row(w, i+2, append(cells, r.cells...), func(column int) look { return look{asText, false, own && column == 0} })
	}
	p.notes(plan, heads)
	p.drops(plan, len(rows), e)
	if own {
		p.note(p.f.ProtectSheet(plan.title, &excelize.SheetProtectionOptions{FormatCells: true, FormatColumns: true, FormatRows: true,
			InsertRows: true, AutoFilter: true, SelectLockedCells: true, SelectUnlockedCells: true}))
	}
	p.note(w.Flush())
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

func marksOf(marks []string) []sheet.Cell {
	cells := make([]sheet.Cell, len(marks))
	for i, m := range marks {
		cells[i] = sheet.Cell{Sort: sheet.Text, Text: m}
		if _, err := strconv.Atoi(m); err == nil {
			cells[i].Sort = sheet.Number
		}
	}
	return cells
}

// heads are the heads of all columns; a row that is a list goes on to the right as far as the longest does.
func (p *sheetPlan) heads(rows []row) []sheet.Cell {
	heads := []sheet.Cell{{Sort: sheet.Text, Text: idHead}}
	for _, m := range p.marks {
		heads = append(heads, sheet.Cell{Sort: sheet.Text, Text: m})
	}
	for _, c := range p.cols {
		heads = append(heads, sheet.Cell{Sort: sheet.Text, Text: c.head})
	}
	if p.wide == nil {
		return heads
	}
	widest := 1
	for _, r := range rows {
		widest = max(widest, len(r.cells))
	}
	for i := range widest {
		heads = append(heads, sheet.Cell{Sort: sheet.Text, Text: p.wide.head + " " + strconv.Itoa(i+1)})
	}
	return heads
}

// columns says how wide the columns are, and what Excel takes for it what is typed there.
//
// The last comes first: the library puts what it is told before what it was told, and programs want columns in order.
func (p *pen) columns(w *excelize.StreamWriter, plan *sheetPlan, n int) {
	first := 1 + len(plan.marks)
	for i := n - 1; i >= first; i-- {
		s := sort{}
		switch {
		case plan.wide != nil:
			s = plan.wide.sort
		default:
			s = plan.cols[i-first].sort
		}
		p.column(w, i, s.width(), s.format())
	}
	for i := first - 1; i > 0; i-- {
		p.column(w, i, 14, asNumber)
	}
	p.column(w, 0, 24, asText)
}

func (p *pen) column(w *excelize.StreamWriter, i int, width float64, format string) {
	p.note(w.SetColWidth(i+1, i+1, width))
	p.note(w.SetColStyle(i+1, i+1, p.style(look{format, false, false})))
}

func (s sort) format() string {
	switch {
	case s.day:
		return asDay
	case s.text || s.list || s.truth && !s.whole:
		return asText
	case s.whole || s.decimal:
		return asNumber
	}
	return asText
}

func (s sort) width() float64 {
	switch {
	case s.list || s.refers != "" || s.text:
		return 36
	case len(s.words) > 0:
		return 20
	}
	return 14
}

// row writes cells that look as they say; a cell is more than text where its value is.
func (p *pen) row(w *excelize.StreamWriter, n int, cells []sheet.Cell, looks func(column int) look) {
	values := make([]any, len(cells))
	for i, c := range cells {
		if c.Sort != sheet.Empty {
			p.text += len(c.Text)
			values[i] = p.cell(c, looks(i))
		}
	}
	p.note(w.SetRow("A"+strconv.Itoa(n), values, excelize.RowOpts{Height: height(cells, looks(0).head)}))
}

// height is how high a row has to be, in points, so that most of it is seen: no program finds out when it opens the file. Heads
// stand over narrow columns too.
func height(cells []sheet.Cell, head bool) float64 {
	const perLine, most = 15, 10
	perRow := 32
	if head {
		perRow = 14
	}
	lines := 1
	for _, c := range cells {
		own := 0
		for line := range strings.SplitSeq(c.Text, "\n") {
			own += 1 + utf8.RuneCountInString(line)/perRow
		}
		lines = max(lines, own)
	}
	return float64(perLine * min(lines, most))
}

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

// notes explain the heads.
func (p *pen) notes(plan *sheetPlan, heads []sheet.Cell) {
	first := len(heads) - len(plan.cols)
	if plan.wide != nil {
		return
	}
	for i, c := range plan.cols {
		if c.field.Key == "" {
			continue
		}
		text := c.field.Say + "."
		if c.field.Optional {
			text += " Không bắt buộc."
		}
		if c.list {
			text += " Mỗi mục một dòng trong ô (Alt+Enter)."
		}
		text += "\nVí dụ: " + strings.Trim(c.field.Example, `"`) + "\nKhóa: " + strings.Join(c.path, ".")
		p.note(p.f.AddComment(plan.title, excelize.Comment{Author: "Công Khai", Cell: cellName(first+i, 1),
			Text: text, Width: 320, Height: 120}))
	}
}

func cellName(column, row int) string {
	name, _ := excelize.CoordinatesToCellName(column+1, row) // both are more than nought
	return name
}

// drops lets people choose words and references from a list. What is typed by hand is looked at when the workbook comes back.
func (p *pen) drops(plan *sheetPlan, rows int, e *export) {
	first := 1 + len(plan.marks)
	for i, c := range plan.cols {
		words := e.choices(c.sort)
		if len(words) == 0 {
			continue
		}
		v := excelize.NewDataValidation(true)
		v.SetSqref(cellName(first+i, 2) + ":" + cellName(first+i, rows+1000))
		v.SetSqrefDropList(p.listed(words))
		v.ShowErrorMessage = false
		p.note(p.f.AddDataValidation(plan.title, v))
	}
}

// choices are the words of a column to choose from.
func (e *export) choices(s sort) []string {
	var words []string
	if s.refers != "" {
		for _, r := range e.site.Records {
			if r.Kind.Folder == s.refers && e.site.Record(s.refers, r.ID) == r {
				words = append(words, s.shown(r.ID, e.called))
			}
		}
	}
	for _, w := range s.words {
		words = append(words, w.label)
	}
	if s.truth {
		words = append(words, truths[true], truths[false])
	}
	return words
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

// seals writes what the program has to know when the workbook comes back.
func (p *pen) seals(e *export, seals [][]string) {
	rows := [][]sheet.Cell{texts("congkhai", sheetVersion), texts("loai", e.kind.Folder), texts("khoa", e.schema())}
	for _, s := range seals {
		rows = append(rows, texts(s...))
	}
	p.table(sealsTitle, rows, 20)
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
		p.row(w, i+1, cells, func(int) look { return look{asText, false, false} })
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

// parts are the files in a workbook.
type parts struct{ bytes map[string]*bytes.Buffer }

// Create begins a file.
func (p *parts) Create(name string) (io.Writer, error) {
	p.bytes[name] = &bytes.Buffer{}
	return p.bytes[name], nil
}

// AddFS is asked for by no workbook.
func (p *parts) AddFS(fs.FS) error { return fs.ErrInvalid }

// Close ends the files.
func (p *parts) Close() error { return nil }

// size is what the files come to, unpacked.
func (p *parts) size() int {
	size := 0
	for _, b := range p.bytes {
		size += b.Len()
	}
	return size
}

func (p *parts) write(to io.Writer) error {
	z := zip.NewWriter(to)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	names := make([]string, 0, len(p.bytes))
	for name := range p.bytes {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write(p.bytes[name].Bytes())
		}
		if err != nil {
			return err
		}
	}
	return z.Close()
}
