// Package delivery says how the files of a published tree are handed out over HTTP: what each is to a browser, how long
// it may be kept, and what goes with every answer. Whoever configures a server or a store reads it here. It opens no
// file.
package delivery

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"
)

// Files that configure a server from within the tree.
const (
	Apache = ".htaccess"
	Caddy  = "chuyen-huong.caddy"
	IIS    = "web.config"
)

// IsWithheld reports whether a file of the tree is for its server alone, which hands it out to nobody.
func IsWithheld(name string) bool { return name == Apache || name == Caddy || name == IIS }

// Type is what files with a suffix are to a browser.
type Type struct {
	Suffix, Name string
	Compressed   bool // copies of them lie beside them when a tree is compressed
}

// Bytes is the type of files of which nothing else is known.
const Bytes = "application/octet-stream"

// Types are what files of a tree are to a browser, by their suffix; letters are in UTF-8.
func Types() []Type { return slices.Clone(types) }

var types = []Type{
	{".html", "text/html; charset=utf-8", true}, {".css", "text/css; charset=utf-8", true},
	{".js", "text/javascript; charset=utf-8", true}, {".json", "application/json; charset=utf-8", true},
	{".jsonld", "application/ld+json; charset=utf-8", false}, {".xml", "application/xml; charset=utf-8", true},
	{".txt", plain, true}, {".map", plain, false},
	{".csv", "text/csv; charset=utf-8", true}, {".svg", "image/svg+xml", true}, {".png", "image/png", false},
	{".jpg", "image/jpeg", false}, {".jpeg", "image/jpeg", false}, {".gif", "image/gif", false},
	{".webp", "image/webp", false}, {".pdf", "application/pdf", false}, {".zip", "application/zip", false},
	{".doc", "application/msword", false}, {".xls", "application/vnd.ms-excel", false},
	{".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", false},
	{".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false},
}

const plain = "text/plain; charset=utf-8"

// Checkpoint is the one file without a suffix that is text.
const Checkpoint = "nhat-ky/checkpoint"

// How long browsers keep what they got.
const (
	ForGood = "public, max-age=31536000, immutable"
	Asked   = "no-cache" // asked for again each time, and answered "304 Not Modified" while nothing changed
)

// Kept are the beginnings of names that change with what their files hold, as an expression that any server reads.
const Kept = `(?:tai-nguyen/|tim-kiem/[0-9a-f]{10}/|nhat-ky/tile/)`

var kept = regexp.MustCompile("^" + Kept)

// Headers are the Content-Type and the Cache-Control with which a server sends a file of the tree: what is called by
// what it holds is kept for good, and anything else is asked for again each time.
func Headers(name string) (contentType, cacheControl string) {
	contentType, cacheControl = cmp.Or(typeOf(name).Name, Bytes), Asked
	if name == Checkpoint {
		contentType = plain
	}
	if kept.MatchString(name) {
		cacheControl = ForGood
	}
	return contentType, cacheControl
}

// IsCompressed reports whether copies of a file lie beside it when a tree is compressed.
func IsCompressed(name string) bool { return typeOf(name).Compressed }

// typeOf is the zero type for files of which nothing is known.
func typeOf(name string) Type {
	i := slices.IndexFunc(types, func(t Type) bool { return t.Suffix == path.Ext(name) })
	if i < 0 {
		return Type{}
	}
	return types[i]
}

// Header is a field of an answer.
type Header struct{ Name, Value string }

// Security are the fields that every answer has, errors too.
func Security() []Header {
	return []Header{
		{"Content-Security-Policy", strings.Join([]string{
			"default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'",
			"form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
		}, "; ")},
		{"X-Content-Type-Options", "nosniff"},
		{"Referrer-Policy", "strict-origin-when-cross-origin"},
		{"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
		{"Cross-Origin-Opener-Policy", "same-origin"},
	}
}
