// Package proof is the portal's transparency log: what was published when, as entries that are only ever added, in
// files that anybody can hold against one signed line (c2sp.org/tlog-tiles, tlog-checkpoint, tlog-proof). Logs are
// values: adding to one gives another. It reads through a function that it is given, so that a folder and a server are
// one to it, believes nothing that it reads, and writes nothing. The hashing and the signing are those of the Go
// checksum database (x/mod).
//
//	log, err := proof.Read(source, verifier) // a source gives the file on a path, of a folder or of a server
package proof

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"congkhai/generator/text/calendar"
)

// Entry is what the log says once and for ever: that the data of a record had a sum on a day, that a record was
// published no longer, or that the whole tree had a sum.
type Entry struct {
	Address string        // of the record's page, /thu-tuc/1.000173/; "" for a whole tree
	Sum     string        // SHA-256 in hexadecimal: of the record's data, or of the list of sums of a tree; "" when withdrawn
	Day     calendar.Date // that the portal showed
}

// DataFile is what a record says as data, under the address of its page.
const DataFile = "du-lieu.json"

// RecordAt is the address of the record whose data lies on a path of the portal: thu-tuc/1.000173/du-lieu.json. What
// lies deeper is something else's, such as how a record read on another day.
func RecordAt(file string) (address string, ok bool) {
	folder, name := path.Split(file)
	depth := strings.Count(folder, "/")
	return "/" + folder, name == DataFile && (depth == 1 || depth == 2)
}

const (
	recordHead = "congkhai ban-ghi 1\n"
	treeHead   = "congkhai cay 1\n"
	withdrawn  = "rut"

	longestAddress = 1024
	longestEntry   = len(recordHead) + longestAddress + 2*sha256.Size + len("2026-11-26") + 3
)

var errEntry = errors.New("this is no entry of the log")

// Bytes is the text that the log keeps.
func (e Entry) Bytes() []byte {
	switch {
	case e.Address == "":
		return fmt.Appendf(nil, "%s%s\n%s\n", treeHead, e.Sum, e.Day)
	case e.Sum == "":
		return fmt.Appendf(nil, "%s%s\n%s\n%s\n", recordHead, e.Address, withdrawn, e.Day)
	}
	return fmt.Appendf(nil, "%s%s\n%s\n%s\n", recordHead, e.Address, e.Sum, e.Day)
}

// ParseEntry reads an entry back. It takes what Bytes writes and nothing else.
func ParseEntry(b []byte) (Entry, error) {
	var e Entry
	rest, isRecord := strings.CutPrefix(string(b), recordHead)
	if isRecord {
		e.Address, rest, _ = strings.Cut(rest, "\n")
	} else {
		rest = strings.TrimPrefix(rest, treeHead)
	}
	sum, day, _ := strings.Cut(rest, "\n")
	if !isRecord || sum != withdrawn {
		e.Sum = sum
	}
	var err error
	if e.Day, err = calendar.Parse(strings.TrimSuffix(day, "\n")); err != nil {
		return Entry{}, errEntry
	}
	if e.check() != nil || string(e.Bytes()) != string(b) {
		return Entry{}, errEntry
	}
	return e, nil
}

// check refuses an entry that nobody could read back.
func (e Entry) check() error {
	isTree := e.Address == ""
	if !isTree && !isAddress(e.Address) || !isSum(e.Sum) && (isTree || e.Sum != "") || !e.Day.Real() {
		return fmt.Errorf("%w: %q", errEntry, e.Bytes())
	}
	return nil
}

func isAddress(s string) bool {
	inner, begins := strings.CutPrefix(s, "/")
	inner, ends := strings.CutSuffix(inner, "/")
	isControl := func(r rune) bool { return r < ' ' || r == 0x7f }
	return begins && ends && len(s) <= longestAddress && inner != "." && fs.ValidPath(inner) &&
		!strings.ContainsFunc(inner, isControl)
}

func isSum(s string) bool {
	_, err := hex.DecodeString(s)
	return err == nil && len(s) == 2*sha256.Size && s == strings.ToLower(s)
}
