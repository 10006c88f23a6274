package server

import (
	"maps"
	"net/url"
	"slices"
	"strings"
	"testing"
)

func TestMapsForNginx(t *testing.T) {
	got := string(movedTo(map[string]string{
		"/thu-tuc/1.000999/":   "/thu-tuc/1.000173/#phi",
		"/van-ban/a.pdf/":      "/van-ban/b c.pdf",
		`/x "y"; $z\/`:         "/tin-tuc/giá $uri;/",
		"/tin-tuc/cũ/":         `/tim-kiem/?q="a b"`,
		"/co\ndòng/":           "/",
		"/":                    "/thu-tuc/",
		"/default/":            "/linh-vuc/",
		"/sua{}'/":             "/a'{}/",
		"/thu-tuc/trùng/":      "/thu-tuc/a%20b/",
		"/thu-tuc/khong-gach":  "/thu-tuc/",
		"/thu-tuc/hai-gach///": "/thu-tuc/",
	}))
	want := `"/default" "/linh-vuc/";
"/default/" "/linh-vuc/";
"/sua{}'" "/a%27%7B%7D/";
"/sua{}'/" "/a%27%7B%7D/";
"/thu-tuc/1.000999" "/thu-tuc/1.000173/#phi";
"/thu-tuc/1.000999/" "/thu-tuc/1.000173/#phi";
"/thu-tuc/hai-gach" "/thu-tuc/";
"/thu-tuc/hai-gach/" "/thu-tuc/";
"/thu-tuc/khong-gach" "/thu-tuc/";
"/thu-tuc/khong-gach/" "/thu-tuc/";
"/thu-tuc/trùng" "/thu-tuc/a%2520b/";
"/thu-tuc/trùng/" "/thu-tuc/a%2520b/";
"/tin-tuc/cũ" "/tim-kiem/?q=%22a%20b%22";
"/tin-tuc/cũ/" "/tim-kiem/?q=%22a%20b%22";
"/van-ban/a.pdf" "/van-ban/b%20c.pdf";
"/van-ban/a.pdf/" "/van-ban/b%20c.pdf";
"/x \"y\"; $z\\" "/tin-tuc/gi%C3%A1%20%24uri%3B/";
"/x \"y\"; $z\\/" "/tin-tuc/gi%C3%A1%20%24uri%3B/";
`
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if got := string(ForNginx([]Old{{Path: "/b/"}, {Path: "/a.pdf"}}).Gone); got != "\"/a.pdf\" \"1\";\n\"/a.pdf/\" \"1\";\n\"/b\" \"1\";\n\"/b/\" \"1\";\n" {
		t.Errorf("withdrawn: %s", got)
	}
	if none := ForNginx(nil); len(none.Moved)+len(none.Gone)+len(none.Queries) != 0 {
		t.Error("a map of nothing is not empty")
	}
}

// movedTo is the map of addresses that moved.
func movedTo(to map[string]string) []byte {
	var list []Old
	for from, address := range to {
		list = append(list, Old{Path: from, To: address})
	}
	return ForNginx(list).Moved
}

// Whatever the addresses are, nginx reads back exactly them, and no value names a variable.
func FuzzMapsForNginx(f *testing.F) {
	f.Add("/a/", "/b/")
	f.Add("/a \"b\\\";\n$c/", "/d;$e'f\"\n#g?h")
	f.Fuzz(func(t *testing.T, from, to string) {
		lines := readMap(t, string(movedTo(map[string]string{from: to})))
		for _, key := range slices.Collect(maps.Keys(lines)) {
			if strings.TrimRight(key, "/") != strings.TrimRight(from, "/") {
				t.Errorf("%q is read as %q", from, key)
			}
			value := lines[key]
			if strings.ContainsAny(value, "$;\"\\' \n\r") || strings.ContainsFunc(value, func(r rune) bool { return r > '~' }) {
				t.Errorf("the value %q is not safe", value)
			}
			path, _, _ := strings.Cut(to, "#")
			path, _, _ = strings.Cut(path, "?")
			value, _, _ = strings.Cut(value, "#")
			value, _, _ = strings.Cut(value, "?")
			if back, err := url.PathUnescape(value); err != nil || back != path {
				t.Errorf("%q leads to %q (%v)", to, back, err)
			}
		}
	})
}

// readMap reads pairs of quoted words, each pair ended by a semicolon, as nginx does.
func readMap(t *testing.T, text string) map[string]string {
	t.Helper()
	pairs := map[string]string{}
	word := func() string {
		rest, ok := strings.CutPrefix(text, `"`)
		var b strings.Builder
		for i := 0; ok && i < len(rest); i++ {
			switch {
			case rest[i] == '"':
				text = rest[i+1:]
				return b.String()
			case rest[i] == '\\' && i+1 < len(rest):
				i++
			}
			b.WriteByte(rest[i])
		}
		t.Fatalf("no word at %q", text)
		return ""
	}
	for text != "" {
		key := word()
		text = strings.TrimPrefix(text, " ")
		pairs[key] = word()
		if !strings.HasPrefix(text, ";\n") {
			t.Fatalf("no end of the line at %q", text)
		}
		text = text[2:]
	}
	return pairs
}
