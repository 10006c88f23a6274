package site

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/text/contact"
)

// publicAddress matches the scheme and the host of a site that others can reach, at least two parts joined by a point, and
// a path on it whose parts no server reads as anything else.
var publicAddress = regexp.MustCompile(`^https?://` + contact.HostPart + `(?:\.` + contact.HostPart + `)+(?::[0-9]+)?` +
	`(?:/[a-z0-9]+(?:[._-][a-z0-9]+)*)*$`)

// IsPublic reports whether a portal can stand at an address.
func IsPublic(address string) bool { return publicAddress.MatchString(address) }

// checkConfig reports what config.toml names and the site does not have.
func (s *Site) checkConfig() []source.Problem {
	var problems []source.Problem
	c := s.Config
	if c.Address != "" && !IsPublic(c.Address) {
		problems = append(problems, BadAddress.At(c.At("dia_chi"), c.Address))
	}
	if c.Licence != "" && c.LicenceURL() == "" {
		problems = append(problems, BadLicence.At(c.At("giay_phep"), c.Licence))
	}
	if c.Agency != "" && s.Record(AgencyFolder, c.Agency) == nil {
		problems = append(problems, NoRecord.At(c.At("co_quan"), c.Agency, AgencyFolder).Like(c.Agency, s.ids(s.Kind(AgencyFolder))))
	}
	problems = append(problems, s.checkEditions()...)
	problems = append(problems, s.checkServers()...)
	problems = append(problems, s.checkArchive()...)
	problems = append(problems, s.checkOften()...)
	problems = append(problems, s.checkTargets()...)
	for i, item := range c.Menu {
		if item.Address == "" || s.isPage(item.Address) {
			continue
		}
		where := c.At("trinh_don" + front.Index(i) + ".dia_chi")
		if problem, passed := s.checkPassed(where, item.Address, item.Address); passed {
			problems = append(problems, problem)
			continue
		}
		problems = append(problems, DeadMenu.At(where, item.Address).Like(item.Address, s.addresses()))
	}
	return problems
}

// checkTargets reports places to send the portal to that are called alike, or cannot be reached with what is said of them.
func (s *Site) checkTargets() []source.Problem {
	var problems []source.Problem
	seen := map[string]bool{}
	for i, target := range s.Config.Targets {
		at := "noi_dang" + front.Index(i)
		if seen[target.Name] && target.Name != "" {
			problems = append(problems, Repeated.At(s.Config.At(at+".ten"), target.Name))
		}
		seen[target.Name] = true
		problems = append(problems, s.checkTarget(at, target)...)
	}
	return problems
}

// checkTarget reports keys that the way to a target needs and has not, and those that it has no use for.
func (s *Site) checkTarget(at string, target record.Target) []source.Problem {
	var problems []source.Problem
	needed, known := target.Sort.Keys()
	if needed == nil {
		return nil // the way itself is none
	}
	given := target.Given()
	for _, key := range needed {
		if given[key] == "" {
			problems = append(problems, front.MissingKey.At(s.Config.At(at), key))
		}
	}
	keys := slices.Concat(needed, known)
	for _, key := range slices.Sorted(maps.Keys(given)) {
		if !slices.Contains(keys, key) {
			problems = append(problems, TargetKey.At(s.Config.At(at+"."+key), string(target.Sort), key, strings.Join(keys, ", ")))
		}
	}
	return problems
}

// checkEditions reports languages that are named twice.
func (s *Site) checkEditions() []source.Problem {
	var problems []source.Problem
	for i, language := range s.Config.Editions {
		if language != "" && s.namedBefore(i) {
			problems = append(problems, Repeated.At(s.Config.At("ngon_ngu_them"+front.Index(i)), string(language)))
		}
	}
	return problems
}

// checkServers reports web servers that are named twice.
func (s *Site) checkServers() []source.Problem {
	var problems []source.Problem
	servers := s.Config.WebServers
	for i, server := range servers {
		if server != "" && slices.Contains(servers[:i], server) {
			problems = append(problems, Repeated.At(s.Config.At("may_chu_web"+front.Index(i)), string(server)))
		}
	}
	return problems
}

// checkOften reports procedures for the home page that the portal has not, or that are named twice.
func (s *Site) checkOften() []source.Problem {
	var problems []source.Problem
	for i, id := range s.Config.Often {
		at := s.Config.At("thu_tuc_hay_dung" + front.Index(i))
		switch {
		case slices.Contains(s.Config.Often[:i], id):
			problems = append(problems, Repeated.At(at, id))
		case s.Record(ProcedureFolder, id) != nil, s.isAstray(ProcedureFolder, id):
		case s.Find(ProcedureFolder, id) != nil:
			problems = append(problems, NotPublic.At(at, id))
		default:
			meant := func() string { return s.idLike(s.Kind(ProcedureFolder), id) }
			problems = append(problems, NoRecord.At(at, id, ProcedureFolder).Guess(meant))
		}
	}
	return problems
}
