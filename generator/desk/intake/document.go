package intake

import (
	"cmp"
	"io/fs"

	"congkhai/generator/desk/office"
	"congkhai/generator/desk/outcome"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds"
	"congkhai/generator/kinds/report"
	"congkhai/generator/site"
	"congkhai/generator/text/say"
)

// ofDocument is the draft that a document of Word becomes.
func ofDocument(s *site.Site, files fs.FS, q Request) (*outcome.Outcome, []source.Problem, error) {
	k, err := kinds.Named(cmp.Or(q.Kind, report.Folder))
	if err != nil {
		return nil, nil, err
	}
	made, problems, err := office.Import(s, office.Request{Kind: k.Folder, Form: q.Form, ID: q.ID, File: q.Name, Raw: q.Raw})
	if err != nil || len(problems) > 0 {
		return nil, problems, err
	}
	if taken, err := Taken(files, s, k, made.ID); taken != "" || err != nil {
		return nil, nil, cmp.Or(err, say.Asking("id", say.Errorf("tên %q đã thuộc về %s, không ghi đè; hãy đặt tên khác",
			"the name %q is that of %s already, which is left alone; take another", made.ID, taken)))
	}
	return &outcome.Outcome{Files: made.Files, Added: []outcome.Added{{Kind: k.Name, ID: made.ID}},
		Draft: &outcome.Draft{Unsaid: made.Left, Proposed: len(made.Proposed)}}, nil, nil
}
