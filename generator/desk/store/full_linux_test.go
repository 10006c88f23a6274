package store

import (
	"os/signal"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"congkhai/generator/text/say"
)

// big are changes that a small disk has no room for: the first file would fit.
func big() (before, after files) {
	return files{"content/a.md": "một", "content/b.md": "hai"},
		files{"content/a.md": "mới", "content/b.md": strings.Repeat("b", 700_000), "content/c.md": strings.Repeat("c", 700_000)}
}

func toldOfNoRoom(t *testing.T, err error) {
	t.Helper()
	if err == nil || !strings.HasPrefix(say.In(err, say.Vietnamese), "ổ đĩa hết chỗ để ghi content/") {
		t.Errorf("it says %v", err)
	}
}

func TestAFullDiskChangesNothing(t *testing.T) {
	small := t.TempDir()
	if err := unix.Mount("tmpfs", small, "tmpfs", 0, "size=1m"); err != nil {
		t.Skip("a small disk cannot be mounted here:", err)
	}
	defer func() {
		if err := unix.Unmount(small, 0); err != nil {
			t.Error(err)
		}
	}()
	before, after := big()
	if err := Write(small, nil, before.raw()); err != nil {
		t.Fatal(err)
	}
	toldOfNoRoom(t, Write(small, before.raw(), after.raw()))
	holds(t, small, before)
	delete(after, "content/c.md") // there is room again
	if err := Write(small, before.raw(), after.raw()); err != nil {
		t.Error(err)
	}
	holds(t, small, after)
}

// As on a full disk, but without the right to mount one: writing stops in the middle of a file.
func TestAFileThatCannotBeWrittenWholeChangesNothing(t *testing.T) {
	before, after := big()
	dir := folder(t, before)
	var limit unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_FSIZE, &limit); err != nil {
		t.Fatal(err)
	}
	signal.Ignore(syscall.SIGXFSZ)
	defer signal.Reset(syscall.SIGXFSZ)
	small := limit
	small.Cur = 100_000
	if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &small); err != nil {
		t.Skip("the size of files cannot be limited here:", err)
	}
	err := Write(dir, before.raw(), after.raw())
	if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &limit); err != nil {
		t.Fatal(err)
	}
	toldOfNoRoom(t, err)
	holds(t, dir, before)
}
