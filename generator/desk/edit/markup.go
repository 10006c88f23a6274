package edit

import (
	"html"
	"strings"
)

// markup writes HTML. Texts and values of attributes go in through it alone, escaped: nothing that somebody typed
// becomes markup.
type markup struct {
	strings.Builder
	within []string
}

// open begins an element; attributes stand in pairs, one whose name is "" is left out, and one whose value is "" has
// none.
func (m *markup) open(tag string, attributes ...string) *markup {
	m.single(tag, attributes...)
	m.within = append(m.within, tag)
	return m
}

// single is an element that nothing stands in.
func (m *markup) single(tag string, attributes ...string) *markup {
	m.WriteString("<" + tag)
	for i := 0; i+1 < len(attributes); i += 2 {
		if attributes[i] != "" {
			m.WriteString(" " + attributes[i] + `="` + html.EscapeString(attributes[i+1]) + `"`)
		}
	}
	m.WriteString(">")
	return m
}

// text is what people read.
func (m *markup) text(text string) *markup {
	m.WriteString(html.EscapeString(text))
	return m
}

// end ends the element that was begun last.
func (m *markup) end() *markup {
	last := len(m.within) - 1
	m.WriteString("</" + m.within[last] + ">")
	m.within = m.within[:last]
	return m
}

// put is an element with nothing but a text in it.
func (m *markup) put(tag, text string, attributes ...string) *markup {
	return m.open(tag, attributes...).text(text).end()
}

// hidden is a value that is sent and not seen.
func (m *markup) hidden(name, value string) *markup {
	return m.single("input", "type", "hidden", "name", name, "value", value)
}

// input is a box with its name above it.
func (m *markup) input(name, label, value string, attributes ...string) *markup {
	m.put("label", label, "for", name)
	return m.single("input", append([]string{"id", name, "name", name, only(value != "", "value"), value}, attributes...)...)
}

// button sends the form with a word for what to do.
func (m *markup) button(what, label string, attributes ...string) *markup {
	return m.put("button", label, append([]string{"name", buttonName, "value", what}, attributes...)...)
}

// option is one of those of a select.
func (m *markup) option(value, label string, chosen bool) *markup {
	return m.put("option", label, "value", value, only(chosen, "selected"), "")
}

// link leads to another page.
func (m *markup) link(to, text string, attributes ...string) *markup {
	return m.put("a", text, append([]string{"href", to}, attributes...)...)
}

// only is the name of an attribute without a value where something is so, and none where it is not.
func only(is bool, name string) string {
	if is {
		return name
	}
	return ""
}
