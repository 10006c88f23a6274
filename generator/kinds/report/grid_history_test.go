package report_test

import (
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"congkhai/generator/kinds"
	"congkhai/generator/kinds/report"
	"congkhai/generator/past/change"
	"congkhai/generator/site"
	"congkhai/generator/test/small"
)

// What changed in a table is told cell by cell, by the names of rows and columns; in what order they stand is no change.
func TestChangesOfCellsAreTold(t *testing.T) {
	read := func(old, new string) (*site.Site, *report.Report) {
		archive := string(txtar.Format(small.Archive(t, "testdata/bieu-06.txt")))
		if !strings.Contains(archive, old) {
			t.Fatalf("no %q", old)
		}
		s, _ := small.Site(t, kinds.Kinds(), "2026-11-01", strings.Replace(archive, old, new, 1))
		return s, s.Record(report.Folder, "2026-q1").Data.(*report.Report)
	}
	s, before := read("", "")
	for _, c := range []struct{ old, new, want string }{
		{"[ 19,  17,   2,", "[ 19,  16,   3,", "Sở hữu trí tuệ · số hồ sơ nhận giải quyết, trong kỳ, trực tuyến: sua_doi 17 → 16\n" +
			"Sở hữu trí tuệ · số hồ sơ nhận giải quyết, trong kỳ, trực tiếp, dịch vụ bưu chính: sua_doi 2 → 3\n"},
		{"[195, 151,", "[196, 151,", "Tổng cộng · số hồ sơ nhận giải quyết, tổng số: sua_doi 195 → 196\n"},
		{"[ 19,  17,   2,", "[ \"khong\",  17,   2,", "Sở hữu trí tuệ · số hồ sơ nhận giải quyết, tổng số: sua_doi 19 → không có\n"},
		{"chuyen-doi-so        = [ 18,  13,   4,   1,  16,  13,   3,   0,   2,   2,   0]\n" +
			"tong                 = [195, 151,  31,  13, 165, 144,  21,   0,  30,  30,   0]\n",
			"tong                 = [195, 151,  31,  13, 165, 144,  21,   0,  30,  30,   0]\n" +
				"chuyen-doi-so        = [ 18,  13,   4,   1,  16,  13,   3,   0,   2,   2,   0]\n", ""},
	} {
		_, after := read(c.old, c.new)
		var told strings.Builder
		for _, d := range change.Between(before, after) {
			name := report.Kind().Calls(s, s.Record(report.Folder, "2026-q1"), d.Path)
			told.WriteString(name + ": " + string(d.Action) + " " + d.Old + " → " + d.New + "\n")
		}
		if told.String() != c.want {
			t.Errorf("%s is told as\n%swant\n%s", c.new, told.String(), c.want)
		}
	}
}
