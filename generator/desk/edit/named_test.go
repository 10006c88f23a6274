package edit

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"congkhai/generator/test/small"
)

// cells are the rows of Biểu 06 as a spreadsheet copies them.
const cells = "Sở hữu trí tuệ\t12\t10\t1\t1\t11\t11\t0\t0\t1\t1\t0\n" +
	"Hoạt động khoa học và công nghệ\t3\t2\t1\t0\t3\t2\t0\t1\t0\t0\t0\n" +
	"Tổng cộng\t15\t12\t2\t1\t14\t13\t0\t1\t1\t1\t0"

// A table of a report stands in its form as in the spreadsheet that it is copied from: no keys, whichever rows it has.
func TestATableIsPastedAsItIsCalled(t *testing.T) {
	dir := realFolder(t)
	form, err := os.ReadFile(filepath.Join(small.Root(t), "generator", "kinds", "report", "mau", "bieu-06.toml"))
	small.Must(t, err)
	small.Must(t, os.WriteFile(filepath.Join(dir, "content", "bieu-mau", "bieu-06.toml"), form, 0o644))
	b := enter(t, serverOf(dir))
	page := b.get(root + "bao-cao/" + newName + "?ten=2021-q4&" + formName + "=bieu-06")
	post := fieldsOf(t, page)
	if got := post.Get("bang.0"); !strings.Contains(got, "Tổng cộng") || strings.Contains(got, "cot\t") {
		t.Fatalf("the table begins as %q", got)
	}
	heads, _, _ := strings.Cut(post.Get("bang.0"), "\n")
	post.Set("ten", "Báo cáo quý IV năm 2021")
	for _, pasted := range []string{cells, heads + "\n" + cells} {
		post.Set("bang.0", pasted)
		page = b.press(addressOf("bao-cao", newName), checkButton, post).Body.String()
		if got := fieldsOf(t, page).Get("bang.0"); got != heads+"\n"+cells {
			t.Errorf("the table comes back as\n%s\nand not\n%s\n%s", got, heads+"\n"+cells, wrongsIn(page))
		}
	}
	b.mustSave(addressOf("bao-cao", newName), post)
	const want = `so-huu-tri-tue = [12, 10, 1, 1, 11, 11, 0, 0, 1, 1, 0]`
	if got := fileOf(t, dir, "content/bao-cao/2021-q4.md"); !strings.Contains(got, want) {
		t.Errorf("the report is\n%s", got)
	}
	before := contentOf(t, dir)
	if page, saved := b.save(addressOf("bao-cao", "2021-q4"), b.formOf("bao-cao", "2021-q4")); saved {
		t.Errorf("what nobody touched is written: %q: %s", changed(before, contentOf(t, dir)), wrongsIn(page))
	}
}
