package national

import (
	"bytes"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/portal"
	"congkhai/generator/test/sample"
	"congkhai/generator/test/small"
)

// root is the repository, from this room.
const root = "../../.."

// write is for who wants to look: go test ./generator/test/national -write /tmp/tthc
var write = flag.String("write", "", "write the portal into a folder that is not there yet")

func TestRealProceduresMakeAPortalWithoutAProblem(t *testing.T) {
	p := Given(t, root)
	dir := *write
	if dir == "" {
		dir = t.TempDir()
	}
	if err := p.Files(func(name, text string) error {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		return os.WriteFile(path, []byte(text), 0o644)
	}); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(filepath.Join(dir, "themes"), os.DirFS(filepath.Join(root, "themes"))); err != nil {
		t.Fatal(err)
	}
	built, problems, err := portal.Load(os.DirFS(dir), portal.Options{AsOf: small.Day(t, sample.Day)})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	buildAll(t, built)
	if lost := p.Account.Lost(); len(lost) > 0 {
		t.Error("fields without a place:", lost)
	}
	t.Log("what became of the fields:\n" + p.Account.String())
}

// buildAll makes every file of a portal.
func buildAll(t *testing.T, built *portal.Portal) {
	t.Helper()
	files, err := built.Files()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if _, err := f.Make("", io.Discard); err != nil {
			t.Errorf("%s: %v", f.Path, err)
		}
	}
}

// A made-up record as the portal flattens one, and the file that it becomes.
func TestARecordBecomesAFile(t *testing.T) {
	archive := small.Archive(t, "testdata/thu-tuc.txt")
	p, err := Read(bytes.NewReader(archive.Files[0].Data))
	if err != nil {
		t.Fatal(err)
	}
	got := txtar.Archive{Files: archive.Files[:1:1]}
	if err := p.Files(func(name, text string) error {
		if strings.Contains(name, "/thu-tuc/") {
			got.Files = append(got.Files, txtar.File{Name: name, Data: []byte(text)})
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	got.Files = append(got.Files, txtar.File{Name: "account", Data: []byte(p.Account.String())})
	text := txtar.Format(&got)
	if !*small.Update {
		if !bytes.Equal(text, txtar.Format(archive)) {
			t.Errorf("got\n%s", text)
		}
		return
	}
	if err := os.WriteFile("testdata/thu-tuc.txt", text, 0o644); err != nil {
		t.Fatal(err)
	}
}

// Whatever stands in the flattened tables, the file can be read.
func FuzzFlattenedTables(f *testing.F) {
	f.Add("Trực tuyến5 Ngày làm việc10 USD(/lần)Trực tiếpKhông có thông tinMiễn phíDịch vụ bưu chính0 Ngày",
		papersHead+"Đơn1 bản chính,1 bản saoẢnh0 bản chínhMẫu số 011 bản chính", "GiấyMã: KQ.G01.1Từ khóaa")
	f.Fuzz(func(t *testing.T, ways, papers, results string) {
		p := &Portal{Account: Account{}}
		text := p.procedure(row{"ma_thu_tuc": "1.000001", "ten_thu_tuc": "Thử", "bo": "bo-cong-an", "linh_vuc": "Thử",
			"cach_thuc_thuc_hien": clean(ways), "thanh_phan_ho_so": clean(papers), "ket_qua_xu_ly": clean(results)})
		file, problems := source.NewFile("content/thu-tuc/1.000001.md", []byte(text))
		r, problems := record.Parse(known, file, problems)
		if r == nil || !r.Doc.Sound {
			t.Errorf("%v\n%s", problems, text)
		}
	})
}
