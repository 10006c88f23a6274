package trial

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"congkhai/generator/portal"
	"congkhai/generator/test/small"
)

// Whatever line an author forgets or leaves half written, there are problems or there is a site with all its views;
// never a panic.
func TestBrokenLinesNeverPanic(t *testing.T) {
	if testing.Short() {
		t.Skip("breaking every line of every small portal takes a while")
	}
	for name, archive := range small.Archives(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			files := small.Files(t, archive)
			for _, f := range archive.Files {
				if whole := files[f.Name]; whole != nil && strings.HasPrefix(f.Name, "content/") {
					breakLines(t, files, f.Name)
					files[f.Name] = whole
				}
			}
		})
	}
}

// breakLines breaks each line of a file. All other files are read once: of the portals with the most files nobody would
// wait for the end.
func breakLines(t *testing.T, files fstest.MapFS, name string) {
	t.Helper()
	opt := portal.Options{AsOf: asOf, Now: time.Now(), Seen: &portal.Seen{}, Changed: []string{name}}
	lines := strings.SplitAfter(string(files[name].Data), "\n")
	for i, line := range lines {
		for half, instead := range []string{"", line[:len(line)/2] + "\n"} {
			text := strings.Join(lines[:i], "") + instead + strings.Join(lines[i+1:], "")
			files[name] = &fstest.MapFile{Data: []byte(text), ModTime: time.Unix(int64(2*i+half), 0)}
			s, problems, err := portal.Check(files, opt)
			if err != nil {
				t.Fatalf("%s line %d as %q: %v", name, i+1, instead, err)
			}
			if len(problems) > 0 {
				continue
			}
			for _, page := range s.Pages() {
				page.View()
			}
		}
	}
}
