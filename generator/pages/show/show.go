// Package show makes of values what a page shows of them: HTML that is safe, or the word of the state that stands in
// the place of a value that there is not. show.Text(field) is the text of a field, or "khong_bao_cao";
// show.MailLink(address) a link that writes. It knows neither records nor pages.
package show

import (
	"html/template"
	"strings"

	"congkhai/generator/files/front"
)

// Value is a value as a page shows it, or the word of the state that stands in its place: "khong_bao_cao", "khong",
// "khong_ap_dung". The theme's catalogue says how a state reads.
type Value struct {
	State string
	HTML  template.HTML
}

// With shows a value as the text that a function makes of it, or its state.
func With[T any](value front.Stated[T], text func(T) string) Value {
	if !value.Given() {
		return Value{State: value.State.String()}
	}
	return Value{HTML: Escaped(text(value.Value))}
}

// Text shows a text, or its state.
func Text(value front.Stated[string]) Value {
	return With(value, func(text string) string { return text })
}

// Links is a text in which some parts lead somewhere.
func Links(value front.Stated[string], links func(string) template.HTML) Value {
	if !value.Given() {
		return Value{State: value.State.String()}
	}
	return Value{HTML: links(value.Value)}
}

// Escaped is a text as HTML.
func Escaped(text string) template.HTML { return template.HTML(template.HTMLEscapeString(text)) }

// Joined puts parts after each other with a separator.
func Joined(parts []template.HTML, separator string) template.HTML {
	var texts []string
	for _, part := range parts {
		texts = append(texts, string(part))
	}
	return template.HTML(strings.Join(texts, separator))
}

// source is a line of "nguồn": an address becomes a link, other words stay words.
func sourceLine(text string) template.HTML {
	address, rest, _ := strings.Cut(text, " ")
	if !strings.HasPrefix(address, "http://") && !strings.HasPrefix(address, "https://") {
		return Escaped(text)
	}
	if rest != "" {
		rest = " " + rest
	}
	return Anchor(address, address) + Escaped(rest)
}

// Sources shows where information comes from: an address as a link, other words as words.
func Sources(texts []string) []template.HTML {
	var lines []template.HTML
	for _, text := range texts {
		lines = append(lines, sourceLine(text))
	}
	return lines
}

// Labels prints values of a closed list as people read them.
func Labels[E interface {
	~string
	front.Enum
}](values []E) string {
	var texts []string
	for _, v := range values {
		texts = append(texts, front.Label(v, string(v)))
	}
	return strings.Join(texts, "; ")
}
