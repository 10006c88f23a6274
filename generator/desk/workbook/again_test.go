package workbook

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"congkhai/generator/desk/sheet"
	"congkhai/generator/files/amend"
	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds"
	"congkhai/generator/portal"
	"congkhai/generator/site"
	"congkhai/generator/test/sample"
	"congkhai/generator/text/calendar"
)

// real is the portal of this repository.
var real = source.Folder("../../..")

func siteOf(t *testing.T, root fs.FS) *site.Site {
	t.Helper()
	s, _, err := portal.Check(root, portal.Options{AsOf: calendar.Date{Year: 2026, Month: 11, Day: 1}})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func ofKind(s *site.Site, k *site.Kind) []*record.Record {
	var records []*record.Record
	for _, r := range s.Records {
		if r.Kind.Folder == k.Folder {
			records = append(records, r)
		}
	}
	return records
}

func exported(t *testing.T, s *site.Site, k *site.Kind) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := Export(&b, s, k, ofKind(s, k)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// changesNothing fails where a workbook that nobody touched would change its portal.
func changesNothing(t *testing.T, s *site.Site, k *site.Kind, root fs.FS, raw []byte) {
	t.Helper()
	book, problems := sheet.Open("a.xlsx", raw)
	for _, p := range problems {
		t.Errorf("%s: %s: %s", k.Folder, p.Where, p.Text(source.Vietnamese))
	}
	if book == nil || Kind(book) != k.Folder {
		t.Fatalf("%s: it is not known what the workbook is", k.Folder)
	}
	out, problems, err := Import(s, k, root, book)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Errorf("%s: %s: %s", k.Folder, p.Where, p.Text(source.Vietnamese))
	}
	if out == nil {
		return
	}
	if n := len(ofKind(s, k)); out.Same != n || len(out.Files) > 0 {
		t.Errorf("%s: %d of %d records are the same, %d files change: %v", k.Folder, out.Same, n, len(out.Files), out.Altered)
	}
}

func TestWhatComesBackUntouchedChangesNothing(t *testing.T) {
	s := siteOf(t, real)
	for _, k := range kinds.Kinds() {
		raw := exported(t, s, k)
		changesNothing(t, s, k, real, raw)
		if again := exported(t, s, k); !bytes.Equal(raw, again) {
			t.Errorf("%s: the same records make another workbook", k.Folder)
		}
	}
}

// All procedures of six ministries come back: no bound stands in the way of what the program itself gave out.
func TestALargePortalComesBack(t *testing.T) {
	if testing.Short() {
		t.Skip("2,642 procedures")
	}
	root := fstest.MapFS{}
	err := sample.New(2642).Files(func(name, text string) error {
		root[name] = &fstest.MapFile{Data: []byte(text)}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	s := siteOf(t, root)
	k := s.Kinds[0]
	changesNothing(t, s, k, root, exported(t, s, k))
}

// texts that spreadsheets change, run, cut or take for something else.
var odd = []string{"1.000170", "0273", "10/2", "1E5", "=1+1", "'apostrophe", "''", "+84", "-", "@a", "(không có)", `\"x"`, `\`, "TRUE", "có", " đầu và cuối ",
	"hai\ndòng", "\n\ndòng trống\n", "a\tb", "_x0041_", "_x000D_", "a — b", "#REF!", "<b>&amp;</b>", "😀 ký tự", "2021-06-25", "62,5%", "khong_bao_cao", "`[1, 2]`",
	strings.Repeat("ă", 32_767), strings.Repeat("x", 32_768), strings.Repeat("😀", 16_383)}

// oddPortal is the real portal with odd values in some of its records.
func oddPortal(t *testing.T, seed uint64) fs.FS {
	t.Helper()
	pick := rand.New(rand.NewPCG(seed, 1))
	changed := map[string][]byte{}
	for _, k := range kinds.Kinds() {
		files, err := fs.Glob(real, "content/"+k.Folder+"/*.*")
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			if len(files) > 4 && pick.IntN(len(files)) > 4 {
				changed[name] = nil
				continue
			}
			raw, err := fs.ReadFile(real, name)
			if err != nil {
				t.Fatal(err)
			}
			if after, err := amend.Apply(name, raw, k.Fields(), oddChange(pick, k.Fields())); err == nil {
				raw = after
			}
			changed[name] = raw
		}
	}
	return source.Overlay(real, changed)
}

func oddChange(pick *rand.Rand, fields []front.Field) amend.Change {
	f := fields[pick.IntN(len(fields))]
	text := odd[pick.IntN(len(odd))]
	switch s := f.Shape; {
	case pick.IntN(8) == 0:
		return amend.Body(text)
	case f.List && len(f.Fields) == 0:
		return amend.Set(f.Key, []any{text, odd[pick.IntN(len(odd))]})
	case len(f.Fields) > 0 && f.List:
		inner := f.Fields[pick.IntN(len(f.Fields))]
		return amend.Insert(f.Key, 0, amend.Table{{Key: inner.Key, Value: text}})
	case s.Type == "date":
		return amend.Set(f.Key, calendar.Date{Year: 1890 + pick.IntN(200), Month: 1 + pick.IntN(12), Day: 1 + pick.IntN(28)})
	case s.Type == "integer" || pick.IntN(4) == 0:
		return amend.Set(f.Key, pick.Int64N(1<<60)>>pick.IntN(60))
	}
	return amend.Set(f.Key, text)
}

// Whatever stands in records comes back as it was.
func TestOddValuesComeBack(t *testing.T) {
	portals := 200
	if testing.Short() {
		portals = 10
	}
	for seed := range uint64(portals) {
		root := oddPortal(t, seed)
		s := siteOf(t, root)
		for i, k := range kinds.Kinds() {
			if (uint64(i)+seed)%3 == 0 { // a workbook of each kind takes as long as all else
				changesNothing(t, s, k, root, exported(t, s, k))
			}
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

// The same when LibreOffice has opened and saved the workbook.
func TestOfficeSavesWhatComesBack(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		if os.Getenv("CONGKHAI_OFFICE") == "required" {
			t.Fatal("no LibreOffice")
		}
		t.Skip("no LibreOffice here; CI has one")
	}
	root := oddPortal(t, 7)
	s := siteOf(t, root)
	folder := t.TempDir()
	args := []string{"-env:UserInstallation=file://" + folder + "/profile", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", folder + "/out"}
	for i, k := range kinds.Kinds() {
		name := filepath.Join(folder, fmt.Sprint(i)+".xlsx")
		if err := os.WriteFile(name, exported(t, s, k), 0o644); err != nil {
			t.Fatal(err)
		}
		args = append(args, name)
	}
	if out, err := exec.Command(office, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	for i, k := range kinds.Kinds() {
		raw, err := os.ReadFile(filepath.Join(folder, "out", fmt.Sprint(i)+".xlsx"))
		if err != nil {
			t.Fatal(err)
		}
		changesNothing(t, s, k, root, raw)
	}
}
