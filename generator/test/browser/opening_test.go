package browser

import (
	"net/http/httptest"
	"os"
	"testing"
)

// opened are the pages that most citizens come to first.
var opened = []string{
	"/", "/thu-tuc/", "/thu-tuc/1.000173/", "/bang-gia/nhan-gui-ho-so-2018/", "/bao-cao/2021-q3/", "/tim-kiem/?q=x", "/tin-tuc/", "/phan-anh/",
}

// On a slow phone the first screen stands soon, and nothing moves away under the finger. Seconds are the machine's, as
// those of the search are.
func TestPagesOpenOnASlowPhone(t *testing.T) {
	t.Parallel()
	needChromium(t)
	server := httptest.NewServer(packed(published(t)))
	t.Cleanup(server.Close)
	seconds := "0"
	if os.Getenv("CONGKHAI_TIMES") == "required" {
		seconds = "1.8"
	}
	script(t, "opening.mjs", append([]string{server.URL, seconds, "0.02"}, opened...)...)
}
