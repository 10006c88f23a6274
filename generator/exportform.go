package main

import (
	"bytes"
	"path/filepath"

	"congkhai/generator/desk/store"
	"congkhai/generator/desk/workbook"
	"congkhai/generator/kinds/report"
	"congkhai/generator/site"
	"congkhai/generator/text/say"
)

// mayBeGivenOut refuses a period where no single form is given out for it.
func mayBeGivenOut(kind string, ids []string) error {
	if kind == report.FormFolder && len(ids) == 1 {
		return nil
	}
	const example = "congkhai export bieu-mau bieu-06 --ky 2026-Q4 -o bieu-06.xlsx"
	return say.Errorf("--ky dùng để xuất một biểu mẫu trống, như: %s", "--ky gives out one blank form, such as: %s", example)
}

// giveOut writes the workbook of a form for a period, to be filled in by those who get it by mail.
func (c *command) giveOut(name string, s *site.Site, form, period string) error {
	blank, err := report.NewBlank(s, form, period)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := workbook.ExportForm(&b, s, blank); err != nil {
		return err
	}
	if err := store.Put(name, b.Bytes()); err != nil {
		return err
	}
	c.say(c.out, "%s: %s, %s\n", "%s: %s, %s\n", filepath.ToSlash(name), blank.Form.Title(), blank.Period.Name())
	return nil
}
