package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"congkhai/generator/test/sample"
)

// program is a site generator with a folder that holds its form of the portal.
type program struct {
	name    string
	path    string
	dir     string
	given   []string // what the folder holds before the first build
	version []string // arguments that print its version
	build   []string
	check   []string // nil when it has no such command
	edits   map[string]edit
}

// ours is congkhai over the portal in a folder.
func ours(path, dir string, procedures int) *program {
	number := procedures / 2
	record := recordFile(dir, number)
	layout := filepath.Join(dir, filepath.FromSlash(themeFolder), "layouts", "procedure.html")
	return &program{
		name: "congkhai", path: path, dir: dir,
		version: []string{"version"},
		build:   []string{"build", "--today", sample.Day},
		check:   []string{"check", "--today", sample.Day},
		edits: map[string]edit{
			stepTitle:  changedTitle(record, "ten", number),
			stepBody:   {record, "\n## Trình tự thực hiện\n\n1. ", "\n## Trình tự thực hiện\n\n1. Lần %d: "},
			stepLayout: {layout, `<article class="sheet split">`, `<article class="sheet split" data-lan="%d">`},
		},
	}
}

// recordFile is where a procedure lies in a portal.
func recordFile(dir string, number int) string {
	return filepath.Join(dir, "content", "thu-tuc", sample.Code(number)+".md")
}

// output is the tree that a program makes.
func (p *program) output() string { return filepath.Join(p.dir, "public") }

// look notes what the folder holds before anything is built.
func (p *program) look() error {
	entries, err := os.ReadDir(p.dir)
	for _, entry := range entries {
		p.given = append(p.given, entry.Name())
	}
	return err
}

// forget removes all that builds have left in the folder, whatever it is called: the output, what is kept of the one before,
// what is remembered of files. The next build is a first one.
func (p *program) forget() error {
	entries, err := os.ReadDir(p.dir)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if slices.Contains(p.given, entry.Name()) {
			continue
		}
		if err := os.RemoveAll(filepath.Join(p.dir, entry.Name())); err != nil {
			return err
		}
	}
	return nil
}

// run runs the program to its end and tells what that took.
func (p *program) run(ctx context.Context, args []string) (Cost, string, error) {
	cmd := exec.CommandContext(ctx, p.path, args...)
	cmd.Dir = p.dir
	var text strings.Builder
	cmd.Stdout, cmd.Stderr = &text, &text
	cost, err := costOf(cmd)
	if err != nil {
		return Cost{}, "", fmt.Errorf("%s %s: %w\n%s", p.path, strings.Join(args, " "), err, text.String())
	}
	return cost, text.String(), nil
}

// edit is a change of one place in a file.
type edit struct{ file, from, to string }

// changedTitle gives a procedure a longer title, which stands where the old one did in lists.
func changedTitle(record, key string, number int) edit {
	line := fmt.Sprintf("\n%s = %q", key, sample.Title(number))
	return edit{record, line, strings.TrimSuffix(line, `"`) + ` (lần %d)"`}
}

// apply makes the change, with a number in it so that no two are alike, and returns what undoes it.
func (e edit) apply(number int) (undo func() error, err error) {
	raw, err := os.ReadFile(e.file)
	if err != nil {
		return nil, err
	}
	if !strings.Contains(string(raw), e.from) {
		return nil, fmt.Errorf("%s does not hold %q", e.file, e.from)
	}
	changed := strings.Replace(string(raw), e.from, fmt.Sprintf(e.to, number), 1)
	return func() error { return os.WriteFile(e.file, raw, 0o644) }, os.WriteFile(e.file, []byte(changed), 0o644)
}

// versions asks each program what it is.
func versions(ctx context.Context, programs []*program) (map[string]string, error) {
	said := map[string]string{}
	for _, p := range programs {
		_, text, err := p.run(ctx, p.version)
		if err != nil {
			return nil, err
		}
		said[p.name] = strings.TrimSpace(text)
	}
	return said, nil
}
