package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"congkhai/generator/test/sample"
)

// provinceRun is portals that are made up, built and signed, and a province that gathers them. With times each stands in
// the list so often, under other names: as much to gather, and less to build.
type provinceRun struct {
	dir, program               string
	portals, procedures, times int
	out                        io.Writer
}

// measureProvince builds and gathers all, then again after an edit of one title.
func measureProvince(ctx context.Context, opt options, out io.Writer) error {
	dir, err := os.MkdirTemp(opt.folder, "tinh-")
	if err != nil {
		return err
	}
	if !opt.keep {
		defer os.RemoveAll(dir)
	}
	p := provinceRun{dir, opt.congkhai, opt.province, opt.procedures, max(1, opt.times), out}
	if p.program == "" {
		p.program = filepath.Join(dir, "congkhai")
		if said, err := exec.CommandContext(ctx, "go", "build", "-o", p.program, "./generator").CombinedOutput(); err != nil {
			return fmt.Errorf("%w\n%s", err, said)
		}
	}
	return p.run(ctx)
}

func (p provinceRun) run(ctx context.Context) error {
	var list strings.Builder
	for i := range p.portals {
		name := fmt.Sprintf("so-%d", i)
		if err := p.write(ctx, name, p.procedures); err != nil {
			return err
		}
		for again := range p.times {
			fmt.Fprintf(&list, "[[cong]]\nten = \"%s-%d\"\ndia_chi = \"%s/public\"\n", name, again, name)
		}
	}
	if err := p.write(ctx, "tinh", 1); err != nil {
		return err
	}
	listed := filepath.Join(p.dir, "tinh.toml")
	if err := os.WriteFile(listed, []byte(list.String()), 0o644); err != nil {
		return err
	}
	var all float64
	for i := range p.portals {
		cost, err := p.timed(ctx, fmt.Sprintf("so-%d", i), "build", "--new-log")
		if all += cost.Wall; err != nil {
			return err
		}
	}
	cost, err := p.told(ctx, "cold gather", "tinh", "gather", listed, "--new-log")
	fmt.Fprintf(p.out, "cold builds and gather: %.1f s\n", all+cost.Wall)
	if err != nil {
		return err
	}
	edit := changedTitle(recordFile(filepath.Join(p.dir, "so-0"), 0), "ten", 0)
	if _, err := edit.apply(1); err != nil {
		return err
	}
	if _, err := p.told(ctx, "build after an edit", "so-0", "build"); err != nil {
		return err
	}
	if _, err := p.told(ctx, "gather of that portal", "tinh", "gather", listed, "so-0-0"); err != nil {
		return err
	}
	_, err = p.told(ctx, "gather of all", "tinh", "gather", listed)
	return err
}

// write makes a portal up in a folder of its name, at an address of its own, with a key.
func (p provinceRun) write(ctx context.Context, name string, procedures int) error {
	dir := filepath.Join(p.dir, name)
	err := sample.New(procedures).Files(func(file, text string) error {
		if file == "config.toml" {
			text = strings.Replace(text, "https://thu.gov.vn", "https://"+name+".thu.gov.vn", 1)
			text = strings.Replace(text, "Cổng công khai thử", "Cổng công khai "+name, 1)
		}
		return writer(dir)(file, text)
	})
	if err != nil {
		return err
	}
	said, err := exec.CommandContext(ctx, p.program, "key", "new", dir+".khoa", "--dir", dir).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%w\n%s", err, said)
	}
	return nil
}

// timed runs the program for a portal.
func (p provinceRun) timed(ctx context.Context, portal string, args ...string) (Cost, error) {
	dir := filepath.Join(p.dir, portal)
	cmd := exec.CommandContext(ctx, p.program, append(args, "--dir", dir, "--key", dir+".khoa", "--today", sample.Day)...)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	cost, err := costOf(cmd)
	if err != nil {
		err = fmt.Errorf("%w\n%s", err, said.Bytes())
	}
	return cost, err
}

// told does the same and tells what it took.
func (p provinceRun) told(ctx context.Context, what, portal string, args ...string) (Cost, error) {
	cost, err := p.timed(ctx, portal, args...)
	fmt.Fprintf(p.out, "%s: %.2f s, %.2f s of the processor, %d MB\n", what, cost.Wall, cost.CPU, cost.Peak>>20)
	return cost, err
}
