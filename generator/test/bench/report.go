package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// report writes the results as tables that can be read as they are and pasted into a page of Markdown.
func report(w io.Writer, r Results) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%d procedures, each step %d times; %s, %d cores, %s, on %s\n\n", r.Procedures, r.Runs, r.Machine.System, r.Machine.Cores, r.Machine.Go, r.Machine.FileSystem)
	if r.Commit != "" {
		fmt.Fprintf(&b, "- source: %s\n", r.Commit)
	}
	for _, name := range slices.Sorted(maps.Keys(r.Versions)) {
		fmt.Fprintf(&b, "- %s: %s\n", name, r.Versions[name])
	}
	rows := [][]string{{"step", "program", "wall s", "CPU s", "peak MB", "÷ congkhai: wall", "CPU"}}
	for _, s := range r.Steps {
		wall, cpu := r.times(s)
		rows = append(rows, []string{s.Step, s.Program, s.Wall.String(), s.CPU.String(), fmt.Sprintf("%.0f", s.Peak.Median/1e6), wall, cpu})
	}
	table(&b, rows)
	rows = [][]string{{"output of", "files", "MB", "pages", "bytes a page", "bytes a procedure"}}
	for _, o := range r.Outputs {
		rows = append(rows, []string{o.Program, fmt.Sprint(o.Files), fmt.Sprintf("%.1f", float64(o.Bytes)/1e6), fmt.Sprint(o.Pages), fmt.Sprintf("%.0f", o.PageBytes), fmt.Sprintf("%.0f", o.ProcedureBytes)})
	}
	table(&b, rows)
	rows = [][]string{{"floor", "wall s", "what"}}
	for _, f := range r.Floors {
		rows = append(rows, []string{f.Name, f.Wall.String(), f.Says})
	}
	table(&b, rows)
	_, err := io.WriteString(w, b.String())
	return err
}

func (r Results) times(s Step) (wall, cpu string) {
	for _, ratio := range r.Ratios {
		if ratio.Step == s.Step && ratio.Program == s.Program {
			return fmt.Sprintf("%.2f", ratio.Wall), fmt.Sprintf("%.2f", ratio.CPU)
		}
	}
	return "", ""
}

// String writes seconds.
func (s Spread) String() string { return fmt.Sprintf("%.3f (%.3f – %.3f)", s.Median, s.Min, s.Max) }

// table writes rows as a Markdown table with columns in line; the first row is its head.
func table(b *strings.Builder, rows [][]string) {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], len([]rune(cell)))
		}
	}
	rule := make([]string, len(widths))
	for i, width := range widths {
		rule[i] = strings.Repeat("-", width)
	}
	b.WriteByte('\n')
	for _, row := range slices.Insert(slices.Clone(rows), 1, rule) {
		for i, cell := range row {
			fmt.Fprintf(b, "| %-*s ", widths[i], cell)
		}
		b.WriteString("|\n")
	}
}
