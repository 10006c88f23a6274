package edit

import (
	"io/fs"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"congkhai/generator/files/layer"
	"congkhai/generator/files/source"
	"congkhai/generator/portal"
	"congkhai/generator/test/small"
)

// What others keep is listed and read, and written by nobody here, by no way.
func TestSharedContentIsNotWritten(t *testing.T) {
	dir := realFolder(t)
	l, _, err := layer.New("../tinh", fstest.MapFS{"chung.toml": {Data: []byte("ten = \"Sở Nội vụ giữ\"\n")},
		"linh-vuc/chung.toml": {Data: []byte("ten = \"Lĩnh vực chung\"\n")}})
	small.Must(t, err)
	b := enter(t, New(host, Portal{Dir: dir, Files: func() (fs.FS, portal.Options, error) {
		return layer.Under(source.Folder(dir), []layer.Layer{l}), portal.Options{AsOf: small.AsOf, Now: time.Now()}, nil
	}}))
	before := contentOf(t, dir)
	list := b.get(root + "linh-vuc/")
	if !strings.Contains(list, "Sở Nội vụ giữ") || strings.Contains(list, addressOf("linh-vuc", "chung")) {
		t.Error("the list does not say whose it is, or leads to a form")
	}
	at := addressOf("linh-vuc", "chung")
	w := b.do(httptest.NewRequest(http.MethodGet, "http://"+host+at, nil))
	if w.Code != http.StatusForbidden || !strings.Contains(w.Body.String(), "../tinh/linh-vuc/chung.toml thuộc phần chung") {
		t.Errorf("its form: %d %s", w.Code, w.Body)
	}
	post := fieldsOf(t, b.get(root+"linh-vuc/"+newName))
	post.Set("ten", "Của tôi")
	if w := b.press(at, saveButton, post); w.Code == http.StatusSeeOther {
		t.Error("it is saved")
	}
	post.Set("ten", "Chung") // by which it would be called so
	if page, saved := b.save(addressOf("linh-vuc", newName), post); saved || !strings.Contains(page, `value="Chung"`) {
		t.Errorf("a new record of that name: saved %v, or what was typed is lost", saved)
	}
	post.Set("ten", "Của tôi")
	post.Set(idName, "chung")
	if page, saved := b.save(addressOf("linh-vuc", newName), post); saved || !strings.Contains(page, `value="Của tôi"`) {
		t.Errorf("a new record in its place: saved %v, or what was typed is lost", saved)
	}
	if got := changed(before, contentOf(t, dir)); len(got) > 0 {
		t.Errorf("%q are written", got)
	}
}
