package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// Floor is the time of something that a generator cannot do without, done alone.
type Floor struct {
	Name string `json:"name"`
	Says string `json:"says"`
	Wall Spread `json:"wall_seconds"`
}

// floorInput is where the floors find the portal and what was built of it, and a folder to work in.
type floorInput struct{ portal, output, folder string }

// floor does its work once; what it needs was brought into memory before.
type floor struct {
	name, says string
	do         func(context.Context) error
	after      func() error // not measured
}

func nothing() error { return nil }

func measureFloors(ctx context.Context, in floorInput, runs int, progress io.Writer) ([]Floor, error) {
	floors, err := floorsOf(in)
	if err != nil {
		return nil, err
	}
	var measured []Floor
	for _, f := range floors {
		walls, err := f.measure(ctx, runs, progress)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.name, err)
		}
		measured = append(measured, Floor{f.name, f.says, spread(walls)})
	}
	write, convert := measured[0].Wall, measured[1].Wall
	both := Floor{"both", "hai việc trên, lần lượt · both, one after the other", Spread{write.Median + convert.Median, write.Min + convert.Min, write.Max + convert.Max}}
	return slices.Insert(measured, 2, both), nil
}

func (f floor) measure(ctx context.Context, runs int, progress io.Writer) ([]float64, error) {
	var walls []float64
	for turn := range runs + 1 { // the first is not counted
		runtime.GC() // what the turn before left is not this one's work
		start := time.Now()
		err := f.do(ctx)
		wall := time.Since(start).Seconds()
		if err == nil {
			err = f.after()
		}
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(progress, "%s %d/%d: %.3f s\n", f.name, turn, runs, wall)
		if turn > 0 {
			walls = append(walls, wall)
		}
	}
	return walls, nil
}

// floorsOf reads what the floors need.
func floorsOf(in floorInput) ([]floor, error) {
	output, err := readTree(in.output)
	if err != nil {
		return nil, err
	}
	content, err := readTree(filepath.Join(in.portal, "content"))
	if err != nil {
		return nil, err
	}
	var bodies, names []string
	for _, f := range content {
		names = append(names, filepath.Join(in.portal, "content", filepath.FromSlash(f.name)))
		if parts := strings.SplitN(string(f.bytes), "+++\n", 3); filepath.Ext(f.name) == ".md" && len(parts) == 3 {
			bodies = append(bodies, parts[2])
		}
	}
	fresh := filepath.Join(in.folder, "san")
	clear := func() error { return os.RemoveAll(fresh) }
	floors := []floor{
		{"write", "ghi các tệp của cổng từ bộ nhớ · write the output's files from memory", func(context.Context) error { return writeTree(fresh, output) }, clear},
		{"goldmark", "chuyển các bài sang HTML bằng riêng goldmark · convert the bodies with goldmark alone", func(context.Context) error { return convert(bodies) }, nothing},
		{"hash", "đọc và băm nội dung · read and hash the content", func(context.Context) error { return onAll(names, hash) }, nothing},
		{"lstat", "hỏi ngày giờ của từng tệp nội dung · lstat each file of the content", func(context.Context) error { return onAll(names, lstat) }, nothing},
	}
	if cp, err := exec.LookPath("cp"); err == nil {
		copied := func(ctx context.Context) error { return exec.CommandContext(ctx, cp, "-r", in.output, fresh).Run() }
		floors = append(floors, floor{"cp", "cp -r thư mục đã dựng · cp -r of the output", copied, clear})
	}
	return floors, nil
}

func convert(bodies []string) error {
	md := goldmark.New(goldmark.WithExtensions(extension.Table))
	return onAll(bodies, func(body string) error { return md.Convert([]byte(body), new(bytes.Buffer)) })
}

func hash(name string) error {
	raw, err := os.ReadFile(name)
	sha256.Sum256(raw)
	return err
}

func lstat(name string) error {
	_, err := os.Lstat(name)
	return err
}
