package portal_test

import (
	"testing"

	"congkhai/generator/test/golden"
)

// Every archive in testdata/cong is a small portal with its golden problems, or the golden text of some of its pages. Those that
// are about one kind stand beside it.
func TestSmallPortals(t *testing.T) { golden.Run(t, "testdata/cong") }
