package edit

import (
	"strings"
	"testing"
)

// What is not filled in is told at its own box, of a row as well: in the file there is nothing at which it could be
// told.
func TestWhatIsMissingIsToldAtItsBox(t *testing.T) {
	b := enter(t, serverOf(realFolder(t)))
	path := root + "thu-tuc/cap-giay-xac-nhan"
	post := fieldsOf(t, b.get(root+"thu-tuc/"+newName+"?ten=cap-giay-xac-nhan"))
	post.Set("cach_thuc"+countMark, "1")
	post.Set("cach_thuc.0.hinh_thuc", "truc_tiep")
	page, saved := b.save(path, post)
	if saved {
		t.Fatal("a procedure that says nothing is saved")
	}
	for _, box := range []string{"ten", "linh_vuc", "co_quan_thuc_hien", "cach_thuc.0.phi"} {
		_, told, found := strings.Cut(page, `id="`+box+`.sai">`)
		if !found || !strings.HasPrefix(told, "Chưa điền") {
			t.Errorf("the box %s does not say that it is empty: %s", box, wrongsIn(page))
		}
	}
}
