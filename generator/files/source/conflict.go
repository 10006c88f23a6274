package source

import (
	"path"
	"regexp"
	"slices"
	"strings"
)

// What stands in a file when two people changed one place and a program put both versions there: <<<<<<<, one of them,
// ||||||| and what both began with, =======, the other, >>>>>>>. Programs write seven signs, or more within another
// conflict; people move them into lists.
var marker = regexp.MustCompile(`(?m)^[ \t]*(<{7,}|>{7,}|\|{7,}|={7,})(?: [^\n]*)?$`)

// Conflicts reports the places of a file of which nothing else is asked, such as a style sheet, where two versions of
// it stand.
func Conflicts(path string, raw []byte) []Problem {
	f, text := &File{Path: path}, string(raw)
	f.text.Store(&text)
	_, problems := f.conflicts(text)
	return problems
}

// conflicts reports the places where two versions stand in a text, each as a whole, and single lines of such a place.
// It returns the text with the first version of each alone, and blanks for the rest, so that nothing more is told of
// what follows from it.
func (f *File) conflicts(text string) (settled string, problems []Problem) {
	if !strings.Contains(text, "<<<<<<<") && !strings.Contains(text, ">>>>>>>") &&
		!strings.Contains(text, "=======") && !strings.Contains(text, "|||||||") { // nearly always
		return text, nil
	}
	kept := []byte(text)
	for lines := f.markers(text); len(lines) > 0; {
		n := conflictIn(lines)
		if !Full(problems) {
			problems = append(problems, f.conflict(lines[:n]))
		}
		settle(kept, lines[:n])
		lines = lines[n:]
	}
	return string(kept), problems
}

// conflictIn is how many of the lines belong to the first conflict: it goes down to >, or ends before another one
// begins. What lies within it has more signs.
func conflictIn(lines []Span) int {
	for i, l := range lines {
		switch {
		case signs(l) > signs(lines[0]):
		case sign(l) == '>':
			return i + 1
		case sign(l) == '<' && i > 0:
			return i
		}
	}
	return len(lines)
}

// settle makes blanks of a conflict's lines and of all but its first version, where it is known where that ends.
func settle(text []byte, lines []Span) {
	for i, l := range lines {
		end := l.End
		if i+1 < len(lines) && sign(l) != '<' && sign(lines[len(lines)-1]) == '>' {
			end = lines[i+1].Start
		}
		for at := l.Start; at < end; at++ {
			if text[at] != '\n' {
				text[at] = ' '
			}
		}
	}
}

// conflict is the problem of the lines that one conflict left.
func (f *File) conflict(lines []Span) Problem {
	if len(lines) == 1 {
		return ConflictLeft.At(lines[0], strings.TrimSpace(lines[0].Text()))
	}
	last := lines[len(lines)-1]
	line, _ := last.Position()
	var begin []string
	for _, l := range lines {
		begin = append(begin, strings.Fields(l.Text())[0])
	}
	return Conflict.At(f.Span(lines[0].Start, last.End), line, strings.Join(slices.Compact(begin), ", "))
}

// markers are the lines of conflicts. Where there are no others, = may underline a heading and | be a row of a table.
func (f *File) markers(text string) []Span {
	var sure, all []Span
	for _, m := range marker.FindAllStringSubmatchIndex(text, -1) {
		line := f.Span(m[0], m[1])
		switch sign(line) {
		case '<', '>':
			sure = append(sure, line)
		case '=':
			if strings.TrimLeft(line.Text(), " \t=") != "" {
				continue
			}
		}
		all = append(all, line)
	}
	if len(sure) > 0 {
		return all
	}
	return slices.DeleteFunc(all, func(s Span) bool {
		if sign(s) == '|' {
			return inTable(text, s)
		}
		return signs(s) != 7 || path.Ext(f.Path) == ".md" && underlines(text, s.Start)
	})
}

// sign is what a line of a conflict consists of.
func sign(line Span) byte { return strings.TrimLeft(line.Text(), " \t")[0] }

// signs is how many of them it has.
func signs(line Span) int { return len(strings.Fields(line.Text())[0]) }

// underlines reports whether a line of = makes a heading of the one line before it, as Markdown has it.
func underlines(text string, at int) bool {
	heading, before := lineBefore(text[:at])
	above, _ := lineBefore(before)
	if heading == "" || strings.ContainsAny(heading[:1], " \t-+*>|#") {
		return false
	}
	return strings.TrimSpace(above) == "" || above == "+++"
}

// lineBefore is the last line of a text that ends with a line end, and what stands before it.
func lineBefore(text string) (line, before string) {
	text = strings.TrimSuffix(text, "\n")
	start := strings.LastIndexByte(text, '\n') + 1
	return text[start:], text[:start]
}

// inTable reports whether a line of | stands in a table, where it would be an empty row.
func inTable(text string, line Span) bool {
	before := strings.TrimRight(text[:line.Start], "\n")
	before = before[strings.LastIndexByte(before, '\n')+1:]
	after, _, _ := strings.Cut(strings.TrimLeft(text[line.End:], "\n"), "\n")
	return strings.HasPrefix(strings.TrimSpace(before), "|") || strings.HasPrefix(strings.TrimSpace(after), "|")
}
