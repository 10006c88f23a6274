package build

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"congkhai/generator/viet"
)

// Every rule that a room declares is in the catalogue, says what it wants in both languages, and occurs in a test.
func TestCatalogueOfRulesIsComplete(t *testing.T) {
	listed := map[string]bool{}
	for _, rule := range Rules() {
		listed[rule.ID] = true
		if rule.ID != viet.Slug(rule.ID) || rule.Vi == "" || rule.En == "" || rule.Vi == rule.En && rule.ID != "sai-cu-phap" {
			t.Errorf("the rule %+v is not whole", rule)
		}
	}
	tested := read(t, "testdata/cong/*.txt", "../testdata/script/*.txt", "../*/*_test.go", "../manual/quy-tac/*.txt")
	declared := read(t, "../*/rules.go")
	for line := range strings.Lines(declared) {
		_, rest, ok := strings.Cut(line, `NewRule("`)
		if !ok {
			continue
		}
		id, _, _ := strings.Cut(rest, `"`)
		if !listed[id] {
			t.Errorf("the rule %s is not in its room's Rules", id)
		}
		if !strings.Contains(tested, id) {
			t.Errorf("no test breaks the rule %s", id)
		}
	}
}

// read joins the files that patterns name.
func read(t *testing.T, patterns ...string) string {
	t.Helper()
	var b strings.Builder
	for _, pattern := range patterns {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			t.Fatal(pattern, err)
		}
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			b.Write(text)
		}
	}
	return b.String()
}
