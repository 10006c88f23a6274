package commit

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"congkhai/generator/test/small"
)

// A copy is whole or not there, and of what it cannot have nothing is left.
func TestACopyIsWholeOrNotThere(t *testing.T) {
	there := t.TempDir()
	from := at(there)
	small.Must(t, from.local("init", "-q", "."))
	small.Must(t, os.WriteFile(filepath.Join(there, "a.md"), []byte("A"), 0o644))
	small.Must(t, from.local("add", "a.md"))
	small.Must(t, from.local("-c", "user.name=A", "-c", "user.email=a@b.vn", "commit", "-q", "-m", "A"))
	commit, address := from.ask("rev-parse", "HEAD"), "file://"+filepath.ToSlash(there)
	for name, wanted := range map[string]struct {
		address, commit string
		is              func(err error) bool
	}{
		"mot": {address, commit, func(err error) bool { return err == nil }},
		"hai": {address, strings.Repeat("0", 39) + "1", func(err error) bool { return errors.Is(err, ErrNoCommit) }},
		"ba":  {address + "-khong-co", commit, func(err error) bool { return err != nil && !errors.Is(err, ErrNoCommit) }},
		"bon": {"ext::sh -c touch% " + filepath.ToSlash(there) + "/chay", commit, func(err error) bool { return err != nil }},
		"nam": {"--upload-pack=touch " + filepath.ToSlash(there) + "/chay", commit, func(err error) bool { return err != nil }},
		"sau": {"http://127.0.0.1:1/a.git", commit, func(err error) bool { return err != nil }},
	} {
		shelf := t.TempDir()
		err := Copy(context.Background(), filepath.Join(shelf, name), wanted.address, wanted.commit)
		if !wanted.is(err) {
			t.Errorf("%s: %v", wanted.address, err)
		}
		entries, failed := os.ReadDir(shelf)
		small.Must(t, failed)
		if isThere := len(entries) == 1 && entries[0].Name() == name; isThere != (err == nil) || err != nil && len(entries) > 0 {
			t.Errorf("%s leaves %v", wanted.address, entries)
		}
	}
	if _, err := os.Stat(filepath.Join(there, "chay")); err == nil {
		t.Error("an address runs a program")
	}
}
