package memory

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"

	"congkhai/generator/text/say"
)

// Tail is a part of a result, which is read when somebody asks for it. A head is one, too.
type Tail struct {
	pack *pack
	at   int64
	size uint32
	sum  uint32
}

// pack is a file of parts of results, one behind the other. It is written by one run and only read afterwards. Without
// a file it is a single part that could not be written, which stays at hand.
type pack struct {
	name string
	file *os.File
	text string // where there is no file
	end  int64
	lost atomic.Bool // something in it could not be read any more
}

// packSuffix is how the names of packs end.
const packSuffix = ".goi"

// ErrLost says that a part of a result could not be read any more: somebody cleared the memory while it was used, or its
// disk failed.
var ErrLost = say.Errorf("bộ nhớ giữa các lần dựng bị mất khi đang dùng, hãy dựng lại",
	"the memory between builds was lost while it was used, build again")

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

var buffers = sync.Pool{New: func() any { return new([]byte) }}

// Text reads the tail.
func (t Tail) Text() (string, error) {
	if t.pack.file == nil {
		return t.pack.text, nil
	}
	var text string
	err := t.read(func(b []byte) error {
		text = string(b)
		return nil
	})
	return text, err
}

// Write writes the tail to w.
func (t Tail) Write(w io.Writer) error {
	if t.pack.file == nil {
		_, err := io.WriteString(w, t.pack.text)
		return err
	}
	return t.read(func(b []byte) error {
		_, err := w.Write(b)
		return err
	})
}

// Read calls use with the tail; the bytes are good until it returns.
func (t Tail) Read(use func(b []byte) error) error {
	if t.pack.file == nil {
		return use([]byte(t.pack.text))
	}
	return t.read(use)
}

// read does so with one that lies in a pack.
func (t Tail) read(use func(b []byte) error) error {
	b := buffers.Get().(*[]byte)
	defer buffers.Put(b)
	*b = slices.Grow((*b)[:0], int(t.size))[:t.size]
	if _, err := t.pack.file.ReadAt(*b, t.at); err != nil {
		t.pack.lost.Store(true)
		return fmt.Errorf("%w: %w", ErrLost, err)
	}
	if crc32.Checksum(*b, castagnoli) != t.sum {
		t.pack.lost.Store(true)
		return fmt.Errorf("%w: %s", ErrLost, t.pack.name)
	}
	return use(*b)
}

// write puts a tail into the pack of this run. Where that cannot be, the tail stays at hand: a full disk is no reason
// not to build.
func (m *Memory) write(tail []byte) Tail {
	if m.own == nil && m.dir != "" {
		m.own = m.newPack()
	}
	if m.own == nil {
		return atHand(string(tail))
	}
	if _, err := m.own.file.WriteAt(tail, m.own.end); err != nil {
		return atHand(string(tail))
	}
	t := Tail{m.own, m.own.end, uint32(len(tail)), crc32.Checksum(tail, castagnoli)}
	m.own.end += int64(len(tail))
	return t
}

// atHand is a tail that lies in no file.
func atHand(text string) Tail { return Tail{pack: &pack{text: text}} }

// newPack makes the folder too, and lets git leave it alone. Where nothing can be written there is none, and no folder
// either.
func (m *Memory) newPack() *pack {
	b := make([]byte, 8)
	_, _ = rand.Read(b) // never fails
	name := hex.EncodeToString(b) + packSuffix
	err := os.MkdirAll(m.dir, 0o755)
	if err == nil {
		err = os.WriteFile(filepath.Join(m.dir, ".gitignore"), []byte("*\n"), 0o644)
	}
	if err == nil {
		var f *os.File
		if f, err = os.Create(filepath.Join(m.dir, name)); err == nil {
			p := &pack{name: name, file: f}
			m.packs = append(m.packs, p)
			return p
		}
	}
	m.dir = ""
	return nil
}
