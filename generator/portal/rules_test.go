package portal

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"os"
	"path"
	"strconv"
	"strings"
	"testing"

	"congkhai/generator/files/source"
	"congkhai/generator/text/viet"
)

// Every rule has a name for addresses and its texts; TestEveryRuleIsExplained breaks each of them.
func TestRulesAreWhole(t *testing.T) {
	rules := declaredRules(t)
	if len(rules) < 100 {
		t.Errorf("only %d rules were found", len(rules))
	}
	for _, rule := range rules {
		if rule.ID != viet.Slug(rule.ID) || rule.Vi == "" || rule.En == "" || rule.Vi == rule.En && rule.ID != "sai-cu-phap" {
			t.Errorf("the rule %+v is not whole", rule)
		}
	}
}

// declaredRules are those of all rooms, as their rules.go say.
func declaredRules(t *testing.T) (rules []source.Rule) {
	t.Helper()
	err := fs.WalkDir(os.DirFS(".."), ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || path.Base(name) != "rules.go" {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path.Join("..", name), nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && strings.HasSuffix(types.ExprString(call.Fun), "NewRule") {
				rules = append(rules, source.Rule{ID: literal(t, call.Args[0]), Vi: literal(t, call.Args[1]), En: literal(t, call.Args[2])})
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return rules
}

func literal(t *testing.T, e ast.Expr) string {
	t.Helper()
	text, err := strconv.Unquote(types.ExprString(e))
	if err != nil {
		t.Fatalf("%s is no text: %v", types.ExprString(e), err)
	}
	return text
}
