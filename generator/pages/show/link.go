package show

import (
	"html/template"
	"strings"

	"congkhai/generator/text/contact"
)

// PhoneLinks shows numbers as they are written, each as a link that dials it.
func PhoneLinks(text string) template.HTML {
	var html strings.Builder
	done := 0
	for _, p := range contact.Phones(text) {
		html.WriteString(string(Escaped(text[done:p.Start]) + Anchor("tel:"+p.Dial, text[p.Start:p.End])))
		done = p.End
	}
	html.WriteString(string(Escaped(text[done:])))
	return template.HTML(html.String())
}

// ToldPhones lists the numbers that a sentence names, each as a link that dials it.
func ToldPhones(text string) template.HTML {
	var links []template.HTML
	for _, a := range contact.Find(text) {
		if strings.HasPrefix(a.Link, "tel:") {
			links = append(links, Anchor(a.Link, text[a.Start:a.End]))
		}
	}
	return Joined(links, ", ")
}

// MailLink shows an address as a link that writes to it.
func MailLink(text string) template.HTML {
	if !contact.IsMail(text) {
		return Escaped(text)
	}
	return Anchor("mailto:"+text, text)
}

// WebLink shows the address of a page as a link to it.
func WebLink(text string) template.HTML {
	if !strings.HasPrefix(text, "/") && !contact.IsWeb(text) {
		return Escaped(text)
	}
	return Anchor(text, text)
}

// Anchor is a link with a text.
func Anchor(address, text string) template.HTML {
	return template.HTML(`<a href="`+template.HTMLEscapeString(address)+`">`) + Escaped(text) + "</a>"
}
