package edit

import (
	"bytes"
	"image"
	"image/png"
	"regexp"
	"slices"
	"strings"
	"testing"

	"congkhai/generator/test/small"
)

// A new record is called as its form says when it is saved; that of a document follows from its number and its day.
func TestNewRecordsAreCalled(t *testing.T) {
	dir := realFolder(t)
	b := enter(t, serverOf(dir))
	page := b.get(root + "van-ban/" + newName + "?ten=57/Q%C4%90-SKHCN+ng%C3%A0y+3/3/2022")
	if id := fieldsOf(t, page).Get(idName); id != "57-qd-skhcn-2022" {
		t.Errorf("the document is called %q", id)
	}
	before := contentOf(t, dir)
	post := fieldsOf(t, b.get(root+"linh-vuc/"+newName+"?ten=mot"))
	post.Set("ten", "Thử nghiệm")
	for _, wrong := range []string{"../mot", "Một", "so-huu-tri-tue", "index"} {
		post.Set(idName, wrong)
		if page, saved := b.save(addressOf("linh-vuc", "mot"), post); saved || !strings.Contains(page, `value="Thử nghiệm"`) {
			t.Errorf("%q: saved %v, or what was typed is lost", wrong, saved)
		}
	}
	post.Set(idName, "hai")
	b.mustSave(addressOf("linh-vuc", "mot"), post)
	if got := changed(before, contentOf(t, dir)); !slices.Equal(got, []string{"content/linh-vuc/hai.toml"}) {
		t.Errorf("%q are written", got)
	}
}

// A picture that is not saved yet stands on the page as it will be, wherever the portal stands.
func TestAPreviewHasItsPictures(t *testing.T) {
	for _, path := range []string{"", "/so/khcn"} {
		t.Run("under "+path, func(t *testing.T) { previewWithPicture(t, path) })
	}
}

func previewWithPicture(t *testing.T, path string) {
	t.Helper()
	dir := realFolder(t)
	config := strings.Replace(fileOf(t, dir, "config.toml"), ".gov.vn\"\n", ".gov.vn"+path+"\"\n", 1)
	small.Must(t, writeAll(dir, map[string]string{"config.toml": config}))
	b := enter(t, serverOf(dir))
	var picture bytes.Buffer
	small.Must(t, png.Encode(&picture, image.NewGray(image.Rect(0, 0, 40, 30))))
	at := addressOf("tin-tuc", "2022-11-14-bo-nop-ho-so-giay")
	post := b.formOf("tin-tuc", "2022-11-14-bo-nop-ho-so-giay")
	post.Set(altName, "Hội trường")
	post = fieldsOf(t, b.press(at, attachButton, post, upload{fileName, "Ảnh.PNG", picture.String()}).Body.String())
	if link := `href="` + path + `/tin-tuc/2022-11-14-bo-nop-ho-so-giay/"`; !strings.Contains(b.get(at), link) {
		t.Errorf("the form has no %s", link)
	}
	page := b.press(at, showButton, post).Body.String()
	source := regexp.MustCompile(`src="?(` + path + `/tin-tuc/[^" >]*anh[^" >]*)`).FindStringSubmatch(page)
	if source == nil {
		t.Fatalf("the page has no picture:\n%s", small.Words(page, " "))
	}
	if got := b.get(source[1]); got != picture.String() {
		t.Errorf("%s is not the picture", source[1])
	}
}

// A new record needs no name: it follows from what it says, and from its title where it says nothing of the sort.
func TestANewRecordIsCalledByWhatItSays(t *testing.T) {
	dir := realFolder(t)
	b := enter(t, serverOf(dir))
	for _, test := range []struct {
		folder string
		says   map[string]string
		file   string
	}{
		{"linh-vuc", map[string]string{"ten": "Thử nghiệm"}, "content/linh-vuc/thu-nghiem.toml"},
		{"linh-vuc", map[string]string{"ten": "Thử, nghiệm", idName: "thu-nghiem-hai"}, "content/linh-vuc/thu-nghiem-hai.toml"},
		{"van-ban", map[string]string{"so_ky_hieu": "58/QĐ-SKH&CN", "loai": "Quyết định", "ngay_ban_hanh": "4/3/2022",
			"co_quan_ban_hanh": "so-khcn-tien-giang", "trich_yeu": "Ban hành quy chế", "hieu_luc_tu": "4/3/2022", "nguon": "Sở"},
			"content/van-ban/58-qd-skh-cn-2022.toml"},
		{"tin-tuc", map[string]string{"ten": "Họp báo", "ngay": "5/3/2022", "chuyen_muc": "khcn", "tom_tat": "Họp.", bodyName: "Họp."},
			"content/tin-tuc/2022-03-05-hop-bao.md"},
		{"ngay-nghi", map[string]string{"nam": "2031", "nghi.0.tu": "1/1/2031", "nghi.0.ten": "Tết Dương lịch", "nguon": "Sở"},
			"content/ngay-nghi/2031.toml"},
	} {
		before := contentOf(t, dir)
		post := fieldsOf(t, b.get(addressOf(test.folder, newName)))
		for name, value := range test.says {
			post.Set(name, value)
		}
		if page := b.press(addressOf(test.folder, newName), checkButton, post).Body.String(); strings.Contains(page, "không hợp") {
			t.Errorf("%s: nobody has named it yet: %s", test.file, wrongsIn(page))
		}
		b.mustSave(addressOf(test.folder, newName), post)
		if got := changed(before, contentOf(t, dir)); !slices.Equal(got, []string{test.file}) {
			t.Errorf("%q are written, not %s", got, test.file)
		}
		if page, saved := b.save(addressOf(test.folder, newName), post); saved || !strings.Contains(page, "đã có rồi") {
			t.Errorf("%s is written twice: %s", test.file, wrongsIn(page))
		}
	}
}

// A row that is offered and left blank says nothing, and before anything is typed rows come and go all the same.
func TestFormsBeginWithARow(t *testing.T) {
	b := enter(t, serverOf(realFolder(t)))
	for _, k := range []string{"thu-tuc", "van-ban"} {
		page := b.get(addressOf(k, newName))
		post := fieldsOf(t, page)
		page = b.press(addressOf(k, newName), addRow+":tep", post).Body.String()
		if k == "van-ban" && !strings.Contains(page, `name="tep.0.tep"`) {
			t.Errorf("no row comes: %s", wrongsIn(page))
		}
		if k == "thu-tuc" && !strings.Contains(page, `name="ho_so.0.giay_to.0.ten"`) {
			t.Error("there is no row for the first paper")
		}
	}
}

// A record that is like another has what it says, but neither its name, its files, nor that it is a draft.
func TestARecordIsBegunLikeAnother(t *testing.T) {
	dir := realFolder(t)
	b := enter(t, serverOf(dir))
	before := contentOf(t, dir)
	page := b.get(addressOf("thu-tuc", "1.000173"))
	to := addressOf("thu-tuc", newName) + "?" + likeName + "=1.000173"
	if !strings.Contains(page, `href="`+to+`"`) {
		t.Fatal("nothing leads to it")
	}
	post := fieldsOf(t, b.get(to))
	post.Set("ma", "1.000999")
	post.Set("ma_day_du", "")
	post.Set("ten", "Thủ tục cấp giấy khác")
	post.Set("hieu_luc_tu", "1/1/2022")
	b.mustSave(addressOf("thu-tuc", newName), post)
	if got := changed(before, contentOf(t, dir)); !slices.Equal(got, []string{"content/thu-tuc/1.000999.md"}) {
		t.Fatalf("%q are written", got)
	}
	was, is := before["content/thu-tuc/1.000173.md"], fileOf(t, dir, "content/thu-tuc/1.000999.md")
	for _, part := range []string{"linh_vuc = ", "[[ho_so.giay_to]]", "Ảnh 3 cm × 4 cm"} {
		if !strings.Contains(was, part) || !strings.Contains(is, part) {
			t.Errorf("the new record does not have %q:\n%s", part, is)
		}
	}
}
