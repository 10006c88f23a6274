package edit

import (
	"os"
	"testing"
	"time"

	"congkhai/generator/test/small"
)

// speedFolder is the portal that is measured: that of CONGKHAI_CONG, or that of the repository.
func speedFolder(b *testing.B) string {
	if dir := os.Getenv("CONGKHAI_CONG"); dir != "" {
		return dir
	}
	return realFolder(b)
}

// BenchmarkFirstPage opens the page once the portal was read.
func BenchmarkFirstPage(b *testing.B) {
	w := enter(b, serverOf(speedFolder(b)))
	start := time.Now()
	w.get(root)
	cold := time.Since(start)
	for b.Loop() {
		w.get(root)
	}
	b.ReportMetric(float64(cold.Milliseconds()), "ms-cold")
}

// BenchmarkSave saves a record and reads the page that tells so.
func BenchmarkSave(b *testing.B) {
	w := enter(b, serverOf(speedFolder(b)))
	v, err := w.server.eyes.look(nil)
	small.Must(b, err)
	r := v.site.All("thu-tuc")[0]
	to := addressOf("thu-tuc", r.ID)
	form, name := w.formOf("thu-tuc", r.ID), r.Title()
	for b.Loop() {
		if name += "."; len(name) > 200 {
			name = r.Title()
		}
		form.Set("ten", name)
		w.mustSave(to, form)
		form = fieldsOf(b, w.get(to+"?"+savedMark+"=1"))
	}
}

// BenchmarkCheck holds a form against the whole portal.
func BenchmarkCheck(b *testing.B) {
	w := enter(b, serverOf(speedFolder(b)))
	v, err := w.server.eyes.look(nil)
	small.Must(b, err)
	r := v.site.All("thu-tuc")[0]
	form := w.formOf("thu-tuc", r.ID)
	for b.Loop() {
		w.press(addressOf("thu-tuc", r.ID), checkButton, form)
	}
}
