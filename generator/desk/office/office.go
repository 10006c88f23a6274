// Package office makes Word documents of what the portal's records say, in the layout of official papers, and drafts of
// records of what Word documents say. It takes what the pages of the records show and decides nothing about it: how a
// document is written as bytes is not its business (word), nor are files and commands.
//
//	doc, err := office.Paper(s, "bao-cao", records)     // word.Write(w, doc)
//	draft, problems, err := office.Import(s, request) // draft.Files, draft.Left
package office

import (
	"congkhai/generator/desk/word"
	"congkhai/generator/files/record"
	"congkhai/generator/kinds"
	"congkhai/generator/kinds/report"
	"congkhai/generator/site"
	"congkhai/generator/text/say"
)

// papers say how a kind's record is written as a paper.
var papers = map[string]func(*site.Site, *record.Record) ([]word.Block, error){
	report.Folder: reportPaper, site.ProcedureFolder: procedurePaper,
}

// Paper is the document of records of a kind, each on pages of its own.
func Paper(s *site.Site, folder string, records []*record.Record) (word.Document, error) {
	write, ok := papers[folder]
	if !ok {
		return word.Document{}, say.Errorf("chưa xuất được loại %q thành tệp Word; xuất được: %s, %s",
			"the kind %q cannot be exported to Word; these can: %s, %s", folder, report.Folder, site.ProcedureFolder)
	}
	var doc word.Document
	for _, r := range records {
		if s.Record(folder, r.ID) == nil {
			return word.Document{}, unpublished(r)
		}
		blocks, err := write(s, r)
		if err != nil {
			return word.Document{}, err
		}
		doc.Blocks = append(doc.Blocks, blocks...)
	}
	return doc, nil
}

func unpublished(r *record.Record) error {
	return say.Errorf("%s/%s là bản nháp, hoặc không còn hay chưa tới ngày đăng; thêm --drafts để xuất cả bài ấy",
		"%s/%s is a draft, not published yet or no longer; add --drafts to export it, too", r.Kind.Folder, r.ID)
}

// head is the head of a paper of an agency. What the portal does not know is a blank to be filled in by hand.
func head(s *site.Site, agency *record.Record, frame site.Frame, kind, symbol, subject string) word.Head {
	h := word.Head{Parent: frame.Parent, Agency: frame.Owner, Kind: kind, Subject: subject,
		Number: "Số:         /" + symbol + blank, Place: blank + ", ngày      tháng      năm 20"}
	if agency == nil {
		return h
	}
	a := agency.Data.(*kinds.Agency)
	h.Agency, h.Parent = a.Name, ""
	if parent := s.Record(site.AgencyFolder, a.Parent); parent != nil {
		h.Parent = parent.Title()
	}
	if len(a.Symbols) == 1 {
		h.Number = "Số:         /" + symbol + a.Symbols[0]
	}
	return h
}

// blank is what stands where nothing is known.
const blank = "…………"
