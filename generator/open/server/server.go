// Package server writes what web servers are told of old addresses, and configures those that read their configuration
// in the tree that they serve: maps for nginx, .htaccess for Apache, a snippet for Caddy, web.config for IIS. Authors
// wrote the addresses: whatever stands in them, a server reads back exactly them and never a directive. It serves
// nothing.
package server

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"
)

// Old is an address at which something was published once, and what a server answers there.
type Old struct {
	Path  string // below that of the portal, as servers know it, with letters and not their codes
	Query string // as browsers send it, "" for none: it has to be this one, its parameters in this order
	To    string // the new address with the path of the portal, "" for what was withdrawn
}

// answers are old addresses each of which stands once, in order: paths without the slash at their end, queries and new
// addresses in ASCII. Those that no configuration can write and no browser can send are left out.
func answers(list []Old) []Old {
	byAddress := map[[2]string]Old{}
	for _, o := range slices.SortedFunc(slices.Values(list), inOrder) {
		bare, query := strings.TrimRight(o.Path, "/"), asSent(o.Query)
		if bare == "" && query == "" || !isWritable(bare) || strings.Contains(query, "#") {
			continue // "/" itself is always there
		}
		byAddress[[2]string{bare, query}] = Old{bare, query, inHeader(o.To)}
	}
	var all []Old
	for _, o := range byAddress {
		all = append(all, o)
	}
	slices.SortFunc(all, inOrder)
	return all
}

func inOrder(a, b Old) int { return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Query, b.Query)) }

func isWritable(path string) bool {
	isControl := func(r rune) bool { return r < ' ' || r == 0x7F }
	return (path == "" || path[0] == '/') && utf8.ValidString(path) && !strings.ContainsFunc(path, isControl)
}

// paths are the forms of a path: with and without the slash at its end.
func (o Old) paths() []string {
	if o.Path == "" {
		return []string{"/"}
	}
	return []string{o.Path, o.Path + "/"}
}

// inHeader writes an address in ASCII, without what means anything to a server's configuration or ends a header.
func inHeader(address string) string {
	if address == "" {
		return ""
	}
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
func safe(text string) string { return escape(text, "\"\\<>^`{|}") }

// asSent is a query as browsers send it, which escape less.
func asSent(text string) string { return escape(text, "\"<>'") }

// escape writes signs that are not in ASCII, blanks and some others by their codes.
func escape(text, others string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(text) {
		c := text[i]
		if c > ' ' && c < 0x7F && !strings.ContainsRune(others, rune(c)) {
			b.WriteByte(c)
			continue
		}
		b.Write([]byte{'%', hex[c>>4], hex[c&15]})
	}
	return b.String()
}
