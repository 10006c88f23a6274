package proof

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
)

// Every receipt proves its entry and no other, and goes on doing so when the log has grown.
func TestReceipts(t *testing.T) {
	k := newKey(t, origin)
	for _, size := range []int{1, 2, 3, 255, 256, 257, 700} {
		l := logOf(t, k, size)
		for _, index := range []int{0, size / 3, size - 1} {
			r, err := l.Receipt(int64(index))
			if err != nil {
				t.Fatal(err)
			}
			read, err := ParseReceipt(r.Bytes())
			if err != nil {
				t.Fatal(err)
			}
			e := l.Entries()[index]
			c, err := read.Check(e, k.Verifier)
			if err != nil || c.Size != int64(size) {
				t.Errorf("%d of %d: %v", index, size, err)
			}
			e.Sum = strings.Repeat("f", 64)
			if _, err := read.Check(e, k.Verifier); !errors.Is(err, ErrReceipt) {
				t.Errorf("%d of %d: a receipt for another entry: %v", index, size, err)
			}
		}
	}
	if _, err := logOf(t, k, 3).Receipt(3); err == nil {
		t.Error("a receipt for an entry that is not there")
	}
}

// No receipt with one byte changed proves anything, nor does one by another key.
func TestAFalseReceiptIsRefused(t *testing.T) {
	k := newKey(t, origin)
	l := logOf(t, k, 300)
	r, err := l.Receipt(77)
	if err != nil {
		t.Fatal(err)
	}
	e, b := l.Entries()[77], r.Bytes()
	for i := range b {
		if read, err := ParseReceipt(flip(b, i)); err == nil {
			if _, err := read.Check(e, k.Verifier); err == nil {
				t.Errorf("byte %d (%q) may be another", i, b[i])
			}
		}
	}
	if _, err := r.Check(e, newKey(t, origin).Verifier); !errors.Is(err, ErrOtherKey) {
		t.Errorf("by another key: %v", err)
	}
	if _, err := r.Check(e, Verifier{}); err == nil {
		t.Error("by no key")
	}
}

func FuzzReceipt(f *testing.F) {
	f.Add([]byte("c2sp.org/tlog-proof@v1\nindex 73894\ngSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=\n\nthu.gov.vn/nhat-ky\n109482\nsFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=\n\n— thu.gov.vn/nhat-ky hI2DJw==\n"))
	f.Add([]byte("c2sp.org/tlog-proof@v1\nindex 0\n\n"))
	text, err := NewKey(origin)
	if err != nil {
		f.Fatal(err)
	}
	k, err := ParseKey(text)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := ParseReceipt(b)
		if err != nil {
			return
		}
		if !bytes.Equal(r.Bytes(), b) {
			t.Errorf("read as %q", r.Bytes())
		}
		if _, err := r.Check(Entry{Sum: strings.Repeat("0", 64), Day: day}, k.Verifier); err == nil {
			t.Error("proves something by a key that nobody has")
		}
	})
}

func FuzzCheckpoint(f *testing.F) {
	f.Add("thu.gov.vn/nhat-ky\n109482\nsFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=\n")
	f.Add("a\n-1\n\n")
	f.Fuzz(func(t *testing.T, text string) {
		c, err := parseCheckpoint(text)
		if err == nil && (c.text() != text || c.Size < 1 || c.Size > Largest) {
			t.Errorf("%q read as %q", text, c.text())
		}
		_, _ = ParseKey(text)
		_, _ = ParseVerifier(text)
	})
}

func FuzzEntry(f *testing.F) {
	for _, e := range some(0, 12) {
		f.Add(e.Bytes())
	}
	f.Add([]byte("congkhai ban-ghi 1\n/a b/\nrut\n2026-02-30\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		e, err := ParseEntry(b)
		if err == nil && !bytes.Equal(e.Bytes(), b) {
			t.Errorf("%q read as %q", b, e.Bytes())
		}
		entries, err := parseBundle(b, 2)
		if err == nil && !bytes.Equal(appendBundled(appendBundled(nil, entries[0]), entries[1]), b) {
			t.Errorf("a bundle read as another: %q", b)
		}
	})
}

func TestEntriesAreStrict(t *testing.T) {
	sum := strings.Repeat("0a", 32)
	for _, good := range []string{
		"congkhai ban-ghi 1\n/thu-tuc/1.000173/\n" + sum + "\n2026-11-26\n",
		"congkhai ban-ghi 1\n/gioi-thieu/\nrut\n2026-11-26\n",
		"congkhai cay 1\n" + sum + "\n2026-11-26\n",
	} {
		if e, err := ParseEntry([]byte(good)); err != nil || string(e.Bytes()) != good || len(good) > longestEntry {
			t.Errorf("%q: %v", good, err)
		}
	}
	for _, bad := range []string{
		"", "congkhai cay 1\nrut\n2026-11-26\n", "congkhai cay 2\n" + sum + "\n2026-11-26\n",
		"congkhai cay 1\n" + strings.ToUpper(sum) + "\n2026-11-26\n", "congkhai cay 1\n" + sum[2:] + "\n2026-11-26\n",
		"congkhai cay 1\n" + sum + "\n2026-11-26", "congkhai cay 1\n" + sum + "\n2026-11-26\n\n", "congkhai cay 1\n" + sum + "\n2026-02-30\n",
		"congkhai ban-ghi 1\n\n" + sum + "\n2026-11-26\n", "congkhai ban-ghi 1\n/\n" + sum + "\n2026-11-26\n", "congkhai ban-ghi 1\n//\n" + sum + "\n2026-11-26\n",
		"congkhai ban-ghi 1\n/a\n" + sum + "\n2026-11-26\n", "congkhai ban-ghi 1\n/a/../b/\n" + sum + "\n2026-11-26\n",
		"congkhai ban-ghi 1\n/a\tb/\n" + sum + "\n2026-11-26\n", "congkhai ban-ghi 1\n/a\xff/\n" + sum + "\n2026-11-26\n",
		"congkhai ban-ghi 1\n/" + strings.Repeat("a", 1100) + "/\n" + sum + "\n2026-11-26\n", "congkhai ban-ghi 1\n/a/\n\n2026-11-26\n",
	} {
		if e, err := ParseEntry([]byte(bad)); err == nil {
			t.Errorf("%q is read as %+v", bad, e)
		}
	}
	if _, err := new(Log).Append([]Entry{{Address: "/a/", Day: day}, {Address: "/a\n/", Day: day}}); err == nil {
		t.Error("an entry that nobody could read back is added")
	}
	if l, _ := new(Log).Append(slices.Repeat([]Entry{{Address: "/a/", Day: day}}, 3)); l.Size() != 3 {
		t.Error("an entry may be there again")
	}
}
