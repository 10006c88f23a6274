package theme

import (
	"bytes"
	"errors"
	"html/template"
	"reflect"
	"strings"
	"testing"

	"congkhai/generator/files/source"
	"congkhai/generator/pages/late"
)

// tardy has values that are made when a page shows them.
type tardy struct {
	S    string
	HTML late.HTML
	None late.HTML
	Leaf late.Value[leaf]
	List late.Value[[]string]
	Rows []tardy
}

func tardyOf(s string) tardy {
	rows := []tardy{{HTML: made("row", template.HTML("<i>row</i>"))}, {S: s}}
	return tardy{S: s, HTML: made("html", template.HTML(s)), Leaf: made("leaf", leaf{Name: s}), List: made("list", []string{s, "b"}), Rows: rows}
}

func made[T any](key string, value T) late.Value[T] {
	return late.New(key, func() (T, error) { return value, nil })
}

// What is late is to layouts as if it were there: html/template is given a view in which it is.
func TestLateValuesAreShownAsIfTheyWereThere(t *testing.T) {
	for _, text := range []string{
		`<p>{{.HTML}}</p>{{.None}}{{if .HTML}}a{{end}}{{if .None}}b{{end}}{{if not .None}}c{{end}}`,
		`{{with .HTML}}{{.}}{{else}}none{{end}}{{with .None}}{{.}}{{else}}none{{end}}{{with .Leaf}}{{.Name}}{{.Text}}{{end}}`,
		`{{with or .None .HTML}}{{.}}{{end}}{{or .S .HTML}}{{and .S .HTML}}{{printf "%s" .HTML}}{{len .List}}{{index .List 0}}`,
		`<a href="/{{.Leaf.Name}}" title="{{.Leaf.Name}}">{{range $i, $x := .List}}{{$i}}{{$x}}{{end}}</a>`,
		`{{range .Rows}}{{.HTML}}{{with .HTML}}{{.}}{{else}}{{$.HTML}}{{end}}{{end}}{{template "part" .}}{{define "part"}}{{.HTML}}{{.S}}{{end}}`,
		`<script type="application/ld+json">{{.List}}</script>`,
	} {
		loaded := sound(t, text, reflect.TypeFor[tardy]())
		for _, s := range hostile {
			same(t, loaded, text, tardyOf(s))
		}
		same(t, loaded, text, tardy{})
	}
}

// A late value has no other place than it would have if it were there, and its fields are those that it has then.
func TestLateValuesHaveTheirPlaces(t *testing.T) {
	for text, want := range map[string]*source.Rule{
		`<p title="{{.HTML}}">`: HTMLHere, `<title>{{.HTML}}</title>`: HTMLHere, `<p {{.HTML}}>`: Misplaced,
		`{{.Leaf.Nam}}`: NoField, `{{.HTML.Key}}`: NoField, `{{range .HTML}}{{end}}`: Unknown, `{{t .HTML}}`: NotText,
	} {
		_, problems := load(t, text, reflect.TypeFor[tardy]())
		if len(problems) != 1 || problems[0].Rule != want {
			t.Errorf("%s: %v, want %s alone", text, problems, want.ID)
		}
	}
}

// What cannot be made is an error at its place, once, and nothing of the page is written.
func TestLateValuesThatCannotBeMadeAreErrors(t *testing.T) {
	calls := 0
	broken := late.New("k", func() (template.HTML, error) { calls++; return "half", errFull })
	loaded := sound(t, "a\n {{if .HTML}}{{.HTML}}{{end}}", reflect.TypeFor[tardy]())
	var out bytes.Buffer
	err := loaded.Render(&out, "x", tardy{HTML: broken})
	if !errors.Is(err, errFull) || !strings.HasPrefix(err.Error(), "g/layouts/x.html:2:") || out.Len() > 0 || calls != 1 {
		t.Errorf("%v after %d calls, and %q", err, calls, &out)
	}
}
