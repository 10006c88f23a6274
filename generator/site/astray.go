package site

import (
	"path"
	"slices"
	"strings"

	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/text/citation"
	"congkhai/generator/text/viet"
)

// What is wrong with one file is told once, there. Of a file that could not be read, or not under its own name, nothing
// is known: what others would conclude of that, that a reference leads nowhere or that a sum is not right, is not told.

// copies finds the records that are copies of others. One whose name could be meant, such as doi-thoai-2, is a copy when
// both say the same.
func (s *Site) copies() map[*record.Record]*record.Record {
	named := slices.DeleteFunc(slices.Clone(s.Records), func(r *record.Record) bool {
		return record.OriginalOf(r.ID) == ""
	})
	if len(named) == 0 { // as nearly always
		return nil
	}
	byName := make(map[name]*record.Record, len(s.Records))
	for _, r := range s.Records {
		byName[name{r.Kind.Folder, r.ID}] = r
	}
	copies := map[*record.Record]*record.Record{}
	for _, r := range named {
		id := record.OriginalOf(r.ID)
		original := byName[name{r.Kind.Folder, id}]
		if original == nil {
			continue
		}
		marked := strings.Contains(id, ".") || record.KeptCopy(r.ID)
		if !record.ValidID(r.ID) || marked && original.Title() == r.Title() || original.File.Text() == r.File.Text() {
			copies[r] = original
		}
	}
	return copies
}

// copyOf is the problem of a copy.
func copyOf(r, original *record.Record) source.Problem {
	return CopiedFile.At(r.File.Anywhere(), original.File.Path)
}

// astray notes which records cannot be found under the names by which others refer to them, or not be read.
type astray struct {
	names   map[name]bool   // by the slug of what the file is called
	numbers []string        // names of documents whose number could not be read
	unread  map[string]bool // folders in which something could not be read
	lost    map[string]bool // folders with files that are no records
}

var strayRecords = Derived(func(s *Site) astray {
	a := astray{map[name]bool{}, nil, map[string]bool{}, map[string]bool{}}
	for _, r := range s.Records {
		if s.copied[r] != nil || r.Data.Base().Draft {
			continue
		}
		if _, known := citation.Parse(s.Cited(r).Number); !known && r.Kind.Folder == record.DocumentFolder {
			a.numbers = append(a.numbers, viet.Slug(r.ID))
		}
		if !record.ValidID(r.ID) {
			a.names[name{r.Kind.Folder, viet.Slug(record.IDLike(r.ID))}] = true
		}
		a.unread[r.Kind.Folder] = a.unread[r.Kind.Folder] || r.Unread()
	}
	for _, f := range s.Files {
		if asRecord(f.Path) != "" {
			a.note(f.Path)
		}
	}
	for _, lost := range s.Input.Astray {
		a.note(lost)
	}
	return a
})

// note notes a file that is no record, and might have been one.
func (a *astray) note(file string) {
	folder, rest, _ := strings.Cut(strings.TrimPrefix(file, "content/"), "/")
	base, _, _ := strings.Cut(path.Base(rest), path.Ext(asRecordName(rest)))
	a.lost[folder] = true
	a.names[name{folder, viet.Slug(base)}] = true
	if folder == record.DocumentFolder {
		a.numbers = append(a.numbers, viet.Slug(base))
	}
}

func asRecordName(file string) string {
	if as := asRecord(file); as != "" {
		return as
	}
	return file
}

// Unread reports whether some record of a folder could not be read, so that nobody knows how many there are and what
// they say.
func (s *Site) Unread(folder string) bool { return strayRecords(s).unread[folder] || s.Lost(folder) }

// Lost reports whether a folder has files that should be records and could not be taken for any.
func (s *Site) Lost(folder string) bool { return strayRecords(s).lost[folder] }

// isAstray reports whether the file that a reference names is there under a wrong name.
func (s *Site) isAstray(folder, id string) bool {
	return strayRecords(s).names[name{folder, viet.Slug(id)}]
}

// isNumberAstray reports whether a document whose number could not be read may have the one that a citation names: its
// file is called by it.
func (s *Site) isNumberAstray(c citation.Citation) bool {
	number := viet.Slug(c.Number)
	return slices.ContainsFunc(strayRecords(s).numbers, func(id string) bool {
		return id == number || strings.HasPrefix(id, number+"-") ||
			strings.HasPrefix(strings.TrimLeft(id, "0"), strings.TrimLeft(number, "0")+"-")
	})
}

// isDoubtful reports whether nothing can be concluded of what a record does not break: it, or something that it refers
// to, could not be read.
func (s *Site) isDoubtful(r *record.Record) bool {
	return r.Unread() || slices.ContainsFunc(s.targets(r), func(target *record.Record) bool {
		return target != nil && target.Unread()
	})
}
