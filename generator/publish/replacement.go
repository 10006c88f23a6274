package publish

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"

	"congkhai/generator/files/node"
)

// replacement is one call of Replace under way.
type replacement struct {
	dir, sibling, aside string
	sum                 [sha256.Size]byte // of the present manifest
	before              Known             // of the sibling
	files               []File            // those that are still to be made
	opt                 Options
	shape               shape
	present             *tree // what is published; nothing in it is sound when there is nothing
	published           bool
	lastMade            bool                  // the shape has the last files too
	begun               bool                  // the sibling was touched
	next                func() (*tree, error) // the sibling, made ready by the first who needs it
}

// piece is a file of the new tree, and whether it is that of the present one.
type piece struct {
	Published
	present bool
}

func (o *Output) replacement(files []File, opt Options) (r *replacement, err error) {
	shape, clashes := shapeOf(pathsOf(files), opt.Last)
	if len(clashes) > 0 {
		return nil, clashes[0]
	}
	r = &replacement{dir: o.dir, sum: o.state.Manifest, before: o.state.Before, sibling: o.beside("truoc"), aside: o.beside("cu"),
		files: slices.Clone(files), opt: opt, shape: shape, present: &tree{}}
	r.next = sync.OnceValues(r.begin)
	if o.present != nil {
		r.published = true
		if r.present, err = o.look(); err != nil {
			return nil, err
		}
	}
	return r, nil
}

func pathsOf(files []File) []string {
	paths := make([]string, len(files))
	for i, f := range files {
		paths[i] = f.Path
	}
	return paths
}

// run makes the files that changed, and exchanges the trees if any did. It returns the manifest, and the sum of its
// bytes.
func (r *replacement) run(ctx context.Context) (m Manifest, sum [sha256.Size]byte, err error) {
	pieces, err := r.makeAll(ctx, r.files)
	if err != nil {
		return m, sum, err
	}
	ofSeal, err := r.makeLast(ctx, pieces)
	if err != nil {
		return m, sum, err
	}
	r.opt.Last.Files = nil // all that files are made of can go, before the lists of what was made come
	pieces = append(pieces, ofSeal...)
	m = manifestOf(pieces)
	if r.published && !r.begun && !r.present.strange && m.sum() == r.sum {
		return m, r.sum, nil
	}
	if err := r.complete(ctx, pieces); err != nil {
		return m, sum, err
	}
	next, err := r.next()
	if err != nil {
		return m, sum, err
	}
	if sum, err = next.writeManifest(m); err != nil { // last: now the sibling is a tree
		return m, sum, err
	}
	return m, sum, r.exchange()
}

// manifestOf sorts pieces, and lists them.
func manifestOf(pieces []piece) Manifest {
	slices.SortFunc(pieces, func(a, b piece) int { return byPath(a.Published, b.Published) })
	m := Manifest{manifestVersion, make([]Published, len(pieces))}
	for i, p := range pieces {
		m.Files[i] = p.Published
	}
	return m
}

// makeAll asks for every file, and lets go of it, as much may be held for one alone; those that the present tree does not
// have are in the sibling when it returns.
func (r *replacement) makeAll(ctx context.Context, files []File) ([]piece, error) {
	made := make([]piece, len(files))
	var copies []piece
	var counting sync.Mutex
	done := 0
	err := try(len(files), func(i int) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		f := files[i]
		files[i] = File{}
		piece, itsCopies, err := r.make(f)
		if err != nil {
			return err
		}
		made[i] = piece
		counting.Lock()
		defer counting.Unlock()
		copies = append(copies, itsCopies...)
		if done++; r.opt.Progress != nil {
			r.opt.Progress(done, len(files))
		}
		return nil
	})
	return append(made, copies...), err
}

// make asks for a file, and makes its compressed copies.
func (r *replacement) make(f File) (made piece, copies []piece, err error) {
	was, _ := r.present.file(f.Path)
	d := r.draft(f.Path)
	defer func() { err = errors.Join(err, d.discard()) }()
	key, err := f.Make(was.Key, d)
	if err != nil {
		return made, nil, fmt.Errorf("%s: %w", f.Path, err)
	}
	if was.Lasts = f.Lasts; d.size == 0 && key == was.Key && key != "" {
		copies, err = r.copies(r.present, was)
		return piece{was, true}, copies, err
	}
	p := d.describe(key)
	p.Lasts = f.Lasts
	from, err := r.place(p, d.put)
	if err != nil {
		return made, nil, err
	}
	copies, err = r.copies(from, p)
	return piece{p, from == r.present}, copies, err
}

// place returns the present tree when that has the file already; else the file is put into the sibling, which is
// returned.
func (r *replacement) place(p Published, put func(next *tree) error) (*tree, error) {
	if r.present.holds(p) {
		return r.present, nil
	}
	next, err := r.next()
	if err != nil {
		return nil, err
	}
	return next, put(next)
}

// copies are the compressed copies of a file of a tree. The present tree, if that is it, has the right ones.
func (r *replacement) copies(from *tree, p Published) (all []piece, err error) {
	if !r.opt.Compress || !compresses(p) || r.opt.Last.owns(p.Path) {
		return nil, nil
	}
	for _, c := range codings {
		path := p.Path + c.suffix
		if !r.mayHave(path) || r.shape.files[path] {
			continue
		}
		if copied, ok := r.present.file(path); ok && from == r.present && copied.Key == c.key {
			all = append(all, piece{copied, true})
			continue
		}
		small, err := c.compress(p.Size, func(w io.Writer) error { return from.copyTo(w, p) })
		if err != nil {
			return nil, err
		}
		if small == nil {
			continue
		}
		copied := describe(path, small, c.key)
		had, err := r.place(copied, func(next *tree) error { return next.write(path, small) })
		if err != nil {
			return nil, err
		}
		all = append(all, piece{copied, had == r.present})
	}
	return all, nil
}

// mayHave reports whether the new tree may have a file on this path: one that was given, one of the last ones, which
// are not made yet, or a compressed copy.
func (r *replacement) mayHave(path string) bool {
	if r.opt.Last.owns(path) {
		return !r.lastMade || r.shape.files[path]
	}
	if r.shape.files[path] {
		return true
	}
	return r.opt.Compress && !r.shape.folders[path] && slices.ContainsFunc(codings, func(c *coding) bool {
		source, ok := strings.CutSuffix(path, c.suffix)
		return ok && r.shape.files[source]
	})
}

// begin makes the sibling ready to be written into. It loses its manifest before anything else.
func (r *replacement) begin() (*tree, error) {
	r.begun = true
	next, err := r.previous()
	if err != nil {
		return nil, err
	}
	return next, r.makeRoom(next, r.mayHave)
}

// makeRoom leaves the sibling the files whose paths the new tree may have, and gives it the new tree's folders.
func (r *replacement) makeRoom(next *tree, mayHave func(path string) bool) error {
	if err := r.prune(next, mayHave); err != nil {
		return err
	}
	for _, folder := range slices.Backward(slices.Sorted(maps.Keys(next.folders))) { // the inner before the outer
		if next.folders[folder] && !r.shape.folders[folder] && (r.lastMade || !r.opt.Last.owns(folder)) {
			if err := os.Remove(next.name(folder)); err != nil {
				return err
			}
			next.folders[folder] = false
		}
	}
	for _, folder := range slices.Sorted(maps.Keys(r.shape.folders)) {
		if !next.folders[folder] {
			if err := next.makeFolder(folder); err != nil {
				return err
			}
			next.folders[folder] = true
		}
	}
	return nil
}

// previous returns the tree before the present one without its manifest, or an empty folder if that tree is not as it
// was. Of its files those count that are the present tree's.
func (r *replacement) previous() (*tree, error) {
	if m, sum, err := readManifest(r.sibling); err == nil {
		var checked node.Moment
		if sum == r.before.Manifest {
			checked = r.before.Checked
		}
		if t, err := look(r.sibling, *m, checked, r.present.shares); err == nil && !t.strange {
			return t, os.Remove(t.name(ManifestName))
		}
	}
	if err := os.RemoveAll(r.sibling); err != nil {
		return nil, err
	}
	t := &tree{dir: r.sibling, fresh: true, folders: map[string]bool{}}
	return t, t.makeFolder("")
}

// prune removes the files that are not kept.
func (r *replacement) prune(t *tree, keep func(path string) bool) error {
	return try(len(t.files), func(i int) error {
		if keep(t.files[i].Path) {
			return nil
		}
		err := os.Remove(t.name(t.files[i].Path))
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	})
}

// complete makes the sibling the whole new tree, but for its manifest.
func (r *replacement) complete(ctx context.Context, pieces []piece) error {
	next, err := r.next()
	if err != nil {
		return err
	}
	err = r.prune(next, func(path string) bool { // compressed copies that are none any more; begin did the rest
		_, ok := slices.BinarySearchFunc(pieces, path,
			func(p piece, path string) int { return cmp.Compare(p.Path, path) })
		return ok || !r.mayHave(path)
	})
	if err != nil {
		return err
	}
	err = try(len(pieces), func(i int) error {
		if !pieces[i].present || next.holds(pieces[i].Published) {
			return ctx.Err()
		}
		return next.link(r.present, pieces[i].Published)
	})
	if err != nil {
		return err
	}
	return ctx.Err()
}

// exchange puts the sibling in the present tree's place.
func (r *replacement) exchange() error {
	if r.published {
		return exchange(r.sibling, r.dir, r.aside)
	}
	if err := os.Remove(r.dir); err != nil && !errors.Is(err, fs.ErrNotExist) { // it was empty
		return err
	}
	return moveFolder(r.sibling, r.dir)
}
