package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// bilingual are the texts that have both languages in one: those of pages and of what is published, which know nobody who reads.
var bilingual = []string{" · ", " ·", "Chưa nêu giấy phép sử dụng. · No licence is given.", "chỉ xem được trên máy này · this machine only"}

// plainVerb is a verb of package fmt without the number of its argument.
var plainVerb = regexp.MustCompile(`%(?:\[\d+\])?[-+# 0]*[\d.]*[a-zA-Z]`)

// Every message has both languages, each of which tells the same arguments, and none has them in one text.
func TestMessagesAreInBothLanguages(t *testing.T) {
	messages := 0
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && slices.Contains([]string{"testdata", "test", "site", "kinds"}, entry.Name()) { // pages, and a command of its own
			return fs.SkipDir
		}
		if path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") || path.Base(name) == "rules.go" {
			return nil
		}
		files := token.NewFileSet()
		f, err := parser.ParseFile(files, name, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BasicLit:
				if text, _ := textOf(n); strings.Contains(text, " · ") && !slices.Contains(bilingual, text) {
					t.Errorf("%s: %q is in two languages: make it of both with package say", files.Position(n.Pos()), text)
				}
			case *ast.CallExpr:
				messages += checkMessage(t, files.Position(n.Pos()), n)
			}
			return true
		})
		return nil
	})
	if err != nil || messages < 150 {
		t.Errorf("found only %d messages, %v", messages, err)
	}
}

// checkMessage looks at a call that makes an error or a message, and returns how many messages there are.
func checkMessage(t *testing.T, at token.Position, call *ast.CallExpr) int {
	function, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return 0
	}
	var texts []string
	for _, arg := range call.Args {
		if text, ok := textOf(arg); ok {
			texts = append(texts, text)
		}
	}
	room, _ := function.X.(*ast.Ident)
	switch called := function.Sel.Name; {
	case room == nil || len(texts) == 0:
		return 0
	case room.Name == "fmt" && called == "Errorf", room.Name == "errors" && called == "New":
		if strings.ContainsFunc(texts[0], isVietnamese) {
			t.Errorf("%s: %q has no English: make it with package say", at, texts[0])
		}
		return 0
	case room.Name == "say" && (called == "Errorf" || called == "Textf"), called == "say", called == "text":
		if len(texts) < 2 {
			return 0
		}
		vi, en := texts[0], texts[1]
		a, b := plainVerb.FindAllString(vi, -1), plainVerb.FindAllString(en, -1)
		indexed := strings.Contains(vi+en, "%[")
		if strings.ContainsFunc(en, isVietnamese) || !indexed && !slices.Equal(a, b) {
			t.Errorf("%s: %q and %q are not the same in two languages", at, vi, en)
		}
		return 1
	}
	return 0
}

// textOf is a text that stands in the source, in one piece or several.
func textOf(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		return text, err == nil && e.Kind == token.STRING
	case *ast.BinaryExpr:
		a, ok := textOf(e.X)
		b, also := textOf(e.Y)
		return a + b, ok && also
	}
	return "", false
}

func isVietnamese(r rune) bool { return r > unicode.MaxASCII && unicode.IsLetter(r) }
