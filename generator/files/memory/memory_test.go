package memory

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

func key(name string) Key { return sha256.Sum256([]byte(name)) }

// put keeps names, each with two parts made of it.
func put(m *Memory, names ...string) {
	for _, name := range names {
		m.Put(key(name), []byte("đầu "+name), []byte("thân "+name))
	}
}

// known asks for names and returns those that are there as they were put.
func known(t *testing.T, m *Memory, names ...string) string {
	t.Helper()
	var found []string
	for _, name := range names {
		parts, ok := m.Get(key(name))
		if !ok {
			continue
		}
		head, lost := parts[0].Text()
		text, err := parts[1].Text()
		if err = errors.Join(lost, err); err != nil || head != "đầu "+name || text != "thân "+name {
			t.Errorf("%s: %q, %q, %v", name, head, text, err)
		}
		found = append(found, name)
	}
	return strings.Join(found, " ")
}

func save(t *testing.T, m *Memory) {
	t.Helper()
	if err := m.Save(); err != nil {
		t.Fatal(err)
	}
	m.Close()
}

func TestOnlyWhatIsAskedForStays(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "nho")
	m := Open(dir, "một")
	put(m, "a", "b", "c")
	if got := known(t, m, "a", "b", "c", "d"); got != "a b c" {
		t.Errorf("before it is saved it knows %q", got)
	}
	save(t, m)
	m = Open(dir, "một")
	if got := known(t, m, "a", "c"); got != "a c" {
		t.Errorf("the next run knows %q", got)
	}
	put(m, "d")
	save(t, m)
	m = Open(dir, "một")
	if got := known(t, m, "a", "b", "c", "d"); got != "a c d" {
		t.Errorf("the run after it knows %q", got)
	}
	m.Close()
	if m = Open(dir, "hai"); known(t, m, "a", "c", "d") != "" {
		t.Error("another program believes what this one made")
	}
	m.Close()
}

func TestNotesStayUnasked(t *testing.T) {
	dir := t.TempDir()
	m := Open(dir, "")
	m.SetNote("một", "1")
	put(m, "a")
	save(t, m)
	m = Open(dir, "")
	m.SetNote("hai", "2")
	save(t, m)
	m = Open(dir, "")
	if got := m.Note("một") + m.Note("hai") + m.Note("ba"); got != "12" || known(t, m, "a") != "a" {
		t.Errorf("after a run that asked for nothing: noted %q", got)
	}
	save(t, m)
	m = Open(dir, "")
	known(t, m, "b")
	save(t, m)
	m = Open(dir, "")
	if got := m.Note("một") + m.Note("hai"); got != "12" || known(t, m, "a") != "" {
		t.Errorf("after a run that asked for something else: noted %q", got)
	}
	save(t, m)
	if m = Open(dir, "hai"); m.Note("một") != "" {
		t.Error("another program believes what this one noted")
	}
	save(t, m)
}

// Results may be saved before all is done, and again when more is known.
func TestSavingTwice(t *testing.T) {
	dir := t.TempDir()
	m := Open(dir, "")
	put(m, "a")
	if err := m.Save(); err != nil {
		t.Fatal(err)
	}
	put(m, "b")
	m.SetNote("một", "1")
	save(t, m)
	m = Open(dir, "")
	if got := known(t, m, "a", "b"); got != "a b" || m.Note("một") != "1" {
		t.Errorf("the next run knows %q, and %q", got, m.Note("một"))
	}
	save(t, m)
}

func TestManyRunsLeaveFewFiles(t *testing.T) {
	dir := t.TempDir()
	var names []string
	for i := range 30 {
		m := Open(dir, "")
		known(t, m, names...)
		name := fmt.Sprint("x", i)
		names = append(names, name)
		put(m, name)
		save(t, m)
		m.Close()
	}
	m := Open(dir, "")
	defer m.Close()
	if known(t, m, names...) != strings.Join(names, " ") {
		t.Error("something was forgotten")
	}
	packs, _ := filepath.Glob(filepath.Join(dir, "*"+packSuffix))
	if len(packs) > mostPacks+1 {
		t.Errorf("%d packs", len(packs))
	}
}

// A memory that was damaged in any way is forgotten, or says that it is lost; it never tells something else.
func TestDamageIsNoticed(t *testing.T) {
	dir := t.TempDir()
	m := Open(dir, "")
	put(m, "a", "b")
	m.SetNote("một", "1")
	save(t, m)
	broken(t, filepath.Join(dir, indexName), func() bool { return known(t, Open(dir, ""), "a", "b") != "" })
	broken(t, filepath.Join(dir, notesName), func() bool { return Open(dir, "").Note("một") != "" })
	packs, _ := filepath.Glob(filepath.Join(dir, "*"+packSuffix))
	whole, err := os.ReadFile(packs[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(packs[0], []byte(strings.ReplaceAll(string(whole), " b", " x")), 0o644); err != nil {
		t.Fatal(err)
	}
	m = Open(dir, "")
	known(t, m, "a")
	parts, _ := m.Get(key("b"))
	for _, part := range parts {
		if text, err := part.Text(); err == nil {
			t.Errorf("a broken pack tells %q", text)
		}
	}
	m.Close()
	if known(t, Open(dir, ""), "a") != "" {
		t.Error("a memory that was found to be broken is believed")
	}
	m = Open(dir, "")
	put(m, "a", "b")
	save(t, m)
	if packs, _ = filepath.Glob(filepath.Join(dir, "*"+packSuffix)); len(packs) != 1 || known(t, Open(dir, ""), "a", "b") != "a b" {
		t.Fatalf("after it was made again there are the packs %q", packs)
	}
	if err := os.Remove(packs[0]); err != nil {
		t.Fatal(err)
	}
	if m := Open(dir, ""); known(t, m, "a", "b") != "" {
		t.Error("a memory without its pack is believed")
	}
}

// broken fails when a file is believed with any of its bytes changed, or cut off anywhere. It leaves the file whole.
func broken(t *testing.T, name string, believed func() bool) {
	t.Helper()
	whole, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for at := range whole {
		changed := slices.Clone(whole)
		changed[at] ^= 0x20
		for _, b := range [][]byte{changed, whole[:at]} {
			if err := os.WriteFile(name, b, 0o644); err != nil {
				t.Fatal(err)
			}
			if believed() {
				t.Fatalf("%s is believed, though it is broken at byte %d", filepath.Base(name), at)
			}
		}
	}
	if err := os.WriteFile(name, whole, 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestWithoutAPlaceItLastsAsLongAsTheProgram(t *testing.T) {
	file := filepath.Join(t.TempDir(), "tệp")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for name, m := range map[string]*Memory{"no name": Open("", ""), "no folder": Open(filepath.Join(file, "nho"), "")} {
		put(m, "a")
		if known(t, m, "a") != "a" || m.Save() != nil {
			t.Errorf("%s: it does not do without", name)
		}
	}
}

func TestBorrowingWritesNothing(t *testing.T) {
	dir := t.TempDir()
	m := Open(dir, "")
	put(m, "a")
	save(t, m)
	before, _ := os.ReadDir(dir)
	m = Borrow(dir, "")
	put(m, "b")
	if got := known(t, m, "a", "b"); got != "a b" {
		t.Errorf("it knows %q", got)
	}
	save(t, m)
	if after, _ := os.ReadDir(dir); len(after) != len(before) {
		t.Error("it wrote something")
	}
}

func TestManyAtOnce(t *testing.T) {
	m := Open(t.TempDir(), "")
	var all sync.WaitGroup
	for i := range 50 {
		all.Go(func() {
			name := fmt.Sprint(i % 10)
			put(m, name)
			if known(t, m, name) != name {
				t.Error("lost", name)
			}
		})
	}
	all.Wait()
	save(t, m)
}
