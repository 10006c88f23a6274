package office_test

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"congkhai/generator/desk/office"
	"congkhai/generator/desk/word"
	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds/printed"
	"congkhai/generator/kinds/report"
	"congkhai/generator/site"
	"congkhai/generator/test/golden"
	"congkhai/generator/test/small"
)

// written is a record of the real portal as a Word document.
func written(t testing.TB, s *site.Site, kind string, ids ...string) []byte {
	t.Helper()
	var records []*record.Record
	for _, id := range ids {
		records = append(records, s.Record(kind, id))
	}
	doc, err := office.Paper(s, kind, records)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := word.Write(&b, doc); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// imported is the draft of a document that fills in the real form.
func imported(t testing.TB, s *site.Site, raw []byte) (office.Draft, string) {
	t.Helper()
	draft, problems, err := office.Import(s, office.Request{File: "a.docx", Raw: raw, Kind: report.Folder, Form: "kstthc-5507",
		ID: "2021-q3-word"})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, toldProblems(problems))
	}
	return draft, string(draft.Files["content/bao-cao/2021-q3-word.md"])
}

func toldProblems(problems []source.Problem) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "%s: %s\n", p.Where, p.Text(source.Vietnamese))
	}
	return b.String()
}

var figure = regexp.MustCompile(`(?m)^(i\d+\.\w+) = (.+)$`)

var link = regexp.MustCompile(`\[([^]]+)\]\([^)]*\)`)

// The real report, taken to Word and back, says the same in each section, and each of its figures is proposed. What a
// person still has to decide is what stands in no paper, and which of the proposed figures are right.
func TestTheRealReportComesBackFromWord(t *testing.T) {
	s := golden.Real(t).Site
	r := s.Record(report.Folder, "2021-q3")
	draft, text := imported(t, s, written(t, s, report.Folder, r.ID))
	bodyOf := func(text string) string { return text[strings.LastIndex(text, "\n+++\n"):] }
	if got, want := bodyOf(text), link.ReplaceAllString(bodyOf(r.File.Text()), "$1"); got != want {
		t.Errorf("the text is\n%s\nwant\n%s", got, want)
	}
	proposed := map[string]string{}
	for _, p := range draft.Proposed {
		proposed[p.Key] = p.Value
		if !strings.Contains(text, fmt.Sprintf("# %s = %s   ← đoạn %d: “", p.Key, p.Value, p.Paragraph)) {
			t.Errorf("%s is not proposed in the draft", p.Key)
		}
	}
	stated := map[string]string{}
	for _, m := range figure.FindAllStringSubmatch(r.File.Text(), -1) {
		stated[m[1]] = m[2]
	}
	if !maps.Equal(proposed, stated) || len(proposed) != 55 {
		t.Errorf("proposed are\n%v\nwant\n%v", proposed, stated)
	}
	if !strings.Contains(text, "\nnhap = true\n") || !strings.Contains(text, "\nten = \""+r.Title()+"\"") {
		t.Error("no draft with its title")
	}
	decide := []string{"nguoi_lap", "ghi_chu", "liet_ke", "giai_trinh"}
	for _, key := range decide {
		if !r.Doc.Has(key) || regexp.MustCompile(`(?m)^\[*`+key).MatchString(text) {
			t.Errorf("%s is decided by the draft", key)
		}
	}
	if len(draft.Left) != 2 { // the head, and what follows the signature
		t.Error(toldProblems(draft.Left))
	}
}

// The same records give the same bytes, and several stand in one document.
func TestTheSameRecordsGiveTheSameBytes(t *testing.T) {
	s := golden.Real(t).Site
	a, b := written(t, s, report.Folder, "2021-q3"), written(t, golden.Real(t).Site, report.Folder, "2021-q3")
	if !bytes.Equal(a, b) {
		t.Error("another document the second time")
	}
	all := s.All(site.ProcedureFolder)
	doc, err := office.Paper(s, site.ProcedureFolder, all)
	if err != nil {
		t.Fatal(err)
	}
	heads := 0
	for _, block := range doc.Blocks {
		if _, isHead := block.(word.Head); isHead {
			heads++
		}
	}
	if heads != len(all) || heads < 40 {
		t.Errorf("%d procedures have %d heads", len(all), heads)
	}
	var raw bytes.Buffer
	if err := word.Write(&raw, doc); err != nil {
		t.Fatal(err)
	}
	read, problems := word.Read("a.docx", raw.Bytes())
	if len(problems)+len(read.Left) > 0 {
		t.Error(toldProblems(append(problems, read.Left...)))
	}
}

// Papers say the states of values as the pages do.
func TestPapersSpeakAsTheThemeDoes(t *testing.T) {
	raw, err := os.ReadFile(small.Root(t) + "/themes/cong-khai/i18n/vi.toml")
	if err != nil {
		t.Fatal(err)
	}
	for key, says := range office.WordsOfStates {
		if !strings.Contains(string(raw), fmt.Sprintf("\n%s = %q\n", key, says)) {
			t.Errorf("the theme does not say %q for %s", says, key)
		}
	}
	for _, key := range append(report.RowHeadings(), front.NotReported.String(), front.None.String(), front.NotApplicable.String()) {
		if office.WordsOfStates[key] == "" {
			t.Errorf("papers have no word for %s", key)
		}
	}
}

// Every archive in testdata is a document by its parts, and the draft that it becomes: files, proposals, what is told,
// title and text. That sections are missing is told, too, and left out here.
func TestDocumentsBecomeDrafts(t *testing.T) {
	s := golden.Real(t).Site
	names, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatal("no documents", err)
	}
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		p, want := parts{}, map[string]string{}
		for _, f := range archive.Files {
			p[f.Name], want[f.Name] = string(f.Data), string(f.Data)
		}
		draft, _ := imported(t, s, p.packed(t))
		files := slices.Sorted(maps.Keys(draft.Files))
		text := string(draft.Files[files[len(files)-1]])
		title := regexp.MustCompile(`(?m)^ten = .*\n`).FindString(text)
		for part, got := range map[string]string{"tệp": strings.Join(files, "\n") + "\n", "đề nghị": proposals(text),
			"bỏ lại": regexp.MustCompile(`(?m)^a.docx: văn bản không có mục .*\n`).ReplaceAllString(toldProblems(draft.Left), ""),
			"bài":    title + text[strings.LastIndex(text, "\n+++\n")+5:]} {
			if got != want[part] {
				t.Errorf("%s, %s:\n%s\nwant\n%s", name, part, got, want[part])
			}
		}
	}
}

// proposals are the comments of a draft that propose something.
func proposals(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if proposal, is := strings.CutPrefix(line, "# "); is && strings.Contains(line, "   ← đoạn ") {
			b.WriteString(proposal)
		}
	}
	return b.String()
}

// The rows of a form's table come back, each by what it is about.
func TestTablesOfAFormComeBack(t *testing.T) {
	s := golden.Open(t, "../../kinds/report/testdata/bieu-06.txt").Site
	r := s.Record(report.Folder, "2026-q1")
	draft, problems, err := office.Import(s, office.Request{File: "a.docx", Raw: written(t, s, report.Folder, r.ID), Kind: report.Folder,
		Form: "quy", ID: "2026-q3"})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, toldProblems(problems))
	}
	text := string(draft.Files["content/bao-cao/2026-q3.md"])
	blanks := regexp.MustCompile(` +`)
	_, table, _ := strings.Cut(r.File.Text(), "[bang.b06]\n")
	rows := 0
	for line := range strings.Lines(strings.Split(table, "\n+++")[0] + "\n") {
		line = strings.ReplaceAll(strings.TrimSpace(blanks.ReplaceAllString(line, " ")), "[ ", "[")
		if strings.HasPrefix(line, "cot") {
			continue
		}
		if rows++; !strings.Contains(text, "\n# "+line+"   ← đoạn ") {
			t.Errorf("%s is not proposed", line)
		}
	}
	if rows != 13 {
		t.Errorf("%d rows", rows)
	}
}

// All that reports of small portals state comes back: rounded, in thousands, in tables, of bodies that merged.
func TestFiguresOfAllSortsComeBack(t *testing.T) {
	figures := 0
	for _, name := range []string{"bao-cao", "bieu-06", "da-chot", "gop-ky", "hai-bieu-mau", "hai-nam", "lam-tron", "tach-nhap",
		"thang-va-quy", "tron-chuc"} {
		s := golden.Open(t, "../../kinds/report/testdata/"+name+".txt").Site
		for _, r := range s.All(report.Folder) {
			p := r.Data.(*report.Report)
			draft, problems, err := office.Import(s, office.Request{File: "a.docx", Raw: written(t, s, report.Folder, r.ID),
				Kind: report.Folder, Form: p.Form, ID: r.ID})
			if err != nil || len(problems) > 0 {
				t.Error(name, r.ID, err, toldProblems(problems))
				continue
			}
			proposed := map[string]string{}
			for _, proposal := range draft.Proposed {
				proposed[proposal.Key] = proposal.Value
			}
			for _, section := range s.Record(report.FormFolder, p.Form).Data.(*report.Form).Sections {
				for _, f := range section.Figures {
					figures++
					if want := stated(f, p); proposed[f.Key] != want {
						t.Errorf("%s: %s of %s is proposed as %s, want %s", name, f.Key, r.ID, proposed[f.Key], want)
					}
				}
			}
		}
	}
	if figures < 100 {
		t.Errorf("%d figures", figures)
	}
}

// stated is a figure of a report as content writes it.
func stated(f report.FormFigure, p *report.Report) string {
	value := printed.TOML(p.Figures[f.Key])
	if said, isStatement := map[string]string{"0": "false", "1": "true"}[value]; isStatement && f.Kind == printed.Statement {
		return said
	}
	if strings.HasPrefix(value, `"`) {
		return value
	}
	return strings.ReplaceAll(value, "_", "")
}

// What may stand in the text of a record goes to Word and comes back, but for addresses, quotes and what a cell cannot
// have.
func TestTextOfAllSortsComesBack(t *testing.T) {
	const name = "testdata/cong/giay.txt"
	s, archive := golden.Open(t, name).Site, small.Archive(t, name)
	want := string(archive.Files[len(archive.Files)-1].Data)
	draft, problems, err := office.Import(s, office.Request{File: "a.docx", Raw: written(t, s, report.Folder, "2026-q1"),
		Kind: report.Folder, Form: "mot", ID: "2026-q3"})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, toldProblems(problems))
	}
	text := string(draft.Files["content/bao-cao/2026-q3.md"])
	got := proposals(text) + text[strings.LastIndex(text, "\n+++\n")+5:] + "\n" + toldProblems(draft.Left)
	if got != want {
		t.Errorf("came back:\n%s\nwant\n%s", got, want)
	}
}
