package site

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strings"

	"congkhai/generator/open/data"
	"congkhai/generator/publish/proof"
)

// DataFile is the name, under a record's address, of the file with all that the record's own file says.
const DataFile = proof.DataFile

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

// writeData writes the data file, a function of the record's own file alone, and seals it. The body is as its author wrote it.
func (r *Record) writeData(body string) {
	b := make([]byte, 0, len(body)+len(body)/8+3072)
	b = data.AppendText(append(b, `{"dia_chi":`...), r.URL())
	b = data.AppendText(append(b, `,"loai":`...), r.Kind.Folder)
	b = data.AppendText(append(b, `,"dinh_danh":`...), r.ID)
	b = r.rowData().JSON(append(b, `,"du_lieu":`...))
	r.rows = sha256.Sum256(b)
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

// rowData is the record as tables of its kind have it.
func (r *Record) rowData() data.Record {
	return data.Record{Address: r.URL(), Title: r.Title, Data: r.Data, Given: r.doc.Has}
}

// CatalogFile is the address of the catalogue of all tables (DCAT).
const CatalogFile = "/data.json"

// About is what the catalogue says of the portal as a whole.
type About struct {
	Name, Summary, Publisher string
	Email                    string // "" when it is not known
}

// About tells whose data it is.
func (s *Site) About() About {
	return About{s.Config.Name, s.Config.Summary, s.owner().Name, s.owner().Contact.Value.Email.Value}
}
