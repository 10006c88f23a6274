package procedure

import (
	"slices"

	"congkhai/generator/files/record"
	"congkhai/generator/site"
	"congkhai/generator/text/viet"
)

func fieldTerms(s *site.Site, r *record.Record) []site.Term {
	return s.RecordTerms(site.FieldFolder, []string{r.Data.(*Procedure).Field})
}

func agencyTerms(s *site.Site, r *record.Record) []site.Term {
	return s.RecordTerms(site.AgencyFolder, r.Data.(*Procedure).Agencies.Value)
}

func channelTerms(_ *site.Site, r *record.Record) []site.Term {
	var channels []Channel
	ways := r.Data.(*Procedure).Ways.Value
	for i := range ways { // which are large: looked at where they lie
		if c := ways[i].Channel; c.Given() && !slices.Contains(channels, c.Value) {
			channels = append(channels, c.Value)
		}
	}
	return site.EnumTerms(channels)
}

// applicantTerms are the groups of the list, and those that a portal has besides.
func applicantTerms(_ *site.Site, r *record.Record) []site.Term {
	p := r.Data.(*Procedure)
	if len(p.Others) == 0 {
		return site.EnumTerms(p.Applicants.Value)
	}
	var terms []site.Term
	if len(p.Applicants.Value) > 0 {
		terms = slices.Clone(site.EnumTerms(p.Applicants.Value))
	}
	for _, other := range p.Others {
		terms = append(terms, site.Term{ID: viet.Slug(other), Label: other})
	}
	return terms
}

func onlineTerms(s *site.Site, r *record.Record) []site.Term {
	var levels []OnlineLevel
	for _, g := range r.Data.(*Procedure).Online.Value {
		if !g.From.After(s.AsOf) {
			levels = append(levels, g.Value)
		}
	}
	return site.EnumTerms(levels)
}

// sortTerms leaves out procedures whose kind nobody says: few portals have it.
func sortTerms(_ *site.Site, r *record.Record) []site.Term {
	if p := r.Data.(*Procedure); p.Sort != "" {
		return site.EnumTerms([]Sort{p.Sort})
	}
	return nil
}

// levelTerms tells levels of government apart where procedures are of several: those of a department are all of one.
func levelTerms(s *site.Site, r *record.Record) []site.Term {
	if !levelsDiffer(s) {
		return nil
	}
	return site.EnumTerms(r.Data.(*Procedure).Levels)
}

var levelsDiffer = site.Derived(func(s *site.Site) bool {
	first := []Level(nil)
	for i, r := range s.Listed(s.Kind(site.ProcedureFolder)) {
		levels := r.Data.(*Procedure).Levels
		if i > 0 && !slices.Equal(first, levels) {
			return true
		}
		first = levels
	}
	return false
})
