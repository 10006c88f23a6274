package verify

import (
	"context"
	"io"
	"strings"
	"time"

	"congkhai/generator/text/say"
)

// Place is where a published portal stands: a folder or a web site. What it gives is not trusted.
type Place interface {
	// open begins to read a file. It is fs.ErrNotExist when there is none, errIrregular when there is something else.
	open(ctx context.Context, path string) (io.ReadCloser, error)
	// list names every file there is, and what is neither file nor folder; ok tells whether the place can do that.
	list() (files, odd []string, ok bool, err error)
	// handsOut tells whether a file of the tree can be read here at all.
	handsOut(path string) bool
	// Close gives back what was opened.
	Close() error
}

// Open finds a place by how people write it: an address that begins with http:// or https://, or a folder. Patience is
// how long a web site may take for a small file, or for the next 64 KiB a second of a large one.
func Open(where string, patience time.Duration) (Place, error) {
	scheme, _, found := strings.Cut(where, "://")
	switch {
	case !found:
		return openFolder(where)
	case scheme == "http" || scheme == "https":
		return openWeb(where, patience)
	}
	return nil, say.Errorf("%s: không phải thư mục hay địa chỉ http://, https://",
		"%s: neither a folder nor an address http://, https://", plain(where))
}

// Limits of what is read whole.
const (
	maxList     = 64 << 20  // bang-ke.json and tong-kiem.txt: 300,000 files and more
	maxExamined = 512 << 10 // a file of the log
)

var (
	errIrregular = say.Errorf("không phải tệp thường", "not a regular file")
	errLong      = say.Errorf("dài hơn mức cho phép", "longer than allowed")
)

// readAll reads a file that must not be longer than most.
func readAll(ctx context.Context, p Place, path string, most int64) ([]byte, error) {
	r, err := p.open(ctx, path)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, max(most, 0)+1))
	if err == nil && int64(len(b)) > most {
		err = errLong
	}
	return b, err
}
