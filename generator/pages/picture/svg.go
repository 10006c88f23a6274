package picture

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
)

// ErrRuns says that a drawing has something in it that a browser would run or fetch.
var ErrRuns = errors.New("the drawing runs or fetches something")

const svgSpace = "http://www.w3.org/2000/svg"

// active are the elements of a drawing that run, fetch, or hold pages.
var active = []string{"script", "foreignobject", "image", "feimage", "iframe", "object", "embed", "audio", "video", "a",
	"set", "animate", "animatemotion", "animatetransform", "handler", "listener"}

// CheckSVG reads all of a drawing: one that only draws, of itself alone, wherever it is opened.
func CheckSVG(raw []byte) error {
	d := xml.NewDecoder(bytes.NewReader(raw))
	root, inStyle := false, 0 // how many elements deep
	var style strings.Builder // all of it: a comment or an element may stand in the middle of a word
	for {
		token, err := d.Token()
		switch {
		case errors.Is(err, io.EOF) && root && fetches(style.String()):
			return ErrRuns
		case errors.Is(err, io.EOF) && root:
			return nil
		case err != nil:
			return ErrBroken
		}
		switch t := token.(type) {
		case xml.StartElement:
			if !root && t.Name != (xml.Name{Space: svgSpace, Local: "svg"}) {
				return ErrBroken
			}
			if root = true; inStyle > 0 || strings.EqualFold(t.Name.Local, "style") {
				inStyle++
			}
			if runs(t) {
				return ErrRuns
			}
		case xml.EndElement:
			inStyle = max(0, inStyle-1)
		case xml.CharData:
			if inStyle > 0 {
				style.Write(t)
			}
		case xml.ProcInst:
			if t.Target != "xml" {
				return ErrRuns
			}
		case xml.Directive:
			if bytes.ContainsAny(t, "[") { // it defines what stands for something else
				return ErrRuns
			}
		}
	}
}

func runs(e xml.StartElement) bool {
	return slices.Contains(active, strings.ToLower(e.Name.Local)) || slices.ContainsFunc(e.Attr, func(a xml.Attr) bool {
		name := strings.ToLower(a.Name.Local)
		leads := (name == "href" || name == "src") && !strings.HasPrefix(strings.TrimSpace(a.Value), "#")
		return leads || strings.HasPrefix(name, "on") || name == "base" || fetches(a.Value)
	})
}

// fetches reports whether a style names something outside the drawing: any address but #part. What is written in
// escapes is taken for such.
func fetches(style string) bool {
	style = strings.ToLower(style)
	for rest := style; ; {
		_, behind, found := strings.Cut(rest, "url(")
		if !found {
			break
		}
		if rest = strings.TrimLeft(behind, " \t\r\n\"'"); !strings.HasPrefix(rest, "#") {
			return true
		}
	}
	return strings.Contains(style, "@import") || strings.Contains(style, "image-set(") || strings.Contains(style, "\\")
}
