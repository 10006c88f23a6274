package sheet

import (
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"
)

// format is what the way in which a cell is shown says of its value.
type format struct{ date, percent bool }

// readStyles reads how cells are shown: formats with a number, and styles that name one of them.
func (w *workbook) readStyles(x *xmlReader) error {
	own := map[string]format{}
	return x.children(func(e xml.StartElement) (bool, error) {
		switch e.Name.Local {
		case "numFmts":
			return true, x.children(func(e xml.StartElement) (bool, error) {
				own[attr(e, "numFmtId")] = formatOf(attr(e, "formatCode"))
				return false, nil
			})
		case "cellXfs":
			return true, x.children(func(e xml.StartElement) (bool, error) {
				id := attr(e, "numFmtId")
				f, there := own[id]
				if !there {
					f = builtIn(id)
				}
				w.formats = append(w.formats, f)
				return false, nil
			})
		}
		return false, nil
	})
}

// builtIn is a format that workbooks refer to without saying it. Those from 27 on are days in the languages of East
// Asia, and some programs write them.
func builtIn(id string) format {
	n, err := strconv.Atoi(id)
	switch {
	case err != nil:
		return format{}
	case n >= 14 && n <= 22, n >= 27 && n <= 36, n >= 45 && n <= 47, n >= 50 && n <= 58:
		return format{date: true}
	}
	return format{percent: n == 9 || n == 10}
}

// literal matches what a format shows as it is: quoted, escaped, as wide as a letter, repeated, and what stands in
// brackets: colours, languages, conditions, and hours that go on beyond a day.
var literal = regexp.MustCompile(`"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]`)

// formatOf reads a format that somebody made, such as [$-42A]dd/mm/yyyy.
func formatOf(code string) format {
	code = literal.ReplaceAllString(code, "")
	return format{date: strings.ContainsAny(code, "dmyhsDMYHS"), percent: strings.Contains(code, "%")}
}
