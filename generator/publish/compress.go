package publish

import (
	"bytes"
	"compress/gzip"
	"io"
	"sync"

	"github.com/andybalholm/brotli"

	"congkhai/generator/files/delivery"
)

// coding makes compressed copies. Its key stands in the manifest, so that a copy is made anew when the way to make it
// is.
type coding struct {
	suffix, key string
	writers     sync.Pool // of compressor: making one costs more than compressing a page
}

type compressor interface {
	io.WriteCloser
	Reset(io.Writer)
}

var codings = []*coding{
	{suffix: ".gz", key: "gzip 9", writers: sync.Pool{New: func() any {
		w, err := gzip.NewWriterLevel(nil, 9)
		if err != nil {
			panic(err) // the level is one of gzip's
		}
		return w
	}}},
	{suffix: ".br", key: "brotli 9", writers: sync.Pool{New: func() any { return brotli.NewWriterLevel(nil, 9) }}},
}

// compress returns nil when the copy would not be smaller.
func (c *coding) compress(b []byte) ([]byte, error) {
	w := c.writers.Get().(compressor)
	defer c.writers.Put(w)
	var small bytes.Buffer
	w.Reset(&small)
	if _, err := w.Write(b); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil || small.Len() >= len(b) {
		return nil, err
	}
	return small.Bytes(), nil
}

// compressedFrom is the size from which copies of a text are worth a file each.
const compressedFrom = 256

func compresses(p Published) bool { return p.Size >= compressedFrom && delivery.IsCompressed(p.Path) }
