package data

import (
	"reflect"
	"slices"
	"strconv"
)

// JSON appends what the record's file says as an object, in the order in which its type declares the keys. It calls list
// with each key that has sheets of its own, and what it says.
func (r Record) JSON(b []byte, list func(key string, said []byte)) []byte {
	all := r.data()
	lists := listsOf(all.Type())
	b = append(b, '{')
	for i := range all.is.members {
		m := &all.is.members[i]
		v := value{m.of(all.Value), m.is}
		if !r.says(m, v) {
			continue
		}
		b = appendKey(b, m.key)
		from := len(b)
		if b = v.json(b); lists[m.key] {
			list(m.key, b[from:])
		}
	}
	return append(b, '}')
}

func (v value) json(b []byte) []byte {
	v = v.plainly()
	switch {
	case v.is.date:
		return AppendText(b, v.date())
	case v.is.number:
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
		return v.list(b)
	case reflect.Map:
		return v.ownKeys(b)
	case reflect.Struct:
		return v.table(b)
	}
	panic("data: no JSON for values of type " + v.Type().String())
}

func (v value) list(b []byte) []byte {
	b = append(b, '[')
	for i := range v.Len() {
		if i > 0 {
			b = append(b, ',')
		}
		b = v.item(i).json(b)
	}
	return append(b, ']')
}

func (v value) item(i int) value { return value{v.Index(i), v.is.inner} }

func (v value) table(b []byte) []byte {
	b = append(b, '{')
	for i := range v.is.members {
		m := &v.is.members[i]
		if inner := (value{m.of(v.Value), m.is}); !m.optional || !inner.IsZero() {
			b = inner.json(appendKey(b, m.key))
		}
	}
	return append(b, '}')
}

// ownKeys writes a table with the author's own keys, in the order of their bytes.
func (v value) ownKeys(b []byte) []byte {
	b = append(b, '{')
	for _, key := range sortedKeys(v.Value) {
		b = v.under(key).json(appendKey(b, key))
	}
	return append(b, '}')
}

func (v value) under(key string) value { return value{v.MapIndex(reflect.ValueOf(key)), v.is.inner} }

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

// AppendText appends a text as a JSON string in the shortest form: only what JSON does not let stand is escaped. The
// text has to be UTF-8, as those of files are.
func AppendText(b []byte, text string) []byte {
	b = append(b, '"')
	from := 0
	for i := range len(text) {
		if c := text[i]; c < ' ' || c == '"' || c == '\\' {
			b = appendEscape(append(b, text[from:i]...), c)
			from = i + 1
		}
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
	}
	return append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
}
