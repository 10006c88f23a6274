package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// measured runs the bench on a small portal and reads what it prints for machines.
func measured(t *testing.T, opt options) Results {
	t.Helper()
	opt.procedures, opt.runs, opt.root, opt.folder, opt.machine = 20, 1, "../../..", t.TempDir(), true
	var out bytes.Buffer
	if err := run(opt, "", nil, &out); err != nil {
		t.Fatal(err)
	}
	decoder := json.NewDecoder(&out)
	decoder.DisallowUnknownFields()
	var r Results
	if err := decoder.Decode(&r); err != nil {
		t.Fatal(err)
	}
	left, err := os.ReadDir(opt.folder)
	if err != nil || len(left) > 0 {
		t.Errorf("the run left %v behind (%v)", left, err)
	}
	return r
}

func TestHistoryIsMeasured(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	r := measured(t, options{commits: 50})
	if len(r.Outputs) != 2 || r.Outputs[1].Files < r.Outputs[0].Files+3*20 {
		t.Errorf("the portal in git has no history to show: %+v", r.Outputs)
	}
}

func TestEveryStepIsMeasured(t *testing.T) {
	r := measured(t, options{})
	var found []string
	for _, s := range r.Steps {
		found = append(found, s.Step)
		if s.Wall.Median <= 0 || s.CPU.Median <= 0 || s.Wall.Min > s.Wall.Median || s.Wall.Median > s.Wall.Max {
			t.Errorf("%s took %+v", s.Step, s)
		}
	}
	if !slices.Equal(found, steps) {
		t.Errorf("steps %v, want %v", found, steps)
	}
	floors := map[string]bool{}
	for _, f := range r.Floors {
		floors[f.Name] = true
	}
	for _, name := range []string{"write", "goldmark", "both", "hash", "lstat"} {
		if !floors[name] {
			t.Errorf("no floor %q in %v", name, slices.Sorted(maps.Keys(floors)))
		}
	}
	if len(r.Outputs) != 1 || r.Outputs[0].Pages < 100 || r.Outputs[0].ProcedureBytes < 10_000 {
		t.Errorf("the output is %+v", r.Outputs)
	}
	if err := report(new(bytes.Buffer), r); err != nil {
		t.Error(err)
	}
}

// Hugo's portal has as many pages as ours and about as large ones: CONGKHAI_HUGO=/path/to/hugo go test ./generator/test/bench
func TestHugoMakesTheSamePortal(t *testing.T) {
	path := os.Getenv("CONGKHAI_HUGO")
	if path == "" {
		t.Skip("CONGKHAI_HUGO names no program")
	}
	r := measured(t, options{hugo: path})
	if len(r.Outputs) != 3 || len(r.Ratios) != 6 {
		t.Fatalf("%d outputs and %d ratios", len(r.Outputs), len(r.Ratios))
	}
	ours := r.Outputs[0]
	for _, o := range r.Outputs[1:] {
		pages := float64(o.Pages) / float64(ours.Pages)
		size := o.ProcedureBytes / ours.ProcedureBytes
		if pages < 0.9 || pages > 1.1 || size < 0.9 || size > 1.2 {
			t.Errorf("%s made %d pages with %.0f bytes a procedure, congkhai %d with %.0f", o.Program, o.Pages, o.ProcedureBytes, ours.Pages, ours.ProcedureBytes)
		}
	}
}

func TestItSaysWhereItWantsToRun(t *testing.T) {
	err := run(options{procedures: 1, runs: 1, root: t.TempDir()}, "", nil, new(bytes.Buffer))
	if err == nil || !strings.Contains(err.Error(), themeFolder) {
		t.Errorf("elsewhere it says %v", err)
	}
}

func TestWriteOnlyWritesThePortal(t *testing.T) {
	dir := t.TempDir()
	for range 2 { // the second over the first
		if err := run(options{procedures: 3, runs: 1, root: "../../.."}, dir, nil, new(bytes.Buffer)); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"config.toml", "content/thu-tuc/1.000003.md", themeFolder + "/theme.toml"} {
		if _, err := fs.Stat(os.DirFS(dir), name); err != nil {
			t.Error(err)
		}
	}
	if _, err := fs.Stat(os.DirFS(dir), "public"); !errors.Is(err, fs.ErrNotExist) {
		t.Error(cmp.Or(err, errors.New("something was built")))
	}
}

func TestAnEditIsAnotherEachTimeAndCanBeUndone(t *testing.T) {
	file := t.TempDir() + "/a.md"
	if err := os.WriteFile(file, []byte("một hai"), 0o644); err != nil {
		t.Fatal(err)
	}
	e := edit{file, "hai", "hai %d"}
	for number, want := range []string{"một hai 0", "một hai 1"} {
		undo, err := e.apply(number)
		if err != nil {
			t.Fatal(err)
		}
		if text, _ := os.ReadFile(file); string(text) != want {
			t.Errorf("%q, want %q", text, want)
		}
		if err := undo(); err != nil {
			t.Fatal(err)
		}
	}
	if text, _ := os.ReadFile(file); string(text) != "một hai" {
		t.Errorf("undone it is %q", text)
	}
	if _, err := (edit{file, "ba", "%d"}).apply(1); err == nil {
		t.Error("what is not there was changed")
	}
}

func TestSpread(t *testing.T) {
	if got, want := spread([]float64{3, 1, 2, 10}), (Spread{2.5, 1, 10}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}
