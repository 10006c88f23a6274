package schedule_test

import (
	"strings"
	"testing"

	"congkhai/generator/publish/schedule"
)

// A task on Windows has its command line as programs there take it apart: the last \ of a drive does not escape a quote.
func TestTheCommandLineOfATask(t *testing.T) {
	job := schedule.Job{Program: `C:\a\congkhai.exe`, Words: []string{"refresh", "ổ mạng", `D:\`}, Folder: `D:\cổng & <báo>`}
	raw := schedule.Windows(job)["cong-khai.xml"]
	text := strings.ReplaceAll(string(raw), "\x00", "")
	if !strings.HasPrefix(string(raw), "\xff\xfe<\x00") {
		t.Errorf("it begins with %q", raw[:4])
	}
	for _, want := range []string{`<Arguments>&#34;refresh&#34; `, `&#34;D:\\&#34;</Arguments>`, ` &amp; &lt;`} {
		if !strings.Contains(text, want) {
			t.Errorf("there is no %s in\n%s", want, text)
		}
	}
}
