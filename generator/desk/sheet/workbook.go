package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"path"
	"slices"
	"strings"

	"congkhai/generator/files/source"
	"congkhai/generator/text/bound"
)

// workbook is a .xlsx while it is read.
type workbook struct {
	*parts
	book      *Book
	problems  []source.Problem
	shared    []string // texts that cells refer to by number
	formats   []format // what cells refer to by number for how they are shown
	since1904 bool     // days are counted from 1904
	cells     int      // that may still be read
	letters   int      // bytes of them: a text of many cells counts for each
	foreign   bool     // a cell was told for taking its value from another file
}

// listed is a sheet as the workbook lists it.
type listed struct {
	name, part string
	hidden     bool
}

func openWorkbook(name string, raw []byte) (*Book, []source.Problem) {
	where := anywhere(name)
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, []source.Problem{Damaged.At(where, "zip")}
	}
	if rule := refusedArchive(archive.File); rule != nil {
		return nil, []source.Problem{rule.At(where)}
	}
	w := &workbook{book: &Book{Name: name}, cells: bound.SheetCells, letters: bound.SheetText}
	if w.parts, err = newParts(archive.File); err != nil {
		w.failed(name, "zip", err)
		return nil, w.problems
	}
	sheets, err := w.list()
	if err != nil {
		w.failed(name, "xl/workbook.xml", err)
		return nil, w.problems
	}
	if len(w.problems) > 0 {
		return nil, w.problems // whatever cells refer to is not known
	}
	for _, s := range sheets {
		w.readSheet(s)
	}
	w.foreignLinks()
	w.problems = append(w.problems, w.book.recode()...)
	if len(w.problems) == 0 && !slices.ContainsFunc(w.book.Sheets, func(s Sheet) bool { return len(s.Rows) > 0 }) {
		w.problems = append(w.problems, NothingIn.At(where))
	}
	return w.book, w.problems
}

// problem notes a problem, as long as it is of use.
func (w *workbook) problem(p source.Problem) {
	if !source.Full(w.problems) {
		w.problems = append(w.problems, p)
	}
}

// failed tells why a part could not be read.
func (w *workbook) failed(place, part string, err error) {
	where := anywhere(place)
	switch {
	case errors.Is(err, errTooLarge):
		w.problem(Unpacked.At(where, source.Size(bound.Unpacked)))
	case errors.Is(err, errTooLong):
		w.problem(TooMuchText.At(where, source.Size(bound.SheetText)))
	case errors.Is(err, errTooMany):
		w.problem(TooManyCells.At(where, bound.SheetCells))
	case errors.Is(err, errDoctype):
		w.problem(Doctype.At(where, part))
	default:
		w.problem(Damaged.At(where, part))
	}
}

// list reads all that sheets refer to, and which sheets there are.
func (w *workbook) list() ([]listed, error) {
	main := w.mainPart()
	targets, err := w.relations(main)
	if err != nil {
		return nil, err
	}
	var sheets []listed
	err = w.read(main, func(x *xmlReader) error {
		return x.children(func(e xml.StartElement) (bool, error) {
			switch e.Name.Local {
			case "workbookPr":
				w.since1904 = on(e, "date1904")
			case "sheets":
				return true, x.children(func(e xml.StartElement) (bool, error) {
					if l, ok := sheetOf(e, targets); ok {
						sheets = append(sheets, l)
					}
					return false, atMost(len(sheets))
				})
			}
			return false, nil
		})
	})
	if err != nil {
		return nil, err
	}
	for _, target := range targets {
		w.readCommon(target)
	}
	return sheets, nil
}

// sheetOf finds the part of a sheet; one that is a chart or macros of Excel 4 has no cells.
func sheetOf(e xml.StartElement, targets []target) (l listed, ok bool) {
	l = listed{name: attr(e, "name"), hidden: hidden[attr(e, "state")]}
	for _, t := range targets {
		if t.id == attr(e, "id") {
			l.part = t.part
			return l, t.sort == "worksheet"
		}
	}
	return l, true // a sheet whose part is missing
}

// hidden are the states of a sheet that nobody sees; the second is undone by programs only.
var hidden = map[string]bool{"hidden": true, "veryHidden": true}

// readCommon reads the texts and the formats, which there may be none of.
func (w *workbook) readCommon(t target) {
	var err error
	switch t.sort {
	case "sharedStrings":
		err = w.read(t.part, w.readShared)
	case "styles":
		err = w.read(t.part, w.readStyles)
	}
	if err != nil {
		w.failed(w.book.Name, t.part, err)
	}
}

// mainPart is the part that lists the sheets.
func (w *workbook) mainPart() string {
	targets, err := w.relations("")
	if err == nil {
		for _, t := range targets {
			if t.sort == "officeDocument" {
				return t.part
			}
		}
	}
	return "xl/workbook.xml"
}

// mostParts is how many sheets a book may have, and parts that one refers to.
const mostParts = 10_000

func atMost(parts int) error {
	if parts > mostParts {
		return errOdd
	}
	return nil
}

// target is a part that another one refers to, and what it is for.
type target struct{ id, sort, part string }

// relations are the parts that a part refers to.
func (w *workbook) relations(part string) (targets []target, err error) {
	folder, file := path.Split(part)
	err = w.read(folder+"_rels/"+file+".rels", func(x *xmlReader) error {
		return x.children(func(e xml.StartElement) (bool, error) {
			to := attr(e, "Target")
			if !strings.HasPrefix(to, "/") {
				to = folder + to
			}
			targets = append(targets, target{attr(e, "Id"), path.Base(attr(e, "Type")), partName(to)})
			return false, atMost(len(targets))
		})
	})
	return targets, err
}

// readShared reads the texts that several cells may have in common.
func (w *workbook) readShared(x *xmlReader) error {
	return x.children(func(e xml.StartElement) (bool, error) {
		if e.Name.Local != "si" {
			return false, nil
		}
		if len(w.shared) == bound.SheetCells {
			return false, errTooMany
		}
		text, err := x.richText()
		w.shared = append(w.shared, cellText(text))
		return true, err
	})
}

// richText joins the runs of a text; how it is spoken (rPh) is no part of it.
func (x *xmlReader) richText() (string, error) {
	var b strings.Builder
	err := x.children(func(e xml.StartElement) (bool, error) {
		switch e.Name.Local {
		case "t":
			return true, x.textTo(&b)
		case "r":
			return true, x.run(&b)
		}
		return false, nil
	})
	return b.String(), err
}

func (x *xmlReader) run(b *strings.Builder) error {
	return x.children(func(e xml.StartElement) (bool, error) {
		if e.Name.Local == "t" {
			return true, x.textTo(b)
		}
		return false, nil
	})
}

// foreignLinks tells of links to other files where no cell was told for one: names and charts have such, too.
func (w *workbook) foreignLinks() {
	if w.foreign {
		return
	}
	for name := range w.files {
		if strings.HasPrefix(name, "xl/externallinks/") && strings.HasSuffix(name, ".xml") {
			w.problem(ForeignLinks.At(anywhere(w.book.Name)))
			return
		}
	}
}
