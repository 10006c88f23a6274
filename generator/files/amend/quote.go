package amend

import (
	"fmt"
	"strings"
)

// textOf is a text as the value of a key: one of several lines stands on them.
func textOf(text, like string) string {
	switch {
	case !strings.Contains(text, "\n") || strings.Contains("\n"+text, "\n+++"): // which would end the front matter
		return quotedText(text, like)
	case strings.Contains(text, `\`) && literal(text, true):
		return "'''\n" + text + "'''"
	}
	var b strings.Builder
	b.WriteString("\"\"\"\n")
	for i, r := range text {
		switch {
		case r == '\n':
			b.WriteRune(r)
		case r == '"' && !threeAt(text, i) && i+1 < len(text):
			b.WriteRune(r)
		default:
			b.WriteString(escaped(r))
		}
	}
	b.WriteString(`"""`)
	return b.String()
}

// threeAt reports whether a quote is beside others.
func threeAt(text string, at int) bool {
	return strings.HasPrefix(text[at+1:], `"`) || strings.HasSuffix(text[:at], `"`)
}

// quotedText is a text on one line: in double quotes, and in single ones where it has many that would need a \, or
// where the text in whose place it stands has them.
func quotedText(text, like string) string {
	many := strings.Count(text, `"`)+strings.Count(text, `\`) > 1
	single := strings.HasPrefix(like, "'") && !strings.HasPrefix(like, "'''")
	if (many || single) && literal(text, false) {
		return "'" + text + "'"
	}
	return basic(text)
}

// literal reports whether a text can stand in single quotes as it is: with three of them over several lines.
func literal(text string, lines bool) bool {
	return !strings.Contains(text, "'") && !strings.ContainsFunc(text, func(r rune) bool {
		return escaped(r) != string(r) && r != '"' && r != '\\' && !(lines && r == '\n')
	})
}

// keyText is a key as TOML writes it.
func keyText(key string) string {
	bare := key != "" && !strings.ContainsFunc(key, func(r rune) bool {
		return (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') && r != '_' && r != '-'
	})
	if bare {
		return key
	}
	return basic(key)
}

// keysText is a dotted key as TOML writes it.
func keysText(names []string) string {
	parts := make([]string, len(names))
	for i, name := range names {
		parts[i] = keyText(name)
	}
	return strings.Join(parts, ".")
}

// basic is a text in double quotes.
func basic(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		b.WriteString(escaped(r))
	}
	b.WriteByte('"')
	return b.String()
}

// escaped is a letter as it stands within double quotes.
func escaped(r rune) string {
	switch {
	case r == '"' || r == '\\':
		return `\` + string(r)
	case r == '\n':
		return `\n`
	case r == '\t':
		return `\t`
	case r == '\r':
		return `\r`
	case r < ' ' || r >= 0x7f && r < 0xa0 || r == '\uFEFF':
		return fmt.Sprintf(`\u%04X`, r)
	}
	return string(r)
}
