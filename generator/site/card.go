package site

import (
	"net/url"
	"strings"
	"unicode"

	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/text/viet"
)

// Card is the picture that goes along when a page is shared: where it is published, what it says, and where its author
// wrote head and title.
type Card struct {
	URL, Head, Title, Foot string
	HeadAt, TitleAt        func() source.Span
}

const cardFile = "the-chia-se.png"

// cardURL is the picture of a record's page: its own where people pass such pages on one by one, else the portal's.
func (s *Site) cardURL(r *record.Record) string {
	if s.KindOf(r).Card {
		return r.URL() + cardFile
	}
	return "/" + cardFile
}

// Cards lists the pictures of shared pages that the frames name.
func (s *Site) Cards() []Card {
	host := s.Config.Address
	if u, err := url.Parse(host); err == nil {
		host = u.Host + u.Path
	}
	head, headAt := shownLetters(s.owner().Name), func() source.Span { return s.Config.At("co_quan") }
	if r := s.Record(AgencyFolder, s.Config.Agency); r != nil {
		headAt = func() source.Span { return r.At("ten") }
	}
	cards := []Card{{"/" + cardFile, head, shownLetters(s.Config.Name), host, headAt,
		func() source.Span { return s.Config.At("ten") }}}
	for _, r := range s.Shown() {
		if s.KindOf(r).Card {
			foot := strings.Trim(r.Kind.Name+" · "+s.KindOf(r).Day(s, r).Print(), " ·")
			cards = append(cards, Card{s.cardURL(r), head, shownLetters(r.Title()), foot, headAt,
				func() source.Span { return r.At("ten") }})
		}
	}
	return cards
}

// shownLetters is a text without what shows nothing where letters are drawn one by one, such as soft hyphens; all blanks
// are one.
func shownLetters(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case viet.Visible(r), unicode.IsMark(r) && !viet.Ignorable(r):
			return r
		}
		return -1
	}, text)
}
