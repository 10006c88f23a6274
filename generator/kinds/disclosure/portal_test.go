package disclosure_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"congkhai/generator/portal"
	"congkhai/generator/test/golden"
	"congkhai/generator/test/small"
	"congkhai/generator/text/calendar"
)

// Every archive in testdata is a small portal with its golden problems, or the golden text of some of its pages.
func TestSmallPortals(t *testing.T) { golden.Run(t, "testdata") }

// A report becomes due when its period ends, a duty begins and ends, a file is first published; the portal knows these days and stays as it is between.
func TestDisclosureChangesOnTheDaysItTells(t *testing.T) {
	archive := small.Archive(t, "testdata/cong-khai.txt")
	files := small.Files(t, archive)
	at := func(day calendar.Date) *portal.Portal {
		return golden.Load(t, files, portal.Options{AsOf: day, Chronicle: small.First(t, archive)})
	}
	oldNews := calendar.Date{Year: 2026, Month: 8, Day: 3} // the home page calls its news new no more
	p := at(calendar.Date{Year: 2026, Month: 6, Day: 5})
	now := small.Tree(t, p)
	var days []string
	for range 7 {
		next := p.Site.NextChange()
		days = append(days, next.String())
		if next.IsZero() {
			break
		}
		small.SameTrees(t, "the day before "+next.String(), now, small.Tree(t, at(next.Add(-1))))
		p = at(next)
		then := small.Tree(t, p)
		if next != oldNews && now["cong-khai/index.html"] == then["cong-khai/index.html"] {
			t.Errorf("nothing changes on %s", next)
		}
		now = then
	}
	if got := strings.Join(days, " "); got != "2026-07-01 2026-08-03 2026-08-04 2026-10-01 2026-11-02 2027-01-01 2027-04-01" {
		t.Errorf("changes on %s", got)
	}
}

// What the history says is part of what a portal is made of; without one nothing is said that is not known.
func TestHistoryIsPartOfThePortal(t *testing.T) {
	archive := small.Archive(t, "testdata/cong-khai.txt")
	files := small.Files(t, archive)
	with := golden.Load(t, files, portal.Options{Chronicle: small.First(t, archive)})
	without := golden.Load(t, files, portal.Options{})
	if with.Sum == without.Sum {
		t.Error("a portal with a history has the sum of one without")
	}
	if _, _, err := portal.Load(files, portal.Options{AsOf: small.AsOf, Chronicle: small.First(t, archive), Unless: with.Sum}); !errors.Is(err, portal.ErrUnchanged) {
		t.Errorf("the same history is another portal: %v", err)
	}
	text := small.Readable(small.Page(t, without, "/cong-khai/"))
	for _, want := range []string{"mà không có lịch sử", "Chưa biết ngày đăng lần đầu: 10", "Chưa biết ngày ký: 1"} {
		if !strings.Contains(text, want) {
			t.Errorf("without a history the page does not say %q:\n%s", want, text)
		}
	}
	for _, verdict := range []string{"Đúng hạn[", "Quá hạn[", "Tỷ lệ đúng hạn"} {
		if strings.Contains(text, verdict) {
			t.Errorf("without a history the page judges: %s", verdict)
		}
	}
}

func TestRegisterForSpreadsheets(t *testing.T) {
	p := golden.Open(t, "testdata/cong-khai.txt")
	want := "5/QĐ-SO,2026-05-04,Đăng trên cổng,khong_bao_cao,2026-12-31,https://thu.gov.vn/van-ban/5-qd-so-2026/"
	if got := small.Page(t, p, "/cong-khai/danh-muc.csv"); !strings.Contains(got, want) || strings.Count(got, "\n") != 14 {
		t.Errorf("the table has no line with %s:\n%s", want, got)
	}
}

// Lists of what is measured, and of what has to be public, are cut into pages; no page has what another has.
func TestLongListsOfDisclosureAreCut(t *testing.T) {
	archive := small.Archive(t, "testdata/cong-khai.txt")
	files := small.Files(t, archive)
	for i := range 120 {
		files[fmt.Sprintf("content/van-ban/%d-qd-so-2025.toml", i+1)] = &fstest.MapFile{Data: fmt.Appendf(nil, "so_ky_hieu = \"%d/QĐ-SO\"\nloai = \"Quyết định\"\n"+
			"ngay_ban_hanh = 2025-01-02\nco_quan_ban_hanh = \"so\"\ntrich_yeu = \"khong_bao_cao\"\nhieu_luc_tu = \"khong_bao_cao\"\nnguon = [\"Công báo\"]\n", i+1)}
	}
	p := golden.Load(t, files, portal.Options{Chronicle: small.First(t, archive)})
	for _, list := range []string{"/cong-khai/thoi-gian/", "/cong-khai/danh-muc/"} {
		seen := map[string]bool{}
		for n, url := range []string{list, list + "trang-2/", list + "trang-3/"} {
			rows := strings.Split(small.Page(t, p, url), `<th scope="row"><a href="`)[1:]
			for _, row := range rows {
				address, _, _ := strings.Cut(row, `"`)
				seen[address] = true
			}
			if n < 2 && len(rows) != 50 {
				t.Errorf("%s has %d rows", url, len(rows))
			}
		}
		if want := map[string]int{"/cong-khai/thoi-gian/": 131, "/cong-khai/danh-muc/": 133}[list]; len(seen) != want {
			t.Errorf("%s and what follows have %d rows, want %d", list, len(seen), want)
		}
	}
}
