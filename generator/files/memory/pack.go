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

// Part is a part of a result, which is read when somebody asks for it.
type Part struct {
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

// Text reads the part.
func (p Part) Text() (string, error) {
	if p.pack.file == nil {
		return p.pack.text, nil
	}
	var text string
	err := p.read(func(b []byte) error {
		text = string(b)
		return nil
	})
	return text, err
}

// Write writes the part to w.
func (p Part) Write(w io.Writer) error {
	if p.pack.file == nil {
		_, err := io.WriteString(w, p.pack.text)
		return err
	}
	return p.read(func(b []byte) error {
		_, err := w.Write(b)
		return err
	})
}

// Read calls use with the part; the bytes are good until it returns.
func (p Part) Read(use func(b []byte) error) error {
	if p.pack.file == nil {
		return use([]byte(p.pack.text))
	}
	return p.read(use)
}

// read does so with one that lies in a pack.
func (p Part) read(use func(b []byte) error) error {
	b := buffers.Get().(*[]byte)
	defer buffers.Put(b)
	*b = slices.Grow((*b)[:0], int(p.size))[:p.size]
	if _, err := p.pack.file.ReadAt(*b, p.at); err != nil {
		p.pack.lost.Store(true)
		return fmt.Errorf("%w: %w", ErrLost, err)
	}
	if crc32.Checksum(*b, castagnoli) != p.sum {
		p.pack.lost.Store(true)
		return fmt.Errorf("%w: %s", ErrLost, p.pack.name)
	}
	return use(*b)
}

// write puts a part into the pack of this run. Where that cannot be, the part stays at hand: a full disk is no reason
// not to build.
func (m *Memory) write(b []byte) Part {
	if m.own == nil && m.dir != "" {
		m.own = m.newPack()
	}
	if m.own == nil {
		return atHand(string(b))
	}
	if _, err := m.own.file.WriteAt(b, m.own.end); err != nil {
		return atHand(string(b))
	}
	p := Part{m.own, m.own.end, uint32(len(b)), crc32.Checksum(b, castagnoli)}
	m.own.end += int64(len(b))
	return p
}

// atHand is a part that lies in no file.
func atHand(text string) Part { return Part{pack: &pack{text: text}} }

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
