package verify

import (
	"cmp"
	"encoding/hex"
	"io/fs"
	"slices"
	"strings"
	"unicode"

	"congkhai/generator/publish"
	"congkhai/generator/text/say"
)

const (
	manifestFile = publish.ManifestName
	sumsFile     = "tong-kiem.txt"
)

// sum is one line of tong-kiem.txt: what the file at a path has to be, as sha256 in hexadecimal.
type sum struct{ hash, path string }

// parseSums reads a list in the form of sha256sum that is sorted by path. It accepts nothing else.
func parseSums(b []byte) ([]sum, error) {
	list := make([]sum, 0, len(b)/(hashDigits+4))
	for line := range strings.SplitAfterSeq(string(b), "\n") {
		if line == "" {
			break // after the last line
		}
		s, ok := parseSum(line)
		if !ok || len(list) > 0 && list[len(list)-1].path >= s.path {
			return nil, say.Errorf("dòng %d không đúng dạng hoặc không theo thứ tự",
				"line %d is malformed or out of order", len(list)+1)
		}
		list = append(list, s)
	}
	return list, nil
}

func parseSum(line string) (sum, bool) {
	line, ended := strings.CutSuffix(line, "\n")
	hash, path, found := strings.Cut(line, "  ")
	return sum{hash, path}, ended && found && isHash(hash) && isPath(path) && !unsummed(path)
}

const hashDigits = 64

func isHash(s string) bool {
	_, err := hex.DecodeString(s)
	return err == nil && len(s) == hashDigits && strings.ToLower(s) == s
}

// isPath tells whether a path may stand in our lists: one that any system has, that leads to no other place and reads
// as it is.
func isPath(path string) bool {
	return fs.ValidPath(path) && path != "." && !strings.ContainsFunc(path, func(r rune) bool {
		return !unicode.IsPrint(r) || r == unicode.ReplacementChar || r == '\\'
	})
}

// unsummed tells which files tong-kiem.txt does not list: itself, the list that lists it, and the log that signs it.
func unsummed(path string) bool {
	return path == sumsFile || path == manifestFile || strings.HasPrefix(path, logFolder)
}

// want is what a file has to be. Size is -1 where no list tells it; list is the one that tells the hash.
type want struct {
	path, hash, list string
	size             int64
}

// expected puts the two lists together, and finds where they do not agree; one that is nil cannot be read. The sum of
// tong-kiem.txt holds, because it is what was signed.
func (c *check) expected(listed []publish.Published, sums []sum) []want {
	wants := make(map[string]want, len(listed))
	for _, f := range listed {
		if isPath(f.Path) && isHash(f.SHA256) {
			wants[f.Path] = want{f.Path, f.SHA256, manifestFile, int64(f.Size)}
		} else {
			c.wrong(manifestFile, "ghi một tệp không hợp lệ: %s", "lists what is no file of a portal: %s", f.Path)
		}
	}
	for _, s := range sums {
		w, ok := wants[s.path]
		switch {
		case listed == nil:
			w.size = -1
		case !ok:
			w.size = -1
			c.wrong(s.path, "có trong tong-kiem.txt mà không có trong bang-ke.json",
				"is in tong-kiem.txt and not in bang-ke.json")
		case w.hash != s.hash:
			c.wrong(s.path, "bang-ke.json ghi sha256 %s, tong-kiem.txt ghi %s",
				"bang-ke.json has sha256 %s, tong-kiem.txt has %s", w.hash, s.hash)
		}
		wants[s.path] = want{s.path, s.hash, sumsFile, w.size}
	}
	list := make([]want, 0, len(wants))
	for _, w := range wants {
		if sums != nil && w.list == manifestFile && !unsummed(w.path) {
			c.wrong(w.path, "có trong bang-ke.json mà không có trong tong-kiem.txt",
				"is in bang-ke.json and not in tong-kiem.txt")
		}
		list = append(list, w)
	}
	slices.SortFunc(list, func(a, b want) int { return cmp.Compare(a.path, b.path) })
	return list
}
