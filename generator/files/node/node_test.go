package node

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// write writes a file, and gives it the time of another day.
func write(t *testing.T, name, text string) {
	t.Helper()
	old := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(name, old, old); err != nil {
		t.Fatal(err)
	}
}

// after is a moment at which a file that was written before is older than the clock.
func after(t *testing.T, name string) Moment {
	t.Helper()
	for range 1000 {
		clock := filepath.Join(t.TempDir(), "giờ")
		write(t, clock, "")
		if n, err := Look(name); err != nil || n.Before(Now(clock)) {
			return Now(clock)
		}
		time.Sleep(time.Millisecond)
	}
	t.Fatal("the clock of the file system stands still")
	return Moment{}
}

// Whatever becomes of a file after a moment, it is not what it was before: other bytes as many as there were, with the
// time they had, or another file under its name.
func TestNothingChangesUnseen(t *testing.T) {
	changes := map[string]func(name string) error{
		"the bytes": func(name string) error { write(t, name, "hai"); return nil },
		"the file": func(name string) error {
			write(t, name+".khác", "hai")
			return os.Rename(name+".khác", name)
		},
		"the mode": func(name string) error { return os.Chmod(name, 0o400) },
	}
	for what, change := range changes {
		dir := t.TempDir()
		name := filepath.Join(dir, "a")
		write(t, name, "một")
		in, err := In(dir)
		if err != nil {
			t.Fatal(err)
		}
		moment := after(t, name)
		was, err := in.Look("a")
		if err != nil || !was.File || !was.Before(moment) {
			t.Errorf("%s: a file that lay there before is %v, %v", what, was, err)
		}
		if err := change(name); err != nil {
			t.Fatal(err)
		}
		is, err := in.Look("a")
		if err != nil || is.Before(moment) || is.ID == was.ID && is.Changed == was.Changed {
			t.Errorf("%s: nothing is seen of it: %v, %v", what, is, err)
		}
		if err := in.Close(); err != nil {
			t.Error(err)
		}
	}
}

// An older file in the place of another is another file.
func TestOlderFilesAreOthers(t *testing.T) {
	dir := t.TempDir()
	a, b := filepath.Join(dir, "thư mục", "a"), filepath.Join(dir, "khác", "a")
	for _, name := range []string{a, b} {
		if err := os.Mkdir(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		write(t, name, "một")
	}
	was, err := Look(a)
	if err != nil || was.ID == (ID{}) {
		t.Fatal(was, err)
	}
	for _, move := range [][2]string{{"thư mục", "cũ"}, {"khác", "thư mục"}} {
		if err := os.Rename(filepath.Join(dir, move[0]), filepath.Join(dir, move[1])); err != nil {
			t.Fatal(err)
		}
	}
	if is, err := Look(a); err != nil || is.ID == was.ID {
		t.Errorf("a file out of another folder is the same: %v, %v", is, err)
	}
}

func TestWhatIsNotThere(t *testing.T) {
	if n, err := Look(filepath.Join(t.TempDir(), "không có")); err == nil || n.File || n.Before(Moment{}) {
		t.Errorf("%v, %v", n, err)
	}
	if Now(filepath.Join(t.TempDir(), "không có")) != (Moment{}) {
		t.Error("a file that is not there tells the time")
	}
}

// What changed in the very moment may have changed behind it, and nobody knows when what lies on another volume did.
func TestBefore(t *testing.T) {
	moment := Moment{1, 100}
	for n, before := range map[Node]bool{
		{Changed: 99, ID: ID{1, 7}}: true, {Changed: 100, ID: ID{1, 7}}: false, {Changed: 101, ID: ID{1, 7}}: false,
		{Changed: 99, ID: ID{2, 7}}: false, {Changed: unknown, ID: ID{1, 7}}: false,
	} {
		if n.Before(moment) != before {
			t.Errorf("%v changed before %v: %v", n, moment, !before)
		}
	}
}
