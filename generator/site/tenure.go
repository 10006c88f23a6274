package site

import (
	"html/template"
	"slices"

	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/pages/show"
	"congkhai/generator/text/calendar"
)

// Tenure is from when to when a body acts, and who goes on with its work. Bodies merge, split, are renamed and end:
// what they did before stays theirs.
type Tenure struct {
	From, To calendar.Date // To is the first day on which it acts no more; no day where none is known
	Heirs    []string      // the IDs of the bodies that go on
	HeirsAt  []string      // addresses of such that the portal has no record of
}

// over reports whether the body acts no more on a day.
func (t Tenure) over(on calendar.Date) bool { return !t.To.IsZero() && !t.To.After(on) }

// TenureOf is what is known of when a body acts; nothing of one that the portal has no record of.
func (s *Site) TenureOf(body string) Tenure {
	if r := s.Record(AgencyFolder, body); r != nil {
		return s.KindOf(r).Owner(r.Data).Tenure
	}
	return Tenure{}
}

// IsOver reports whether a body acts no more on the site's day.
func (s *Site) IsOver(body string) bool { return s.TenureOf(body).over(s.AsOf) }

// succession is which bodies came before each body and after it, by their IDs. Either of the two may say so.
type succession struct{ before, after map[string][]string }

var successions = Derived(func(s *Site) succession {
	all := succession{map[string][]string{}, map[string][]string{}}
	for _, r := range s.All(AgencyFolder) {
		for _, body := range s.KindOf(r).Owner(r.Data).Predecessors {
			all.follow(body, r.ID)
		}
	}
	for _, r := range s.All(AgencyFolder) {
		for _, body := range s.TenureOf(r.ID).Heirs {
			all.follow(r.ID, body)
		}
	}
	return all
})

func (all succession) follow(before, after string) {
	if !slices.Contains(all.before[after], before) {
		all.before[after] = append(all.before[after], before)
		all.after[before] = append(all.after[before], after)
	}
}

// Predecessors lists the bodies whose work a body takes over, now or some day.
func (s *Site) Predecessors(body string) []string { return successions(s).before[body] }

// PredecessorsNow are those that have handed it over by the site's day.
func (s *Site) PredecessorsNow(body string) []string {
	return slices.DeleteFunc(slices.Clone(s.Predecessors(body)), s.goesOn)
}

// Successors lists the bodies that have taken over the work of a body by the site's day.
func (s *Site) Successors(body string) []string {
	if s.goesOn(body) {
		return nil
	}
	return successions(s).after[body]
}

// goesOn reports whether the end of a body is known, and still to come.
func (s *Site) goesOn(body string) bool {
	t := s.TenureOf(body)
	return !t.To.IsZero() && !t.over(s.AsOf)
}

// lastHeirs lists the bodies that go on with the work of a body on the site's day: those at the ends of the chains that
// begin with it.
func (s *Site) lastHeirs(body string) []string {
	var last []string
	chain := []string{body}
	for i := 0; i < len(chain); i++ {
		next := s.Successors(chain[i])
		if i > 0 && len(next) == 0 {
			last = append(last, chain[i])
		}
		for _, heir := range next {
			if !slices.Contains(chain, heir) {
				chain = append(chain, heir)
			}
		}
	}
	return last
}

// heirsOf shows who goes on with the work of a body, through all that came after it.
func (s *Site) heirsOf(body string) template.HTML {
	last := s.lastHeirs(body)
	parts := []template.HTML{s.Names(AgencyFolder, last)}
	for _, id := range append(slices.Clone(last), body) {
		for _, address := range s.TenureOf(id).HeirsAt {
			parts = append(parts, show.WebLink(address))
		}
	}
	return show.Joined(slices.DeleteFunc(parts, func(p template.HTML) bool { return p == "" }), "; ")
}

// CheckActs reports a body that does something on a day on which it did not act yet, or no more.
func (s *Site) CheckActs(r *record.Record, path, body string, day calendar.Date) []source.Problem {
	t := s.TenureOf(body)
	var problem source.Problem
	switch {
	case day.IsZero():
		return nil
	case t.over(day):
		problem = ActsAfter.At(r.At(path), s.title(AgencyFolder, body), t.To.Print(), day.Print())
	case t.From.After(day):
		problem = ActsBefore.At(r.At(path), s.title(AgencyFolder, body), t.From.Print(), day.Print())
	default:
		return nil
	}
	return []source.Problem{problem.Concerning(s.title(AgencyFolder, body), "ngày "+day.Print())}
}

// Called is what a body is called where nothing leads to its page: its name, and that it acts no more.
func (s *Site) Called(body *record.Record) string { return body.Title() + s.Ending(body) }
