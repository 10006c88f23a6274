package trial

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"congkhai/generator/files/source"
	"congkhai/generator/portal"
	"congkhai/generator/test/small"
)

// Mistakes as people make them, each in the sample portal by itself, with all that is told of it. None passes in silence.
func TestNaturalMistakesAreTold(t *testing.T) {
	const name = "testdata/nham-lan.txt"
	archive := small.Archive(t, name)
	sample := small.Archive(t, "../../portal/testdata/mau.txt")
	for i := 0; i+1 < len(archive.Files); i += 2 {
		mistake, told := archive.Files[i], &archive.Files[i+1]
		number, path, _ := strings.Cut(mistake.Name, " ")
		t.Run(number, func(t *testing.T) {
			files := small.Files(t, sample)
			files[path] = &fstest.MapFile{Data: []byte(mistaken(t, files, path, string(mistake.Data)))}
			_, problems, err := portal.Check(files, portal.Options{AsOf: small.AsOf})
			if err != nil {
				t.Fatal(err)
			}
			got := small.Printed(t, problems, source.Vietnamese)
			if got == "" {
				t.Error("nothing is told")
			}
			if got != string(told.Data) && !*small.Update {
				t.Errorf("told is\n%s\nwant\n%s", got, told.Data)
			}
			told.Data = []byte(got)
		})
	}
	if *small.Update {
		if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// mistaken is what a file says after a mistake: lines that begin with - in it have become those that follow with +; a
// new file has only the latter, or is the copy of another ("= path").
func mistaken(t *testing.T, files fstest.MapFS, path, mistake string) string {
	t.Helper()
	if other, ok := strings.CutPrefix(mistake, "= "); ok {
		return string(files[strings.TrimSpace(other)].Data)
	}
	text := ""
	if f := files[path]; f != nil {
		text = string(f.Data)
	}
	var old, new []string
	change := func() {
		if was := strings.Join(old, "\n"); strings.Contains(text, was) {
			text = strings.Replace(text, was, strings.Join(new, "\n"), 1)
		} else {
			t.Fatalf("%s does not say %q", path, was)
		}
		old, new = nil, nil
	}
	for line := range strings.Lines(mistake) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case line[0] == '+':
			new = append(new, line[1:])
			continue
		case len(new) > 0:
			change()
		}
		old = append(old, line[1:])
	}
	change()
	return text
}
