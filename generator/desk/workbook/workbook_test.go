package workbook

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"congkhai/generator/files/front"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds"
)

func noTitle(string, string) string { return "" }

// All that content says comes back from its rows.
func TestRowsSayWhatTheirRecordsSay(t *testing.T) {
	for _, k := range kinds.Kinds() {
		plans := plansOf(k.Name, k.Fields(), func(f string) bool { return f == "co-quan" || f == "linh-vuc" })
		files, _ := filepath.Glob("../../../content/" + k.Folder + "/*")
		for _, name := range files {
			raw, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			f, _ := source.NewFile(name, raw)
			span := f.Span(0, len(f.Text()))
			if strings.HasSuffix(name, ".md") {
				span, _, _ = front.Split(f)
			}
			doc, problems := front.Parse(span)
			if len(problems) > 0 {
				t.Fatal(problems[0])
			}
			values := front.Uniform(doc.Values).(map[string]any)
			rows := make([][]row, len(plans))
			for i := range plans {
				w := walk{plan: &plans[i], id: "x", called: noTitle, order: func(path string) int { return doc.Key(path).Start }}
				w.into(values, 0, "", nil)
				rows[i] = w.rows
			}
			said := valuesOf(plans, rows)
			if len(said.problems) > 0 {
				t.Errorf("%s: %s", name, said.problems[0].Text(source.Vietnamese))
			}
			got := said.values
			if !reflect.DeepEqual(got, values) {
				for key := range values {
					if !reflect.DeepEqual(got[key], values[key]) {
						t.Errorf("%s: %s is %v, want %v", name, key, got[key], values[key])
					}
				}
			}
		}
	}
}
