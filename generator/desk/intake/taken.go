package intake

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"congkhai/generator/files/layer"
	"congkhai/generator/site"
)

// Taken is what has the ID of a record already, or the address that it gives: a file, in any case and with any suffix,
// or a page. It is "" where nothing has. Without a site the files alone are asked.
func Taken(files fs.FS, s *site.Site, k *site.Kind, id string) (string, error) {
	folder := "content/" + k.Folder
	entries, err := fs.ReadDir(files, folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	for _, entry := range entries {
		stem := entry.Name()
		if !entry.IsDir() && slices.Contains(k.Suffix, strings.ToLower(path.Ext(stem))) {
			stem = strings.TrimSuffix(stem, path.Ext(stem))
		}
		if strings.EqualFold(stem, id) {
			return layer.Called(files, folder+"/"+entry.Name()), nil
		}
	}
	if address := k.Address(id); s != nil && s.Taken(address) {
		return address, nil
	}
	return "", nil
}
