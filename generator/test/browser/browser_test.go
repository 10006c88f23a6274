package browser

import (
	"bytes"
	"maps"
	"net/http/httptest"
	"os"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
)

// everyLayout has at least one page of every layout.
var everyLayout = []string{
	"/", "/404.html", "/so-do/", "/gioi-thieu/", "/tim-kiem/?q=x",
	"/thu-tuc/", "/thu-tuc/1.000173/", "/thu-tuc/co-quan/", "/linh-vuc/nang-luong-nguyen-tu/",
	"/bang-gia/nhan-gui-ho-so-2018/", "/bao-cao/2021-q3/", "/bieu-mau/kstthc-5507/",
	"/cong-khai/", "/cong-khai/thoi-gian/", "/cong-khai/danh-muc/", "/thoi-han-cong-khai/moi-thong-tin-2026/",
	"/tin-tuc/", "/tin-tuc/2022-11-14-bo-nop-ho-so-giay/", "/van-ban/", "/van-ban/1676-qd-ubnd-2021/",
	"/kiem-chung/", "/phan-anh/", "/co-quan/so-khcn-tien-giang/", "/can-bo/", "/can-bo/quy-tac/", "/can-bo/quy-tac/quan-he/", "/ngay-nghi/2026/",
}

// everyPage has everyLayout, and the first page of each sort that only a portal in git has.
func everyPage(t *testing.T) []string {
	t.Helper()
	pages := slices.Clone(everyLayout)
	names := slices.Sorted(maps.Keys(published(t).pages))
	for _, sort := range []string{"thay-doi/index.html", "thay-doi/*/index.html", "bao-cao/*/lich-su/index.html", "thu-tuc/*/lich-su/index.html", "*/*/lich-su/*/index.html"} {
		for _, name := range names {
			if ok, _ := path.Match(sort, name); ok {
				pages = append(pages, "/"+strings.TrimSuffix(name, "index.html"))
				break
			}
		}
	}
	return pages
}

func TestEveryPageIsValidHTML(t *testing.T) {
	t.Parallel()
	script(t, "validity.mjs", published(t).dir)
}

// What programs read as linked data says all that it seems to say, and they load nothing for it.
func TestLinkedDataExpands(t *testing.T) {
	t.Parallel()
	script(t, "linked.mjs", published(t).dir)
}

func TestPagesMeetWCAG22AA(t *testing.T) {
	t.Parallel()
	visit(t, "accessibility.mjs", everyPage(t)...)
}

// A portal that is kept as it was is as easy to read, and says so on the first screen of a phone.
func TestPagesOfAnArchiveMeetWCAG22AA(t *testing.T) {
	t.Parallel()
	needChromium(t)
	p, err := keeping()
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(p)
	t.Cleanup(server.Close)
	for _, name := range []string{"accessibility.mjs", "narrow.mjs", "console.mjs"} {
		script(t, name, append([]string{server.URL}, everyLayout...)...)
	}
}

func TestPagesFitANarrowScreen(t *testing.T) {
	t.Parallel()
	visit(t, "narrow.mjs", everyPage(t)...)
}

func TestHeadsLeaveRoom(t *testing.T) {
	t.Parallel()
	visit(t, "head.mjs", "/", "/so-do/", "/thu-tuc/1.000173/", "/bao-cao/2021-q3/", "/tim-kiem/?q=x")
}

func TestPagesCanBeUsedByKeyboard(t *testing.T) {
	t.Parallel()
	visit(t, "keyboard.mjs", everyPage(t)...)
}

func TestPagesGiveBrowsersNothingToComplainOf(t *testing.T) {
	t.Parallel()
	visit(t, "console.mjs", everyPage(t)...)
}

func TestListsNarrowDownAsOneChooses(t *testing.T) {
	t.Parallel()
	visit(t, "whole.mjs", "/thu-tuc/")
}

// Every procedure and every price list goes on a notice board: two sheets of A4 at most.
func TestNoticesTakeTwoSheets(t *testing.T) {
	t.Parallel()
	args := []string{"2"}
	for _, page := range loaded(t).Pages() {
		if page.Layout == "procedure" || page.Layout == "pricelist" {
			args = append(args, page.URL)
		}
	}
	visit(t, "print.mjs", args...)
}

// A report is read on a phone; what is closed there opens for links and on paper, and it goes on eight sheets of A4 at most.
func TestReportsAreShort(t *testing.T) {
	t.Parallel()
	visit(t, "folded.mjs", "12000", "/bao-cao/2021-q3/", "/cong-khai/", "/kiem-chung/")
	visit(t, "print.mjs", "8", "/bao-cao/2021-q3/")
}

func TestSealsOfPapersAreChecked(t *testing.T) {
	t.Parallel()
	visit(t, "seal.mjs", "/thu-tuc/1.000173/")
}

func TestPreviewReloadsTheOpenPage(t *testing.T) {
	t.Parallel()
	needChromium(t)
	p := startPreview(t)
	script(t, "preview.mjs", p.origin+p.page, p.item)
}

// visit serves the portal and runs a script against it, in Chromium.
func visit(t *testing.T, name string, paths ...string) {
	t.Helper()
	needChromium(t)
	server := httptest.NewServer(published(t))
	t.Cleanup(server.Close)
	script(t, name, append([]string{server.URL}, paths...)...)
}

// script runs a script of this folder and fails the test with every line that it prints: each says what is wrong.
func script(t *testing.T, name string, args ...string) {
	t.Helper()
	if _, err := os.Stat("node_modules"); err != nil {
		lacking(t, "node_modules (npm ci in generator/test/browser)")
	}
	if _, err := exec.LookPath("node"); err != nil {
		lacking(t, "node")
	}
	cmd := exec.CommandContext(t.Context(), "node", append([]string{name}, args...)...)
	cmd.Env = append(os.Environ(), "CONGKHAI_CHROMIUM="+chromium())
	var complaints bytes.Buffer
	cmd.Stdout, cmd.Stderr = &complaints, t.Output()
	if err := cmd.Run(); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	for line := range strings.Lines(complaints.String()) {
		t.Error(strings.TrimSpace(line))
	}
}

// chromium finds a browser; it is empty where there is none.
func chromium() string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if found, err := exec.LookPath(name); err == nil {
			return found
		}
	}
	return ""
}

func needChromium(t *testing.T) {
	t.Helper()
	if chromium() == "" {
		lacking(t, "Chromium")
	}
}

// lacking skips a test on a developer's machine, and fails it where the browser is required.
func lacking(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("CONGKHAI_BROWSER") == "required" {
		t.Fatalf("this test needs %s, and CONGKHAI_BROWSER=required", what)
	}
	t.Skipf("this test needs %s, which is not here; once it is, run with -count=1", what)
}
