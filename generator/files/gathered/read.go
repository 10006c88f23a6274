package gathered

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"

	"congkhai/generator/files/source"
)

// All is what lies in the folder, in the order of the names.
type All struct {
	Portals []*Portal
	Sum     [sha256.Size]byte // of all files; the zero one where there are none
}

// Read reads the folder, where there is one. A file that is not as it was written is a problem.
func Read(root fs.FS) (all All, problems []source.Problem, err error) {
	entries, err := fs.ReadDir(root, Folder)
	if errors.Is(err, fs.ErrNotExist) {
		return all, nil, nil
	}
	if err != nil {
		return all, nil, err
	}
	hash := sha256.New()
	for _, entry := range entries {
		id, ours := IDOf(entry.Name())
		if !ours {
			continue
		}
		raw, err := fs.ReadFile(root, FileOf(id))
		if err != nil {
			return all, nil, err
		}
		fmt.Fprintf(hash, "%q %d\n%s", id, len(raw), raw)
		p, line, err := Parse(id, raw)
		if err != nil {
			problems = append(problems, BadFile.At(placeOf(id, raw, line), line+1))
			continue
		}
		all.Portals = append(all.Portals, p)
	}
	if len(all.Portals)+len(problems) > 0 {
		all.Sum = [sha256.Size]byte(hash.Sum(nil))
	}
	return all, problems, nil
}

// placeOf is the place of a line, or of the file where that is larger than what authors write.
func placeOf(id string, raw []byte, line int) source.Span {
	f, problems := source.NewFile(FileOf(id), raw)
	if len(problems) > 0 {
		return f.Anywhere()
	}
	return f.Line(line)
}
