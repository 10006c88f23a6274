package trial

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"congkhai/generator/portal"
	"congkhai/generator/publish"
	"congkhai/generator/test/small"
)

// fault is something that befalls the files of a portal.
type fault struct {
	name string
	make func(files fstest.MapFS)
}

const (
	agreeNews  = "content/tin-tuc/hop/index.md"
	agreePhoto = "content/tin-tuc/hop/anh.jpg"
	agreeHead  = "+++\nten = \"Họp\"\nngay = 2026-05-20\nchuyen_muc = \"cchc\"\ntom_tat = \"Họp với dân.\"\n+++\n\n"
)

func put(files fstest.MapFS, name, text string) { files[name] = &fstest.MapFile{Data: []byte(text)} }

// write is a fault that puts a file there; change, one that exchanges a part of each place where it stands.
func write(what, name, text string) fault {
	return fault{what, func(files fstest.MapFS) { put(files, name, text) }}
}

func body(what, text string) fault {
	return write(what, agreeNews, agreeHead+"![Dân ngồi họp](anh.jpg)\n\n"+text+"\n")
}

func change(what, name, from, to string) fault {
	return fault{what, func(files fstest.MapFS) {
		if f := files[name]; f != nil {
			put(files, name, strings.Replace(string(f.Data), from, to, 1))
		}
	}}
}

func remove(what, name string) fault {
	return fault{what, func(files fstest.MapFS) { delete(files, name) }}
}

func layout(name, text string) fault {
	return write("layout "+name+": "+text, "themes/cong-khai/layouts/"+name+".html", `{{define "main"}}`+text+`{{end}}`)
}

// picturesOf are photos in some formats, and what becomes of them.
func faultyPictures(t *testing.T) (sound []byte, faults []fault) {
	m := image.NewPaletted(image.Rect(0, 0, 1300, 700), color.Palette{color.White, color.Black, color.RGBA{200, 3, 3, 255}})
	for i := range m.Pix {
		m.Pix[i] = uint8(i * i / 7 % 3)
	}
	var j, p, g, vast bytes.Buffer
	for _, err := range []error{jpeg.Encode(&j, m, nil), png.Encode(&p, m), gif.Encode(&g, m, nil),
		jpeg.Encode(&vast, image.NewGray(image.Rect(0, 0, 12_000, 9000)), nil)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	whole := j.Bytes()
	flipped := bytes.Clone(whole)
	for i := len(flipped) / 2; i < len(flipped)/2+200; i++ {
		flipped[i] ^= 0x5A
	}
	exif := "\xFF\xD8\xFF\xE1\x00\x22Exif\x00\x00MM\x00\x2A\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00"
	for name, raw := range map[string]string{
		"12,000 × 9,000 pixels": vast.String(), "without its last 2,000 bytes": string(whole[:len(whole)-2000]),
		"without its last byte": string(whole[:len(whole)-1]), "its head alone": string(whole[:600]), "empty": "",
		"a PNG": p.String(), "a GIF": g.String(), "a film behind it": j.String() + "ftypmp42", "spoilt in the middle": string(flipped),
		"HEIC": "\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "HTML": "<!DOCTYPE html><title>403</title>",
		"turned": exif + string(whole[2:]), "padded": j.String() + "\x00\x00\x00", "with another behind it": j.String() + j.String(),
		"over 1 MB": "\xFF\xD8" + strings.Repeat("\xFF\xFE\xFF\xFF"+strings.Repeat("x", 65533), 20) + string(whole[2:]),
	} {
		faults = append(faults, write("photo: "+name, agreePhoto, raw))
	}
	shown := agreeHead + "![Dân ngồi họp](anh.jpg) ![Biểu đồ](b.%s)\n"
	for name, raw := range map[string]string{"png": p.String(), "gif": g.String(), "webp": "RIFF"} {
		for what, raw := range map[string]string{"whole": raw, "cut": raw[:len(raw)-1], "3 MB": raw + strings.Repeat("\x00", 3<<20)} {
			faults = append(faults, fault{name + ": " + what, func(files fstest.MapFS) {
				put(files, agreeNews, fmt.Sprintf(shown, name))
				put(files, "content/tin-tuc/hop/b."+name, raw)
			}})
		}
	}
	return whole, faults
}

// listed are all faults, harmless ones among them, in one order.
func listed(t *testing.T) (photo []byte, faults []fault) {
	photo, faults = faultyPictures(t)
	const config, old, field = "config.toml", "content/dia-chi-cu/2026.toml", "content/linh-vuc/do-luong.toml"
	faults = append(faults,
		body("body: right", "Một câu, và [trang chủ](/)."), body("body: dead link", "[x](/khong-co/)"), body("body: no file", "[x](x.pdf)"),
		body("body: HTML", "<script>x</script>"), body("body: control character", "a\x01b"), body("body: no UTF-8", "a\xff"),
		body("body: fragment", "[x](/#khong-co)"), body("body: wide table", "|"+strings.Repeat("a|", 3000)+"\n|"+strings.Repeat("-|", 3000)),
		body("body: deep list", strings.Repeat("> ", 40)+"x"),
		change("front: no title", agreeNews, "ten = ", "#ten = "), change("front: unknown key", agreeNews, "ten = ", "tenn = "),
		change("front: syntax", agreeNews, "ten = \"", "ten = "), change("front: wrong day", agreeNews, "2026-05-20", "2026-02-30"),
		change("front: later", agreeNews, "2026-05-20", "2026-12-20"), change("front: draft", agreeNews, "tom_tat", "nhap = true\ntom_tat"),
		change("front: empty title", agreeNews, `"Họp"`, `""`),
		remove("file: record gone", agreeNews), remove("file: photo gone", agreePhoto), remove("file: field gone", field),
		write("file: idle", "content/tin-tuc/hop/thua.pdf", "%PDF"), write("file: of no kind", "content/la/x.md", "x"),
		write("file: program", "content/tin-tuc/hop/x.exe", "MZ"), write("file: bad name", "content/tin-tuc/con.md", agreeHead),
		write("file: capitals", "content/tin-tuc/HOP/index.md", agreeHead), write("file: same address", "content/tin-tuc/hop.md", agreeHead),
		write("file: long name", "content/tin-tuc/"+strings.Repeat("a", 198)+".md", agreeHead),
		write("file: very long name", "content/tin-tuc/"+strings.Repeat("a", 240)+".md", agreeHead),
		write("file: over a smaller photo", "content/tin-tuc/hop/anh.480w.jpg", string(photo)),
		write("file: over a list", "content/tin-tuc/trang-2.md", agreeHead), write("file: over a page", "content/trang/tin-tuc.md", "+++\nten = \"Tin\"\n+++\n"),
		write("file: over the search", "content/trang/tim-kiem.md", "+++\nten = \"Tìm\"\n+++\n"),
		write("file: over the manifest", "content/trang/bang-ke.json.md", "+++\nten = \"Kê\"\n+++\n"),
		fault{"file: link", func(files fstest.MapFS) {
			files["content/tin-tuc/hop/l.pdf"] = &fstest.MapFile{Data: []byte("x"), Mode: 1 << 27}
		}},
		write("address: moved", old, "ten = \"Cũ\"\n[[chuyen]]\ntu = \"/tin-tuc/hop/\"\nden = \"/linh-vuc/do-luong/\"\nngay = 2026-10-01\n"),
		write("address: withdrawn", old, "ten = \"Cũ\"\n[[rut]]\ntu = \"/tin-tuc/da-rut/\"\nten = \"Tin\"\nngay = 2026-10-01\nly_do = \"Nhầm.\"\n"),
		write("address: leads nowhere", old, "ten = \"Cũ\"\n[[chuyen]]\ntu = \"/tin-tuc/cu/\"\nden = \"/khong-co/\"\nngay = 2026-10-01\n"),
		write("address: inside a file", old, "ten = \"Cũ\"\n[[chuyen]]\ntu = \"/robots.txt/a/\"\nden = \"/\"\nngay = 2026-10-01\n"),
		change("config: no such zone", config, "Asia/Ho_Chi_Minh", "Asia/Sai_Gon_Cu"), change("config: no such theme", config, `"cong-khai"`, `"khong-co"`),
		change("config: no such language", config, `"vi"`, `"xx"`), change("config: no address", config, "https://", "ftp://"), remove("config: gone", "themes/cong-khai/theme.toml"),
		layout("map", `{{(index .Main.Branches 99).Text}}`), layout("list", `{{(index .Main.Groups 3).Letter}}`), layout("news", `{{t .Frame.Title}}`),
		layout("map", `{{.Khong}}`), layout("map", `{{template "x"}}`), layout("map", `<p`), layout("map", `<p>Trang</p>`), layout("news", `{{(asset .Frame.Title).URL}}`),
		layout("map", `{{printf .Frame.Title 1}}`), layout("list", `{{range .Main.Groups}}{{end}}`), remove("layout: gone", "themes/cong-khai/layouts/agency.html"),
		write("layout: calls itself", "themes/cong-khai/partials/zz.html", `{{define "zz"}}{{template "zz" .}}{{end}}{{define "branches"}}{{template "zz" .}}{{end}}`),
		remove("theme: no words", "themes/cong-khai/i18n/vi.toml"), write("theme: font", "themes/cong-khai/phong/x.ttf", "x"),
	)
	slices.SortFunc(faults, func(a, b fault) int { return strings.Compare(a.name, b.name) })
	return photo, faults
}

// agreeing is a small portal, and the place where it was published before anything befell it.
type agreeing struct {
	files fstest.MapFS
	out   string
}

func newAgreeing(t *testing.T, photo []byte) agreeing {
	files := small.Files(t, new(txtar.Archive))
	put(files, "content/linh-vuc/do-luong.toml", "ten = \"Đo lường\"\n")
	put(files, agreeNews, agreeHead+"![Dân ngồi họp](anh.jpg)\n")
	put(files, agreePhoto, string(photo))
	a := agreeing{files, filepath.Join(t.TempDir(), "public")}
	if said, refused := a.check(t, files), a.build(t, files); said != "" || refused != nil {
		t.Fatal(said, refused)
	}
	return a
}

// check is what the command check says of files, "" when nothing.
func (a agreeing) check(t *testing.T, files fstest.MapFS) string {
	p, problems, err := portal.Load(files, portal.Options{AsOf: asOf})
	if err == nil && len(problems) == 0 {
		problems, err = p.Unmade()
	}
	if err == nil && len(problems) == 0 {
		var before publish.Manifest
		if before, err = publish.Standing(a.out); err == nil {
			problems = p.Missing(p.Vanished(before.Files))
		}
	}
	if err != nil {
		t.Errorf("check cannot say what is wrong, nor where: %v", err)
		return err.Error()
	}
	for _, p := range problems {
		if p.Where.File == nil {
			t.Errorf("%s has no place", p.Rule.ID)
		}
	}
	return small.Printed(t, problems, "vi")
}

// build publishes files as the command build does, and tells why it cannot.
func (a agreeing) build(t *testing.T, files fstest.MapFS) error {
	p, problems, err := portal.Load(files, portal.Options{AsOf: asOf})
	if err != nil || len(problems) > 0 {
		return fmt.Errorf("%d problems, %w", len(problems), err)
	}
	output, err := publish.Open(a.out, publish.State{})
	if err != nil {
		return err
	}
	defer output.Close()
	if vanished := p.Vanished(output.Published().Files); len(vanished) > 0 {
		return fmt.Errorf("%v vanish", vanished)
	}
	made, err := p.Files()
	if err == nil {
		_, err = output.Replace(t.Context(), made, publish.Options{Last: p.LogFiles(portal.Signing{})})
	}
	return err
}

// Whatever befalls a portal, check says nothing exactly when build publishes it.
func TestCheckRefusesWhatBuildRefuses(t *testing.T) {
	photo, faults := listed(t)
	random := rand.New(rand.NewPCG(9, 2026))
	var cases [][]fault
	for _, f := range faults {
		cases = append(cases, []fault{f})
	}
	for range 120 {
		cases = append(cases, []fault{faults[random.IntN(len(faults))], faults[random.IntN(len(faults))]})
	}
	if testing.Short() {
		cases = nil // for the race detector, which is eight times slower, a part of them is enough
		for i := 0; i < len(faults); i += 5 {
			cases = append(cases, []fault{faults[i]})
		}
	}
	fresh, sound := newAgreeing(t, photo), 0
	for _, struck := range cases {
		a := agreeing{maps.Clone(fresh.files), fresh.out}
		var names []string
		for _, f := range struck {
			f.make(a.files)
			names = append(names, f.name)
		}
		t.Run(strings.Join(names, " + "), func(t *testing.T) {
			said := a.check(t, a.files)
			refused := a.build(t, a.files)
			if (said == "") != (refused == nil) {
				t.Errorf("check says %q, build %v", said, refused)
			}
			if refused == nil {
				if sound++; a.restore(t, fresh) != nil {
					t.Fatal("the portal before cannot be published again")
				}
			}
		})
	}
	t.Logf("%d faults, %d cases, %d of them sound", len(faults), len(cases), sound)
	if sound == 0 || sound > len(cases)/2 {
		t.Errorf("%d of %d cases are sound: that tells nothing", sound, len(cases))
	}
}

// restore publishes the portal before in place of another, of which anything may vanish.
func (a agreeing) restore(t *testing.T, before agreeing) error {
	p, _, err := portal.Load(before.files, portal.Options{AsOf: asOf})
	if err != nil {
		return err
	}
	output, err := publish.Open(a.out, publish.State{})
	if err != nil {
		return err
	}
	defer output.Close()
	made, err := p.Files()
	if err == nil {
		_, err = output.Replace(t.Context(), made, publish.Options{Last: p.LogFiles(portal.Signing{})})
	}
	return err
}
