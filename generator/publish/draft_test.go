package publish

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Files that are too large to be held in memory are published as others are, and leave nothing behind when they fail.
func TestLargeFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	pages := func(path, text string, count int, err error) File {
		return File{Path: path, Make: func(_ string, w io.Writer) (string, error) {
			for range count {
				if _, err := io.WriteString(w, text); err != nil {
					return "", err
				}
			}
			return "", err
		}}
	}
	page := strings.Repeat("một trang của bảng\n", 4000)
	whole := func(text string, count int) string { return strings.Repeat(text, count) }
	tree := map[string]string{"nho.csv": "nhỏ"}
	for round, text := range []string{page, page, "khác " + page, page} {
		for name, count := range map[string]int{"lon.csv": 50, "vua.csv": 14, "mot-lan.csv": 1} {
			tree[name] = whole(text, count)
		}
		m := mustPublish(t, dir, pages("lon.csv", text, 50, nil), pages("vua.csv", text, 14, nil), pages("mot-lan.csv", whole(text, 1), 1, nil), file("nho.csv", "nhỏ"))
		holds(t, dir, tree)
		if i := slices.IndexFunc(m.Files, func(f Published) bool { return f.Path == "lon.csv" }); m.Files[i].Size != len(tree["lon.csv"]) {
			t.Errorf("round %d: the manifest says %+v", round, m.Files[i])
		}
	}
	broken := errors.New("hỏng")
	if _, err := publish(t.Context(), dir, []File{pages("lon.csv", "x"+page, 50, broken)}, Options{}); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	holds(t, dir, tree)
	alone(t, dir)
	if _, err := publish(t.Context(), dir, []File{pages("lon.csv", page, 50, nil)}, Options{Compress: true}); err != nil {
		t.Fatal(err)
	}
	small, err := os.ReadFile(filepath.Join(dir, "lon.csv.gz"))
	if err != nil || len(small) > len(tree["lon.csv"])/50 {
		t.Errorf("the copy has %d bytes, %v", len(small), err)
	}
}
