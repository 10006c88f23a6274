package amend_test

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"congkhai/generator/files/front"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds"
)

// file is one that is changed at random, and of what kind it is.
type file struct {
	name   string
	fields []front.Field
	raw    []byte
}

func contentFiles(t *testing.T) []file {
	var files []file
	root := os.DirFS("../../..")
	all := kinds.Kinds()
	err := fs.WalkDir(root, "content", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".md" && path.Ext(name) != ".toml" {
			return err
		}
		raw, err := fs.ReadFile(root, name)
		for _, k := range all {
			if strings.HasPrefix(name, "content/"+k.Folder+"/") {
				files = append(files, file{name, k.Fields(), raw})
			}
		}
		return err
	})
	if err != nil || len(files) < 100 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	return files
}

func madeFiles(n int) []file {
	var files []file
	all := kinds.Kinds()
	for i := range n {
		k := all[i%len(all)]
		suffix := k.Suffix[i/len(all)%len(k.Suffix)]
		name := fmt.Sprintf("content/%s/made-%d%s", k.Folder, i, suffix)
		files = append(files, file{name, k.Fields(), makeFile(uint64(i), k.Fields(), suffix == ".md")})
	}
	return files
}

func docOf(t *testing.T, f *file) *front.Doc {
	doc, sound := reading(f)
	if !sound {
		t.Fatalf("%s is not sound\n%s", f.name, f.raw)
	}
	return doc
}

func valuesOf(t *testing.T, f *file) map[string]any {
	return uniform(docOf(t, f).Values).(map[string]any)
}

// reading is a file as it is read; sound is false where it is not certain what it says.
func reading(f *file) (doc *front.Doc, sound bool) {
	src, problems := source.NewFile(f.name, f.raw)
	sound = !source.Unreadable(problems) && !source.Guessed(problems)
	data := src.Span(0, len(src.Text()))
	if path.Ext(f.name) == ".md" {
		data, _, problems = front.Split(src)
		sound = sound && len(problems) == 0
	}
	doc, _ = front.Parse(data)
	return doc, sound && doc.Sound
}
