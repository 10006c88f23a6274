package portal

import (
	"bytes"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"congkhai/generator/files/source"
	"congkhai/generator/test/small"
)

// An example in the guide is a fenced block after a line that names its file.
var (
	example = regexp.MustCompile("(?s)`(content/[^`<]+\\.(?:md|toml))`[^\n]*\n\n```[a-z]*\n(.*?)```")
	shown   = regexp.MustCompile(`!\[[^\]]*\]\(([^)/]+)\)`)
	beside  = regexp.MustCompile(`tep = "([^"]+)"`)
)

// Every file that the guide shows passes the check when it is put into the real content, with the forms that the guide
// shows.
func TestExamplesOfTheGuidePass(t *testing.T) {
	guide, err := os.ReadFile("../../HUONG-DAN.md")
	if err != nil {
		t.Fatal(err)
	}
	examples := example.FindAllStringSubmatch(string(guide), -1)
	if len(examples) < 6 {
		t.Fatalf("the guide shows only %d files", len(examples))
	}
	for _, e := range examples {
		t.Run(e[1], func(t *testing.T) {
			files := small.RealAtWork(t)
			for _, other := range examples {
				if other[1] == e[1] || strings.HasPrefix(other[1], "content/bieu-mau/") {
					files[other[1]] = &fstest.MapFile{Data: []byte(other[2])}
				}
			}
			for _, pattern := range []*regexp.Regexp{shown, beside} {
				for _, m := range pattern.FindAllStringSubmatch(e[2], -1) {
					files[path.Join(path.Dir(e[1]), m[1])] = &fstest.MapFile{Data: begun(t, m[1])}
				}
			}
			if _, problems := load(t, files, Options{}); len(problems) > 0 {
				t.Errorf("%s", small.Printed(t, problems, source.Vietnamese))
			}
		})
	}
}

// begun is a picture of one pixel, or how another file begins, of the format that its name tells.
func begun(t *testing.T, name string) []byte {
	t.Helper()
	if path.Ext(name) == ".pdf" {
		return []byte("%PDF-1.7")
	}
	var b bytes.Buffer
	pixel, encode := image.NewGray(image.Rect(0, 0, 1, 1)), png.Encode
	if path.Ext(name) == ".jpg" {
		encode = func(w io.Writer, m image.Image) error { return jpeg.Encode(w, m, nil) }
	}
	if err := encode(&b, pixel); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
