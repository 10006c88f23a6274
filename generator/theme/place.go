package theme

import "strings"

// place is where in a page a layout is: what a browser takes the next letter for. It decides how a value is escaped there.
// Two layouts that are at the same place go on in the same way.
type place struct {
	state   state
	element string // whose tag or content this is, where that matters: title, textarea, script, style, meta
	attr    attr   // of what kind the value of the attribute is
	quote   byte   // that ends the value
	part    part   // of an address
	json    bool   // a script that is data
}

type state uint8

const (
	inBody state = iota
	inTag
	inAttrName
	afterName
	beforeValue
	inValue
	inComment
	inWords  // of a title or textarea: entities, and no tags
	inScript // or style: letters as they are
	inString // of JSON
	nowhere  // after {{break}} and {{continue}}
	lost     // after a problem: of what comes then nothing is told
)

// attr is a kind of attribute.
type attr uint8

const (
	plain attr = iota
	address
	pictures // srcset
	refresh  // content of <meta>, which may hold an address
	scriptType
	code // a script or a style
)

// part says how much of an address was there before.
type part uint8

const (
	entire part = iota // nothing: a value may be all of it
	inPath
	inQuery
	target // the address in the content of <meta>
	unclear
)

// join returns the place after two branches. It is false where no letter could go on from both.
func (p place) join(q place) (place, bool) {
	both := p
	both.part = q.part
	switch {
	case p == q || q.state == nowhere || p.state == lost:
		return p, true
	case p.state == nowhere || q.state == lost:
		return q, true
	case both == q:
		both.part = unclear
		return both, true
	case p.named() && q.named() && p.element == q.element && p.json == q.json:
		return p.joinTag(q), true
	}
	return place{state: lost}, false
}

// named reports whether a name of an attribute may just have been read.
func (p place) named() bool { return p.state == inTag || p.state == inAttrName || p.state == afterName }

// joinTag goes on from two places in a tag. A name that has been read in one of them must end before another begins.
func (p place) joinTag(q place) place {
	if p.state == inTag {
		p, q = q, p
	}
	if q.state == inAttrName {
		p.state = inAttrName
	}
	if q.state != inTag && q.attr != p.attr {
		p.attr = code // whatever it is called, no value stands in it
	}
	return p
}

// content is where a page is after a tag.
func (p place) content() place {
	switch p.element {
	case "title", "textarea":
		return place{state: inWords, element: p.element}
	case "script", "style":
		return place{state: inScript, element: p.element, json: p.json}
	}
	return place{}
}

// after returns what part of an address comes after some text of it.
func (p part) after(text string) part {
	switch {
	case strings.ContainsAny(text, "#?"):
		return inQuery
	case p == entire && strings.Trim(text, space) != "":
		return inPath
	}
	return p
}

// afterRefresh looks for the address in a text such as "0; url=/x/".
func (p part) afterRefresh(text string) part {
	for {
		if p == target {
			_, more, ends := strings.Cut(text, ";")
			if !ends {
				return target
			}
			p, text = entire, more
		}
		i := strings.Index(strings.ToLower(text), "url")
		if i < 0 {
			return p
		}
		text = text[i+len("url"):]
		if after := strings.TrimLeft(text, space); strings.HasPrefix(after, "=") {
			p, text = target, after[1:]
		}
	}
}
