package trial

import (
	"io/fs"
	"path"
	"testing"

	"congkhai/generator/files/source"
	"congkhai/generator/portal"
	"congkhai/generator/test/small"
)

// asOf is the day of all portals that do not name another one.
var asOf = small.AsOf

// mayBeRecord reports whether a file of the content is read as a record.
func mayBeRecord(name string) bool { return path.Ext(name) == ".md" || path.Ext(name) == ".toml" }

func load(t *testing.T, files fs.FS, opt portal.Options) (*portal.Portal, []source.Problem) {
	t.Helper()
	if opt.AsOf.IsZero() {
		opt.AsOf = asOf
	}
	p, problems, err := portal.Load(files, opt)
	if err != nil {
		t.Fatal(err)
	}
	return p, problems
}
