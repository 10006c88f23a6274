package amend

import (
	"bytes"
	"slices"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/files/source"
	"congkhai/generator/text/bound"
	"congkhai/generator/text/say"
	"congkhai/generator/text/viet"
)

// page is a file as it lies there and as it is read, which go line by line: the bytes may have a byte order mark, other
// line ends, and letters in another form.
type page struct {
	name        string
	raw         []byte
	text        string
	front, body int  // where the front matter begins in the text, and what is behind its end
	end         int  // of the front matter
	mark        int  // bytes of the byte order mark
	plain       bool // whether the bytes are the text, apart from that
	lines       []begins
}

const byteOrderMark = "\uFEFF"

// open reads a file that is to be changed.
func open(name string, raw []byte, fields []front.Field) (*editor, error) {
	if len(raw) > bound.Text {
		return nil, say.Errorf("tệp %s quá lớn, nhiều nhất %s", "%s is too large, %s at most",
			name, source.Size(bound.Text))
	}
	f, problems := source.NewFile(name, raw)
	if source.Unreadable(problems) || source.Guessed(problems) {
		return nil, unsound(name, problems)
	}
	data, body, problems := front.Parts(f)
	if len(problems) > 0 {
		return nil, unsound(name, problems)
	}
	doc, problems := front.Parse(data)
	if !doc.Sound {
		return nil, unsound(name, problems)
	}
	values, err := plainTable(doc.Values, nil)
	if err != nil {
		return nil, err
	}
	p := &page{name: name, raw: raw, text: f.Text(), front: data.Start, body: body.Start, end: data.End}
	if bytes.HasPrefix(raw, []byte(byteOrderMark)) {
		p.mark = len(byteOrderMark)
	}
	p.plain = string(raw[p.mark:]) == p.text
	e := &editor{page: p, fields: fields, values: values}
	e.grow()
	return e, nil
}

// unsound refuses a file that does not say for certain what it says.
func unsound(name string, problems []source.Problem) error {
	vi, en := "", ""
	if len(problems) > 0 {
		p := problems[0]
		vi = ": " + p.Where.String() + ": " + p.Text(source.Vietnamese)
		en = ": " + p.Where.String() + ": " + p.Text(source.English)
	}
	return say.Errorf("tệp %s có lỗi nên không sửa tự động được%s",
		"%s has mistakes and cannot be changed by a program%s",
		name, say.Text{Vi: vi, En: en})
}

// splice is a text that goes in the place of bytes start to end.
type splice struct {
	start, end int
	text       string
}

// splice puts a text in the place of another. Where a letter that is written in another form touches the place, its
// line is written anew.
func (p *page) splice(s splice) {
	if !p.exact(s.start) {
		begin := strings.LastIndexByte(p.text[:s.start], '\n') + 1
		s.start, s.text = begin, p.text[begin:s.start]+s.text
	}
	if !p.exact(s.end) {
		rest := lineAt(p.text, s.end)
		s.end, s.text = s.end+len(rest), s.text+rest
	}
	p.spliceAll([]splice{s})
}

func (p *page) exact(at int) bool {
	_, ok := p.rawAt(at)
	return ok
}

// spliceAll does so at many places in their order, all of them exact, with line ends as the file has them there.
func (p *page) spliceAll(all []splice) {
	var text strings.Builder
	var raw bytes.Buffer
	at, rawAt, grown := 0, 0, 0
	for _, s := range all {
		from, _ := p.rawAt(s.start)
		to, _ := p.rawAt(s.end)
		text.WriteString(p.text[at:s.start] + s.text)
		raw.Write(p.raw[rawAt:from])
		raw.WriteString(strings.ReplaceAll(s.text, "\n", p.lineEnd(s.start)))
		at, rawAt = s.end, to
		if s.start < p.body || p.end == p.body {
			grown += len(s.text) - (s.end - s.start)
		}
	}
	text.WriteString(p.text[at:])
	raw.Write(p.raw[rawAt:])
	p.text, p.raw = text.String(), raw.Bytes()
	p.end, p.body = p.end+grown, p.body+grown
	p.changed(all[0].start)
}

// lineAt is the rest of the line at a place, without its end.
func lineAt(text string, at int) string {
	line, _, _ := strings.Cut(text[at:], "\n")
	return line
}

// lineEnd is how the line at a place ends, or else the one before it.
func (p *page) lineEnd(at int) string {
	if p.plain {
		return "\n"
	}
	from := p.lineOf(at).raw
	next := bytes.IndexByte(p.raw[from:], '\n')
	if next < 0 {
		next = bytes.LastIndexByte(p.raw[:from], '\n') - from
	}
	if i := from + next; i > 0 && p.raw[i] == '\n' && p.raw[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// rawAt is where the bytes are that a place in the text was read of; ok is false within what has another form.
func (p *page) rawAt(at int) (int, bool) {
	if p.plain {
		return p.mark + at, true
	}
	line := p.lineOf(at)
	raw := p.raw[line.raw:]
	if next := bytes.IndexByte(raw, '\n'); next >= 0 {
		raw = bytes.TrimSuffix(raw[:next], []byte("\r"))
	}
	within, ok := inLine(string(raw), lineAt(p.text, line.text), at-line.text)
	return line.raw + within, ok
}

// begins is where a line begins, in the text and in what it was read of.
type begins struct{ text, raw int }

// lineOf is the line that a place is in. Lines are counted once, up to where something changes.
func (p *page) lineOf(at int) begins {
	if len(p.lines) == 0 {
		p.lines = []begins{{0, p.mark}}
	}
	for {
		last := p.lines[len(p.lines)-1]
		next := last.text + len(lineAt(p.text, last.text))
		if at <= next || next == len(p.text) {
			break
		}
		p.lines = append(p.lines, begins{next + 1, last.raw + bytes.IndexByte(p.raw[last.raw:], '\n') + 1})
	}
	i, _ := slices.BinarySearchFunc(p.lines, at+1, func(l begins, at int) int { return l.text - at })
	return p.lines[i-1]
}

// changed forgets lines behind a place.
func (p *page) changed(at int) {
	i, _ := slices.BinarySearchFunc(p.lines, at+1, func(l begins, at int) int { return l.text - at })
	p.lines = p.lines[:i]
}

// inLine is where a place in a line is in what the line was read of. Between two letters of ASCII nothing is composed.
func inLine(raw, text string, at int) (where int, ok bool) {
	if raw == text || at == 0 {
		return at, true
	}
	start, length := 0, 0 // of the part that is looked at, and of the text before it
	for i := 1; i <= len(raw); i++ {
		if i < len(raw) && (raw[i-1] >= 0x80 || raw[i] >= 0x80) {
			continue
		}
		length += len(viet.Normal(raw[start:i]))
		start = i
		if length == at {
			return i, true
		}
	}
	return len(raw), at >= length
}
