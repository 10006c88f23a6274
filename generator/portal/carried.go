package portal

import (
	"errors"
	"io/fs"
	"path"
	"sync"

	"congkhai"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
)

const themesFolder = "themes"

// CarriedTheme is the theme that comes with the program: the folder that it has in a portal.
const CarriedTheme = "cong-khai"

// Carried are the files of the theme that comes with the program, by their paths in a portal.
var Carried = sync.OnceValue(func() map[string][]byte {
	return congkhai.Shipped(path.Join(themesFolder, CarriedTheme))
})

// withTheme are the files of a portal, and in them the theme that comes with the program, where the configuration names
// that and the portal has no folder of the name.
func withTheme(root fs.FS, config record.Config) fs.FS {
	if config.Theme != CarriedTheme {
		return root
	}
	if _, err := fs.Stat(root, path.Join(themesFolder, config.Theme)); !errors.Is(err, fs.ErrNotExist) {
		return root
	}
	return source.Overlay(root, Carried())
}
