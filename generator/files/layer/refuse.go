package layer

import (
	"io/fs"
	"iter"
	"slices"

	"congkhai/generator/text/say"
)

// Refuse is an error where one of the files to be written is a layer's: a portal has its own file in the place of that,
// and changes none of it.
func Refuse(files fs.FS, names iter.Seq[string]) error {
	for _, name := range slices.Sorted(names) {
		if l, shared := From(files, name); shared {
			return Untouched(l.Called(), l.Shown(name))
		}
	}
	return nil
}

// Refusal says that a file is not this portal's to write.
type Refusal struct{ say.Text }

func (r Refusal) Error() string { return say.Both(r) }

// Untouched refuses to write a file of others.
func Untouched(keeper, shown string) error {
	return Refusal{say.Textf("%s thuộc phần chung %q, không sửa từ cổng này; hãy báo nơi giữ phần ấy",
		"%s is of the shared content %q and not changed from this portal; tell those who keep it", shown, keeper)}
}

// Called is the path of a file or folder of a portal as people find it, with whose it is.
func Called(files fs.FS, name string) string {
	if l, shared := From(files, name); shared {
		return l.Shown(name) + " (" + l.Called() + ")"
	}
	return name
}
