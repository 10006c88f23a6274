package prices

import (
	"fmt"
	"slices"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/site"
	"congkhai/generator/text/calendar"
)

// PriceState tells whether a list holds on the site's day.
type PriceState string

// The states of a price list.
const (
	PriceCurrent  PriceState = "dang_ap_dung"
	PriceComing   PriceState = "chua_ap_dung"
	PriceReplaced PriceState = "da_thay_the"
	PriceEnded    PriceState = "het_ap_dung"
	PriceUnclear  PriceState = "chua_ro_ap_dung" // nobody says until when
	PriceKept     PriceState = "ban_luu"         // the portal says of none whether it holds
)

// otherLists returns the list for the same service that took this one's place by the site's day, and the lists before
// this one, newest first.
func otherLists(s *site.Site, r *record.Record, p *PriceList) (newer *record.Record, older []site.Link) {
	for _, other := range s.All(r.Kind.Folder) {
		o := other.Data.(*PriceList)
		switch {
		case o.Service != p.Service || other == r:
		case o.From.After(p.From) && !o.From.After(s.AsOf):
			newer = other
		case p.From.After(o.From):
			text := fmt.Sprintf("%s (từ %s)", other.Title(), o.From.Print())
			older = append(older, site.Link{URL: other.URL(), Text: text})
		}
	}
	return newer, older
}

func priceState(s *site.Site, r *record.Record, p *PriceList) PriceState {
	newer, _ := otherLists(s, r, p)
	switch {
	case p.From.After(s.AsOf):
		return PriceComing
	case newer != nil:
		return PriceReplaced
	case p.To.Given() && s.AsOf.After(p.To.Value):
		return PriceEnded
	case p.To.State == front.NotReported:
		return PriceUnclear
	case s.Archived():
		return PriceKept
	}
	return PriceCurrent
}

// ServiceNames are what services with a price list are called, so many of them at most, those of the newest lists
// first.
func ServiceNames(s *site.Site, most int) []string {
	var names []string
	for _, r := range s.All(Folder) {
		name := s.WordName(services, r.Data.(*PriceList).Service)
		if len(names) < most && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// RunningOut lists the price lists that have ended or end within so many days, and that no other list for their service
// follows without a gap: the first to end first.
func RunningOut(s *site.Site, days int) []*record.Record {
	ends := func(r *record.Record) calendar.Date { return r.Data.(*PriceList).To.Value }
	lists := slices.DeleteFunc(slices.Clone(s.All(Folder)), func(r *record.Record) bool {
		return ends(r).IsZero() || ends(r).After(s.AsOf.Add(days)) || isFollowed(s, r.Data.(*PriceList))
	})
	slices.SortStableFunc(lists, func(a, b *record.Record) int { return ends(a).Compare(ends(b)) })
	return lists
}

// isFollowed reports whether another list for the same service holds today in place of one, or will from its end on.
func isFollowed(s *site.Site, p *PriceList) bool {
	return slices.ContainsFunc(s.All(Folder), func(r *record.Record) bool {
		o := r.Data.(*PriceList)
		inTime := !o.From.After(s.AsOf) || !o.From.After(p.To.Value.Add(1))
		return o.Service == p.Service && o.From.After(p.From) && inTime
	})
}
