package build

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"congkhai/generator/viet"
)

// Every rule that a room declares is in the catalogue and has its texts; TestEveryRuleIsExplained breaks each of them.
func TestCatalogueOfRulesIsComplete(t *testing.T) {
	listed := map[string]bool{}
	for _, rule := range Rules() {
		listed[rule.ID] = true
		if rule.ID != viet.Slug(rule.ID) || rule.Vi == "" || rule.En == "" || rule.Vi == rule.En && rule.ID != "sai-cu-phap" {
			t.Errorf("the rule %+v is not whole", rule)
		}
	}
	names, err := filepath.Glob("../*/rules.go")
	if err != nil || len(names) == 0 {
		t.Fatal("no rules", err)
	}
	for _, name := range names {
		declared, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range declaration.FindAllSubmatch(declared, -1) {
			if id := string(m[1]); !listed[id] {
				t.Errorf("the rule %s is not in its room's Rules", id)
			}
		}
	}
}

var declaration = regexp.MustCompile(`NewRule\("([^"]+)"`)
