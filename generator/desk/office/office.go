// Package office makes Word documents of what the portal's records say, in the layout of official papers, and drafts of
// records of what Word documents say. It takes what the pages of the records show and decides nothing about it: how a
// document is written as bytes is not its business (word), nor are files and commands.
//
//	doc, err := office.Paper(s, "bao-cao", []string{"2021-q3"}) // word.Write(w, doc)
//	draft, problems := office.Import(s, request)                // draft.Files, draft.Left
package office

import (
	"congkhai/generator/desk/word"
	"congkhai/generator/files/record"
	"congkhai/generator/kinds"
	"congkhai/generator/kinds/report"
	"congkhai/generator/site"
	"congkhai/generator/text/say"
	"congkhai/generator/text/viet"
)

// papers say how a kind's record is written as a paper.
var papers = map[string]func(*site.Site, *record.Record) ([]word.Block, error){
	report.Folder: reportPaper, site.ProcedureFolder: procedurePaper,
}

// Paper is the document of records of a kind, each on pages of its own.
func Paper(s *site.Site, folder string, ids []string) (word.Document, error) {
	write, ok := papers[folder]
	if !ok {
		return word.Document{}, say.Errorf("chưa xuất được loại %q thành tệp Word; xuất được: %s, %s",
			"the kind %q cannot be exported to Word; these can: %s, %s", folder, report.Folder, site.ProcedureFolder)
	}
	if len(ids) == 0 {
		return word.Document{}, say.Errorf("thêm tên bài cần xuất, ví dụ: export %[1]s %[2]s -o a.docx",
			"name the record to be exported, such as: export %[1]s %[2]s -o a.docx", folder, anID(s, folder))
	}
	var doc word.Document
	for _, id := range ids {
		r := s.Record(folder, id)
		if r == nil {
			return word.Document{}, noRecord(s, folder, id)
		}
		blocks, err := write(s, r)
		if err != nil {
			return word.Document{}, err
		}
		doc.Blocks = append(doc.Blocks, blocks...)
	}
	return doc, nil
}

// anID is the ID of a record of a kind, for an example.
func anID(s *site.Site, folder string) string {
	for _, r := range s.All(folder) {
		return r.ID
	}
	return "ten-tep"
}

func noRecord(s *site.Site, folder, id string) error {
	var ids []string
	for _, r := range s.All(folder) {
		ids = append(ids, r.ID)
	}
	if near := viet.Nearest(id, ids); near != "" {
		return say.Errorf("cổng không có bài %[1]s/%[2]s; ý bạn là %[3]q?",
			"the portal has no %[1]s/%[2]s; did you mean %[3]q?", folder, id, near)
	}
	return say.Errorf("cổng không có bài %[1]s/%[2]s; tên bài là tên tệp trong content/%[1]s, không có đuôi",
		"the portal has no %[1]s/%[2]s; the name is that of a file in content/%[1]s, without its suffix", folder, id)
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
