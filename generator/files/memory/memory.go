// Package memory keeps between builds what was made of files: pure results under the key of what they were made from,
// so that nothing in it can be out of date. It is a folder that may be deleted at any time. What cannot be read there
// is forgotten, and made again. It knows nothing of what it keeps.
package memory

import "sync"

// Key names a result by a hash of all that it was made from.
type Key [32]byte

// Memory holds results. Each has a head, and tails, which are read when somebody asks: they lie on disk, so that they
// cost no room. Heads are read when the first result is asked for; notes are at hand. It may be used by several
// goroutines at once.
type Memory struct {
	from    string // the folder; "" when there is none
	dir     string // where to save; "" when it lasts no longer than the program
	program string
	known   map[Key]entry // what an earlier run saved
	find    sync.Once     // it

	lock  sync.Mutex
	kept  map[Key]entry // what was asked for or put since: all that Save writes
	stand int           // how many results are saved
	fresh bool          // something was put that is not saved
	notes map[string]string
	noted bool // something was noted that is not saved
	packs []*pack
	own   *pack // the one that this run writes, when there is one
}

type entry struct {
	head  string
	tails []Tail
}

// Open reads the memory in a folder; without a name ("") it lasts as long as the program. program names what makes the
// results: those of another program are forgotten.
func Open(dir, program string) *Memory {
	m := &Memory{from: dir, dir: dir, program: program, known: map[Key]entry{}, kept: map[Key]entry{},
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
func (m *Memory) Get(key Key) (head string, tails []Tail, ok bool) {
	m.find.Do(m.readIndex)
	m.lock.Lock()
	defer m.lock.Unlock()
	e, ok := m.kept[key]
	if !ok {
		e, ok = m.known[key]
	}
	if ok {
		m.kept[key] = e
	}
	return e.head, e.tails, ok
}

// Put keeps a result and returns what Get will.
func (m *Memory) Put(key Key, head []byte, tails ...[]byte) (string, []Tail) {
	m.find.Do(m.readIndex)
	m.lock.Lock()
	defer m.lock.Unlock()
	e := entry{head: string(head)}
	for _, tail := range tails {
		e.tails = append(e.tails, m.write(tail))
	}
	m.kept[key], m.fresh = e, true
	return e.head, e.tails
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

// Close lets go of the files.
func (m *Memory) Close() {
	for _, p := range m.packs {
		_ = p.file.Close() // read, or written to be read
	}
}
