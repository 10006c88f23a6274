package index

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
)

// Found is a record as search shows and finds it. The search numbers records as they come: what comes first is shown first
// where nothing else decides.
type Found struct {
	URL, Title, Kind string
	Lines            []string           // what a result says besides its title: code, date, facts
	Notice           string             // such as "Đã bãi bỏ"
	Marks            []Mark             // the terms of facets that it has
	Body             func(func(string)) // calls back with each text of its page
}

// Mark is a term of a facet, in words: "Lĩnh vực", "Sở hữu trí tuệ".
type Mark struct{ Facet, Term string }

// File is a file to be published: where it stands, and what it holds.
type File struct {
	URL   string
	Bytes []byte
}

// SearchFolder is where the files of the search stand. Only the entry has a name that stays: the others stand in a folder
// named by what they hold, so that a browser may keep them for ever.
const SearchFolder = "/tim-kiem/"

// searchEntry is the one file that a reader's browser asks for first.
type searchEntry struct {
	Folder  string   `json:"f"`
	Records int      `json:"n"`
	PerFile int      `json:"p"` // how many results stand in one file
	Kinds   []string `json:"k"`
	Shards  string   `json:"s"` // the first term of each shard of titles and lines
	Words   string   `json:"w"` // the syllables in them, as vocabulary writes them
}

// resultsPerFile is few, for a page of results asks for about as many files as it has results.
const resultsPerFile = 4

// Search writes the files that a browser searches in (themes/…/tim.js reads them):
//
//	t<n>.txt  shards of what results show: a line per term, sorted
//	b<n>.txt  shards of the rest, and b.txt with the first term of each
//	r<n>.json results, some to a file
//	l.json    facets
func Search(records []Found) ([]File, error) {
	shown, body := shelves(records)
	entry := searchEntry{Records: len(records), PerFile: resultsPerFile}
	var files []File
	var firsts []string
	for i, shard := range shown.shards() {
		firsts = append(firsts, shard.first)
		files = append(files, File{fmt.Sprintf("t%d.txt", i), shard.text})
	}
	entry.Shards, entry.Words = strings.Join(firsts, "\n"), shown.vocabulary()
	firsts = nil
	for i, shard := range body.shards() {
		firsts = append(firsts, shard.first)
		files = append(files, File{fmt.Sprintf("b%d.txt", i), shard.text})
	}
	files = append(files, File{"b.txt", []byte(strings.Join(firsts, "\n"))})
	var kinds names
	for start := 0; start < len(records); start += resultsPerFile {
		b, err := results(records[start:min(start+resultsPerFile, len(records))], &kinds)
		if err != nil {
			return nil, err
		}
		files = append(files, File{fmt.Sprintf("r%d.json", start/resultsPerFile), b})
	}
	facets, err := facetsOf(records)
	if err != nil {
		return nil, err
	}
	files = append(files, File{"l.json", facets})
	entry.Kinds = kinds.all
	entry.Folder = hashOf(files)
	for i := range files {
		files[i].URL = SearchFolder + entry.Folder + "/" + files[i].URL
	}
	b, err := plainJSON(entry)
	return append(files, File{SearchFolder + "muc-luc.json", b}), err
}

// results writes records as rows: address, title, number of the kind, lines, notice.
func results(records []Found, kinds *names) ([]byte, error) {
	var rows [][]any
	for _, r := range records {
		row := []any{r.URL, r.Title, kinds.number(r.Kind), strings.Join(r.Lines, " · ")}
		if r.Notice != "" {
			row = append(row, r.Notice)
		}
		rows = append(rows, row)
	}
	return plainJSON(rows)
}

// facet is one way to narrow results down: a name, and for each of its terms the records that have it.
type facet struct {
	Name  string      `json:"t"`
	Terms [][2]string `json:"m"` // label, list of records
}

func facetsOf(records []Found) ([]byte, error) {
	var order names
	terms := map[string]*names{}
	lists := map[[2]string][]uint32{}
	for i, r := range records {
		for _, m := range r.Marks {
			if order.number(m.Facet) == len(terms) {
				terms[m.Facet] = &names{}
			}
			terms[m.Facet].number(m.Term)
			key := [2]string{m.Facet, m.Term}
			lists[key] = append(lists[key], uint32(i))
		}
	}
	all := []facet{}
	for _, name := range order.all {
		f := facet{Name: name}
		for _, term := range terms[name].all {
			f.Terms = append(f.Terms, [2]string{term, string(appendList(nil, lists[[2]string{name, term}]))})
		}
		all = append(all, f)
	}
	return plainJSON(all)
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

func hashOf(files []File) string {
	hash := sha256.New()
	for _, f := range files {
		fmt.Fprintf(hash, "%s %d\n", f.URL, len(f.Bytes))
		hash.Write(f.Bytes)
	}
	return hex.EncodeToString(hash.Sum(nil)[:5])
}
