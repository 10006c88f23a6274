package main

import (
	"cmp"
	"path/filepath"

	"congkhai/generator/desk/office"
	"congkhai/generator/desk/outcome"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds/report"
	"congkhai/generator/site"
	"congkhai/generator/text/say"
)

// outcomeOfWord is the draft that a document becomes. What is left out of it is told.
func (c *command) outcomeOfWord(s *site.Site, q request) (*outcome.Outcome, error) {
	k, err := kindNamed(cmp.Or(q.kind, report.Folder))
	if err != nil {
		return nil, err
	}
	draft, problems, err := office.Import(s,
		office.Request{Kind: k.Folder, Form: q.form, ID: q.id, File: filepath.Base(q.file), Raw: q.raw})
	if err != nil {
		return nil, err
	}
	if err := c.tell(problems); err != nil {
		return nil, err
	}
	if taken, err := c.taken(s, k, draft.ID); taken != "" || err != nil {
		return nil, cmp.Or(err, say.Errorf("tên %q đã thuộc về %s, không ghi đè; đặt tên khác bằng --id",
			"the name %q is that of %s already, which is left alone; take another with --id", draft.ID, taken))
	}
	if err := source.Print(c.err, draft.Left, source.Lang(c.lang)); err != nil {
		return nil, err
	}
	c.say(c.out, "đề nghị %d số liệu, thành chú thích trong bản nháp; xem rồi tự điền\n",
		"%d figures are proposed as comments in the draft; look at them and fill them in\n", len(draft.Proposed))
	return &outcome.Outcome{Files: draft.Files, Added: []outcome.Added{{Kind: k.Name, ID: draft.ID}}}, nil
}
