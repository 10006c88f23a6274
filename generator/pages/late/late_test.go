package late_test

import (
	"errors"
	"fmt"
	"testing"

	"congkhai/generator/pages/late"
)

func TestValuesAreMadeOnceAndWhenTaken(t *testing.T) {
	calls := 0
	gone := errors.New("gone")
	value := late.New("k", func() (int, error) { calls++; return 7, gone })
	if told := fmt.Sprint(struct{ N late.Value[int] }{value}); told != "{k}" || calls != 0 {
		t.Errorf("told as %s, made %d times", told, calls)
	}
	for range 2 {
		if n, err := value.Take(); n != 7 || err != gone || calls != 1 {
			t.Errorf("%d, %v, made %d times", n, err, calls)
		}
	}
	if n, err := (late.Value[int]{}).Take(); n != 0 || err != nil {
		t.Errorf("%d, %v without a key", n, err)
	}
}
