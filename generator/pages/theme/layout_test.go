package theme

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"congkhai/generator/files/source"
)

// word is a string that is no string to fmt.
type word string

func (w word) String() string { return "«" + string(w) + "»" }

type plainWord string

type inner struct{ Text string }

type leaf struct {
	Name, Text string
	Next       *leaf
}

// sample has values of all types that views have, and of some that they have not.
type sample struct {
	inner
	S      string
	Named  plainWord
	Word   word
	HTML   template.HTML
	URL    template.URL
	CSS    template.CSS
	JS     template.JS
	Srcset template.Srcset
	Attr   template.HTMLAttr
	Int    int
	Small  int8
	Byte   uint8
	Float  float64
	Yes    bool
	Any    any
	Err    error
	List   []string
	None   []string
	Many   []leaf
	Table  [2][]int
	Map    map[string]string
	Ptr    *leaf
	Nil    *leaf
	Bytes  []byte
	Empty  struct{}
}

func sampleOf(s string) sample {
	return sample{
		inner: inner{s}, S: s, Named: plainWord(s), Word: word(s), HTML: template.HTML(s), URL: template.URL(s), CSS: template.CSS(s),
		JS: template.JS(fmt.Sprintf("%q", s)), Srcset: template.Srcset(s), Attr: template.HTMLAttr("title"), Int: -7, Small: 3, Byte: 200, Float: 1.5,
		Yes: s != "", Any: map[string]any{"k": s, "n": []int{1, 2}}, Err: errors.New(s), List: []string{s, "b", s + s},
		Many: []leaf{{Name: s, Next: &leaf{Name: "n" + s}}, {Name: "z"}}, Table: [2][]int{{1, 300}, {}}, Map: map[string]string{"k": s, "a": "b"},
		Ptr: &leaf{Name: s}, Bytes: []byte(s),
	}
}

var hostile = []string{
	"", "a", "Tiếng Việt", `"'<>&+` + "`", "<script>alert(1)</script>", "</title></textarea></script>", "a\x00b", "javascript:alert(1)", "JavaScript:x",
	"data:text/html,x", " javascript:x", "HTTPS://a/?b=c&d=e+f#g", "mailto:a@b", "a/b:c", "//x:y", "a:b/c", "%41%zz%", "%4", "a b\tc\nd\r", "\xff\xfe<\xc3", "\u2028\u2029",
	"\ufdd0\uffff", "é!#$&*+,/:;=?@[]-._~()'", "a, b 2x, javascript:x 1x", "-->]]><!--", "{{.}}", "<b title=\"x\">c &amp; d</b>", "0", "ſcript:K", "\u212a:x",
}

// pair is a theme of one layout, and the same made by html/template.
type pair struct {
	*Theme
	library Library
}

// load makes a theme of one layout; with problems there is none.
func load(t testing.TB, text string, view reflect.Type) (pair, []source.Problem) {
	t.Helper()
	return loadWith(t, text, view, map[string]string{"k": "<chữ>", "n": "%d/%v", "a": "chữ"})
}

// loadWith is load with the theme's words.
func loadWith(t testing.TB, text string, view reflect.Type, words map[string]string) (pair, []source.Problem) {
	t.Helper()
	loaded, problems := loadOnly(t, text, view, words)
	if len(problems) > 0 {
		return pair{}, problems
	}
	library, err := LibraryOf(loaded, themeOf(text), "g")
	if err != nil {
		t.Fatal(text, err)
	}
	return pair{loaded, library}, nil
}

// loadOnly is loadWith without html/template.
func loadOnly(t testing.TB, text string, view reflect.Type, words map[string]string) (*Theme, []source.Problem) {
	t.Helper()
	loaded, problems, err := Load(themeOf(text), "g", words, nil, map[string]reflect.Type{"x": view}, Own{})
	if err != nil {
		t.Fatal(text, err)
	}
	return loaded, problems
}

// themeOf is a theme of one layout.
func themeOf(text string) fstest.MapFS {
	text, others, defines := strings.Cut(text, "{{define")
	if defines {
		others = "{{define" + others
	}
	return fstest.MapFS{
		"g/layouts/base.html": {Data: []byte(`{{define "base"}}{{template "main" .}}{{end}}`)},
		"g/layouts/x.html":    {Data: []byte(`{{define "main"}}` + text + `{{end}}` + others)},
		"g/assets/a.css":      {Data: []byte("a{}")},
	}
}

// sound loads a layout that has no problems.
func sound(t testing.TB, text string, view reflect.Type) pair {
	t.Helper()
	loaded, problems := load(t, text, view)
	if len(problems) > 0 {
		t.Fatalf("%s: %s", text, problems[0].Text(source.English))
	}
	return loaded
}

// same holds Render against html/template: the same page, or none. An address that the layout begins may be refused here alone.
func same(t testing.TB, loaded pair, text string, view any) {
	t.Helper()
	var got, want bytes.Buffer
	taken, err := Taken(view)
	if err != nil {
		t.Fatal(err)
	}
	err, wantErr := loaded.Render(&got, "x", view), loaded.library["x"].ExecuteTemplate(&want, "base", taken)
	refused := bytes.Count(got.Bytes(), []byte("ZgotmplZ")) > bytes.Count(want.Bytes(), []byte("ZgotmplZ"))
	if (err == nil) != (wantErr == nil) || err == nil && !refused && !bytes.Equal(got.Bytes(), want.Bytes()) {
		t.Errorf("%s of %+v\n got %q %v\nwant %q %v", text, view, got.Bytes(), err, want.Bytes(), wantErr)
	}
}

// contexts are the places in a page that escape differently; %s is a value. HTML stands in the first of them alone.
var contexts = []string{
	"%s", "<!DOCTYPE html><p>a < b %s</p>", "<title>a %s</title>", "<textarea><b %s</textarea >", `<p title="%s">`, "<p title='%s'>", `<meta name="a" content="%s">`,
	`<a href="%s">`, `<a href="%s/b?c">`, `<a href='%s'>`, `<a href="/a/%s">`, `<a href="/a?b=%s">`, `<a href="#%s">`, `<a href="&#63;%s">`, `<img src="%s">`, `<img srcset="%s">`,
	`<img srcset="%s 2x, /b?%s 1x">`, `<form action=" %s">`, `<div data-a="%s">`, `<div data-href="%s">`, `<svg xlink:href="%s" xmlns:a="%s"><path d="%s"/></svg>`, `<p someurl="%s" srclang="%s">`,
	`<meta http-equiv="refresh" content="0;url=%s">`, `<meta content="a; URL =%s; b %s">`, `<meta content="curl, %s url">`, "<!-- %s --->",
	`<script type="application/ld+json">%s</script>`, `<SCRIPT TYPE=application/json;a> {"a\"b": [%s, %s]} </SCRIPT>%s`, `<a href=/a title = "%s"hidden>%s`, "</p title='%s'>",
}

// bodies is how many of the contexts take HTML as it is.
const bodies = 2

var values = []string{
	".S", ".Named", ".Word", ".Int", ".Small", ".Byte", ".Float", ".Yes", ".Err", ".List", ".Map", ".Ptr", ".Nil",
	".Bytes", ".Empty", ".Text", ".Ptr.Name", "12", `"<b>"`, "true", `t "k"`, `printf "%q" .S`, "len .List", "index .List 0", "or .S .Word", "and .S .List", "not .S", ".Any",
}

func TestEveryValueInEveryPlaceIsEscapedAsByTheLibrary(t *testing.T) {
	for i, context := range contexts {
		all := values
		if i < bodies {
			all = append(slices.Clip(all), ".HTML", "or .None .HTML")
		}
		for _, value := range all {
			text := strings.ReplaceAll(context, "%s", "{{"+value+"}}")
			loaded := sound(t, text, reflect.TypeFor[sample]())
			for _, s := range hostile {
				same(t, loaded, text, sampleOf(s))
			}
			same(t, loaded, text, sample{})
		}
	}
}

// What cannot be done safely, or is not known, is a problem at its place, which is a column of the layout.
func TestWhatLayoutsCannotDo(t *testing.T) {
	for _, wrong := range []struct {
		text   string
		column int
		rule   *source.Rule
	}{
		{"<script>var a = {{.S}};</script>", 19, Misplaced},
		{`<script type="application/ld+json">"{{.S}}"</script>`, 39, Misplaced},
		{`<script type="application/ld+json" src="a">{{.S}}</script><script>{{.S}}</script>`, 69, Misplaced},
		{`<script type="{{.S}}"></script>`, 17, Misplaced},
		{`<style>{{.S}}</style>`, 10, Misplaced},
		{`<p style="width:{{.S}}">`, 19, Misplaced},
		{`<p onclick="{{.S}}">`, 15, Misplaced},
		{`<p DATA-ONCLICK='{{.S}}'>`, 20, Misplaced},
		{`<iframe srcdoc="{{.S}}">`, 19, Misplaced},
		{"<p title={{.S}}>", 12, Misplaced},
		{"<p {{.S}}=b>", 6, Misplaced},
		{"<p {{.S}}>", 6, Misplaced},
		{"<p a{{.S}}>", 7, Misplaced},
		{"<p title {{.S}}>", 12, Misplaced},
		{`<a href="a{{if .S}}?b={{end}}{{.S}}">`, 32, Misplaced},
		{`<a href="{{if .S}}a{{end}}{{.S}}">`, 29, Misplaced},
		{`<a href="{{if .S}}{{.S}}{{else}}a{{end}}{{.S}}">`, 43, Misplaced},
		{`<a href="{{range .List}}/{{end}}{{.S}}">`, 35, Misplaced},
		{"<p title=a{{.S}}>", 10, BadTag},
		{`<p title=a"b>`, 11, BadTag},
		{`<p "a">`, 4, BadTag},
		{`<p =a>`, 4, BadTag},
		{`<p on{{if .S}}{{end}}click="{{.S}}">`, 22, BadTag},
		{`<p{{if .S}} hr{{end}}ef="{{.S}}">`, 22, BadTag},
		{"<script><!-- </script>", 9, BadTag},
		{`<p title="{{.HTML}}">`, 13, HTMLHere},
		{"<title>{{.HTML}}</title>", 10, HTMLHere},
		{"{{.URL}}", 3, Unknown},
		{`<a href="{{.URL}}">`, 12, Unknown},
		{"<p", 1, Uneven},
		{"<!-- ", 1, Uneven},
		{`{{if .S}}<p title="a{{end}}">`, 6, Uneven},
		{`<p {{range .List}}title="{{end}}">`, 12, Uneven},
		{`{{template "a" .}}{{define "a"}}{{if .S}}{{template "a" .}}{{end}}<p title="{{end}}">`, 33, Uneven},
		{`{{range $x := .List}}{{$x}}{{else}}{{len $x}}{{end}}`, 42, Unknown},
		{`{{range .Many}}{{range .Name}}{{end}}{{end}}`, 24, Unknown},
		{`{{range .Map}}{{.}}{{end}}`, 9, Unknown},
		{`{{range 3}}{{.}}{{end}}`, 9, Unknown},
		{`{{.Map.k}}`, 7, Unknown},
		{`{{.S | 3}}`, 0, Template},
		{`{{$x := .S}}{{$x = 3}}`, 15, Unknown},
		{`{{eq .Int .Byte}}`, 3, Unknown},
		{`{{eq .S .Int}}`, 3, Unknown},
		{`{{lt .Yes true}}`, 3, Unknown},
		{`{{len .Ptr}}`, 3, Unknown},
		{`{{index .Map "k"}}`, 3, Unknown},
		{`{{1.5}}`, 3, Unknown},
		{`{{.Any.k}}`, 7, Unknown},
		{`{{nil}}`, 3, Unknown},
		{`{{html .S}}`, 0, Template},
		{`{{template "a"}}{{define "a"}}{{.S}}{{end}}`, 33, Unknown},
	} {
		_, problems := load(t, wrong.text, reflect.TypeFor[sample]())
		if len(problems) != 1 || problems[0].Rule != wrong.rule {
			t.Errorf("%s: %v, want %s alone", wrong.text, problems, wrong.rule.ID)
			continue
		}
		begin := len(`{{define "main"}}`)
		if strings.Contains(wrong.text, "{{define") && wrong.column > strings.Index(wrong.text, "{{define") {
			begin += len("{{end}}")
		}
		if _, column := problems[0].Where.Position(); wrong.rule != Template && column-begin != wrong.column {
			t.Errorf("%s: %s at column %d, want %d", wrong.text, wrong.rule.ID, column-begin, wrong.column)
		}
	}
}

// actions are what layouts can do. Some fail at run time.
var actions = []string{
	`{{if .S}}a{{else if .Int}}b{{else}}c{{end}}`,
	`{{with .S}}a{{.}}{{$.Int}}{{else}}c{{.S}}{{end}}`,
	`{{with .Any}}<script type="application/ld+json">{{.}}</script>{{end}}`,
	`{{with $x := .S}}{{$x}}{{.}}{{end}}`,
	`{{if $x := .List}}{{len $x}}{{else}}{{len $x}}{{end}}`,
	`{{range .List}}{{.}},{{else}}none{{end}}`,
	`{{range .None}}{{.}},{{else}}none{{.S}}{{end}}`,
	`{{range $i, $x := .List}}{{if $i}}; {{end}}{{$i}}{{$x}}{{end}}`,
	`{{range $x := .List}}{{$x}}{{range $.Many}}{{$x}}{{.Name}}{{end}}{{end}}`,
	`{{range .Table}}{{range .}}{{.}},{{else}}-{{end}}{{end}}`,
	`{{range $i, $x := .List}}{{if eq $i 1}}{{continue}}{{end}}{{$x}}{{if gt $i 1}}{{break}}{{end}}b{{end}}c`,
	`{{range .List}}<p>{{break}}<a href="{{.}}{{end}}</p>`,
	`{{range .Many}}{{with .Next}}{{.Name}}{{end}}{{end}}`,
	`{{range .Many}}{{.Next.Name}}{{end}}`, // the second has no Next
	`{{.Nil.Name}}`,
	`a{{if .Nil}}b{{end}}{{if .Nil.Name}}c{{end}}`,
	`{{.S | printf "%s!"}}{{.S | printf "%d%v" .Int | len}}`,
	`{{$x := .S}}{{$x}}{{$x = "b"}}{{$x}}{{range .List}}{{$x = .}}{{end}}{{$x}}`,
	`{{$x := .S}}{{$y := .Many}}{{range $y}}{{$x}}{{$z := .Name}}{{$z}}{{end}}{{len $y}}`,
	`{{if eq .Int -7}}a{{end}}{{if eq .S "a" "b" .Text}}b{{end}}{{if ne .S "a"}}c{{end}}`,
	`{{lt .Int 1}}{{le .Int -7}}{{gt .Int 1}}{{ge .Small 3}}{{lt .S "b"}}{{ge .S "b"}}{{eq .Yes true}}{{ne .Yes true}}`,
	`{{if or .S .List .Int}}a{{end}}{{if and .S .List .Nil}}b{{end}}{{if not (or .S .Int)}}c{{end}}`,
	`{{or .S .Text "x"}}{{and .S .Text "x"}}{{with or .S .Text}}{{.}}{{end}}`,
	`{{with or .S .Int}}a{{.}}{{end}}{{or .None .Any .S}}{{and .Int .Nil}}`,
	`{{len .S}}{{len .Map}}{{len .Table}}`,
	`{{(index .Many 1).Name}}{{index .List .Small}}`, // the second is out of range
	`{{index .List 9}}`,
	`{{index .List .Int}}`,
	`{{t "k"}}{{t "a"}}{{printf (t "n") (len .List) .S}}{{printf "%v %s %d" .Any .Err .Nil}}{{print .S .Int .Yes}}`,
	`a{{t .S}}b`, // which the catalogue has not
	`{{if t .S}}b{{end}}`,
	`{{with asset "a.css"}}<link href="{{.URL}}" integrity="{{.Integrity}}">{{end}}`,
	`{{(asset .S).URL}}`,
	`{{010}} {{0x10}} {{-7}} {{1_000}}`,
	`{{""}}{{/* nothing */}}<!-- nothing {{if .S}} -- {{.Int}}{{end}} -->{{- " a " -}} b`,
	`{{template "part" .Many}}{{define "part"}}{{range .}}{{.Name}}{{$}}{{end}}{{end}}`,
	`{{template "part" .}}{{range .Many}}{{template "part" .}}{{end}}{{define "part"}}{{with .Text}}{{.}}{{end}}{{end}}`,
	`{{template "a"}}{{define "a"}}a{{.}}{{if .}}b{{end}}{{end}}`,
	`<title>{{template "a" .}}</title><p title="{{template "a" .}}"><a href="{{template "a" .}}">{{template "a" .}}{{define "a"}}{{.S}}{{end}}`,
	`{{template "tree" .Ptr}}{{define "tree"}}{{.Name}}{{with .Next}}{{template "tree" .}}{{end}}{{end}}`,
	`<p{{if .S}} hidden{{end}}>{{.S}}<p {{if .S}}hidden {{end}}>{{.S}}<p{{range .List}} hidden{{end}} title="{{.S}}">`,
	`<a {{if .Yes}}href="{{.S}}" {{else}}title='{{.S}}'{{end}}>{{.S}}`,
	`<a href="{{range .List}}{{.}}/{{end}}"><a href="{{range .List}}?{{.}}{{end}}/b"><a href="{{if .S}}/a{{else}}/b{{end}}{{.S}}">`,
	`<p class="{{if .S}}a{{else}}b{{end}} {{.S}}" {{template "a" .}}>{{define "a"}}title="{{.S}}"{{end}}`,
	`<textarea>{{.S}}</textareas><b></textarea><i>{{.S}}</i><style>p::before{content:"<"}</style>{{.S}}<script>a("</p>")</script>{{.S}}`,
	"a<{{.S}}</{{.S}}<3<b-></b:c/><br/>{{.S}}<",
}

func TestActionsDoWhatTheLibraryDoes(t *testing.T) {
	for _, text := range actions {
		loaded := sound(t, text, reflect.TypeFor[sample]())
		for _, s := range hostile {
			same(t, loaded, text, sampleOf(s))
		}
		same(t, loaded, text, sample{})
	}
}

// An error says where in a layout a page cannot be made.
func TestErrorsHaveTheirPlace(t *testing.T) {
	err := sound(t, "a\n {{.Nil.Name}}", reflect.TypeFor[sample]()).Render(io.Discard, "x", sample{})
	if want := "g/layouts/x.html:2:8: {{.Nil.Name}}: "; err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("%v, want %s", err, want)
	}
}

func TestTemplatesThatCallEachOtherWithoutEndFail(t *testing.T) {
	text := `{{template "a" .}}{{define "a"}}{{template "a" .}}{{template "a" .}}{{end}}`
	same(t, sound(t, text, reflect.TypeFor[sample]()), text, sample{})
}

func TestViewsOfAnotherTypeAreRefused(t *testing.T) {
	loaded := sound(t, "{{.Name}}", reflect.TypeFor[leaf]())
	for _, view := range []any{&leaf{Name: "a"}, struct{ Name int }{3}, 7, nil} {
		if loaded.Render(io.Discard, "x", view) == nil {
			t.Errorf("%#v is shown", view)
		}
	}
}

// What cannot be written is an error of the writer's, and the page is not made a second time.
func TestErrorsOfTheWriterAreReturned(t *testing.T) {
	loaded := sound(t, "{{.Name}}", reflect.TypeFor[leaf]())
	w := &full{}
	if err := loaded.Render(w, "x", leaf{Name: "a"}); !errors.Is(err, errFull) || w.calls != 1 {
		t.Errorf("%v after %d calls", err, w.calls)
	}
}

var errFull = errors.New("full")

type full struct{ calls int }

func (f *full) Write([]byte) (int, error) {
	f.calls++
	return 0, errFull
}

// Pages are made several at a time, also when some of them fail.
func TestPagesAreMadeSeveralAtATime(t *testing.T) {
	text := `{{range .List}}{{.}}{{end}}{{index .List .Int}}`
	loaded := sound(t, text, reflect.TypeFor[sample]())
	var workers sync.WaitGroup
	for i := range 8 {
		workers.Go(func() {
			for n := range 200 {
				view := sampleOf(hostile[(i+n)%len(hostile)])
				view.Int = n % 5
				same(t, loaded, text, view)
			}
		})
	}
	workers.Wait()
}
