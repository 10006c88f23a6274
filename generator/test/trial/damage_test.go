package trial

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/tools/txtar"

	"congkhai/generator/files/wire"
	"congkhai/generator/past/chronicle"
	"congkhai/generator/past/history"
	"congkhai/generator/portal"
	"congkhai/generator/test/small"
	"congkhai/generator/text/say"
)

// whole is a repository that nothing is wrong with, and what it tells.
type whole struct {
	name, dir string
	files     []string // of .git, that git reads
	blobs     []string // those of them that hold a version of a file
	root      fstest.MapFS
	truth     map[string]chronicle.Life
}

// Whatever is damaged in a repository, what is told of it is true, what is missing is said to be missing, and what cannot be read at
// all is refused in one sentence.
func TestDamagedRepositoriesTellNothingFalse(t *testing.T) {
	t.Parallel() // most of its time git works
	cases := 2000
	if testing.Short() {
		cases = 200
	}
	wholes := []*whole{looseRepository(t), packedRepository(t), longRepository(t)}
	var lock sync.Mutex
	outcomes := map[string]int{}
	var workers sync.WaitGroup
	for worker := range 4 {
		var own []*whole
		for _, w := range wholes {
			own = append(own, w.copy(t))
		}
		workers.Go(func() {
			for i := worker; i < cases; i += 4 {
				d := &damage{whole: own[i%7%len(own)], random: rand.New(rand.NewPCG(41, uint64(i)))}
				outcome := d.try(t, i)
				lock.Lock()
				outcomes[outcome]++
				lock.Unlock()
			}
		})
	}
	workers.Wait()
	t.Log(outcomes)
	for _, outcome := range []string{"whole", "not known", "refused"} {
		if outcomes[outcome] < cases/20 {
			t.Errorf("%s: only %d of %d cases", outcome, outcomes[outcome], cases)
		}
	}
}

// damage is one thing done to a repository, and taken back.
type damage struct {
	*whole
	random *rand.Rand
	done   []string
	undo   []func() error
}

// try damages the repository, reads it, holds what it tells against the truth, and mends it again.
func (d *damage) try(t *testing.T, number int) (outcome string) {
	defer func() {
		for _, undo := range slices.Backward(d.undo) {
			if err := undo(); err != nil {
				t.Errorf("%d: %v", number, err)
			}
		}
	}()
	for range 1 + d.random.IntN(10)/8 {
		d.harm()
	}
	begin := time.Now()
	lives, err := d.tell()
	if took := time.Since(begin); took > time.Minute {
		t.Errorf("%d %s %s: took %v", number, d.name, d.done, took)
	}
	switch {
	case errors.Is(err, history.ErrNone):
		t.Errorf("%d %s %s: said to have no history: %v", number, d.name, d.done, err)
	case err != nil:
		for _, lang := range []say.Lang{say.Vietnamese, say.English} {
			if said := say.In(err, lang); strings.Contains(said, "\n") || len(said) > 600 {
				t.Errorf("%d %s %s: more than a sentence: %s", number, d.name, d.done, said)
			}
		}
	}
	if err != nil {
		return "refused"
	}
	outcome = "whole"
	for path, truth := range d.truth {
		life := lives[path]
		if fault := faultOf(life, truth); fault != "" {
			t.Errorf("%d %s %s: %s %s", number, d.name, d.done, path, fault)
		}
		if life.Cut {
			outcome = "not known"
		}
	}
	return outcome
}

// faultOf says what is wrong with what is told of a record.
func faultOf(life, truth chronicle.Life) string {
	at, last := 0, -1
	for _, e := range life.Events {
		i := slices.IndexFunc(truth.Events[at:], func(o chronicle.Event) bool { return sameEvent(e, o) })
		if i < 0 {
			return fmt.Sprintf("did not have this become of it: %+v", e)
		}
		last = at + i
		at = last + 1
	}
	switch {
	case len(life.Events) < len(truth.Events) && !life.Cut:
		return "lacks something without a word"
	case last < len(truth.Events)-1 && !life.Open:
		return "lacks what came last without a word"
	}
	return ""
}

func sameEvent(a, b chronicle.Event) bool {
	a.Blob, b.Blob = "", "" // what cannot be read has no page
	return bytes.Equal(wire.Append(nil, a), wire.Append(nil, b))
}

func (w *whole) tell() (map[string]chronicle.Life, error) {
	repo, err := history.Open(w.dir)
	if err != nil {
		return nil, err
	}
	defer repo.Close()
	s, problems, err := portal.Check(w.root, portal.Options{History: repo, AsOf: small.AsOf})
	if err != nil {
		return nil, err
	}
	if len(problems) > 0 {
		return nil, fmt.Errorf("%v", problems)
	}
	return s.History.Of, nil
}

// harm does something to a file.
func (d *damage) harm() {
	name := d.files[d.random.IntN(len(d.files))]
	if len(d.blobs) > 0 && d.random.IntN(3) == 0 {
		name = d.blobs[d.random.IntN(len(d.blobs))]
	} else if d.random.IntN(4) == 0 { // most files are objects
		name = []string{"HEAD", "config", "packed-refs", "refs/heads/main", "objects/info/alternates"}[d.random.IntN(5)]
	}
	old, err := os.ReadFile(d.path(name))
	if err != nil {
		old = nil // damage may add a file
	}
	other, err := os.ReadFile(d.path(d.files[d.random.IntN(len(d.files))]))
	if err != nil {
		other = nil
	}
	flipped := func() []byte {
		b := bytes.Clone(old)
		for range 1 + d.random.IntN(3) {
			if len(b) > 0 {
				b[d.random.IntN(len(b))] ^= 1 << d.random.IntN(8)
			}
		}
		return b
	}
	switch n := d.random.IntN(12); {
	case n < 4:
		d.put(name, "flip", old, flipped())
	case n < 6:
		d.put(name, "truncate", old, old[:d.random.IntN(len(old)+1)])
	case n == 6:
		d.put(name, "empty", old, []byte{})
	case n == 7:
		d.put(name, "replace", old, other)
	case n == 8:
		d.put(name, "append", old, append(bytes.Clone(old), other...))
	case n == 9:
		d.move(filepath.Dir(name), "remove the folder of")
	default:
		d.move(name, "remove")
	}
	if d.random.IntN(12) == 0 {
		d.config()
	}
}

// config breaks the repository by a word.
func (d *damage) config() {
	old, err := os.ReadFile(d.path("config"))
	if err != nil {
		return
	}
	words := []string{"[core]\n\tbare = true\n", "[core]\n\trepositoryformatversion = 99\n", "[core\n", "[extensions]\n\tpartialClone = origin\n",
		"[core]\n\tworktree = /nowhere\n", "[extensions]\n\tobjectFormat = sha256\n", "[core]\n\trepositoryformatversion = 1\n[extensions]\n\tunheardOf = 1\n"}
	d.put("config", "config", old, append(bytes.Clone(old), words[d.random.IntN(len(words))]...))
}

func (d *damage) path(name string) string {
	return filepath.Join(d.dir, ".git", filepath.FromSlash(name))
}

func (d *damage) put(name, what string, old, text []byte) {
	d.done = append(d.done, what+" "+name)
	_, err := os.Stat(d.path(name))
	if os.WriteFile(d.path(name), text, 0o644) != nil {
		return // its folder is gone
	}
	d.undo = append(d.undo, func() error {
		if err != nil {
			return os.Remove(d.path(name))
		}
		return os.WriteFile(d.path(name), old, 0o644)
	})
}

func (d *damage) move(name, what string) {
	d.done = append(d.done, what+" "+name)
	from, to := filepath.Clean(d.path(name)), d.dir+".away"
	if name == "." { // nothing is left of it
		return
	}
	if _, err := os.Stat(to); err == nil || os.Rename(from, to) != nil {
		return
	}
	d.undo = append(d.undo, func() error { return os.Rename(to, from) })
}

// copy is the same repository in another place.
func (w *whole) copy(t *testing.T) *whole {
	t.Helper()
	c := *w
	c.dir = filepath.Join(t.TempDir(), w.name)
	if err := os.CopyFS(c.dir, os.DirFS(w.dir)); err != nil {
		t.Fatal(err)
	}
	for _, name := range c.files { // git's objects cannot be written to
		if err := os.Chmod(filepath.Join(c.dir, ".git", name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return &c
}

// newWhole finds out what a repository tells of its files, and which of its own files it is read from.
func newWhole(t *testing.T, name, dir string) *whole {
	t.Helper()
	w := &whole{name: name, dir: dir, root: small.Content(new(txtar.Archive))}
	small.Copy(t, w.root, os.DirFS(dir), "content/thu-tuc")
	var err error
	if w.truth, err = w.tell(); err != nil {
		t.Fatal(err)
	}
	err = filepath.WalkDir(filepath.Join(dir, ".git"), func(path string, entry os.DirEntry, err error) error {
		if rel, _ := filepath.Rel(filepath.Join(dir, ".git"), path); err == nil && entry.Type().IsRegular() && !strings.HasPrefix(rel, "logs") && rel != "index" {
			w.files = append(w.files, filepath.ToSlash(rel))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, life := range w.truth {
		for _, e := range life.Events {
			if name := fmt.Sprintf("objects/%.2s/%s", e.Blob, e.Blob[min(2, len(e.Blob)):]); slices.Contains(w.files, name) {
				w.blobs = append(w.blobs, name)
			}
		}
	}
	slices.Sort(w.blobs)
	return w
}

// smallPast is a repository with some commits of a few procedures.
func smallPast(t *testing.T, commits int) string {
	t.Helper()
	needGit(t)
	h := &past{random: rand.New(rand.NewPCG(5, uint64(commits))), clock: time.Date(2021, 1, 1, 0, 0, 0, 0, time.UTC).Unix()}
	h.begin()
	h.hide("thu-tuc-1")
	h.goOn(commits)
	dir := t.TempDir()
	git(t, dir, nil, "init", "-q", "-b", "main", "--template=")
	h.enter(t, dir)
	if err := os.Remove(filepath.Join(dir, ".git", "marks")); err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return dir
}

// hide takes a procedure back, and publishes it again with another value.
func (h *past) hide(id string) {
	p := h.files[id]
	h.commit("Rút", h.mark)
	fmt.Fprintf(&h.script, "D %s\n", pathOfID(id))
	h.change(id, h.edit(p))
}

func looseRepository(t *testing.T) *whole {
	dir := smallPast(t, 20)
	packs, err := filepath.Glob(filepath.Join(dir, ".git/objects/pack/*.pack"))
	if err != nil {
		t.Fatal(err)
	}
	for _, pack := range packs {
		text, err := os.ReadFile(pack)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{pack, strings.TrimSuffix(pack, ".pack") + ".idx"} {
			if err := os.Remove(name); err != nil {
				t.Fatal(err)
			}
		}
		git(t, dir, text, "unpack-objects", "-q")
	}
	return newWhole(t, "loose", dir)
}

func packedRepository(t *testing.T) *whole {
	dir := smallPast(t, 30)
	git(t, dir, nil, "repack", "-adfq", "--depth=50")
	git(t, dir, nil, "pack-refs", "--all")
	return newWhole(t, "packed", dir)
}

// longRepository has so many commits that git keeps most of them as differences from others.
func longRepository(t *testing.T) *whole {
	dir := smallPast(t, 300)
	git(t, dir, nil, "repack", "-adfq", "--depth=50")
	return newWhole(t, "long", dir)
}
