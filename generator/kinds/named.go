package kinds

import (
	"slices"
	"strings"

	"congkhai/generator/site"
	"congkhai/generator/text/say"
	"congkhai/generator/text/viet"
)

// Named is the kind that a word names by its folder. Where there is none it says which there are, and which of them was
// probably meant: somebody may have written a path.
func Named(word string) (*site.Kind, error) {
	var folders []string
	for _, k := range kindTable() {
		if k.Folder == word {
			return k, nil
		}
		folders = append(folders, k.Folder)
	}
	near := viet.Nearest(viet.Slug(word), folders)
	for part := range strings.FieldsFuncSeq(word, func(r rune) bool { return r == '/' || r == '\\' }) {
		if slices.Contains(folders, part) {
			near = part
		}
	}
	return nil, say.Errorf("không có loại %q; các loại là: %s%s",
		"there is no kind %q; the kinds are: %s%s", word, strings.Join(folders, ", "), say.DidYouMean(near))
}
