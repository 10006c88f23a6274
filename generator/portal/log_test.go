package portal

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"congkhai/generator/publish"
	"congkhai/generator/publish/proof"
	"congkhai/generator/test/small"
	"congkhai/generator/text/calendar"
)

// sealed is what a seal publishes for a tree, by path in the log's folder; the sums stand under their own name.
type sealed map[string][]byte

func (s sealed) source(path string, most int) ([]byte, error) {
	b, ok := s[path]
	if !ok || len(b) > most {
		return nil, fs.ErrNotExist
	}
	return b, nil
}

// manifestOf lists a tree that holds texts.
func manifestOf(texts map[string]string) publish.Manifest {
	var m publish.Manifest
	for _, path := range slices.Sorted(maps.Keys(texts)) {
		m.Files = append(m.Files, publish.Published{Path: path, SHA256: fmt.Sprintf("%x", sha256.Sum256([]byte(texts[path]))), Size: len(texts[path])})
	}
	return m
}

func signingKey(t *testing.T) *proof.Key {
	t.Helper()
	text, err := proof.NewKey("thu.gov.vn/nhat-ky")
	if err != nil {
		t.Fatal(err)
	}
	k, err := proof.ParseKey(text)
	if err != nil {
		t.Fatal(err)
	}
	return &k
}

// seal seals a tree after another one, on a day of November 2026.
func seal(t *testing.T, k *proof.Key, before sealed, day int, texts map[string]string) sealed {
	t.Helper()
	p, problems := load(t, small.Files(t, new(txtar.Archive)), Options{AsOf: calendar.Date{Year: 2026, Month: 11, Day: day}})
	if p == nil {
		t.Fatal(problems)
	}
	return sealedWith(t, p, before.goingOn(t, k), texts)
}

// goingOn is how a tree after this one is signed.
func (s sealed) goingOn(t *testing.T, k *proof.Key) Signing {
	t.Helper()
	signing := Signing{Key: k, Source: s.source}
	if s["khoa.txt"] != nil {
		signing.Log = s.log(t)
	}
	return signing
}

// sealedWith makes the files of a seal as a cold build does.
func sealedWith(t *testing.T, p *Portal, s Signing, texts map[string]string) sealed {
	t.Helper()
	files, err := p.LogFiles(s).Files(manifestOf(texts))
	if err != nil {
		t.Fatal(err)
	}
	after := sealed{}
	for _, f := range files {
		b, err := f.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		after[strings.TrimPrefix(f.Path, "nhat-ky/")] = b
	}
	return after
}

func (s sealed) log(t *testing.T) *proof.Log {
	t.Helper()
	v, err := proof.ParseVerifier(string(s["khoa.txt"]))
	if err != nil {
		t.Fatal(err)
	}
	l, err := proof.Read(s.source, v)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// told is what the log says, without sums but those of the texts that are given.
func (s sealed) told(t *testing.T, texts ...string) []string {
	t.Helper()
	var told []string
	for _, e := range s.log(t).Entries() {
		line := fmt.Sprint(e.Day.Day, " ", e.Address)
		for _, text := range texts {
			if e.Sum == fmt.Sprintf("%x", sha256.Sum256([]byte(text))) {
				line += " " + text
			}
		}
		if e.Sum == "" {
			line += " rut"
		}
		told = append(told, line)
	}
	return told
}

// The log tells of each record when its data changes, when it goes and when it comes back, and of each tree that is another.
func TestTheLogTellsWhatChanged(t *testing.T) {
	k := signingKey(t)
	trees := []map[string]string{
		{"index.html": "một", "du-lieu.json": "?", "tin-tuc/a/2021-09-30/du-lieu.json": "?", "tin-tuc/a/khac-du-lieu.json": "?", "tin-tuc/b/du-lieu.json": "B", "tin-tuc/a/du-lieu.json": "A", "tin-tuc/a/index.html": "a", "gioi-thieu/du-lieu.json": "G"},
		{"index.html": "hai", "tin-tuc/b/du-lieu.json": "B", "tin-tuc/a/du-lieu.json": "A", "tin-tuc/a/index.html": "a", "gioi-thieu/du-lieu.json": "G"},
		{"index.html": "hai", "tin-tuc/b/du-lieu.json": "B2", "tin-tuc/c/du-lieu.json": "C"},
		{"index.html": "hai", "tin-tuc/b/du-lieu.json": "B2", "tin-tuc/c/du-lieu.json": "C"},
		{"index.html": "hai", "tin-tuc/b/du-lieu.json": "B", "tin-tuc/a/du-lieu.json": "A", "tin-tuc/c/du-lieu.json": "C"},
	}
	var now sealed
	var steps []sealed
	for i, texts := range trees {
		now = seal(t, k, now, i+1, texts)
		steps = append(steps, now)
	}
	want := []string{
		"1 /gioi-thieu/ G", "1 /tin-tuc/a/ A", "1 /tin-tuc/b/ B", "1 ",
		"2 ",
		"3 /gioi-thieu/ rut", "3 /tin-tuc/a/ rut", "3 /tin-tuc/b/ B2", "3 /tin-tuc/c/ C", "3 ",
		"5 /tin-tuc/a/ A", "5 /tin-tuc/b/ B", "5 ",
	}
	if got := now.told(t, "A", "B", "B2", "C", "G"); !slices.Equal(got, want) {
		t.Errorf("the log tells\n%q, want\n%q", got, want)
	}
	if !maps.EqualFunc(steps[2], steps[3], bytes.Equal) {
		t.Error("the same tree gives another log")
	}
	for _, s := range steps {
		checkReceipts(t, s)
		if _, e, _ := s.log(t).Newest(""); e.Sum != fmt.Sprintf("%x", sha256.Sum256(s["tong-kiem.txt"])) {
			t.Error("the newest tree in the log is another")
		}
	}
	if !bytes.Equal(steps[2]["bien-nhan/tin-tuc/c.txt"], now["bien-nhan/tin-tuc/c.txt"]) {
		t.Error("the receipt of a record that did not change is another")
	}
	if bytes.Equal(steps[2]["bien-nhan/tin-tuc/b.txt"], now["bien-nhan/tin-tuc/b.txt"]) {
		t.Error("the receipt of a record that changed is the same")
	}
	if want := fmt.Sprintf("%x  index.html\n%x  tin-tuc/b/du-lieu.json\n%x  tin-tuc/c/du-lieu.json\n", sha256.Sum256([]byte("hai")), sha256.Sum256([]byte("B2")), sha256.Sum256([]byte("C"))); string(steps[3]["tong-kiem.txt"]) != want {
		t.Errorf("the sums are\n%s", steps[3]["tong-kiem.txt"])
	}
}

// checkReceipts fails unless there is a good receipt for the newest entry of each record, and no other.
func checkReceipts(t *testing.T, s sealed) {
	t.Helper()
	l := s.log(t)
	for _, address := range l.Addresses() {
		index, e, _ := l.Newest(address)
		r, err := proof.ParseReceipt(s[proof.ReceiptPath(address)])
		if err != nil || r.Index != index {
			t.Fatalf("%s: receipt of entry %d, not %d: %v", address, r.Index, index, err)
		}
		c, err := r.Check(e, l.Verifier())
		if err == nil {
			err = l.GoesOn(c)
		}
		if err != nil {
			t.Errorf("%s: %v", address, err)
		}
	}
	receipts := 0
	for path := range s {
		if strings.HasPrefix(path, proof.ReceiptFolder+"/") {
			receipts++
		}
	}
	if receipts != len(l.Addresses()) {
		t.Errorf("%d receipts for %d records", receipts, len(l.Addresses()))
	}
}

// Without the key the log stays as it is, byte for byte, and goes on when the key is there again.
func TestWithoutAKeyTheLogIsCarriedOver(t *testing.T) {
	k := signingKey(t)
	signed := seal(t, k, seal(t, k, nil, 1, map[string]string{"a/b/du-lieu.json": "1"}), 2, map[string]string{"a/b/du-lieu.json": "1", "x": "x"})
	other := seal(t, nil, signed, 3, map[string]string{"a/c/du-lieu.json": "2"})
	for path := range signed {
		if same := bytes.Equal(signed[path], other[path]); same == (path == "tong-kiem.txt") {
			t.Errorf("%s is the same: %t", path, same)
		}
	}
	if len(other) != len(signed) {
		t.Errorf("%d files, not %d", len(other), len(signed))
	}
	again := seal(t, k, other, 4, map[string]string{"a/c/du-lieu.json": "2"})
	if want := []string{"1 /a/b/", "1 ", "2 ", "4 /a/b/ rut", "4 /a/c/", "4 "}; !slices.Equal(again.told(t), want) {
		t.Errorf("the log tells %q", again.told(t))
	}
	if unsigned := seal(t, nil, nil, 5, map[string]string{"a/b/du-lieu.json": "1"}); len(unsigned) != 1 || unsigned["tong-kiem.txt"] == nil {
		t.Errorf("without key and log there are %d files", len(unsigned))
	}
}

// A receipt that is gone, or another than it was, is made anew: it follows from the log.
func TestReceiptsAreMended(t *testing.T) {
	k := signingKey(t)
	texts := map[string]string{"a/b/du-lieu.json": "1", "a/c/du-lieu.json": "2"}
	for name, harm := range map[string]func(s sealed){
		"gone":      func(s sealed) { delete(s, "bien-nhan/a/b.txt") },
		"another's": func(s sealed) { s["bien-nhan/a/b.txt"] = s["bien-nhan/a/c.txt"] },
		"cut":       func(s sealed) { s["bien-nhan/a/b.txt"] = s["bien-nhan/a/b.txt"][:50] },
		"empty":     func(s sealed) { s["bien-nhan/a/b.txt"] = nil },
		"of a fork": func(s sealed) {
			s["bien-nhan/a/b.txt"] = seal(t, k, nil, 1, map[string]string{"a/b/du-lieu.json": "1"})["bien-nhan/a/b.txt"]
		},
	} {
		s := seal(t, k, nil, 1, texts)
		harm(s)
		checkReceipts(t, seal(t, k, s, 2, texts))
		if l := seal(t, k, s, 2, texts).log(t); l.Size() != 3 {
			t.Errorf("%s: the log has %d entries", name, l.Size())
		}
	}
}

// Whether a portal is signed, and by whom, is part of it: its pages say so.
func TestASignedPortalSaysSo(t *testing.T) {
	files := small.Files(t, txtar.Parse([]byte(timed)))
	verifier := signingKey(t).Verifier.String()
	unsigned, _ := load(t, files, Options{})
	p, _ := load(t, files, Options{Verifier: verifier})
	if p.Sum == unsigned.Sum {
		t.Error("a signed portal and one that is not are one to who looks for changes")
	}
	if text := small.Page(t, p, "/kiem-chung/"); !strings.Contains(small.Readable(text), verifier) || !strings.Contains(text, `href="/nhat-ky/checkpoint"`) {
		t.Errorf("the page does not show the key:\n%s", small.Readable(text))
	}
	if text := small.Page(t, unsigned, "/kiem-chung/"); !strings.Contains(text, "chưa được ký") || strings.Contains(text, "/nhat-ky/") {
		t.Errorf("the page of a portal that is not signed reads\n%s", small.Readable(text))
	}
	if !strings.Contains(small.Page(t, p, "/tin-tuc/den/"), `href="/nhat-ky/bien-nhan/tin-tuc/den.txt"`) || strings.Contains(small.Page(t, p, "/tin-tuc/"), "bien-nhan") {
		t.Error("records, and nothing else, lead to their receipts")
	}
	if strings.Contains(small.Page(t, unsigned, "/tin-tuc/den/"), "bien-nhan") {
		t.Error("a page leads to a receipt that nobody signs")
	}
}
