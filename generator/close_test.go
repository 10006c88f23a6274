package main

import "testing"

// A table is put before the line that ends the front matter, in the lines that the file has; every other byte stays.
func TestTableStandsAtTheEndOfTheFrontMatter(t *testing.T) {
	for name, c := range map[string]struct{ file, want string }{
		"plain":               {"+++\na = 1\n+++\ntext\n+++\n", "+++\na = 1\n\n[chot]\nx = 1\n+++\ntext\n+++\n"},
		"blank line":          {"+++\na = 1\n \n+++\n", "+++\na = 1\n \n[chot]\nx = 1\n+++\n"},
		"Windows":             {"+++\r\na = 1\r\n+++\r\ntext\n", "+++\r\na = 1\r\n\r\n[chot]\r\nx = 1\r\n+++\r\ntext\n"},
		"mark, no last line":  {"\uFEFF+++\na = 1\n+++  ", "\uFEFF+++\na = 1\n\n[chot]\nx = 1\n+++  "},
		"letters as they are": {"+++\na = \"e\u0301\"\n+++\ne\u0301", "+++\na = \"e\u0301\"\n\n[chot]\nx = 1\n+++\ne\u0301"},
		"nothing before":      {"+++\n+++\n", "+++\n\n[chot]\nx = 1\n+++\n"},
	} {
		if got := string(withTable([]byte(c.file), "[chot]\nx = 1\n")); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
