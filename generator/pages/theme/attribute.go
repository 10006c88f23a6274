package theme

import (
	"slices"
	"strings"
)

// attributes are those whose values are not plain text, or look as if they were not.
var attributes = map[string]attr{
	"srcset": pictures, "style": code, "srcdoc": code, "srclang": plain,
	"action": address, "archive": address, "background": address, "cite": address, "classid": address,
	"codebase": address, "data": address, "formaction": address, "href": address, "icon": address,
	"longdesc": address, "manifest": address, "poster": address, "profile": address, "src": address,
	"usemap": address, "xmlns": address,
}

// spoken are attributes whose values are told to people: by a reader of the screen, by the style, or by machines that list
// pages.
var spoken = []string{"alt", "aria-label", "content", "data-cot", "label", "placeholder", "title"}

// attrOf returns of what kind an attribute is. When in doubt it is taken for an address or for code, as html/template
// does.
func attrOf(element, name string) attr {
	switch {
	case element == "script" && name == "type":
		return scriptType
	case element == "meta" && name == "content":
		return refresh
	case animates(element) && slices.Contains([]string{"attributename", "from", "to", "by", "values"}, name):
		return code
	}
	if data, ok := strings.CutPrefix(name, "data-"); ok {
		name = data
	} else if space, short, ok := strings.Cut(name, ":"); ok {
		if name = short; space == "xmlns" {
			return address
		}
	}
	if kind, ok := attributes[name]; ok {
		return kind
	}
	switch {
	case strings.HasPrefix(name, "on"):
		return code
	case strings.Contains(name, "src"), strings.Contains(name, "uri"), strings.Contains(name, "url"):
		return address
	}
	return plain
}

// animates reports whether an element gives others their attributes, of any kind.
func animates(element string) bool { return element == "set" || strings.HasPrefix(element, "animate") }
