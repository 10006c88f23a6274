package theme

import (
	"bytes"
	"html/template"
	"io"
	"reflect"
	"strings"
	"sync"
	"text/template/parse"
)

// rare is a template with one value, which html/template escapes as it does in the place of a layout where the same escapers
// stand: an escaper sees its value and nothing else.
type rare struct {
	template      *template.Template
	before, after string
}

// holder is what a rare template is given. In a field, a value that is nil stays one.
type holder struct{ Value any }

// places are what stands around a value, one for each place that has escapers of its own.
var places = []struct{ before, after string }{
	{"", ""},
	{"<title>", "</title>"},
	{`<p title="`, `">`},
	{"<p title=", ">"},
	{`<a href="`, `">`},
	{`<a href="/`, `">`},
	{`<a href="?`, `">`},
	{"<a href=", ">"},
	{`<img srcset="`, `">`},
	{"<script>", "</script>"},
	{"<script>'", "'</script>"},
	{`<p onclick="`, `">`},
	{"<style>p{width:", "}</style>"},
	{`<p style="width:`, `">`},
}

// rares are the templates by the escapers that html/template put into them.
var rares = sync.OnceValue(func() map[string]rare {
	all := map[string]rare{}
	for _, p := range places {
		t, err := template.New("").Parse(p.before + "{{.Value}}" + p.after)
		if err == nil {
			err = t.Execute(io.Discard, holder{}) // puts the escapers in
		}
		if err != nil {
			panic(err) // the places are ours
		}
		for _, node := range t.Tree.Root.Nodes {
			if action, ok := node.(*parse.ActionNode); ok {
				_, escapers, _ := strings.Cut(action.Pipe.String(), " | ")
				all[strings.ReplaceAll(escapers, " | ", " ")] = rare{t, p.before, p.after}
			}
		}
	}
	return all
})

// printRare lets html/template write a value of a rare type, or in a rare place such as a script.
func (c *compiler) printRare(e expr, escapers string) step {
	one, ok := rares()[escapers]
	if !ok {
		c.stop("a value through " + escapers)
		return nil
	}
	return func(r *run, dot reflect.Value) flow {
		var b bytes.Buffer
		if err := one.template.Execute(&b, holder{e.value(r, dot).Interface()}); err != nil {
			r.fail(err)
			return onward
		}
		r.out = append(r.out, b.Bytes()[len(one.before):b.Len()-len(one.after)]...)
		return onward
	}
}
