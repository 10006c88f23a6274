package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// tampering is what somebody does by hand to one name of a published tree.
type tampering map[string]func(name string) error

// disguised does something to a file, and gives it the times that it had.
func disguised(do func(name string) error) func(name string) error {
	return func(name string) error {
		info, err := os.Stat(name)
		if err != nil {
			return err
		}
		return errors.Join(do(name), os.Chtimes(name, info.ModTime(), info.ModTime()))
	}
}

// deface writes as many other bytes.
func deface(name string) error {
	b, err := os.ReadFile(name)
	if err != nil || len(b) == 0 {
		return errors.Join(err, errors.New("nothing to deface"))
	}
	return os.WriteFile(name, append([]byte("!"), b[1:]...), 0o644)
}

func extend(name string) error {
	b, err := os.ReadFile(name)
	return errors.Join(err, os.WriteFile(name, append(b, '!'), 0o644))
}

// anew puts a new file with the same bytes in the place of one.
func anew(name string) error {
	b, err := os.ReadFile(name)
	return errors.Join(err, os.WriteFile(name+"~", b, 0o644), os.Rename(name+"~", name))
}

// elsewhere puts a file outside the tree, and something that leads to it in its place.
func elsewhere(lead func(old, name string) error) func(name string) error {
	return func(name string) error {
		outside := outsideOf(name)
		return errors.Join(os.Rename(name, outside), lead(outside, name))
	}
}

// outsideOf is a new name beside the folder that holds the published tree.
func outsideOf(name string) string {
	for filepath.Base(name) != "cong" {
		name = filepath.Dir(name)
	}
	return filepath.Join(filepath.Dir(name), fmt.Sprint("ngoai", outsiders.Add(1)))
}

var outsiders atomic.Int64

func touch(at time.Time) func(name string) error {
	return func(name string) error { return os.Chtimes(name, at, at) }
}

func mode(m os.FileMode) func(name string) error {
	return func(name string) error { return os.Chmod(name, m) }
}

var ofFiles = tampering{
	"written to":                 deface,
	"written to, old time":       disguised(deface),
	"written to, time long gone": func(name string) error { return errors.Join(deface(name), touch(time.Unix(1e9, 0))(name)) },
	"longer, old time":           disguised(extend),
	"cut, old time":              disguised(func(name string) error { return os.Truncate(name, 0) }),
	"the same bytes, another":    anew,
	"touched":                    touch(time.Unix(2e9, 0)),
	"removed":                    os.Remove,
	"not readable":               mode(0),
	"private":                    mode(0o600),
	"a program":                  mode(0o755),
	"a program of ours":          mode(0o755 | os.ModeSetuid),
	"a link to what it was":      elsewhere(os.Symlink),
	"a dead link":                func(name string) error { return errors.Join(os.Remove(name), os.Symlink("khong-co", name)) },
	"a folder for it": func(name string) error {
		return errors.Join(os.Remove(name), os.MkdirAll(filepath.Join(name, "b"), 0o755))
	},
	"another name for it": elsewhere(os.Link),
	"written to by another name": func(name string) error {
		outside := outsideOf(name)
		return errors.Join(os.Link(name, outside), disguised(deface)(outside))
	},
	"written to, list touched": func(name string) error {
		list := listOf(name)
		return errors.Join(disguised(deface)(name), anew(list), touch(time.Now().Add(time.Hour))(list))
	},
	"written to, list altered": func(name string) error {
		return errors.Join(disguised(deface)(name), disguised(relist(name))(listOf(name)))
	},
}

var ofFolders = tampering{
	"removed":         os.RemoveAll,
	"closed":          mode(0o700),
	"open to all":     mode(0o777),
	"a file for it":   func(name string) error { return errors.Join(os.RemoveAll(name), os.WriteFile(name, nil, 0o644)) },
	"a link to it":    elsewhere(os.Symlink),
	"a file added":    func(name string) error { return os.WriteFile(filepath.Join(name, "them"), nil, 0o644) },
	"a folder added":  func(name string) error { return os.MkdirAll(filepath.Join(name, "them/nua"), 0o755) },
	"a link added":    func(name string) error { return os.Symlink("d.html", filepath.Join(name, "them")) },
	"added, old time": disguised(func(name string) error { return os.WriteFile(filepath.Join(name, "them"), nil, 0o644) }),
	"two files swapped": func(name string) error {
		files, err := filepath.Glob(filepath.Join(name, "*.html"))
		return errors.Join(err, swap(files[0], files[1], filepath.Join(name, "f")))
	},
}

var ofLists = tampering{
	"a line less": func(name string) error {
		return replaceIn(name, func(text string) string {
			return text[:strings.Index(text, "\n{")] + text[strings.Index(text, ",\n{")+1:]
		})
	},
	"a line more": func(name string) error {
		line := `{"duong_dan": "zz", "sha256": "` + strings.Repeat("0", 64) + `", "so_byte": 1}`
		return replaceIn(name, func(text string) string { return strings.Replace(text, "\n],", ",\n"+line+"\n],", 1) })
	},
	"another sum of it": func(name string) error {
		return replaceIn(name, func(text string) string { return text[:len(text)-5] + "0000\"}\n" })
	},
	"another form": func(name string) error {
		return replaceIn(name, func(text string) string { return strings.ReplaceAll(text, `": `, `":`) })
	},
	"a path outside": func(name string) error {
		return replaceIn(name, func(text string) string { return strings.ReplaceAll(text, `"x/`, `"../x/`) })
	},
	"nothing in it": func(name string) error { return os.Truncate(name, 0) },
	"another key": func(name string) error {
		return replaceIn(name, func(text string) string { return strings.ReplaceAll(text, `"k"`, `"m"`) })
	},
	"two bytes swapped": func(name string) error {
		return replaceIn(name, func(text string) string { return strings.Replace(text, "sha256", "sha265", 1) })
	},
	"a folder beside it": func(name string) error { return os.Mkdir(name+".d", 0o755) },
}

func listOf(name string) string {
	for !strings.HasPrefix(filepath.Base(name), "public") && !strings.HasPrefix(filepath.Base(name), ".public") {
		name = filepath.Dir(name)
	}
	return filepath.Join(name, ManifestName)
}

func replaceIn(name string, change func(text string) string) error {
	b, err := os.ReadFile(name)
	return errors.Join(err, os.WriteFile(name, []byte(change(string(b))), 0o644))
}

// relist makes a list tell what a file holds now, in our form.
func relist(file string) func(name string) error {
	return func(name string) error {
		b, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		list, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		m, _ := parseManifest(string(list))
		path, _ := filepath.Rel(filepath.Dir(name), file)
		for i, f := range m.Files {
			if sum := sha256.Sum256(b); f.Path == filepath.ToSlash(path) {
				m.Files[i].SHA256 = hex.EncodeToString(sum[:])
			}
		}
		if bytes.Equal(m.Bytes(), list) {
			return errors.New("the list does not have the file")
		}
		return os.WriteFile(name, m.Bytes(), 0o644)
	}
}

// Whatever is done by hand to a published tree, or to the one before it, the next build mends, or says that it cannot.
func TestWhatWasDoneByHandIsMended(t *testing.T) {
	names := map[string]tampering{"index.html": ofFiles, "x/a.html": ofFiles, "x/c/d.html": ofFiles, "tong.txt": ofFiles, "x": ofFolders, "x/c": ofFolders, ManifestName: ofLists}
	count := 0
	for where, builds := range map[string]int{"public": 1, "public ": 3, ".public.truoc": 3} {
		for name, tamperings := range names {
			for what, tamper := range tamperings {
				count++
				t.Run(fmt.Sprintf("%s/%s %s", where, name, what), func(t *testing.T) { tampered(t, strings.TrimSpace(where), builds, name, tamper) })
			}
		}
	}
	if count < 200 {
		t.Errorf("only %d", count)
	}
}

// tampered fails unless builds bring a tree back that was tampered with after some others.
func tampered(t *testing.T, where string, builds int, name string, tamper func(name string) error) {
	parent := inMemory(t)
	dir := filepath.Join(parent, "cong", "public")
	build := func(dir, text string) error {
		var made atomic.Int64
		files := []File{file("index.html", text)}
		for _, path := range []string{"x/a.html", "x/b.html", "x/c/d.html", "x/c/e.html"} {
			files = append(files, keyed(path, path, "k", &made))
		}
		_, err := publish(t.Context(), dir, files, Options{Last: sumsOf()})
		return err
	}
	for i := range builds {
		if err := build(dir, fmt.Sprint(i%2)); err != nil {
			t.Fatal(err)
		}
	}
	if err := tamper(filepath.Join(filepath.Dir(dir), where, filepath.FromSlash(name))); err != nil {
		t.Skip(err)
	}
	for i, text := range []string{"0", "1", "0"} {
		err := build(dir, text)
		if err != nil && i == 0 && strings.Contains(err.Error(), dir) {
			return // it says which
		}
		fresh := filepath.Join(parent, text, "public")
		if err := errors.Join(err, build(fresh, text)); err != nil {
			t.Fatal(err)
		}
		if got, want := snapshot(t, dir), snapshot(t, fresh); !maps.Equal(got, want) {
			for path := range want {
				if got[path] != want[path] {
					t.Errorf("build %d: %s is %.200q, not %.200q", i, path, got[path], want[path])
				}
			}
			t.Fatalf("build %d: %d names, want %d", i, len(got), len(want))
		}
		alone(t, dir)
	}
}
