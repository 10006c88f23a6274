package edit

import (
	"strings"
	"testing"
)

// A text is asked for by its sections; what is not typed is not written, and each section stands where it belongs.
func TestTextsAreAskedForBySections(t *testing.T) {
	dir := realFolder(t)
	b := enter(t, serverOf(dir))
	post := fieldsOf(t, b.get(root+"phan-anh/"+newName+"?ten=mau-don"))
	for name, value := range map[string]string{"ten": "Mẫu đơn", "ngay_nhan": "1/6/2021", "ve": "quy_dinh",
		"trang_thai": "da_tiep_nhan", "co_quan": "so-khcn-tien-giang", sectionName(1): "Xin đăng mẫu đơn."} {
		post.Set(name, value)
	}
	b.mustSave(addressOf("phan-anh", "mau-don"), post)
	const file = "content/phan-anh/mau-don.md"
	if got := fileOf(t, dir, file); !strings.HasSuffix(got, "\n## Nội dung\n\nXin đăng mẫu đơn.\n") {
		t.Errorf("the petition is\n%s", got)
	}
	post = b.formOf("phan-anh", "mau-don")
	post.Set("trang_thai", "da_tra_loi")
	post.Set("ngay_tra_loi", "2/6/2021")
	post.Set(sectionName(2), "Đã đăng.")
	b.mustSave(addressOf("phan-anh", "mau-don"), post)
	if got := fileOf(t, dir, file); !strings.HasSuffix(got, "\n## Nội dung\n\nXin đăng mẫu đơn.\n\n## Trả lời\n\nĐã đăng.\n") {
		t.Errorf("the answered petition is\n%s", got)
	}
}

// A report's text has a box for each part of its form, called as the form calls it.
func TestAReportIsAskedForByItsForm(t *testing.T) {
	dir := realFolder(t)
	b := enter(t, serverOf(dir))
	page := b.get(root + "bao-cao/" + newName + "?ten=2021-q4")
	if !strings.Contains(page, ">I. ") || strings.Contains(page, "Viết lời mở đầu") {
		t.Errorf("the parts of the form are not asked for: %s", wrongsIn(page))
	}
	post := fieldsOf(t, page)
	post.Set("ten", "Báo cáo quý IV năm 2021")
	post.Set(sectionName(2), "Đã rà soát.")
	b.mustSave(addressOf("bao-cao", "2021-q4"), post)
	if got := fileOf(t, dir, "content/bao-cao/2021-q4.md"); !strings.HasSuffix(got, "+++\n\n## I.1\n\nĐã rà soát.\n") {
		t.Errorf("the report ends\n%s", got[strings.LastIndex(got, "+++"):])
	}
}
