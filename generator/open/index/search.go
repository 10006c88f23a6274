package index

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"congkhai/generator/text/viet"
)

// Found is a record as search shows and finds it. The search numbers records as they come: what comes first is shown
// first where nothing else decides.
type Found struct {
	URL, Title, Kind string
	Lines            []string                 // what a result says besides its title: code, date, facts
	Notice           string                   // such as "Đã bãi bỏ"
	Keywords         []string                 // what people call it besides: found like lines, and not shown
	Marks            []Mark                   // the terms of facets that it has
	Words            func(func(string)) error // calls back with the words of its page, in any order
}

// Mark is a term of a facet, in words: "Lĩnh vực", "Sở hữu trí tuệ".
type Mark struct{ Facet, Term string }

// File is a file to be published: where it stands, and what it holds.
type File struct {
	URL   string
	Bytes []byte
}

// SearchFolder is where the files of the search stand. Only the entry has a name that stays: the others stand in a
// folder named by what they hold, so that a browser may keep them for ever.
const SearchFolder = "/tim-kiem/"

// searchEntry is the one file that a reader's browser asks for first.
type searchEntry struct {
	Folder  string   `json:"f"`
	Records int      `json:"n"`
	PerFile int      `json:"p"` // how many results stand in one file
	Kinds   []string `json:"k"`
	Shards  string   `json:"s"` // the first term of each shard of titles and lines
	Words   string   `json:"w"` // the syllables in them, as vocabulary writes them

	Same [][]string `json:"d,omitempty"` // phrases that mean the same, folded
}

// resultsPerFile is few, for a page of results asks for about as many files as it has results.
const resultsPerFile = 4

// Search writes the files that a browser searches in (themes/…/tim.js reads them). A query that has one of the phrases
// that are the same finds what has another, too.
//
//	t<n>.txt  shards of what results show: a line per term, sorted
//	b<n>.txt  shards of the rest, and b.txt with the first term of each
//	r<n>.json results, some to a file
//	l.json    facets
func Search(records []Found, same [][]string) ([]File, error) {
	entry := searchEntry{Records: len(records), PerFile: resultsPerFile, Same: foldedGroups(same)}
	var titles, results []File
	var facets []byte
	terms, err := termsOf(records)
	if err != nil {
		return nil, err
	}
	var work sync.WaitGroup
	work.Go(func() { results, entry.Kinds = resultFiles(records) })
	work.Go(func() { facets, err = facetsOf(records) })
	work.Go(func() {
		shown := shelfOf(terms, inTitle, inLines)
		titles, entry.Shards = shardFiles("t", shown)
		entry.Words = shown.vocabulary()
	})
	bodies, firsts := shardFiles("b", shelfOf(terms, inBody, inBody))
	work.Wait()
	if err != nil {
		return nil, err
	}
	files := slices.Concat(titles, bodies, []File{{"b.txt", []byte(firsts)}}, results, []File{{"l.json", facets}})
	entry.Folder = hashOf(files)
	for i := range files {
		files[i].URL = SearchFolder + entry.Folder + "/" + files[i].URL
	}
	b, err := plainJSON(entry)
	return append(files, File{SearchFolder + "muc-luc.json", b}), err
}

// foldedGroups are groups of phrases as browsers compare them. What is left alone in its group says nothing.
func foldedGroups(same [][]string) [][]string {
	var groups [][]string
	for _, phrases := range same {
		var group []string
		for _, phrase := range phrases {
			var syllables []string
			viet.Syllables(phrase, func(written string) { syllables = append(syllables, viet.SyllableOf(written).Folded) })
			if folded := strings.Join(syllables, " "); folded != "" && !slices.Contains(group, folded) {
				group = append(group, folded)
			}
		}
		if len(group) > 1 {
			groups = append(groups, group)
		}
	}
	return groups
}

// shardFiles are the shards of a shelf, and the first term of each, a line for each.
func shardFiles(name string, s shelf) (files []File, firsts string) {
	var first []string
	for i, shard := range s.shards() {
		first = append(first, shard.first)
		files = append(files, File{name + strconv.Itoa(i) + ".txt", shard.text})
	}
	return files, strings.Join(first, "\n")
}

// resultFiles are what results show, and the names of the kinds by the numbers that they have there.
func resultFiles(records []Found) ([]File, []string) {
	var kinds names
	files := make([]File, 0, len(records)/resultsPerFile+1)
	var text []byte // of all files in turn
	for some := range slices.Chunk(records, resultsPerFile) {
		text = text[:0]
		for i, r := range some {
			text = r.appendRow(append(text, "[,"[min(i, 1)]), kinds.number(r.Kind))
		}
		name := "r" + strconv.Itoa(len(files)) + ".json"
		files = append(files, File{name, slices.Clone(append(text, "]\n"...))})
	}
	return files, kinds.all
}

// appendRow writes a record as JSON: address, title, number of the kind, lines, notice.
func (r Found) appendRow(b []byte, kind int) []byte {
	b = appendText(append(b, '['), r.URL)
	b = appendText(append(b, ','), r.Title)
	b = strconv.AppendInt(append(b, ','), int64(kind), 10)
	b = appendText(append(b, ','), strings.Join(r.Lines, " · "))
	if r.Notice != "" {
		b = appendText(append(b, ','), r.Notice)
	}
	return append(b, ']')
}

// facet is one way to narrow results down: a name, and for each of its terms the records that have it.
type facet struct {
	terms names
	lists []list
}

func facetsOf(records []Found) ([]byte, error) {
	var order names
	var facets []*facet
	for i, r := range records {
		for _, m := range r.Marks {
			n := order.number(m.Facet)
			if n == len(facets) {
				facets = append(facets, &facet{})
			}
			facets[n].add(m.Term, uint32(i))
		}
	}
	type written struct {
		Name  string      `json:"t"`
		Terms [][2]string `json:"m"` // label, list of records
	}
	all := []written{}
	for i, f := range facets {
		all = append(all, written{order.all[i], f.rows()})
	}
	return plainJSON(all)
}

func (f *facet) add(term string, record uint32) {
	n := f.terms.number(term)
	if n == len(f.lists) {
		f.lists = append(f.lists, list{})
	}
	f.lists[n].add(record)
}

func (f *facet) rows() [][2]string {
	var rows [][2]string
	for i, term := range f.terms.all {
		rows = append(rows, [2]string{term, string(f.lists[i].appendTo(nil))})
	}
	return rows
}

// names numbers texts in the order in which they come.
type names struct {
	all     []string
	numbers map[string]int
}

func (n *names) number(text string) int {
	if i, ok := n.numbers[text]; ok {
		return i
	}
	if n.numbers == nil {
		n.numbers = map[string]int{}
	}
	n.numbers[text] = len(n.all)
	n.all = append(n.all, text)
	return len(n.all) - 1
}

// plainJSON writes JSON with <, > and & as they are: nothing reads it as HTML.
func plainJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(v)
	return b.Bytes(), err
}

// appendText writes a text as JSON has it.
func appendText(b []byte, text string) []byte {
	if !strings.ContainsFunc(text, special) {
		return append(append(append(b, '"'), text...), '"')
	}
	quoted, _ := plainJSON(text) // there is no text that cannot be written
	return append(b, bytes.TrimSuffix(quoted, []byte("\n"))...)
}

// special reports whether JSON may write a character otherwise.
func special(r rune) bool {
	return r < ' ' || r == '"' || r == '\\' || r == '\u2028' || r == '\u2029' || r == utf8.RuneError
}

func hashOf(files []File) string {
	hash := sha256.New()
	for _, f := range files {
		fmt.Fprintf(hash, "%s %d\n", f.URL, len(f.Bytes))
		hash.Write(f.Bytes)
	}
	return hex.EncodeToString(hash.Sum(nil)[:5])
}
