package member_test

import (
	"testing"

	"congkhai/generator/test/golden"
)

// Every archive in testdata is a small portal with its golden problems, or the golden text of some of its pages.
func TestSmallPortals(t *testing.T) { golden.Run(t, "testdata") }
