package proof

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"congkhai/generator/text/calendar"
)

const origin = "thu.gov.vn/nhat-ky"

var day = calendar.Date{Year: 2026, Month: 11, Day: 26}

func newKey(t *testing.T, name string) Key {
	t.Helper()
	text, err := NewKey(name)
	if err != nil {
		t.Fatal(err)
	}
	k, err := ParseKey(text + "\n")
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// some makes entries: of a few hundred records again and again, now and then withdrawn, and of trees.
func some(from, to int) []Entry {
	var entries []Entry
	for i := from; i < to; i++ {
		e := Entry{Address: fmt.Sprintf("/thu-tuc/1.%06d/", i%300), Sum: fmt.Sprintf("%064x", i), Day: day.Add(i / 100)}
		if i%7 == 6 {
			e.Address = ""
		} else if i%11 == 10 {
			e.Sum = ""
		}
		entries = append(entries, e)
	}
	return entries
}

func signed(t *testing.T, l *Log, k Key) *Log {
	t.Helper()
	l, err := l.Sign(k)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func logOf(t *testing.T, k Key, size int) *Log {
	t.Helper()
	l, err := new(Log).Append(some(0, size))
	if err != nil {
		t.Fatal(err)
	}
	return signed(t, l, k)
}

// from serves files as a folder or a server would.
func from(files map[string][]byte) Source {
	return func(path string, most int) ([]byte, error) {
		b, ok := files[path]
		if !ok {
			return nil, fmt.Errorf("%s: %w", path, fs.ErrNotExist)
		}
		if len(b) > most {
			return nil, fmt.Errorf("%s is longer than %d bytes", path, most)
		}
		return b, nil
	}
}

func checkpointOf(t *testing.T, l *Log) Checkpoint {
	t.Helper()
	c, err := OpenCheckpoint(l.signed, l.verifier)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// sizes are those at which tiles fill, and some others.
func sizes() []int {
	all := []int{1, 2, 255, 256, 257, 511, 512, 65535, 65536, 65537}
	random := rand.New(rand.NewPCG(7, 8))
	for range 5 {
		all = append(all, 1+random.IntN(3000))
	}
	return all
}

func TestALogIsReadBackAndGoesOn(t *testing.T) {
	k := newKey(t, origin)
	for _, size := range sizes() {
		l := logOf(t, k, size)
		again, err := Read(from(l.Files()), k.Verifier)
		if err != nil {
			t.Fatalf("%d: %v", size, err)
		}
		if !slices.Equal(again.entries, l.entries) || !maps.Equal(again.newest, l.newest) {
			t.Fatalf("%d: another log was read", size)
		}
		longer, err := again.Append(some(size, size+5))
		if err != nil {
			t.Fatal(err)
		}
		longer = signed(t, longer, k)
		whole := logOf(t, k, size+5)
		if !maps.EqualFunc(longer.Files(), whole.Files(), slices.Equal) {
			t.Errorf("%d: adding to a log gives another than adding all at once", size)
		}
		if err := longer.GoesOn(checkpointOf(t, l)); err != nil {
			t.Errorf("%d: %v", size, err)
		}
	}
}

func TestNewest(t *testing.T) {
	l := logOf(t, newKey(t, origin), 1000)
	for _, address := range append(l.Addresses(), "") {
		index, e, ok := l.Newest(address)
		last := int64(-1)
		for i, other := range l.Entries() {
			if other.Address == address {
				last = int64(i)
			}
		}
		if !ok || index != last || e != l.Entries()[last] {
			t.Errorf("%q: %d, not %d", address, index, last)
		}
	}
	if _, _, ok := l.Newest("/khong-co/"); ok {
		t.Error("an address that the log never told of")
	}
}

// With nothing new a log keeps its signature, whoever signed beside us.
func TestALogWithoutNewsIsTheSame(t *testing.T) {
	k := newKey(t, origin)
	l := logOf(t, k, 10)
	same, err := l.Append(nil)
	if err != nil || same != l || signed(t, same, k) != l {
		t.Error("nothing was added and the log changed:", err)
	}
}

// What is not what the key signed is refused: one byte of a bundle or the checkpoint, a bundle that is missing or too long, a
// log put back, one in another order, one signed by another key or for another portal.
func TestAFalseLogIsRefused(t *testing.T) {
	k, other := newKey(t, origin), newKey(t, origin)
	l := logOf(t, k, 300)
	for name, change := range map[string]func(files map[string][]byte){
		"one byte of an entry":    func(f map[string][]byte) { f["tile/entries/000"] = flip(f["tile/entries/000"], 40) },
		"one byte of a length":    func(f map[string][]byte) { f["tile/entries/000"] = flip(f["tile/entries/000"], 1) },
		"a bundle that is gone":   func(f map[string][]byte) { delete(f, "tile/entries/001.p/44") },
		"a bundle cut short":      func(f map[string][]byte) { f["tile/entries/000"] = f["tile/entries/000"][:900] },
		"a bundle with more":      func(f map[string][]byte) { f["tile/entries/000"] = append(slices.Clone(f["tile/entries/000"]), 0) },
		"a bundle without end":    func(f map[string][]byte) { f["tile/entries/000"] = make([]byte, 10<<20) },
		"another order":           func(f map[string][]byte) { f["tile/entries/000"] = swapped(t, f["tile/entries/000"]) },
		"another size":            func(f map[string][]byte) { f["checkpoint"] = replace(f["checkpoint"], "\n300\n", "\n299\n") },
		"one byte of a signature": func(f map[string][]byte) { f["checkpoint"] = flip(f["checkpoint"], len(f["checkpoint"])-8) },
		"no signature":            func(f map[string][]byte) { f["checkpoint"] = f["checkpoint"][:80] },
		"no checkpoint":           func(f map[string][]byte) { f["checkpoint"] = nil },
		"another key":             func(f map[string][]byte) { maps.Copy(f, logOf(t, other, 300).Files()) },
		"another portal":          func(f map[string][]byte) { maps.Copy(f, logOf(t, newKey(t, "xa.gov.vn/nhat-ky"), 300).Files()) },
	} {
		files := l.Files()
		change(files)
		if _, err := Read(from(files), k.Verifier); err == nil {
			t.Errorf("%s: the log is taken", name)
		}
	}
	if _, err := Read(from(logOf(t, other, 3).Files()), k.Verifier); !errors.Is(err, ErrOtherKey) {
		t.Errorf("another key: %v", err)
	}
	if _, err := Read(from(nil), k.Verifier); !errors.Is(err, ErrNone) {
		t.Errorf("no log: %v", err)
	}
	if _, err := l.Sign(other); !errors.Is(err, ErrOtherKey) {
		t.Errorf("signed by another key: %v", err)
	}
}

func flip(b []byte, at int) []byte {
	b = slices.Clone(b)
	b[at] ^= 1
	return b
}

func replace(b []byte, old, new string) []byte {
	return []byte(strings.Replace(string(b), old, new, 1))
}

func swapped(t *testing.T, b []byte) []byte {
	t.Helper()
	entries, err := parseBundle(b, tileWidth)
	if err != nil {
		t.Fatal(err)
	}
	entries[3], entries[4] = entries[4], entries[3]
	var bundle []byte
	for _, e := range entries {
		bundle = appendBundled(bundle, e)
	}
	return bundle
}

// A checkpoint that somebody kept finds a log that was put back, or that tells another story since.
func TestAForkIsFound(t *testing.T) {
	k := newKey(t, origin)
	kept := checkpointOf(t, logOf(t, k, 300))
	entries := some(0, 400)
	entries[7].Sum = strings.Repeat("f", 64)
	forked, err := new(Log).Append(entries)
	if err != nil {
		t.Fatal(err)
	}
	for name, l := range map[string]*Log{"a fork": signed(t, forked, k), "put back": logOf(t, k, 299)} {
		if err := l.GoesOn(kept); !errors.Is(err, ErrFork) {
			t.Errorf("%s: %v", name, err)
		}
	}
	other := logOf(t, newKey(t, "xa.gov.vn/nhat-ky"), 300)
	if err := other.GoesOn(kept); !errors.Is(err, ErrFork) {
		t.Errorf("another portal's log: %v", err)
	}
}

func TestKeys(t *testing.T) {
	text, err := NewKey(origin)
	if err != nil {
		t.Fatal(err)
	}
	k, err := ParseKey(" " + text + "\n\n")
	if err != nil {
		t.Fatal(err)
	}
	if v, err := ParseVerifier(k.Verifier.String() + "\n"); err != nil || v.Name() != origin || v.String() != k.Verifier.String() {
		t.Error(v, err)
	}
	for _, wrong := range []string{"", "PRIVATE+KEY+", k.Verifier.String(), text[:len(text)-1], text[1:], strings.Replace(text, "thu", "xa", 1), text + "+"} {
		if _, err := ParseKey(wrong); !errors.Is(err, ErrKey) {
			t.Errorf("%q is taken for a key", wrong)
		}
	}
	for _, wrong := range []string{"", text, "thu.gov.vn+1234+AAAA", strings.Replace(k.Verifier.String(), "thu", "xa", 1)} {
		if _, err := ParseVerifier(wrong); !errors.Is(err, ErrVerifier) {
			t.Errorf("%q is taken for a public key", wrong)
		}
	}
	for _, wrong := range []string{"", "a b", "a+b", "a\nb"} {
		if _, err := NewKey(wrong); err == nil {
			t.Errorf("a key for %q", wrong)
		}
	}
}

// What a log says was published later has a later day, or the same. One that its key signed otherwise is refused too.
func TestDaysOnlyRise(t *testing.T) {
	k := newKey(t, origin)
	l := logOf(t, k, 150) // of two days
	for name, days := range map[string][]calendar.Date{
		"an earlier day": {day}, "long ago": {{Year: 1999, Month: 1, Day: 1}}, "a later day and back": {day.Add(9), day.Add(8)},
	} {
		entries := some(150, 150+len(days))
		for i := range entries {
			entries[i].Day = days[i]
		}
		if _, err := l.Append(entries); !errors.Is(err, ErrEarlier) {
			t.Errorf("%s is added: %v", name, err)
		}
		forged, err := l.add(entries)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Read(from(signed(t, forged, k).Files()), k.Verifier); !errors.Is(err, ErrEarlier) {
			t.Errorf("%s is read: %v", name, err)
		}
	}
	if l.Day() != day.Add(1) || !new(Log).Day().IsZero() {
		t.Errorf("the log ends on %s", l.Day())
	}
}
