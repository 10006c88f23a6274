package trial

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"congkhai/generator/files/source"
	"congkhai/generator/portal"
	"congkhai/generator/site"
	"congkhai/generator/test/small"
)

// unguarded are the changes of figures of the real report that nothing notices: no relation of its form reaches the
// figure, or only ones that lack a value or still hold after the change. The list may only get shorter.
var unguarded = []string{
	`i1.ban_hanh: 0`, `i1.ban_hanh: 1`, `i10.sang_kien: 0`, `i10.sang_kien: 1`, `i11.kiem_tra: 0`, `i11.kiem_tra: 1`, `i11.kiem_tra: 7`,
	`i12.chinh_sach: 0`, `i12.chinh_sach: 1`, `i2.tthc: 0`, `i2.tthc: 1`, `i2.vb: 0`, `i2.vb: 1`, `i3.vb_qppl: 1`, `i3.vb_qppl: 63`,
	`i4.dien_tu: "khong"`, `i4.dien_tu: 1`, `i4.lien_thong: 1`, `i4.tien: 0`, `i4.tien: 1`, `i4.ty_le_chi_phi: 0`, `i4.ty_le_chi_phi: 1`,
	`i5.da_xu_ly: 0`, `i5.dang_tai: "khong"`, `i5.dang_xu_ly: 0`, `i5.hanh_vi: "khong"`,
	`i9.cong_khai: false`, `i9.niem_yet_gia: "khong"`, `i9.niem_yet_gia: false`,
}

// Whatever happens to one figure of the real report (one more, one less, none, forgotten, exchanged with the next one),
// the portal is not published, and where a relation has to do with the figure its terms are told.
func TestNoFigureOfTheReportChangesUnnoticed(t *testing.T) {
	if testing.Short() {
		t.Skip("every change of every figure takes a while")
	}
	const name = "content/bao-cao/2021-q3.md"
	files := fstest.MapFS{}
	small.Copy(t, files, os.DirFS("../../.."))
	text := string(files[name].Data)
	lines := regexp.MustCompile(`(?m)^(i\d+\.\w+) = (\S+)\n`).FindAllStringSubmatchIndex(text, -1)
	if len(lines) != 55 {
		t.Fatalf("the report has %d figures", len(lines))
	}
	var loose []string
	changes, figures := 0, map[string]bool{}
	for i, m := range lines {
		key, value := text[m[2]:m[3]], text[m[4]:m[5]]
		next := lines[(i+1)%len(lines)]
		for _, change := range mutations(value, text[next[4]:next[5]]) {
			files[name] = &fstest.MapFile{Data: []byte(text[:m[4]] + change + text[m[5]:])}
			changes++
			if !refused(t, files, key) {
				loose = append(loose, key+": "+change)
				figures[key] = true
			}
		}
		files[name] = &fstest.MapFile{Data: []byte(text[:m[0]] + text[m[1]:])}
		if changes++; !refused(t, files, key) {
			loose = append(loose, key+": removed")
		}
	}
	slices.Sort(loose)
	t.Logf("%d of %d changes are noticed; every change of %d of %d figures is", changes-len(loose), changes, len(lines)-len(figures), len(lines))
	if !slices.Equal(loose, unguarded) {
		t.Errorf("changes that are not noticed: %q, want %q", loose, unguarded)
	}
}

// mutations are other values for a figure: one more, one less, zero, and the value of the next figure.
func mutations(value, next string) []string {
	all := []string{"0", next}
	var n int
	switch _, err := fmt.Sscan(value, &n); {
	case value == "true":
		all = []string{"false", "1", next}
	case err != nil: // a state's word
		all = append(all, "1")
	default:
		all = append(all, fmt.Sprint(n+1), fmt.Sprint(n-1))
	}
	slices.Sort(all)
	return slices.DeleteFunc(slices.Compact(all), func(other string) bool { return other == value })
}

// refused reports whether the content has a problem that tells the figure: in its words, at its place, or in a note; or
// an explanation of it that no longer explains anything.
func refused(t *testing.T, files fstest.MapFS, key string) bool {
	t.Helper()
	_, problems, err := portal.Check(files, portal.Options{AsOf: asOf})
	if err != nil {
		t.Fatal(err)
	}
	return slices.ContainsFunc(problems, func(p source.Problem) bool {
		told := small.Printed(t, []source.Problem{p}, source.Vietnamese)
		return strings.Contains(told, key) || p.Rule == site.IdleExplanation
	})
}
