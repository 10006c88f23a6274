package history

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"congkhai/generator/files/bound"
	"congkhai/generator/text/say"
)

// longest is how long a field may be: a message in another encoding has letters of more bytes, and names are much shorter.
const longest = 4 * bound.Commit

var errGarbled = say.Errorf("git trả lời không đúng dạng", "git answered in another form than was asked for")

// field reads up to the next NUL.
func field(r *bufio.Reader) (string, error) {
	var whole []byte
	for {
		part, err := r.ReadSlice(0)
		if err == nil && whole == nil {
			return string(part[:len(part)-1]), nil
		}
		whole = append(whole, part...)
		switch {
		case len(whole) > longest:
			return "", errGarbled
		case err == nil:
			return string(whole[:len(whole)-1]), nil
		case errors.Is(err, io.EOF):
			return "", io.ErrUnexpectedEOF
		case !errors.Is(err, bufio.ErrBufferFull):
			return "", err
		}
	}
}

// ended reports whether nothing more comes.
func ended(r *bufio.Reader) bool {
	_, err := r.Peek(1)
	return errors.Is(err, io.EOF)
}

// readTouches reads what git diff-tree answers: the name of a commit, and then what it changed.
func readTouches(r *bufio.Reader, prefix string, each func(id string, t Touch)) error {
	id := ""
	for !ended(r) {
		head, err := field(r)
		if err != nil {
			return err
		}
		if valid(head) {
			id = head
			continue
		}
		if id == "" {
			return fmt.Errorf("%w: %q", errGarbled, head)
		}
		t, err := readTouch(r, head, prefix)
		if err != nil {
			return err
		}
		if t.changes() {
			each(id, t)
		}
	}
	return nil
}

// readTouch reads a changed file: a colon for each parent, modes, objects and a letter for each, and then the paths. Against
// one parent there are two paths where the file was renamed, and one otherwise; against several, always one for each and one.
func readTouch(r *bufio.Reader, head, prefix string) (Touch, error) {
	rest := strings.TrimLeft(head, ":")
	parents := len(head) - len(rest)
	said := strings.Fields(rest)
	if parents == 0 || len(said) != 2*parents+3 || parents > 1 && len(said[2*parents+2]) != parents {
		return Touch{}, fmt.Errorf("%w: %q", errGarbled, head)
	}
	modes, blobs, letters := said[:parents+1], said[parents+1:2*parents+2], said[2*parents+2]
	paths := make([]string, parents+1)
	if parents == 1 && letters[0] != 'R' && letters[0] != 'C' {
		paths = paths[:1]
	}
	for i := range paths {
		path, err := field(r)
		if err != nil {
			return Touch{}, err
		}
		within, ok := strings.CutPrefix(path, prefix)
		if !ok {
			return Touch{}, fmt.Errorf("%w: %q", errGarbled, path)
		}
		paths[i] = within
	}
	t := Touch{Path: paths[len(paths)-1], Blob: blobOf(modes[parents], blobs[parents])}
	for i := range parents {
		t.Before = append(t.Before, Side{paths[min(i, len(paths)-1)], blobOf(modes[i], blobs[i])})
	}
	return t, nil
}

// blobOf is the blob of a file; links and submodules are no files.
func blobOf(mode, id string) string {
	if !strings.HasPrefix(mode, "100") || !valid(id) {
		return ""
	}
	return id
}

// changes reports whether a touch changes the file, and not only, say, whether it may be executed.
func (t Touch) changes() bool {
	for _, b := range t.Before {
		if b.Blob != t.Blob || b.Path != t.Path && t.Blob != "" {
			return true
		}
	}
	return false
}
