package say

import (
	"strings"
	"testing"
)

func TestAsked(t *testing.T) {
	for words, want := range map[string]Lang{
		"": Vietnamese, "build": Vietnamese, "build --lang en": English, "--lang=en build": English, "build --lang": Vietnamese,
		"build --lang en --lang=vi": Vietnamese, "build -- --lang en": Vietnamese, "build --lang fr": "fr",
	} {
		if got := Asked(strings.Fields(words)); got != want {
			t.Errorf("%q asks for %q, want %q", words, got, want)
		}
	}
}
