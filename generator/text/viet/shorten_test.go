package viet

import "testing"

func TestShortenCutsAtABlank(t *testing.T) {
	for text, want := range map[string]string{"một hai ba": "một hai…", "một": "một", "mộthaibabốn": "mộthaiba…", "một  hai": "một hai"} {
		if got := Shorten(text, 8); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}
