package source

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"congkhai/generator/text/bound"
	"congkhai/generator/text/legacy"
	"congkhai/generator/text/viet"
)

// List returns the paths of all files under a folder in bytewise order, and a problem for each name that Windows
// cannot hold, that another name differs from only by case or by the form of its marks, or that is a link.
// What editors and systems leave behind (hidden files, Thumbs.db, ~$report.docx) is not listed; but what Office writes
// beside a file that is open is told where that file is not: somebody took the one for the other. So is what a cloud
// drive leaves in the place of a file.
func List(fsys fs.FS, root string) ([]string, []Problem, error) {
	var paths []string
	var locks []string
	var problems []Problem
	seen := map[string]string{}
	err := fs.WalkDir(fsys, root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if name == root {
			return nil
		}
		if leftover(entry.Name()) {
			if entry.IsDir() {
				return fs.SkipDir
			}
			switch {
			case strings.HasPrefix(entry.Name(), lockMark):
				locks = append(locks, name)
			case strings.HasSuffix(entry.Name(), placeholder):
				problems = append(problems, CloudAttachment.At((&File{Path: name}).Anywhere()))
			}
			return nil
		}
		problems = append(problems, nameProblems(name, seen)...)
		switch {
		case !entry.IsDir() && mergeLeft.MatchString(entry.Name()):
			problems = append(problems, MergeLeft.At((&File{Path: name}).Anywhere(), entry.Name()))
		case !utf8.ValidString(name) || len(name) > bound.Path: // not every system opens it
			if entry.IsDir() {
				return fs.SkipDir
			}
		case entry.IsDir():
		case entry.Type().IsRegular():
			paths = append(paths, name)
		default:
			problems = append(problems, NotRegular.At((&File{Path: name}).Anywhere()))
		}
		return nil
	})
	slices.Sort(paths)
	return paths, append(problems, loneLocks(locks, paths)...), err
}

// lockMark begins the name of what Office writes beside a file that is open. The rest is the name of that file, of a long
// one without its first two letters.
const lockMark = "~$"

// placeholder ends the name of what a Mac leaves in the place of a file that it has moved to iCloud: .bao-cao.pdf.icloud
const placeholder = ".icloud"

func loneLocks(locks, paths []string) []Problem {
	var problems []Problem
	for _, lock := range locks {
		rest := strings.TrimPrefix(path.Base(lock), lockMark)
		if !slices.ContainsFunc(paths, func(name string) bool {
			return path.Dir(name) == path.Dir(lock) && strings.HasSuffix(name, rest)
		}) {
			problems = append(problems, LockFile.At((&File{Path: lock}).Anywhere()))
		}
	}
	return problems
}

// mergeLeft matches the names of what programs leave behind that put two versions of a file together.
var mergeLeft = regexp.MustCompile(`\.(?:orig|rej)$|_(?:BACKUP|BASE|LOCAL|REMOTE)_\d+\.`)

// BadPart returns what in a name neither Windows nor an address can hold, or "".
func BadPart(name string) string {
	if part := notInAddress(name); part != "" {
		return part
	}
	return notOnWindows(name)
}

// notInAddress returns what in a name no address shows as it is, or "".
func notInAddress(name string) string {
	for at, r := range name {
		if r == '#' || r == '%' || viet.Turns(r) || viet.Private(r) || viet.Unseen(name, at) {
			return string(r)
		}
	}
	return ""
}

func leftover(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, lockMark) || strings.HasSuffix(name, "~") ||
		name == "Thumbs.db" || name == "desktop.ini"
}

func nameProblems(name string, seen map[string]string) []Problem {
	var problems []Problem
	where := (&File{Path: name}).Anywhere()
	if reason := notOnWindows(path.Base(name)); reason != "" {
		problems = append(problems, BadName.At(where, path.Base(name), reason))
	}
	if part := notInAddress(path.Base(name)); part != "" {
		problems = append(problems, AddressName.At(where, path.Base(name), part))
	}
	if !viet.Plain(path.Base(name)) {
		if code, meant := legacy.Read(viet.Normal(path.Base(name))); code != nil {
			problems = append(problems, CodedName.At(where, path.Base(name), code.Name, meant))
		}
	}
	problems = append(problems, TooLong(where, name)...)
	same := strings.ToLower(viet.Normal(name))
	if other, ok := seen[same]; ok {
		problems = append(problems, SameName.At(where, other))
	}
	seen[same] = name
	return problems
}

// TooLong reports a path that is too long, or whose last name is.
func TooLong(where Span, name string) []Problem {
	if n := len(path.Base(name)); n > bound.Name {
		return []Problem{LongName.At(where, n, bound.Name)}
	}
	if len(name) > bound.Path {
		return []Problem{LongName.At(where, len(name), bound.Path)}
	}
	return nil
}

var reserved = []string{"con", "prn", "aux", "nul", "conin$", "conout$",
	"com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "com¹", "com²", "com³",
	"lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "lpt¹", "lpt²", "lpt³"}

// notOnWindows returns the part of a name that Windows refuses, or "".
func notOnWindows(name string) string {
	for i, r := range name {
		_, size := utf8.DecodeRuneInString(name[i:])
		if broken := r == utf8.RuneError && size == 1; broken || r < ' ' || strings.ContainsRune(`<>:"\|?*`, r) {
			return name[i : i+size]
		}
	}
	if last := name[len(name)-1]; last == '.' || last == ' ' {
		return string(last)
	}
	stem, _, _ := strings.Cut(strings.ToLower(name), ".")
	if stem = strings.TrimRight(stem, " "); slices.Contains(reserved, stem) {
		return stem
	}
	return ""
}
