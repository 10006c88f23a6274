package intake_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"congkhai/generator/desk/intake"
	"congkhai/generator/desk/office"
	"congkhai/generator/desk/outcome"
	"congkhai/generator/desk/word"
	"congkhai/generator/desk/workbook"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds"
	"congkhai/generator/kinds/report"
	"congkhai/generator/portal"
	"congkhai/generator/site"
	"congkhai/generator/test/small"
	"congkhai/generator/text/say"
)

// cong is a small portal without problems: an agency, a field, two forms and a report.
func cong(t testing.TB) (*site.Site, fstest.MapFS) {
	t.Helper()
	files := small.Content(small.Archive(t, "testdata/cong.txt"))
	s, problems, err := portal.Check(files, portal.Options{AsOf: small.AsOf, Drafts: true})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, small.Told(problems))
	}
	return s, files
}

// made are the bytes that a room writes.
func made(t testing.TB, write func(b *bytes.Buffer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// paper is a report of the portal as a document, book are its fields as a workbook, blank is a form as it is given out.
func paper(t testing.TB, s *site.Site) string {
	return made(t, func(b *bytes.Buffer) error {
		doc, err := office.Paper(s, report.Folder, []*record.Record{s.Record(report.Folder, "2026-q2")})
		if err != nil {
			return err
		}
		return word.Write(b, doc)
	})
}

func book(t testing.TB, s *site.Site) string {
	return made(t, func(b *bytes.Buffer) error {
		k, err := kinds.Named("linh-vuc")
		if err != nil {
			return err
		}
		_, err = workbook.Export(b, s, k, []*record.Record{s.Record("linh-vuc", "nang-luong")})
		return err
	})
}

func blank(t testing.TB, s *site.Site) string {
	return made(t, func(b *bytes.Buffer) error {
		form, err := report.NewBlank(s, "don-gian", "2026-Q2")
		if err != nil {
			return err
		}
		return workbook.ExportForm(b, s, form)
	})
}

// Each file is read by the room that it is for, or it is said what is missing.
func TestEachFileIsReadByItsRoom(t *testing.T) {
	s, files := cong(t)
	const fields = "Tên tệp,Tên lĩnh vực\nnang-luong,Năng lượng\n"
	for name, test := range map[string]struct {
		raw  string
		q    intake.Request // its name is that of the file
		want string
	}{
		"phong.csv":  {"Đơn vị;Điện thoại\nVăn phòng;0273.3993847\n", intake.Request{}, "new Cơ quan van-phong, 0 changed"},
		"la.csv":     {"Một;Hai\n1;2\n", intake.Request{}, "la.csv: "},
		"linh.csv":   {"Một;Hai\n1;2\n", intake.Request{Kind: "linh-vuc"}, "linh.csv!A1: tiêu đề các cột không phải của bảng nào của Lĩnh vực"},
		"loai.csv":   {fields, intake.Request{Kind: "linhvuc"}, `không có loại "linhvuc"; các loại là: `},
		"duong.csv":  {fields, intake.Request{Kind: "content/linh-vuc/a.toml"}, `; ý bạn là "linh-vuc"?`},
		"lv.xlsx":    {book(t, s), intake.Request{}, "0 changed, 1 as before"},
		"mau.xlsx":   {blank(t, s), intake.Request{}, "0 changed, 1 as before"},
		"in.csv":     {fields, intake.Request{Form: "don-gian"}, "chưa nói kỳ của báo cáo"},
		"in2.csv":    {fields, intake.Request{Form: "don-gia", Period: "2026-Q2"}, `cổng không có biểu mẫu "don-gia"; có: don-gian`},
		"hong.xlsx":  {"PK", intake.Request{}, "hong.xlsx: "},
		"hong.docx":  {"PK", intake.Request{Form: "don-gian"}, "hong.docx: "},
		"cu.DOC":     {"\xd0\xcf\x11\xe0", intake.Request{Form: "don-gian"}, "cu.DOC: "},
		"khong.docx": {paper(t, s), intake.Request{}, "chọn một trong: don-gian, khac"},
		"tin.docx":   {paper(t, s), intake.Request{Kind: "tin-tuc"}, `chưa làm được bài loại "tin-tuc"`},
		"co.docx":    {paper(t, s), intake.Request{Form: "don-gian"}, `tên "2026-q2" đã thuộc về content/bao-cao/2026-q2.md, không ghi đè`},
		"q3.docx":    {paper(t, s), intake.Request{Form: "don-gian", ID: "2026-q3"}, "new Báo cáo định kỳ 2026-q3, 0 changed, 0 as before, proposed 2, unsaid 2"},
	} {
		test.q.Name, test.q.Raw = name, []byte(test.raw)
		if got := comesOf(intake.Outcome(s, files, test.q)); !strings.Contains(got, test.want) {
			t.Errorf("%s: %s\nwant\n%s", name, got, test.want)
		}
	}
}

// comesOf is what comes of a file, in a line.
func comesOf(out *outcome.Outcome, problems []source.Problem, err error) string {
	switch {
	case err != nil:
		return say.In(err, say.Vietnamese)
	case len(problems) > 0:
		return small.Told(problems)
	}
	var b strings.Builder
	for _, a := range out.Added {
		fmt.Fprintf(&b, "new %s %s, ", a.Kind, a.ID)
	}
	fmt.Fprintf(&b, "%d changed, %d as before", len(out.Altered), out.Same)
	if out.Draft != nil {
		fmt.Fprintf(&b, ", proposed %d, unsaid %d", out.Draft.Proposed, len(out.Draft.Unsaid))
	}
	return b.String()
}

// A mapping of the portal's own that is wrong is told, and no other reads the list in its stead.
func TestAWrongMappingIsTold(t *testing.T) {
	s, files := cong(t)
	const mapping = "content/.cot-bang/danh-ba.toml"
	files[mapping] = &fstest.MapFile{Data: bytes.Replace(files[mapping].Data, []byte("co-quan"), []byte("co-quann"), 1)}
	got := comesOf(intake.Outcome(s, files, intake.Request{Name: "a.csv", Raw: []byte("Mã số;Tên\n1.000170;A\n")}))
	if want := mapping + ":2:8: "; !strings.Contains(got, want) || !strings.Contains(got, `"co-quan"`) {
		t.Errorf("%s, want %s", got, want)
	}
}

// An ID is taken by a file of any case and suffix, by a record's folder, and by what else stands at its address.
func TestTaken(t *testing.T) {
	s, files := cong(t)
	files["content/linh-vuc/ho-tich/index.toml"] = &fstest.MapFile{}
	k, err := kinds.Named("linh-vuc")
	small.Must(t, err)
	for id, want := range map[string]string{
		"nang-luong": "content/linh-vuc/nang-luong.toml", "Nang-Luong": "content/linh-vuc/nang-luong.toml",
		"ho-tich": "content/linh-vuc/ho-tich", "dat-dai": "",
	} {
		if got, err := intake.Taken(files, s, k, id); err != nil || got != want {
			t.Errorf("%s: %q %v, want %q", id, got, err, want)
		}
	}
}

// Whatever somebody uploads, something is said of it and nothing breaks.
func FuzzOutcome(f *testing.F) {
	s, files := cong(f)
	for _, raw := range []string{paper(f, s), book(f, s), blank(f, s), "Đơn vị;Điện thoại\nVăn phòng;1\n", "PK"} {
		for _, name := range []string{"a.docx", "a.xlsx", "a.csv"} {
			f.Add(name, []byte(raw), "linh-vuc", "don-gian", "2026-Q2")
			f.Add(name, []byte(raw), "", "", "")
		}
	}
	f.Fuzz(func(t *testing.T, name string, raw []byte, kind, form, period string) {
		out, problems, err := intake.Outcome(s, files, intake.Request{Name: name, Raw: raw, Kind: kind, Form: form, Period: period})
		if out == nil && len(problems) == 0 && err == nil {
			t.Error("nothing is said")
		}
	})
}
