// Package small has what tests need to put a small site or a small portal together of text: an archive of the files of
// content/, in txtar. Site makes a site of it and of the kinds that it is told, without theme and base, for tests in
// the package of a kind. Files and what goes with it make the whole that a portal reads; package golden puts that
// together. This one knows no particular kind.
//
//	s, problems := small.Site(t, []*site.Kind{workday.Kind()}, "2026-11-01", `
//	-- content/ngay-nghi/2026.toml --
//	nam = 2026
//	`)
package small

import (
	"flag"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/site"
	"congkhai/generator/text/calendar"
)

// Update asks for golden results to be rewritten instead of held against what is said today.
var Update = flag.Bool("update", false, "rewrite the golden parts of testdata; read the diff")

// Site puts a site together, as it is on a day, of the files of an archive. The problems are all that they have.
func Site(t testing.TB, kinds []*site.Kind, day, archive string) (*site.Site, []source.Problem) {
	t.Helper()
	in := site.Input{Kinds: kinds, AsOf: Day(t, day)}
	var problems []source.Problem
	for _, f := range txtar.Parse([]byte(archive)).Files {
		file, wrong := source.NewFile(f.Name, f.Data)
		r, wrong := record.Parse(site.ForReading(kinds), file, wrong)
		if r != nil {
			in.Records = append(in.Records, r)
			continue
		}
		problems = append(problems, wrong...)
	}
	config, _ := source.NewFile("config.toml", nil)
	in.Config, _ = record.ParseConfig(config)
	s, more := site.Assemble(in)
	return s, source.Sorted(append(problems, more...))
}

// Day reads a day such as "2026-11-01"; no day of "".
func Day(t testing.TB, text string) calendar.Date {
	t.Helper()
	if text == "" {
		return calendar.Date{}
	}
	day, err := calendar.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return day
}

// Printed is what the command prints of problems.
func Printed(t testing.TB, problems []source.Problem, lang source.Lang) string {
	t.Helper()
	var b strings.Builder
	if err := source.Print(&b, problems, lang); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Told are problems without what stands at their places, a line each: where, and what is wrong.
func Told(problems []source.Problem) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "%s: %s\n", p.Where, p.Text(source.Vietnamese))
	}
	return b.String()
}

// Must ends a test where a step of it fails that it is not about.
func Must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
