package main

import (
	"io/fs"
	"os"
	"path"
	"regexp"
)

// Output is the size of what a program made.
type Output struct {
	Program        string  `json:"program"`
	Files          int     `json:"files"`
	Bytes          int64   `json:"bytes"`
	Pages          int     `json:"pages"`           // files with HTML
	PageBytes      float64 `json:"page_bytes"`      // of a page on average
	ProcedureBytes float64 `json:"procedure_bytes"` // of the page of a procedure on average
}

var procedurePage = regexp.MustCompile(`^thu-tuc/[0-9.]+/index\.html$`)

func weighAll(programs []*program) ([]Output, error) {
	var outputs []Output
	for _, p := range programs {
		output, err := weigh(p.output())
		if err != nil {
			return nil, err
		}
		output.Program = p.name
		outputs = append(outputs, output)
	}
	return outputs, nil
}

func weigh(dir string) (Output, error) {
	var o Output
	var pages, procedures, ofProcedures int64
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		o.Files++
		o.Bytes += info.Size()
		if path.Ext(name) == ".html" {
			o.Pages++
			pages += info.Size()
		}
		if procedurePage.MatchString(name) {
			procedures++
			ofProcedures += info.Size()
		}
		return nil
	})
	o.PageBytes = float64(pages) / float64(max(1, o.Pages))
	o.ProcedureBytes = float64(ofProcedures) / float64(max(1, procedures))
	return o, err
}
