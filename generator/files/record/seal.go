package record

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strings"

	"congkhai/generator/files/data"
)

// DataFile is the name, under a record's address, of the file with all that the record's own file says.
const DataFile = "du-lieu.json" // the log calls it so too: proof.DataFile

// Seal is the SHA-256 of a record's data file: the same until the record says something else.
type Seal [32]byte

// String is the whole seal in hexadecimal.
func (s Seal) String() string { return hex.EncodeToString(s[:]) }

// Short is as much of the seal as people compare, "3f2a 91bc 07de 55a0".
func (s Seal) Short() string {
	digits := hex.EncodeToString(s[:8])
	return strings.Join([]string{digits[:4], digits[4:8], digits[8:12], digits[12:]}, " ")
}

// Seal returns the seal of the record's data file.
func (r *Record) Seal() Seal { return r.seal }

// OpenData writes the record's data file.
func (r *Record) OpenData(w io.Writer) error { return r.data(w) }

// writeData writes the data file, a function of the record's own file alone, and seals it. The body is as its author
// wrote it.
func (r *Record) writeData(body string) {
	b := make([]byte, 0, len(body)+len(body)/8+3072)
	b = data.AppendText(append(b, `{"dia_chi":`...), r.URL())
	b = data.AppendText(append(b, `,"loai":`...), r.Kind.Folder)
	b = data.AppendText(append(b, `,"dinh_danh":`...), r.ID)
	b = r.RowData().JSON(append(b, `,"du_lieu":`...), func(key string, said []byte) {
		sum := sha256.Sum256(said)
		r.lists = append(r.lists, list{key, ListSum(sum[:])})
	})
	r.Rows = sha256.Sum256(b)
	if body != "" {
		b = data.AppendText(append(b, `,"bai":`...), body)
	}
	r.open = append(b, "}\n"...)
	r.seal = sha256.Sum256(r.open)
	r.data = func(w io.Writer) error {
		_, err := w.Write(r.open)
		return err
	}
}

// ListSum names what a key says that has tables of its own: half a SHA-256, as every record keeps several.
type ListSum [sha256.Size / 2]byte

// list is such a key, with its sum.
type list struct {
	Key string
	Sum ListSum
}

// ListSum returns the sum of a key; zero where the record does not give it.
func (r *Record) ListSum(key string) ListSum {
	for _, l := range r.lists {
		if l.Key == key {
			return l.Sum
		}
	}
	return ListSum{}
}

// RowData is the record as tables of its kind have it.
func (r *Record) RowData() data.Record {
	return data.Record{Address: r.URL(), Title: r.Title, Data: r.Data, Given: r.Doc.Has}
}
