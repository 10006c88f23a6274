package procedure

import (
	"slices"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/text/viet"
)

// PrintedSo reports whether the record says that its source prints a number of a document so. The national portal has
// some that no pattern fits, and who corrects one invents a document.
func (p *Procedure) PrintedSo(number string) bool { return slices.Contains(p.Verbatim, number) }

// checkWords reports numbers said to be printed so that stand nowhere, and groups of applicants that are in the list.
func checkWords(r *record.Record, p *Procedure) []source.Problem {
	var problems []source.Problem
	numbers := slices.Concat(p.Bases.Value, p.AmendedBy, []string{p.Decision.Value, p.RepealedBy})
	for i, number := range p.Verbatim {
		if number != "" && !slices.Contains(numbers, number) && !r.Unread() {
			problems = append(problems, IdleVerbatim.At(r.At("nguyen_van"+front.Index(i)), number))
		}
	}
	for i, other := range p.Others {
		known := slices.IndexFunc(applicantChoices, func(c front.Choice) bool {
			return viet.Slug(c.ID) == viet.Slug(other) || viet.Slug(c.Label) == viet.Slug(other)
		})
		if known >= 0 && other != "" {
			problems = append(problems, KnownApplicant.At(r.At("doi_tuong_khac"+front.Index(i)), other,
				applicantChoices[known].ID))
		}
	}
	return problems
}
