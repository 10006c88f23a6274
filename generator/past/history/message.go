package history

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"congkhai/generator/text/bound"
)

// parseCommit reads a commit as git keeps it. What makes it part of a history must be there, its tree and its parents;
// of what else it may say, what cannot be read is not known.
func parseCommit(id string, raw []byte) (c Commit, encoding string, ok bool) {
	head, message, _ := strings.Cut(string(raw), "\n\n")
	c.ID = id
	for i, line := range strings.Split(head, "\n") {
		key, value, _ := strings.Cut(line, " ")
		switch {
		case i == 0:
			if c.Tree = strings.Clone(value); key != "tree" || !valid(value) {
				return c, "", false
			}
		case key == "parent" && len(c.Parents) == i-1: // later ones are no parents, git says
			if c.Parents = append(c.Parents, strings.Clone(value)); !valid(value) {
				return c, "", false
			}
		case key == "committer" && c.Time == 0:
			c.Time = secondsOf(value)
		case key == "encoding":
			encoding = value
		}
	}
	c.say(message)
	if strings.EqualFold(encoding, "utf-8") || strings.EqualFold(encoding, "utf8") {
		encoding = ""
	}
	return c, encoding, true
}

// secondsOf is when somebody did something: behind the name and the address, in unix seconds. 0 where it does not say.
func secondsOf(signature string) int64 {
	said := strings.Fields(signature[strings.LastIndexByte(signature, '>')+1:])
	if len(said) == 0 || !strings.Contains(signature, ">") {
		return 0
	}
	seconds, err := strconv.ParseInt(said[0], 10, 64)
	if err != nil || seconds < 0 {
		return 0
	}
	return seconds
}

// say takes from a message what pages tell of it. Of a commit that several were squashed into, the decisions of all of
// them hold, and it is small where all of them are, or where that is said of the whole.
func (c *Commit) say(message string) {
	c.Decision, c.Minor = nil, ""
	room := bound.Trailers
	var small []string // what each of the messages says of its being small
	of := messagesOf(paragraphsOf(message))
	for _, m := range of {
		minor := ""
		for _, t := range m.trailers() {
			value := shown(t.value, &room)
			switch {
			case value == "":
			case strings.EqualFold(t.key, "Quyet-dinh"):
				c.Decision = append(c.Decision, value)
			case strings.EqualFold(t.key, "Thay-doi-nho"):
				minor = joined(minor, value)
			}
		}
		small = append(small, minor)
	}
	if len(of) > 1 {
		c.Decision = once(c.Decision)
	}
	c.Minor = smallOf(of, small)
}

func joined(before, more string) string {
	if before == "" {
		return more
	}
	return before + "; " + more
}

// once are the texts of a list, each where it comes first.
func once(list []string) []string {
	seen := map[string]bool{}
	return slices.DeleteFunc(list, func(text string) bool {
		again := seen[text]
		seen[text] = true
		return again
	})
}

// shown is a text that pages can show: what is no letter is a mark that says so, and what there is no more room for, an
// ellipsis.
func shown(text string, room *int) string {
	text = strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return unicode.ReplacementChar
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD")))
	if *room <= 0 || text == "" {
		return ""
	}
	if letters := []rune(text); len(letters) > *room {
		text = string(letters[:*room]) + "…"
	}
	*room -= len([]rune(text))
	return strings.Clone(text) // of all that the commit says, nothing else is kept
}

// trailer is one line such as "Quyet-dinh: 1676/QĐ-UBND" at the end of a message.
type trailer struct{ key, value string }

// trailersIn reads the trailers of the last paragraph of a message by the rule of git-interpret-trailers(1) in a
// repository that has no configuration, whatever this one has: every line is a trailer or goes on from one (with a space
// before it); or a quarter of the lines, if git itself wrote one of them.
func trailersIn(lines []string) []trailer {
	var all []trailer
	trailers, others, gits := 0, 0, false
	for _, line := range lines {
		key, value, isTrailer := cutTrailer(line)
		switch {
		case line[0] == ' ' || line[0] == '\t':
			if last := len(all) - 1; last < 0 || all[last] == (trailer{}) {
				others++
			} else if all[last].key != "" {
				all[last].value += " " + strings.TrimSpace(line)
			}
			continue
		case strings.HasPrefix(line, "(cherry picked from commit "):
			trailers, gits = trailers+1, true
			value = line
		case isTrailer:
			trailers, gits = trailers+1, gits || strings.HasPrefix(line, "Signed-off-by: ")
		default:
			others++
		}
		all = append(all, trailer{key, value})
	}
	if trailers > 0 && others == 0 || gits && trailers*3 >= others {
		return all
	}
	return nil
}

// cutTrailer takes a line apart where it is a trailer: a word, spaces, a colon, and what it says.
func cutTrailer(line string) (key, value string, ok bool) {
	key, value, ok = strings.Cut(line, ":")
	key = strings.TrimRight(key, " \t")
	word := strings.TrimFunc(key, func(r rune) bool {
		return r == '-' || r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r))
	})
	if !ok || key == "" || word != "" {
		return "", "", false
	}
	return key, strings.TrimSpace(value), true
}

// paragraphsOf are the lines of a message between empty ones, without comments.
func paragraphsOf(message string) (paragraphs [][]string) {
	open := false
	for line := range strings.SplitSeq(message, "\n") {
		switch line = strings.TrimRight(line, " \t\r\v\f"); {
		case line == "":
			open = false
		case line[0] == '#':
		case !open:
			paragraphs, open = append(paragraphs, []string{line}), true
		default:
			last := len(paragraphs) - 1
			paragraphs[last] = append(paragraphs[last], line)
		}
	}
	return paragraphs
}
