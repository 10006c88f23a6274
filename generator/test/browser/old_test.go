package browser

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"

	"congkhai/generator/test/sample"
)

// Pages for old addresses, of which the real portal has none. Of the one that leads on, what a reader sees for whom it did not.
func TestPagesForOldAddressesAreLikeTheOthers(t *testing.T) {
	t.Parallel()
	needChromium(t)
	files := filesOf(t, sample.New(20))
	files["content/dia-chi-cu/2026.toml"] = &fstest.MapFile{Data: []byte(`ten = "Địa chỉ cũ năm 2026"
[[chuyen]]
tu = "/thu-tuc/mot-dia-chi-cu-rat-dai-khong-co-cho-nao-de-xuong-dong-tren-man-hinh-hep/"
den = "/thu-tuc/` + sample.Code(0) + `/"
ngay = 2026-01-02
[[rut]]
tu = "/van-ban/bieu.pdf"
ten = "Biểu kèm báo cáo quý III năm 2021"
ngay = 2026-01-03
ly_do = "Bản quét nhầm trang."
`)}
	portal := serving(t, assembled(t, files))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		made := httptest.NewRecorder()
		portal.ServeHTTP(made, r)
		w.Header().Set("Content-Type", made.Header().Get("Content-Type"))
		w.WriteHeader(made.Code)
		_, _ = w.Write([]byte(strings.Replace(made.Body.String(), `http-equiv="refresh"`, `name="refresh"`, 1)))
	}))
	t.Cleanup(server.Close)
	for _, name := range []string{"accessibility.mjs", "narrow.mjs", "keyboard.mjs", "console.mjs"} {
		script(t, name, server.URL, "/dia-chi-cu/2026/", "/van-ban/bieu.pdf/",
			"/thu-tuc/mot-dia-chi-cu-rat-dai-khong-co-cho-nao-de-xuong-dong-tren-man-hinh-hep/")
	}
}
