package portal

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"congkhai/generator/files/manual"
	"congkhai/generator/files/source"
	"congkhai/generator/publish"
	"congkhai/generator/test/small"
)

// wide is a picture of which smaller ones are made.
func wide(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 1000, 1))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const (
	standingPage = "+++\nten = \"Trang\"\n+++\n\n"
	oldPage      = "ten = \"Địa chỉ cũ năm 2026\"\n\n[[chuyen]]\ntu = \"%s\"\nden = \"/so-do/\"\nngay = 2026-01-15\n"
)

// What two files would be published as, told at the file that somebody has to rename.
func TestClashesAreToldAtTheirFile(t *testing.T) {
	picture := string(wide(t))
	for name, test := range map[string]struct {
		files map[string]string
		told  string
	}{
		"a picture like a smaller one":  {map[string]string{"trang/a.md": standingPage + "![B](b.png) ![C](b.480w.png)", "trang/b.png": picture, "trang/b.480w.png": picture}, "content/trang/b.480w.png: địa chỉ /b.480w.png đã dành cho cổng"},
		"a page like a smaller one":     {map[string]string{"trang/a.md": standingPage + "![B](b.png)", "trang/b.480w.png.md": standingPage, "trang/b.png": picture}, "địa chỉ /b.480w.png đã dành cho cổng"},
		"a page like a page's data":     {map[string]string{"trang/du-lieu.json.md": standingPage, "trang/a.md": standingPage}, ""},
		"a folder like a page's folder": {map[string]string{"trang/aa.md": standingPage + "[B](AA/b.txt)", "trang/AA/b.txt": "b"}, "content/trang/AA/b.txt: địa chỉ /AA chỉ khác /aa ở chữ hoa"},
		"an old folder in capitals":     {map[string]string{"dia-chi-cu/2026.toml": fmt.Sprintf(oldPage, "/THU-TUC/cu/")}, "2026.toml:4:6: địa chỉ /THU-TUC chỉ khác /thu-tuc"},
		"an old page in a file":         {map[string]string{"dia-chi-cu/2026.toml": fmt.Sprintf(oldPage, "/the-chia-se.png/cu/")}, "2026.toml:4:6: cổng đang đăng"},
		"an old page in a table":        {map[string]string{"dia-chi-cu/2026.toml": fmt.Sprintf(oldPage, "/thu-tuc/danh-sach.csv/cu/")}, "2026.toml:4:6: cổng đang đăng"},
		"an old page being written":     {map[string]string{"dia-chi-cu/2026.toml": fmt.Sprintf(oldPage, "/index.html.dang-ghi/")}, `2026.toml:4:6: tên "index.html.dang-ghi"`},
		"a name that Windows keeps":     {map[string]string{"trang/a.md": standingPage + "[B](<aux .txt>)", "trang/aux .txt": "b"}, `content/trang/aux .txt: tên "aux .txt" có "aux"`},
		"a name that is not UTF-8":      {map[string]string{"trang/a.md": standingPage, "trang/\xff.txt": "b"}, `có "\xff"`},
		"a folder that is not UTF-8":    {map[string]string{"trang/a.md": standingPage, "trang/\xff/b.txt": "b"}, `có "\xff"`},
		"a name of 255 bytes":           {map[string]string{"trang/" + strings.Repeat("a", 252) + ".md": standingPage}, "dài 255 byte, nhiều nhất là 200"},
		"a path of 700 bytes":           {map[string]string{"trang/" + strings.Repeat("b/", 340) + "a.txt": "a"}, "nhiều nhất là 500"},
	} {
		t.Run(name, func(t *testing.T) {
			files := samplePortal(t, manual.Page{}, nil)
			for path, text := range test.files {
				files["content/"+path] = &fstest.MapFile{Data: []byte(text)}
			}
			p, problems := load(t, files, Options{})
			if told := small.Printed(t, problems, source.Vietnamese); test.told == "" && p == nil || !strings.Contains(told, test.told) {
				t.Errorf("told is:\n%s", told)
			}
		})
	}
}

// Names of files that are not UTF-8 are no reason to fail without a line, on file systems that have them.
func TestNamesThatAreNotUTF8AreTold(t *testing.T) {
	dir := t.TempDir()
	for name, f := range samplePortal(t, manual.Page{}, nil) {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"trang/\xff.md", "trang/b\xff.txt", "\xff.toml"} {
		if err := os.WriteFile(filepath.Join(dir, "content", name), nil, 0o644); err != nil {
			t.Skip(err)
		}
	}
	if err := os.MkdirAll(filepath.Join(dir, "content/tin-tuc/\xff/trong"), 0o755); err != nil {
		t.Fatal(err)
	}
	_, problems := load(t, os.DirFS(dir), Options{})
	if told := small.Printed(t, problems, source.Vietnamese); strings.Count(told, `có "\xff"`) != 4 {
		t.Errorf("told is:\n%s", told)
	}
}

// What is checked without a problem can be published, whatever the names.
func TestCheckFailsWhereverBuildWould(t *testing.T) {
	picture := wide(t)
	rounds := 120
	if testing.Short() {
		rounds = 30
	}
	published := 0
	for seed := range uint64(rounds) {
		random := rand.New(rand.NewPCG(seed, 5))
		files := samplePortal(t, manual.Page{}, nil)
		for range 1 + random.IntN(3) {
			addAwkward(random, files, picture)
		}
		opt := dressed(t, nil)
		opt.AsOf = small.AsOf
		p, problems, err := Load(files, opt)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if len(problems) > 0 {
			continue
		}
		published++
		if err := publishOnce(t, p); err != nil {
			t.Errorf("seed %d: checked without a problem: %v", seed, err)
		}
	}
	t.Logf("%d of %d portals were published", published, rounds)
	if published < rounds/10 || published == rounds {
		t.Errorf("%d of %d portals were published", published, rounds)
	}
}

// addAwkward adds a page with a file, or an old address, whose names are near to others.
func addAwkward(random *rand.Rand, files fstest.MapFS, picture []byte) {
	names := []string{"a", "b", "A", "the-chia-se.png", "b.480w.png", "b.png", "atom.xml", "du-lieu.json", "lich-su", "danh-sach.csv", "index.html", "tai-nguyen", "nhat-ky",
		"tong-kiem.txt", "tim-kiem", "muc-luc.json", "sitemap.xml", "thu-tuc", "THU-TUC", "tin-tuc", "cpsv-ap.jsonld", "bang-ke.json", "cong-khai", "ſ", "s", "aux", "a.txt", "a.txt.gz", "A.txt",
		"a.dang-ghi", strings.Repeat("x", 198), strings.Repeat("y", 243), "trang-2", "linh-vuc", "kiem-chung", "thay-doi"}
	name := func() string { return names[random.IntN(len(names))] }
	switch random.IntN(3) {
	case 0:
		files["content/trang/"+name()+".md"] = &fstest.MapFile{Data: []byte(standingPage)}
	case 1:
		file := []string{"b.png", "b.480w.png", "A.txt", "a.txt", "robots.txt", "B.PNG", strings.Repeat("x", 195) + ".png"}[random.IntN(7)]
		if random.IntN(2) == 0 {
			file = name() + "/" + file
		}
		data := []byte("chữ")
		if strings.EqualFold(filepath.Ext(file), ".png") {
			data = picture
		}
		files["content/trang/"+file] = &fstest.MapFile{Data: data}
		page := fmt.Sprintf("content/trang/p%d.md", random.IntN(9))
		files[page] = &fstest.MapFile{Data: fmt.Appendf(nil, "%s[Tệp](<%s>)\n", standingPage, file)}
	case 2:
		address := "/" + name() + "/"
		for range random.IntN(3) {
			address += name() + "/"
		}
		files["content/dia-chi-cu/2026.toml"] = &fstest.MapFile{Data: fmt.Appendf(nil, oldPage, address)}
	}
}

// publishOnce publishes a portal as the command does, with compressed copies and a signature.
func publishOnce(t *testing.T, p *Portal) error {
	dir, err := os.MkdirTemp("/dev/shm", "cong-khai-")
	if err != nil {
		dir = t.TempDir()
	}
	defer os.RemoveAll(dir)
	files, err := p.Files()
	if err != nil {
		return err
	}
	out, err := publish.Open(filepath.Join(dir, "public"), publish.State{})
	if err != nil {
		return err
	}
	defer out.Close()
	for range 2 { // the second is written beside what stands there
		_, err = out.Replace(t.Context(), files, publish.Options{Compress: true, Last: p.LogFiles(Signing{Key: signingKey(t)})})
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, "public", "la"), nil, 0o644); err != nil {
			return err
		}
	}
	_, err = fs.Stat(os.DirFS(dir), "public/index.html")
	return err
}
