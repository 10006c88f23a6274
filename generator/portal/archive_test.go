package portal

import (
	"os"
	"slices"
	"strings"
	"testing"

	"congkhai/generator/files/source"
	"congkhai/generator/test/small"
)

// offers are what only a department at work can answer for.
var offers = []string{`id="hen_tra"`, `class="act"`, `class="dial"`, `class="call"`, "GovernmentService", "Thủ tục hay dùng",
	`id="tinh_gia"`}

// claims are said of nothing in an archive.
var claims = []string{"Đang áp dụng", "còn hiệu lực", `class="button"`}

// The real portal is kept as it was from the day on that config.toml names: every page says so, none offers anything,
// and neither holds on the day before.
func TestTheRealPortalIsAnArchiveFromItsDay(t *testing.T) {
	for day, kept := range map[string]bool{"2025-06-30": false, "2025-07-01": true, "2026-11-01": true} {
		p, problems := load(t, os.DirFS("../.."), Options{AsOf: small.Day(t, day)})
		if p == nil {
			t.Fatalf("%s:\n%s", day, small.Printed(t, problems, source.Vietnamese))
		}
		offered := map[string]bool{}
		for name, text := range small.Tree(t, p) {
			if says := saysKept(name); says != "" && strings.Contains(text, says) != kept {
				t.Errorf("%s: /%s: %q is said: %t", day, name, says, !kept)
			}
			noteOffers(offered, name, text)
		}
		for _, offer := range offers {
			if offered[offer] == kept {
				t.Errorf("%s: %s is there: %t", day, offer, offered[offer])
			}
		}
		for _, claim := range claims {
			if kept && offered[claim] {
				t.Errorf("%s: a page says %s", day, claim)
			}
		}
	}
}

// saysKept is what a file of an archive says of it, "" of files that say nothing.
func saysKept(name string) string {
	switch {
	case strings.HasSuffix(name, ".html"):
		return `<aside class="kept"`
	case strings.HasSuffix(name, "atom.xml"):
		return "<subtitle>Bản lưu: từ 1/7/2025"
	case name == "data.json":
		return "Bản lưu: từ 1/7/2025"
	}
	return ""
}

// noteOffers notes what a page offers. The manual and pages for staff tell of rules, and not of what holds.
func noteOffers(offered map[string]bool, name, text string) {
	if strings.HasPrefix(name, "can-bo/") || !strings.HasSuffix(name, ".html") {
		return
	}
	for _, offer := range slices.Concat(offers, claims) {
		offered[offer] = offered[offer] || strings.Contains(text, offer)
	}
}

// An archive that is set up before its day changes nothing until then.
func TestAnArchiveToComeChangesNothing(t *testing.T) {
	files := small.RealAtWork(t)
	before, problems := load(t, files, Options{})
	if before == nil {
		t.Fatal(small.Printed(t, problems, source.Vietnamese))
	}
	config := files["config.toml"].Data
	files["config.toml"].Data = append(config[:len(config):len(config)], "\n[luu_tru]\ntu = 2026-11-02\n"...)
	for day, same := range map[string]bool{"2026-11-01": true, "2026-11-02": false} {
		p, problems := load(t, files, Options{AsOf: small.Day(t, day)})
		if p == nil {
			t.Fatal(small.Printed(t, problems, source.Vietnamese))
		}
		if got := small.Page(t, p, "/") == small.Page(t, before, "/"); got != same {
			t.Errorf("on %s the home page is as it was: %t", day, got)
		}
		if next := p.Site.NextChange(); same && next != small.Day(t, "2026-11-02") {
			t.Errorf("the next change is told for %s", next)
		}
	}
}
