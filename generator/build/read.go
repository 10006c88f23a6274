package build

import (
	"crypto/sha256"
	"io/fs"
	"path"
	"strings"

	"congkhai/generator/memory"
	"congkhai/generator/parallel"
	"congkhai/generator/picture"
	"congkhai/generator/site"
	"congkhai/generator/source"
)

func readText(root fs.FS, name string) (*source.File, []source.Problem, error) {
	raw, err := fs.ReadFile(root, name)
	if err != nil {
		return nil, nil, err
	}
	f, problems := source.NewFile(name, raw)
	return f, problems, nil
}

// parsed is what one path under content/ turned out to be.
type parsed struct {
	record   *site.Record
	file     site.File
	problems []source.Problem
	err      error
}

// readContent reads every file under content/, parses those that the memory does not know, several at a time, and gathers
// them in the order of paths.
func readContent(root fs.FS, in *site.Input, opt Options) ([]source.Problem, error) {
	m := opt.Memory
	if m == nil {
		m = memory.Open("", "")
	}
	names, problems, err := source.List(root, contentFolder)
	if err != nil {
		return nil, err
	}
	results := make([]parsed, len(names))
	reading := newReading(root, opt)
	parallel.Each(len(names), func(i int) {
		results[i] = reading.once(names[i], func() parsed { return read(root, in.Kinds, m, names[i]) })
	})
	reading.finish()
	for _, r := range results {
		if r.err != nil {
			return nil, r.err
		}
		problems = append(problems, r.problems...)
		if r.record != nil {
			in.Records = append(in.Records, r.record)
		}
		if r.file.Path != "" {
			in.Files = append(in.Files, r.file)
		}
	}
	return problems, nil
}

func read(root fs.FS, kinds []*site.Kind, m *memory.Memory, name string) parsed {
	raw, err := fs.ReadFile(root, name)
	if err != nil {
		return parsed{err: err}
	}
	switch path.Ext(name) {
	case ".md", ".toml":
		return recordOf(root, kinds, m, name, raw)
	}
	switch strings.ToLower(path.Ext(name)) { // cameras write .JPG
	case ".png", ".jpg", ".jpeg", ".gif":
		return measure(name, raw)
	}
	return parsed{file: site.File{Path: name}}
}

// recordOf makes a file's record of what the memory has of it, or else parses it. A sound record goes through the memory
// either way: there it is small, and keeps nothing of the text that it was parsed from.
func recordOf(root fs.FS, kinds []*site.Kind, m *memory.Memory, name string, raw []byte) parsed {
	file := source.Later(name, func() ([]byte, error) { return fs.ReadFile(root, name) })
	key := memory.Key(sha256.Sum256(append([]byte(name+"\x00"), raw...)))
	if head, tail, known := m.Get(key); known {
		if record, err := site.Recall(kinds, file, head, tail.Text); err == nil {
			return parsed{record: record}
		}
	}
	f, problems := source.NewFile(name, raw)
	record, problems := site.Parse(kinds, f, problems)
	if record == nil {
		return parsed{problems: problems}
	}
	h, t, sound := record.Remember()
	if !sound {
		return parsed{record: record}
	}
	head, tail := m.Put(key, h, t)
	record, err := site.Recall(kinds, file, head, tail.Text)
	return parsed{record: record, err: err}
}

// measure finds the size of a picture as it is seen.
func measure(name string, raw []byte) parsed {
	width, height, err := picture.Size(raw)
	result := parsed{file: site.File{Path: name, Width: width, Height: height}}
	if err != nil {
		result.problems = []source.Problem{NoPicture.At((&source.File{Path: name}).Whole())}
	}
	return result
}
