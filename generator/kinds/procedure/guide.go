package procedure

import (
	"html/template"
	"slices"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/pages/show"
	"congkhai/generator/site"
	"congkhai/generator/text/viet"
)

// GuideView is what somebody who has to do a procedure asks first: what to bring, how long it takes, what it costs and
// where to go. What is not known is left out: GapsView tells of it.
type GuideView struct {
	Bring     []BringView
	MoreCases int // that are not among them
	Limits    []LimitView
	Totals    []TotalView
	Channels  string        // in which dossiers can be filed
	Apply     string        // the page on which they are filed online
	Place     template.HTML // where this one is taken in; the office's own place where it is not said
	Office    *site.ContactView
}

// BringView is a case, the first of its papers, and how many more there are.
type BringView struct {
	Case   string
	Papers []BringPaper
	More   int
}

// BringPaper is a paper to bring, and in how many copies where that is known.
type BringPaper struct {
	Name              string
	Originals, Copies int
}

// LimitView is a time limit, and the ways of filing for which it holds; none named when it holds for all.
type LimitView struct {
	Ways  string
	Limit show.Value
}

// guideOf is the guide to a procedure; nil when nothing of it is known.
func guideOf(s *site.Site, r *record.Record, p *Procedure) *GuideView {
	g := GuideView{Limits: limitsOf(p.Ways.Value), Totals: totalsOf(p.Ways.Value), Channels: channelsOf(p.Ways.Value),
		Apply: p.OnlineAt, Place: s.Prose(r, p.Reception)}
	g.Bring, g.MoreCases = bringOf(p.Cases.Value)
	if agency := agencyOf(s, p); agency != nil {
		if c := site.ContactOf(s, agency); c.Known {
			g.Office = &c
		}
	}
	if g.Bring == nil && g.Limits == nil && g.Totals == nil && g.Channels == "" && g.Apply == "" && g.Place == "" &&
		g.Office == nil {
		return nil
	}
	return &g
}

// agencyOf is the agency that takes a procedure's dossiers in: the first that it names.
func agencyOf(s *site.Site, p *Procedure) *record.Record {
	if !p.Agencies.Given() {
		return nil
	}
	return s.Record(site.AgencyFolder, p.Agencies.Value[0])
}

// The guide names so many papers or sums at most, and of a name so many letters; the rest stands in the tables below it.
const (
	mostNamed  = 6
	mostOfName = 110
)

// bringOf names the first papers of each case, so that all cases have room.
func bringOf(cases []Case) (bring []BringView, more int) {
	shown := cases[:min(len(cases), mostNamed)]
	for _, c := range shown {
		first := c.Papers
		if room := mostNamed / len(shown); len(first) > room+1 { // the link to one more would take its place
			first = first[:room]
		}
		view := BringView{Case: c.Name, More: len(c.Papers) - len(first)}
		for _, paper := range first {
			view.Papers = append(view.Papers, BringPaper{viet.Shorten(paper.Name, mostOfName),
				paper.Originals.Value, paper.Copies.Value})
		}
		bring = append(bring, view)
	}
	return bring, len(cases) - len(shown)
}

// alike are ways of filing that have something in common, and what they are called beside others.
type alike struct {
	Way
	name string
}

// shared groups ways by what they have in common, in their order. A single group has no name.
func shared[K comparable](ways []Way, of func(Way) K) []alike {
	var groups []alike
	var keys []K
	for _, w := range ways {
		i := slices.Index(keys, of(w))
		if i < 0 {
			i, keys, groups = len(keys), append(keys, of(w)), append(groups, alike{Way: w})
		}
		if name := ", " + viet.LowerFirst(wayName(ways, w)); !strings.Contains(groups[i].name+",", name+",") {
			groups[i].name += name
		}
	}
	for i := range groups {
		groups[i].name = viet.UpperFirst(strings.TrimPrefix(groups[i].name, ", "))
		if len(groups) == 1 {
			groups[i].name = ""
		}
	}
	return groups
}

// wayName is the channel of a way, with its note where several ways go by that channel.
func wayName(ways []Way, w Way) string {
	name := "Cách nộp không nêu"
	if w.Channel.Given() {
		name = front.Label(w.Channel.Value, string(w.Channel.Value))
	}
	same := func(other Way) bool { return other.Channel == w.Channel }
	if i := slices.IndexFunc(ways, same); w.Note != "" && slices.ContainsFunc(ways[i+1:], same) {
		name += " (" + viet.Shorten(w.Note, mostOfName) + ")"
	}
	return name
}

func limitsOf(ways []Way) []LimitView {
	var limits []LimitView
	for _, group := range shared(ways, func(w Way) show.Value { return shownLimit(w.Limit) }) {
		if known(group.Limit) {
			limits = append(limits, LimitView{group.name, shownLimit(group.Limit)})
		}
	}
	return limits
}

func channelsOf(ways []Way) string {
	var names []string
	for _, w := range ways {
		name := front.Label(w.Channel.Value, string(w.Channel.Value))
		if w.Channel.Given() && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for i := 1; i < len(names); i++ {
		names[i] = viet.LowerFirst(names[i])
	}
	return strings.Join(names, ", ")
}

// GapsView tells how many of the parts of a procedure are known, which are or which are not, whatever is shorter, and
// whom to ask for the others.
type GapsView struct {
	Known, All      int
	Stated, Missing string
	Call            template.HTML // the numbers to dial
	Place           template.HTML // where to ask in person when there is no number
}

// gapsOf is nil when all parts are known.
func gapsOf(s *site.Site, r *record.Record, p *Procedure) *GapsView {
	var stated, missing []string
	for _, c := range Components {
		if name := viet.LowerFirst(c.Name); c.Known(r, p) {
			stated = append(stated, name)
		} else {
			missing = append(missing, name)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	g := GapsView{Known: len(stated), All: len(Components)}
	if len(missing) < len(stated) {
		g.Missing = strings.Join(missing, "; ")
	} else {
		g.Stated = strings.Join(stated, "; ")
	}
	g.Call, g.Place = whomToAsk(s, agencyOf(s, p), s.Record(site.AgencyFolder, s.Config.Agency))
	return &g
}

// whomToAsk is the number of the first of some agencies that has one, or else the first place where one can ask.
func whomToAsk(s *site.Site, agencies ...*record.Record) (call, place template.HTML) {
	for _, agency := range agencies {
		c := site.ContactOf(s, agency)
		if c.Call != "" {
			return c.Call, ""
		}
		for _, where := range []show.Value{c.Reception, c.Address} {
			if place == "" && where.State == "" {
				place = where.HTML
			}
		}
	}
	return "", place
}
