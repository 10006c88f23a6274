package data

import "congkhai/generator/files/front"

// Schema writes the JSON Schema (draft-07) of what JSON writes.
func (t Table) Schema() []byte {
	b := append([]byte(nil), "{\n\"$schema\":\"http://json-schema.org/draft-07/schema#\",\n\"title\":"...)
	b = AppendText(b, t.Title)
	b = append(b, ",\n\"type\":\"array\",\n\"items\":{\n\"type\":\"object\",\n\"required\":["...)
	for _, c := range t.Columns {
		if c.Always {
			if b[len(b)-1] != '[' {
				b = append(b, ',')
			}
			b = AppendText(b, c.Name)
		}
	}
	b = append(b, "],\n\"additionalProperties\":false,\n\"properties\":{"...)
	for i, c := range t.Columns {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(AppendText(append(b, '\n'), c.Name), ':')
		b = c.schema(b)
	}
	return append(b, "\n}}}\n"...)
}

func (c Column) schema(b []byte) []byte {
	b = append(AppendText(append(b, `{"description":`...), c.Say), ',')
	switch len(c.Ways) {
	case 0:
		b = b[:len(b)-1]
	case 1:
		b = appendWay(b, c.Ways[0])
	default:
		b = append(b, `"anyOf":[`...)
		for i, way := range c.Ways {
			if i > 0 {
				b = append(b, ',')
			}
			b = append(appendWay(append(b, '{'), way), '}')
		}
		b = append(b, ']')
	}
	return append(b, '}')
}

// appendWay appends the inside of the schema of a scalar, or of a list of scalars.
func appendWay(b []byte, way front.Shape) []byte {
	switch {
	case way.Choices != nil:
		b = append(b, `"enum":[`...)
		for i, choice := range way.Choices {
			if i > 0 {
				b = append(b, ',')
			}
			b = AppendText(b, choice.ID)
		}
		return append(b, ']')
	case way.Type == "date":
		return append(b, `"type":"string","format":"date"`...)
	case way.Type == "array":
		b = append(b, `"type":"array","items":{`...)
		return append(appendWay(b, *way.Of), '}')
	case way.Type == "":
		return b
	}
	return AppendText(append(b, `"type":`...), way.Type)
}
