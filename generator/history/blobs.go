package history

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strconv"
	"strings"
	"sync"
)

// largest is the size from which on a file is not read.
const largest = 256 << 20

// Missing lists blobs that this clone does not hold: it is a partial one, or is damaged.
type Missing []string

func (m Missing) Error() string {
	return fmt.Sprintf("kho git trên máy này thiếu %d bản của các tệp, bản đầu là %s; tải đủ bằng: git fetch --refetch --filter=tree:0, "+
		"hoặc git clone lại không có --filter · this clone lacks these objects; clone without --filter", len(m), m[0])
}

// Blobs has the bytes of blobs read, each once it is there: in any order, and several at a time. They are good until each returns.
// When all that are there were read, the error is a Missing that names the others.
func (r *Repo) Blobs(ids []string, each func(id string, b []byte) error) error {
	var lock sync.Mutex
	var missing Missing
	err := split(ids, func(ids []string) error {
		for _, id := range ids {
			if !valid(id) {
				return fmt.Errorf("%q không phải là tên một bản trong git · no name of a blob", id)
			}
		}
		return r.stream(strings.NewReader(strings.Join(ids, "\n")+"\n"), func(out *bufio.Reader) error {
			var b []byte
			for _, id := range ids {
				var err error
				if b, err = readBlob(out, b); errors.As(err, new(Missing)) {
					lock.Lock()
					missing = append(missing, id)
					lock.Unlock()
					continue
				}
				if err != nil {
					return err
				}
				if err := each(id, b); err != nil {
					return err
				}
			}
			return nil
		}, "cat-file", "--batch", "--buffer")
	})
	if err == nil && len(missing) > 0 {
		err = missing
	}
	return err
}

// readBlob reads one answer of git cat-file --batch, into b where there is room.
func readBlob(out *bufio.Reader, b []byte) ([]byte, error) {
	line, err := out.ReadSlice('\n')
	if err != nil {
		return b, unexpected(err)
	}
	said := strings.Fields(string(line))
	if len(said) == 2 && said[1] == "missing" {
		return b, Missing{said[0]}
	}
	if len(said) != 3 || said[1] != "blob" {
		return b, fmt.Errorf("%w: %q", errGarbled, line)
	}
	size, err := strconv.ParseInt(said[2], 10, 64)
	if err != nil || size < 0 {
		return b, fmt.Errorf("%w: %q", errGarbled, line)
	}
	if size > largest {
		return b, fmt.Errorf("một bản trong git (%s) lớn quá %d MB · larger than that", said[0], largest>>20)
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
	return b[:size], nil
}

func unexpected(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

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

// Blob reads one blob, through a process that waits for questions.
func (r *Repo) Blob(id string) ([]byte, error) {
	b, err := r.take()
	if err != nil {
		return nil, err
	}
	if _, err = io.WriteString(b.in, id+"\n"); err == nil {
		var bytes []byte
		if bytes, err = readBlob(b.out, nil); err == nil || errors.As(err, new(Missing)) {
			r.lock.Lock()
			r.idle = append(r.idle, b)
			r.lock.Unlock()
			return bytes, err
		}
	}
	b.end()
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
