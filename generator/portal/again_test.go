package portal

import (
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/tools/txtar"

	"congkhai/generator/files/manual"
	"congkhai/generator/files/memory"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds"
	"congkhai/generator/site"
	"congkhai/generator/test/small"
	"congkhai/generator/text/calendar"
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

// That nothing was wrong with a record on one day is remembered, and says nothing of the days before: on each the same is
// told as where all records are held against all rules.
func TestWhatWasFineMayNotBeFineOnAnotherDay(t *testing.T) {
	files, remembered := farAhead(t), memory.Open("", "")
	never := kinds.Kinds()
	for i, k := range never {
		own := *k // the kinds are the same for all
		own.FineFrom, never[i] = nil, &own
	}
	told := func(day calendar.Date, m *memory.Memory, kinds []*site.Kind) string {
		_, problems, err := Check(files, Options{AsOf: day, Memory: m, Kinds: kinds})
		small.Must(t, err)
		return small.Printed(t, problems, source.Vietnamese)
	}
	if now := told(small.AsOf, remembered, kinds.Kinds()); now != "" {
		t.Fatalf("the portal has problems:\n%s", now)
	}
	some := 0
	for year := 1944; year < small.AsOf.Year+20; year++ {
		day := calendar.Date{Year: year, Month: 6, Day: 15}
		got, want := told(day, remembered, kinds.Kinds()), told(day, memory.Open("", ""), never)
		if got != want {
			t.Errorf("on %s is told:\n%s\nwant:\n%s", day, got, want)
		}
		if want != "" {
			some++
		}
	}
	if some < 10 {
		t.Errorf("something is told on %d of the days", some)
	}
}

// farAhead is the sample portal with a page that is shown from long ago until a day to come.
func farAhead(t *testing.T) fstest.MapFS {
	files := samplePortal(t, manual.Page{}, nil)
	files["content/trang/xa.md"] = &fstest.MapFile{Data: []byte("+++\nten = \"Xa\"\ndang_tu = 1950-02-03\ndang_den = 2031-01-01\n+++\n\nChữ.\n")}
	return files
}
