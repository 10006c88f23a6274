package portal

import (
	"congkhai/generator/files/memory"
	"congkhai/generator/files/wire"
	"congkhai/generator/publish"
)

// Stamp says what a portal was made of when this program published it: who finds it again knows what still stands.
type Stamp struct {
	Site       memory.Key // Portal.Sum
	Compressed bool
	Output     publish.State
}

// StampOf returns the stamp of what this program published into a folder last, or none.
func StampOf(m *memory.Memory, out string) Stamp {
	var s Stamp
	if _, err := wire.Read(m.Note(out), &s); err != nil {
		return Stamp{}
	}
	return s
}

// Keep notes the stamp in the memory.
func (s Stamp) Keep(m *memory.Memory, out string) { m.SetNote(out, string(wire.Append(nil, s))) }
