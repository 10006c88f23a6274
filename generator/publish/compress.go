package publish

import (
	"bytes"
	"compress/gzip"
	"io"
	"runtime"

	"github.com/andybalholm/brotli"

	"congkhai/generator/files/delivery"
)

// coding makes compressed copies. Its key stands in the manifest, so that a copy is made anew when the way to make it
// is.
type coding struct {
	suffix, key string
	fresh       func() compressor
	writers     chan compressor // that have nothing to do: making one costs more than compressing a page
}

type compressor interface {
	io.WriteCloser
	Reset(io.Writer)
}

var codings = []*coding{
	codingOf(".gz", "gzip 9", func() compressor {
		w, err := gzip.NewWriterLevel(nil, 9)
		if err != nil {
			panic(err) // the level is one of gzip's
		}
		return w
	}),
	codingOf(".br", "brotli 9", func() compressor { return brotli.NewWriterLevel(nil, 9) }),
}

// codingOf keeps as many compressors as work at a time. One of brotli has 32 MB, and a pool would let go of it, and
// have it made anew, with each collection of garbage.
func codingOf(suffix, key string, fresh func() compressor) *coding {
	return &coding{suffix, key, fresh, make(chan compressor, runtime.GOMAXPROCS(0))}
}

func (c *coding) take() compressor {
	select {
	case w := <-c.writers:
		return w
	default:
		return c.fresh()
	}
}

func (c *coding) giveBack(w compressor) {
	select {
	case c.writers <- w:
	default: // there are enough
	}
}

// compress makes a copy of what is written into it, of so many bytes; nil when the copy would not be smaller.
func (c *coding) compress(size int, write func(io.Writer) error) ([]byte, error) {
	w := c.take()
	defer c.giveBack(w)
	var small bytes.Buffer
	w.Reset(&small)
	if err := write(w); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil || small.Len() >= size {
		return nil, err
	}
	return small.Bytes(), nil
}

// compressedFrom is the size from which copies of a text are worth a file each.
const compressedFrom = 256

func compresses(p Published) bool { return p.Size >= compressedFrom && delivery.IsCompressed(p.Path) }
