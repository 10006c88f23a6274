// Package node asks the file system what lies under a name, and tells by it whether that is what lay there before: who
// writes to a file can set its times, but for the one that is asked for here. It reads no file.
//
//	at, err := node.In(folder)
//	n, err := at.Look("a/b.html")
//	if n.Before(since) { … it is what it was … }
package node

import (
	"io/fs"
	"math"
)

// Node is what the system says of a name. Changed is when its bytes, its names or its mode changed last, in the file
// system's own time.
type Node struct {
	File, Folder bool
	Mode         fs.FileMode
	Size         int64
	Changed      int64
	ID           ID
}

// ID tells files apart whatever they are called; the zero one tells nothing.
type ID struct{ Volume, Number uint64 }

// unknown is when a node changed of which the system does not tell: after everything.
const unknown = math.MaxInt64

// Moment is a time by the clock of one file system. The zero one is before everything.
type Moment struct {
	Volume uint64
	At     int64
}

// Now is the time at which a file was written that was written just now; zero where the system does not tell.
func Now(name string) Moment {
	n, err := Look(name)
	if err != nil || n.Changed == unknown {
		return Moment{}
	}
	return Moment{n.ID.Volume, n.Changed}
}

// Before reports whether nothing changed from a moment on. The clock of a file system ticks in steps: what changed in
// the very one may have changed after it.
func (n Node) Before(m Moment) bool { return n.ID.Volume == m.Volume && n.Changed < m.At }
