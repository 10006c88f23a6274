package picture

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
)

// home is what no published picture may say.
const home = "10°46'N 106°42'E"

// jpegSegment is one of a JPEG, and chunkOf one of a WebP.
func jpegSegment(marker byte, data string) string {
	return "\xFF" + string([]byte{marker, byte((len(data) + 2) >> 8), byte(len(data) + 2)}) + data
}

func chunkOf(name, data string) string {
	return name + string(binary.LittleEndian.AppendUint32(nil, uint32(len(data)))) + data + strings.Repeat("\x00", len(data)%2)
}

func webp(chunks ...string) []byte {
	all := "WEBP" + strings.Join(chunks, "")
	return []byte("RIFF" + string(binary.LittleEndian.AppendUint32(nil, uint32(len(all)))) + all)
}

// noted are pictures with notes in every place that programs put them.
func noted(t *testing.T) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	for _, orientation := range []byte{1, 3, 6, 8} {
		turned := photo(t, 40, 20, orientation)
		for name, segment := range map[string]string{
			"exif": jpegSegment(0xE1, "Exif\x00\x00MM\x00*"+home), "xmp": jpegSegment(0xE1, "http://ns.adobe.com/xap/1.0/\x00"+home),
			"iptc": jpegSegment(0xED, "Photoshop 3.0\x00"+home), "comment": jpegSegment(0xFE, home), "thumbnail": jpegSegment(0xE0, "JFXX\x00"+home),
			"several pictures": jpegSegment(0xE2, "MPF\x00"+home), "maker": jpegSegment(0xEB, home), "not Adobe": jpegSegment(0xEE, home),
		} {
			raw := append(bytes.Clone(turned[:len(turned)-2]), segment...) // even behind what is coded
			all[fmt.Sprintf("%s-%d.jpg", name, orientation)] = append(raw, 0xFF, 0xD9)
			all[fmt.Sprintf("%s-front-%d.jpg", name, orientation)] = append(append(bytes.Clone(turned[:38]), segment...), turned[38:]...)
		}
		behind := append(bytes.Clone(turned), photo(t, 8, 8, 1)...)
		all[fmt.Sprintf("behind-%d.jpg", orientation)] = append(behind[:len(behind)-2], jpegSegment(0xFE, home)+"\xFF\xD9"...)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewNRGBA(image.Rect(0, 0, 3, 3))); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"eXIf", "tEXt", "zTXt", "iTXt", "tIME"} {
		all[name+".png"] = bytes.Join([][]byte{b.Bytes()[:33], pngChunk(name, []byte(home)), b.Bytes()[33:]}, nil)
	}
	all["exif.webp"] = webp(chunkOf("VP8X", "\x0C\x00\x00\x00\x01\x00\x00\x01\x00\x00"), chunkOf("VP8L", "abc"), chunkOf("EXIF", home), chunkOf("XMP ", home+"!"))
	return all
}

func TestPublishedPicturesSayNothingOfHomes(t *testing.T) {
	for name, raw := range noted(t) {
		clean := Clean(raw)
		if !bytes.Contains(raw, []byte(home)) || bytes.Contains(clean, []byte(home)) {
			t.Errorf("%s says where it was taken", name)
		}
		if again := Clean(clean); !bytes.Equal(again, clean) {
			t.Errorf("%s is another picture when it is cleaned again", name)
		}
		if strings.HasSuffix(name, ".webp") {
			if want := webp(chunkOf("VP8X", "\x00\x00\x00\x00\x01\x00\x00\x01\x00\x00"), chunkOf("VP8L", "abc")); !bytes.Equal(clean, want) {
				t.Errorf("%s: %q", name, clean)
			}
			continue
		}
		width, height, err := Check(name, clean)
		if oldWidth, oldHeight, _ := Check(name, raw); err != nil || width != oldWidth || height != oldHeight {
			t.Errorf("%s: %d × %d, %v", name, width, height, err)
		}
		if orientation(clean) != orientation(raw) || !bytes.Equal(pixels(t, clean), pixels(t, raw)) {
			t.Errorf("%s looks otherwise", name)
		}
		small, err := Narrow(raw, ".jpg", 2)
		if err != nil || bytes.Contains(small[0], []byte(home)) || orientation(small[0]) != 1 {
			t.Errorf("%s: the smaller one says where it was taken, or is turned again; %v", name, err)
		}
	}
}

// What has no notes is published as it lies there, whatever made it.
func TestPicturesWithoutNotesAreLeftAlone(t *testing.T) {
	for name, raw := range pictures(t) {
		if clean := Clean(raw); !bytes.Equal(pixels(t, clean), pixels(t, raw)) {
			t.Errorf("%s looks otherwise", name)
		} else if !strings.Contains(name, "video") && !bytes.Equal(clean, raw) {
			t.Errorf("%s is another file", name)
		}
	}
	for _, raw := range []string{"", "RIFF", "RIFF\x00\x00\x00\x00WEBPVP8 \xFF\xFF\xFF\xFFx", "\xFF\xD8\xFF", "\x89PNG\r\n\x1A\n\xFF\xFF\xFF\xFFIEND", "%PDF"} {
		if clean := Clean([]byte(raw)); string(clean) != raw {
			t.Errorf("%q became %q", raw, clean)
		}
	}
}

func pixels(t *testing.T, raw []byte) []byte {
	t.Helper()
	m, _, err := image.Decode(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	area := m.Bounds()
	all := image.NewNRGBA(area)
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			all.Set(x, y, m.At(x, y))
		}
	}
	return all.Pix
}

// icc is a profile of some colours.
func icc(colours string, size int) []byte {
	b := bytes.Repeat([]byte("p3"), size/2)
	copy(b[16:], colours)
	return b
}

// The colours of a wide screen, as an iPhone takes them, are those of the smaller pictures, too.
func TestSmallerPicturesKeepTheirColours(t *testing.T) {
	m := image.NewNRGBA(image.Rect(0, 0, 40, 20))
	m.Set(3, 3, color.NRGBA{1, 200, 3, 255})
	var j, p bytes.Buffer
	if err := jpeg.Encode(&j, m, nil); err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(&p, m); err != nil {
		t.Fatal(err)
	}
	inJPEG := func(profile []byte, mark string) []byte {
		return []byte("\xFF\xD8" + jpegSegment(0xE2, profileMark+mark+string(profile)) + j.String()[2:])
	}
	p3, long, printer := icc("RGB ", 548), icc("RGB ", 200_000), icc("CMYK", 548)
	bad := withProfile(p.Bytes(), p3)
	at := bytes.Index(bad, []byte("iCCP"))
	copy(bad[at+10:], "\x00\x00\x00\x00")
	length := int(binary.BigEndian.Uint32(bad[at-4:]))
	binary.BigEndian.PutUint32(bad[at+4+length:], crc32.ChecksumIEEE(bad[at:at+4+length]))
	for _, test := range []struct {
		name string
		raw  []byte
		want []byte
	}{
		{"p3.jpg", inJPEG(p3, "\x01\x01"), p3},
		{"p3.png", withProfile(p.Bytes(), p3), p3},
		{"none.jpg", j.Bytes(), nil},
		{"none.png", p.Bytes(), nil},
		{"printer.jpg", inJPEG(printer, "\x01\x01"), nil},
		{"printer.png", withProfile(p.Bytes(), printer), nil},
		{"in two.jpg", inJPEG(p3, "\x01\x02"), nil},
		{"long.png", withProfile(p.Bytes(), long), nil},
		{"short.jpg", inJPEG([]byte("RGB"), "\x01\x01"), nil},
		{"broken.png", bad, nil},
	} {
		if _, _, err := Check(test.name, test.raw); err != nil {
			t.Errorf("%s: %v", test.name, err)
		}
		for _, suffix := range []string{".jpg", ".JPEG", ".png"} {
			small, err := Narrow(test.raw, suffix, 10)
			if err != nil || !bytes.Equal(profile(small[0]), test.want) {
				t.Errorf("%s as %s: %q, %v", test.name, suffix, profile(small[0]), err)
				continue
			}
			if _, _, err := Check("x"+suffix, small[0]); err != nil {
				t.Errorf("%s as %s cannot be read: %v", test.name, suffix, err)
			}
		}
		if got := Clean(test.raw); !bytes.Equal(got, test.raw) {
			t.Errorf("%s: its colours are left out", test.name)
		}
	}
}

// What is seen through stands on white in a JPEG, and what has many bytes is made at a lower quality.
func TestSmallerPicturesAsJPEG(t *testing.T) {
	m := image.NewNRGBA(image.Rect(0, 0, 2000, 1500))
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	small, err := Narrow(b.Bytes(), ".jpg", 20)
	if err != nil {
		t.Fatal(err)
	}
	if seen := pixels(t, small[0]); seen[0] < 250 || seen[3] != 255 {
		t.Errorf("what is seen through is %v", seen[:4])
	}
	noise := uint32(1)
	for i := range m.Pix {
		noise = noise*1664525 + 1013904223
		m.Pix[i] = byte(noise>>24) | 0x80*byte(i&3/3)
	}
	b.Reset()
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 100}); err != nil {
		t.Fatal(err)
	}
	if small, err = Narrow(b.Bytes(), ".jpg", 1920); err != nil || len(small[0]) > 5<<18 {
		t.Errorf("%d bytes of %d are left; %v", len(small[0]), b.Len(), err)
	}
}

func FuzzClean(f *testing.F) {
	f.Add([]byte("\xFF\xD8\xFF\xE1\x00\x08Exif\x00\x00\xFF\xD9"))
	f.Add([]byte("\xFF\xD8\xFF\xE2\xFF\xFF" + profileMark))
	f.Add([]byte("\x89PNG\r\n\x1A\n\x00\x00\x00\x00IEND\x00\x00\x00\x00"))
	f.Add([]byte("\x89PNG\r\n\x1A\n\x00\x00\x00\x08iCCPx\x00\x00\x78\x9c\x00\x00\x00\x00\x00\x00\x00"))
	f.Add(webp(chunkOf("VP8X", "\x0C"), chunkOf("EXIF", "x")))
	f.Add([]byte("\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00avif"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		before := bytes.Clone(raw)
		clean := Clean(raw)
		if !bytes.Equal(before, raw) || !bytes.Equal(Clean(clean), clean) {
			t.Errorf("%q became %q", raw, clean)
		}
		_, _ = profile(raw), Format(raw)
	})
}
