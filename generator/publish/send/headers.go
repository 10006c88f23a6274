package send

import (
	"path"
	"regexp"
)

// types are what files of a tree are to a browser, by their suffix; letters are in UTF-8.
var types = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".json": "application/json; charset=utf-8", ".jsonld": "application/ld+json; charset=utf-8",
	".xml": "application/xml; charset=utf-8", ".txt": "text/plain; charset=utf-8", ".map": "text/plain; charset=utf-8",
	".csv": "text/csv; charset=utf-8", ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg",
	".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp", ".pdf": "application/pdf",
	".zip": "application/zip", ".doc": "application/msword", ".xls": "application/vnd.ms-excel",
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

// forGood names the files whose names change with what they hold.
var forGood = regexp.MustCompile(`^(?:tai-nguyen/|tim-kiem/[0-9a-f]{10}/|nhat-ky/tile/)`)

// Headers are the Content-Type and the Cache-Control with which a server sends a file of the tree: what is called by what
// it holds is kept for good, and anything else is asked for again each time.
func Headers(name string) (contentType, cacheControl string) {
	contentType = types[path.Ext(name)]
	switch {
	case contentType != "":
	case name == "nhat-ky/checkpoint":
		contentType = types[".txt"]
	default:
		contentType = "application/octet-stream"
	}
	if forGood.MatchString(name) {
		return contentType, "public, max-age=31536000, immutable"
	}
	return contentType, "no-cache"
}
