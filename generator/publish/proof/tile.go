package proof

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

// Source gives the bytes of a file of the log by its path in the log's folder, such as "checkpoint" or
// "tile/0/x001/002.p/3". It gives an error rather than more than most bytes, and one that is fs.ErrNotExist when there
// is no such file.
type Source func(path string, most int) ([]byte, error)

// The names of the log's files that are not tiles.
const (
	Folder         = "nhat-ky"    // of the log, at the top of the portal
	CheckpointFile = "checkpoint" // all that is signed
	VerifierFile   = "khoa.txt"   // the public key
	ReceiptFolder  = "bien-nhan"  // a receipt for the newest entry of each record
)

// Tiles hold so many hashes, or entries, and lie so many levels of the tree apart.
const (
	tileWidth  = 1 << tileHeight
	tileHeight = 8
	entryLevel = -1 // of tiles that hold the entries themselves

	longestBundle = tileWidth * (2 + longestEntry)
)

var errBundle = errors.New("entries of the log cannot be read")

// tilePath is where a tile lies: tile/0/x001/002.p/3, or tile/entries/000.
func tilePath(t tlog.Tile) string {
	path := strings.TrimPrefix(t.Path(), fmt.Sprintf("tile/%d/", tileHeight))
	return "tile/" + strings.Replace(path, "data/", "entries/", 1)
}

// tilesOf lists the tiles that hold a log: the full ones, and those at its right edge that are not.
func tilesOf(size int64) []tlog.Tile {
	var tiles []tlog.Tile
	for level := 0; size>>(tileHeight*level) > 0; level++ {
		for n := range (size >> (tileHeight * level)) / tileWidth {
			tiles = append(tiles, tlog.Tile{H: tileHeight, L: level, N: n, W: tileWidth})
		}
	}
	return withBundles(append(tiles, edgeOf(size)...))
}

// edgeOf lists the tiles of hashes at the right edge of a log that are not full.
func edgeOf(size int64) []tlog.Tile {
	var tiles []tlog.Tile
	for level := 0; size>>(tileHeight*level) > 0; level++ {
		n := size >> (tileHeight * level)
		if w := int(n % tileWidth); w > 0 {
			tiles = append(tiles, tlog.Tile{H: tileHeight, L: level, N: n / tileWidth, W: w})
		}
	}
	return tiles
}

// isFull reports whether a log has the full tile that this one is a part of.
func isFull(t tlog.Tile, size int64) bool { return size>>(tileHeight*t.L)/tileWidth > t.N }

// withBundles adds the tiles with entries to those with their hashes.
func withBundles(tiles []tlog.Tile) []tlog.Tile {
	for _, t := range tiles {
		if t.L == 0 {
			t.L = entryLevel
			tiles = append(tiles, t)
		}
	}
	return tiles
}

// appendBundled adds an entry to a bundle.
func appendBundled(bundle []byte, e Entry) []byte {
	b := e.Bytes()
	return append(binary.BigEndian.AppendUint16(bundle, uint16(len(b))), b...)
}

// parseBundle reads a bundle of just so many entries.
func parseBundle(b []byte, width int) ([]Entry, error) {
	entries := make([]Entry, width)
	for i := range entries {
		if len(b) < 2 {
			return nil, errBundle
		}
		size := 2 + int(binary.BigEndian.Uint16(b))
		if len(b) < size {
			return nil, errBundle
		}
		var err error
		if entries[i], err = ParseEntry(b[2:size]); err != nil {
			return nil, err
		}
		b = b[size:]
	}
	if len(b) > 0 {
		return nil, errBundle
	}
	return entries, nil
}
