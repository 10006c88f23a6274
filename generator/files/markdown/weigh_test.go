package markdown

import (
	"strings"
	"testing"
)

// What is too heavy is found where an int is of 32 bits, too: the products that tell it are 2^32 and more.
func TestHeavyBodies(t *testing.T) {
	for name, body := range map[string]string{
		"brackets": strings.Repeat("[", 1<<16),
		"cells":    "|" + strings.Repeat("-|", 1<<16-2) + "\n" + strings.Repeat("x\n", 1<<16-1),
	} {
		if _, problems := parse(body); len(problems) != 1 {
			t.Errorf("%s: %d problems", name, len(problems))
		}
	}
}
