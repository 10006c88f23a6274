package memory

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"congkhai/generator/files/wire"
)

// indexName is the file that tells where results lie. notesName is that with the notes.
const (
	indexName = "chi-muc"
	notesName = "ghi-chu"
)

// sumLength is how many bytes at the end of either tell whether the others are whole.
const sumLength = 8

// opening begins the index.
type opening struct {
	Program string
	Packs   []string
	Entries int
}

// noted is the whole file of notes.
type noted struct {
	Program string
	Notes   map[string]string
}

// line is one result in the index.
type line struct {
	Key   string
	Parts []place
}

// place is where a part lies: in a pack, or, when that is -1, here.
type place struct {
	Pack int
	At   int64
	Size uint32
	Sum  uint32
	Text string
}

// readNotes reads the notes of another run, or nothing: when they are not whole, or not this program's.
func (m *Memory) readNotes() {
	text, ok := m.whole(notesName)
	var n noted
	if _, err := wire.Read(text, &n); ok && err == nil && n.Program == m.program && n.Notes != nil {
		m.notes = n.Notes
	}
}

// readIndex reads what another run saved, or nothing: when it is not whole, not this program's, or lacks a pack.
func (m *Memory) readIndex() {
	text, ok := m.whole(indexName)
	if !ok {
		return
	}
	var o opening
	rest, err := wire.Read(text, &o)
	if err != nil || o.Program != m.program {
		return
	}
	packs, err := m.openPacks(o.Packs)
	if err != nil {
		return
	}
	known := make(map[Key][]Part, max(0, min(o.Entries, len(rest))))
	for range o.Entries {
		var l line
		if rest, err = wire.Read(rest, &l); err != nil || len(l.Key) != len(Key{}) {
			return
		}
		parts := make([]Part, len(l.Parts))
		for i, at := range l.Parts {
			if parts[i], ok = at.in(packs); !ok {
				return
			}
		}
		known[Key([]byte(l.Key))] = parts
	}
	m.known, m.packs, m.stand = known, packs, len(known)
}

// in is what lies at a place of some packs, if they have it.
func (p place) in(packs []*pack) (part Part, ok bool) {
	if p.Pack >= len(packs) {
		return part, false
	}
	if p.Pack < 0 {
		return atHand(p.Text), true
	}
	return Part{packs[p.Pack], p.At, p.Size, p.Sum}, true
}

// whole returns the text of a file without its sum, when that is right.
func (m *Memory) whole(name string) (string, bool) {
	if m.from == "" {
		return "", false
	}
	f, err := os.Open(filepath.Join(m.from, name))
	if err != nil {
		return "", false
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || info.Size() < sumLength {
		return "", false
	}
	var text strings.Builder
	text.Grow(int(info.Size()))
	sum := crc32.New(castagnoli)
	if _, err := io.CopyN(io.MultiWriter(&text, sum), f, info.Size()-sumLength); err != nil {
		return "", false
	}
	said, err := io.ReadAll(f)
	return text.String(), err == nil && string(said) == fmt.Sprintf("%0*x", sumLength, sum.Sum32())
}

func (m *Memory) openPacks(names []string) ([]*pack, error) {
	var packs []*pack
	for _, name := range names {
		f, err := os.Open(filepath.Join(m.from, filepath.Base(name)))
		if err != nil {
			return nil, err
		}
		packs = append(packs, &pack{name: name, file: f})
	}
	return packs, nil
}

// mostPacks is how many files results may lie in before Save puts them together.
const mostPacks = 8

// Save writes down what was asked for or put since Open, and forgets all other results; and what was noted.
func (m *Memory) Save() error {
	m.lock.Lock()
	defer m.lock.Unlock()
	return errors.Join(m.saveIndex(), m.saveNotes())
}

func (m *Memory) saveIndex() error {
	if m.dir == "" || !m.fresh && len(m.kept) == m.stand {
		return nil
	}
	if len(m.packs) > mostPacks {
		m.join()
	}
	var packs []string
	err := m.replace(indexName, func(w io.Writer) { packs = m.writeIndex(w) })
	if err == nil {
		m.fresh, m.stand = false, len(m.kept)
		m.sweep(packs)
	}
	return err
}

func (m *Memory) saveNotes() error {
	if m.dir == "" || !m.noted {
		return nil
	}
	err := m.replace(notesName, func(w io.Writer) {
		_, _ = w.Write(wire.Append(nil, noted{m.program, m.notes})) // as in replace
	})
	m.noted = err != nil
	return err
}

// replace writes a file in place of the one that another run wrote, with its sum behind. What fails while it is written
// shows when the buffer is flushed.
func (m *Memory) replace(name string, write func(w io.Writer)) error {
	if err := os.MkdirAll(m.dir, 0o755); err != nil {
		return err
	}
	f, err := os.CreateTemp(m.dir, name+".")
	if err != nil {
		return err
	}
	sum := crc32.New(castagnoli)
	w := bufio.NewWriterSize(io.MultiWriter(f, sum), 1<<20)
	write(w)
	if err = w.Flush(); err == nil {
		_, err = fmt.Fprintf(f, "%0*x", sumLength, sum.Sum32())
	}
	if err = cmp.Or(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), filepath.Join(m.dir, name))
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}

// join writes all results into the pack of this run.
func (m *Memory) join() {
	for key, parts := range m.kept {
		moved, err := m.moved(parts)
		if err != nil {
			delete(m.kept, key)
			continue
		}
		m.kept[key] = moved
	}
}

// moved writes what lies elsewhere into the pack of this run.
func (m *Memory) moved(parts []Part) ([]Part, error) {
	moved := make([]Part, len(parts))
	for i, p := range parts {
		text, err := p.Text()
		if err != nil {
			return nil, err
		}
		moved[i] = m.write([]byte(text))
	}
	return moved, nil
}

// writeIndex writes the index and returns the names of the packs that it refers to.
func (m *Memory) writeIndex(w io.Writer) []string {
	numbers, names := map[*pack]int{}, []string{}
	for _, parts := range m.kept {
		for _, p := range parts {
			if _, ok := numbers[p.pack]; !ok && p.pack.file != nil {
				numbers[p.pack] = len(names)
				names = append(names, p.pack.name)
			}
		}
	}
	b := wire.Append(nil, opening{m.program, names, len(m.kept)})
	_, _ = w.Write(b) // as in replace
	for key, parts := range m.kept {
		l := line{Key: string(key[:])}
		for _, p := range parts {
			if p.pack.file == nil {
				l.Parts = append(l.Parts, place{Pack: -1, Text: p.pack.text})
			} else {
				l.Parts = append(l.Parts, place{Pack: numbers[p.pack], At: p.at, Size: p.size, Sum: p.sum})
			}
		}
		b = wire.Append(b[:0], l)
		_, _ = w.Write(b)
	}
	return names
}

// sweep removes the packs that nothing refers to, and what runs left behind that were killed.
func (m *Memory) sweep(packs []string) {
	entries, _ := os.ReadDir(m.dir) // what stays is removed another time
	for _, e := range entries {
		name := e.Name()
		stale := strings.HasSuffix(name, packSuffix) && !slices.Contains(packs, name) ||
			strings.HasPrefix(name, indexName+".") || strings.HasPrefix(name, notesName+".")
		if stale {
			_ = os.Remove(filepath.Join(m.dir, name))
		}
	}
}
