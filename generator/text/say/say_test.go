package say

import (
	"errors"
	"fmt"
	"io/fs"
	"testing"
)

func TestErrorsAreToldInOneLanguage(t *testing.T) {
	gone := Errorf("không còn", "it is gone")
	for name, test := range map[string]struct {
		err    error
		vi, en string
	}{
		"one":         {gone, "không còn", "it is gone"},
		"a machine's": {fs.ErrNotExist, "file does not exist", "file does not exist"},
		"around a machine's": {Errorf("không đọc được %s: %s", "cannot read %s: %s", "a · b", fs.ErrNotExist),
			"không đọc được a · b: file does not exist", "cannot read a · b: file does not exist"},
		"around another":   {Errorf("tệp %q: %s", "file %q: %s", "x", gone), `tệp "x": không còn`, `file "x": it is gone`},
		"in another order": {Errorf("tệp %s: %s", "%[2]s: %[1]s", "x", gone), "tệp x: không còn", "it is gone: x"},
		"wrapped by fmt":   {fmt.Errorf("--key: %w", fmt.Errorf("a · b: %w", gone)), "--key: a · b: không còn", "--key: a · b: it is gone"},
		"of a path":        {&fs.PathError{Op: "open", Path: "a · b", Err: gone}, "open a · b: không còn", "open a · b: it is gone"},
		"two at once":      {fmt.Errorf("%w: %w", gone, Errorf("hết", "over")), "không còn: hết", "it is gone: over"},
		"joined":           {errors.Join(gone, fs.ErrClosed, Errorf("hết", "over")), "không còn\nfile already closed\nhết", "it is gone\nfile already closed\nover"},
		"with a text":      {Errorf("hỏng: %s", "damaged: %s", Text{"tệp", "file"}), "hỏng: tệp", "damaged: file"},
	} {
		if vi, en := In(test.err, Vietnamese), In(test.err, English); vi != test.vi || en != test.en {
			t.Errorf("%s: %q and %q, want %q and %q", name, vi, en, test.vi, test.en)
		}
	}
	if err := fmt.Errorf("x: %w", Errorf("%s", "%s", gone)); !errors.Is(err, gone) {
		t.Error("what is told of is not wrapped")
	}
}
