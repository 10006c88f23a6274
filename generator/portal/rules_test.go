package portal

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"testing"

	"congkhai/generator/text/viet"
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
	err := fs.WalkDir(os.DirFS(".."), ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || path.Base(name) != "rules.go" {
			return err
		}
		declared, err := os.ReadFile("../" + name)
		for _, m := range declaration.FindAllSubmatch(declared, -1) {
			if id := string(m[1]); !listed[id] {
				t.Errorf("the rule %s of %s is not in its room's Rules", id, name)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

var declaration = regexp.MustCompile(`NewRule\("([^"]+)"`)
