package site

import (
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/text/contact"
)

// What keys by which people are reached are said to hold (`is`): checked and linked the same in every kind that has
// them.
const (
	isPhone = "dien-thoai"
	isMail  = "thu-dien-tu"
	isWeb   = "trang-web"
)

// checkContact reports a value by which nobody can be reached.
func (s *Site) checkContact(r *record.Record, t front.Tagged, places fragments) []source.Problem {
	where := func() source.Span { return r.At(t.Path) }
	switch {
	case strings.TrimSpace(t.Value) == "": // told by front
	case t.Is == isPhone && contact.Phones(t.Value) == nil:
		return []source.Problem{BadPhone.At(where(), t.Value)}
	case t.Is == isMail && !contact.IsMail(t.Value):
		return []source.Problem{BadMail.At(where(), t.Value)}
	case t.Is == isWeb && strings.HasPrefix(t.Value, "/"), t.Is == isWeb && contact.IsWeb(t.Value):
		return s.checkAddress(r, where, t.Value, places)
	case t.Is == isWeb:
		return []source.Problem{BadWeb.At(where(), t.Value).Suggest(contact.Meant(t.Value))}
	}
	return nil
}

// checkReach reports a link of a text that dials or writes to nobody, or to more than it shows.
func checkReach(where func() source.Span, address string) []source.Problem {
	scheme, rest, _ := strings.Cut(address, ":")
	switch strings.ToLower(scheme) {
	case "tel":
		if !contact.Dials(rest) {
			return []source.Problem{BadPhone.At(where(), rest)}
		}
	case "mailto":
		if !contact.IsMail(rest) {
			return []source.Problem{BadMail.At(where(), rest)}
		}
	}
	return nil
}
