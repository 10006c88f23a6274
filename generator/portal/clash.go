package portal

import (
	"strings"

	"congkhai/generator/files/source"
	"congkhai/generator/publish"
	"congkhai/generator/site"
)

// clashes reports what would keep the portal from being published: addresses that no tree of files can have, or not
// beside others. Most changes leave all addresses as they were.
func (p *Portal) clashes(seen *Seen) []source.Problem {
	files := p.besidesSearch()
	paths := make([]string, len(files))
	for i, f := range files {
		paths[i] = f.Path
	}
	if seen.goTogether(paths) {
		return nil
	}
	var problems []source.Problem
	told := map[source.Span]bool{}
	for _, c := range publish.Clashes(paths, publish.LastFiles{Names: lastNames}) {
		if problem := p.clash(c); !told[problem.Where] {
			told[problem.Where] = true
			problems = append(problems, problem)
		}
	}
	if len(problems) == 0 {
		seen.keepPaths(paths)
	}
	return problems
}

// badPart finds the name in a path that is no good, and what in it.
func badPart(at string) (name, bad string) {
	for name := range strings.SplitSeq(at, "/") {
		if bad = source.BadPart(name); bad != "" {
			return name, bad
		}
		if strings.HasSuffix(name, publish.Writing) {
			return name, publish.Writing
		}
	}
	return at, ""
}

// unlike is the address up to the first name that is written otherwise in another one.
func unlike(at, other string) string {
	names, others := strings.Split(at, "/"), strings.Split(other, "/")
	for i := range min(len(names), len(others)) {
		if names[i] != others[i] {
			return "/" + strings.Join(names[:i+1], "/")
		}
	}
	return "/" + at
}

// clash tells of a clash where somebody can mend it.
func (p *Portal) clash(c publish.Clash) source.Problem {
	at, other := c.Path, c.Other
	where, isOld, ok := p.Site.Owner(at)
	if !ok && other != "" {
		at, other = other, at
		where, isOld, ok = p.Site.Owner(at)
	}
	if !ok {
		where = (&source.File{Path: "config.toml"}).Anywhere() // the theme's, or of a kind
	}
	switch {
	case c.Why == publish.Long:
		return source.LongName.At(where, len(at), publish.Longest)
	case c.Why == publish.Bad:
		name, bad := badPart(at)
		return source.BadName.At(where, name, bad)
	case c.Why == publish.Case:
		return site.OtherCase.At(where, unlike(at, other), unlike(other, at))
	case isOld:
		return site.StillThere.At(where, addressOf(at))
	}
	return site.TakenURL.At(where, addressOf(at))
}
