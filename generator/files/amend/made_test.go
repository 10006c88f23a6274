package amend_test

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"golang.org/x/text/unicode/norm"

	"congkhai/generator/files/front"
)

// made is a file that nobody wrote, in every style that TOML has.
type made struct {
	*rand.Rand
	b     strings.Builder
	later []func() // tables under headings
}

func (m *made) one(words ...string) string { return words[m.IntN(len(words))] }

func (m *made) chance(of int) bool { return m.IntN(of) == 0 }

// makeFile makes a file of a kind's keys.
func makeFile(seed uint64, fields []front.Field, markdown bool) []byte {
	m := &made{Rand: rand.New(rand.NewPCG(seed, 7))}
	if m.chance(3) {
		m.b.WriteString("# Ghi chú đầu tệp\n\n")
	}
	m.table(nil, fields, 0)
	text := m.b.String()
	if markdown {
		text = "+++\n" + text + "+++\n\n## Mục\n\nLời\n\n## Kết\n\nHết\n"
	} else if m.chance(4) {
		text = strings.TrimRight(text, "\n")
	}
	if m.chance(4) { // letters in their other form, on some lines
		lines := strings.SplitAfter(text, "\n")
		for i := range lines {
			if m.chance(2) {
				lines[i] = norm.NFD.String(lines[i])
			}
		}
		text = strings.Join(lines, "")
	}
	switch m.IntN(4) {
	case 0:
		text = strings.ReplaceAll(text, "\n", "\r\n")
	case 1:
		if m.chance(2) {
			text = strings.Replace(text, "\n", "\r\n", 5)
		}
	}
	if m.chance(5) {
		text = "\uFEFF" + text
	}
	return []byte(text)
}

// table writes keys of a table, and those that have headings after them.
func (m *made) table(names []string, fields []front.Field, depth int) {
	later := m.later
	m.later = nil
	for i := 0; i < 1+m.IntN(6) && len(fields) > 0; i++ {
		at := m.IntN(len(fields))
		f := fields[at]
		fields = append(append([]front.Field{}, fields[:at]...), fields[at+1:]...)
		if m.chance(3) { // mostly in the declared order
			fields = append(fields[at:len(fields):len(fields)], fields[:at]...)
		}
		m.key(names, f, depth)
	}
	if m.chance(4) {
		m.key(names, front.Field{Key: m.one("la", "khoa lạ", "a.b", "x[0]", "Ổ")}, depth)
	}
	mine := m.later
	m.later = later
	for _, write := range mine {
		write()
	}
}

// trivia writes what says nothing.
func (m *made) trivia() {
	for m.chance(4) {
		m.b.WriteString(m.one("\n", "# một dòng\n", "  # thụt vào = 1\n", "# [x]\n", "\n\n", "# \"\"\"\n"))
	}
}

func (m *made) tail() { m.b.WriteString(m.one("", "", "", " # cuối \"dòng", "  ", "\t#") + "\n") }

func (m *made) name(key string) string {
	bare := key != "" && strings.Trim(key, "abcdefghijklmnopqrstuvwxyz_0123456789") == ""
	switch {
	case bare && !m.chance(9):
		return key
	case m.chance(2) && !strings.Contains(key, "'"):
		return "'" + key + "'"
	}
	return `"` + key + `"`
}

func (m *made) join(names []string) string {
	parts := make([]string, len(names))
	for i, name := range names {
		parts[i] = m.name(name)
	}
	return strings.Join(parts, m.one(".", ".", " . "))
}

func (m *made) key(names []string, f front.Field, depth int) {
	fields := f.Fields
	if len(fields) == 0 && f.Shape.Of != nil {
		fields = f.Shape.Of.Fields
	}
	if f.Table || depth < 3 && m.chance(12) {
		fields = []front.Field{{Key: "i1"}, {Key: "i2", Table: true}, {Key: "dong_3"}}
	}
	inner := append(names[:len(names):len(names)], f.Key)
	switch {
	case len(fields) == 0 || depth > 3:
		m.statement([]string{f.Key}, m.value(depth))
	case f.List && m.chance(2):
		m.later = append(m.later, func() { m.items(inner, fields, depth) })
	case f.List && m.chance(2):
		m.statement([]string{f.Key}, m.array(depth, func() string { return m.inline(fields, depth) }))
	case m.chance(3):
		m.later = append(m.later, func() { m.header("[", "]", inner); m.table(inner, fields, depth+1) })
	case m.chance(2):
		for i := range 1 + m.IntN(3) {
			m.statement([]string{f.Key, fmt.Sprint("k", i)}, m.value(depth))
			if m.chance(3) {
				m.statement([]string{f.Key, "sau", fmt.Sprint("k", i)}, m.value(depth))
			}
		}
	default:
		m.statement([]string{f.Key}, m.inline(fields, depth))
	}
}

func (m *made) items(names []string, fields []front.Field, depth int) {
	for range 1 + m.IntN(4) {
		m.header("[[", "]]", names)
		m.table(names, fields, depth+1)
	}
}

func (m *made) header(open, end string, names []string) {
	if m.chance(4) {
		m.trivia()
	} else {
		m.b.WriteString("\n")
	}
	m.b.WriteString(m.one("", "", "  ") + open + m.join(names) + end)
	m.tail()
}

func (m *made) statement(names []string, value string) {
	m.trivia()
	m.b.WriteString(m.one("", "", "", "  ") + m.join(names) + m.one(" = ", " = ", "=", "  =\t") + value)
	m.tail()
}

func (m *made) inline(fields []front.Field, depth int) string {
	var parts []string
	for i, f := range fields[:min(len(fields), m.IntN(4))] {
		name := m.name(f.Key)
		if m.chance(6) {
			name += fmt.Sprint(".k", i)
		}
		parts = append(parts, name+m.one(" = ", "=")+m.value(depth+1))
	}
	if len(parts) == 0 {
		return m.one("{}", "{ }")
	}
	return m.one("{ ", "{") + strings.Join(parts, m.one(", ", ",")) + m.one(" }", "}")
}

func (m *made) array(depth int, item func() string) string {
	n := m.IntN(5)
	if m.chance(2) {
		var items []string
		for range n {
			items = append(items, item())
		}
		text := strings.Join(items, m.one(", ", ","))
		if n > 0 && m.chance(5) {
			text += m.one(",", " , ")
		}
		return "[" + text + "]"
	}
	var b strings.Builder
	b.WriteString("[" + m.one("\n", "\n", " # mở\n"))
	for i := range n {
		for m.chance(5) {
			b.WriteString(m.one("  # về mục dưới\n", "\n"))
		}
		b.WriteString(m.one("  ", "  ", "\t") + item())
		if i < n-1 || m.chance(2) {
			b.WriteString(m.one(",", ",", " ,"))
		}
		b.WriteString(m.one("\n", "\n", " # cạnh, mục\n", "\n\n"))
	}
	return b.String() + m.one("]", "  # cuối\n]")
}

func (m *made) value(depth int) string {
	switch m.IntN(9) {
	case 0:
		return m.one("0", "-5", "14_043", "14043", "0xFF", "200_000", "2_200", "2021")
	case 1:
		return m.one("62.5", "1e6", "0.1", "-0.0", "inf", "nan", "6_000.25")
	case 2:
		return m.one("true", "false")
	case 3:
		return m.one("2021-06-25", "2021-06-25", "07:32:00", "2021-06-25T07:32:00", "2021-06-25T07:32:00Z")
	case 4:
		if depth < 3 {
			return m.array(depth+1, func() string { return m.value(depth + 1) })
		}
	case 5:
		if depth < 2 {
			return m.one("\"\"\"\nnhiều dòng = \"x\"\n# không phải chú thích\n[cũng không]\n\"\"\"",
				"'''một\nhai \\ '''", "\"\"\"a \\\n   b\"\"\"")
		}
	}
	return m.one(`"Cấp chứng chỉ"`, `"#, ] } ="`, `'C:\tệp'`, `"\"x\" \\ \u00e9"`,
		`""`, `"khong_bao_cao"`, `"ngắn"`, "'đơn'")
}
