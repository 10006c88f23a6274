package amend

import (
	"strings"

	"congkhai/generator/files/front"
)

// cut puts a text in the place of another in the front matter. What is known of how it is written is out of date then.
func (e *editor) cut(start, end int, text string) {
	e.page.splice(splice{e.page.front + start, e.page.front + end, text})
}

// lineStart and lineEnd are where the line at a place begins, and where the next one does.
func (e *editor) lineStart(at int) int { return strings.LastIndexByte(e.text[:at], '\n') + 1 }

func (e *editor) lineEnd(at int) int { return min(len(e.text), at+len(lineAt(e.text, at))+1) }

// line is the line that begins at a place; ended is false where the text does.
func (e *editor) line(at int) (line string, ended bool) {
	if at >= len(e.text) {
		return "", true
	}
	return strings.TrimSpace(lineAt(e.text, at)), false
}

// blankBefore and blankAfter report whether a blank line, or nothing, stands on that side of a line's beginning.
func (e *editor) blankBefore(at int) bool {
	return at == 0 || strings.TrimSpace(e.text[e.lineStart(at-1):at]) == ""
}

func (e *editor) blankAfter(at int) bool {
	line, _ := e.line(at)
	return line == ""
}

// begin is where the lines of a statement begin, with the comments directly above.
func (e *editor) begin(stmt int) int {
	floor := 0
	if stmt > 0 {
		floor = e.lineEnd(e.stmts[stmt-1].End)
	}
	return e.commented(e.lineStart(e.stmts[stmt].Start), floor)
}

// commented is where the comments begin that stand directly above a line, down from a place where none can be.
func (e *editor) commented(at, floor int) int {
	for at > floor {
		above := e.lineStart(at - 1)
		if above < floor || !strings.HasPrefix(strings.TrimSpace(e.text[above:at]), "#") {
			break
		}
		at = above
	}
	return at
}

// after is where the lines of a statement end.
func (e *editor) after(stmt int) int { return e.lineEnd(e.stmts[stmt].End) }

// addLines puts whole lines before the line that begins at a place.
func (e *editor) addLines(at int, lines string) {
	if at > 0 && e.text[at-1] != '\n' { // the file ends without a line end, and will do so again
		lines = "\n" + strings.TrimSuffix(lines, "\n")
	}
	e.cut(at, at, lines)
	e.grow()
}

// addParagraph does so with a blank line on both sides.
func (e *editor) addParagraph(at int, lines string) {
	if !e.blankBefore(at) {
		lines = "\n" + lines
	}
	if !e.blankAfter(at) {
		lines += "\n"
	}
	e.addLines(at, lines)
}

// dropStatements takes statements out, those that follow each other with what stands between them.
func (e *editor) dropStatements(stmts []int) {
	for last := len(stmts) - 1; last >= 0; {
		first := last
		for first > 0 && stmts[first-1] == stmts[first]-1 {
			first--
		}
		e.dropRun(stmts[first], stmts[last])
		last = first - 1
	}
	e.grow()
}

func (e *editor) dropRun(first, last int) {
	start, end := e.lineStart(e.stmts[first].Start), e.after(last)
	if e.stmts[first].Sort != front.Assigned || !e.goesOn(last) {
		start = e.begin(first)
	}
	if e.blankBefore(start) && e.blankAfter(end) {
		switch {
		case start > 0:
			start = e.lineStart(start - 1)
		case end < len(e.text):
			end = e.lineEnd(end)
		}
	}
	e.cut(start, end, "")
}

// goesOn reports whether the line behind a statement has a further key, so that comments above may speak of both.
func (e *editor) goesOn(stmt int) bool {
	next := stmt + 1
	return next < len(e.stmts) && e.stmts[next].Sort == front.Assigned &&
		e.lineStart(e.stmts[next].Start) == e.after(stmt)
}
