package data

import (
	"bytes"
	"encoding/json"
	"io"
	"iter"
)

// Graph writes nodes of JSON-LD in one graph, a line for each. The context stands in the file: who reads it loads
// nothing.
func Graph(w io.Writer, context any, nodes iter.Seq[any]) error {
	var line bytes.Buffer
	encoder := json.NewEncoder(&line)
	encoder.SetEscapeHTML(false) // it does not stand in HTML
	p := pen{w: w}
	write := func(before string, v any) error {
		line.Reset()
		err := encoder.Encode(v)
		p.b = append(append(p.room(), before...), bytes.TrimSuffix(line.Bytes(), []byte("\n"))...)
		return err
	}
	if err := write(`{"@context":`, context); err != nil {
		return err
	}
	p.b = append(p.b, ",\n\"@graph\":["...)
	between := "\n"
	for node := range nodes {
		if err := write(between, node); err != nil {
			return err
		}
		between = ",\n"
	}
	p.b = append(p.b, "\n]}\n"...)
	return p.end()
}
