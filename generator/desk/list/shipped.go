package list

import (
	"embed"
	"path"

	"congkhai/generator/files/source"
)

// The mappings that come with the program.
//
//go:embed mau/*.toml
var shipped embed.FS

// Shipped are the mappings that come with the program, in the order of their names.
func Shipped() []*Mapping {
	entries, err := shipped.ReadDir("mau")
	if err != nil {
		panic(err) // the folder is part of the program
	}
	var mappings []*Mapping
	for _, entry := range entries {
		raw, err := shipped.ReadFile(path.Join("mau", entry.Name()))
		if err != nil {
			panic(err) // as is what is in it
		}
		f, _ := source.NewFile(entry.Name(), raw)
		if m, _ := Parse(f); m != nil { // a test parses each of them
			mappings = append(mappings, m)
		}
	}
	return mappings
}
