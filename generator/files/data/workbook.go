package data

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
)

// A workbook is an archive of XML (ECMA-376, part 1). What is written here is the least that spreadsheets ask for:
// texts in their cells, numbers, and two styles. A library for workbooks also reads, draws and reckons, and would be a
// quarter of the command.
type workbook struct {
	zip  *zip.Writer
	head []Cell
	most int // rows of a sheet

	sheets, row int // how many there are, and the row of the last one that was written
	sheet       io.Writer
	line        bytes.Buffer
	err         error // the first one; what follows it is not written
}

// rowsOfSheet is how many rows a sheet has at most.
const rowsOfSheet = 1 << 20

// The styles of cells, as workbookStyles lists them: a number as it is, a text, a whole number without an exponent.
const (
	asIs  = ""
	text  = ` s="1"`
	whole = ` s="2"`
)

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// The parts that are the same in every workbook, by their names in the archive.
var workbookParts = []struct{ name, text string }{
	{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"` +
		` Target="xl/workbook.xml"/></Relationships>`},
	{"xl/styles.xml", `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
		`<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>` +
		`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
		`<borders count="1"><border/></borders>` +
		`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
		`<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
		`<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>` +
		`<xf numFmtId="1" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`},
}

// newWorkbook begins a workbook with a sheet that has only a head.
func newWorkbook(w io.Writer, head []Cell, most int) *workbook {
	b := &workbook{zip: zip.NewWriter(w), head: head, most: most}
	b.begin()
	return b
}

// add writes a row, on a new sheet where the last one is full.
func (b *workbook) add(row []Cell) {
	if b.row == b.most {
		b.finish()
		b.begin()
	}
	b.write(row)
}

// begin begins a sheet with the names of the columns, which stay in sight. Columns are as wide as the longest number.
func (b *workbook) begin() {
	b.sheets++
	b.row = 0
	b.part(fmt.Sprintf("xl/worksheets/sheet%d.xml", b.sheets))
	b.print(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView`+
		` workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`+
		`<cols><col min="1" max="%d" width="22" customWidth="1"/></cols><sheetData>`, max(1, len(b.head)))
	b.write(b.head)
}

func (b *workbook) finish() { b.print(`</sheetData></worksheet>`) }

// part begins a file of the archive.
func (b *workbook) part(name string) {
	if b.err == nil {
		b.sheet, b.err = b.zip.Create(name)
	}
	b.print("%s", xmlHead)
}

func (b *workbook) print(format string, args ...any) {
	if b.err == nil {
		_, b.err = fmt.Fprintf(b.sheet, format, args...)
	}
}

func (b *workbook) write(row []Cell) {
	b.row++
	b.line.Reset()
	number := strconv.Itoa(b.row)
	b.line.WriteString(`<row r="` + number + `">`)
	for i := range row {
		b.cell(ColumnName(i)+number, &row[i])
	}
	b.line.WriteString(`</row>`)
	if b.err == nil {
		_, b.err = b.sheet.Write(b.line.Bytes())
	}
}

func (b *workbook) cell(name string, c *Cell) {
	switch {
	case c.Sort == Absent:
	case c.Sort == Number && wholeNumber.MatchString(c.Text):
		b.number(name, whole, c.Text)
	case c.Sort == Number && decimal.MatchString(c.Text):
		b.number(name, asIs, c.Text)
	default:
		b.line.WriteString(`<c r="` + name + `"` + text + ` t="inlineStr"><is><t xml:space="preserve">`)
		_ = xml.EscapeText(&b.line, []byte(withoutCodes(roomy(c.joined())))) // a buffer takes all
		b.line.WriteString(`</t></is></c>`)
	}
}

func (b *workbook) number(name, style, number string) {
	b.line.WriteString(`<c r="` + name + `"` + style + `><v>` + number + `</v></c>`)
}

// characterCode is what spreadsheets take for a character: "_x0041_" for A. Its first sign is written by its own code.
var characterCode = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

func withoutCodes(text string) string {
	if !strings.Contains(text, "_x") { // nearly always
		return text
	}
	return characterCode.ReplaceAllString(text, "_x005F$0")
}

// ColumnName is how spreadsheets call a column that is counted from 0: A, Z, AA.
func ColumnName(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return ColumnName(i/26-1) + ColumnName(i%26)
}

// end writes what a spreadsheet needs to find the sheets.
func (b *workbook) end() error {
	b.finish()
	var sheets, links, types string
	for i := range b.sheets {
		sheets += fmt.Sprintf(`<sheet name="%s" sheetId="%[2]d" r:id="rId%[2]d"/>`, sheetTitle(i), i+1)
		links += fmt.Sprintf(`<Relationship Id="rId%[1]d" Type="%[2]s/worksheet" Target="worksheets/sheet%[1]d.xml"/>`, i+1, relations)
		types += fmt.Sprintf(`<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="%s.worksheet+xml"/>`, i+1, contents)
	}
	b.part("xl/workbook.xml")
	b.print(`<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="%s"><sheets>%s</sheets></workbook>`,
		relations, sheets)
	b.part("xl/_rels/workbook.xml.rels")
	b.print(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s`+
		`<Relationship Id="rId%d" Type="%s/styles" Target="styles.xml"/></Relationships>`, links, b.sheets+1, relations)
	b.part("[Content_Types].xml")
	b.print(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels"`+
		` ContentType="application/vnd.openxmlformats-package.relationships+xml"/>%s<Override PartName="/xl/workbook.xml"`+
		` ContentType="%[2]s.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="%[2]s.styles+xml"/></Types>`,
		types, contents)
	for _, p := range workbookParts {
		b.part(p.name)
		b.print("%s", p.text)
	}
	if b.err != nil {
		return b.err
	}
	return b.zip.Close()
}

const (
	relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	contents  = "application/vnd.openxmlformats-officedocument.spreadsheetml"
)

// sheetTitle is the name of a sheet that is counted from 0.
func sheetTitle(i int) string {
	if i == 0 {
		return "Dữ liệu"
	}
	return "Dữ liệu " + strconv.Itoa(i+1)
}
