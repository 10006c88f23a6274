// Package publish puts a tree of files in place of the one that was published before, all or nothing: it is the only
// writer of the output. It knows nothing of what the files are.
//
// Beside the output, public, lies a hidden sibling, .public.truoc: the tree before the present one, which shares what
// did not change with it as hard links. Publishing brings the sibling up to date and exchanges the two, so that it
// costs what changed. The sibling has no manifest while it is worked on: one without was left by a build that was
// killed, and is thrown away. Files are replaced and never written in place, so that whoever reads one reads all of it,
// old or new. Whoever reads many through one open folder sees one tree as long as its manifest is still the same file.
package publish

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"congkhai/generator/files/node"
)

// File is one file of the tree. Path is slash-separated and relative. Make is called at most once, maybe at the same
// time as those of other files; had is the key under which the file was published last, "" when it was not or when what
// was published is no longer there as it was. It writes the file's bytes to w and returns their key, a name (UTF-8) for
// everything that they are made of, or "" when they are at hand. When that is had, the published file is still right,
// and it may write nothing.
type File struct {
	Path  string
	Make  func(had string, w io.Writer) (key string, err error)
	Lasts bool // people keep its address: where it is missing one day, something has to tell what became of it
}

// Bytes makes the file as if nothing had been published.
func (f File) Bytes() ([]byte, error) {
	var b bytes.Buffer
	_, err := f.Make("", &b)
	return b.Bytes(), err
}

// Options is how a tree is published. Compress puts copies of text files beside them, compressed, for servers that send
// such copies (gzip_static and brotli_static of nginx). Progress, if not nil, is called after each file, never twice at
// once; it counts the last files anew.
type Options struct {
	Compress bool
	Last     LastFiles
	Progress func(done, total int)
}

var (
	// ErrForeign says that the output folder holds something that was not published by us.
	ErrForeign = errors.New("the output folder was not made by congkhai")
	// ErrLocked says that another build has the output open.
	ErrLocked = errors.New("another build is publishing into the output folder")
	// ErrInUse says that a program has a file open, or one in a folder, so that Windows lets nobody rename or remove it.
	ErrInUse = errors.New("another program has it open")
)

// State names what an output holds, and the tree before it. Who keeps it between builds spares the next one to read every
// file: a file that did not change since then, as the file system tells and nobody can set, still is what it was.
type State struct {
	Known
	Before Known // it lies beside the output
}

// Known names a tree, and when it was as its manifest says.
type Known struct {
	Manifest [sha256.Size]byte // a hash of it; zero when there is none
	Checked  node.Moment       // zero for never
}

// Output is a folder to publish into, for one build alone from Open to Close. Its methods must not be called at once.
type Output struct {
	dir     string
	present *Manifest             // nil when nothing is published
	state   State                 // of it
	opened  node.Moment           // when that was
	look    func() (*tree, error) // at what is published, once
	early   sync.WaitGroup        // of a look that began before anybody asked
	unlock  func() error
}

// Open locks the output, and clears what a killed build left behind. It refuses what is not ours: a file, a link, and a
// folder with content but without a manifest that can be read. While another build has the output, it is ErrLocked.
// last is the state in which it was seen last by the same program; where that is not known, or not this one, every file
// is read, and the keys in the manifest name nothing: somebody else may have written them.
func Open(dir string, last State) (*Output, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	parent := filepath.Dir(dir)
	if parent == dir {
		return nil, fmt.Errorf("%w: %s", ErrForeign, dir)
	}
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return nil, err
	}
	o := &Output{dir: dir}
	if o.unlock, err = lock(o.beside("khoa")); err != nil {
		return nil, err
	}
	o.opened = node.Now(o.beside("khoa"))
	if err := o.arrive(last); err != nil {
		return nil, errors.Join(err, o.unlock())
	}
	return o, nil
}

// arrive ends what a killed build did not, and reads what is published.
func (o *Output) arrive(last State) error {
	if err := unswap(o.beside("truoc"), o.dir, o.beside("cu")); err != nil {
		return err
	}
	if missing(filepath.Join(o.beside("truoc"), ManifestName)) {
		if err := os.RemoveAll(o.beside("truoc")); err != nil {
			return err
		}
	}
	m, sum, err := standing(o.dir)
	if err == nil && m != nil {
		if last.Manifest != sum {
			last = State{Known: Known{Manifest: sum}}
			m.forgetKeys()
		}
		o.holds(m, last)
		look := o.look
		o.early.Go(func() { _, _ = look() }) // it takes its time, and who opens an output has other things to do
	}
	return err
}

// Standing lists what a folder holds that was published into it, and changes nothing there; it is zero when nothing
// was. It refuses what Open refuses, but for a build that is under way.
func Standing(dir string) (Manifest, error) {
	m, _, err := standing(dir)
	if err != nil || m == nil {
		return Manifest{}, err
	}
	return *m, nil
}

// standing reads the manifest of what is published in a folder, and the sum of its bytes; nil when nothing is.
func standing(dir string) (m *Manifest, sum [sha256.Size]byte, err error) {
	info, err := os.Lstat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, sum, nil
	}
	if err != nil {
		return nil, sum, err
	}
	if !info.IsDir() {
		return nil, sum, fmt.Errorf("%w: %s is no folder", ErrForeign, dir)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) == 0 {
		return nil, sum, err
	}
	if missing(filepath.Join(dir, ManifestName)) {
		return nil, sum, fmt.Errorf("%w: %s has no %s", ErrForeign, dir, ManifestName)
	}
	return readManifest(dir)
}

// holds notes what is published now.
func (o *Output) holds(m *Manifest, state State) {
	o.present, o.state = m, state
	o.look = sync.OnceValues(func() (*tree, error) {
		return look(o.dir, *m, state.Checked, untouchedSince(state.Checked))
	})
}

// beside names a thing of ours in the folder that holds the output: .public.truoc
func (o *Output) beside(what string) string {
	return filepath.Join(filepath.Dir(o.dir), "."+filepath.Base(o.dir)+"."+what)
}

// Published lists what stands in the output now; it is zero when nothing does.
func (o *Output) Published() Manifest {
	if o.present == nil {
		return Manifest{}
	}
	return *o.present
}

// State names what is published now.
func (o *Output) State() State { return o.state }

// Opened is when the output was opened, by the clock of its file system; zero where that has none.
func (o *Output) Opened() node.Moment { return o.opened }

// Intact reports whether all that was published stands there as it was, and nothing else.
func (o *Output) Intact() bool {
	if o.present == nil {
		return false
	}
	t, err := o.look()
	if err != nil || t.strange || slices.Contains(t.sound, false) {
		return false
	}
	if t.touched.Load() { // what was read need not be read again
		o.state.Checked = o.opened
	}
	return true
}

// Close gives the lock back.
func (o *Output) Close() error {
	o.early.Wait()
	return o.unlock()
}

// Replace publishes the files in place of what was published: in one step on Linux (renameat2 with RENAME_EXCHANGE),
// elsewhere by renames, between which the output is missing for a moment. Until then nothing of the old tree is
// touched; it stays when ctx ends, a file cannot be made, or the disk is full. When nothing differs from it, it stays
// too.
func (o *Output) Replace(ctx context.Context, files []File, opt Options) (Manifest, error) {
	r, err := o.replacement(files, opt)
	if err != nil {
		return Manifest{}, err
	}
	m, sum, err := r.run(ctx)
	if err != nil {
		if r.begun {
			_ = os.RemoveAll(r.sibling) // gives a full disk its room back; Open tries again
		}
		return Manifest{}, err
	}
	if !r.begun {
		o.Intact() // so that this is known the next time
		return m, nil
	}
	now := State{Known: Known{sum, node.Now(filepath.Join(o.dir, ManifestName))}}
	if !r.present.strange {
		now.Before = Known{o.state.Manifest, o.opened} // before which it was looked at, or not changed since it was
	}
	o.holds(&m, now)
	return m, nil
}

func missing(name string) bool {
	_, err := os.Lstat(name)
	return errors.Is(err, fs.ErrNotExist)
}
