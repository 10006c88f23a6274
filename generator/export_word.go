package main

import (
	"bytes"
	"path/filepath"

	"congkhai/generator/desk/office"
	"congkhai/generator/desk/word"
	"congkhai/generator/site"
)

// exportWord writes records of a kind as a Word document, each on pages of its own.
func (c *command) exportWord(s *site.Site, folder string, ids []string, name string) error {
	doc, err := office.Paper(s, folder, ids)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := word.Write(&b, doc); err != nil {
		return err
	}
	if err := writeWhole(name, b.Bytes(), 0o644); err != nil {
		return err
	}
	c.say(c.out, "%s: %d mục\n", "%s: %d records\n", filepath.ToSlash(name), len(ids))
	return nil
}
