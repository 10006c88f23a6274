package portal

import (
	"bytes"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"congkhai/generator/files/source"
	"congkhai/generator/test/small"
)

func load(t *testing.T, files fs.FS, opt Options) (*Portal, []source.Problem) {
	t.Helper()
	if opt.AsOf.IsZero() {
		opt.AsOf = small.AsOf
	}
	p, problems, err := Load(files, opt)
	if err != nil {
		t.Fatal(err)
	}
	return p, problems
}

// Staff work on Windows: line ends, byte order marks and decomposed letters change neither problems nor places.
func TestWindowsFilesHaveTheSameProblems(t *testing.T) {
	archive := small.Archive(t, "testdata/cong/moi-loi.txt")
	_, want := load(t, small.Files(t, archive), Options{})
	files := small.Files(t, archive)
	for name, f := range files {
		if strings.HasPrefix(name, "content/") && (strings.HasSuffix(name, ".md") || strings.HasSuffix(name, ".toml")) {
			files[name] = &fstest.MapFile{Data: append([]byte("\uFEFF"), bytes.ReplaceAll(f.Data, []byte("\n"), []byte("\r\n"))...)}
		}
	}
	_, got := load(t, files, Options{})
	if a, b := small.Printed(t, got, source.Vietnamese), small.Printed(t, want, source.Vietnamese); a != b {
		t.Errorf("with CRLF and a byte order mark:\n%s\nwithout:\n%s", a, b)
	}
}

func TestProblemsAreToldInEnglish(t *testing.T) {
	archive := small.Archive(t, "testdata/cong/moi-loi.txt")
	_, problems := load(t, small.Files(t, archive), Options{})
	for _, p := range problems {
		for _, lang := range []source.Lang{source.Vietnamese, source.English} {
			if text := p.Text(lang); strings.Contains(text, "%!") || text == "" {
				t.Errorf("%s in %s: %q", p.Rule.ID, lang, text)
			}
		}
	}
}
