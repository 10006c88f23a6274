// Package intake takes a file that somebody got from elsewhere, tells what it is, and has what the content would be
// with it made by the room that reads such files: a document of Word, a form that was filled in, a workbook of ours, a
// form's tables that other software printed, a table of a kind that somebody names, or a list that a mapping knows. It
// reads the portal and writes nothing; where the file comes from, and what becomes of the outcome, is the business of
// who asks.
//
//	out, problems, err := intake.Outcome(s, files, intake.Request{Name: "phi.csv", Raw: raw, Kind: "thu-tuc"})
//
// With problems, which are told at their cells or paragraphs, there is no outcome. An error is of who asked, or of the
// machine.
package intake

import (
	"cmp"
	"io/fs"
	"maps"
	"path"
	"strings"

	"congkhai/generator/desk/outcome"
	"congkhai/generator/desk/sheet"
	"congkhai/generator/desk/workbook"
	"congkhai/generator/files/layer"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds"
	"congkhai/generator/kinds/report"
	"congkhai/generator/site"
	"congkhai/generator/text/say"
)

// Request is a file that somebody wants to have in the content, with what it does not say itself.
type Request struct {
	Name   string // the file's, without its folder: people are told of it, and it says whether the file is a document
	Raw    []byte
	Kind   string // the folder of what a table or a document becomes that is none of ours
	Form   string // the form of a report that is made of a document, or of a table that other software printed
	ID     string // of the report that is made of a document; "" where its title names the period
	Period string // of the report whose form other software printed
}

// Outcome is what the content would be with the file in it.
func Outcome(s *site.Site, files fs.FS, q Request) (*outcome.Outcome, []source.Problem, error) {
	out, problems, err := outcomeOf(s, files, q)
	if err == nil && out != nil {
		err = layer.Refuse(files, maps.Keys(out.Files))
	}
	return out, problems, err
}

func outcomeOf(s *site.Site, files fs.FS, q Request) (*outcome.Outcome, []source.Problem, error) {
	if strings.HasPrefix(strings.ToLower(path.Ext(q.Name)), ".do") {
		return ofDocument(s, files, q)
	}
	book, problems := sheet.Open(q.Name, q.Raw)
	if len(problems) > 0 {
		return nil, problems, nil
	}
	ours := workbook.Kind(book)
	switch {
	case workbook.IsForm(book):
		return workbook.ImportForm(s, files, book)
	case q.Form != "":
		return ofPrinted(s, files, book, q)
	case ours == "" && q.Kind == "":
		return ofList(s, files, book)
	}
	k, err := kinds.Named(cmp.Or(ours, q.Kind))
	if err != nil {
		return nil, nil, err
	}
	if ours != "" {
		return workbook.Import(s, k, files, book)
	}
	return workbook.ImportTable(s, k, files, &book.Sheets[0])
}

// ofPrinted is the report of a period with a form's tables in it, as other software prints them.
func ofPrinted(s *site.Site, files fs.FS, book *sheet.Book, q Request) (*outcome.Outcome, []source.Problem, error) {
	if q.Period == "" {
		return nil, nil, say.Asking("ky", say.Errorf("chưa nói kỳ của báo cáo, như 2026-Q4",
			"the period of the report is not said, such as 2026-Q4"))
	}
	blank, err := report.NewBlank(s, q.Form, q.Period)
	if err != nil {
		return nil, nil, err
	}
	return workbook.ImportPrinted(s, files, blank, book)
}
