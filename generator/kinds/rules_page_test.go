package kinds_test

import (
	"fmt"
	"strings"
	"testing"

	"congkhai/generator/files/manual"
	"congkhai/generator/test/golden"
	"congkhai/generator/test/small"
)

// Messages, and people, link to a rule in the contents by its name; from there it is one step to its page.
func TestEveryRuleIsInTheContents(t *testing.T) {
	p := golden.Open(t, "testdata/can-cu-het.txt")
	contents := small.Page(t, p, "/can-bo/quy-tac/")
	for _, rule := range manual.Rules() {
		url := fmt.Sprintf("/can-bo/quy-tac/%s/", rule)
		if entry := fmt.Sprintf(`<li id="%s"><a href="%s">`, rule, url); !strings.Contains(contents, entry) {
			t.Errorf("the contents lack %s", entry)
		}
		if p.Site.Page(url) == nil {
			t.Errorf("no page stands at %s", url)
		}
	}
}
