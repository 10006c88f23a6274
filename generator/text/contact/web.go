package contact

import (
	"regexp"
	"strings"
)

// HostPart matches one part of the name of a host.
const HostPart = `[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?`

var (
	webForm = regexp.MustCompile(`^https?://` + HostPart + `(?:\.` + HostPart +
		`)*\.[A-Za-z][a-zA-Z0-9-]*(?::[0-9]{1,5})?(?:[/?#][^\s"<>\\]*)?$`)
)

// IsWeb reports whether a text is the full address of a site or of a page.
func IsWeb(text string) bool { return webForm.MatchString(text) }

// Leaves reports whether an address leads off the site.
func Leaves(address string) bool {
	scheme, _, found := strings.Cut(address, ":")
	return found && !strings.ContainsAny(scheme, "/?#")
}

// hostForm is the name of a site, or its number, and maybe a port. Letters with marks may stand in it.
var hostForm = regexp.MustCompile(`^[\pL\pM\pN_-]+(?:\.[\pL\pM\pN_-]+)+\.?(?::[0-9]{1,5})?$`)

// NoHost reports whether an address of the web names no site: "https:/chinhphu.vn", "http://", "https://chinhphu,vn".
func NoHost(address string) bool {
	scheme, rest, found := strings.Cut(address, ":")
	if !found || !strings.EqualFold(scheme, "http") && !strings.EqualFold(scheme, "https") {
		return false
	}
	host, full := strings.CutPrefix(rest, "//")
	if end := strings.IndexAny(host, "/?#"); end >= 0 {
		host = host[:end]
	}
	return !full || !hostForm.MatchString(host)
}

var (
	brokenScheme = regexp.MustCompile(`(?i)^(https?)(?::/*|/+)([^/].*)$`)
	bareHost     = regexp.MustCompile(`(?i)^(?:www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.vn(?:/|$))`)
)

// Meant returns the address of another site that was meant by "www.chinhphu.vn", "https//chinhphu.vn",
// "https://chinhphu.vn," and the like.
func Meant(link string) string {
	meant := ""
	if m := brokenScheme.FindStringSubmatch(link); m != nil {
		meant = strings.ToLower(m[1]) + "://" + m[2]
	} else if bareHost.MatchString(link) {
		meant = "https://" + link
	}
	if meant = strings.TrimRight(meant, ",;)"); NoHost(meant) {
		return ""
	}
	return meant
}
