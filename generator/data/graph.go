package data

import (
	"bytes"
	"encoding/json"
	"iter"
	"slices"
)

// Graph writes so many nodes of JSON-LD in one graph, a line for each. The context stands in the file: who reads it loads nothing.
func Graph(context any, nodes iter.Seq[any], count int) ([]byte, error) {
	head, err := encode(context)
	if err != nil {
		return nil, err
	}
	b := append(append([]byte(`{"@context":`), head...), ",\n\"@graph\":["...)
	between, done := "\n", 0
	for node := range nodes {
		line, err := encode(node)
		if err != nil {
			return nil, err
		}
		b = append(append(b, between...), line...)
		between = ",\n"
		if done++; done == sampled { // the file is the largest of all: room for it is made once
			b = slices.Grow(b, max(0, len(b)/sampled*(count-sampled)*21/20))
		}
	}
	return append(b, "\n]}\n"...), nil
}

// sampled is how many nodes tell how large the others will be.
const sampled = 256

// encode leaves < and > as they are: it does not stand in HTML.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}
