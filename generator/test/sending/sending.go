// Package sending is what tests of places to send a tree to have in common: trees to send, and what has to stand there
// then.
package sending

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"congkhai/generator/publish"
	"congkhai/generator/publish/send"
)

// Version is a tree in which each page loads an asset that is called by what it holds.
func Version(t testing.TB, number int) fs.FS {
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
	return Tree(t, files)
}

// Tree is a published tree of files.
func Tree(t testing.TB, files map[string]string) fs.FS {
	t.Helper()
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
	_, err = out.Replace(t.Context(), all, publish.Options{})
	if err = errors.Join(err, out.Close()); err != nil {
		t.Fatal(err)
	}
	return os.DirFS(dir)
}

// Send sends a tree, as often as something else comes between.
func Send(ctx context.Context, tree fs.FS, place send.Place) error {
	for {
		s, err := send.Compare(ctx, tree, place)
		if err != nil {
			return err
		}
		if err = s.Run(ctx, send.Usual(time.Now)); !errors.Is(err, send.ErrMoved) {
			return err
		}
	}
}

// Texts is all that lies in a tree.
func Texts(t testing.TB, tree fs.FS) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(tree, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		b, err := fs.ReadFile(tree, name)
		files[name] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// Lying is all that lies at a place.
func Lying(t testing.TB, place send.Place) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := place.Names(t.Context(), func(name string) error {
		b, err := place.Read(t.Context(), name, send.LargestFile)
		files[name] = string(b)
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return files
}

// Same holds what lies at a place against the tree that was sent there.
func Same(t testing.TB, tree fs.FS, lying map[string]string) {
	t.Helper()
	want := Texts(t, tree)
	for name := range want {
		if lying[name] != want[name] {
			t.Errorf("%s is %q, want %q", name, lying[name], want[name])
		}
	}
	for name := range lying {
		if _, ok := want[name]; !ok {
			t.Errorf("%s was left behind", name)
		}
	}
}

// OneAfterAnother sends versions to a place that is empty, and holds each against what lies there then.
func OneAfterAnother(t *testing.T, place send.Place) {
	t.Helper()
	for _, number := range []int{1, 2, 2, 7, 3} {
		tree := Version(t, number)
		if err := Send(t.Context(), tree, place); err != nil {
			t.Fatal(err)
		}
		Same(t, tree, Lying(t, place))
		again, err := send.Compare(t.Context(), tree, place)
		if err != nil || !again.IsDone() {
			t.Errorf("version %d is sent again: %v", number, err)
		}
	}
	all, err := send.CompareAll(t.Context(), Version(t, 3), place)
	if err != nil || !all.IsDone() {
		t.Errorf("%d files are put, %d removed, though the tree stands: %v", send.Count(all.Put), send.Count(all.Remove), err)
	}
}
