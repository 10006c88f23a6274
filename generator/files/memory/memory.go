// Package memory keeps between builds what was made of files: pure results under the key of what they were made from,
// so that nothing in it can be out of date. It is a folder that may be deleted at any time. What cannot be read there
// is forgotten, and made again. It knows nothing of what it keeps.
package memory

import (
	"os"
	"path/filepath"
	"sync"
)

// Key names a result by a hash of all that it was made from.
type Key [32]byte

// Memory holds results. Each has parts, which are read when somebody asks: they lie on disk, so that they cost no room.
// Which results there are is read when the first is asked for; notes are at hand. It may be used by several goroutines
// at once.
type Memory struct {
	from    string // the folder; "" when there is none
	dir     string // where to save; "" when it lasts no longer than the program
	program string
	known   map[Key][]Part // what an earlier run saved
	find    sync.Once      // it

	lock  sync.Mutex
	kept  map[Key][]Part // what was asked for or put since: all that Save writes
	stand int            // how many results are saved
	fresh bool           // something was put that is not saved
	notes map[string]string
	noted bool // something was noted that is not saved
	packs []*pack
	own   *pack // the one that this run writes, when there is one
}

// Open reads the memory in a folder; without a name ("") it lasts as long as the program. program names what makes the
// results: those of another program are forgotten.
func Open(dir, program string) *Memory {
	m := &Memory{from: dir, dir: dir, program: program, known: map[Key][]Part{}, kept: map[Key][]Part{},
		notes: map[string]string{}}
	if dir != "" {
		m.readNotes()
	}
	return m
}

// Borrow reads the memory in a folder and writes nothing there.
func Borrow(dir, program string) *Memory {
	m := Open(dir, program)
	m.dir = ""
	return m
}

// Get returns what is kept under a key.
func (m *Memory) Get(key Key) (parts []Part, ok bool) {
	m.find.Do(m.readIndex)
	m.lock.Lock()
	defer m.lock.Unlock()
	if parts, ok = m.kept[key]; !ok {
		parts, ok = m.known[key]
	}
	if ok {
		m.kept[key] = parts
	}
	return parts, ok
}

// Put keeps a result and returns what Get will.
func (m *Memory) Put(key Key, result ...[]byte) []Part {
	m.find.Do(m.readIndex)
	m.lock.Lock()
	defer m.lock.Unlock()
	parts := make([]Part, len(result))
	for i, b := range result {
		parts[i] = m.write(b)
	}
	m.kept[key], m.fresh = parts, true
	return parts
}

// Note returns what was noted under a name, "" for nothing. Notes are kept whether somebody asks for them or not.
func (m *Memory) Note(name string) string {
	m.lock.Lock()
	defer m.lock.Unlock()
	return m.notes[name]
}

// SetNote notes something under a name.
func (m *Memory) SetNote(name, text string) {
	m.lock.Lock()
	defer m.lock.Unlock()
	m.notes[name], m.noted = text, true
}

// Close lets go of the files. Where one turned out to be broken, all results are forgotten: who builds again makes them
// again.
func (m *Memory) Close() {
	for _, p := range m.packs {
		_ = p.file.Close() // read, or written to be read
		if p.lost.Load() && m.dir != "" {
			_ = os.Remove(filepath.Join(m.dir, indexName)) // if it stays, the same is told again
		}
	}
}
