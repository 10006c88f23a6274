package data

import (
	"reflect"
	"slices"
	"strconv"
	"unicode/utf8"
)

// JSON appends what the record's file says as an object, in the order in which its type declares the keys.
func (r Record) JSON(b []byte) []byte {
	v := reflect.Indirect(reflect.ValueOf(r.Data))
	b = append(b, '{')
	for _, f := range mannerOf(v.Type()).fields {
		if value := v.FieldByIndex(f.Index); r.says(f, value) {
			b = appendValue(appendKey(b, f.Key), value)
		}
	}
	return append(b, '}')
}

func appendValue(b []byte, v reflect.Value) []byte {
	v, m := plainly(v)
	switch {
	case m.date:
		return AppendText(b, day(v))
	case m.number:
		return append(b, v.String()...)
	}
	switch v.Kind() {
	case reflect.String:
		return AppendText(b, v.String())
	case reflect.Int, reflect.Int64:
		return strconv.AppendInt(b, v.Int(), 10)
	case reflect.Bool:
		return strconv.AppendBool(b, v.Bool())
	case reflect.Slice:
		return appendList(b, v)
	case reflect.Map:
		return appendMap(b, v)
	case reflect.Struct:
		return appendTable(b, v, m)
	}
	panic("data: no JSON for values of type " + v.Type().String())
}

func appendList(b []byte, v reflect.Value) []byte {
	b = append(b, '[')
	for i := range v.Len() {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendValue(b, v.Index(i))
	}
	return append(b, ']')
}

func appendTable(b []byte, v reflect.Value, m *manner) []byte {
	b = append(b, '{')
	for _, f := range m.fields {
		if value := v.FieldByIndex(f.Index); !f.Optional || !value.IsZero() {
			b = appendValue(appendKey(b, f.Key), value)
		}
	}
	return append(b, '}')
}

// appendMap writes a table with the author's own keys, in the order of their bytes.
func appendMap(b []byte, v reflect.Value) []byte {
	b = append(b, '{')
	for _, key := range sortedKeys(v) {
		b = appendValue(appendKey(b, key), v.MapIndex(reflect.ValueOf(key)))
	}
	return append(b, '}')
}

func sortedKeys(v reflect.Value) []string {
	var keys []string
	for _, key := range v.MapKeys() {
		keys = append(keys, key.String())
	}
	slices.Sort(keys)
	return keys
}

// appendKey appends a key of an object, and the comma before it.
func appendKey(b []byte, key string) []byte {
	if b[len(b)-1] != '{' {
		b = append(b, ',')
	}
	return append(AppendText(b, key), ':')
}

// AppendText appends a text as a JSON string in the shortest form: only what JSON does not let stand is escaped.
func AppendText(b []byte, text string) []byte {
	b = append(b, '"')
	from := 0
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c >= ' ' && c != '"' && c != '\\' && c < utf8.RuneSelf {
			continue
		}
		if c >= utf8.RuneSelf {
			if r, size := utf8.DecodeRuneInString(text[i:]); r != utf8.RuneError || size > 1 {
				i += size - 1
				continue
			}
		}
		b = appendEscape(append(b, text[from:i]...), c)
		from = i + 1
	}
	return append(append(b, text[from:]...), '"')
}

func appendEscape(b []byte, c byte) []byte {
	const hex = "0123456789abcdef"
	switch {
	case c == '"' || c == '\\':
		return append(b, '\\', c)
	case c == '\n':
		return append(b, `\n`...)
	case c == '\t':
		return append(b, `\t`...)
	case c >= utf8.RuneSelf: // no UTF-8
		return utf8.AppendRune(b, utf8.RuneError)
	}
	return append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
}
