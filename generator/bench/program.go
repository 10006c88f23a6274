package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"congkhai/generator/sample"
)

// program is a site generator with a folder that holds its form of the portal.
type program struct {
	name    string
	path    string
	dir     string
	output  string   // the tree that it makes
	made    []string // all that its builds leave behind, the output among it
	version []string // arguments that print its version
	build   []string
	check   []string // nil when it has no such command
	edits   map[string]edit
}

// ours is congkhai. Another build of it keeps nothing between builds but the output; what a later one may keep beside it is
// named here too, so that a cold build stays one.
func ours(path, dir string, procedures int) *program {
	output := filepath.Join(dir, "public")
	number := procedures / 2
	record := filepath.Join(dir, "content", "thu-tuc", sample.Code(number)+".md")
	return &program{
		name: "congkhai", path: path, dir: dir, output: output,
		made:    []string{output, filepath.Join(dir, ".public.truoc"), filepath.Join(dir, ".nho")},
		version: []string{"version"},
		build:   []string{"build", "--as-of", sample.Day},
		check:   []string{"check", "--as-of", sample.Day},
		edits: map[string]edit{
			stepTitle:  changedTitle(record, "ten", number),
			stepBody:   {record, "\n## Trình tự thực hiện\n\n1. ", "\n## Trình tự thực hiện\n\n1. Lần %d: "},
			stepLayout: {filepath.Join(dir, filepath.FromSlash(themeFolder), "layouts", "procedure.html"), `<article class="sheet">`, `<article class="sheet" data-lan="%d">`},
		},
	}
}

// forget removes all that builds have left, so that the next one is a first one.
func (p *program) forget() error {
	for _, path := range p.made {
		if err := os.RemoveAll(path); err != nil {
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
