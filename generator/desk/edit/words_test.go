package edit

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"congkhai/generator/site"
	"congkhai/generator/test/small"
)

// What a portal adds to a vocabulary is chosen in forms as what comes with the program, and what it dropped is not.
func TestWordsOfThePortalAreChosen(t *testing.T) {
	dir := realFolder(t)
	folder := filepath.Join(dir, "content", site.VocabularyFolder)
	small.Must(t, os.MkdirAll(folder, 0o755))
	const list = `ten = "Nội dung phản ánh"
bo = ["hanh_vi"]
muc = [{ ma = "chat_luong_kham", ten = "Chất lượng khám bệnh" }]
`
	small.Must(t, os.WriteFile(filepath.Join(folder, "ve-phan-anh.toml"), []byte(list), 0o644))
	b := enter(t, serverOf(dir))
	page := b.get(root + "phan-anh/" + newName)
	if !strings.Contains(page, `<option value="chat_luong_kham">Chất lượng khám bệnh</option>`) ||
		!strings.Contains(page, `value="quy_dinh"`) || strings.Contains(page, `value="hanh_vi"`) {
		t.Errorf("the form of a petition does not offer the words of the portal:\n%s", page)
	}
	post := fieldsOf(t, page)
	post.Set("ten", "Chờ lâu ở phòng khám")
	post.Set("ngay_nhan", "1/7/2021")
	post.Set("ve", "chat_luong_kham")
	post.Set("trang_thai", "da_tiep_nhan")
	post.Set("co_quan", "so-khcn-tien-giang")
	b.mustSave(addressOf("phan-anh", newName), post)
	if got := fileOf(t, dir, "content/phan-anh/cho-lau-o-phong-kham.md"); !strings.Contains(got, `ve = "chat_luong_kham"`) {
		t.Errorf("the petition is\n%s", got)
	}
}
