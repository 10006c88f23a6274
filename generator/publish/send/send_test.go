package send_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"congkhai/generator/publish"
	"congkhai/generator/publish/send"
)

// version is a tree in which each page loads an asset that is called by what it holds.
func version(t *testing.T, number int) fs.FS {
	t.Helper()
	files := map[string]string{
		fmt.Sprintf("tai-nguyen/trang.%d.css", number): fmt.Sprint("style ", number),
		"sitemap.xml":             fmt.Sprint("map ", number),
		"nhat-ky/checkpoint":      fmt.Sprint("log ", number),
		"hinh/logo.svg":           fmt.Sprint("logo ", number/2),
		"tin-tuc/cu/du-lieu.json": "{}",
	}
	for i := range 6 {
		page := fmt.Sprintf("thu-tuc/%d/index.html", (number+i)%9)
		files[page] = fmt.Sprintf("loads tai-nguyen/trang.%d.css", number)
	}
	files["index.html"] = fmt.Sprintf("loads tai-nguyen/trang.%d.css", number)
	dir := filepath.Join(t.TempDir(), "public")
	out, err := publish.Open(dir, publish.State{})
	if err != nil {
		t.Fatal(err)
	}
	var all []publish.File
	for name, text := range files {
		all = append(all, publish.File{Path: name, Make: func(_ string, w io.Writer) (string, error) {
			_, err := io.WriteString(w, text)
			return "", err
		}})
	}
	if _, err := out.Replace(t.Context(), all, publish.Options{}); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return os.DirFS(dir)
}

func folder(t *testing.T) (*send.Folder, string) {
	t.Helper()
	dir := t.TempDir()
	place, err := send.OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = place.Close() })
	return place, dir
}

func sent(ctx context.Context, tree fs.FS, place send.Place) error {
	s, err := send.Compare(ctx, tree, place)
	if err != nil {
		return err
	}
	return s.Run(ctx)
}

// treeOf is all that lies in a folder.
func treeOf(t *testing.T, dir fs.FS) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(dir, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		b, err := fs.ReadFile(dir, name)
		files[name] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// same holds what stands at a place against the tree that was sent there.
func same(t *testing.T, tree fs.FS, dir string) {
	t.Helper()
	want, got := treeOf(t, tree), treeOf(t, os.DirFS(dir))
	for name := range want {
		if got[name] != want[name] {
			t.Errorf("%s is %q, want %q", name, got[name], want[name])
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			t.Errorf("%s was left behind", name)
		}
	}
}

func TestTreesStandWhereTheyAreSent(t *testing.T) {
	place, dir := folder(t)
	for _, number := range []int{1, 2, 2, 7, 3} {
		tree := version(t, number)
		if err := sent(t.Context(), tree, place); err != nil {
			t.Fatal(err)
		}
		same(t, tree, dir)
		again, err := send.Compare(t.Context(), tree, place)
		if err != nil || !again.IsDone() {
			t.Errorf("version %d is sent again: %v", number, err)
		}
	}
}

var errCut = errors.New("cut off")

// cutting is a place to which the line is cut at the n-th thing that is done, before or after it is done.
type cutting struct {
	send.Place
	left  *int
	after bool
}

func (c cutting) AtOnce() int { return 1 }

func (c cutting) do(what func() error) error {
	if *c.left--; *c.left > 0 {
		return what()
	}
	if c.after && *c.left == 0 {
		if err := what(); err != nil {
			return err
		}
	}
	return errCut
}

func (c cutting) Write(ctx context.Context, name string, size int64, content io.Reader) error {
	return c.do(func() error { return c.Place.Write(ctx, name, size, content) })
}

func (c cutting) Remove(ctx context.Context, name string) error {
	return c.do(func() error { return c.Place.Remove(ctx, name) })
}

// Whoever is cut off, again and again and on the way to other versions, leaves pages that have all they load; and the
// next run that is not cut off leaves what a fresh one would.
func TestWhoIsCutOffLeavesWholePages(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 23))
	versions := []fs.FS{version(t, 0), version(t, 1), version(t, 2), version(t, 5)}
	cuts := 0
	for range 40 {
		place, dir := folder(t)
		for range 9 {
			tree, left := versions[random.IntN(len(versions))], 1+random.IntN(22)
			err := sent(t.Context(), tree, cutting{place, &left, random.IntN(2) == 0})
			switch {
			case errors.Is(err, errCut):
				cuts++
			case err != nil:
				t.Fatal(err)
			default:
				same(t, tree, dir)
			}
			wholePages(t, dir)
		}
		tree := versions[random.IntN(len(versions))]
		if err := sent(t.Context(), tree, place); err != nil {
			t.Fatal(err)
		}
		same(t, tree, dir)
	}
	if cuts < 200 {
		t.Errorf("only %d were cut off", cuts)
	}
}

func wholePages(t *testing.T, dir string) {
	t.Helper()
	files := treeOf(t, os.DirFS(dir))
	for name, text := range files {
		if asset, isPage := strings.CutPrefix(text, "loads "); isPage && files[asset] == "" {
			t.Errorf("%s loads %s, which is not there", name, asset)
		}
	}
}

func TestForeignFilesAreLeftAlone(t *testing.T) {
	place, dir := folder(t)
	if err := os.WriteFile(filepath.Join(dir, "theirs.txt"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := sent(t.Context(), version(t, 1), place); !errors.Is(err, send.ErrForeign) {
		t.Errorf("got %v", err)
	}
	names := slices.Collect(maps.Keys(treeOf(t, os.DirFS(dir))))
	if !slices.Equal(names, []string{"theirs.txt"}) {
		t.Errorf("the folder has %q", names)
	}
}
