package portal

import (
	"fmt"
	"io"
	"io/fs"
	"path"
	"sync"

	"congkhai/generator/files/memory"
	"congkhai/generator/pages/picture"
	"congkhai/generator/publish"
	"congkhai/generator/text/say"
)

// narrowed is a picture of the content in all widths that pages name.
type narrowed struct {
	sum   memory.Key // of the file that they were made of
	bytes map[int][]byte
}

// narrower makes smaller pictures. Those of one picture are made at once, and kept until another one is asked for.
type narrower struct {
	root   fs.FS
	widths map[string][]int  // by path of the picture
	suffix map[string]string // of the smaller ones

	lock sync.Mutex
	path string
	made func() (narrowed, error)
}

// of returns the smaller pictures that are made of a file.
func (n *narrower) of(path string) (narrowed, error) {
	n.lock.Lock()
	if n.path != path {
		n.path, n.made = path, sync.OnceValues(func() (narrowed, error) { return n.make(path) })
	}
	made := n.made
	n.lock.Unlock()
	return made()
}

func (n *narrower) make(path string) (made narrowed, err error) {
	raw, err := fs.ReadFile(n.root, path)
	if err != nil {
		return made, err
	}
	all, err := picture.Narrow(raw, n.suffix[path], n.widths[path]...)
	if err != nil {
		return made, say.Errorf("%s: không đọc được hình này; hãy lưu lại dạng PNG hoặc JPEG: %s",
			"%s: the picture cannot be read; save it as PNG or JPEG again: %s", path, err)
	}
	made = narrowed{sumOf(path, raw), map[int][]byte{}}
	for i, width := range n.widths[path] {
		made.bytes[width] = all[i]
	}
	return made, nil
}

// narrowedFiles are smaller pictures for phones, those of one picture one after the other.
func (p *Portal) narrowedFiles() []publish.File {
	var files []publish.File
	n := &narrower{root: p.root, widths: map[string][]int{}, suffix: map[string]string{}}
	for _, small := range p.Site.Narrowed() {
		n.widths[small.Path] = append(n.widths[small.Path], small.Width)
		n.suffix[small.Path] = path.Ext(small.URL)
		what := fmt.Sprintf("%d pixels%s", small.Width, path.Ext(small.URL))
		narrow := func(had string, w io.Writer) (string, error) {
			return p.unlessKnown(had, small.Path, what, func() (memory.Key, error) {
				made, err := n.of(small.Path)
				if err != nil {
					return made.sum, err
				}
				_, err = w.Write(made.bytes[small.Width])
				return made.sum, err
			})
		}
		files = append(files, publish.File{Path: pathOf(small.URL), Make: narrow})
	}
	return files
}
