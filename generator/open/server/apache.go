package server

import (
	"bytes"
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"congkhai/generator/files/delivery"
)

// withdrawn is the folder of the page that lists all old addresses, for those that have no page of their own.
const withdrawn = "dia-chi-cu"

// ForApache writes .htaccess for a portal under a path, "" at the root of a host: types, how long browsers keep what they
// get, headers, compressed copies, old addresses.
func ForApache(list []Old, path string) []byte {
	var b bytes.Buffer
	b.WriteString(strings.ReplaceAll(apacheHead, "PATH", path))
	for _, t := range delivery.Types() {
		suffix := regexp.QuoteMeta(t.Suffix)
		fmt.Fprintf(&b, "<FilesMatch %s>\n\tForceType %s\n</FilesMatch>\n", quoted(suffix+"$"), quoted(t.Name))
		if t.Compressed {
			fmt.Fprintf(&b, "<FilesMatch %s>\n\tHeader set Content-Type %s env=REDIRECT_cong_khai_nen\n</FilesMatch>\n",
				quoted(suffix+`\.(?:gz|br)$`), quoted(t.Name))
		}
	}
	text, _ := delivery.Headers(delivery.Checkpoint)
	fmt.Fprintf(&b, "<If \"%%{REQUEST_URI} == '%s/%s'\">\n\tForceType %s\n</If>\n", path, delivery.Checkpoint, quoted(text))
	for _, h := range delivery.Security() {
		fmt.Fprintf(&b, "Header always set %s %s\n", h.Name, quoted(h.Value))
	}
	fmt.Fprintf(&b, "Header always set Cache-Control %s\nHeader always set Cache-Control %s %s\n",
		quoted(delivery.Asked), quoted(delivery.ForGood),
		quoted("expr=%{REQUEST_URI} =~ m#^"+regexp.QuoteMeta(path)+"/"+delivery.Kept+"#"))
	b.WriteString(apacheRules)
	for _, o := range queriesFirst(answers(list)) {
		b.WriteString(apacheRule(o))
	}
	for _, coding := range []struct{ name, suffix string }{{"br", "br"}, {"gzip", "gz"}} {
		b.WriteString(strings.NewReplacer("CODING", coding.name, "SUFFIX", coding.suffix).Replace(apacheCopies))
	}
	return b.Bytes()
}

const apacheHead = `# Apache (2.4.13 trở lên) đọc tệp này; congkhai build ghi lại mỗi lần dựng, đừng sửa tay.
# Made by congkhai build for Apache. It wants AllowOverride All and mod_rewrite, mod_headers, mod_dir.
Options -Indexes -MultiViews
DirectoryIndex index.html
DirectorySlash On
AddDefaultCharset Off
RemoveEncoding .gz .br
ErrorDocument 403 PATH/404.html
ErrorDocument 404 PATH/404.html
ErrorDocument 410 "PATH/%{reqenv:cong_khai_rut}/index.html"
<FilesMatch ".">
	ForceType ` + delivery.Bytes + `
</FilesMatch>
`

// Errors and compressed copies come by a redirect inside the server, for which the rules have run already.
const apacheRules = `Header always merge Vary Accept-Encoding
Header set Content-Encoding "%{REDIRECT_cong_khai_nen}e" env=REDIRECT_cong_khai_nen

RewriteEngine On
RewriteCond "%{ENV:REDIRECT_STATUS}" .
RewriteRule ^ - [END]
RewriteCond "%{REQUEST_METHOD}" "!^(?:GET|HEAD)$"
RewriteRule ^ - [R=405,L]
RewriteRule "(?:^|/)\.|^(?:web\.config|chuyen-huong\.caddy)$" - [R=404,L]
`

// A browser takes a coding that it names, unless it says that it is worth nothing to it.
const apacheCopies = `RewriteCond "%{HTTP:Accept-Encoding}" "(?:^|,)\s*CODING(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))"
RewriteCond "%{REQUEST_FILENAME}index.html.SUFFIX" -f
RewriteRule "^(?:.*/)?$" "%{REQUEST_URI}index.html.SUFFIX" [E=cong_khai_nen:CODING,END]
RewriteCond "%{HTTP:Accept-Encoding}" "(?:^|,)\s*CODING(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))"
RewriteCond "%{REQUEST_FILENAME}.SUFFIX" -f
RewriteRule "[^/]$" "%{REQUEST_URI}.SUFFIX" [E=cong_khai_nen:CODING,END]
`

// queriesFirst is for servers that take the first rule: one for a path holds for all its queries.
func queriesFirst(list []Old) []Old {
	slices.SortStableFunc(list, func(a, b Old) int { return cmp.Compare(min(len(b.Query), 1), min(len(a.Query), 1)) })
	return list
}

// apacheRule answers at one old address. The path is an expression without anything that Apache reads before it: a
// dollar and a brace would name a variable.
func apacheRule(o Old) string {
	condition, path, page := "", literal(strings.TrimPrefix(o.Path, "/")), "$1"
	if o.Query != "" {
		condition = fmt.Sprintf("RewriteCond \"%%{QUERY_STRING}\" \"^%s$\"\n", literal(o.Query))
		page = withdrawn
	}
	if o.To == "" {
		return condition + fmt.Sprintf("RewriteRule \"^(%s)/?$\" - [G,E=cong_khai_rut:%s]\n", path, page)
	}
	to := strings.ReplaceAll(o.To, "%", `\%`) // with a digit it would be a part of a condition
	return condition + fmt.Sprintf("RewriteRule \"^%s/?$\" \"%s\" [R=301,NE,QSD,L]\n", path, to)
}

// literal is an expression for a text: letters stand as they are, other signs by their numbers.
func literal(text string) string {
	var b strings.Builder
	for i := range len(text) {
		c := text[i]
		switch {
		case c >= 0x80, 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '/', c == '-', c == '_':
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, `\x%02X`, c)
		}
	}
	return b.String()
}
