package site

import (
	"regexp"
	"slices"
	"strings"
)

var (
	pageOfList = regexp.MustCompile(`^trang-[0-9]+$`)
	smaller    = regexp.MustCompile(`\.[0-9]+w\.[A-Za-z]+$`)
)

// Lasts reports whether an address, once something was published there, has to go on telling what became of it. Pages of
// records, files of the content, and pages for old addresses last: people keep them and pass them on. What is made of records
// comes and goes with them: their history, which also needs git, lists, their pages and those of their facets' terms, lists of
// who refers to a record, tables, feeds, data files, smaller pictures, pictures for shared pages, the search, and what stands for
// the portal as a whole.
func Lasts(kinds []*Kind, address string) bool {
	parts := strings.Split(strings.Trim(address, "/"), "/")
	last := parts[len(parts)-1]
	if parts[0] == "" || slices.Contains(ofPortal, parts[0]) || pageOfList.MatchString(last) {
		return false
	}
	i := slices.IndexFunc(kinds, func(k *Kind) bool { return k.Folder == parts[0] && !k.AtRoot })
	ofRecord := parts[1:] // of one at the top of the site
	if i >= 0 {
		ofRecord = parts[min(2, len(parts)):]
	}
	if len(ofRecord) > 0 && ofRecord[0]+"/" == historyFolder {
		return false
	}
	if !strings.HasSuffix(address, "/") {
		isTable := i >= 0 && (len(parts) == 3 && last == kinds[i].tableFile+CSVSuffix || len(parts) == 2 && strings.HasPrefix(last, listFile+"."))
		return isPublishable(last) && last != cardFile && !smaller.MatchString(last) && !isTable
	}
	if i < 0 {
		return true
	}
	return len(parts) > 1 && !kinds[i].isDerived(kinds, parts[1:])
}

// ofPortal are the places at the top that belong to the portal as a whole.
var ofPortal = append([]string{strings.Trim(searchURL, "/"), strings.Trim(staffURL, "/"), strings.Trim(mapURL, "/"), strings.Trim(changesURL, "/"), strings.Trim(verifyURL, "/"), strings.Trim(disclosureURL, "/"), FeedFile}, generalFiles...)

// isDerived reports whether a page below the kind's own list is another list.
func (k *Kind) isDerived(kinds []*Kind, parts []string) bool {
	isFacet := slices.ContainsFunc(k.Facets, func(f Facet) bool { return f.Slug == parts[0] })
	isReferring := len(parts) == 2 && slices.Contains(folders(kinds), parts[1])
	return isFacet || isReferring || parts[0]+"/" == wholeFolder
}
