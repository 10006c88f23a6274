package main

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"congkhai/generator/desk/store"
	"congkhai/generator/files/source"
	"congkhai/generator/text/say"
)

func (c *command) mend() *cobra.Command {
	var dry bool
	cmd := &cobra.Command{
		Use: "fmt [FILE...]", Args: cobra.ArbitraryArgs,
		Short: c.text("Sửa ký tự vô hình, dấu rời và bảng mã cũ mà Word để lại, không đổi chữ nào",
			"Mend invisible characters, loose marks and letters of old codes"),
		RunE: func(_ *cobra.Command, args []string) error { return c.mendFiles(args, dry) },
	}
	cmd.Flags().BoolVar(&dry, "dry-run", false, c.text("chỉ cho xem sẽ sửa gì, không ghi vào tệp",
		"show what would change, write nothing"))
	return cmd
}

// mendFiles mends the named files, or all of the content when none is named, and tells what it did.
func (c *command) mendFiles(args []string, dry bool) error {
	if _, err := c.options(); err != nil {
		return err
	}
	names, err := c.mendable(args)
	if err != nil {
		return err
	}
	places, files := 0, 0
	for _, name := range names {
		n, err := c.mendFile(name, dry)
		if err != nil {
			return err
		}
		places += n
		files += min(n, 1)
	}
	switch {
	case places == 0:
		c.say(c.err, "không có gì phải sửa\n", "nothing to mend\n")
	case dry:
		c.say(c.err, "%d chỗ sẽ sửa trong %d tệp\n", "%d places in %d files would be mended\n", places, files)
	default:
		c.say(c.err, "%d chỗ đã sửa trong %d tệp\n", "%d places in %d files mended\n", places, files)
	}
	return nil
}

// mendable returns the paths of the named files, or of all texts of the portal when none is named.
func (c *command) mendable(args []string) ([]string, error) {
	if err := c.hasContent(); err != nil {
		return nil, err
	}
	listed, _, err := source.List(source.Folder(c.dir), "content") // names that are no good are for check to tell
	if err != nil {
		return nil, err
	}
	texts := []string{"config.toml"}
	for _, name := range listed {
		if ext := path.Ext(name); ext == ".md" || ext == ".toml" {
			texts = append(texts, name)
		}
	}
	if len(args) == 0 {
		return texts, nil
	}
	var named []string
	for _, arg := range args {
		name, err := c.find(arg, texts)
		if err != nil {
			return nil, err
		}
		named = append(named, name)
	}
	slices.Sort(named)
	return slices.Compact(named), nil
}

// local returns where a path of the portal is on this machine.
func (c *command) local(name string) string { return filepath.Join(c.dir, filepath.FromSlash(name)) }

// find returns which of the texts is meant by an argument, which counts from the current folder or from the portal's.
// It compares files and not names, as Windows has several names for one file; a link is not the file that it leads to.
func (c *command) find(arg string, texts []string) (string, error) {
	for _, place := range []string{arg, c.local(arg)} {
		meant, err := os.Lstat(place)
		if err != nil {
			continue
		}
		i := slices.IndexFunc(texts, func(name string) bool {
			info, err := os.Lstat(c.local(name))
			return err == nil && os.SameFile(info, meant)
		})
		if i >= 0 {
			return texts[i], nil
		}
	}
	return "", say.Errorf("%s không có, hoặc không phải config.toml hay tệp .md, .toml trong content",
		"%s is not there, or is neither config.toml nor a file .md or .toml in content", filepath.ToSlash(arg))
}

// mendFile mends one file, prints what changed and returns at how many places.
func (c *command) mendFile(name string, dry bool) (int, error) {
	raw, err := os.ReadFile(c.local(name))
	if err != nil {
		return 0, err
	}
	mended, changes := source.Mend(name, raw)
	if len(changes) > 0 && !dry {
		if err := store.Write(c.dir, map[string][]byte{name: raw}, map[string][]byte{name: mended}); err != nil {
			return 0, err
		}
	}
	for _, change := range changes {
		fmt.Fprintf(c.out, "%s:%d: %s\n- %s\n+ %s\n", name, change.Line, change.What.Text(source.Lang(c.lang)),
			visible(change.Before), visible(change.After))
	}
	return len(changes), nil
}

// visible returns a line with what nobody sees in it, or sees at the wrong place, as <U+00A0>.
func visible(line string) string {
	text := strings.TrimRight(line, " ")
	var b strings.Builder
	for at, r := range line {
		if at >= len(text) || !unicode.IsPrint(r) || unicode.Is(unicode.Mn, r) {
			fmt.Fprintf(&b, "<U+%04X>", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
