package legacy_test

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"congkhai/generator/text/legacy"
)

const sentence = "Sở Khoa học và Công nghệ tiếp nhận hồ sơ đăng ký."

func TestDecode(t *testing.T) {
	for _, c := range []struct{ what, code, raw string }{
		{"UTF-16 with a mark", "UTF-16", "\xff\xfeS\x00\xdf\x1e \x00K\x00h\x00o\x00a\x00 \x00h\x00\xcd\x1ec\x00 \x00v\x00\xe0\x00 \x00C\x00\xf4\x00n\x00g\x00 \x00n\x00g\x00h\x00\xc7\x1e \x00t\x00i\x00\xbf\x1ep\x00 \x00n\x00h\x00\xad\x1en\x00 \x00h\x00\xd3\x1e \x00s\x00\xa1\x01 \x00\x11\x01\x03\x01n\x00g\x00 \x00k\x00\xfd\x00.\x00"},
		{"UTF-16 of the other order", "UTF-16", "\xfe\xff\x00S\x1e\xdf\x00 \x00K\x00h\x00o\x00a\x00 \x00h\x1e\xcd\x00c\x00 \x00v\x00\xe0\x00 \x00C\x00\xf4\x00n\x00g\x00 \x00n\x00g\x00h\x1e\xc7\x00 \x00t\x00i\x1e\xbf\x00p\x00 \x00n\x00h\x1e\xad\x00n\x00 \x00h\x1e\xd3\x00 \x00s\x01\xa1\x00 \x01\x11\x01\x03\x00n\x00g\x00 \x00k\x00\xfd\x00."},
		{"UTF-16 without a mark", "UTF-16", "S\x00\xdf\x1e \x00K\x00h\x00o\x00a\x00 \x00h\x00\xcd\x1ec\x00 \x00v\x00\xe0\x00 \x00C\x00\xf4\x00n\x00g\x00 \x00n\x00g\x00h\x00\xc7\x1e \x00t\x00i\x00\xbf\x1ep\x00 \x00n\x00h\x00\xad\x1en\x00 \x00h\x00\xd3\x1e \x00s\x00\xa1\x01 \x00\x11\x01\x03\x01n\x00g\x00 \x00k\x00\xfd\x00.\x00"},
		{"of the other order without a mark", "UTF-16", "\x00S\x1e\xdf\x00 \x00K\x00h\x00o\x00a\x00 \x00h\x1e\xcd\x00c\x00 \x00v\x00\xe0\x00 \x00C\x00\xf4\x00n\x00g\x00 \x00n\x00g\x00h\x1e\xc7\x00 \x00t\x00i\x1e\xbf\x00p\x00 \x00n\x00h\x1e\xad\x00n\x00 \x00h\x1e\xd3\x00 \x00s\x01\xa1\x00 \x01\x11\x01\x03\x00n\x00g\x00 \x00k\x00\xfd\x00."},
		{"Windows-1258", "Windows-1258", "S\xf5\xd2 Khoa ho\xf2c v\xe0 C\xf4ng ngh\xea\xf2 ti\xea\xecp nh\xe2\xf2n h\xf4\xcc s\xf5 \xf0\xe3ng ky\xec."},
		{"TCVN3", "TCVN3 (ABC)", "S\xeb Khoa h\xe4c v\xb5 C\xabng ngh\xd6 ti\xd5p nh\xcbn h\xe5 s\xac \xae\xa8ng k\xfd."},
		{"VNI", "VNI", "S\xf4\xfb Khoa ho\xefc va\xf8 Co\xe2ng nghe\xe4 tie\xe1p nha\xe4n ho\xe0 s\xf4 \xf1a\xeang ky\xf9."},
		{"VISCII", "VISCII", "S\xb7 Khoa h\xf7c v\xe0 C\xf4ng ngh\xae ti\xaap nh\xa7n h\xb0 s\xbd \xf0\xe5ng k\xfd."},
	} {
		got := legacy.Decode([]byte(c.raw))
		if got.Code != c.code || got.Text != sentence || !got.Sure {
			t.Errorf("%s: %s %q %v", c.what, got.Code, got.Text, got.Sure)
		}
	}
	for what, raw := range map[string]string{
		"one word": "S\xe0i", "a picture": "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "UTF-8 with a byte too much": sentence + "\xff",
		"German": "\xdcber M\xfcnchen und K\xf6ln", "half of UTF-16": "S\x00\xdf", "nothing": "", "zeros": "\x00\x00\x00\x00",
	} {
		if got := legacy.Decode([]byte(raw)); got.Sure {
			t.Errorf("%s is taken for %s: %q", what, got.Code, got.Text)
		}
	}
}

func TestPassages(t *testing.T) {
	for _, c := range []struct{ text, code, meant string }{
		{"Së häp", "TCVN3 (ABC)?", "Sở họp"},
		{"Së Khoa häc vµ C«ng nghÖ tiÕp nhËn hå s¬ ®¨ng ký.", "TCVN3 (ABC)", "Sở Khoa học và Công nghệ tiếp nhận hồ sơ đăng ký."},
		{"Sôû Khoa hoïc vaø Coâng ngheä tieáp nhaän hoà sô ñaêng kyù.", "VNI", "Sở Khoa học và Công nghệ tiếp nhận hồ sơ đăng ký."},
		{"Sôû hoïp", "VNI?", "Sở họp"},
		{"SÔÛ KHOA HOÏC VAØ COÂNG NGHEÄ", "VNI", "SỞ KHOA HỌC VÀ CÔNG NGHỆ"},
		{"Së KHOA HäC Vµ C¤NG NGHÖ", "TCVN3 (ABC)", "Sở KHOA HỌC Và CÔNG NGHỆ"},
		{"v¨n b¶n", "TCVN3 (ABC)?", "văn bản"},
		{"Sá»Ÿ há»\u008dp", "Windows-1252", "Sở họp"},
		{"há»p mặt", "Windows-1252?", "h�p mặt"},
		{"Quyß║┐t ─æß╗ïnh", "CP437", "Quyết định"},
		{"CafÃ©", "Windows-1252", "Café"},
		{"vÃ  cÃ´ng nghá»‡", "Windows-1252?", "vÃ  công nghệ"},
		{"Sở họp â€“ xong", "Windows-1252", "Sở họp – xong"},
		{"Sở đã họp, Së ®· häp", "TCVN3 (ABC)?", "Sở đã họp, Sở đã họp"},
		{"Ông Müller và bà Söder đã họp ở Köln, café, Größe, Loïc và Noël", "", ""},
		{"Lü Bu", "", ""},
		{"5 µm và 10 µm, 3 m², § 5, «Quốc hội», 25°C, ½, ±5", "", ""},
		{"Société Générale, très élevé, où été", "", ""},
		{"DANH SÁCH XÃ” – XÃ…, «DANH SÁCH XÃ»", "", ""},
		{"MÃ–PHƯỜNG", "", ""},
		{"Tê khai", "", ""},
		{"Håkan, på", "", ""},
		{"Ĉu Đắk Lắk", "", ""},
		{"Cá, bé, lá, tê, sè", "", ""},
		{"Sở Khoa học và Công nghệ tiếp nhận hồ sơ đăng ký.", "", ""},
		{"", "", ""},
	} {
		code, meant := "", ""
		for _, p := range legacy.Passages([]string{c.text}) {
			code, meant = p.Code.Name, p.Meant
			if !p.Sure {
				code += "?"
			}
		}
		if code != c.code || meant != c.meant {
			t.Errorf("%q is %s %q, want %s %q", c.text, code, meant, c.code, c.meant)
		}
	}
}

// A text in Unicode is in no other code, also where its marks stand apart, and where it is cut anywhere.
func TestUnicodeIsNoOtherCode(t *testing.T) {
	for from := range sentence {
		for _, text := range []string{sentence[from:], norm.NFD.String(sentence[from:]), strings.ToUpper(sentence[from:])} {
			if found := legacy.Passages([]string{text}); len(found) > 0 {
				t.Errorf("%q is taken for %s", text, found[0].Code.Name)
			}
		}
	}
}

// Whatever stands in a text, the places of passages lie in their lines, and a file that was read once reads the same
// again.
func FuzzPassages(f *testing.F) {
	f.Add("Së häp\nSôû hoïp\nSá»Ÿ há»\u008dp", []byte("S\xeb h\xe4p"))
	f.Add("vÃ  cÃ´ng «XÃ» 5 µm", []byte("\xff\xfeS\x00"))
	f.Fuzz(func(t *testing.T, text string, raw []byte) {
		lines := strings.Split(strings.ToValidUTF8(text, ""), "\n")
		for _, p := range legacy.Passages(lines) {
			if p.Start > p.End || p.End > len(lines[p.Line]) || p.Meant == lines[p.Line] {
				t.Errorf("%q: %+v", lines[p.Line], p)
			}
			_ = p.Words()
		}
		if got := legacy.Decode(raw); !norm.NFC.IsNormalString(got.Text) {
			t.Errorf("%q is read as %q", raw, got.Text)
		}
	})
}
