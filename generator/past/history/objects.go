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
	"slices"
	"strconv"
	"strings"
	"sync"

	"congkhai/generator/text/say"
)

// largest is the size from which on an object is not read.
const largest = 256 << 20

// mostDeaths is after how many objects that git could not survive nothing more is asked of it.
const mostDeaths = 100

// Missing lists objects that this copy of the repository does not hold, or not as they were: it is a partial one, or is damaged.
type Missing []string

// In tells it in one language.
func (m Missing) In(lang say.Lang) string {
	return say.Textf("%d bản, đầu tiên là %s", "%d objects, the first of which is %s", len(m), m[0]).In(lang)
}

func (m Missing) Error() string { return say.Both(m) }

// Blobs has the bytes of blobs read, each once it is there: in any order, and several at a time. They are good until each
// returns. When all that are there were read, the error is a Missing that names the others.
func (r *Repo) Blobs(ids []string, each func(id string, b []byte) error) error {
	return r.objects("blob", ids, each)
}

// objects does what Blobs does with objects of a kind. That each is what its name says is found out here: git does not look, and
// in a damaged repository anything may lie under a name.
func (r *Repo) objects(kind string, ids []string, each func(id string, b []byte) error) error {
	var lock sync.Mutex
	var missing Missing
	err := split(ids, func(ids []string) error {
		a := asking{repo: r, kind: kind, each: each}
		err := a.all(ids)
		lock.Lock()
		missing = append(missing, a.missing...)
		lock.Unlock()
		return err
	})
	if err == nil && len(missing) > 0 {
		slices.Sort(missing)
		err = missing
	}
	return err
}

// asking is a list of objects on its way through git.
type asking struct {
	repo    *Repo
	kind    string
	each    func(id string, b []byte) error
	missing Missing
}

// all asks for objects. Git dies of some that are damaged: then it is asked anew for those that come after.
func (a *asking) all(ids []string) error {
	for _, id := range ids {
		if !valid(id) {
			return say.Errorf("%q không phải là tên một bản trong git", "%q is no name of an object", id)
		}
	}
	for deaths := 0; len(ids) > 0; deaths++ {
		answered, err := a.some(ids)
		if err == nil || answered == len(ids) {
			return err
		}
		var died *exec.ExitError
		if !errors.As(err, &died) {
			return err
		}
		if deaths == mostDeaths {
			return Damaged{say.Text{Vi: "git không đọc được nhiều bản", En: "many objects"}, err}
		}
		a.missing, ids = append(a.missing, ids[answered]), ids[answered+1:]
		if strings.Contains(err.Error(), "promisor") { // git does not tell of what it may not fetch
			if ids, err = a.held(ids); err != nil {
				return err
			}
		}
	}
	return nil
}

// some asks for objects until git dies, and tells how many it answered.
func (a *asking) some(ids []string) (answered int, err error) {
	err = a.repo.stream(strings.NewReader(strings.Join(ids, "\n")+"\n"), func(out *bufio.Reader) error {
		var b []byte
		for _, id := range ids {
			b, err = readObject(out, a.kind, id, b)
			switch {
			case errors.As(err, new(Missing)):
				a.missing = append(a.missing, id)
			case err != nil:
				return err
			default:
				if err := a.each(id, b); err != nil {
					return err
				}
			}
			answered++
		}
		return nil
	}, "cat-file", "--batch", "--buffer")
	return answered, err
}

// held are those of some objects that a partial clone holds. The others are missing.
func (a *asking) held(ids []string) (held []string, err error) {
	here := map[string]bool{}
	err = a.repo.stream(nil, func(out *bufio.Reader) error {
		for !ended(out) {
			line, err := out.ReadString('\n')
			if err != nil {
				return unexpected(err)
			}
			here[strings.TrimSuffix(line, "\n")] = true
		}
		return nil
	}, "cat-file", "--batch-all-objects", "--unordered", "--batch-check=%(objectname)")
	for _, id := range ids {
		if here[id] {
			held = append(held, id)
		} else {
			a.missing = append(a.missing, id)
		}
	}
	return held, err
}

// readObject reads one answer of git cat-file --batch, into b where there is room. An object that is not what its name says is
// Missing, as one that is not there.
func readObject(out *bufio.Reader, kind, id string, b []byte) ([]byte, error) {
	line, err := out.ReadSlice('\n')
	if err != nil {
		return b, unexpected(err)
	}
	said := strings.Fields(string(line))
	if len(said) == 2 && said[1] == "missing" {
		return b, Missing{id}
	}
	if len(said) != 3 || said[0] != id {
		return b, fmt.Errorf("%w: %q", errGarbled, line)
	}
	size, err := strconv.ParseInt(said[2], 10, 64)
	if err != nil || size < 0 {
		return b, fmt.Errorf("%w: %q", errGarbled, line)
	}
	if said[1] != kind || size > largest {
		if _, err := io.CopyN(io.Discard, out, size+1); err != nil {
			return b, unexpected(err)
		}
		return b, Missing{id}
	}
	if int64(cap(b)) < size+1 {
		b = make([]byte, size+1, size+size/4+512)
	}
	b = b[:size+1]
	if _, err := io.ReadFull(out, b); err != nil {
		return b, unexpected(err)
	}
	if b[size] != '\n' {
		return b, errGarbled
	}
	if b = b[:size]; nameOf(kind, b, len(id)) != id {
		return b, Missing{id}
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

// Blob reads one blob, through a process that waits for questions. The error is a Missing where this copy does not hold it.
func (r *Repo) Blob(id string) ([]byte, error) { return r.object("blob", id) }

func (r *Repo) object(kind, id string) ([]byte, error) {
	b, err := r.take()
	if err != nil {
		return nil, err
	}
	if _, err = io.WriteString(b.in, id+"\n"); err == nil {
		var bytes []byte
		if bytes, err = readObject(b.out, kind, id, nil); err == nil || errors.As(err, new(Missing)) {
			r.lock.Lock()
			r.idle = append(r.idle, b)
			r.lock.Unlock()
			return bytes, err
		}
	}
	b.end()
	if errors.Is(err, io.ErrUnexpectedEOF) { // git died of it
		err = Missing{id}
	}
	return nil, err
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
