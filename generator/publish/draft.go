package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"os"
	"sync"
)

// draft is a file in the making. Few bytes are at hand until it is known whether they stand somewhere already; many go
// to where the file will stand, and take no room here.
type draft struct {
	path string
	next func() (*tree, error)
	size int
	few  []byte
	file *os.File // with all bytes, once they are many
	sum  hash.Hash
}

// many is from how many bytes on a file is not held in memory.
const many = 1 << 20

var drafts = sync.Pool{New: func() any { return new(draft) }}

func (r *replacement) draft(path string) *draft {
	d := drafts.Get().(*draft)
	*d = draft{path: path, next: r.next, few: d.few[:0]}
	return d
}

// Write makes a draft an io.Writer.
func (d *draft) Write(b []byte) (int, error) {
	d.size += len(b)
	if d.file == nil && d.size <= many {
		d.few = append(d.few, b...)
		return len(b), nil
	}
	if d.file == nil {
		if err := d.spill(); err != nil {
			return 0, err
		}
	}
	d.sum.Write(b) // a hash never fails
	return d.file.Write(b)
}

// WriteString spares who has a text a copy of it.
func (d *draft) WriteString(s string) (int, error) {
	if d.file != nil || d.size+len(s) > many {
		return d.Write([]byte(s))
	}
	d.size += len(s)
	d.few = append(d.few, s...)
	return len(s), nil
}

func (d *draft) spill() error {
	next, err := d.next()
	if err != nil {
		return err
	}
	if d.file, err = next.create(d.path); err != nil {
		return err
	}
	d.sum = sha256.New()
	d.sum.Write(d.few)
	_, err = d.file.Write(d.few)
	return err
}

// describe is the draft as a manifest lists it.
func (d *draft) describe(key string) Published {
	if d.file == nil {
		return describe(d.path, d.few, key)
	}
	return Published{Path: d.path, SHA256: hex.EncodeToString(d.sum.Sum(nil)), Size: d.size, Key: key}
}

// put puts the draft into the tree that it was made for.
func (d *draft) put(next *tree) error {
	if d.file == nil {
		return next.write(d.path, d.few)
	}
	file := d.file
	d.file = nil
	return next.settle(file, d.path, nil)
}

// discard leaves nothing of a draft that was not put anywhere.
func (d *draft) discard() error {
	defer drafts.Put(d)
	if d.file == nil {
		return nil
	}
	return errors.Join(d.file.Close(), os.Remove(d.file.Name()))
}
