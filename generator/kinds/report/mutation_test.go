package report_test

import (
	"fmt"
	"maps"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"congkhai/generator/files/amount"
	"congkhai/generator/files/front"
	"congkhai/generator/files/memory"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds/report"
	"congkhai/generator/portal"
	"congkhai/generator/site"
	"congkhai/generator/test/small"
)

// changedPortals are those in which figures are changed: one for each way in which reports go together, and the real one.
var changedPortals = []string{"thang-va-quy", "hai-bieu-mau", "gop-ky", "doi-bieu-mau", "tach-nhap", "bieu-06", "da-chot",
	"dong-bo-trong", "tron-chuc", "content"}

// refusedAtLeast is the share of all changes that have to be refused.
const refusedAtLeast = 0.97

const notRefused = "testdata/khong-bi-bat"

// Who changes a figure, by one of its last printed digit or more, is told. What nobody can tell is listed, with the
// relations that the figure is in.
func TestChangedFiguresAreRefused(t *testing.T) {
	var all, refused int
	kinds, refusedOf := map[string]int{}, map[string]int{}
	var passed []string
	for _, name := range changedPortals {
		p := open(t, name)
		changes := p.changes(t)
		for i, line := range source.ParallelMap(changes, func(c mutation) string { return p.passes(t, c) }) {
			kind := changes[i].kind
			all, kinds[kind] = all+1, kinds[kind]+1
			if line == "" {
				refused, refusedOf[kind] = refused+1, refusedOf[kind]+1
				continue
			}
			passed = append(passed, line)
		}
	}
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		t.Logf("%s: %s", kind, share(refusedOf[kind], kinds[kind]))
	}
	t.Logf("all: %s", share(refused, all))
	if !testing.Short() && float64(refused) < refusedAtLeast*float64(all) {
		t.Errorf("only %s", share(refused, all))
	}
	listed(t, passed)
}

func share(refused, all int) string {
	return fmt.Sprintf("%d of %d refused (%.2f %%)", refused, all, 100*float64(refused)/float64(all))
}

// listed holds the changes that passed against those that are known to.
func listed(t *testing.T, passed []string) {
	text, err := os.ReadFile(notRefused)
	if err != nil && !*small.Update {
		t.Fatal(err)
	}
	if *small.Update && !testing.Short() {
		text = []byte(strings.Join(passed, "\n") + "\n")
		if err := os.WriteFile(notRefused, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	lines := map[string]bool{}
	for line := range strings.Lines(string(text)) {
		lines[strings.TrimSuffix(line, "\n")] = true
	}
	for _, line := range passed {
		if !lines[line] {
			t.Errorf("nobody is told, and it is not listed: %s", line)
		}
		delete(lines, line)
	}
	for line := range lines {
		if !testing.Short() {
			t.Errorf("it is listed, and somebody is told or it is no change any more: %s", line)
		}
	}
}

// changedPortal is a portal without problems, of which files are changed one at a time.
type changedPortal struct {
	name  string
	files fstest.MapFS
	opt   portal.Options
	site  *site.Site
}

func open(t *testing.T, name string) changedPortal {
	p := changedPortal{name: name, files: fstest.MapFS{}, opt: portal.Options{AsOf: small.AsOf, Memory: memory.Open("", "")}}
	if name == "content" {
		small.Copy(t, p.files, os.DirFS(small.Root(t)), "config.toml", "content")
	} else {
		archive := small.Archive(t, "testdata/"+name+".txt")
		p.files, p.opt.Chronicle = small.Content(archive), small.First(t, archive)
	}
	s, problems := p.check(t, p.files)
	if len(problems) > 0 {
		t.Fatalf("%s has problems:\n%s", name, small.Printed(t, problems, source.Vietnamese))
	}
	p.site = s
	return p
}

func (p changedPortal) check(t *testing.T, files fstest.MapFS) (*site.Site, []source.Problem) {
	s, problems, err := portal.Check(files, p.opt)
	if err != nil {
		t.Error(err)
	}
	return s, problems
}

// mutation is another text in place of a figure's.
type mutation struct {
	report *record.Record
	key    string
	where  source.Span
	kind   string
	text   string
}

// passes is the line of a change of which nothing is told; "" for others.
func (p changedPortal) passes(t *testing.T, c mutation) string {
	files := maps.Clone(p.files)
	text := c.where.File.Text()
	name := c.where.File.Path
	files[name] = &fstest.MapFile{Data: []byte(text[:c.where.Start] + c.text + text[c.where.End:])}
	s, problems := p.check(t, files)
	if len(problems) > 0 {
		return ""
	}
	reach := report.Reach(s, s.Record(report.Folder, c.report.ID), c.key)
	return strings.Join([]string{p.name, c.report.ID, c.key, c.where.Text(), c.text, reach}, "\t")
}

// changes are those of all figures and cells of all reports, fewer of them in a short test.
func (p changedPortal) changes(t *testing.T) []mutation {
	var all []mutation
	n := 0
	for _, r := range p.site.All(report.Folder) {
		for _, f := range figuresOf(r) {
			if n++; !testing.Short() || n%6 == 0 {
				all = append(all, p.changesOf(t, r, f)...)
			}
		}
	}
	if len(all) == 0 {
		t.Fatalf("%s has no figures", p.name)
	}
	return all
}

// written is a figure or a cell, and where it stands.
type written struct {
	key, path string
	value     front.Stated[amount.Amount]
}

func figuresOf(r *record.Record) []written {
	var all []written
	p := r.Data.(*report.Report)
	for _, key := range slices.Sorted(maps.Keys(p.Figures)) {
		all = append(all, written{key, "so_lieu." + key, p.Figures[key]})
	}
	for _, grid := range slices.Sorted(maps.Keys(p.Grids)) {
		for _, row := range p.Grids[grid].Rows {
			for i, value := range row.Cells {
				key := path.Join(grid, row.ID, p.Grids[grid].Columns[i])
				all = append(all, written{strings.ReplaceAll(key, "/", "."), "bang." + grid + "." + row.ID + front.Index(i), value})
			}
		}
	}
	return all
}

// changesOf are the slips that somebody makes with a figure: one less, one or ten more, two digits exchanged, none at all.
func (p changedPortal) changesOf(t *testing.T, r *record.Record, f written) []mutation {
	where := r.At(f.path)
	tell := func(kind, text string) mutation { return mutation{r, f.key, where, kind, text} }
	switch text := where.Text(); {
	case !f.value.Given():
		return nil
	case text == "true":
		return []mutation{tell("true and false", "false")}
	case text == "false":
		return []mutation{tell("true and false", "true")}
	}
	unit := report.LastDigit(p.site, r, f.key)
	all := []mutation{tell("one more", toml(f.value.Value+unit)), tell("ten more", toml(f.value.Value+10*unit))}
	if f.value.Value >= unit {
		all = append(all, tell("one less", toml(f.value.Value-unit)), tell("none", `"khong"`))
	}
	n := f.value.Value / unit
	if exchanged := n - n%100 + n%10*10 + n/10%10; n >= 10 && exchanged != n {
		all = append(all, tell("digits exchanged", toml(exchanged*unit)))
	}
	return all
}

// toml writes an amount as a report does.
func toml(a amount.Amount) string {
	if a%100 == 0 {
		return strconv.FormatInt(int64(a/100), 10)
	}
	return strings.TrimRight(fmt.Sprintf("%d.%02d", a/100, a%100), "0")
}
