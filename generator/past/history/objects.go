package history

import (
	"bufio"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"os/exec"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"congkhai/generator/text/say"
)

// largest is the size from which on an object is not read.
const largest = 256 << 20

// mostDeaths is after how many objects that git did not survive nothing more is asked of it.
const mostDeaths = 100

// Missing lists objects that this copy of the repository does not hold, or not as they were: it is a partial one, or is
// damaged.
type Missing []string

// In tells it in one language.
func (m Missing) In(lang say.Lang) string {
	return say.Textf("%d bản, đầu tiên là %s", "%d objects, the first of which is %s", len(m), m[0]).In(lang)
}

func (m Missing) Error() string { return say.Both(m) }

// Filtered is what is Missing in a clone that was made without some objects, by git clone --filter.
type Filtered struct{ Missing }

func (f Filtered) Unwrap() error { return f.Missing }

// lacks says that objects are missing, and that they never were there where that is so.
func (r *Repo) lacks(m Missing) error {
	if r.filtered() {
		return Filtered{m}
	}
	return m
}

// Blobs has the bytes of blobs read, each once it is there: in any order, and several at a time. They are good until
// each returns. When all that are there were read, the error is a Missing that names the others.
func (r *Repo) Blobs(ids []string, each func(id string, b []byte) error) error {
	return r.objects("blob", ids, each)
}

// objects does what Blobs does with objects of a kind. That each is what its name says is found out here: git does not
// look, and in a damaged repository anything may lie under a name.
func (r *Repo) objects(kind string, ids []string, each func(id string, b []byte) error) error {
	var lock sync.Mutex
	var missing Missing
	var g errgroup.Group
	for part := range slices.Chunk(ids, share(len(ids))) {
		g.Go(func() error {
			for _, id := range part {
				b, err := r.object(kind, id, newRoom)
				if errors.As(err, new(Missing)) {
					lock.Lock()
					missing = append(missing, id)
					lock.Unlock()
					continue
				}
				if err == nil {
					err = each(id, b)
				}
				if err != nil {
					return err
				}
			}
			return nil
		})
	}
	err := g.Wait()
	if err == nil && len(missing) > 0 {
		slices.Sort(missing)
		err = r.lacks(missing)
	}
	return err
}

// share is how many of so many things one of those takes who ask git: two for each core, as one waits while the other works.
func share(all int) int {
	askers := 2 * runtime.GOMAXPROCS(0)
	return max(1, (all+askers-1)/askers)
}

func newRoom(size int) []byte { return make([]byte, size) }

// readObject reads one answer of git cat-file --batch, into the room that there is for so many bytes. An object that is not
// what its name says is Missing, as one that is not there.
func readObject(out *bufio.Reader, kind, id string, room func(size int) []byte) ([]byte, error) {
	line, err := out.ReadSlice('\n')
	if err != nil {
		return nil, unexpected(err)
	}
	said := strings.Fields(string(line))
	if len(said) == 2 && said[1] == "missing" {
		return nil, Missing{id}
	}
	if len(said) != 3 || said[0] != id {
		return nil, fmt.Errorf("%w: %q", errGarbled, line)
	}
	size, err := strconv.ParseInt(said[2], 10, 64)
	if err != nil || size < 0 {
		return nil, fmt.Errorf("%w: %q", errGarbled, line)
	}
	if said[1] != kind || size > largest {
		if _, err := io.CopyN(io.Discard, out, size+1); err != nil {
			return nil, unexpected(err)
		}
		return nil, Missing{id}
	}
	b := room(int(size) + 1)
	if _, err := io.ReadFull(out, b); err != nil {
		return nil, unexpected(err)
	}
	if b[size] != '\n' {
		return nil, errGarbled
	}
	if b = b[:size]; nameOf(kind, b, len(id)) != id {
		return nil, Missing{id}
	}
	return b, nil
}

func unexpected(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// hashOf makes the names of objects in a repository whose names have so many characters.
func hashOf(length int) hash.Hash {
	if length == 2*sha256.Size {
		return sha256.New()
	}
	return sha1.New()
}

// nameOf is the name that git has for an object.
func nameOf(kind string, b []byte, length int) string {
	sum := hashOf(length)
	fmt.Fprintf(sum, "%s %d\x00", kind, len(b))
	sum.Write(b)
	return hex.EncodeToString(sum.Sum(nil))
}

// BlobOf is the name that git has for what a file says, whether it holds it or not.
func (r *Repo) BlobOf(raw []byte) string { return nameOf("blob", raw, len(r.head)) }

// batch is a git cat-file that answers one question after the other.
type batch struct {
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
}

func (r *Repo) newBatch() (*batch, error) {
	cmd := r.command("cat-file", "--batch")
	in, noIn := cmd.StdinPipe()
	out, noOut := cmd.StdoutPipe()
	if err := errors.Join(noIn, noOut); err != nil {
		return nil, err
	}
	return &batch{cmd, in, bufio.NewReaderSize(out, 1<<16)}, cmd.Start()
}

func (b *batch) end() {
	_ = b.in.Close() // then it ends by itself
	_ = b.cmd.Process.Kill()
	_ = b.cmd.Wait() // how it ended does not matter
}

// Blob reads one blob, through a process that waits for questions. The error is a Missing where this copy does not hold
// it.
func (r *Repo) Blob(id string) ([]byte, error) { return r.object("blob", id, newRoom) }

// object reads one object. Git dies of some that are damaged, and of all that a partial clone lacks: once it did,
// nothing is asked for that it does not list.
func (r *Repo) object(kind, id string, room func(size int) []byte) ([]byte, error) {
	switch {
	case !valid(id):
		return nil, say.Errorf("%q không phải là tên một bản trong git", "%q is no name of an object", id)
	case r.deaths.Load() > mostDeaths:
		return nil, Damaged{What: say.Text{Vi: "git không đọc được nhiều bản", En: "many objects"}}
	case r.deaths.Load() > 0 && !r.holds(id):
		return nil, r.lacks(Missing{id})
	}
	b, err := r.take()
	if err != nil {
		return nil, err
	}
	var raw []byte
	if _, err = io.WriteString(b.in, id+"\n"); err == nil {
		raw, err = readObject(b.out, kind, id, room)
	}
	missing := errors.As(err, new(Missing))
	if err == nil || missing {
		r.lock.Lock()
		r.idle = append(r.idle, b)
		r.lock.Unlock()
	} else {
		b.end()
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		r.deaths.Add(1)
		missing = true
	}
	if missing {
		err = r.lacks(Missing{id})
	}
	return raw, err
}

// list asks git for the names of all objects that there are.
func (r *Repo) list() map[string]bool {
	names, err := r.output("cat-file", "--batch-all-objects", "--unordered", "--batch-check=%(objectname)")
	if err != nil {
		return nil
	}
	held := map[string]bool{}
	for name := range strings.Lines(string(names)) {
		held[strings.TrimSuffix(name, "\n")] = true
	}
	return held
}

// holds reports whether git can be asked for an object: it may hold it, or would not tell what it holds.
func (r *Repo) holds(id string) bool {
	held := r.held()
	return held == nil || held[id]
}

func (r *Repo) take() (*batch, error) {
	r.lock.Lock()
	defer r.lock.Unlock()
	if last := len(r.idle) - 1; last >= 0 {
		b := r.idle[last]
		r.idle = r.idle[:last]
		return b, nil
	}
	return r.newBatch()
}
