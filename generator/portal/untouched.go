package portal

import (
	"crypto/sha256"
	"io/fs"

	"congkhai/generator/files/memory"
	"congkhai/generator/files/node"
	"congkhai/generator/files/source"
	"congkhai/generator/files/wire"
)

// untouchedNote is the name in the memory of what was known of the content when it was read last.
const untouchedNote = "content"

// untouched says of content what it holds as long as the file system says the same of it.
type untouched struct {
	Nodes   memory.Key // of all its files
	Content memory.Key // content.sum
}

// nodesOf names what the file system says of files that lie on this machine, none of which changed from a moment on; it
// is zero where one did, or where nobody can tell. Of files that are read after that moment it is the same again only
// while they hold what was read.
func nodesOf(root fs.FS, names []string, from node.Moment) memory.Key {
	dir, ok := source.OnDisk(root)
	if !ok || from == (node.Moment{}) {
		return memory.Key{}
	}
	in, err := node.In(dir)
	if err != nil {
		return memory.Key{}
	}
	defer in.Close()
	nodes := source.ParallelMap(names, func(name string) node.Node {
		n, _ := in.Look(name) // it is no file where nothing is known of it
		return n
	})
	hash := sha256.New()
	var line []byte
	for i, n := range nodes {
		if !n.File || n.ID == (node.ID{}) || !n.Before(from) {
			return memory.Key{}
		}
		line = wire.Append(append(line[:0], names[i]...), n)
		hash.Write(line)
	}
	return memory.Key(hash.Sum(nil))
}

// recallContent is the sum of the content whose files have these nodes, if it is known.
func recallContent(m *memory.Memory, nodes memory.Key) (sum memory.Key, known bool) {
	var last untouched
	_, err := wire.Read(m.Note(untouchedNote), &last)
	return last.Content, err == nil && nodes != memory.Key{} && last.Nodes == nodes
}

// noteContent notes what recallContent tells the next time.
func noteContent(m *memory.Memory, nodes, sum memory.Key) {
	if told, known := recallContent(m, nodes); nodes != (memory.Key{}) && (!known || told != sum) {
		m.SetNote(untouchedNote, string(wire.Append(nil, untouched{nodes, sum})))
	}
}
