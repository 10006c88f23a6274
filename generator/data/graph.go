package data

import (
	"bytes"
	"encoding/json"
	"iter"
)

// Graph writes nodes of JSON-LD in one graph, a line for each. The context stands in the file: who reads it loads nothing.
func Graph(context any, nodes iter.Seq[any]) ([]byte, error) {
	var w pieces
	head, err := encode(context)
	if err != nil {
		return nil, err
	}
	w.last = append(append(append(w.last, `{"@context":`...), head...), ",\n\"@graph\":["...)
	between := "\n"
	for node := range nodes {
		line, err := encode(node)
		if err != nil {
			return nil, err
		}
		w.last = append(append(w.room(), between...), line...)
		between = ",\n"
	}
	w.last = append(w.room(), "\n]}\n"...)
	return w.whole(), nil
}

// encode leaves < and > as they are: it does not stand in HTML.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}
