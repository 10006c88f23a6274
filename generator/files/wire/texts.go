package wire

import "bytes"

// Texts are those of values, without the rest, and those of small values each once: who keeps a value keeps these alone,
// and what they stood in can go.
type Texts struct{ b []byte }

// Append writes v behind b as the function does, but for its texts.
func (t *Texts) Append(b []byte, v any) []byte { return appendValue(b, t, v) }

// String is all texts, for ReadApart.
func (t *Texts) String() string { return string(t.b) }

// searched is in how many bytes of the texts a text is looked for. Few values have more, and in one of megabytes a look
// through all for each of its words would take longer than everything else.
const searched = 8 << 10

// place returns where a text stands, in others or behind them.
func (t *Texts) place(text string) int {
	at := bytes.Index(t.b[:min(len(t.b), searched)], []byte(text))
	if at < 0 {
		at = len(t.b)
		t.b = append(t.b, text...)
	}
	return at
}

// ReadApart reads what Texts.Append wrote. Texts in the value are parts of texts.
func ReadApart(text, texts string, into any) (rest string, err error) {
	return readValue(reader{text: text, apart: true, texts: texts}, into)
}
