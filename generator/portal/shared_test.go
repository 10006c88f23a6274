package portal

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/tools/txtar"

	"congkhai/generator/files/layer"
	"congkhai/generator/files/memory"
	"congkhai/generator/files/source"
	"congkhai/generator/site"
	"congkhai/generator/test/small"
)

// shared lays a layer of some files under a small portal with others.
func shared(t *testing.T, commit string, own, below map[string]string) fs.FS {
	t.Helper()
	files, of := small.Content(new(txtar.Archive)), fstest.MapFS{}
	for name, text := range own {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	for name, text := range below {
		of[name] = &fstest.MapFile{Data: []byte(text)}
	}
	l, problems, err := layer.New("../tinh", of)
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	l.State = commit
	return layer.Under(files, []layer.Layer{l})
}

func field(name string) string { return "ten = \"" + name + "\"\n" }

// Git keeps no times of files, and two commits may have files of one size: what was seen of one is not that of the other.
func TestAnotherCommitIsReadAnew(t *testing.T) {
	opt := Options{AsOf: small.AsOf, Now: time.Now(), Seen: &Seen{}, Memory: memory.Open("", "")}
	for _, name := range []string{"Hộ tịch", "Đất đai"} {
		s, problems, err := Check(shared(t, name, nil, map[string]string{"linh-vuc/a.toml": field(name)}), opt)
		small.Must(t, err)
		if got := s.Record("linh-vuc", "a").Title(); got != name || len(problems) > 0 {
			t.Errorf("%s is called %s, %v", name, got, problems)
		}
	}
}

// Pages say whose a record is, so that a portal with a file of its own is not one with the same file of a layer.
func TestTheSumTellsWhoseAFileIs(t *testing.T) {
	a := field("A")
	load := func(files fs.FS, opt Options) (*Portal, []source.Problem, error) {
		opt.AsOf = small.AsOf
		return Load(files, opt)
	}
	one, problems, err := load(shared(t, "", nil, map[string]string{"linh-vuc/a.toml": a}), Options{})
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	other, _, err := load(shared(t, "", map[string]string{"content/linh-vuc/a.toml": a}, nil), Options{})
	small.Must(t, err)
	if one.Sum == other.Sum {
		t.Error("they are one portal")
	}
	// What a layer keeps from today on is told of a portal that stands already.
	kept := map[string]string{"linh-vuc/a.toml": a, "chung.toml": "ten = \"Tỉnh\"\ngiu = [\"linh-vuc/*\"]\n"}
	_, problems, err = load(shared(t, "", map[string]string{"content/linh-vuc/a.toml": a}, kept), Options{Unless: other.Sum})
	if err != nil || len(problems) != 1 || problems[0].Rule != layer.Kept || problems[0].Where.Path() != "content/linh-vuc/a.toml" {
		t.Errorf("it is told as %v, %v", problems, err)
	}
}

// What is wrong is told where somebody can mend it.
func TestProblemsOfSharedContentHaveTheirPlace(t *testing.T) {
	told := func(own, below map[string]string, before ...source.Problem) []source.Problem {
		_, problems, err := Check(shared(t, "", own, below), Options{AsOf: small.AsOf, Before: before})
		small.Must(t, err)
		return problems
	}
	problems := told(nil, map[string]string{"linh-vuc/a.toml": "\ntenn = \"A\"\n"})
	if len(problems) != 1 || problems[0].Where.String() != "../tinh/linh-vuc/a.toml:2:1" || problems[0].Owner != "../tinh" {
		t.Errorf("a mistake of a layer is told as %s", small.Told(problems))
	}
	page := "+++\nten = \"A\"\n+++\nA.\n"
	problems = told(map[string]string{"content/trang/a.md": page}, map[string]string{"trang/a/index.md": page})
	if len(problems) != 1 || problems[0].Rule != site.SameURL || problems[0].Where.Path() != "content/trang/a.md" ||
		!strings.Contains(problems[0].Text(source.Vietnamese), "../tinh/trang/a/index.md") {
		t.Errorf("two records of one name are told as %s", small.Told(problems))
	}
	missing := layer.NoFolder.At((&source.File{Path: "config.toml"}).Anywhere(), "../khac")
	problems = told(map[string]string{"content/trang/a.md": "+++\nten = \"A\"\n+++\n[b](b.md)\n"}, nil, missing)
	if len(problems) != 1 || problems[0].Rule != layer.NoFolder {
		t.Errorf("what follows from a layer that is not there is told: %s", small.Told(problems))
	}
}

// A file that only a record in whose place another one stands has named is in nobody's way, and is not published.
func TestFilesOfReplacedRecordsAreLeftOut(t *testing.T) {
	below := map[string]string{"trang/a/index.md": "+++\nten = \"A\"\n+++\n[b](b.txt)\n", "trang/a/b.txt": "B"}
	p, problems, err := Load(shared(t, "", map[string]string{"content/trang/a/index.md": "+++\nten = \"Khác\"\n+++\nKhác.\n"}, below),
		Options{AsOf: small.AsOf})
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	if _, found, err := p.File("a/b.txt"); found || err != nil {
		t.Errorf("it is published (%v)", err)
	}
}
