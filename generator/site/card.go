package site

import (
	"net/url"
	"strings"

	"congkhai/generator/files/record"
)

// Card is the picture that goes along when a page is shared: where it is published, and what it says.
type Card struct{ URL, Head, Title, Foot string }

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
		host = u.Host
	}
	head := s.owner().Name
	cards := []Card{{"/" + cardFile, head, s.Config.Name, host}}
	for _, r := range s.Shown() {
		if s.KindOf(r).Card {
			foot := strings.Trim(r.Kind.Name+" · "+s.KindOf(r).Day(s, r).Print(), " ·")
			cards = append(cards, Card{s.cardURL(r), head, r.Title(), foot})
		}
	}
	return cards
}
