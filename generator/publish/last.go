package publish

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// LastFiles makes what goes into a tree last, since it is made of all the rest: lists of sums, a log that is signed.
// Its files have no compressed copies, and share the tree's fate: all or nothing.
type LastFiles struct {
	// Names are files and folders at the top of the tree: what is made last lies there, and nothing else does.
	Names []string
	// Files is called once, with all else that the tree holds. The zero value has none.
	Files func(Manifest) ([]File, error)
}

// owns reports whether a path is one of the last files, or in a folder of theirs.
func (s LastFiles) owns(path string) bool {
	top, _, _ := strings.Cut(path, "/")
	return slices.Contains(s.Names, top)
}

// makeLast makes the last files, once the others are made.
func (r *replacement) makeLast(ctx context.Context, pieces []piece) ([]piece, error) {
	if r.opt.Last.Files == nil {
		return nil, nil
	}
	files, err := r.opt.Last.Files(manifestOf(pieces))
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		if !r.opt.Last.owns(f.Path) {
			return nil, fmt.Errorf("what is made last may not publish %q", f.Path)
		}
	}
	if clashes := r.shape.addAll(pathsOf(files)); len(clashes) > 0 {
		return nil, clashes[0]
	}
	r.lastMade = true
	if r.begun {
		next, err := r.next()
		if err != nil {
			return nil, err
		}
		kept := func(path string) bool { return !r.opt.Last.owns(path) || r.shape.files[path] } // the rest was seen to
		if err := r.makeRoom(next, kept); err != nil {
			return nil, err
		}
	}
	return r.makeAll(ctx, files)
}
