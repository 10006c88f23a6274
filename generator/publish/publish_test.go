package publish

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func file(path, text string) File {
	return File{path, func() ([]byte, error) { return []byte(text), nil }}
}

func read(t *testing.T, elements ...string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(elements...))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// alone fails when anything but the published folder is left where it stands.
func alone(t *testing.T, dir string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(dir))
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if entry.Name() != filepath.Base(dir) {
			t.Errorf("%s is left behind", entry.Name())
		}
	}
}

func TestWritePutsANewTreeInPlaceOfTheOld(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "public")
	for _, text := range []string{"một", "hai"} {
		if _, err := Write(t.Context(), dir, []File{file("index.html", text), file("x/"+text+".html", text)}, nil); err != nil {
			t.Fatal(err)
		}
		if got := read(t, dir, "index.html"); got != text {
			t.Errorf("published %q, want %q", got, text)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "x", "một.html")); err == nil {
		t.Error("a page that is gone is still published")
	}
	alone(t, dir)
}

func TestManifestNamesEveryFile(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	if _, err := Write(t.Context(), dir, []File{file("b.html", "b"), file("a.html", "a")}, nil); err != nil {
		t.Fatal(err)
	}
	var m Manifest
	if err := json.Unmarshal([]byte(read(t, dir, ManifestName)), &m); err != nil {
		t.Fatal(err)
	}
	if len(m.Files) != 2 || m.Files[0].Path != "a.html" {
		t.Fatalf("the manifest lists %v", m.Files)
	}
	for _, f := range m.Files {
		text := read(t, dir, f.Path)
		if sum := sha256.Sum256([]byte(text)); hex.EncodeToString(sum[:]) != f.SHA256 || len(text) != f.Size {
			t.Errorf("the manifest says %+v of %q", f, text)
		}
	}
}

func TestAFailureLeavesTheOldTree(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	if _, err := Write(t.Context(), dir, []File{file("index.html", "cũ")}, nil); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("hỏng")
	for name, files := range map[string][]File{
		"a file that cannot be made": {file("index.html", "mới"), {"x", func() ([]byte, error) { return nil, broken }}},
		"a path outside":             {file("index.html", "mới"), file("../x", "")},
		"an absolute path":           {file("/x", "")},
		"two files on one path":      {file("x", "1"), file("x", "2")},
		"a file in place of ours":    {file(ManifestName, "")},
		"a folder that is a file":    {file("x", "1"), file("x/y", "2")},
	} {
		if _, err := Write(t.Context(), dir, files, nil); err == nil {
			t.Errorf("%s: published", name)
		}
		if got := read(t, dir, "index.html"); got != "cũ" {
			t.Errorf("%s: the old page is %q", name, got)
		}
		alone(t, dir)
	}
}

func TestAStopLeavesTheOldTree(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	if _, err := Write(t.Context(), dir, []File{file("index.html", "cũ")}, nil); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stopping := File{"index.html", func() ([]byte, error) { stop(); return []byte("mới"), nil }}
	if _, err := Write(ctx, dir, []File{stopping}, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("a stopped write ends with %v", err)
	}
	if got := read(t, dir, "index.html"); got != "cũ" {
		t.Errorf("the page is %q", got)
	}
	alone(t, dir)
}

func TestForeignFoldersAreLeftAlone(t *testing.T) {
	parent := t.TempDir()
	full := filepath.Join(parent, "full")
	if err := os.MkdirAll(full, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(full, "luận án.docx"), []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	plain := filepath.Join(full, "luận án.docx")
	link := filepath.Join(parent, "link")
	if err := os.Symlink(full, link); err != nil {
		t.Skip("no links here:", err)
	}
	for _, dir := range []string{full, plain, link} {
		if _, err := Write(t.Context(), dir, []File{file("index.html", "x")}, nil); !errors.Is(err, ErrForeign) {
			t.Errorf("%s: %v", dir, err)
		}
	}
	if got := read(t, plain); got != "x" {
		t.Errorf("the foreign file is %q", got)
	}
}

func TestAnEmptyFolderMayBeUsed(t *testing.T) {
	dir := t.TempDir()
	if _, err := Write(t.Context(), dir, []File{file("index.html", "x")}, nil); err != nil {
		t.Fatal(err)
	}
	if got := read(t, dir, "index.html"); got != "x" {
		t.Errorf("published %q", got)
	}
}

func TestSwapIsTheSameWithoutExchange(t *testing.T) {
	parent := t.TempDir()
	for name, text := range map[string]string{"public": "cũ", "staging": "mới"} {
		if err := os.MkdirAll(filepath.Join(parent, name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(parent, name, "index.html"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	dir := filepath.Join(parent, "public")
	if err := swap(filepath.Join(parent, "staging"), dir); err != nil {
		t.Fatal(err)
	}
	if got := read(t, dir, "index.html"); got != "mới" {
		t.Errorf("published %q", got)
	}
	alone(t, dir)
}

func TestProgressCountsEveryFile(t *testing.T) {
	var files []File
	for range 20 {
		files = append(files, file(strings.Repeat("x", len(files)+1), ""))
	}
	last := 0
	if _, err := Write(t.Context(), filepath.Join(t.TempDir(), "public"), files, func(done, total int) {
		if done != last+1 || total != 20 {
			t.Errorf("%d of %d after %d", done, total, last)
		}
		last = done
	}); err != nil || last != 20 {
		t.Errorf("%d files, %v", last, err)
	}
}
