// Package layer lays content that several portals share under the content of one: a commune's portal has the province's
// procedures, and files of its own in their place and beside them.
//
//	files := layer.Under(own, layers) // a file of the portal's own first, then that of the first layer that has it
//	if l, ok := layer.From(files, "content/thu-tuc/1.000173.md"); ok { … l.Name … }
//
// What a layer lets no portal replace is said by the layer itself, in the file chung.toml at its top. Layers are read and
// never written to; how one comes onto this machine is not this room's business.
package layer

import (
	"cmp"
	"errors"
	"io/fs"
	"path"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/files/source"
)

// TermsFile is what a layer says of itself, at its top. It is no content, in a portal's own content neither.
const TermsFile = "chung.toml"

const contentFolder = "content"

// Layer is content that portals share.
type Layer struct {
	Place string // where its files are, as people find them: "../tinh/content"
	Name  string // what it calls itself; "" where it does not
	Files fs.FS  // the content itself: "thu-tuc/1.000173.md"
	Keeps []string
	State string // names what lies in it, where that never changes: the commit; "" of a folder
}

// Mark tells the files of one layer from those of others, and from those of another commit: git keeps no times of files.
type Mark struct{ place, state string }

// MarkOf is the mark of a file of a portal; that of its own files is empty.
func MarkOf(files fs.FS, name string) Mark {
	l, _ := From(files, name)
	return Mark{l.Place, l.State}
}

// terms are what TermsFile says.
type terms struct {
	Name string   `key:"ten" say:"tên phần chung, để biết hỏi ai" example:"\"Thủ tục dùng chung của tỉnh\""`
	Keep []string `key:"giu,optional" say:"những tệp không cổng nào được thay: đường dẫn trong phần chung, * là một tên, ** là cả thư mục" example:"[\"thu-tuc/**\"]"`
}

// New returns the layer of files, with what it says of itself.
func New(place string, files fs.FS) (Layer, []source.Problem, error) {
	l := Layer{Place: place, Files: files}
	said, problems, err := readTerms(files, path.Join(place, TermsFile))
	l.Name, l.Keeps = said.Name, said.Keep
	for i := range problems {
		problems[i].Owner = l.Called()
	}
	return l, problems, err
}

// Called is what those who work on a portal know the layer by.
func (l Layer) Called() string { return cmp.Or(l.Name, l.Place) }

// CheckTerms tells what is wrong with the terms in a portal's own content, which others may have as a layer.
func CheckTerms(portal fs.FS) ([]source.Problem, error) {
	content, err := fs.Sub(portal, contentFolder)
	if err != nil {
		return nil, err
	}
	_, problems, err := readTerms(content, path.Join(contentFolder, TermsFile))
	return problems, err
}

func readTerms(files fs.FS, shown string) (said terms, problems []source.Problem, err error) {
	raw, err := fs.ReadFile(files, TermsFile)
	if errors.Is(err, fs.ErrNotExist) {
		return said, nil, nil
	}
	if err != nil {
		return said, nil, err
	}
	f, problems := source.NewFile(shown, raw)
	doc, more := front.ParseFor(f.Span(0, len(f.Text())), &said)
	_, unbound := front.Bind(doc, &said)
	problems = append(append(problems, more...), unbound...)
	for i, pattern := range said.Keep {
		if pattern != "" && !isPattern(pattern) { // an empty text is told as such
			problems = append(problems, BadKeep.At(doc.At("giu"+front.Index(i)), pattern))
		}
	}
	return said, problems, nil
}

// isPattern reports whether something can be kept by a pattern: a path, with * for a name and, once, ** for all below a
// folder.
func isPattern(pattern string) bool {
	_, err := path.Match(pattern, "")
	return err == nil && fs.ValidPath(pattern) && !strings.Contains(pattern, `\`) && strings.Count(pattern, "**") < 2
}

// keeps reports whether no portal may replace a file of the layer.
func (l Layer) keeps(name string) bool {
	for _, pattern := range l.Keeps {
		if matches(strings.Split(pattern, "/"), strings.Split(name, "/")) {
			return true
		}
	}
	return false
}

func matches(pattern, name []string) bool {
	switch {
	case len(pattern) == 0 || len(name) == 0:
		return len(pattern) == len(name)
	case pattern[0] == "**":
		return matches(pattern[1:], name) || matches(pattern, name[1:]) || len(pattern) == 1
	}
	same, _ := path.Match(pattern[0], name[0]) // a bad pattern is a problem of its own
	return same && matches(pattern[1:], name[1:])
}

// Shown is the path of a file of the layer as people find it.
func (l Layer) Shown(name string) string { return path.Join(l.Place, inside(name)) }

// inside is the path in a layer of a file of the content.
func inside(name string) string {
	if name == contentFolder {
		return "."
	}
	return strings.TrimPrefix(name, contentFolder+"/")
}
