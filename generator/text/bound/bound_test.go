package bound

import (
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

var row = regexp.MustCompile("(?m)^\\| `(\\w+)` \\| ([0-9,]+)( KB| MB)? \\| .{10,} \\|$")

// README tells each bound with its reason.
func TestReadmeTellsTheBounds(t *testing.T) {
	readme, err := os.ReadFile("../../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]int64{}
	for _, m := range row.FindAllStringSubmatch(string(readme), -1) {
		n, err := strconv.ParseInt(strings.ReplaceAll(m[2], ",", ""), 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		told[m[1]] = n * map[string]int64{"": 1, " KB": 1 << 10, " MB": 1 << 20}[m[3]]
	}
	bounds := declared(t)
	for name, value := range bounds {
		if told[name] != value {
			t.Errorf("%s is %d, README says %d", name, value, told[name])
		}
	}
	for name := range told {
		if _, ok := bounds[name]; !ok {
			t.Errorf("README has a bound %s that there is not", name)
		}
	}
}

// declared are the constants of this room.
func declared(t *testing.T) map[string]int64 {
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, "bound.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	room, err := new(types.Config).Check("bound", set, []*ast.File{file}, nil)
	if err != nil {
		t.Fatal(err)
	}
	bounds := map[string]int64{}
	for _, name := range room.Scope().Names() {
		value, exact := constant.Int64Val(room.Scope().Lookup(name).(*types.Const).Val())
		if !exact {
			t.Fatalf("%s is no whole number", name)
		}
		bounds[name] = value
	}
	return bounds
}
