package theme

import (
	"reflect"

	"congkhai/generator/pages/gloss"
)

// isSaid reports whether people are told what stands in a place, so that it has to be in the language of the page.
func (p place) isSaid() bool {
	return p.state == inBody || p.state == inWords || p.state == inValue && p.said
}

// ownText is a text in the language of the page.
func ownText(text func(r *run, dot reflect.Value) string) expr {
	e := textExpr(text)
	e.own = true
	return e
}

// say has a value that people are told be in the language of the page, or marked.
func (c *compiler) say(e expr, add escaper) (expr, escaper) {
	t := c.loader.theme
	switch {
	case t.gloss == nil || e.typ == nil || add == nil || e.fixed || e.typ == reflect.TypeFor[gloss.Said]():
		return e, add
	case e.own:
		text := e.text
		e.text = func(r *run, dot reflect.Value) string {
			r.said = true
			made := text(r, dot)
			r.said = false
			return made
		}
		return e, add
	}
	return e, func(to []byte, s string) []byte { return add(to, t.said(s)) }
}

// said says a text of a view. One that a layout took from the catalogue and gave to a part of it is said already.
func (t *Theme) said(text string) string {
	if t.worded[text] {
		return text
	}
	return t.gloss.Marked(text)
}

// saidIn says the texts that a sentence is put together of, where people are told the sentence.
func (t *Theme) saidIn(args []expr) []expr {
	if t.gloss == nil {
		return args
	}
	said := make([]expr, len(args))
	for i, arg := range args {
		if said[i] = arg; arg.own || arg.fixed || !arg.isString() {
			continue
		}
		said[i].value = func(r *run, dot reflect.Value) reflect.Value {
			v := arg.value(r, dot)
			if r.said {
				return reflect.ValueOf(t.said(v.String()))
			}
			return v
		}
	}
	return said
}
