package attach_test

import (
	"archive/zip"
	"bytes"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"path"
	"strings"
	"testing"

	"congkhai/generator/desk/attach"
	"congkhai/generator/pages/picture"
	"congkhai/generator/portal"
	"congkhai/generator/text/bound"
	"congkhai/generator/text/say"
)

const pdf = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n"

// home is what no published picture may say.
const home = "10°46'N 106°42'E"

func free(string) bool { return false }

func encoded(t testing.TB, suffix string, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	encode := map[string]func() error{
		".jpg": func() error { return jpeg.Encode(&b, m, nil) },
		".png": func() error { return png.Encode(&b, m) },
		".gif": func() error { return gif.Encode(&b, m, nil) },
	}[suffix]
	if err := encode(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// halves is a picture whose left half is red, noise one that cannot be packed.
func halves(width, height int) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, width, height))
	for i := range width * height {
		c := color.NRGBA{255, 0, 0, 255}
		if i%width >= width/2 {
			c = color.NRGBA{0, 0, 255, 255}
		}
		m.Set(i%width, i/width, c)
	}
	return m
}

func noise(width, height int) *image.NRGBA {
	m, random := image.NewNRGBA(image.Rect(0, 0, width, height)), rand.New(rand.NewPCG(1, 2))
	for i := range m.Pix {
		m.Pix[i] = byte(random.Uint32()) | byte(i&3/3*255)
	}
	return m
}

// withNotes puts how a JPEG is turned into it, and where it was taken.
func withNotes(raw []byte, orientation byte) []byte {
	exif := "Exif\x00\x00MM\x00\x2A\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00" + string([]byte{orientation}) + "\x00\x00\x00\x00\x00\x00" + home
	return []byte("\xFF\xD8\xFF\xE1\x00" + string([]byte{byte(len(exif) + 2)}) + exif + string(raw[2:]))
}

func archive(t testing.TB, part string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	if _, err := w.Create(part); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestNamesAreThoseOfAddresses(t *testing.T) {
	for name, want := range map[string]string{
		"Báo cáo Quý I-2026 (bản cuối).PDF": "bao-cao-quy-i-2026-ban-cuoi.pdf",
		"bao-cao.pdf": "bao-cao.pdf",
		`C:\fakepath\Quyết định 12_QĐ-SKHCN.pdf`: "quyet-dinh-12-qd-skhcn.pdf",
		"../../.ssh/khoa.pdf":                    "khoa.pdf",
		"/etc/danh sách.pdf":                     "danh-sach.pdf",
		".an.pdf":                                "an.pdf",
		"CON.pdf":                                "tep-con.pdf",
		"lpt1.pdf":                               "tep-lpt1.pdf",
		"报告.pdf":                                 "tep.pdf",
		"...pdf":                                 "tep.pdf",
		"a\u202Efdp.b\x00\xFF.pdf":               "a-fdp-b.pdf",
		"#%?<script>.pdf":                        "script.pdf",
		" bao cao . pdf.pdf. ":                   "bao-cao-pdf.pdf",
		"Ba\u0301o ca\u0301o.pdf":                "bao-cao.pdf",
		"B¸o c¸o t×nh h×nh.pdf":                  "bao-cao-tinh-hinh.pdf",
		"nghi-le.md.pdf":                         "nghi-le-md.pdf",
		strings.Repeat("Danh mục ", 40) + "2026.pdf":                     strings.Repeat("danh-muc-", 8) + "danh.pdf",
		strings.Repeat("x", 5000) + ".pdf":                               strings.Repeat("x", 80) + ".pdf",
		strings.Repeat("x", 45) + " " + strings.Repeat("y", 90) + ".pdf": strings.Repeat("x", 45) + ".pdf",
	} {
		safe, b, err := attach.File(name, []byte(pdf), free)
		if err != nil || safe != want || string(b) != pdf {
			t.Errorf("%q is called %q, want %q; %v", name, safe, want, err)
		}
	}
}

func TestNoNameIsTakenTwice(t *testing.T) {
	there := map[string]bool{}
	for _, want := range []string{"bao-cao.pdf", "bao-cao-2.pdf", "bao-cao-3.pdf"} {
		safe, _, err := attach.File("Báo cáo.pdf", []byte(pdf), func(name string) bool { return there[name] })
		if err != nil || safe != want {
			t.Errorf("%q, want %q; %v", safe, want, err)
		}
		there[safe] = true
	}
	if _, _, err := attach.File("x.pdf", []byte(pdf), func(string) bool { return true }); err == nil {
		t.Error("there is a name where all are taken")
	}
}

// What lies right already stays byte for byte.
func TestWhatIsRightIsLeftAlone(t *testing.T) {
	for name, raw := range map[string][]byte{
		"hinh.jpg": encoded(t, ".jpg", halves(1920, 40)), "hinh.jpeg": encoded(t, ".jpg", halves(40, 40)),
		"hinh.png": encoded(t, ".png", halves(300, 40)), "hinh.gif": encoded(t, ".gif", halves(2000, 40)),
		"a.docx": archive(t, "word/document.xml"), "a.xlsx": archive(t, "xl/workbook.xml"), "a.txt": []byte("Kính gửi"),
		"a.pdf": []byte(pdf), "a.doc": []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("x", 600)),
	} {
		safe, b, err := attach.File(name, raw, free)
		if err != nil || safe != name || !bytes.Equal(b, raw) {
			t.Errorf("%s became %s, %d of %d bytes; %v", name, safe, len(b), len(raw), err)
		}
	}
}

func TestPhotosAreUprightAndLight(t *testing.T) {
	film := append(encoded(t, ".jpg", halves(40, 20)), "\x00\x00\x00\x18ftypmp42"+home...)
	for _, test := range []struct {
		name, want    string
		raw           []byte
		width, height int
		red           image.Point // where the red half is seen
	}{
		{"IMG 1.JPG", "img-1.jpg", withNotes(encoded(t, ".jpg", halves(40, 20)), 1), 40, 20, image.Pt(2, 2)},
		{"a.jpg", "a.jpg", withNotes(encoded(t, ".jpg", halves(40, 20)), 6), 20, 40, image.Pt(2, 2)},
		{"b.jpg", "b.jpg", withNotes(encoded(t, ".jpg", halves(40, 20)), 8), 20, 40, image.Pt(2, 37)},
		{"rong.jpg", "rong.jpg", withNotes(encoded(t, ".jpg", halves(4000, 200)), 3), 1920, 96, image.Pt(1900, 90)},
		{"rong.png", "rong.png", encoded(t, ".png", halves(2500, 100)), 1920, 76, image.Pt(2, 2)},
		{"nang.png", "nang.jpg", encoded(t, ".png", noise(800, 600)), 800, 600, image.Pt(-1, 0)},
		{"nham.png", "nham.jpg", encoded(t, ".jpg", halves(40, 20)), 40, 20, image.Pt(2, 2)},
		{"nham.webp", "nham.png", encoded(t, ".png", halves(40, 20)), 40, 20, image.Pt(2, 2)},
		{"phim.jpg", "phim.jpg", film, 40, 20, image.Pt(2, 2)},
	} {
		safe, b, err := attach.File(test.name, test.raw, free)
		if err != nil || safe != test.want {
			t.Errorf("%s became %s; %v", test.name, safe, err)
			continue
		}
		width, height, err := picture.Check(safe, b)
		if err != nil || width != test.width || height != test.height || !picture.Upright(b) || len(b) > 1<<20 {
			t.Errorf("%s: %d × %d, %d bytes, upright: %v; %v", test.name, width, height, len(b), picture.Upright(b), err)
		}
		if bytes.Contains(b, []byte(home)) {
			t.Errorf("%s says where it was taken", test.name)
		}
		m, _, err := image.Decode(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		if red, _, _, _ := m.At(max(test.red.X, 0), test.red.Y).RGBA(); test.red.X >= 0 && red < 0xE000 {
			t.Errorf("%s lies on its side", test.name)
		}
		if problems := portal.CheckFile(safe, b); len(problems) > 0 {
			t.Errorf("%s: the portal says %s", test.name, problems[0].Text(say.English))
		}
		again, same, err := attach.File(safe, b, free)
		if err != nil || again != safe || !bytes.Equal(same, b) {
			t.Errorf("%s is another file when it is dropped again; %v", test.name, err)
		}
	}
}

// What the portal refuses is refused in the portal's words, under the name that its owner knows.
func TestWhatThePortalRefusesIsRefused(t *testing.T) {
	photo := encoded(t, ".jpg", noise(60, 60))
	for _, test := range []struct {
		name, raw, want string
	}{
		{"Ảnh.HEIC", "x", "Ảnh.HEIC: đây là ảnh HEIC của điện thoại"},
		{"anh.jpg", "\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "anh.jpg: đây là ảnh HEIC của điện thoại"},
		{"C:\\x\\a.exe", "MZ\x90", "a.exe: không đăng được tệp .exe"},
		{"a.md", "# x", "a.md: không đăng được tệp .md"},
		{"baocao", "x", "baocao: không đăng được tệp baocao"},
		{"", "x", ": không đăng được tệp "},
		{".bashrc", "x", ".bashrc: không đăng được tệp .bashrc"},
		{"a.pdf.lnk", "x", "a.pdf.lnk: tệp .lnk chỉ là lối tắt"},
		{"a.crdownload", "x", "a.crdownload: tệp .crdownload là tệp tạm"},
		{"~$a.docx", "x", "~$a.docx: đây là tệp khóa mà Word"},
		{"a.pdf", "", "a.pdf: tệp rỗng"},
		{"a.pdf", "<!DOCTYPE html>", "a.pdf: đuôi tệp là .pdf nhưng bên trong là trang web"},
		{"a.pdf", pdf[:20] + strings.Repeat("x", 2000), "a.pdf: đây là tệp PDF bị cụt"},
		{"a.pdf", string(photo), "a.pdf: đuôi tệp là .pdf nhưng bên trong là hình"},
		{"a.png", pdf, "a.png: tệp này thực ra là dạng PDF"},
		{"a.jpg", "", "a.jpg: tệp rỗng"},
		{"a.jpg", strings.Repeat("\x00", 900), "a.jpg: tệp có 900 byte và tất cả là số 0"},
		{"a.jpg", string(photo[:len(photo)/2]), "a.jpg: không đọc được hình này"},
		{"a.webp", "RIFF\xFF\x00\x00\x00WEBPVP8 ", "a.webp: đây là hình .webp bị cụt"},
		{"a.gif", string(encoded(t, ".gif", noise(1800, 1600))), `a.gif: hình "a.gif" nặng`},
		{"079123456789.pdf", pdf, `079123456789.pdf: tên tệp mang "079123456789"`},
		{"a.zip", strings.Repeat("x", bound.Attachment+1), "a.zip: tệp dài hơn 50 MB"},
		{"a.jpg", string(photo) + strings.Repeat("\x00", bound.PictureFile), "a.jpg: hình quá lớn (60 × 60"},
		{"a.png", string(encoded(t, ".png", image.NewGray(image.Rect(0, 0, 6000, 6000)))), "a.png: hình quá lớn (6000 × 6000"},
	} {
		_, _, err := attach.File(test.name, []byte(test.raw), free)
		if err == nil || !strings.HasPrefix(say.In(err, say.Vietnamese), test.want) {
			t.Errorf("%s: %v, want %s", test.name, err, test.want)
		}
	}
}

func FuzzFile(f *testing.F) {
	f.Add("Báo cáo.pdf", []byte(pdf))
	f.Add("..\\~$ con .JPG", withNotes(encoded(f, ".jpg", halves(9, 5)), 6))
	f.Add("a.png", encoded(f, ".png", halves(5, 9)))
	f.Add("\xFF.webp", []byte("RIFF\x04\x00\x00\x00WEBP"))
	f.Add("a.gif", encoded(f, ".gif", halves(5, 9)))
	f.Fuzz(func(t *testing.T, name string, raw []byte) {
		before := bytes.Clone(raw)
		safe, b, err := attach.File(name, raw, free)
		if !bytes.Equal(raw, before) {
			t.Fatal("what was dropped is written to")
		}
		if err != nil {
			return
		}
		if path.Base(safe) != safe || strings.ToLower(safe) != safe || strings.HasPrefix(safe, ".") || len(safe) > bound.Name {
			t.Errorf("%q is called %q", name, safe)
		}
		if problems := portal.CheckFile(safe, b); len(problems) > 0 {
			t.Errorf("%q: the portal says %s", name, problems[0].Text(say.English))
		}
		if again, same, err := attach.File(safe, b, free); err != nil || again != safe || !bytes.Equal(same, b) {
			t.Errorf("%q is %q when it is dropped again: %v", safe, again, err)
		}
	})
}

// A photo as phones take it, of twelve million pixels.
func BenchmarkPhoto(b *testing.B) {
	raw := withNotes(encoded(b, ".jpg", halves(4000, 3000)), 6)
	for b.Loop() {
		if _, _, err := attach.File("a.jpg", raw, free); err != nil {
			b.Fatal(err)
		}
	}
}
