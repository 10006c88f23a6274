package publish

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

func TestAFullDiskLeavesTheOldTree(t *testing.T) {
	small := t.TempDir()
	if err := unix.Mount("tmpfs", small, "tmpfs", 0, "size=1m"); err != nil {
		t.Skip("a small disk cannot be mounted here:", err)
	}
	defer func() {
		if err := unix.Unmount(small, 0); err != nil {
			t.Error(err)
		}
	}()
	dir := filepath.Join(small, "public")
	for _, text := range []string{"1", "2"} {
		mustPublish(t, dir, file("index.html", text))
		var files []File
		for _, name := range []string{"a", "b", "c", "d", "e"} {
			files = append(files, file(name+"/lớn.html", strings.Repeat(name, 300_000)))
		}
		_, err := publish(t.Context(), dir, files, Options{})
		if !errors.Is(err, unix.ENOSPC) || !strings.Contains(err.Error(), "lớn.html") {
			t.Errorf("on a full disk: %v", err)
		}
		holds(t, dir, map[string]string{"index.html": text})
	}
	mustPublish(t, dir, file("index.html", strings.Repeat("x", 300_000))) // there is room again
	whole(t, dir)
}

// As on a full disk, but without the right to mount one: writing stops in the middle of a file.
func TestAFileThatCannotBeWrittenLeavesTheOldTree(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	for _, text := range []string{"1", "2"} {
		mustPublish(t, dir, file("index.html", text))
		var limit unix.Rlimit
		if err := unix.Getrlimit(unix.RLIMIT_FSIZE, &limit); err != nil {
			t.Fatal(err)
		}
		small := limit
		small.Cur = 100_000
		if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &small); err != nil {
			t.Skip("the size of files cannot be limited here:", err)
		}
		_, err := publish(t.Context(), dir, []File{file("lớn.html", strings.Repeat("x", 300_000))}, Options{})
		if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &limit); err != nil {
			t.Fatal(err)
		}
		if !errors.Is(err, unix.EFBIG) || !strings.Contains(err.Error(), "lớn.html") {
			t.Errorf("beyond the limit: %v", err)
		}
		holds(t, dir, map[string]string{"index.html": text})
	}
}

func TestWhereLinksCannotBeMadeFilesAreCopied(t *testing.T) {
	other, err := os.MkdirTemp("/dev/shm", "")
	if err != nil {
		t.Skip("no second file system here:", err)
	}
	defer os.RemoveAll(other)
	var here, there unix.Stat_t
	if err := errors.Join(unix.Stat(t.TempDir(), &here), unix.Stat(other, &there)); err != nil || here.Dev == there.Dev {
		t.Skip("no second file system here:", err)
	}
	from, to := &tree{dir: other}, &tree{dir: t.TempDir()}
	for _, text := range []string{"một", "hai"} {
		if err := from.write("a", []byte(text)); err != nil {
			t.Fatal(err)
		}
		if err := to.link(from, describe("a", []byte(text), "")); err != nil {
			t.Fatal(err)
		}
		if b, err := os.ReadFile(to.name("a")); err != nil || string(b) != text {
			t.Errorf("%q, %v", b, err)
		}
	}
	if err := to.link(from, describe("a", []byte("ba"), "")); err == nil {
		t.Error("a file that does not hold what was published was copied")
	}
}
