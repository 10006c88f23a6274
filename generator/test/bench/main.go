// Command bench measures congkhai on a made-up portal of any size, beside what no generator can do without and, if told
// where it is, beside Hugo. It runs whole programs, as people do, and changes nothing outside a folder of its own.
// README.md says what each figure is.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"syscall"
)

// options are what a run is told.
type options struct {
	procedures int
	runs       int
	root       string // the repository
	folder     string // where the run makes its own folder
	congkhai   string // the program; built when empty
	hugo       string // Hugo is left out when empty
	commits    int    // of the history of a second portal; none when 0
	province   int    // measure a province of so many portals instead
	times      int    // how often each of them is gathered
	machine    bool   // write JSON
	keep       bool
}

func main() {
	var opt options
	flag.IntVar(&opt.procedures, "n", 10_000, "số thủ tục · number of procedures")
	flag.IntVar(&opt.runs, "runs", 5, "số lần đo mỗi bước, sau một lần chạy nháp · repetitions of each step, after one that is not counted")
	flag.StringVar(&opt.folder, "dir", os.TempDir(), "nơi đặt thư mục tạm; ổ trong bộ nhớ cho số đo đều hơn · where to work; a file system in memory gives steadier figures")
	flag.StringVar(&opt.congkhai, "congkhai", "", "chương trình cần đo; mặc định là dựng từ mã nguồn ở đây · the program to measure; default: built from the source here")
	flag.StringVar(&opt.hugo, "hugo", "", "chương trình Hugo để so sánh · a Hugo program to compare with")
	flag.IntVar(&opt.commits, "commits", 0, "đo thêm cổng nằm trong git với chừng này lần lưu · measure the portal in git too, with so many commits")
	flag.IntVar(&opt.province, "province", 0, "đo một tỉnh có chừng này cổng, mỗi cổng -n thủ tục · measure a province of so many portals instead, each with -n procedures")
	flag.IntVar(&opt.times, "times", 1, "mỗi cổng của tỉnh ấy được thu về mấy lần, dưới các tên khác nhau · how often each of these is gathered, under other names")
	flag.BoolVar(&opt.machine, "json", false, "in kết quả dạng JSON · print the results as JSON")
	flag.BoolVar(&opt.keep, "keep", false, "giữ lại thư mục tạm · keep the folder of the run")
	write := flag.String("write", "", "chỉ viết cổng vào thư mục này · only write the portal into this folder")
	flag.Parse()
	opt.root = "."
	if err := run(opt, *write, flag.Args(), os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(opt options, write string, rest []string, out io.Writer) error {
	if len(rest) > 0 || opt.procedures < 1 || opt.runs < 1 {
		return errors.New("-n và -runs phải từ 1, và không có chữ nào khác · at least 1 each, and no other words; see -help")
	}
	if err := inRepository(opt.root); err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if write != "" {
		err := writePortal(opt.root, write, opt.procedures)
		if err != nil || opt.commits == 0 {
			return err
		}
		return remember(ctx, write, opt.procedures, opt.commits)
	}
	if opt.province > 0 {
		return measureProvince(ctx, opt, out)
	}
	results, err := bench(ctx, opt, os.Stderr)
	if err != nil {
		return err
	}
	if !opt.machine {
		return report(out, results)
	}
	e := json.NewEncoder(out)
	e.SetIndent("", " ")
	return e.Encode(results)
}

// inRepository makes sure that the theme and the source are where they are looked for.
func inRepository(root string) error {
	for _, name := range []string{themeFolder, "generator/main.go"} {
		if _, err := os.Stat(filepath.Join(root, filepath.FromSlash(name))); errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("không thấy %s; hãy chạy trong thư mục gốc của kho mã · not found; run this in the repository's own folder", name)
		} else if err != nil {
			return err
		}
	}
	return nil
}

// bench makes the portals, measures, and removes what it made.
func bench(ctx context.Context, opt options, progress io.Writer) (Results, error) {
	folder, err := os.MkdirTemp(opt.folder, "congkhai-bench-")
	if err != nil {
		return Results{}, err
	}
	if opt.keep {
		fmt.Fprintln(progress, folder)
	} else {
		defer os.RemoveAll(folder)
	}
	results := Results{Procedures: opt.procedures, Runs: opt.runs, Machine: machineOf(folder)}
	if opt.congkhai == "" { // of another program the source here says nothing
		results.Commit = commitOf(opt.root)
	}
	ours, err := congkhai(ctx, opt, folder)
	if err != nil {
		return Results{}, err
	}
	programs := []*program{ours}
	if opt.commits > 0 {
		within, err := inGit(ctx, opt, folder, ours.path)
		if err != nil {
			return Results{}, err
		}
		programs = append(programs, within)
	}
	if opt.hugo != "" {
		others, err := hugo(opt, folder)
		if err != nil {
			return Results{}, err
		}
		programs = append(programs, others...)
	}
	for _, p := range programs {
		if err := p.look(); err != nil {
			return Results{}, err
		}
	}
	if results.Versions, err = versions(ctx, programs); err != nil {
		return Results{}, err
	}
	// The floors come last: they keep the whole output in memory, and on Linux the peak of a program that is started is at
	// least that of the one that starts it.
	if results.Steps, err = measureSteps(ctx, programs, opt.runs, progress); err != nil {
		return Results{}, err
	}
	if results.Outputs, err = weighAll(programs); err != nil {
		return Results{}, err
	}
	results.Ratios = ratios(results.Steps)
	results.Floors, err = measureFloors(ctx, floorInput{portal: ours.dir, output: ours.output(), folder: folder}, opt.runs, progress)
	return results, err
}

// congkhai makes the portal, and the program unless one is named.
func congkhai(ctx context.Context, opt options, folder string) (*program, error) {
	dir := filepath.Join(folder, "cong")
	if err := writePortal(opt.root, dir, opt.procedures); err != nil {
		return nil, err
	}
	path := opt.congkhai
	if path == "" {
		path = filepath.Join(folder, "congkhai.exe") // Windows wants the ending, others do not mind it
		cmd := exec.CommandContext(ctx, "go", "build", "-trimpath", "-ldflags", "-s -w", "-o", path, "./generator")
		cmd.Dir = opt.root
		cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
		if text, err := cmd.CombinedOutput(); err != nil {
			return nil, fmt.Errorf("go build: %w\n%s", err, text)
		}
	}
	path, err := absolute(path)
	return ours(path, dir, opt.procedures), err
}

// inGit is the same program over the same portal, with a history behind it.
func inGit(ctx context.Context, opt options, folder, path string) (*program, error) {
	dir := filepath.Join(folder, "cong-git")
	if err := writePortal(opt.root, dir, opt.procedures); err != nil {
		return nil, err
	}
	p := ours(path, dir, opt.procedures)
	p.name = "congkhai, in git"
	return p, remember(ctx, dir, opt.procedures, opt.commits)
}

// absolute makes a program's path independent of the folder it is run in; a bare name is looked for as a shell does.
func absolute(path string) (string, error) {
	found, err := exec.LookPath(path)
	if err != nil {
		return "", err
	}
	return filepath.Abs(found)
}
