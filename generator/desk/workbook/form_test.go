package workbook

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"

	"congkhai/generator/desk/outcome"
	"congkhai/generator/desk/sheet"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds/report"
	"congkhai/generator/portal"
	"congkhai/generator/site"
	"congkhai/generator/test/small"
)

// formPortal is a portal whose form has figures of every kind and two tables: in its workbook the rows of the first
// are 7 to 10, the last of them the total, and those of the second 6 and 7.
func formPortal(t testing.TB) (*site.Site, fstest.MapFS) {
	t.Helper()
	files := small.Content(small.Archive(t, "testdata/bieu-mau.txt"))
	s, problems, err := portal.Check(files, portal.Options{AsOf: small.AsOf})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, small.Printed(t, problems, source.Vietnamese))
	}
	return s, files
}

const (
	figuresOf = figuresTitle + "!"
	fieldsOf  = "Biểu 1-LV theo lĩnh vực!"
	levelsOf  = "Biểu 2 theo cấp!"
	sealsOf   = sealsTitle + "!"
)

// typed is a value in a cell, as somebody types it in Excel.
type typed struct {
	place string
	value any
}

// givenOut is the form of a quarter with values typed into it.
func givenOut(t testing.TB, s *site.Site, cells ...typed) []byte {
	t.Helper()
	blank, err := report.NewBlank(s, "quy", "2024-Q2")
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := ExportForm(&b, s, blank); err != nil || len(cells) == 0 {
		return b.Bytes()
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	for _, cell := range cells {
		title, place, _ := strings.Cut(cell.place, "!")
		if err := f.SetCellValue(title, place, cell.value); err != nil {
			t.Fatal(err)
		}
	}
	after, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return after.Bytes()
}

// brought is what the portal would be with a workbook, or what is wrong with that.
func brought(t testing.TB, s *site.Site, files fstest.MapFS, book []byte) (*outcome.Outcome, string) {
	t.Helper()
	opened, problems := sheet.Open("a.xlsx", book)
	if len(problems) > 0 || !IsForm(opened) {
		return nil, small.Printed(t, problems, source.Vietnamese)
	}
	out, problems, err := ImportForm(s, files, opened)
	if err != nil {
		t.Fatal(err)
	}
	return out, small.Printed(t, problems, source.Vietnamese)
}

// held holds a text against a file of testdata.
func held(t *testing.T, name, got string) {
	t.Helper()
	name = filepath.Join("testdata", name)
	if *small.Update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil || got != string(want) {
		t.Errorf("%s: %v; got\n%s", name, err, got)
	}
}

func TestAFormIsTheSameBytesEachTime(t *testing.T) {
	s, _ := formPortal(t)
	if !bytes.Equal(givenOut(t, s), givenOut(t, s)) {
		t.Error("two exports differ")
	}
}

// What is known from the report before is all that an empty form says, and a draft says it too.
func TestAnEmptyFormSaysNothingNew(t *testing.T) {
	s, files := formPortal(t)
	out, problems := brought(t, s, files, givenOut(t, s))
	if problems != "" || out.Same != 1 || len(out.Files) != 0 {
		t.Error(problems, out)
	}
}

var (
	mine = []typed{
		{figuresOf + "C5", 3}, {figuresOf + "C6", 1_250_000}, {figuresOf + "C7", 87.5}, {figuresOf + "D8", "không áp dụng"},
		{figuresOf + "C9", "có"}, {fieldsOf + "B7", 7}, {fieldsOf + "C7", 5}, {fieldsOf + "D7", 100},
		{levelsOf + "B6", "có"}, {levelsOf + "C6", "không có"},
	}
	yours = []typed{{fieldsOf + "B8", 0}, {fieldsOf + "C8", "không áp dụng"}, {fieldsOf + "D8", 0}, {fieldsOf + "B9", 2},
		{fieldsOf + "C9", 1}, {fieldsOf + "D9", 50}, {fieldsOf + "D10", 80.25}, {levelsOf + "B7", false}, {levelsOf + "C7", 20_000}}
)

// Two people fill in one report, in any order, and it comes to the same values.
func TestSeveralPeopleFillInOneReport(t *testing.T) {
	s, files := formPortal(t)
	after := reportAfter(t, files, givenOut(t, s, mine...), givenOut(t, s, yours...))
	held(t, "dien-du.md", after)
	if all := reportAfter(t, files, givenOut(t, s, append(append([]typed{}, yours...), mine...)...)); sorted(all) != sorted(after) {
		t.Errorf("all at once gives\n%s", all)
	}
}

// reportAfter is the report after workbooks came back, one after another.
func reportAfter(t *testing.T, files fstest.MapFS, books ...[]byte) string {
	t.Helper()
	const name = "content/bao-cao/2024-q2.md"
	now := fstest.MapFS{}
	for name, f := range files {
		now[name] = f
	}
	for _, book := range books {
		s, _, err := portal.Check(now, portal.Options{AsOf: small.AsOf})
		if err != nil {
			t.Fatal(err)
		}
		out, problems := brought(t, s, now, book)
		if problems != "" {
			t.Fatal(problems)
		}
		now[name] = &fstest.MapFile{Data: out.Files[name]}
	}
	return string(now[name].Data)
}

// The same when LibreOffice has opened and saved what was filled in; its sums are then those of the rows.
func TestAFormComesBackFromOffice(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		if os.Getenv("CONGKHAI_OFFICE") == "required" {
			t.Fatal("no LibreOffice")
		}
		t.Skip("no LibreOffice here; CI has one")
	}
	s, files := formPortal(t)
	book, folder := givenOut(t, s, mine...), t.TempDir()
	name := filepath.Join(folder, "a.xlsx")
	if err := os.WriteFile(name, book, 0o644); err != nil {
		t.Fatal(err)
	}
	args := []string{"-env:UserInstallation=file://" + folder + "/profile", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
		"--outdir", folder + "/out", name}
	if out, err := exec.Command(office, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	saved, err := os.ReadFile(filepath.Join(folder, "out", "a.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := reportAfter(t, files, saved), reportAfter(t, files, book); got != want {
		t.Errorf("LibreOffice made of\n%s\nthis:\n%s", want, got)
	}
	if opened, _ := sheet.Open("a.xlsx", saved); sheetNamed(opened, strings.TrimSuffix(fieldsOf, "!")).Cell(9, 1).Text != "7" {
		t.Error("the sum was not worked out")
	}
}

// Whatever stands in a cell, there is an outcome or a problem.
func FuzzForm(f *testing.F) {
	f.Add(uint8(1), uint8(4), uint8(2), uint8(2), "7")
	f.Add(uint8(2), uint8(6), uint8(1), uint8(1), `\"x"`)
	f.Add(uint8(2), uint8(5), uint8(4), uint8(1), "Khóa")
	f.Add(uint8(5), uint8(2), uint8(1), uint8(1), "2024-q2")
	s, files := formPortal(f)
	book := givenOut(f, s)
	f.Fuzz(func(t *testing.T, at, row, column, sort uint8, text string) {
		opened, _ := sheet.Open("a.xlsx", book)
		sh := &opened.Sheets[int(at)%len(opened.Sheets)]
		for len(sh.Rows) <= int(row) {
			sh.Rows = append(sh.Rows, nil)
		}
		for len(sh.Rows[row]) <= int(column) {
			sh.Rows[row] = append(sh.Rows[row], sheet.Cell{})
		}
		sh.Rows[row][column] = sheet.Cell{Sort: sheet.Sort(sort % 5), Text: text}
		if !IsForm(opened) {
			return
		}
		out, problems, err := ImportForm(s, files, opened)
		if err == nil && out == nil && len(problems) == 0 {
			t.Error("neither an outcome nor a problem")
		}
	})
}

func sorted(text string) string {
	lines := strings.Split(text, "\n")
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// All that is wrong with a form is told in one run, each at its cell.
func TestBadFillingsAreToldAtTheirCells(t *testing.T) {
	s, files := formPortal(t)
	_, problems := brought(t, s, files, givenOut(t, s,
		typed{figuresOf + "D4", "không có"},                           // and a value, which it was given out with
		typed{figuresOf + "C5", "3 hồ sơ"},                            // a text
		typed{figuresOf + "C6", "1.250.000"},                          // that is a number on paper
		typed{figuresOf + "C7", 87.555},                               // too fine
		typed{figuresOf + "C8", -1},                                   // negative
		typed{figuresOf + "D8", "quên"},                               // no such reason
		typed{figuresOf + "C9", 1},                                    // no statement
		typed{figuresOf + "D3", "không có"},                           // a sum has no reason
		typed{figuresOf + "C12", 8},                                   // a row of nobody
		typed{figuresOf + "C13", 1}, typed{figuresOf + "F13", "i.la"}, // a figure of no form
		typed{figuresOf + "F14", "i.con"},                                       // twice
		typed{figuresOf + "G1", "Giá trị"}, typed{figuresOf + "H1", "Ghi thêm"}, // a column of somebody's own
		typed{fieldsOf + "B7", 2.5},                                   // half a file
		typed{fieldsOf + "C7", "26.000"},                              // two readings
		typed{fieldsOf + "D7", "chưa rõ"},                             //
		typed{fieldsOf + "B8", true},                                  // a truth
		typed{fieldsOf + "C8", "12/5"},                                //
		typed{fieldsOf + "B12", 3},                                    // below the table
		typed{fieldsOf + "C9", 1}, typed{fieldsOf + "E9", "bao-chii"}, // a row that there is not
		typed{levelsOf + "C5", "phii"}, // a column that there is not
		typed{levelsOf + "E8", "x"},    // beside the table
	))
	held(t, "cho-sai.txt", problems)
}

// What two people say otherwise is told value by value, and sums that somebody typed over.
func TestNothingIsWrittenOver(t *testing.T) {
	s, files := formPortal(t)
	files["content/bao-cao/2024-q2.md"] = &fstest.MapFile{Data: []byte(reportAfter(t, files, givenOut(t, s, mine...)))}
	s, _, _ = portal.Check(files, portal.Options{AsOf: small.AsOf})
	_, problems := brought(t, s, files, givenOut(t, s, typed{figuresOf + "C5", 4}, typed{figuresOf + "D8", "không có"},
		typed{figuresOf + "C9", "không"}, typed{fieldsOf + "B7", 8}, typed{fieldsOf + "C7", "không có"}, typed{levelsOf + "C6", 0}))
	held(t, "da-co.txt", problems)
	_, problems = brought(t, s, files, givenOut(t, s, typed{fieldsOf + "B8", 1}, typed{fieldsOf + "B10", 2}, typed{figuresOf + "C3", 9}))
	held(t, "tong-sai.txt", problems)
	whole := strings.Replace(reportAfter(t, files, givenOut(t, s, yours...)), "tong = [9, 6", "tong = [10, 6", 1)
	files["content/bao-cao/2024-q2.md"] = &fstest.MapFile{Data: []byte(strings.Replace(whole, "do-luong = [2, 1, 50]\n", "", 1))}
	s = siteOf(t, files)
	_, problems = brought(t, s, files, givenOut(t, s, yours...))
	held(t, "tong-khac.txt", problems)
}

// What a report says of its sums in its own way is nothing that a workbook changes; only with a new row it has to add
// up.
func TestSumsOfAReportStayAsTheyAre(t *testing.T) {
	_, files := formPortal(t)
	whole := reportAfter(t, files, givenOut(t, siteOf(t, files), mine...), givenOut(t, siteOf(t, files), yours...))
	for _, c := range []struct{ from, to, book, want string }{
		{"tong = [9, 6, 80.25]", "tong = [10, 6, 80.25]", "mine", ""},
		{"i.tong = 9", `i.tong = "khong_bao_cao"`, "mine", ""},
		{"bao-chi = [0, ", `bao-chi = ["", `, "yours", "0"},
		{"tong = [9, 6, 80.25]", `tong = ["", 6, 80.25]`, "mine", "9"},
		{"do-luong = [2, 1, 50]\n", "", "yours", "2; 1; 50"},
	} {
		before := strings.Replace(whole, c.from, c.to, 1)
		if before == whole {
			t.Fatal(c.from)
		}
		files["content/bao-cao/2024-q2.md"] = &fstest.MapFile{Data: []byte(before)}
		book := map[string][]typed{"mine": mine, "yours": yours}[c.book]
		s := siteOf(t, files)
		out, problems := brought(t, s, files, givenOut(t, s, book...))
		var changed []string
		for _, a := range out.Altered {
			for _, change := range a.Changes {
				changed = append(changed, change.New)
			}
		}
		if got := strings.Join(changed, "; "); problems != "" || got != c.want {
			t.Errorf("%s instead of %s: %s, want %s; %s", c.to, c.from, got, c.want, problems)
		}
	}
}

// A workbook of another version, form, period or body is refused, and told in its hidden sheet.
func TestFormsOfOthersAreRefused(t *testing.T) {
	s, files := formPortal(t)
	var all strings.Builder
	for _, cell := range []typed{{sealsOf + "B1", "0"}, {sealsOf + "B2", "nam"}, {sealsOf + "B3", "2024-02"}, {sealsOf + "B4", "so-khac"}} {
		_, problems := brought(t, s, files, givenOut(t, s, cell))
		all.WriteString(problems)
	}
	held(t, "khong-nhan.txt", all.String())
}

// A report that is not written right is left alone, and told where it is.
func TestAReportThatCannotBeReadIsLeftAlone(t *testing.T) {
	s, files := formPortal(t)
	whole := reportAfter(t, files, givenOut(t, s, mine...))
	var all strings.Builder
	for _, slip := range [][2]string{
		{"i.con = 3", "i.con = "}, {"[bang.lv]", "[bang]\nlv = 3\n[bang.lw]"}, {"an-toan = [7, 5, 100]", "an-toan = 7"}, {"\n+++\n", "\n"},
		{`cot = ["nhan", `, `cot = [`},
	} {
		files["content/bao-cao/2024-q2.md"] = &fstest.MapFile{Data: []byte(strings.Replace(whole, slip[0], slip[1], 1))}
		s, _, err := portal.Check(files, portal.Options{AsOf: small.AsOf})
		if err != nil {
			t.Fatal(err)
		}
		out, problems := brought(t, s, files, givenOut(t, s, yours...))
		if out != nil {
			t.Errorf("after %q there is an outcome", slip[1])
		}
		all.WriteString(problems)
	}
	held(t, "khong-doc.txt", all.String())
}

// Which report is meant has to be certain, and a new one has to have a name.
func TestReportsThatCannotBeTold(t *testing.T) {
	s, files := formPortal(t)
	whole := reportAfter(t, files, givenOut(t, s, mine...))
	elsewhere := strings.Replace(whole, `ky = "2024-Q2"`, `ky = "2023-Q2"`, 1)
	var all strings.Builder
	for _, reports := range []map[string]string{
		{"2024-q2": whole, "hai": whole}, {"2024-q2": elsewhere, "2024-q2-quy": elsewhere}, {"2024-q2": elsewhere},
	} {
		_, files = formPortal(t)
		for id, text := range reports {
			files["content/bao-cao/"+id+".md"] = &fstest.MapFile{Data: []byte(text)}
		}
		out, problems := brought(t, siteOf(t, files), files, givenOut(t, s, mine...))
		if out != nil {
			all.WriteString(out.Added[0].ID + "\n")
		}
		all.WriteString(problems)
	}
	held(t, "ten-bao-cao.txt", all.String())
}

// A cell that shows a percentage is one of a ratio.
func TestPercentages(t *testing.T) {
	s, files := formPortal(t)
	f, err := excelize.OpenReader(bytes.NewReader(givenOut(t, s, typed{figuresOf + "C6", 0.5}, typed{figuresOf + "C7", 0.625})))
	if err != nil {
		t.Fatal(err)
	}
	percent, err := f.NewStyle(&excelize.Style{NumFmt: 10})
	if err == nil {
		err = f.SetCellStyle(figuresTitle, "C6", "C7", percent)
	}
	book, more := f.WriteToBuffer()
	if err != nil || more != nil {
		t.Fatal(err, more)
	}
	if _, problems := brought(t, s, files, book.Bytes()); !strings.Contains(problems, "C6") || strings.Contains(problems, "C7") {
		t.Error(problems)
	}
}
