package history

import (
	"slices"
	"strings"
)

// message is what was said of a commit, or of one of those that were squashed into it.
type message struct {
	of         whose
	paragraphs [][]string
}

// whose says of what a message is.
type whose int

const (
	written whose = iota // the message as somebody wrote it; of a squash, what stands before the others
	squashed
	whole // what stands behind all others
)

// trailers are those of the last paragraph, if it is not the first, too. What a forge wrote behind them, which hides
// them from git, is passed over.
func (m message) trailers() []trailer {
	last := len(m.paragraphs) - 1
	for last > 1 && byForge(m.paragraphs[last]) {
		last--
	}
	if last < 1 {
		return nil
	}
	return trailersIn(m.paragraphs[last])
}

// messagesOf takes the messages apart that a squash has put into one: those that GitHub, GitLab and Bitbucket list with
// their titles behind "* ", and those that git merge --squash writes behind "commit …", indented. A forge names
// authors in a paragraph of its own at the end, which hides the one before from git; a line of dashes may stand between.
func messagesOf(paragraphs [][]string) []message {
	list := []message{{}}
	for i, p := range paragraphs {
		last := &list[len(list)-1]
		switch {
		case i > 0 && strings.HasPrefix(p[0], "* "):
			list = append(list, message{squashed, [][]string{p}})
		case i > 0 && isCommitOf(p):
			list = append(list, message{squashed, nil})
		case len(p) == 1 && len(p[0]) >= 9 && strings.Trim(p[0], "-") == "":
			list = append(list, message{whole, [][]string{p}})
		case last.of == squashed && strings.HasPrefix(p[0], "    "):
			last.paragraphs = append(last.paragraphs, outdented(p))
		default:
			last.paragraphs = append(last.paragraphs, p)
		}
	}
	return list
}

// isCommitOf reports whether a paragraph is what git log writes above a message.
func isCommitOf(p []string) bool {
	id, ok := strings.CutPrefix(p[0], "commit ")
	return ok && valid(id) && slices.ContainsFunc(p, func(line string) bool { return strings.HasPrefix(line, "Author: ") })
}

// forges are the trailers that a forge writes when it merges, and what else it adds, each in a paragraph of its own.
var forges = []string{"co-authored-by", "co-committed-by", "reviewed-on", "approved-by", "merged-by",
	"related work items", "see merge request"}

// byForge reports whether a paragraph was written by a forge, and nobody else.
func byForge(p []string) bool {
	writes := func(line string) bool {
		line = strings.ToLower(line)
		return slices.ContainsFunc(forges, func(key string) bool { return strings.HasPrefix(line, key) })
	}
	if len(p) == 1 {
		return writes(p[0])
	}
	all := trailersIn(p)
	return len(all) > 0 && !slices.ContainsFunc(all, ours) && slices.ContainsFunc(p, writes)
}

func ours(t trailer) bool {
	return strings.EqualFold(t.key, "Quyet-dinh") || strings.EqualFold(t.key, "Thay-doi-nho")
}

func outdented(p []string) []string {
	lines := make([]string, len(p))
	for i, line := range p {
		lines[i] = strings.TrimPrefix(line, "    ")
	}
	return lines
}

// smallOf is what messages say of the change being small, of which each says something or nothing: what is said of the
// whole, or else what is said of each that was squashed. One that says nothing was not small.
func smallOf(list []message, said []string) string {
	of, small, all := written, []string(nil), true
	for i, m := range list {
		if m.of == whole && said[i] != "" {
			return said[i]
		}
		if m.of == squashed {
			of = squashed
		}
	}
	for i, m := range list {
		if m.of == of {
			small, all = append(small, said[i]), all && said[i] != ""
		}
	}
	if !all {
		return ""
	}
	return strings.Join(once(small), "; ")
}
