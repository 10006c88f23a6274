package send

import (
	"cmp"
	"crypto/sha256"
	"maps"
	"path"
	"slices"
	"strings"

	"congkhai/generator/publish"
	"congkhai/generator/publish/proof"
)

// Plan is what has to be done at a place so that the new tree stands there.
type Plan struct {
	Put    [][]publish.Published // in this order: what stands in one list may be put at the same time
	Remove [][]publish.Published // when all of these stand, in this order
	Stay   []publish.Published   // as they are
}

// IsNone reports whether the tree stands there already.
func (p Plan) IsNone() bool { return len(p.Put) == 0 && len(p.Remove) == 0 }

// Count is how many files lists have together.
func Count(lists [][]publish.Published) int {
	n := 0
	for _, list := range lists {
		n += len(list)
	}
	return n
}

// stage is when a file is put. Pages come when all that they load is there, those that others lead to before those that
// lead there; what tells of the whole tree comes when that stands.
type stage int

const (
	newFile stage = iota
	newPage
	changedPage
	changedFile
	ofWhole
	stages
)

// unsure stands for the sum of a file of which nobody knows whether it was put, or which of several.
var unsure = strings.Repeat("0", 2*sha256.Size)

// standing lists what may stand at a place: what was sent there whole, and what somebody began to send since and did not
// end. Of that, only what is the same in both is sure to be there.
func standing(whole, begun publish.Manifest) map[string]publish.Published {
	stands := map[string]publish.Published{}
	for _, f := range whole.Files {
		stands[f.Path] = f
	}
	for _, f := range begun.Files {
		if stands[f.Path].SHA256 != f.SHA256 {
			f.SHA256 = unsure
		}
		stands[f.Path] = f
	}
	return stands
}

// mayStand lists all that may stand at a place from the moment on in which a tree is sent there, until it stands.
func mayStand(stands map[string]publish.Published, tree publish.Manifest) publish.Manifest {
	all := maps.Clone(stands)
	for _, f := range tree.Files {
		if was, there := all[f.Path]; there && was.SHA256 != f.SHA256 {
			f.SHA256 = unsure
		}
		f.Key = ""
		all[f.Path] = f
	}
	files := slices.SortedFunc(maps.Values(all), func(a, b publish.Published) int { return cmp.Compare(a.Path, b.Path) })
	return publish.Manifest{Version: tree.Version, Files: files}
}

// planOf compares a tree with what stands at a place.
func planOf(tree publish.Manifest, stands map[string]publish.Published) Plan {
	var byStage [stages][]publish.Published
	var stay []publish.Published
	stays := map[string]bool{}
	for _, f := range tree.Files {
		stays[f.Path] = true
		was, there := stands[f.Path]
		if was.SHA256 == f.SHA256 {
			stay = append(stay, f)
			continue
		}
		s := stageOf(f.Path, there && was.SHA256 != unsure)
		byStage[s] = append(byStage[s], f)
	}
	var pages, others []publish.Published // pages go before what they load
	for _, name := range slices.Sorted(maps.Keys(stands)) {
		switch {
		case stays[name]:
		case isPage(name):
			pages = append(pages, stands[name])
		default:
			others = append(others, stands[name])
		}
	}
	return Plan{some(byStage[:]...), some(pages, others), stay}
}

// some leaves out lists with nothing in them.
func some(lists ...[]publish.Published) [][]publish.Published {
	return slices.DeleteFunc(lists, func(list []publish.Published) bool { return len(list) == 0 })
}

func stageOf(name string, there bool) stage {
	top, _, inFolder := strings.Cut(name, "/")
	switch {
	case top == proof.Folder, !inFolder && !isPage(name):
		return ofWhole
	case isPage(name) && there:
		return changedPage
	case isPage(name):
		return newPage
	case there:
		return changedFile
	}
	return newFile
}

// isPage reports whether a file is a page, or a compressed copy of one.
func isPage(name string) bool {
	return path.Ext(strings.TrimSuffix(strings.TrimSuffix(name, ".gz"), ".br")) == ".html"
}
