package windows

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
)

// repository is where the real portal lies, seen from here.
const repository = "../../.."

// workshop holds what all tests use: the programs and Wine's own folder.
var workshop string

func TestMain(m *testing.M) {
	var err error
	if workshop, err = os.MkdirTemp("", "congkhai-windows-"); err != nil {
		panic(err)
	}
	code := m.Run()
	_ = wineServer("-k") // when nothing was started there is nothing to stop
	_ = os.RemoveAll(workshop)
	os.Exit(code)
}

// made is congkhai.exe and, elsewhere than on Windows, the Wine that runs it; lacking is what this machine has not.
type made struct {
	exe, wine, lacking string
}

var prepare = sync.OnceValues(func() (made, error) {
	p := made{exe: filepath.Join(workshop, "congkhai.exe")}
	if runtime.GOOS != "windows" {
		if p.wine = wineProgram("wine64", "wine"); p.wine == "" {
			p.lacking = "Wine"
			return p, nil
		}
		if _, err := exec.LookPath(compiler); err != nil {
			p.lacking = compiler
			return p, nil
		}
		if err := p.makePrefix(); err != nil {
			return p, err
		}
	}
	return p, build(p.exe, command, windows...)
})

const compiler = "x86_64-w64-mingw32-gcc"

// wineProgram finds a program of Wine: Debian's package without its wrapper is not on the path.
func wineProgram(names ...string) string {
	for _, name := range names {
		for _, place := range []string{name, "/usr/lib/wine/" + name} {
			if found, err := exec.LookPath(place); err == nil {
				return found
			}
		}
	}
	return ""
}

func environment() []string {
	return append(os.Environ(), "WINEPREFIX="+filepath.Join(workshop, "wine"), "WINEDEBUG=-all", "DISPLAY=")
}

// wineServer tells the process behind all programs in Wine's folder something.
func wineServer(word string) error {
	server := wineProgram("wineserver64", "wineserver")
	if server == "" {
		return nil
	}
	cmd := exec.Command(server, word)
	cmd.Env = environment()
	return cmd.Run()
}

// makePrefix makes Wine's folder, with the library that Wine 8 lacks.
func (p made) makePrefix() error {
	if err := os.Mkdir(filepath.Join(workshop, "wine"), 0o755); err != nil {
		return err
	}
	if err := wineServer("-p300"); err != nil { // it stays between two programs: starting it takes longer than they do
		return err
	}
	boot := exec.Command(p.wine, "wineboot", "--init")
	boot.Env = environment()
	if err := boot.Run(); err != nil { // nobody listens: what it starts goes on
		return err
	}
	library := filepath.Join(workshop, "wine", "drive_c", "windows", "system32", "bcryptprimitives.dll")
	if _, err := os.Stat(library); err == nil {
		return nil // a newer Wine
	}
	said, err := exec.Command(compiler, "-shared", "-s", "-o", library, "testdata/bcryptprimitives.c", "-ladvapi32").CombinedOutput()
	if err != nil {
		return errors.Join(err, errors.New(string(said)))
	}
	return nil
}

// command is what the program is made of, windows the system that it is made for.
const command = "./generator"

var windows = []string{"GOOS=windows", "GOARCH=amd64"}

// build makes a program as it is released.
func build(name, what string, system ...string) error {
	cmd := exec.Command("go", "build", "-tags", "nethttpomithttp2", "-trimpath", "-o", name, what)
	cmd.Dir = repository
	cmd.Env = append(append(os.Environ(), "CGO_ENABLED=0"), system...)
	if said, err := cmd.CombinedOutput(); err != nil {
		return errors.Join(err, errors.New(string(said)))
	}
	return nil
}

// desk is a folder of somebody who works on the portal with Windows: a copy of the real one, and room around it.
type desk struct {
	*testing.T
	made
	dir string // of the portal
}

func atDesk(t *testing.T) *desk {
	t.Helper()
	p, err := prepare()
	if err != nil {
		t.Fatal(err)
	}
	if p.lacking != "" && os.Getenv("CONGKHAI_WINDOWS") == "required" {
		t.Fatalf("this test needs %s, and CONGKHAI_WINDOWS=required", p.lacking)
	}
	if p.lacking != "" {
		t.Skipf("this test needs %s, which is not here; once it is, run with -count=1", p.lacking)
	}
	d := &desk{t, p, filepath.Join(t.TempDir(), "cong")}
	for _, folder := range []string{"content", "themes"} {
		if err := os.CopyFS(filepath.Join(d.dir, folder), os.DirFS(filepath.Join(repository, folder))); err != nil {
			t.Fatal(err)
		}
	}
	config, err := os.ReadFile(filepath.Join(repository, "config.toml"))
	if err != nil {
		t.Fatal(err)
	}
	d.write("config.toml", string(config))
	return d
}

func (d *desk) write(name, text string) {
	d.Helper()
	file := filepath.Join(d.dir, name)
	if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(text), 0o644)); err != nil {
		d.Fatal(err)
	}
}

func (d *desk) read(name string) string {
	d.Helper()
	b, err := os.ReadFile(filepath.Join(d.dir, name))
	if err != nil {
		d.Fatal(err)
	}
	return string(b)
}

func (d *desk) replace(name, old, new string) {
	d.Helper()
	d.write(name, strings.ReplaceAll(d.read(name), old, new))
}

// named is what Windows calls a file: Wine has the whole file system on its drive Z.
func (d *desk) named(file string) string {
	if d.wine == "" {
		return file
	}
	return "Z:" + strings.ReplaceAll(file, "/", `\`)
}

// command is a line typed in the portal's folder.
func (d *desk) command(words ...string) *exec.Cmd {
	return d.start(d.exe, words...)
}

// start runs a program of Windows in the portal's folder.
func (d *desk) start(program string, words ...string) *exec.Cmd {
	cmd := exec.Command(program, words...)
	if d.wine != "" {
		cmd = exec.Command(d.wine, append([]string{program}, words...)...)
		cmd.Env = environment()
	}
	cmd.Dir = d.dir
	return cmd
}

// does runs a command that has to end with an exit status, and returns what it said.
func (d *desk) does(status int, words ...string) string {
	d.Helper()
	said, err := d.command(words...).CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		d.Fatal(err)
	}
	if exit == nil && status != 0 || exit != nil && exit.ExitCode() != status {
		d.Fatalf("congkhai %s: %v, want exit status %d\n%s", strings.Join(words, " "), err, status, said)
	}
	return string(said)
}

// says fails unless a text has all words.
func (d *desk) says(text string, words ...string) {
	d.Helper()
	for _, word := range words {
		if !strings.Contains(text, word) {
			d.Errorf("it says nothing of %q:\n%s", word, text)
		}
	}
}

// differ names the files that two folders do not have in common to the byte, except those of the given names.
func differ(t *testing.T, one, two string, except ...string) (names []string) {
	t.Helper()
	all := map[string]bool{}
	for _, folder := range []string{one, two} {
		err := fs.WalkDir(os.DirFS(folder), ".", func(name string, entry fs.DirEntry, err error) error {
			all[name] = all[name] || err == nil && !entry.IsDir()
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range except {
		delete(all, name)
	}
	for name, isFile := range all {
		a, errA := os.ReadFile(filepath.Join(one, name))
		b, errB := os.ReadFile(filepath.Join(two, name))
		if isFile && (errA != nil || errB != nil || !bytes.Equal(a, b)) {
			names = append(names, name)
		}
	}
	return names
}
