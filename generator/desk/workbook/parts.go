package workbook

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"io"
	"io/fs"
	"slices"
)

// parts are the files in a workbook.
type parts struct{ bytes map[string]*bytes.Buffer }

// Create begins a file.
func (p *parts) Create(name string) (io.Writer, error) {
	p.bytes[name] = &bytes.Buffer{}
	return p.bytes[name], nil
}

// AddFS is asked for by no workbook.
func (p *parts) AddFS(fs.FS) error { return fs.ErrInvalid }

// Close ends the files.
func (p *parts) Close() error { return nil }

// size is what the files come to, unpacked.
func (p *parts) size() int {
	size := 0
	for _, b := range p.bytes {
		size += b.Len()
	}
	return size
}

func (p *parts) write(to io.Writer) error {
	z := zip.NewWriter(to)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	names := make([]string, 0, len(p.bytes))
	for name := range p.bytes {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write(p.bytes[name].Bytes())
		}
		if err != nil {
			return err
		}
	}
	return z.Close()
}
