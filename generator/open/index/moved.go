package index

import (
	"bytes"
	"maps"
	"net/url"
	"slices"
	"strings"
)

// Moved writes old addresses and where each leads now as lines for nginx's map directive: the old address as nginx
// knows it, the new one as browsers are told it. Addresses are known with and without the slash at their end.
func Moved(to map[string]string) []byte {
	values := map[string]string{}
	for from, address := range to {
		values[from] = inHeader(address)
	}
	return nginxMap(values)
}

// Gone writes addresses at which nothing stands any more as lines for nginx's map directive, each with the value 1.
func Gone(addresses []string) []byte {
	values := map[string]string{}
	for _, from := range addresses {
		values[from] = "1"
	}
	return nginxMap(values)
}

func nginxMap(values map[string]string) []byte {
	keys := map[string]string{}
	for _, from := range slices.Sorted(maps.Keys(values)) {
		if bare := strings.TrimRight(from, "/"); bare != "" { // "/" itself is always there
			keys[bare], keys[bare+"/"] = values[from], values[from]
		}
	}
	var b bytes.Buffer
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		if strings.ContainsFunc(key, func(r rune) bool { return r < ' ' }) {
			continue // no address has these, and a map has no way to write them
		}
		b.WriteString(quoted(key) + " " + quoted(keys[key]) + ";\n")
	}
	return b.Bytes()
}

// quoted writes a text as nginx reads it. A dollar in a value would name a variable and cannot be escaped: values have
// none.
func quoted(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}

// inHeader writes an address in ASCII, without what means anything to nginx or ends a header.
func inHeader(address string) string {
	path, fragment, hash := strings.Cut(address, "#")
	path, query, question := strings.Cut(path, "?")
	text := (&url.URL{Path: path}).EscapedPath()
	if question {
		text += "?" + safe(query)
	}
	if hash {
		text += "#" + safe(fragment)
	}
	return strings.NewReplacer("$", "%24", ";", "%3B", "'", "%27").Replace(text)
}

// safe escapes what neither a query nor a fragment can hold; what is escaped already stays.
func safe(text string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(text) {
		c := text[i]
		if c > ' ' && c < 0x7F && !strings.ContainsRune("\"\\<>^`{|}", rune(c)) {
			b.WriteByte(c)
			continue
		}
		b.Write([]byte{'%', hex[c>>4], hex[c&15]})
	}
	return b.String()
}
