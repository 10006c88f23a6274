package picture

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"
)

// photo is a JPEG, red on the left and blue on the right, with an orientation.
func photo(t *testing.T, width, height int, orientation byte) []byte {
	t.Helper()
	m := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			c := color.NRGBA{255, 0, 0, 255}
			if x >= width/2 {
				c = color.NRGBA{0, 0, 255, 255}
			}
			m.Set(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	exif := append([]byte("\xFF\xE1\x00\x22Exif\x00\x00MM\x00\x2A\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00"), orientation, 0, 0, 0, 0, 0, 0)
	return append(append([]byte("\xFF\xD8"), exif...), b.Bytes()[2:]...)
}

func TestPhotosAreTurnedAndMadeSmaller(t *testing.T) {
	for orientation, want := range map[byte]struct {
		width, height int
		red           image.Point // where the red half is seen
	}{
		1: {200, 100, image.Pt(5, 20)}, 2: {200, 100, image.Pt(45, 20)}, 3: {200, 100, image.Pt(45, 20)}, 4: {200, 100, image.Pt(5, 20)},
		5: {100, 200, image.Pt(25, 5)}, 6: {100, 200, image.Pt(25, 5)}, 7: {100, 200, image.Pt(25, 95)}, 8: {100, 200, image.Pt(25, 95)},
	} {
		raw := photo(t, 200, 100, orientation)
		width, height, err := Size(raw)
		if err != nil || width != want.width || height != want.height {
			t.Errorf("orientation %d: %d × %d, %v", orientation, width, height, err)
		}
		small, err := Narrow(raw, ".jpg", 50)
		if err != nil {
			t.Fatal(err)
		}
		m, _, err := image.Decode(bytes.NewReader(small[0]))
		if err != nil || m.Bounds().Dx() != 50 || m.Bounds().Dy() != 50*want.height/want.width {
			t.Fatalf("orientation %d: %v, %v", orientation, m.Bounds(), err)
		}
		if r, _, b, _ := m.At(want.red.X, want.red.Y).RGBA(); r < b {
			t.Errorf("orientation %d: blue at %v", orientation, want.red)
		}
		if again, _ := Narrow(raw, ".jpg", 50); !bytes.Equal(again[0], small[0]) {
			t.Error("a second picture is another one")
		}
		if two, err := Narrow(raw, ".jpg", 20, 50); err != nil || len(two) != 2 || !bytes.Equal(two[1], small[0]) {
			t.Error("one of two widths is another picture than it is alone", err)
		}
	}
}

// A picture may be wider than what an int of 32 bits holds when it is multiplied with the width of a smaller one.
func TestWidePicturesAreMadeSmaller(t *testing.T) {
	m := image.NewGray(image.Rect(0, 0, 1<<22, 1))
	for x := range m.Pix {
		m.Pix[x] = uint8(x >> 14)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	small, err := Narrow(b.Bytes(), ".png", 1<<10)
	if err != nil {
		t.Fatal(err)
	}
	got, _, err := image.Decode(bytes.NewReader(small[0]))
	if err != nil {
		t.Fatal(err)
	}
	for x := 0; x < 1<<10; x += 100 {
		if r, _, _, _ := got.At(x, 0).RGBA(); r>>8 != uint32(x>>2) {
			t.Errorf("at %d it is %d, want %d", x, r>>8, x>>2)
		}
	}
}

func TestPicturesKeepWhatIsSeenThrough(t *testing.T) {
	m := image.NewNRGBA(image.Rect(0, 0, 4, 2))
	m.Set(0, 0, color.NRGBA{255, 255, 255, 255})
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	small, err := Narrow(b.Bytes(), ".png", 2)
	if err != nil {
		t.Fatal(err)
	}
	got, format, _ := image.Decode(bytes.NewReader(small[0]))
	if _, _, _, a := got.At(0, 0).RGBA(); format != "png" || a>>8 != 63 {
		t.Errorf("%s, opacity %d", format, a>>8)
	}
}

func FuzzOrientation(f *testing.F) {
	f.Add([]byte("\xFF\xD8\xFF\xE1\x00\x22Exif\x00\x00MM\x00\x2A\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00"))
	f.Add([]byte("\xFF\xD8\xFF\xE1\x00\x00Exif"))
	f.Add([]byte("\xFF\xD8\xFF\xE1\x00\x22Exif\x00\x00MM\x00\x2A\x7F\xFF\xFF\xFF")) // a place that no int of 32 bits is behind
	f.Fuzz(func(t *testing.T, raw []byte) {
		if o := orientation(raw); o < 1 || o > 8 {
			t.Errorf("orientation %d", o)
		}
	})
}
