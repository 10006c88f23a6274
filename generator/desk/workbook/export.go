package workbook

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"slices"
	"strconv"
	"strings"

	"congkhai/generator/desk/entry"
	"congkhai/generator/desk/sheet"
	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/site"
)

// atOnce is how many records are read together: on all cores, and no more of them in memory than that.
const atOnce = 64

// Export writes records of a kind as a workbook and returns what none of its cells can hold, by record and key: it is
// not touched when the workbook comes back.
func Export(to io.Writer, s *site.Site, k *site.Kind, records []*record.Record) (left []string, err error) {
	e := exportOf(s, k)
	rows := make([][]row, len(e.plans))
	var bodies []row
	var seals [][]string
	for part := range slices.Chunk(records, atOnce) {
		for j, c := range source.ParallelMap(part, e.contentOf) {
			for i := range rows {
				rows[i] = append(rows[i], c.rows[i]...)
			}
			bodies = append(bodies, c.body...)
			seals = append(seals, []string{part[j].ID, part[j].Seal().String(), c.sum()})
			left = append(left, c.left...)
		}
	}
	return left, e.write(to, rows, bodies, seals)
}

// export knows how the records of a kind lie in a workbook.
type export struct {
	site  *site.Site
	kind  *site.Kind
	plans []sheetPlan
}

func exportOf(s *site.Site, k *site.Kind) *export {
	isKind := func(folder string) bool { // documents are referred to by their numbers
		return folder != record.DocumentFolder && slices.ContainsFunc(s.Kinds, func(k *site.Kind) bool { return k.Folder == folder })
	}
	return &export{s, k, plansOf(k.Name, s.Fields(k), isKind)}
}

// content is what a record says, as rows of the workbook.
type content struct {
	values table
	text   string // its body
	rows   [][]row
	body   []row
	left   []string
}

// contentOf reads the record's file once more: what it says is wanted as its author wrote it.
func (e *export) contentOf(r *record.Record) content {
	keys, body, _ := front.Parts(r.File)
	text := strings.Trim(body.Text(), "\n")
	doc, _ := front.Parse(keys)
	c := content{values: front.Uniform(doc.Values).(table), text: text, rows: make([][]row, len(e.plans))}
	order := func(path string) int { return doc.Key(path).Start }
	for i := range e.plans {
		w := walk{plan: &e.plans[i], id: r.ID, called: e.called, order: order}
		w.into(c.values, 0, "", nil)
		c.rows[i] = w.rows
		for _, key := range w.left {
			c.left = append(c.left, r.ID+": "+key)
		}
	}
	c.body = bodyRows(r.ID, text)
	return c
}

func (e *export) called(folder, id string) string {
	if r := e.site.Record(folder, id); r != nil {
		return r.Title()
	}
	return ""
}

// sum is a hash of what the rows say, by which it is known whether somebody changed them.
func (c content) sum() string { return sumOf(c.rows, c.body) }

func sumOf(rows [][]row, body []row) string {
	var b []byte // no text has the bytes 0 to 2
	for _, sheet := range append(slices.Clone(rows), body) {
		for _, r := range sheet {
			for _, m := range r.marks {
				b = append(append(b, m...), 0)
			}
			for _, c := range withoutEnd(r.cells) {
				b = append(append(append(b, '0'+byte(c.Sort)), c.Text...), 0)
			}
			b = append(b, 1)
		}
		b = append(b, 2)
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// withoutEnd are the cells up to the last that says something.
func withoutEnd(cells []sheet.Cell) []sheet.Cell {
	end := len(cells)
	for end > 0 && cells[end-1].Sort == sheet.Empty {
		end--
	}
	return cells[:end]
}

// goesOn marks a row whose text goes on within the line that the row before it ends in.
const goesOn = " (tiếp)"

// bodyRows are the parts of a text that cells can hold: a row for each section, more where one is too long.
func bodyRows(id, text string) []row {
	var rows []row
	add := func(part, mark string) {
		n := strconv.Itoa(len(rows) + 1)
		rows = append(rows, row{id: id, marks: []string{n + mark}, cells: []sheet.Cell{{Sort: sheet.Text, Text: part}}})
	}
	var part []string
	long := 0
	flush := func() {
		if part != nil {
			add(strings.Join(part, "\n"), "")
		}
		part, long = nil, 0
	}
	if text == "" {
		return nil
	}
	for line := range strings.SplitSeq(text, "\n") {
		if strings.HasPrefix(line, "## ") || long+len(line)+1 > entry.LongestText { // in bytes, of which there are more than letters
			flush()
		}
		if len(line) <= entry.LongestText {
			part, long = append(part, line), long+len(line)+1
			continue
		}
		mark := ""
		for _, piece := range pieces(line) {
			add(piece, mark)
			mark = goesOn
		}
	}
	flush()
	return rows
}

// pieces are parts of a line that cells can hold.
func pieces(line string) []string {
	var all []string
	letters := []rune(line)
	for most := entry.LongestText / 2; len(letters) > 0; { // a letter has two units at most
		n := min(most, len(letters))
		all = append(all, string(letters[:n]))
		letters = letters[n:]
	}
	return all
}

// bodyOf is the text whose parts the rows are.
func bodyOf(rows []row) string {
	var b strings.Builder
	for i, r := range rows {
		if i > 0 && !strings.HasSuffix(r.marks[0], goesOn) {
			b.WriteByte('\n')
		}
		for _, c := range r.cells {
			b.WriteString(c.Text)
		}
	}
	return strings.Trim(b.String(), "\n")
}
