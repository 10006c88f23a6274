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
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"

	"golang.org/x/sync/errgroup"

	"congkhai/generator/publish"
)

// Place is where readers get a tree: a folder, a bucket, a folder of another machine. Names are those of the tree.
type Place interface {
	// Read reads a file of at most so many bytes; fs.ErrNotExist when there is none.
	Read(ctx context.Context, name string, most int64) ([]byte, error)
	// Write puts a file in place of what stands there. Whoever reads it meanwhile gets all of the old one or all of the
	// new one.
	Write(ctx context.Context, name string, content []byte) error
	// Create puts a file where there is none; fs.ErrExist when there is one.
	Create(ctx context.Context, name string, content []byte) error
	// Remove removes a file; one that is not there is no error.
	Remove(ctx context.Context, name string) error
	// Names calls back with the name of every file.
	Names(ctx context.Context, yield func(name string) error) error
	// AtOnce is how many files may be put at the same time.
	AtOnce() int
}

// Releases is a place where a tree is put together beside the one that stands, and takes its place in one step. Between
// Begin and Finish all is written to the new one.
type Releases interface {
	Place
	// Begin begins a tree with files that stay as they are, and lists those of them that it could not take over.
	Begin(ctx context.Context, stay []publish.Published) (lacking []publish.Published, err error)
	// Finish is the one step.
	Finish(ctx context.Context) error
}

// ReadAll reads a file of a place, of at most so many bytes.
func ReadAll(file io.Reader, name string, most int64) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(file, most+1))
	if err == nil && int64(len(b)) > most {
		err = fmt.Errorf("%s is larger than %d bytes", name, most)
	}
	return b, err
}

// BegunName is the list of what may be at a place to which something is being sent. As long as it is there, it is the
// sign that somebody does, or was cut off.
const BegunName = "bang-ke.dang-gui.json"

// longestManifest is how large a list of files may be: some 500,000 files.
const longestManifest = 256 << 20

// LargestFile is how many bytes a file may have that is read back to see what it holds.
const LargestFile = 1 << 30

var (
	// ErrForeign says that the place holds something that was not sent by us.
	ErrForeign = errors.New("the place has files and no list of them")
	// ErrList says that the list of what stands at the place cannot be read.
	ErrList = errors.New("the list of what stands there is damaged")
	// ErrNoTree says that there is no tree to send.
	ErrNoTree = errors.New("there is no tree to send")
	// ErrChanged says that the tree is not what its list says.
	ErrChanged = errors.New("the tree changed while it was sent")
	// ErrMoved says that something else was sent to the place since it was compared.
	ErrMoved = errors.New("something else was sent there meanwhile")
	// ErrBusy says that somebody else is sending to the place.
	ErrBusy = errors.New("somebody else is sending there")
	// ErrTaken says that somebody else took the sending over, because they saw no sign of life for too long.
	ErrTaken = errors.New("somebody else took over")
)

// Sending is a tree on its way to a place.
type Sending struct {
	tree  fs.FS
	place Place
	list  []byte                       // of the tree
	begun []byte                       // of all that may be there meanwhile
	stood [sha256.Size]byte            // of the list that stood there when it was compared
	had   map[string]publish.Published // what stood there when the last sending ended
	Plan
	cut bool // somebody began to send something, and has not ended
}

// IsCut reports whether somebody began to send something there, and was cut off or goes on.
func (s *Sending) IsCut() bool { return s.cut }

// Had reports whether a file stood there when the last sending ended. What a run that was cut off put since is as new to
// readers as what is put now.
func (s *Sending) Had(name string) bool {
	_, had := s.had[name]
	return had
}

// Compare finds out what has to be done so that a tree stands at a place, as the list there tells. It writes nothing.
func Compare(ctx context.Context, tree fs.FS, place Place) (*Sending, error) {
	return compare(ctx, tree, place, func(whole, begun listed) (had, stands map[string]publish.Published, _ error) {
		if whole.there && whole.Version == 0 {
			return nil, nil, ErrList
		}
		return standing(whole.Manifest, publish.Manifest{}), standing(whole.Manifest, begun.Manifest), nil
	})
}

// CompareAll believes no list: it reads every file that is there. What nobody sent goes, too.
func CompareAll(ctx context.Context, tree fs.FS, place Place) (*Sending, error) {
	return compare(ctx, tree, place, func(whole, _ listed) (had, stands map[string]publish.Published, _ error) {
		stands, err := lying(ctx, place, whole.Manifest)
		return stands, stands, err
	})
}

func compare(ctx context.Context, tree fs.FS, place Place,
	found func(whole, begun listed) (had, stands map[string]publish.Published, _ error)) (*Sending, error) {
	list, err := fs.ReadFile(tree, publish.ManifestName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNoTree
	}
	if err != nil {
		return nil, err
	}
	now, err := publish.ParseManifest(list)
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrChanged, publish.ManifestName, err)
	}
	whole, begun, err := listsAt(ctx, place)
	if err != nil {
		return nil, err
	}
	had, stands, err := found(whole, begun)
	if err != nil {
		return nil, err
	}
	return &Sending{tree: tree, place: place, list: list, begun: mayStand(stands, now).Bytes(), stood: whole.sum, had: had,
		Plan: planOf(now, stands), cut: begun.there}, nil
}

// listed is a list of files that lies at a place, if there is one. One that cannot be read lists nothing: of what is sent
// the list is there first and whole, so that half of one says that nothing was sent yet.
type listed struct {
	publish.Manifest
	there bool
	sum   [sha256.Size]byte
}

// listsAt reads the list of what was sent to a place whole, and of what somebody began to send. A place with neither is empty,
// or not ours, or somebody began to send there between two looks: then the lists are there at the second.
func listsAt(ctx context.Context, place Place) (whole, begun listed, err error) {
	for second := false; ; second = true {
		if whole, err = listAt(ctx, place, publish.ManifestName); err != nil {
			return whole, begun, err
		}
		if begun, err = listAt(ctx, place, BegunName); err != nil || whole.there || begun.there {
			return whole, begun, err
		}
		if err = isEmpty(ctx, place); second || !errors.Is(err, ErrForeign) {
			return whole, begun, err
		}
	}
}

func listAt(ctx context.Context, place Place, name string) (listed, error) {
	b, err := place.Read(ctx, name, longestManifest)
	if errors.Is(err, fs.ErrNotExist) {
		return listed{}, nil
	}
	if err != nil {
		return listed{}, err
	}
	m, err := publish.ParseManifest(b)
	if err != nil {
		m = publish.Manifest{}
	}
	return listed{m, true, sha256.Sum256(b)}, nil
}

// lying lists what lies at a place by what it holds. What has to last is known from the list there alone.
func lying(ctx context.Context, place Place, whole publish.Manifest) (map[string]publish.Published, error) {
	listed := standing(whole, publish.Manifest{})
	var names []string
	err := place.Names(ctx, func(name string) error {
		if name != BegunName && name != PulseName && name != publish.ManifestName {
			names = append(names, name)
		}
		return nil
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	all := make([]publish.Published, len(names))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(place.AtOnce())
	for i, name := range names {
		group.Go(func() error {
			b, err := place.Read(ctx, name, LargestFile)
			if errors.Is(err, fs.ErrNotExist) {
				return nil // it went since the names were asked for
			}
			sum := sha256.Sum256(b)
			all[i] = publish.Published{Path: name, SHA256: hex.EncodeToString(sum[:]), Size: len(b), Lasts: listed[name].Lasts}
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(f publish.Published) bool { return f.Path == "" })
	return standing(publish.Manifest{Files: all}, publish.Manifest{}), nil
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
func (s *Sending) IsDone() bool { return s.IsNone() && !s.cut && s.stood == sha256.Sum256(s.list) }

// Run does what Compare found, at a pace. It waits for others that send to the same place, and takes over from those that
// show no sign of life. ErrMoved: what is there is no longer what was compared.
func (s *Sending) Run(ctx context.Context, pace Pace) (err error) {
	if s.IsDone() {
		return nil
	}
	turn, err := take(ctx, s.place, s.begun, pace)
	if err != nil {
		return err
	}
	defer func() { err = turn.end(err) }()
	ctx = turn.ctx
	whole, err := listAt(ctx, s.place, publish.ManifestName)
	if err == nil && whole.sum != s.stood {
		err = ErrMoved
	}
	if err != nil {
		return err
	}
	if place, ok := s.place.(Releases); ok {
		return s.release(turn, place)
	}
	if err := s.putAll(turn, s.Put); err != nil {
		return err
	}
	for _, some := range s.Remove {
		if !isPage(some[0].Path) {
			if err := wait(ctx, pace.Grace); err != nil {
				return err
			}
		}
		if err := s.all(turn, some, s.remove); err != nil {
			return err
		}
	}
	return nil
}

// release makes a tree beside the one that stands. What is not in the new one needs no removing.
func (s *Sending) release(turn *turn, place Releases) error {
	lacking, err := place.Begin(turn.ctx, s.Stay)
	if err != nil {
		return err
	}
	if err := s.putAll(turn, append(s.Put, lacking)); err != nil {
		return err
	}
	if err := turn.goOn(); err != nil {
		return err
	}
	return place.Finish(turn.ctx)
}

// putAll puts files, and the list of all when they stand.
func (s *Sending) putAll(turn *turn, lists [][]publish.Published) error {
	for _, some := range lists {
		if err := s.all(turn, some, s.put); err != nil {
			return err
		}
	}
	if err := turn.goOn(); err != nil {
		return err
	}
	return s.place.Write(turn.ctx, publish.ManifestName, s.list)
}

// all does something with files, several at a time.
func (s *Sending) all(turn *turn, files []publish.Published, do func(context.Context, publish.Published) error) error {
	group, ctx := errgroup.WithContext(turn.ctx)
	group.SetLimit(s.place.AtOnce())
	for _, f := range files {
		group.Go(func() error {
			if err := cmp.Or(context.Cause(ctx), turn.goOn()); err != nil {
				return err
			}
			return do(ctx, f)
		})
	}
	return group.Wait()
}

func (s *Sending) remove(ctx context.Context, f publish.Published) error {
	return s.place.Remove(ctx, f.Path)
}

// put puts a file of the tree, if it is what the list says. Files of a tree are small enough to be held.
func (s *Sending) put(ctx context.Context, f publish.Published) error {
	b, err := fs.ReadFile(s.tree, f.Path)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrChanged, err)
	}
	if sum := sha256.Sum256(b); hex.EncodeToString(sum[:]) != f.SHA256 {
		return fmt.Errorf("%w: %s", ErrChanged, f.Path)
	}
	return s.place.Write(ctx, f.Path, b)
}
