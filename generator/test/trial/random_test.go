package trial

import (
	"maps"
	"math/rand/v2"
	"os"
	"runtime/metrics"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/tools/txtar"

	"congkhai/generator/files/manual"
	"congkhai/generator/files/source"
	"congkhai/generator/test/small"
)

// broken is a file of the content that somebody tore, filled up or mixed with another.
type broken struct{ path, text string }

// breaker makes broken files of real ones, always the same.
type breaker struct {
	random *rand.Rand
	files  []broken
}

const largestBroken = 64 << 10

// tokens are what files of ours are written with, and what they are attacked with.
var tokens = []string{
	"+++\n", "[", "]", "[[", "]]", "{", "}", "=", "\"", "\"\"\"", "'", "'''", "#", ".", ",", "\n", "\n\n", "\t", "  ", "- ", "+ ", "1. ", "> ", "|", "|-|-|\n",
	"`", "```\n", "*", "**", "_", "![", "](", ")", "<", "<!--", "&#", "\\", "\\u0323", "\u0301", "\u200b", "\u202e", "\x00", "\xff", "\xed\xa0\x80", "\r", "\r\n",
	"\uFEFF", "ð", "1/QĐ-UBND", "ngày 31/02/2021", "0", "9999999999999999999", "-1", "1e999", "2021-02-30", "true", "khong_bao_cao", "javascript:", "//", "../",
}

// next makes a broken file.
func (b *breaker) next() broken {
	f := b.files[b.random.IntN(len(b.files))]
	for range 1 + b.random.IntN(4) {
		f.text = b.strike(f.text)
		f.text = f.text[:min(len(f.text), largestBroken)]
	}
	return f
}

// strike breaks a text in one way.
func (b *breaker) strike(text string) string {
	at := b.random.IntN(len(text) + 1)
	end := at + b.random.IntN(min(len(text)-at, 200)+1)
	token := tokens[b.random.IntN(len(tokens))]
	switch b.random.IntN(9) {
	case 0: // cut off
		return text[:at]
	case 1: // torn out
		return text[:at] + text[end:]
	case 2: // said again and again
		return text[:at] + strings.Repeat(text[at:end], b.random.IntN(largestBroken/(1+end-at))) + text[at:]
	case 3: // a token
		return text[:at] + token + text[at:]
	case 4: // in the place of something
		return text[:at] + token + text[end:]
	case 5: // a token again and again
		return text[:at] + strings.Repeat(token, b.random.IntN(largestBroken/len(token))) + text[at:]
	case 6: // a part of another file
		other := b.files[b.random.IntN(len(b.files))].text
		from := b.random.IntN(len(other) + 1)
		return text[:at] + other[from:] + text[at:]
	case 7: // a bit
		if at == len(text) {
			return text
		}
		return text[:at] + string([]byte{text[at] ^ 1<<b.random.IntN(8)}) + text[at+1:]
	}
	lines := strings.SplitAfter(text, "\n") // in another order
	b.random.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
	return strings.Join(lines, "")
}

// newBreaker breaks the real content and the right examples of all rules.
func newBreaker(t *testing.T) *breaker {
	content := fstest.MapFS{}
	small.Copy(t, content, os.DirFS("../../.."), "content")
	b := &breaker{random: rand.New(rand.NewPCG(14, 2026))}
	for _, name := range slices.Sorted(maps.Keys(content)) {
		if mayBeRecord(name) {
			b.files = append(b.files, broken{name, string(content[name].Data)})
		}
	}
	for _, rule := range manual.Rules() {
		page, _ := manual.Of(rule)
		for _, e := range page.Right {
			if mayBeRecord(e.Path) {
				b.files = append(b.files, broken{e.Path, e.Text})
			}
		}
	}
	return b
}

// Whatever a file of the content has become, it is told in a moment, at its place and in few words, or the portal stands.
func TestBrokenFilesAreToldQuickly(t *testing.T) {
	b, count, sound := newBreaker(t), 10_000, 0
	if testing.Short() {
		count = 500
	}
	var worst time.Duration
	for i := range count {
		f, files := b.next(), small.Content(new(txtar.Archive))
		files[f.path] = &fstest.MapFile{Data: []byte(f.text)}
		before, start := allocated(), time.Now()
		problems := check(t, files)
		took, memory := time.Since(start), allocated()-before
		if took > 2*time.Second || memory > 300<<20 {
			t.Errorf("it took %s and %d MB", took, memory>>20)
		}
		toldWell(t, problems)
		if t.Failed() {
			t.Fatalf("%d: %s\n%q", i, f.path, f.text)
		}
		if worst = max(worst, took); len(problems) == 0 {
			sound++
		}
	}
	t.Logf("the worst of %d took %s; %d left no problem", count, worst, sound)
}

// toldWell holds that each problem has a place, and that not too much is said about one file.
func toldWell(t *testing.T, problems []source.Problem) {
	t.Helper()
	of := map[string][]source.Problem{}
	for _, p := range problems {
		if p.Where.File == nil {
			t.Fatalf("%s has no place", p.Rule.ID)
		}
		of[p.Where.File.Path] = append(of[p.Where.File.Path], p)
	}
	for name, problems := range of {
		if said := len(small.Printed(t, problems, source.Vietnamese)); said > 64<<10 {
			t.Errorf("%d bytes are printed about %s", said, name)
		}
	}
}

// allocated is all that was allocated so far, in bytes: what a step allocates is more than it ever has at once.
func allocated() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
