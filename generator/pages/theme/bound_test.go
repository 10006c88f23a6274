package theme

import (
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"
	"time"

	"congkhai/generator/files/source"
)

// chain defines templates a0 to a‹n›, each of which calls the next one in some way, and calls the first.
func chain(n int, call string) string {
	text := `{{template "a0" .}}`
	for i := range n {
		next := fmt.Sprintf(`{{template "a%d" .}}`, i+1)
		text += fmt.Sprintf(`{{define "a%d"}}%s{{end}}`, i, strings.ReplaceAll(call, "next", next))
	}
	return text + fmt.Sprintf(`{{define "a%d"}}x{{end}}`, n)
}

// greedy are small layouts that would take the time or the memory of a machine.
var greedy = map[string]string{
	"blocks":           strings.Repeat("{{if .S}}", 100_000) + strings.Repeat("{{end}}", 100_000),
	"open blocks":      strings.Repeat("{{with .S}}", 50_000),
	"open loops":       strings.Repeat("{{- range .List -}}", 50_000),
	"else if":          "{{if .S}}" + strings.Repeat("{{else if .S}}", 50_000) + "{{end}}",
	"brackets":         "{{" + strings.Repeat("(t ", 9_000) + "`a`" + strings.Repeat(")", 9_000) + "}}",
	"fields":           "{{" + strings.Repeat("(", 9_000) + "." + strings.Repeat(").Ptr", 9_000) + "}}",
	"pipeline":         "{{.S" + strings.Repeat("|print", 100_000) + "}}",
	"arguments":        "{{or" + strings.Repeat(" .S", 200_000) + "}}",
	"actions":          strings.Repeat("{{.Nil.Name}}", 70_000),
	"wrong actions":    strings.Repeat("{{.X}}", 150_000),
	"places":           "<p " + strings.Repeat("{{range $.List}} a{{range $.List}} {{range $.List}}/", 12) + strings.Repeat("{{end}}", 36) + ">",
	"templates":        chain(5_000, "next<p title='next'><title>next</title>next"),
	"calls":            chain(60, "next next"),
	"calls in a loop":  chain(60, "{{range .List}}{{end}}next next next"),
	"loops":            strings.Repeat("{{range $.Big}}", 6) + strings.Repeat("{{end}}", 6),
	"loops that write": strings.Repeat("{{range $.Big}}", 4) + strings.Repeat("x", 1000) + strings.Repeat("{{end}}", 4),
	"long texts":       chain(12, strings.Repeat("next", 3)+strings.Repeat("x", 10_000)),
	"doubled words":    `{{$x := print .S "0123456789"}}` + strings.Repeat("{{$x = print $x $x}}", 60),
	"repeated words":   `{{$x := .S}}` + strings.Repeat("{{$x = print $x $x $x $x $x $x $x $x}}", 5) + "{{$x = print" + strings.Repeat(" $x", 10_000) + "}}",
	"wide words":       "{{printf `" + strings.Repeat("%999999d", 10_000) + "`" + strings.Repeat(" 1", 10_000) + "}}",
	"wide by value":    "{{printf `%*d` 999999 1}}",
	"many times":       "{{printf `" + strings.Repeat("%[1]s", 100_000) + "` .S}}",
	"words made late":  "{{printf (print `%99999` `9d`) 1}}",
	"comparisons":      "{{" + strings.Repeat("eq (", 90) + "eq .Yes true" + strings.Repeat(") true true true", 90) + "}}",
	"recursion":        `{{template "a" .}}{{define "a"}}` + strings.Repeat("{{if .S}}", 90) + `{{template "a" .}}` + strings.Repeat("{{end}}", 90) + "{{end}}",
	"variables":        `{{template "a" .}}{{define "a"}}` + strings.Repeat("{{$x := .S}}", 9_000) + `{{template "a" .}}{{end}}`,
	"two ways":         `{{template "a" .}}{{define "a"}}{{template "a" .}}{{template "a" .}}{{end}}`,
	"whole views":      "{{" + "print" + strings.Repeat(" .", 9_000) + "}}",
}

type large struct {
	sample
	Big []string
}

// A file that takes more than any page needs is a problem, or an error at a place of a layout, and soon.
func TestNoLayoutKeepsABuild(t *testing.T) {
	view := large{sampleOf(strings.Repeat("x", 10_000)), make([]string, 1000)}
	for name, text := range greedy {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			loaded, problems := loadOnly(t, text, reflect.TypeFor[large](), map[string]string{"a": "a"})
			switch {
			case len(problems) > 0:
				if line, _ := problems[0].Where.Position(); problems[0].Where.File == nil || line != 1 {
					t.Errorf("%s has no place", problems[0].Text(source.English))
				}
			case name != "comparisons" && name != "pipeline":
				err := loaded.Render(io.Discard, "x", view)
				if err == nil || !strings.HasPrefix(err.Error(), "g/layouts/x.html:1:") {
					t.Errorf("the page is made, or %.200v", err)
				}
			default:
				if err := loaded.Render(io.Discard, "x", view); err != nil {
					t.Error(err)
				}
			}
			if took := time.Since(start); took > 10*time.Second {
				t.Errorf("it takes %v", took)
			}
		})
	}
}
