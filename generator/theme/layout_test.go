package theme

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"reflect"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
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

// load makes a theme of one layout.
func load(t testing.TB, text string, view reflect.Type) *Theme {
	t.Helper()
	text, others, defines := strings.Cut(text, "{{define")
	if defines {
		others = "{{define" + others
	}
	files := fstest.MapFS{
		"g/layouts/base.html": {Data: []byte(`{{define "base"}}{{template "main" .}}{{end}}`)},
		"g/layouts/x.html":    {Data: []byte(`{{define "main"}}` + text + `{{end}}` + others)},
		"g/assets/a.css":      {Data: []byte("a{}")},
	}
	loaded, problems, err := Load(files, "g", map[string]string{"k": "<chữ>", "n": "%d/%v", "a": "chữ"}, map[string]reflect.Type{"x": view})
	if err != nil || len(problems) > 0 {
		t.Fatal(text, err, problems)
	}
	return loaded
}

// same holds Render against html/template, errors too.
func same(t testing.TB, loaded *Theme, text string, view any) {
	t.Helper()
	var got, want bytes.Buffer
	err, wantErr := loaded.Render(&got, "x", view), loaded.RenderSlowly(&want, "x", view)
	if !bytes.Equal(got.Bytes(), want.Bytes()) || (err == nil) != (wantErr == nil) || err != nil && err.Error() != wantErr.Error() {
		t.Errorf("%s of %+v\n got %q %v\nwant %q %v", text, view, got.Bytes(), err, want.Bytes(), wantErr)
	}
}

// contexts are the places in a page that escape differently; %s is a value.
var contexts = []string{
	"%s", "<title>a %s</title>", "<textarea>%s</textarea>", `<p title="%s">`, "<p title='%s'>", "<p title=%s>", `<meta name="a" content="%s">`,
	`<a href="%s">`, `<a href="%s/b?c">`, `<a href='%s'>`, `<a href=%s>`, `<a href="/a/%s">`, `<a href="/a?b=%s">`, `<a href="#%s">`, `<img src="%s">`, `<img srcset="%s">`,
	`<form action="%s">`, `<div data-a="%s">`, `<div data-href="%s">`, `<svg><path d="%s"/></svg>`, `<script type="application/ld+json">%s</script>`, "<script>var a = %s;</script>",
	`<script>var a = "%s";</script>`, "<script>var a = 'x%s';</script>", "<script>var a = /%s/;</script>", `<p onclick="f(%s)">`, `<p onclick="f('%s')">`, "<style>p{width:%s}</style>",
	`<p style="width:%s">`, `<p style="background:url('%s')">`, "<p %s=b>", "<!-- %s -->", `<meta http-equiv="refresh" content="0;url=%s">`, "<script>var a = `%s`;</script>",
}

var values = []string{
	".S", ".Named", ".Word", ".HTML", ".URL", ".CSS", ".JS", ".Srcset", ".Attr", ".Int", ".Small", ".Byte", ".Float", ".Yes", ".Any", ".Err", ".List", ".Map", ".Ptr", ".Nil",
	".Bytes", ".Empty", ".Text", ".Ptr.Name", "12", `"<b>"`, "true", `t "k"`, `printf "%q" .S`, "len .List", "index .List 0", "or .S .Word", "and .S .List", "not .S",
}

func TestEveryValueInEveryPlaceIsEscapedAsByTheLibrary(t *testing.T) {
	for _, context := range contexts {
		for _, value := range values {
			text := fmt.Sprintf(context, "{{"+value+"}}")
			loaded := load(t, text, reflect.TypeFor[sample]())
			for _, s := range hostile {
				same(t, loaded, text, sampleOf(s))
			}
			same(t, loaded, text, sample{})
		}
	}
}

func TestPlacesThatLayoutsHaveAreCompiled(t *testing.T) {
	for _, context := range contexts[:23] {
		text := fmt.Sprintf(context, "{{.S}}")
		for layout, why := range load(t, text, reflect.TypeFor[sample]()).WhySlow() {
			t.Errorf("%s: %s is slow because of %s", text, layout, why)
		}
	}
}

// actions are compiled, but for those that are marked as slow. Some fail at run time.
var actions = []struct {
	text string
	slow bool
}{
	{text: `{{if .S}}a{{else if .Int}}b{{else}}c{{end}}`},
	{text: `{{with .S}}a{{.}}{{$.Int}}{{else}}c{{.S}}{{end}}`},
	{text: `{{with .Any}}<script>{{.}}</script>{{end}}`},
	{text: `{{with $x := .S}}{{$x}}{{.}}{{end}}`},
	{text: `{{if $x := .List}}{{len $x}}{{else}}{{len $x}}{{end}}`},
	{text: `{{range .List}}{{.}},{{else}}none{{end}}`},
	{text: `{{range .None}}{{.}},{{else}}none{{.S}}{{end}}`},
	{text: `{{range $i, $x := .List}}{{if $i}}; {{end}}{{$i}}{{$x}}{{end}}`},
	{text: `{{range $x := .List}}{{$x}}{{range $.Many}}{{$x}}{{.Name}}{{end}}{{end}}`},
	{text: `{{range $x := .List}}{{$x}}{{else}}{{len $x}}{{end}}`, slow: true},
	{text: `{{range .Table}}{{range .}}{{.}},{{else}}-{{end}}{{end}}`},
	{text: `{{range $i, $x := .List}}{{if eq $i 1}}{{continue}}{{end}}{{$x}}{{if gt $i 1}}{{break}}{{end}}b{{end}}c`},
	{text: `{{range .Many}}{{range .Name}}{{end}}{{end}}`, slow: true},
	{text: `{{range .Many}}{{with .Next}}{{.Name}}{{end}}{{end}}`},
	{text: `{{range .Many}}{{.Next.Name}}{{end}}`}, // the second has no Next
	{text: `{{.Nil.Name}}`},
	{text: `a{{if .Nil}}b{{end}}{{if .Nil.Name}}c{{end}}`},
	{text: `{{range .Map}}{{.}}{{end}}`, slow: true},
	{text: `{{range 3}}{{.}}{{end}}`, slow: true},
	{text: `{{.Map.k}}`, slow: true},
	{text: `{{.S | printf "%s!"}}`, slow: true},
	{text: `{{html .S}}{{.S | urlquery}}`, slow: true},
	{text: `{{$x := .S}}{{$x}}{{$x = "b"}}{{$x}}`, slow: true},
	{text: `{{$x := .S}}{{$y := .Many}}{{range $y}}{{$x}}{{$z := .Name}}{{$z}}{{end}}{{len $y}}`},
	{text: `{{if eq .Int -7}}a{{end}}{{if eq .S "a" "b" .Text}}b{{end}}{{if ne .S "a"}}c{{end}}`},
	{text: `{{lt .Int 1}}{{le .Int -7}}{{gt .Int 1}}{{ge .Small 3}}{{lt .S "b"}}{{ge .S "b"}}{{eq .Yes true}}{{ne .Yes true}}`},
	{text: `{{eq .Int .Byte}}{{eq .Float 1.5}}{{eq .Any nil}}`, slow: true},
	{text: `{{eq .S .Int}}`, slow: true},
	{text: `{{lt .Yes true}}`, slow: true},
	{text: `{{if or .S .List .Int}}a{{end}}{{if and .S .List .Nil}}b{{end}}{{if not (or .S .Int)}}c{{end}}`},
	{text: `{{or .S .Text "x"}}{{and .S .Text "x"}}{{with or .S .Text}}{{.}}{{end}}`},
	{text: `{{with or .S .Int}}a{{end}}`, slow: true},
	{text: `{{len .S}}{{len .Map}}{{len .Table}}`},
	{text: `{{len .Ptr}}`, slow: true},
	{text: `{{(index .Many 1).Name}}{{index .List .Small}}`}, // the second is out of range
	{text: `{{index .List 9}}`},
	{text: `{{index .List .Int}}`},
	{text: `{{index .Map "k"}}`, slow: true},
	{text: `{{t "k"}}{{t "a"}}{{printf (t "n") (len .List) .S}}{{printf "%v %s %d" .Any .Err .Nil}}`},
	{text: `a{{t .S}}b`}, // which the catalogue has not
	{text: `{{if t .S}}b{{end}}`},
	{text: `{{with asset "a.css"}}<link href="{{.URL}}" integrity="{{.Integrity}}">{{end}}`},
	{text: `{{asset .S}}`, slow: true},
	{text: `{{010}} {{0x10}} {{'a'}} {{1.5}} {{1i}} {{1_000}}`, slow: true},
	{text: `{{""}}{{/* nothing */}}<!-- nothing -->{{- " a " -}} b`},
	{text: `{{template "part" .Many}}{{define "part"}}{{range .}}{{.Name}}{{$}}{{end}}{{end}}`},
	{text: `{{template "part" .}}{{range .Many}}{{template "part" .}}{{end}}{{define "part"}}{{with .Text}}{{.}}{{end}}{{end}}`},
	{text: `{{template "a"}}{{define "a"}}a{{end}}`},
	{text: `<title>{{template "a" .}}</title>{{define "a"}}{{.S}}{{end}}`, slow: true},
	{text: `{{template "tree" .Ptr}}{{define "tree"}}{{.Name}}{{with .Next}}{{template "tree" .}}{{end}}{{end}}`},
}

func TestActionsDoWhatTheLibraryDoes(t *testing.T) {
	for _, action := range actions {
		loaded := load(t, action.text, reflect.TypeFor[sample]())
		for _, s := range hostile {
			same(t, loaded, action.text, sampleOf(s))
		}
		same(t, loaded, action.text, sample{})
		if why, slow := loaded.WhySlow()["x"]; slow != action.slow {
			t.Errorf("%s: slow is %v because of %q", action.text, slow, why)
		}
	}
}

func TestTemplatesThatCallEachOtherWithoutEndFail(t *testing.T) {
	text := `{{template "a" .}}{{define "a"}}{{template "a" .}}{{template "a" .}}{{end}}`
	same(t, load(t, text, reflect.TypeFor[sample]()), text, sample{})
}

// A view of another type than the layout's was checked against is html/template's to take or leave.
func TestViewsOfAnotherType(t *testing.T) {
	loaded := load(t, "{{.Name}}", reflect.TypeFor[leaf]())
	for _, view := range []any{leaf{Name: "a"}, &leaf{Name: "a"}, struct{ Name int }{3}, map[string]string{"Name": "a"}, 7, nil} {
		same(t, loaded, "{{.Name}}", view)
	}
}

// What cannot be written is an error of the writer's, and the page is not made a second time.
func TestErrorsOfTheWriterAreReturned(t *testing.T) {
	loaded := load(t, "{{.Name}}", reflect.TypeFor[leaf]())
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
	loaded := load(t, text, reflect.TypeFor[sample]())
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

func FuzzStringsAreEscapedAsByTheLibrary(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	loaded := map[string]*Theme{}
	for _, context := range contexts {
		text := fmt.Sprintf(context, "{{.S}}") + fmt.Sprintf(context, "{{.HTML}}")
		loaded[text] = load(f, text, reflect.TypeFor[sample]())
	}
	f.Fuzz(func(t *testing.T, s string) {
		for text, l := range loaded {
			same(t, l, text, sampleOf(s))
		}
	})
}
