package trial

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"congkhai/generator/files/source"
	"congkhai/generator/portal"
	"congkhai/generator/test/small"
	"congkhai/generator/text/bound"
)

// grown is a file in which one part is repeated until it is as long as a file may be.
type grown struct {
	name string
	text func() string
}

var (
	oneTable  = regexp.MustCompile(`(?m)^\[\[[^\n]*\n(?:[^\[\n+][^\n]*\n|\n)*`)
	oneList   = regexp.MustCompile(`(?m)^([\w.]+ = \[)([^\[\]\n]+)(\])$`)
	oneText   = regexp.MustCompile(`(?m)^([\w.]+ = ")([^"\n]+)(")$`)
	oneKey    = regexp.MustCompile(`(?m)^[\w.]+ = [^\n]+\n`)
	oneBlock  = regexp.MustCompile(`(?m)(?:^[^\n]+\n)+`)
	oneNumber = regexp.MustCompile(`\d+`)
)

// repeated repeats a part up to a size; numbered, with other numbers each time.
func repeated(part, between string, size int, numbered bool) string {
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		if i > 0 {
			b.WriteString(between)
		}
		if numbered {
			b.WriteString(oneNumber.ReplaceAllLiteralString(part, fmt.Sprint(i)))
		} else {
			b.WriteString(part)
		}
	}
	return b.String()
}

// grower repeats each sort of part that a file has.
type grower struct {
	name, text string
	seen       map[string]bool
	use        func(grown)
}

// add repeats text[start:end] between two texts that stand around it.
func (g grower) add(what string, start, end int, before, between, after string) {
	if g.seen[what] {
		return
	}
	g.seen[what] = true
	for _, numbered := range []bool{false, true} {
		name := fmt.Sprintf("%s %s %t", path.Base(path.Dir(g.name)), strings.TrimSpace(what), numbered)
		g.use(grown{name, func() string {
			part := strings.TrimSuffix(strings.TrimPrefix(g.text[start:end], before), after)
			size := bound.Text - 100 - len(g.text)
			return g.text[:start] + before + repeated(part, between, size, numbered) + after + g.text[end:]
		}})
	}
}

func (g grower) grow() {
	front := len(g.text)
	if rest, found := strings.CutPrefix(g.text, "+++"); found {
		front = 3 + strings.Index(rest, "+++")
		for i, at := range oneBlock.FindAllStringIndex(g.text[front+4:], 3) {
			start, end := at[0]+front+4, at[1]+front+4
			g.add(fmt.Sprint("block ", i), start, end, "", "", "")
			g.add(fmt.Sprint("blocks ", i), start, end, "", "\n", "")
			g.add(fmt.Sprint("words ", i), start, end, "", " ", "\n")
		}
	}
	for _, at := range oneTable.FindAllStringIndex(g.text[:front], -1) {
		header, _, _ := strings.Cut(g.text[at[0]:], "\n")
		g.add("table "+header, at[0], at[1], "", "", "")
	}
	for _, at := range oneList.FindAllStringSubmatchIndex(g.text[:front], -1) {
		key := g.text[at[2]:at[3]]
		g.add("list "+key, at[0], at[1], key, ", ", "]")
	}
	for _, at := range oneText.FindAllStringSubmatchIndex(g.text[:front], -1) {
		key := g.text[at[2]:at[3]]
		g.add("text "+key, at[0], at[1], key, " ", `"`)
	}
	for i, at := range oneKey.FindAllStringIndex(g.text[:front], 2) {
		g.add(fmt.Sprint("key ", i), at[0], at[1], "", "", "")
	}
}

// Whatever part of a file is said again and again, the file costs no more than a moment: nothing grows with the square of what
// a record holds. The largest file of each folder of the real content stands for its kind.
func TestNoFileGetsHeavyAsItGrows(t *testing.T) {
	if testing.Short() {
		t.Skip("times are held against a bound, and every part of every kind takes a minute")
	}
	files := fstest.MapFS{}
	small.Copy(t, files, os.DirFS("../../.."), "config.toml", "content")
	largest := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		last := files[largest[path.Dir(name)]]
		if mayBeRecord(name) && (last == nil || len(last.Data) < len(files[name].Data)) {
			largest[path.Dir(name)] = name
		}
	}
	maps.DeleteFunc(files, func(name string, _ *fstest.MapFile) bool { // nearly all of what else would be read each time
		dir := path.Dir(name)
		return (dir == "content/thu-tuc" || dir == "content/van-ban") && name != largest[dir]
	})
	for _, dir := range slices.Sorted(maps.Keys(largest)) {
		name := largest[dir]
		before := files[name]
		grower{name, string(before.Data), map[string]bool{}, func(g grown) {
			t.Run(g.name, func(t *testing.T) {
				files[name] = &fstest.MapFile{Data: []byte(g.text())}
				took, problems := quickest(t, files)
				if took > 2*time.Second {
					t.Errorf("it took %s", took)
				}
				toldWell(t, problems)
			})
		}}.grow()
		files[name] = before
	}
}

// quickest is the shortest of three times that a check took, if the first was long: other tests run beside it.
func quickest(t *testing.T, files fs.FS) (took time.Duration, problems []source.Problem) {
	for range 3 {
		start := time.Now()
		problems = check(t, files)
		if took = time.Since(start); took < 2*time.Second {
			break
		}
	}
	return took, problems
}

func check(t *testing.T, files fs.FS) []source.Problem {
	t.Helper()
	_, problems, err := portal.Check(files, portal.Options{AsOf: small.AsOf})
	if err != nil {
		t.Fatal(err)
	}
	return problems
}
