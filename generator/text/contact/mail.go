package contact

import (
	"regexp"

	"congkhai/generator/text/bound"
)

var (
	mailForm = regexp.MustCompile(`^[A-Za-z0-9_]+(?:[.+-]+[A-Za-z0-9_]+)*@` +
		HostPart + `(?:\.` + HostPart + `)*\.[A-Za-z]{2,}$`)
)

// IsMail reports whether a text is one address of mail.
func IsMail(text string) bool { return len(text) <= bound.Mail && mailForm.MatchString(text) }
