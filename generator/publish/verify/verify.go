// Package verify holds a published portal, in a folder or on a web site, against what was published and signed: each
// file against the lists of files, the lists and the records against the transparency log, and the log against what is
// known of it from before. Whoever has the portal may have changed everything in it: whatever is read is bounded, in
// bytes and in time, and what is told of it can be printed. It writes nothing.
//
//	report, err := verify.Run(ctx, place, verify.Ask{Key: key}) // report tells each file that is not as it was published
package verify

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"

	"congkhai/generator/publish"
	"congkhai/generator/publish/proof"
	"congkhai/generator/text/say"
)

// Ask is what a portal is held against.
type Ask struct {
	Key        proof.Verifier // that has to have signed; the zero one takes the portal's own word for it
	Checkpoint []byte         // saved earlier, as it was published; nil for none
	Progress   func(done, total int)
}

// Report is what was found.
type Report struct {
	Findings   []Finding
	Files      int    // that were held against the lists
	Records    int    // whose data is published
	Entries    int64  // of the log; 0 when there is none that holds
	Key        string // name and short sum of the key that the log is held against; "" for none
	Checkpoint []byte // the present one as it was published; nil when there is none that holds

	Verifier string              // the key itself
	Listed   []publish.Published // what the manifest lists; to be believed when nothing is wrong
}

// Count tells how many findings there are of a sort.
func (r Report) Count(s Sort) (n int) {
	for _, f := range r.Findings {
		if f.Sort == s {
			n++
		}
	}
	return n
}

// check is one run over a portal.
type check struct {
	findings
	place    Place
	ask      Ask
	key      proof.Verifier    // the zero one when there is none
	log      *proof.Log        // nil when there is none that holds
	logFiles map[string][]byte // what the files of the log have to be, by path in its folder
}

// errNoPortal says that there is nothing to verify.
var errNoPortal = say.Errorf("ở đây không có cổng nào: không có bang-ke.json và tong-kiem.txt",
	"there is no portal here: neither bang-ke.json nor tong-kiem.txt")

// Run verifies a whole portal. An error is of the machine or the network: then the report tells what was found until
// there.
func Run(ctx context.Context, p Place, ask Ask) (Report, error) {
	c := &check{place: p, ask: ask}
	manifest, err := c.manifest(ctx)
	if err != nil {
		return c.report(nil), err
	}
	sums, err := c.sums(ctx)
	if err != nil {
		return c.report(nil), err
	}
	if manifest.bytes == nil && sums.bytes == nil {
		return Report{}, errNoPortal
	}
	wants := c.expected(manifest.list, sums.list)
	if err := c.openLog(ctx, wants); err != nil {
		return c.report(wants), err
	}
	c.tree(sums.bytes)
	c.records(wants)
	c.complete(wants)
	c.earlier()
	here := c.handedOut(wants)
	if err := c.files(ctx, here); err != nil {
		return c.report(here), err
	}
	err = c.others(wants)
	c.moved(ctx, manifest.bytes)
	report := c.report(here)
	report.Listed = manifest.list
	return report, err
}

// ErrMoved says that a file is not any more what a list of its portal told.
var ErrMoved = say.Errorf("đã đổi trong lúc đọc, hãy chạy lại", "changed while it was read, run this again")

// ReadFile reads a file of a portal that was verified, of no more than most bytes. It is what the manifest listed, or
// an error: ErrMoved, or ErrRead.
func ReadFile(ctx context.Context, p Place, f publish.Published, most int64) ([]byte, error) {
	b, err := readAll(ctx, p, f.Path, min(int64(f.Size), most))
	switch {
	case int64(f.Size) > most:
		err = say.Errorf("%s: %s", "%s: %s", f.Path, errLong)
	case errors.Is(err, errLong), err == nil && hashOf(b) != f.SHA256:
		err = say.Errorf("%s: %s", "%s: %s", f.Path, ErrMoved)
	case err != nil:
		err = say.Errorf("%s: %s (%s)", "%s: %s (%s)", f.Path, ErrRead, plainly{err})
	}
	return b, err
}

// listing is a list of files, and its bytes; both are nil when it is not there, the list alone when it says nothing.
type listing[T any] struct {
	bytes []byte
	list  []T
}

func (c *check) manifest(ctx context.Context) (listing[publish.Published], error) {
	return list(ctx, c, manifestFile, func(b []byte) ([]publish.Published, error) {
		m, err := publish.ParseManifest(b)
		return m.Files, err
	})
}

func (c *check) sums(ctx context.Context) (listing[sum], error) {
	return list(ctx, c, sumsFile, parseSums)
}

func list[T any](ctx context.Context, c *check, path string,
	parse func([]byte) ([]T, error)) (l listing[T], err error) {
	l.bytes, err = readAll(ctx, c.place, path, maxList)
	switch {
	case errors.Is(err, fs.ErrNotExist) || errors.Is(err, errIrregular) || errors.Is(err, errLong):
		c.wrong(path, "không có danh sách này: %v", "this list is not there: %v", err)
		return listing[T]{}, nil
	case err != nil:
		return listing[T]{}, unreadable(path, err)
	}
	if l.list, err = parse(l.bytes); err != nil {
		l.list = nil
		c.wrong(path, "đã bị sửa, không còn đúng dạng: %v", "was altered, and is no longer of its form: %v", err)
	}
	return l, nil
}

// moved looks whether another portal was published while this one was read: then some of what is wrong is not.
func (c *check) moved(ctx context.Context, manifest []byte) {
	if manifest == nil || c.count(Wrong) == 0 {
		return
	}
	if now, err := readAll(ctx, c.place, manifestFile, maxList); err == nil && !bytes.Equal(now, manifest) {
		c.remark(manifestFile, "đã đổi trong lúc kiểm: có lẽ cổng vừa đăng bản mới, hãy chạy lại",
			"changed meanwhile: maybe the portal was just published, run this again")
	}
}

func (c *check) report(wants []want) Report {
	r := Report{Findings: c.sorted(), Files: len(wants), Key: shortKey(c.key), Verifier: c.key.String(),
		Checkpoint: c.logFiles[proof.CheckpointFile]}
	for _, w := range wants {
		if _, ok := proof.RecordAt(w.path); ok {
			r.Records++
		}
	}
	if c.log != nil {
		r.Entries = c.log.Size()
	}
	return r
}

func hashOf(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}
