package layer

import (
	"io/fs"
	"path"
	"regexp"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
)

// Address is where a layer is: a folder, or a folder in a repository at a commit.
type Address struct {
	At         source.Span // where the configuration says so
	Folder     string      // from where config.toml is, with slashes; "" of a repository
	Repository string
	Commit     string // its whole name
	Inside     string // the folder in the repository; "" for all of it
}

// Place is where the files are, as people find them.
func (a Address) Place() string {
	if a.Folder != "" {
		return a.Folder
	}
	place := a.Repository + "@" + a.Commit[:10]
	if a.Inside != "" {
		place += "//" + a.Inside
	}
	return place
}

// Addresses reads which layers a portal has by its configuration, each once; it looks at nothing on this machine. An
// address that says nothing is none.
func Addresses(config record.Config) (addresses []Address, problems []source.Problem) {
	seen := map[string]bool{}
	for i, text := range config.Shared {
		if strings.TrimSpace(text) == "" {
			continue // which is told already
		}
		at := config.At("chung" + front.Index(i))
		a, wrong := parseAddress(strings.TrimSpace(text), at)
		if wrong != nil {
			problems = append(problems, wrong.At(at, text))
			continue
		}
		key := a.Folder + " " + a.Repository + " " + a.Inside // two commits of one folder are no two layers
		if seen[key] {
			problems = append(problems, Twice.At(at, text))
			continue
		}
		seen[key] = true
		addresses = append(addresses, a)
	}
	return addresses, problems
}

var (
	otherSystem = regexp.MustCompile(`^[A-Za-z]:|^/|\\`)
	isGit       = regexp.MustCompile(`^[a-z][a-z0-9+.-]+:|^[^/]+@[^/]+:`)
	repository  = regexp.MustCompile(`^(?:https|ssh|file)://[!-~]+$`)
	password    = regexp.MustCompile(`^[a-z]+://[^/@]*:[^/@]*@`)
	wholeCommit = regexp.MustCompile(`^[0-9a-f]{40}$|^[0-9a-f]{64}$`)
)

// parseAddress reads one address, or says which rule it breaks.
func parseAddress(text string, at source.Span) (Address, *source.Rule) {
	a := Address{At: at}
	switch {
	case isGit.MatchString(text):
		return a.inGit(text)
	case otherSystem.MatchString(text):
		return a, BadFolder
	}
	a.Folder = path.Clean(text)
	if a.Folder == "." || a.Folder == contentFolder || strings.HasPrefix(a.Folder, contentFolder+"/") {
		return a, OwnFolder
	}
	return a, nil
}

// inGit reads https://git.tinh.gov.vn/tthc.git@<commit>//content.
func (a Address) inGit(text string) (Address, *source.Rule) {
	scheme, rest, _ := strings.Cut(text, "://")
	rest, a.Inside, _ = strings.Cut(rest, "//")
	a.Repository = scheme + "://" + rest
	if i := strings.LastIndexByte(rest, '@'); i > strings.IndexByte(rest, '/') { // the one before is that of a user
		a.Repository, a.Commit = scheme+"://"+rest[:i], rest[i+1:]
	}
	a.Inside = strings.TrimSuffix(a.Inside, "/")
	switch {
	case !repository.MatchString(a.Repository) || a.Inside != "" && !fs.ValidPath(a.Inside):
		return a, BadRepository
	case password.MatchString(a.Repository):
		return a, SecretInAddress
	case !wholeCommit.MatchString(a.Commit):
		return a, NoCommit
	}
	return a, nil
}
