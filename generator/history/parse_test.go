package history

import (
	"bufio"
	"strings"
	"testing"
)

// Whatever git answers, it is read to its end or refused; what was read holds together.
func FuzzGitAnswers(f *testing.F) {
	id := strings.Repeat("a", 40)
	f.Add(id + "\x00" + id + " " + id + "\x001610000000\x001/QĐ\x1f2\x00\x00")
	f.Add(id + "\x00:100644 100644 " + id + " " + id + " R087\x00content/a\x00content/b\x00")
	f.Add(id + "\x00::100644 100644 100644 " + id + " " + id + " " + id + " RM\x00content/a\x00content/b\x00content/b\x00")
	f.Add("100644 blob " + id + "\tcontent/a\x00120000 blob " + id + "\tcontent/b/c\x00")
	f.Add(id + " blob 3\nabc\n" + id + " missing\n")
	f.Fuzz(func(t *testing.T, answer string) {
		from := func() *bufio.Reader { return bufio.NewReaderSize(strings.NewReader(answer), 16) }
		if commits, err := readCommits(from()); err == nil {
			list := Extend(nil, commits)
			if len(list) != strings.Count(answer, "\x00")/5 {
				t.Errorf("%d commits", len(list))
			}
		}
		_ = readTouches(from(), "", func(id string, touch Touch) {
			if !valid(id) || len(touch.Before) == 0 {
				t.Errorf("%s: %+v", id, touch)
			}
		})
		tree := &tree{entries: map[string]*entry{".": {name: ".", mode: 1 << 31}}}
		for line := range strings.SplitSeq(answer, "\x00") {
			if tree.add(line) != nil {
				break
			}
		}
		var b []byte
		var err error
		for out := from(); err == nil; {
			b, err = readBlob(out, b)
		}
	})
}
