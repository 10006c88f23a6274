package site

import (
	"cmp"
	"html/template"

	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/pages/show"
	"congkhai/generator/text/contact"
)

// Archived reports whether the portal is kept as it was: it offers nothing and says of nothing that it still holds.
func (s *Site) Archived() bool {
	from := s.Config.Archive.From
	return !from.IsZero() && !from.After(s.AsOf)
}

// isOfArchive reports whether a body is that whose portal is kept as it was.
func (s *Site) isOfArchive(body *record.Record) bool {
	return s.Archived() && body.ID == s.Config.Agency
}

// ArchiveNote tells readers that the portal is kept as it was, since when, by what, and who goes on.
type ArchiveNote struct {
	Since     show.Day
	By, Heirs template.HTML
}

// archiveNote is nil while the portal is kept up.
func (s *Site) archiveNote() *ArchiveNote {
	if !s.Archived() {
		return nil
	}
	note := &ArchiveNote{Since: show.DayOf(s.Config.Archive.From), Heirs: s.archiveHeirs()}
	if owner := s.Record(AgencyFolder, s.Config.Agency); owner != nil {
		note.By = s.Prose(owner, s.Config.Archive.By)
	}
	return note
}

// archiveHeirs shows who goes on: what the configuration says, or else what is known of the body whose portal it is.
func (s *Site) archiveHeirs() template.HTML {
	a := s.Config.Archive
	name := cmp.Or(s.Names(AgencyFolder, []string{a.Heir}), show.Escaped(a.Heir))
	switch {
	case name != "" && a.Address != "":
		return name + " (" + show.WebLink(a.Address) + ")"
	case a.Address != "":
		return show.WebLink(a.Address)
	}
	return cmp.Or(name, s.heirsOf(s.Config.Agency))
}

// archiveSentence is what machines are told of an archived portal; "" while it is kept up.
func (s *Site) archiveSentence() string {
	if !s.Archived() {
		return ""
	}
	return "Bản lưu: từ " + s.Config.Archive.From.Print() +
		" cổng không còn cập nhật, không khẳng định điều gì còn áp dụng."
}

// checkArchive reports an archive of which nobody learns who goes on, and a portal that goes on when its body does not.
func (s *Site) checkArchive() []source.Problem {
	c := s.Config
	var problems []source.Problem
	if t := s.TenureOf(c.Agency); t.over(s.AsOf) && !s.Archived() {
		problems = append(problems, PortalOver.At(c.At("co_quan"), s.title(AgencyFolder, c.Agency), t.To.Print()))
	}
	if c.Archive.Address != "" && !contact.IsWeb(c.Archive.Address) {
		problem := BadWeb.At(c.At("luu_tru.dia_chi"), c.Archive.Address)
		problems = append(problems, problem.Suggest(contact.Meant(c.Archive.Address)))
	}
	if id := c.Archive.Heir; record.ValidID(id) && s.Record(AgencyFolder, id) == nil && !s.isAstray(AgencyFolder, id) {
		meant := func() string { return s.idLike(s.Kind(AgencyFolder), id) }
		problems = append(problems, NoRecord.At(c.At("luu_tru.ke_tuc"), id, AgencyFolder).Guess(meant))
	}
	return problems
}
