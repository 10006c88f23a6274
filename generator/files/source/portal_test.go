package source_test

import (
	"testing"

	"congkhai/generator/test/golden"
)

func TestSmallPortals(t *testing.T) { golden.Run(t, "testdata") }
