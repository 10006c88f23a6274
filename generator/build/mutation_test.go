package build

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"congkhai/generator/site"
	"congkhai/generator/source"
)

// unguarded are the figures of the real report that no relation of its form reaches, or only relations that lack a
// value; a change in them cannot be noticed. The list may only get shorter.
var unguarded = []string{
	"i1.ban_hanh", "i2.tthc", "i2.vb", "i3.vb_qppl", "i4.lien_thong", "i4.dien_tu", "i4.tien", "i4.ty_le_chi_phi", "i4.ty_le_hoan_thanh",
	"i10.sang_kien", "i11.kiem_tra", "i12.chinh_sach", "i12.dang_ky_ra_soat",
}

// Every figure of the real report that takes part in a relation is guarded: one more or one less, and the portal is not
// published, with the terms of what does not agree.
func TestNoFigureOfTheReportChangesUnnoticed(t *testing.T) {
	const name = "content/bao-cao/2021-q3.md"
	files := fstest.MapFS{}
	if err := copyInto(files, os.DirFS("../..")); err != nil {
		t.Fatal(err)
	}
	text := string(files[name].Data)
	var loose []string
	figures := regexp.MustCompile(`(?m)^(i\d+\.\w+) = (\S+)$`).FindAllStringSubmatchIndex(text, -1)
	if len(figures) != 53 {
		t.Fatalf("the report has %d figures", len(figures))
	}
	for _, m := range figures {
		key, value := text[m[2]:m[3]], text[m[4]:m[5]]
		if value == `"khong_bao_cao"` {
			continue // nothing is said that could be changed
		}
		files[name] = &fstest.MapFile{Data: []byte(text[:m[4]] + other(value) + text[m[5]:])}
		if !refused(t, files, key) {
			loose = append(loose, key)
		}
	}
	t.Logf("%d of %d figures are guarded", len(figures)-2-len(loose), len(figures)-2)
	if !slices.Equal(loose, unguarded) {
		t.Errorf("changes in %q are not noticed, want %q", loose, unguarded)
	}
}

// other is a figure that is one more; none becomes one.
func other(value string) string {
	var n int
	if _, err := fmt.Sscan(value, &n); err != nil {
		return "1"
	}
	return fmt.Sprint(n + 1)
}

// refused reports whether the content has a problem that tells the terms of a relation with the figure.
func refused(t *testing.T, files fstest.MapFS, key string) bool {
	t.Helper()
	_, problems, err := Check(files, Options{AsOf: asOf})
	if err != nil {
		t.Fatal(err)
	}
	return slices.ContainsFunc(problems, func(p source.Problem) bool {
		told := p.Rule == site.RelationFails || p.Rule == site.StaleExplanation || p.Rule == site.IdleExplanation
		return told && (strings.Contains(p.Text(source.Vietnamese), key) || p.Rule == site.IdleExplanation)
	})
}
