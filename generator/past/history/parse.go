package history

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"

	"congkhai/generator/text/bound"
	"congkhai/generator/text/say"
)

// longest is how long a field may be: a message in another encoding has letters of more bytes, and names are much
// shorter.
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

// readTouches reads what git diff-tree answers to the names of two trees: these, and then what they differ in.
func readTouches(r *bufio.Reader, asked string) (touches []Touch, err error) {
	if head, err := r.ReadString('\n'); err != nil || head != asked {
		return nil, cmp.Or(unexpected(err), fmt.Errorf("%w: %.200q", errGarbled, head))
	}
	for {
		if first, err := r.Peek(1); err != nil || first[0] != ':' {
			return touches, nil
		}
		t, err := readTouch(r)
		if err != nil {
			return nil, err
		}
		if t.Blob != t.Before[0].Blob || t.Path != t.Before[0].Path && t.Blob != "" { // and not only, say, its mode
			touches = append(touches, t)
		}
	}
}

// readTouch reads a changed file: a colon, modes, objects and a letter, and then one path, or two where the file was
// renamed.
func readTouch(r *bufio.Reader) (Touch, error) {
	head, err := field(r)
	said := strings.Fields(strings.TrimPrefix(head, ":"))
	if err != nil || len(said) != 5 {
		return Touch{}, cmp.Or(err, fmt.Errorf("%w: %q", errGarbled, head))
	}
	before, err := field(r)
	after := before
	if said[4][0] == 'R' && err == nil {
		after, err = field(r)
	}
	before, after = contentFolder+"/"+before, contentFolder+"/"+after
	return Touch{after, blobOf(said[1], said[3]), []Side{{before, blobOf(said[0], said[2])}}}, err
}

// blobOf is the blob of a file; links and submodules are no files.
func blobOf(mode, id string) string {
	if !strings.HasPrefix(mode, "100") || !valid(id) {
		return ""
	}
	return id
}
