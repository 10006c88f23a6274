package browser

import (
	"net/http/httptest"
	"os"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"congkhai/generator/test/small"
)

// The pages of the other language meet WCAG as those of the first do, and so does a record of which next to nothing is
// known under the longest title of the national portal.
func TestEnglishAndPoorPagesMeetWCAG22AA(t *testing.T) {
	t.Parallel()
	needChromium(t)
	files := fstest.MapFS{}
	small.Copy(t, files, os.DirFS(small.Root(t)))
	small.AlsoInEnglish(files)
	files["content/thu-tuc/mua-sang-che-sang-kien.md"] = file(t, "testdata/ten-dai-nhat.md")
	server := httptest.NewServer(serving(t, assembled(t, files)))
	t.Cleanup(server.Close)
	pages := []string{
		"/thu-tuc/mua-sang-che-sang-kien/", "/en/thu-tuc/mua-sang-che-sang-kien/", "/en/", "/en/thu-tuc/", "/en/thu-tuc/1.000173/",
		"/en/bang-gia/nhan-gui-ho-so-2018/", "/en/bao-cao/2021-q3/", "/en/tim-kiem/?q=x",
	}
	script(t, "accessibility.mjs", append([]string{server.URL, "360"}, pages...)...)
	script(t, "narrow.mjs", server.URL, pages[0], pages[1], "/en/bao-cao/2021-q3/")
}

// A portal that has just begun meets WCAG, too: lists without records, and nothing known of whom to ask.
func TestEmptyPortalsMeetWCAG22AA(t *testing.T) {
	t.Parallel()
	needChromium(t)
	server := httptest.NewServer(serving(t, assembled(t, small.Files(t, new(txtar.Archive)))))
	t.Cleanup(server.Close)
	script(t, "accessibility.mjs", server.URL, "360", "/", "/thu-tuc/", "/bang-gia/", "/tin-tuc/", "/phan-anh/", "/cong-khai/", "/so-do/")
}

func file(t *testing.T, name string) *fstest.MapFile {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return &fstest.MapFile{Data: b}
}
