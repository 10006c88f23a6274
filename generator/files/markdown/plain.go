package markdown

import (
	"regexp"
	"strings"
)

var (
	linkMarks  = regexp.MustCompile(`!?\[([^\]\n]*)\]\((?:[^()\n]|\([^()\n]*\))*\)`)
	lineMarks  = regexp.MustCompile(`(?m)^[ \t]*(?:#{1,6} +|> ?|[-*+] +)`)
	tableRules = regexp.MustCompile(`(?m)^[ \t]*\|?[ \t]*:?-{3,}[-|: \t]*$\n?`)
	tableEdges = regexp.MustCompile(`(?m)^[ \t]*\|[ \t]*|[ \t]*\|[ \t]*$`)
	emphasis   = strings.NewReplacer("**", "", "`", "")
	escapes    = regexp.MustCompile(`\\([!-/:-@[-` + "`" + `{-~])`)
)

// Plain is a text, or a piece cut out of one, without the signs by which it was set: what somebody reads who is told that
// it changed. A piece may begin or end in the middle of what a sign holds, so that it is no document that could be parsed.
func Plain(text string) string {
	if !strings.ContainsAny(text, "*`[]#>|\\-+") {
		return text
	}
	text = tableEdges.ReplaceAllString(tableRules.ReplaceAllString(text, ""), "")
	text = lineMarks.ReplaceAllString(linkMarks.ReplaceAllString(text, "$1"), "")
	return strings.TrimSpace(escapes.ReplaceAllString(emphasis.Replace(text), "$1"))
}
