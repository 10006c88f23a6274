package server

import (
	"bytes"
	"fmt"
	"strings"
)

// ForCaddy writes a snippet to import where a site's requests are answered. What was withdrawn is an error 410;
// {cong_khai_rut_hoi} tells whether for its query, for which there is no page.
func ForCaddy(list []Old) []byte {
	var paths, queries bytes.Buffer
	for _, o := range answers(list) {
		gone := ""
		if o.To == "" {
			gone = "1"
		}
		for _, path := range o.paths() {
			if o.Query == "" {
				fmt.Fprintf(&paths, "\t%s \"%s\" \"%s\"\n", caddyKey(path), o.To, gone)
			} else {
				fmt.Fprintf(&queries, "\t%s \"%s\" \"%s\"\n", caddyKey(path+"?"+o.Query), o.To, gone)
			}
		}
	}
	return fmt.Appendf(nil, caddySnippet, paths.Bytes(), queries.Bytes())
}

// Addresses with a query are asked for first.
const caddySnippet = `# Caddy (từ 2.6) đọc tệp này; congkhai build ghi lại mỗi lần dựng, đừng sửa tay.
# Made by congkhai build, to import in the route of a site.
map {path} {cong_khai_den} {cong_khai_rut} {
%s	default "" ""
}
map {path}?{query} {cong_khai_den_hoi} {cong_khai_rut_hoi} {
%s	default "" ""
}
@cong_khai_den_hoi expression {cong_khai_den_hoi} != ""
redir @cong_khai_den_hoi {cong_khai_den_hoi} 301
@cong_khai_rut_hoi expression {cong_khai_rut_hoi} != ""
error @cong_khai_rut_hoi 410
@cong_khai_rut expression {cong_khai_rut} != ""
error @cong_khai_rut 410
@cong_khai_den expression {cong_khai_den} != ""
redir @cong_khai_den {cong_khai_den} 301
`

// caddyKey writes what the source of a map has to be. Between quotes Caddy escapes nothing but quotes, and a brace
// before a dollar would name a variable of the environment: other signs than these are written as those of an
// expression.
func caddyKey(text string) string {
	isPlain := func(r rune) bool {
		return r >= 0x80 || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' ||
			strings.ContainsRune("/-_.?=&%+~,", r)
	}
	if strings.ContainsFunc(text, func(r rune) bool { return !isPlain(r) }) {
		return `"~^` + literal(text) + `$"`
	}
	return `"` + text + `"`
}
