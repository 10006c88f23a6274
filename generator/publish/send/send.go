// Package send brings a published tree to where its readers get it. It compares the list of what stands there with that
// of the tree, puts what differs, and removes what is no longer there: in an order in which no reader ever meets a page
// without what it loads, and so that who is cut off at any point leaves a tree that the next run can end.
//
// Before the first file is put, a list of all that may be there from now on is laid at the place under a name of its own,
// so that the next run knows what whoever was cut off put there. It goes when all is done.
//
// It knows places by five things that all of them can do, and nothing of what the files are.
package send

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"golang.org/x/sync/errgroup"

	"congkhai/generator/publish"
)

// Place is where readers get a tree: a folder, a bucket, a folder of another machine. Names are those of the tree.
type Place interface {
	// Read reads a file of at most so many bytes; fs.ErrNotExist when there is none.
	Read(ctx context.Context, name string, most int64) ([]byte, error)
	// Write puts a file in place of what stands there. Whoever reads it meanwhile gets all of the old one or all of the
	// new one.
	Write(ctx context.Context, name string, size int64, content io.Reader) error
	// Remove removes a file; one that is not there is no error.
	Remove(ctx context.Context, name string) error
	// Names calls back with the name of every file.
	Names(ctx context.Context, yield func(name string) error) error
	// AtOnce is how many files may be put at the same time.
	AtOnce() int
}

// begunName is the list of what may be at a place to which something is being sent.
const begunName = "bang-ke.dang-gui.json"

// longestManifest is how large a list of files may be: some 500,000 files.
const longestManifest = 256 << 20

var (
	// ErrForeign says that the place holds something that was not sent by us.
	ErrForeign = errors.New("the place has files and no list of them")
	// ErrChanged says that the tree is not what its list says.
	ErrChanged = errors.New("the tree changed while it was sent")
)

// Sending is a tree on its way to a place.
type Sending struct {
	tree  fs.FS
	place Place
	list  []byte // of the tree
	begun []byte // of all that may be there meanwhile
	Plan
	cut bool // somebody began to send something, and did not end
}

// Compare finds out what has to be done so that a tree stands at a place. It writes nothing.
func Compare(ctx context.Context, tree fs.FS, place Place) (*Sending, error) {
	list, err := fs.ReadFile(tree, publish.ManifestName)
	if err != nil {
		return nil, err
	}
	now, err := publish.ParseManifest(list)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", publish.ManifestName, err)
	}
	whole, there, err := listAt(ctx, place, publish.ManifestName)
	if err != nil {
		return nil, err
	}
	begun, cut, err := listAt(ctx, place, begunName)
	if err != nil {
		return nil, err
	}
	if !there && !cut {
		if err := isEmpty(ctx, place); err != nil {
			return nil, err
		}
	}
	stands := standing(whole, begun)
	return &Sending{tree, place, list, mayStand(stands, now).Bytes(), planOf(now, stands), cut}, nil
}

// listAt reads a list of files that lies at a place.
func listAt(ctx context.Context, place Place, name string) (m publish.Manifest, there bool, err error) {
	b, err := place.Read(ctx, name, longestManifest)
	if errors.Is(err, fs.ErrNotExist) {
		return m, false, nil
	}
	if err != nil {
		return m, false, err
	}
	if m, err = publish.ParseManifest(b); err != nil {
		return m, true, fmt.Errorf("%s: %w", name, err)
	}
	return m, true, nil
}

// isEmpty refuses a place that has something in it.
func isEmpty(ctx context.Context, place Place) error {
	err := place.Names(ctx, func(string) error { return ErrForeign })
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// IsDone reports whether there is nothing to do.
func (s *Sending) IsDone() bool { return s.IsNone() && !s.cut }

// Run does what Compare found.
func (s *Sending) Run(ctx context.Context) error {
	if s.IsDone() {
		return nil
	}
	if err := s.write(ctx, begunName, s.begun); err != nil {
		return err
	}
	for _, some := range s.Put {
		if err := s.all(ctx, some, s.put); err != nil {
			return err
		}
	}
	if err := s.write(ctx, publish.ManifestName, s.list); err != nil {
		return err
	}
	for _, some := range s.Remove {
		if err := s.all(ctx, some, s.remove); err != nil {
			return err
		}
	}
	return s.place.Remove(ctx, begunName)
}

// all does something with files, several at a time.
func (s *Sending) all(ctx context.Context, files []publish.Published,
	do func(context.Context, publish.Published) error) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(s.place.AtOnce())
	for _, f := range files {
		group.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			return do(ctx, f)
		})
	}
	return group.Wait()
}

func (s *Sending) write(ctx context.Context, name string, b []byte) error {
	return s.place.Write(ctx, name, int64(len(b)), bytes.NewReader(b))
}

func (s *Sending) remove(ctx context.Context, f publish.Published) error {
	return s.place.Remove(ctx, f.Path)
}

// put puts a file of the tree, if it is what the list says. Files of a tree are small enough to be held.
func (s *Sending) put(ctx context.Context, f publish.Published) error {
	b, err := fs.ReadFile(s.tree, f.Path)
	if err != nil {
		return err
	}
	if sum := sha256.Sum256(b); hex.EncodeToString(sum[:]) != f.SHA256 {
		return fmt.Errorf("%w: %s", ErrChanged, f.Path)
	}
	return s.write(ctx, f.Path, b)
}
