package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// collector is how often the garbage of a run is collected. Most of what is allocated while files are read is needed
// for a moment only, and the heap is small then, so that the collector would run all the time: with ballast, which is
// never looked at and takes no memory of the machine, it begins at its size. When the portal is put together the heap may
// grow to what is little on any machine, or by a part of what is in use: of 10,000 procedures by half. To let it grow by
// a quarter takes a tenth longer, and a tenth less memory; that is left to portals ten times as large.
type collector struct{ ballast [][]byte }

// A piece of ballast that begins where something lay before is cleared, and takes memory: therefore there are many.
const (
	pieces = 64
	piece  = 1 << 20 // bytes
)

const (
	little uint64 = 96 << 20   // bytes
	more   uint64 = 20 << 20   // bytes, and
	least         = 25         // percent
	most          = 1250 << 20 // bytes that a run should take
)

func (c *collector) begin() {
	debug.SetGCPercent(-1) // there is no garbage yet
	for range pieces {
		c.ballast = append(c.ballast, make([]byte, piece))
	}
	debug.SetGCPercent(45)
	debug.SetMemoryLimit(most)
}

// loaded lets go of the ballast: what the portal is made of stays, and by that the heap may grow.
func (c *collector) loaded() {
	c.ballast = nil
	runtime.GC()
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	debug.SetGCPercent(growth(live[0].Value.Uint64()))
}

// growth is by how many per cent of what is in use a heap may grow: until it is no longer little, or the least and some
// more.
func growth(live uint64) int {
	live = max(live, piece)
	return max(int(100*little/live)-100, least+int(100*more/live))
}
