package site

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/text/citation"
	"congkhai/generator/text/viet"
)

// What is wrong with one file is told once, there. Of a file that could not be read, or not under its own name, nothing
// is known: what others would conclude of that, that a reference leads nowhere or that a sum is not right, is not told.

// copyMark is what systems put behind or before the name of a file that they copy, and people behind one that they keep.
var (
	copyBehind = regexp.MustCompile(`(?i)^(.+?)(?:[ ._-]*(?:copy|bản sao|ban[ -]sao)[ _-]*(?:\(?\d*\)?)|[ ]*\(\d+\)|[ _-]\d{1,2}|\.(?:bak|old|orig|backup|tmp)|~\d*|(?-i:-[A-Z0-9-]*[A-Z][A-Z0-9-]*)|[ ]*\(.*(?:conflict|xung đột).*\))$`)
	copyBefore = regexp.MustCompile(`(?i)^(?:copy of|bản sao của|copy \(\d+\) of) (.+)$`)
)

var keptCopy = regexp.MustCompile(`copy|ban-sao|bak|old|orig`)

// originalOf is the ID that a file had before it was copied, by its name; "" where the name is not that of a copy.
func originalOf(id string) string {
	if n := len(id); n > 0 && !strings.ContainsFunc(id, neverInID) && (id[n-1] < '0' || id[n-1] > '9') &&
		!strings.Contains(id, "copy") && !strings.Contains(id, "sao") && !strings.Contains(id, ".") {
		return "" // as nearly all are
	}
	if m := copyBefore.FindStringSubmatch(id); m != nil {
		return m[1]
	}
	if m := copyBehind.FindStringSubmatch(id); m != nil {
		return strings.TrimSpace(m[1])
	}
	return ""
}

// neverInID reports what no ID has.
func neverInID(r rune) bool {
	return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' && r != '.'
}

// copies finds the records that are copies of others. One whose name could be meant, such as doi-thoai-2, is a copy when
// both say the same.
func (s *Site) copies() map[*record.Record]*record.Record {
	byName := make(map[name]*record.Record, len(s.Records))
	for _, r := range s.Records {
		byName[name{r.Kind.Folder, r.ID}] = r
	}
	copies := map[*record.Record]*record.Record{}
	for _, r := range s.Records {
		id := originalOf(r.ID)
		original := byName[name{r.Kind.Folder, id}]
		if id == "" || original == nil {
			continue
		}
		marked := strings.Contains(id, ".") || keptCopy.MatchString(r.ID)
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
	folders map[string]bool // in which something could not be read
}

var strayRecords = Derived(func(s *Site) astray {
	a := astray{map[name]bool{}, nil, map[string]bool{}}
	for _, r := range s.Records {
		if s.copied[r] != nil || r.Data.Base().Draft {
			continue
		}
		if _, known := citation.Parse(s.Cited(r).Number); !known && r.Kind.Folder == record.DocumentFolder {
			a.numbers = append(a.numbers, viet.Slug(r.ID))
		}
		if !record.ValidID(r.ID) {
			a.names[name{r.Kind.Folder, viet.Slug(r.ID)}] = true
		}
		a.folders[r.Kind.Folder] = a.folders[r.Kind.Folder] || r.Unread()
	}
	for _, f := range s.Files {
		if asRecord(f.Path) != "" {
			a.note(f.Path)
		}
	}
	for _, lost := range s.Lost {
		a.note(lost)
	}
	return a
})

// note notes a file that is no record, and might have been one.
func (a *astray) note(file string) {
	folder, rest, _ := strings.Cut(strings.TrimPrefix(file, "content/"), "/")
	base, _, _ := strings.Cut(path.Base(rest), path.Ext(asRecordName(rest)))
	a.folders[folder] = true
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
func (s *Site) Unread(folder string) bool { return strayRecords(s).folders[folder] }

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
// to, is wrong by itself.
func (s *Site) isDoubtful(r *record.Record, wrong map[*source.File]bool) bool {
	if len(r.Problems) > 0 {
		return true
	}
	for _, t := range r.Tagged {
		if t.Is != record.DocumentFolder && s.Kind(t.Is) != nil && s.Record(t.Is, t.Value) == nil {
			return true
		}
	}
	return slices.ContainsFunc(s.targets(r), func(target *record.Record) bool {
		return target != nil && target != r && wrong[target.File]
	})
}
