package verify

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"slices"
	"sync"
	"sync/atomic"

	"congkhai/generator/text/say"
)

const (
	maxFile   = 4 << 30 // bytes of one file, whatever the lists say
	maxUnread = 20      // files; a server that fails so often is not asked for thousands more
)

// errGiveUp says that too many files could not be read.
var errGiveUp = say.Errorf("quá nhiều tệp không đọc được nên dừng lại", "too many files could not be read")

// files holds every file against what it has to be, several at a time.
func (c *check) files(ctx context.Context, wants []want) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var next, done atomic.Int64
	var workers sync.WaitGroup
	for range connections {
		workers.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(wants)) && ctx.Err() == nil; i = next.Add(1) - 1 {
				c.file(ctx, wants[i])
				c.advance(int(done.Add(1)), len(wants))
				if c.count(Unread) >= maxUnread {
					stop(errGiveUp)
				}
			}
		})
	}
	workers.Wait()
	return context.Cause(ctx)
}

// handedOut leaves out the files that the place hands out to nobody, and says so.
func (c *check) handedOut(wants []want) []want {
	return slices.DeleteFunc(slices.Clone(wants), func(w want) bool {
		withheld := !c.place.handsOut(w.path)
		if withheld {
			c.remark(w.path, "máy chủ không đưa tệp cấu hình này cho ai nên không kiểm được qua mạng; hãy kiểm thư mục đã dựng",
				"servers hand out this configuration to nobody: it is not checked over the network; verify the folder")
		}
		return withheld
	})
}

// advance shows how far it has come.
func (c *check) advance(done, total int) {
	if c.ask.Progress != nil {
		c.lock.Lock()
		defer c.lock.Unlock()
		c.ask.Progress(done, total)
	}
}

// file holds one file against what it has to be, and a file of the log against the log.
func (c *check) file(ctx context.Context, w want) {
	examine := c.examiner(w.path)
	if examine == nil {
		hash, n, err := c.sum(ctx, w, maxFile, io.Discard)
		c.compare(ctx, w, hash, n, err)
		return
	}
	var b bytes.Buffer
	hash, n, err := c.sum(ctx, w, maxExamined, &b)
	if c.compare(ctx, w, hash, n, err); err == nil {
		examine(b.Bytes())
	}
}

// sum reads a file, no more than a byte beyond what is expected of it, and keeps what it reads.
func (c *check) sum(ctx context.Context, w want, most int64, keep io.Writer) (hash string, n int64, err error) {
	if w.size >= 0 {
		most = min(w.size, most)
	}
	r, err := c.place.open(ctx, w.path)
	if err != nil {
		return "", 0, err
	}
	defer r.Close()
	h := sha256.New()
	n, err = io.Copy(io.MultiWriter(h, keep), io.LimitReader(r, most+1))
	if err == nil && n > most {
		err = errLong
	}
	return hex.EncodeToString(h.Sum(nil)), n, err
}

// compare tells what is wrong with a file that was read, or why it was not.
func (c *check) compare(ctx context.Context, w want, hash string, n int64, err error) {
	switch {
	case ctx.Err() != nil: // it was not read because all has to end
	case errors.Is(err, fs.ErrNotExist):
		c.wrong(w.path, "đã bị xóa: có trong %s mà không còn trên cổng",
			"was removed: it is in %s and no longer on the portal", w.list)
	case errors.Is(err, errIrregular):
		c.wrong(w.path, "không phải tệp thường (một liên kết hoặc tệp đặc biệt)",
			"is no regular file (a link or something special)")
	case errors.Is(err, errLong):
		c.wrong(w.path, "đã bị sửa: dài hơn %d byte mà bang-ke.json ghi, không thể có sha256 %s",
			"was altered: it is longer than the %d bytes of bang-ke.json, and cannot have sha256 %s", n-1, w.hash)
	case err != nil:
		c.add(Unread, w.path, "không đọc được: %v", "could not be read: %[1]v", err)
	case hash != w.hash:
		c.wrong(w.path, "đã bị sửa: %s ghi sha256 %s, tệp có %s",
			"was altered: %s has sha256 %s, the file has %s", w.list, w.hash, hash)
	case w.size >= 0 && n != w.size:
		c.wrong(w.path, "dài %d byte, bang-ke.json ghi %d", "has %d bytes, bang-ke.json says %d", n, w.size)
	}
}

// others finds what lies in a folder and was not published.
func (c *check) others(wants []want) error {
	files, odd, ok, err := c.place.list()
	if err != nil {
		return err
	}
	if !ok {
		c.remark("", "qua mạng chỉ kiểm được các tệp có trong bang-ke.json và tong-kiem.txt; không biết máy chủ có thêm tệp nào khác",
			"over the network only files in bang-ke.json and tong-kiem.txt are checked; what else the server has is not known")
		return nil
	}
	known := make(map[string]bool, len(wants))
	for _, w := range wants {
		known[w.path] = true
	}
	for _, path := range files {
		if !known[path] && path != manifestFile {
			c.wrong(path, "tệp thừa: không có trong bang-ke.json và tong-kiem.txt",
				"was added: it is in neither bang-ke.json nor tong-kiem.txt")
		}
	}
	for _, path := range odd {
		if !known[path] {
			c.wrong(path, "không phải tệp thường (một liên kết hoặc tệp đặc biệt)",
				"is no regular file (a link or something special)")
		}
	}
	return nil
}

// unreadable is the error of a portal of which nothing can be told.
func unreadable(path string, err error) error {
	return say.Errorf("%s: không đọc được: %s",
		"%s: cannot be read: %s", path, plainly{err})
}
