// Package memory keeps between builds what was made of files: pure results under the key of what they were made from, so that
// nothing in it can be out of date. It is a folder that may be deleted at any time. What cannot be read there is forgotten, and
// made again. It knows nothing of what it keeps.
package memory

import "sync"

// Key names a result by a hash of all that it was made from.
type Key [32]byte

// Memory holds results. Each has a head, which is read when the memory is opened, and tails, which are read when somebody asks:
// they lie on disk, so that they cost no room. It may be used by several goroutines at once.
type Memory struct {
	dir     string // "" when it lasts no longer than the program
	program string
	known   map[Key]entry // what Open found

	lock  sync.Mutex
	kept  map[Key]entry // what was asked for or put since: all that Save writes
	notes map[string]string
	fresh bool // something was put or noted
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
	m := &Memory{dir: dir, program: program, known: map[Key]entry{}, kept: map[Key]entry{}, notes: map[string]string{}}
	if dir != "" {
		m.readIndex()
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
	m.notes[name], m.fresh = text, true
}

// Close lets go of the files.
func (m *Memory) Close() {
	for _, p := range m.packs {
		_ = p.file.Close() // read, or written to be read
	}
}
