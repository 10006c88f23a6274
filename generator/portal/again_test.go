package portal

import (
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/tools/txtar"

	"congkhai/generator/files/memory"
	"congkhai/generator/files/source"
	"congkhai/generator/test/small"
)

// What was put together of the same files is not put together again: not while somebody holds changes against them, and
// never in the place of others.
func TestTheSameSiteIsNotPutTogetherTwice(t *testing.T) {
	const field = "content/linh-vuc/do-luong.toml"
	files := small.Content(new(txtar.Archive))
	say := func(name string) []byte { return []byte("ten = \"" + name + "\"\n") }
	files[field] = &fstest.MapFile{Data: say("Đo lường")}
	opt := Options{AsOf: small.AsOf, Now: time.Now(), Seen: &Seen{}, Memory: memory.Open("", "")}
	first, _, err := Check(files, opt)
	small.Must(t, err)
	for _, name := range []string{"Đo", "Lường", "Đo lường, chất lượng"} {
		would, problems, err := Check(source.Overlay(files, map[string][]byte{field: say(name)}), opt)
		small.Must(t, err)
		if got := would.Record("linh-vuc", "do-luong").Title(); got != name || len(problems) > 0 {
			t.Errorf("%s is called %s, %d problems", name, got, len(problems))
		}
		if again, _, err := Check(files, opt); again != first || err != nil {
			t.Errorf("after %s the site is put together anew (%v)", name, err)
		}
	}
	opt.Drafts = true
	if other, _, err := Check(files, opt); other == first || err != nil {
		t.Errorf("a site with drafts is one without (%v)", err)
	}
	opt.Drafts = false
	files["config.toml"] = &fstest.MapFile{Data: []byte("la = 1\n")}
	if other, problems, err := Check(files, opt); other == first || len(problems) == 0 || err != nil {
		t.Errorf("a broken configuration is not told (%v)", err)
	}
}
