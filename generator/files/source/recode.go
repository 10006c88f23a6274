package source

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"congkhai/generator/text/legacy"
	"congkhai/generator/text/viet"
)

// readable returns the text of a file, read in another code where that is certain, and what it changed; ok is false for
// what is no text, and for what two people wrote in one place.
func readable(raw []byte) (text string, changes []Change, ok bool) {
	if !utf8.Valid(raw) || bytes.IndexByte(raw, 0) >= 0 {
		found := legacy.Decode(raw)
		if !found.Sure {
			return "", nil, false
		}
		text = found.Text
		changes = []Change{{1, Recoded, found.Code + ": " + sample(text), "UTF-8: " + sample(text)}}
	} else {
		text = string(raw)
	}
	return text, changes, len(Conflicts("", []byte(strings.ReplaceAll(text, "\r\n", "\n")))) == 0
}

// recode reads lines of another code, before anything else is done to them: some of its letters are signs that nobody
// sees. What is read may say more of other lines.
func (m *mender) recode() {
	for range again {
		m.recodeOnce()
	}
}

// again is how often UTF-8 was taken for another code at most.
const again = 3

func (m *mender) recodeOnce() {
	lines, plain := make([]string, len(m.lines)), true
	for i, l := range m.lines {
		lines[i] = viet.Normal(l.text)
		plain = plain && viet.Plain(lines[i])
	}
	if m.alien = map[int]bool{}; plain { // nearly always
		return
	}
	for _, p := range legacy.Passages(lines) {
		if p.Sure {
			m.set(p.Line, Recoded, p.Meant)
		} else {
			m.alien[p.Line] = true
		}
	}
}

// withoutUnseen takes out what shows nothing and parts words.
func withoutUnseen(text string) string {
	if viet.Plain(text) {
		return text
	}
	var b strings.Builder
	for at, r := range text {
		if viet.Unseen(text, at) && !strings.ContainsRune(noBreak, r) {
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
