package portal

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"strconv"
	"testing"

	"congkhai/generator/files/source"
	"congkhai/generator/text/viet"
)

// allRules reads the rules of all rooms where they are declared.
func allRules(t *testing.T) []source.Rule { return rulesUnder(t, "..") }

// deskRules are those of what is brought into the content, which no file of a portal can break: their rooms break them.
func deskRules(t *testing.T) []source.Rule { return rulesUnder(t, "../desk") }

func rulesUnder(t *testing.T, folder string) []source.Rule {
	t.Helper()
	var rules []source.Rule
	err := filepath.WalkDir(folder, func(name string, _ fs.DirEntry, err error) error {
		if err != nil || path.Base(name) != "rules.go" {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err == nil {
			ast.Inspect(file, func(n ast.Node) bool {
				if call, ok := n.(*ast.CallExpr); ok && len(call.Args) == 3 {
					rules = append(rules, source.Rule{ID: text(t, call.Args[0]), Vi: text(t, call.Args[1]), En: text(t, call.Args[2])})
				}
				return true
			})
		}
		return err
	})
	if err != nil || len(rules) < 10 {
		t.Fatal(err, len(rules))
	}
	return rules
}

// text is a text as it is written in a program, in one piece or several.
func text(t *testing.T, e ast.Expr) string {
	t.Helper()
	switch e := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		if err != nil {
			t.Fatal(err)
		}
		return text
	case *ast.BinaryExpr:
		return text(t, e.X) + text(t, e.Y)
	}
	t.Fatalf("a text of a rule is a %T", e)
	return ""
}

// Every rule has its texts; TestEveryRuleIsExplained breaks each of them.
func TestRulesHaveTheirTexts(t *testing.T) {
	for _, rule := range allRules(t) {
		if rule.ID != viet.Slug(rule.ID) || rule.Vi == "" || rule.En == "" || rule.Vi == rule.En && rule.ID != "sai-cu-phap" {
			t.Errorf("the rule %+v is not whole", rule)
		}
	}
}
