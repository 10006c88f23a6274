package theme

import (
	"slices"
	"strings"
)

// place is where in a page a layout is: what a browser takes the next letter for. It decides how a value is escaped
// there. Two layouts that are at the same place go on in the same way.
type place struct {
	state   state
	element string // whose tag or content this is, where that matters: see special
	attr    attr   // of what kind the value of the attribute is
	said    bool   // the value is told to people: see spoken
	quote   byte   // that ends the value
	part    part   // of an address
	script  script // what the tag has told of its script
}

type state uint8

const (
	inBody     state = iota
	inTag            // where the name of an attribute may begin
	inTagName        // right behind the name of the tag, which has to end
	inAttrName       // right behind the name of an attribute, which has to end
	afterName        // where "=" may come
	beforeValue
	inValue
	inComment
	inWords  // of a title or textarea: entities, and no tags
	inScript // or style, or another element whose letters are as they are
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

// script is what a script is by the first type that its tag gives it; browsers do not look at a second one.
type script uint8

const (
	untyped script = iota
	data
	running
)

// part says how much of an address was there before.
type part uint8

const (
	entire   part = iota // nothing: a value may be all of it
	begun                // values, and a scheme such as "https:" may still come about
	lettered             // letters, and a scheme may still come about: a value cannot be all of the address any more
	inPath
	inQuery
	target // the address in the content of <meta>
	unclear
	scripted // the address is a script
)

// join returns the place after two branches. It is false where no letter could go on from both.
func (p place) join(q place) (place, bool) {
	both := p
	both.part, both.said = q.part, q.said
	switch {
	case p == q || q.state == nowhere || p.state == lost:
		return p, true
	case p.state == nowhere || q.state == lost:
		return q, true
	case both == q && (p.attr != refresh || p.part == q.part):
		if both.said = p.said && q.said; p.part != q.part {
			both.part = p.part.join(q.part)
		}
		return both, true
	case p.named() && q.named() && p.element == q.element && p.nameJoins(q) && q.nameJoins(p):
		return p.joinTag(q), true
	}
	return place{state: lost}, false
}

func (p part) join(q part) part {
	switch {
	case p == scripted || q == scripted:
		return scripted
	case p+q == entire+begun:
		return begun
	}
	return unclear
}

// named reports whether a page is in a tag, and not behind a "=" in it.
func (p place) named() bool {
	return p.state == inTag || p.state == inTagName || p.state == inAttrName || p.state == afterName
}

// nameJoins reports whether a page, if it is right behind the name of an attribute, may be behind any: of which kind it is
// decides what its value is read as, and html/template knows of no value behind names of two kinds.
func (p place) nameJoins(q place) bool {
	return p.state != inAttrName || p.attr == plain || q.state == inAttrName && q.attr == p.attr
}

// joinTag goes on from two places in a tag. A name that has been read in one of them must end before another begins,
// and has no value when it has not been read in both.
func (p place) joinTag(q place) place {
	ends := p.state == inTagName || p.state == inAttrName || q.state == inTagName || q.state == inAttrName
	apart := p.state == inTag || p.state == inTagName || q.state == inTag || q.state == inTagName
	both := place{state: afterName, element: p.element, script: p.script, attr: p.attr, said: p.said && q.said}
	switch {
	case apart && ends:
		both.state = inTagName
	case apart:
		both.state = inTag
	case ends:
		both.state = inAttrName
	}
	if p.script != q.script || p.attr != q.attr && (p.attr == scriptType || q.attr == scriptType) {
		both.script = running
	}
	if apart {
		both.attr = plain
	} else if p.attr != q.attr {
		both.attr = code // whatever it is called, no value stands in it
	}
	return both
}

// content is where a page is after a tag.
func (p place) content() place {
	switch special[p.element] {
	case words:
		return place{state: inWords, element: p.element}
	case letters, bare:
		return place{state: inScript, element: p.element, script: p.script}
	}
	return place{}
}

// after returns what part of an address comes after some text of it. It is false where nobody knows what scheme the
// text ends.
func (p part) after(text string) (part, bool) {
	if p == scripted {
		return p, true
	}
	if p <= lettered {
		end := strings.IndexAny(text, ":/?#")
		switch {
		case end < 0 && strings.Trim(text, space) == "":
			return p, true
		case end < 0:
			return lettered, true
		case text[end] == ':' && p != entire:
			return p, false
		case text[end] == ':' && isScript(text[:end]):
			return scripted, true
		}
		p = inPath
	}
	if strings.ContainsAny(text, "#?") {
		return inQuery, true
	}
	return p, true
}

// isScript reports whether browsers run, or show as a page of their own, what stands in an address behind a scheme.
// They leave out ends of lines and what stands before it.
func isScript(scheme string) bool {
	scheme = strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(scheme)
	scheme = strings.ToLower(strings.TrimLeftFunc(scheme, func(r rune) bool { return r <= ' ' }))
	return slices.Contains([]string{"javascript", "vbscript", "data"}, scheme)
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
