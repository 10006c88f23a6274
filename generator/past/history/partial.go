package history

import (
	"os"
	"path/filepath"
	"strings"

	"congkhai/generator/text/say"
)

// isFiltered asks git whether the clone was made without some objects. Its setting stays when they were fetched later,
// so that this says of a missing object why it is, and not whether one is missing.
func (r *Repo) isFiltered() bool {
	out, err := r.output("config", "--get-regexp", `^(extensions\.partialclone|remote\..*\.promisor)$`)
	return err == nil && len(out) > 0
}

// Whole is the command that fetches what this clone lacks; "" where nothing says that it was cut off or filtered.
func (r *Repo) Whole() string {
	switch shallow, filtered := r.Shallow(), r.filtered(); {
	case shallow && filtered:
		return "git fetch --unshallow --refetch --no-filter"
	case shallow:
		return "git fetch --unshallow"
	case filtered:
		return refetch
	}
	return ""
}

// refetch asks for all objects as a new clone does; git has it since 2.36.
const refetch = "git fetch --refetch --no-filter"

// Sparse says that files of the portal are in git and not in its folder, because only a part of the repository was
// checked out. Whoever reads the folder would take them for removed.
type Sparse []string

// In tells it in one language.
func (s Sparse) In(lang say.Lang) string {
	return say.Textf("thư mục này chỉ lấy ra một phần kho git (sparse checkout), thiếu %d tệp của cổng, đầu tiên là %s; "+
		"lấy đủ bằng: git sparse-checkout disable",
		"only a part of the repository is checked out here (sparse checkout): of the portal %d files are not, "+
			"the first of which is %s; check them out: git sparse-checkout disable", len(s), s[0]).In(lang)
}

func (s Sparse) Error() string { return say.Both(s) }

// CheckedOut reports as an error, a Sparse, that the folder lacks files of the portal.
func (r *Repo) CheckedOut() error {
	if _, err := os.Stat(r.sparse); err != nil {
		return nil // nobody ever asked for a part
	}
	out, err := r.output("ls-files", "-t", "-z", "--", "config.toml", contentFolder, "themes")
	if err != nil {
		return Damaged{say.Text{Vi: "danh sách tệp của thư mục", En: "the index"}, err}
	}
	var left Sparse
	for line := range strings.SplitSeq(string(out), "\x00") {
		name, skipped := strings.CutPrefix(line, "S ")
		if !skipped {
			continue
		}
		if _, err := os.Lstat(filepath.Join(r.dir, filepath.FromSlash(name))); err != nil {
			left = append(left, name)
		}
	}
	if len(left) > 0 {
		return left
	}
	return nil
}
