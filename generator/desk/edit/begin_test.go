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

// A picture that is not saved yet stands on the page as it will be.
func TestAPreviewHasItsPictures(t *testing.T) {
	b := enter(t, serverOf(realFolder(t)))
	var picture bytes.Buffer
	small.Must(t, png.Encode(&picture, image.NewGray(image.Rect(0, 0, 40, 30))))
	at := addressOf("tin-tuc", "2022-11-14-bo-nop-ho-so-giay")
	post := b.formOf("tin-tuc", "2022-11-14-bo-nop-ho-so-giay")
	post.Set(altName, "Hội trường")
	post = fieldsOf(t, b.press(at, attachButton, post, upload{fileName, "Ảnh.PNG", picture.String()}).Body.String())
	page := b.press(at, showButton, post).Body.String()
	source := regexp.MustCompile(`src="?(/tin-tuc/[^" >]*anh[^" >]*)`).FindStringSubmatch(page)
	if source == nil {
		t.Fatalf("the page has no picture:\n%s", small.Words(page, " "))
	}
	if got := b.get(source[1]); got != picture.String() {
		t.Errorf("%s is not the picture", source[1])
	}
}
