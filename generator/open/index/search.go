package index

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"

	"congkhai/generator/text/viet"
)

// Found is a record as search shows and finds it. The search numbers records as they come: what comes first is shown
// first where nothing else decides.
type Found struct {
	URL, Title, Kind string
	Lines            []string                 // what a result says besides its title: code, date, facts
	Notice           string                   // such as "Đã bãi bỏ"
	Keywords         []string                 // what people call it besides: found like its title, and not shown
	Marks            func() []Mark            // the terms of facets that it has; nil for none
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

// searchEntry is the one file that a reader's browser asks for first, beside the script that reads it. Of a portal with
// few records it has all that results show, of which the browser makes what it looks terms up in.
type searchEntry struct {
	Folder  string     `json:"f"`
	Records int        `json:"n"`
	Kinds   []kindRun  `json:"k"`
	Same    [][]string `json:"d,omitempty"` // phrases that mean the same, folded
	Bodies  string     `json:"b"`           // the first term of each shard of the rest
	Shown   *shown     `json:"r,omitempty"`
	*manyRecords
}

// manyRecords is what the entry has of a portal whose results stand in files of their own.
type manyRecords struct {
	PerFile int    `json:"p"` // how many results stand in one file
	Shards  string `json:"s"` // the first term of each shard of titles and lines
	Words   string `json:"w"` // the syllables in them, as vocabulary writes them
}

// fewRecords is how many results the entry has at most: they come in fewer bytes than the shards, the pairs and the
// files of results that a query asks for of a larger portal, and in one go.
const fewRecords = 600

// resultsPerFile is few, for a page of results asks for about as many files as it has results.
const resultsPerFile = 4

// Search writes the files that a browser searches in (themes/…/tim.js reads them). A query that has one of the phrases
// that are the same finds what has another, too.
//
//	b<n>.txt  shards of what pages say besides: a line per term, sorted
//	l.json    facets
//
// and where there are many records
//
//	t<n>.txt  shards of what results show
//	r<n>.json results, some to a file
func Search(records []Found, same [][]string) ([]File, error) {
	entry := searchEntry{Records: len(records), Kinds: kindRuns(records), Same: foldedGroups(same)}
	var shelves []File
	var facets []byte
	var noFiles error
	terms, err := termsOf(records)
	if err != nil {
		return nil, err
	}
	var work sync.WaitGroup
	work.Go(func() { facets, err = facetsOf(records) })
	work.Go(func() {
		all := shownBy(records, entry.Kinds)
		if len(records) <= fewRecords {
			entry.Shown = all.text()
			return
		}
		shelves, entry.manyRecords, noFiles = manyFiles(all, shelfOf(terms, inTitle, inLines))
	})
	bodies, firsts := shardFiles("b", shelfOf(terms, inBody, inBody))
	work.Wait()
	if err = cmp.Or(err, noFiles); err != nil {
		return nil, err
	}
	files := slices.Concat(shelves, bodies, []File{{"l.json", facets}})
	entry.Bodies, entry.Folder = firsts, hashOf(files)
	for i := range files {
		files[i].URL = SearchFolder + entry.Folder + "/" + files[i].URL
	}
	b, err := plainJSON(entry)
	return append(files, File{SearchFolder + "muc-luc.json", b}), err
}

// manyFiles are the files of what results show, and what the entry has of them.
func manyFiles(all columns, terms shelf) (files []File, entry *manyRecords, err error) {
	files, firsts := shardFiles("t", terms)
	var some bytes.Buffer
	for from := 0; from < len(all[0]) && err == nil; from += resultsPerFile {
		some.Reset()
		err = writeJSON(&some, all.part(from, from+resultsPerFile).text())
		files = append(files, File{"r" + strconv.Itoa(from/resultsPerFile) + ".json", bytes.Clone(some.Bytes())})
	}
	return files, &manyRecords{resultsPerFile, firsts, terms.vocabulary()}, err
}

// kindRun is a kind, how many records of it follow each other, and the folder in which all of these stand.
type kindRun struct {
	name, folder string
	count        int
}

// MarshalJSON writes a run as a list.
func (k kindRun) MarshalJSON() ([]byte, error) { return plainJSON([]any{k.name, k.count, k.folder}) }

func kindRuns(records []Found) []kindRun {
	runs := []kindRun{}
	for _, r := range records {
		if n := len(runs); n == 0 || runs[n-1].name != r.Kind {
			runs = append(runs, kindRun{name: r.Kind, folder: r.URL})
		}
		last := &runs[len(runs)-1]
		last.count++
		for !strings.HasPrefix(r.URL, last.folder) || !strings.HasSuffix(last.folder, "/") {
			last.folder = last.folder[:strings.LastIndex(strings.TrimSuffix(last.folder, "/"), "/")+1]
		}
	}
	return runs
}

// columns are what results show, each by itself, which compresses better than record by record: addresses in the folder
// of the run, titles, lines, notices, keywords.
type columns [5][]string

// shown are columns as a browser reads them, a line for each record.
type shown [len(columns{})]string

func shownBy(records []Found, runs []kindRun) (all columns) {
	for i := range all {
		all[i] = make([]string, 0, len(records))
	}
	for _, run := range runs {
		for _, r := range records[len(all[0]):][:run.count] {
			all.add(strings.TrimPrefix(r.URL, run.folder), r.Title, strings.Join(r.Lines, between), r.Notice, strings.Join(r.Keywords, between))
		}
	}
	return all
}

// between stands between the lines, and the keywords, of a record.
const between = " · "

func (c *columns) add(texts ...string) {
	for i, text := range texts {
		c[i] = append(c[i], strings.ReplaceAll(text, "\n", " "))
	}
}

func (c columns) part(from, to int) (some columns) {
	for i, column := range c {
		some[i] = column[from:min(to, len(column))]
	}
	return some
}

func (c columns) text() *shown {
	var all shown
	for i, column := range c {
		all[i] = strings.Join(column, "\n")
	}
	return &all
}

// foldedGroups are groups of phrases as browsers compare them. What is left alone in its group says nothing.
func foldedGroups(same [][]string) [][]string {
	var groups [][]string
	for _, phrases := range same {
		var group []string
		for _, phrase := range phrases {
			if folded := viet.Phrase(phrase); folded != "" && !slices.Contains(group, folded) {
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

// facet is one way to narrow results down: a name, and for each of its terms the records that have it.
type facet struct {
	terms names
	lists []list
}

func facetsOf(records []Found) ([]byte, error) {
	var order names
	var facets []*facet
	for i, r := range records {
		if r.Marks == nil {
			continue
		}
		for _, m := range r.Marks() {
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

func plainJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	err := writeJSON(&b, v)
	return b.Bytes(), err
}

// writeJSON writes JSON with <, > and & as they are: nothing reads it as HTML.
func writeJSON(w io.Writer, v any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(v)
}

func hashOf(files []File) string {
	hash := sha256.New()
	for _, f := range files {
		fmt.Fprintf(hash, "%s %d\n", f.URL, len(f.Bytes))
		hash.Write(f.Bytes)
	}
	return hex.EncodeToString(hash.Sum(nil)[:5])
}
