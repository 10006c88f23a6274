package main

import (
	"os"
	"path/filepath"

	"congkhai/generator/test/sample"
)

// themeFolder is the theme that the portal is shown with, in the repository and in the portal.
const themeFolder = "themes/cong-khai"

// writePortal writes a made-up portal and the repository's theme into a folder.
func writePortal(root, dir string, procedures int) error {
	if err := sample.New(procedures).Files(writer(dir)); err != nil {
		return err
	}
	theme := filepath.FromSlash(themeFolder)
	return copyTree(filepath.Join(dir, theme), filepath.Join(root, theme))
}

// writer writes texts under slash-separated names in a folder.
func writer(dir string) func(name, text string) error {
	return func(name, text string) error {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		return os.WriteFile(path, []byte(text), 0o644)
	}
}

// copyTree writes the files of a folder into another, over what is there.
func copyTree(to, from string) error {
	files, err := readTree(from)
	if err != nil {
		return err
	}
	return writeTree(to, files)
}
