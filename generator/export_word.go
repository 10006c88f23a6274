package main

import (
	"bytes"
	"path/filepath"

	"congkhai/generator/desk/office"
	"congkhai/generator/desk/store"
	"congkhai/generator/desk/word"
	"congkhai/generator/site"
	"congkhai/generator/text/say"
)

// exportWord writes records of a kind as a Word document. All of a kind are a book that nobody asked for.
func (c *command) exportWord(s *site.Site, k *site.Kind, ids []string, name string) error {
	if len(ids) == 0 {
		return say.Errorf("thêm tên bài cần xuất, là tên tệp trong content/%[1]s không có đuôi: export %[1]s <tên> -o a.docx",
			"name the record to be exported, by its file in content/%[1]s without its suffix: export %[1]s <name> -o a.docx",
			k.Folder)
	}
	records, err := chosen(s, k, ids)
	if err != nil {
		return err
	}
	doc, err := office.Paper(s, k.Folder, records)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := word.Write(&b, doc); err != nil {
		return err
	}
	if err := store.Put(name, b.Bytes()); err != nil {
		return err
	}
	c.say(c.out, "%s: %d mục\n", "%s: %d records\n", filepath.ToSlash(name), len(records))
	return nil
}
