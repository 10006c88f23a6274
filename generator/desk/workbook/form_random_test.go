package workbook

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"testing/fstest"

	"congkhai/generator/desk/entry"
	"congkhai/generator/desk/sheet"
	"congkhai/generator/files/front"
	"congkhai/generator/files/source"
	"congkhai/generator/portal"
	"congkhai/generator/test/small"
)

// answer is what one person types into a cell, and what content says then.
type answer struct {
	title       string
	row, column int
	cell        sheet.Cell
	path        []any // from the values on: keys, and the place in a list
	value       any
}

// anyAnswers fill the whole form in, each cell with something of its kind.
func anyAnswers(pick *rand.Rand) []answer {
	number := func(n int64) (sheet.Cell, any) { return sheet.Cell{Sort: sheet.Number, Text: fmt.Sprint(n)}, n }
	words := func() (sheet.Cell, any) {
		w := stateWords()[pick.IntN(2)] // what is not known has no sum
		return sheet.Cell{Sort: sheet.Text, Text: w.Label}, w.ID
	}
	truth := func() (sheet.Cell, any) {
		is := pick.IntN(2) == 0
		return sheet.Cell{Sort: sheet.Text, Text: entry.Truths[is]}, is
	}
	var all []answer
	figure := func(row int, name string, cell sheet.Cell, value any) {
		column := valueColumn
		if _, isWord := value.(string); isWord {
			column = reasonColumn
		}
		all = append(all, answer{figuresTitle, row, column, cell, []any{figuresKey, "i", name}, value})
	}
	for i, name := range []string{"con", "tien", "ty_le", "ngay"} {
		cell, value := number(pick.Int64N(1000))
		if pick.IntN(4) == 0 {
			cell, value = words()
		}
		figure(4+i, name, cell, value)
	}
	cell, value := truth()
	figure(8, "niem_yet", cell, value)
	for i, row := range []string{"an-toan", "bao-chi", "do-luong", "tong"} {
		for j := range 3 {
			if row == "tong" && j < 2 {
				continue
			}
			cell, value := number(pick.Int64N(50))
			if pick.IntN(5) == 0 {
				cell, value = words()
			}
			all = append(all, answer{fieldsOf[:len(fieldsOf)-1], 6 + i, 1 + j, cell, []any{tablesKey, "lv", row, j}, value})
		}
	}
	for i, row := range []string{"tinh", "xa"} {
		cell, value := truth()
		all = append(all, answer{levelsOf[:len(levelsOf)-1], 5 + i, 1, cell, []any{tablesKey, "cap", row, 0}, value})
		cell, value = number(pick.Int64N(1_000_000))
		all = append(all, answer{levelsOf[:len(levelsOf)-1], 5 + i, 2, cell, []any{tablesKey, "cap", row, 1}, value})
	}
	return all
}

// typeIn puts an answer into its cell.
func typeIn(book *sheet.Book, a answer) {
	s := sheetNamed(book, a.title)
	for len(s.Rows) <= a.row {
		s.Rows = append(s.Rows, nil)
	}
	for len(s.Rows[a.row]) <= a.column {
		s.Rows[a.row] = append(s.Rows[a.row], sheet.Cell{})
	}
	s.Rows[a.row][a.column] = a.cell
}

// Whoever types what, and whose workbook comes first: the report says what was typed, and its sums are those of its
// rows.
func TestAnyShareAndOrderComesToWhatWasTyped(t *testing.T) {
	_, files := formPortal(t)
	s, _ := formPortal(t)
	blank := givenOut(t, s)
	for seed := range uint64(40) {
		pick := rand.New(rand.NewPCG(seed, 20))
		people := make([][]answer, 1+pick.IntN(4))
		answers := anyAnswers(pick)
		for _, a := range answers {
			who := pick.IntN(len(people))
			people[who] = append(people[who], a)
		}
		now := fstest.MapFS{}
		for name, f := range files {
			now[name] = f
		}
		for _, own := range people {
			bringInAll(t, now, blank, own)
		}
		bringInAll(t, now, blank, answers) // the same once more is nothing new
		said := valuesIn(t, now["content/bao-cao/2024-q2.md"].Data)
		for _, a := range answers {
			if got := valueAt(said, a.path); !reflect.DeepEqual(got, a.value) {
				t.Errorf("seed %d: %v is %v, want %v", seed, a.path, got, a.value)
			}
		}
		for j := range 2 {
			var sum int64
			for _, row := range []string{"an-toan", "bao-chi", "do-luong"} {
				n, _ := valueAt(said, []any{tablesKey, "lv", row, j}).(int64)
				sum += n
			}
			if got := valueAt(said, []any{tablesKey, "lv", "tong", j}); got != sum {
				t.Errorf("seed %d: the sum %d is %v, want %d", seed, j, got, sum)
			}
			if got := valueAt(said, []any{figuresKey, "i", "tong"}); j == 0 && got != sum {
				t.Errorf("seed %d: the figure is %v, want %d", seed, got, sum)
			}
		}
		if t.Failed() {
			return
		}
	}
}

// bringInAll brings in a workbook with some answers.
func bringInAll(t *testing.T, now fstest.MapFS, blank []byte, answers []answer) {
	t.Helper()
	book, _ := sheet.Open("a.xlsx", blank)
	for _, a := range answers {
		typeIn(book, a)
	}
	s, _, err := portal.Check(now, portal.Options{AsOf: small.AsOf})
	if err != nil {
		t.Fatal(err)
	}
	out, problems, err := ImportForm(s, now, book)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, small.Printed(t, problems, source.Vietnamese))
	}
	for name, raw := range out.Files {
		now[name] = &fstest.MapFile{Data: raw}
	}
}

func valuesIn(t *testing.T, raw []byte) any {
	t.Helper()
	f, _ := source.NewFile("a.md", raw)
	keys, _, _ := front.Split(f)
	doc, problems := front.Parse(keys)
	if len(problems) > 0 {
		t.Fatal(small.Printed(t, problems, source.Vietnamese))
	}
	return front.Uniform(doc.Values)
}

// valueAt is what stands at the end of a path; the rows of a table are read by the order of its columns.
func valueAt(v any, path []any) any {
	if len(path) == 4 && path[0] == tablesKey {
		columns := map[any][]any{"lv": {"nhan", "tra", "ty_le"}, "cap": {"co", "phi"}}[path[1]]
		said := valueAt(v, []any{path[0], path[1], columnsKey}).([]any)
		path = append(slices.Clone(path[:3]), slices.Index(said, columns[path[3].(int)]))
	}
	for _, step := range path {
		switch step := step.(type) {
		case string:
			v = v.(map[string]any)[step]
		case int:
			v = v.([]any)[step]
		}
	}
	return v
}
