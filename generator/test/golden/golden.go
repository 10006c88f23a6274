// Package golden tries small portals through the front door: what the program says of an archive of files, and what then
// stands on pages, is held against the golden parts of the archive. It imports the portal, and so all kinds: tests in
// the package of a kind cannot import it, those beside it (package procedure_test) can. Golden parts are rewritten by
// -update.
//
//	func TestSmallPortals(t *testing.T) { golden.Run(t, "testdata") }
//
// A part "chỗ-sai" is what is printed of problems, a part "trang /thu-tuc/" what a reader reads on that page, and a part
// such as "trang /thu-tuc/danh-sach.csv" that file. Of an archive that has no golden problems there must be none.
package golden

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"congkhai/generator/files/source"
	"congkhai/generator/portal"
	"congkhai/generator/test/small"
)

// Run tries every archive of a folder.
func Run(t *testing.T, folder string) {
	names, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil || len(names) == 0 {
		t.Fatal("no archives", err)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) { try(t, name) })
	}
}

func try(t *testing.T, name string) {
	archive := small.Archive(t, name)
	opt := portal.Options{AsOf: small.AsOf, Chronicle: small.First(t, archive)}
	p, problems, err := portal.Load(small.Files(t, archive), opt)
	if err != nil {
		t.Fatal(err)
	}
	said := small.Printed(t, problems, source.Vietnamese)
	expected := slices.ContainsFunc(archive.Files, func(f txtar.File) bool { return f.Name == small.Problems })
	if p == nil && !expected {
		t.Fatalf("problems:\n%s", said)
	}
	changed := false
	for i, f := range archive.Files {
		var got string
		switch url, isPage := strings.CutPrefix(f.Name, small.OfPage); {
		case f.Name == small.Problems:
			got = said
		case isPage && p != nil:
			got = shown(t, p, url)
		default:
			continue
		}
		if want := string(f.Data); got != want && !*small.Update {
			t.Errorf("%s:\n%s\nwant\n%s", f.Name, got, want)
		}
		changed = changed || got != string(f.Data)
		archive.Files[i].Data = []byte(got)
	}
	if *small.Update && changed {
		if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// shown is what a reader reads of a page, or the lines of a file that is none.
func shown(t *testing.T, p *portal.Portal, url string) string {
	text := small.Page(t, p, url)
	if strings.HasSuffix(url, "/") {
		return small.Readable(text)
	}
	return strings.ReplaceAll(text, "\r\n", "\n")
}

// Load puts together a portal that has no problems.
func Load(t testing.TB, files fs.FS, opt portal.Options) *portal.Portal {
	t.Helper()
	if opt.AsOf.IsZero() {
		opt.AsOf = small.AsOf
	}
	p, problems, err := portal.Load(files, opt)
	if err != nil {
		t.Fatal(err)
	}
	if p == nil {
		t.Fatalf("the portal has problems:\n%s", small.Printed(t, problems, source.Vietnamese))
	}
	return p
}

// Open puts together the portal of an archive, which has no problems.
func Open(t testing.TB, name string) *portal.Portal {
	t.Helper()
	archive := small.Archive(t, name)
	return Load(t, small.Files(t, archive), portal.Options{Chronicle: small.First(t, archive)})
}

// Real is the portal of the real content while its department went on.
func Real(t testing.TB) *portal.Portal {
	t.Helper()
	return Load(t, small.RealAtWork(t), portal.Options{})
}
