package front

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// Schema returns a JSON Schema (draft-07) of files with these keys, for editors that complete and check TOML. It says
// what can be said of one value by itself; everything else is for the check. The comment tells where it is from.
func Schema(comment, title string, fields []Field) []byte {
	s := object(fields)
	s.Draft, s.Comment, s.Title = "http://json-schema.org/draft-07/schema#", comment, title
	var indented bytes.Buffer
	if err := json.Indent(&indented, encode(s), "", "  "); err != nil {
		panic(err) // what was just encoded is JSON
	}
	return indented.Bytes()
}

// schema has the words of JSON Schema that keys need. Nothing is named once and referred to: taplo passes over what
// stands beside a $ref, and the description of the key would be lost.
type schema struct {
	Draft       string     `json:"$schema,omitempty"`
	Comment     string     `json:"$comment,omitempty"`
	Title       string     `json:"title,omitempty"`
	Description string     `json:"description,omitempty"`
	Type        any        `json:"type,omitempty"`
	Format      string     `json:"format,omitempty"`
	MinLength   int        `json:"minLength,omitempty"`
	Enum        []string   `json:"enum,omitempty"`
	MinItems    int        `json:"minItems,omitempty"`
	Items       *schema    `json:"items,omitempty"`
	Required    []string   `json:"required,omitempty"`
	Properties  properties `json:"properties,omitempty"`
	Others      any        `json:"additionalProperties,omitempty"` // false, or the schema of a table with the author's own keys
	AnyOf       []*schema  `json:"anyOf,omitempty"`
	Taplo       *taplo     `json:"x-taplo,omitempty"`
}

// taplo is what "Even Better TOML" shows in other places than where the standard has a word for it.
type taplo struct {
	Docs struct {
		Main  *string  `json:"main,omitempty"`
		Words []string `json:"enumValues,omitempty"`
	} `json:"docs"`
}

// properties are the keys in the order of the record, which a map would lose.
type properties []property

type property struct {
	key    string
	schema *schema
}

// MarshalJSON writes an object.
func (p properties) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	for i, property := range p {
		b.WriteByte("{,"[min(i, 1)])
		b.Write(encode(property.key))
		b.WriteByte(':')
		b.Write(encode(property.schema))
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// encode leaves < and > as they are; schemas stand in files, not in HTML.
func encode(v any) []byte {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		panic(err) // texts, numbers and lists of them are always JSON
	}
	return b.Bytes()
}

func object(fields []Field) *schema {
	s := &schema{Type: "object", Others: false}
	for _, f := range fields {
		if !f.Optional {
			s.Required = append(s.Required, f.Key)
		}
		s.Properties = append(s.Properties, property{f.Key, keySchema(f)})
	}
	return s
}

// keySchema puts the description where editors look for it: on the key itself, and on the first way to write the value.
// taplo completes keys from the latter; pointing at a key, it shows all of them, so the key's own is kept from it.
func keySchema(f Field) *schema {
	s := f.Shape.schema(!f.Optional)
	s.Description = f.Say
	if f.Example != "" {
		s.Description += ". Ví dụ: `" + f.Example + "`"
	}
	if s.AnyOf != nil {
		s.AnyOf[0].Description = s.Description
		s.Taplo = &taplo{}
		s.Taplo.Docs.Main = new(string)
	}
	return s
}

// schema describes the value of a key; one that has to be filled in is not empty.
func (s Shape) schema(filled bool) *schema {
	least := 0
	if filled {
		least = 1
	}
	switch {
	case s.Any != nil:
		return anyOf(s.Any, filled)
	case s.Type == "":
		return &schema{}
	case s.Choices != nil:
		return oneWord(s.Choices)
	case s.Type == "date":
		// As a list of one type: for a plain "string" taplo inserts quotes, which a date must not have.
		return &schema{Type: []string{"string"}, Format: "date"}
	case s.Type == "string":
		return &schema{Type: s.Type, MinLength: least}
	case s.Type == "array":
		return &schema{Type: s.Type, MinItems: least, Items: s.Of.schema(true)}
	case s.Of != nil:
		return &schema{Type: s.Type, Others: s.Of.schema(filled)}
	case s.Type == "object":
		return object(s.Fields)
	}
	return &schema{Type: s.Type}
}

func anyOf(shapes []Shape, filled bool) *schema {
	if len(shapes) == 1 {
		return shapes[0].schema(filled)
	}
	s := &schema{}
	for _, shape := range shapes {
		s.AnyOf = append(s.AnyOf, shape.schema(filled))
	}
	return s
}

func oneWord(choices []Choice) *schema {
	s := &schema{Type: "string", Taplo: &taplo{}}
	var words []string
	for _, choice := range choices {
		s.Enum = append(s.Enum, choice.ID)
		s.Taplo.Docs.Words = append(s.Taplo.Docs.Words, choice.Label)
		words = append(words, fmt.Sprintf("`%q`: %s", choice.ID, choice.Label))
	}
	s.Description = strings.Join(words, "; ")
	return s
}
