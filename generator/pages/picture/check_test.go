package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/color/palette"
	"image/gif"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"congkhai/generator/text/bound"
)

// pictures are small ones of every kind, by the names of their files; those that Go cannot write lie beside its own tests.
func pictures(t *testing.T) map[string][]byte {
	t.Helper()
	area := image.Rect(0, 0, 37, 29)
	colours := image.NewPaletted(area, palette.Plan9)
	for i := range colours.Pix {
		colours.Pix[i] = uint8(i * i)
	}
	all := map[string][]byte{}
	write := func(name string, err error, b *bytes.Buffer) {
		if err != nil {
			t.Fatal(err)
		}
		all[name] = b.Bytes()
	}
	for name, m := range map[string]image.Image{"xam.png": image.NewGray(area), "xam16.png": image.NewGray16(area), "mau.png": image.NewNRGBA(area),
		"mau16.png": image.NewNRGBA64(area), "bang.png": colours} {
		var b bytes.Buffer
		write(name, png.Encode(&b, m), &b)
	}
	var b, still, moving bytes.Buffer
	write("mau.jpg", jpeg.Encode(&b, colours, nil), &b)
	write("tinh.gif", gif.Encode(&still, colours, nil), &still)
	write("dong.gif", gif.EncodeAll(&moving, &gif.GIF{Image: []*image.Paletted{colours, colours, colours}, Delay: []int{1, 1, 1}}), &moving)
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Log(err)
		return all
	}
	for _, name := range []string{"video-001.progressive.jpeg", "video-001.cmyk.jpeg", "video-001.rgb.jpeg", "video-001.interlaced.gif", "video-001.q50.444.progressive.jpeg"} {
		if b, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(root)), "src/image/testdata", name)); err == nil {
			all[name] = b
		}
	}
	return all
}

func TestWholePicturesAreGood(t *testing.T) {
	for name, raw := range pictures(t) {
		width, height, err := Check(name, raw)
		if err != nil || width == 0 || height == 0 {
			t.Errorf("%s: %d × %d, %v", name, width, height, err)
		}
		if _, _, err := Check(strings.ToUpper(name), raw); err != nil {
			t.Errorf("%s in capitals: %v", name, err)
		}
		if _, _, err := Check(name, append(bytes.Clone(raw), 0, 0, '\n')); err != nil {
			t.Errorf("%s, filled up: %v", name, err)
		}
	}
}

// A picture that was cut anywhere is broken; so is one with nothing in it, or with something else.
func TestBrokenPicturesAreFound(t *testing.T) {
	for name, raw := range pictures(t) {
		step := 1 + len(raw)/400
		for at := 0; at < len(raw); at += step {
			if _, _, err := Check(name, raw[:at]); !errors.Is(err, ErrBroken) {
				t.Errorf("%s, %d of %d bytes: %v", name, at, len(raw), err)
			}
		}
		if _, _, err := Check(name, raw[:len(raw)-1]); !errors.Is(err, ErrBroken) {
			t.Errorf("%s without its last byte: %v", name, err)
		}
		for what, junk := range map[string]string{"nothing": "", "text": "Hình dán vào tệp Word.", "zeros": strings.Repeat("\x00", 999), "its head alone": string(raw[:8]) + strings.Repeat("x", 999)} {
			if _, _, err := Check(name, []byte(junk)); !errors.Is(err, ErrBroken) {
				t.Errorf("%s, %s: %v", name, what, err)
			}
		}
		if _, _, err := Check(name, append(bytes.Clone(raw), raw...)); (err == nil) != strings.Contains(name, ".jp") {
			t.Errorf("%s with another behind it, as phones put it behind a JPEG: %v", name, err)
		}
		if _, _, err := Check(name, append(bytes.Clone(raw), "ftypmp42"...)); !errors.Is(err, ErrMore) {
			t.Errorf("%s with a film behind it: %v", name, err)
		}
		for _, suffix := range []string{".png", ".jpg", ".gif"} {
			_, _, err := Check("x"+suffix, raw)
			if lies := strings.Replace(path.Ext(name), "jpeg", "jpg", 1) != suffix; lies != errors.As(err, new(OtherName)) {
				t.Errorf("%s as %s: %v", name, suffix, err)
			}
		}
	}
}

// Of what is accepted a smaller one can be made, whatever was done to it.
func TestWhatIsAcceptedCanBeMadeSmaller(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 4))
	accepted := 0
	for name, raw := range pictures(t) {
		for range 60 {
			changed := bytes.Clone(raw)
			for range 1 + random.IntN(3) {
				changed[random.IntN(len(changed))] = byte(random.IntN(256))
			}
			width, _, err := Check(name, changed)
			if err != nil {
				continue
			}
			accepted++
			if _, err := Narrow(changed, path.Ext(name), max(1, width/2)); err != nil {
				t.Errorf("%s was accepted: %v", name, err)
			}
		}
	}
	if accepted == 0 {
		t.Error("none was accepted")
	}
}

// A picture is too large by what it takes to read it, whatever the size of its file.
func TestLargePicturesAreRefused(t *testing.T) {
	encode := func(m image.Image) []byte {
		var b bytes.Buffer
		if err := png.Encode(&b, m); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	wide := encode(image.NewGray(image.Rect(0, 0, 1, 1)))
	binary.BigEndian.PutUint32(wide[16:], bound.PicturePixels+1)
	binary.BigEndian.PutUint32(wide[29:], crc32.ChecksumIEEE(wide[12:29]))
	vast := bytes.Clone(pictures(t)["mau.jpg"]) // 65,535 × 65,535 pixels: less than none, in 32 bits
	copy(vast[bytes.Index(vast, []byte{0xFF, 0xC0})+5:], "\xFF\xFF\xFF\xFF")
	deep := encode(blank{image.Rect(0, 0, 5000, 5000)})
	passes := pictures(t)["mau.jpg"]
	scan := bytes.Clone(passes[bytes.Index(passes, []byte{0xFF, 0xDA}) : len(passes)-2])
	passes = append(append(passes[:len(passes)-2], bytes.Repeat(scan, bound.PictureScans)...), 0xFF, 0xD9)
	heavy := append(encode(image.NewGray(image.Rect(0, 0, 1, 1))), make([]byte, bound.PictureFile)...)
	frames := []byte("GIF89a\x01\x00\x01\x00\x00\x00\x00")
	for range bound.PictureDecoded/perFrame + 1 {
		frames = append(frames, ",\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x00"...)
	}
	screens := []byte("GIF89a\x01\x00\x01\x00\x00\x00\x00") // of 2^32 pixels together
	for range 1 << 16 {
		screens = append(screens, ",\x00\x00\x00\x00\x00\x01\x00\x01\x00\x02\x00"...)
	}
	for name, raw := range map[string][]byte{"rong.png": wide, "menh-mong.jpg": vast, "sau.png": deep, "nhieu-luot.jpg": passes, "nang.png": heavy, "nhieu-hinh.gif": append(frames, ';'), "nhieu-man.gif": append(screens, ';')} {
		if _, _, err := Check(name, raw); !errors.Is(err, ErrLarge) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// blank is a picture of 16 bits that takes no room before it is written.
type blank struct{ area image.Rectangle }

func (b blank) ColorModel() color.Model { return color.NRGBA64Model }
func (b blank) Bounds() image.Rectangle { return b.area }
func (b blank) At(x, y int) color.Color { return color.NRGBA64{uint16(x), uint16(y), 0, 1} }
