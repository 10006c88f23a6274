package source

import (
	"errors"
	"io"
	"io/fs"
)

// ReadUpTo writes what a file holds to w, and of one that is larger than a bound a byte more than that: enough to say
// so.
func ReadUpTo(w io.Writer, files fs.FS, name string, most int64) error {
	f, err := files.Open(name)
	if err != nil {
		return err
	}
	_, err = io.Copy(w, io.LimitReader(f, most+1))
	return errors.Join(err, f.Close())
}
