// Package publish puts a tree of files in place of the one that was published before, all or nothing: it is the only
// writer of the output. It imports nothing of ours and knows nothing of what the files are.
package publish

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// File is one file of the tree. Path is slash-separated and relative; Bytes is called once, maybe at the same time as
// those of other files.
type File struct {
	Path  string
	Bytes func() ([]byte, error)
}

// ManifestName is the file that lists what was published. A folder without it was not made by us and is left alone.
const ManifestName = "bang-ke.json"

// Manifest lists the files of a tree by path, with the SHA-256 of each in hexadecimal.
type Manifest struct {
	Version int         `json:"phien_ban"`
	Files   []Published `json:"tep"`
}

// Published is one file of a manifest.
type Published struct {
	Path   string `json:"duong_dan"`
	SHA256 string `json:"sha256"`
	Size   int    `json:"so_byte"`
}

// ErrForeign says that the output folder holds something that was not published by us.
var ErrForeign = errors.New("the output folder was not made by congkhai")

// Write makes the files in a folder beside dir and then puts that folder in dir's place: in one step on Linux
// (renameat2 with RENAME_EXCHANGE), elsewhere by two renames, between which dir is missing for a moment. Until then
// the old tree is not touched, and when ctx ends before, nothing is left behind. progress, if not nil, is called after
// each file.
func Write(ctx context.Context, dir string, files []File, progress func(done, total int)) (Manifest, error) {
	if err := ours(dir); err != nil {
		return Manifest{}, err
	}
	parent := filepath.Dir(filepath.Clean(dir))
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return Manifest{}, err
	}
	staging, err := os.MkdirTemp(parent, filepath.Base(dir)+".dang-dung-")
	if err != nil {
		return Manifest{}, err
	}
	defer os.RemoveAll(staging) // after the exchange it holds the old tree
	if err := os.Chmod(staging, 0o755); err != nil {
		return Manifest{}, err
	}
	manifest, err := fill(ctx, staging, files, progress)
	if err != nil {
		return Manifest{}, err
	}
	return manifest, exchange(staging, dir)
}

// ours refuses a link, a file, and a folder with content but without our manifest.
func ours(dir string) error {
	info, err := os.Lstat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return fmt.Errorf("%w: %s is no folder", ErrForeign, dir)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) == 0 {
		return err
	}
	if _, err := os.Lstat(filepath.Join(dir, ManifestName)); err != nil {
		return fmt.Errorf("%w: %s has no %s", ErrForeign, dir, ManifestName)
	}
	return nil
}

// fill writes the files into a folder, several at a time, and then their manifest.
func fill(ctx context.Context, dir string, files []File, progress func(done, total int)) (Manifest, error) {
	if err := checkPaths(files); err != nil {
		return Manifest{}, err
	}
	manifest := Manifest{Version: 1, Files: make([]Published, len(files))}
	var lock sync.Mutex
	var first error
	done, next := 0, 0
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for {
				lock.Lock()
				i := next
				next++
				stop := first != nil || i >= len(files)
				lock.Unlock()
				if stop {
					return
				}
				published, err := write(dir, files[i])
				if err == nil {
					err = ctx.Err()
				}
				lock.Lock()
				manifest.Files[i] = published
				if first == nil {
					first = err
				}
				if done++; progress != nil {
					progress(done, len(files))
				}
				lock.Unlock()
			}
		})
	}
	workers.Wait()
	if first != nil {
		return Manifest{}, first
	}
	slices.SortFunc(manifest.Files, func(a, b Published) int { return strings.Compare(a.Path, b.Path) })
	return manifest, writeManifest(dir, manifest)
}

func write(dir string, f File) (Published, error) {
	b, err := f.Bytes()
	if err != nil {
		return Published{}, fmt.Errorf("%s: %w", f.Path, err)
	}
	name := filepath.Join(dir, filepath.FromSlash(f.Path))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return Published{}, err
	}
	sum := sha256.Sum256(b)
	return Published{f.Path, hex.EncodeToString(sum[:]), len(b)}, os.WriteFile(name, b, 0o644)
}

// checkPaths refuses paths that lead out of the tree and two files on one path.
func checkPaths(files []File) error {
	seen := map[string]bool{ManifestName: true}
	for _, f := range files {
		if !fs.ValidPath(f.Path) || f.Path == "." || strings.Contains(f.Path, `\`) {
			return fmt.Errorf("the path %q does not belong in a published tree", f.Path)
		}
		if seen[f.Path] {
			return fmt.Errorf("two files would be published as %q", f.Path)
		}
		seen[f.Path] = true
	}
	return nil
}

// Read returns the manifest of what is published in a folder; it is zero when nothing is, or not by us.
func Read(dir string) (Manifest, error) {
	var m Manifest
	b, err := os.ReadFile(filepath.Join(dir, ManifestName))
	if errors.Is(err, fs.ErrNotExist) {
		return m, nil
	}
	if err != nil {
		return m, err
	}
	if err := json.Unmarshal(b, &m); err != nil {
		return m, fmt.Errorf("%s: %w", filepath.Join(dir, ManifestName), err)
	}
	return m, nil
}

func writeManifest(dir string, m Manifest) error {
	b, err := json.MarshalIndent(m, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, ManifestName), append(b, '\n'), 0o644)
}

// swap puts a folder in the place of another by renaming, where the system cannot exchange them in one step.
func swap(staging, dir string) error {
	old := staging + ".cu"
	if err := os.Rename(dir, old); err != nil {
		return err
	}
	if err := os.Rename(staging, dir); err != nil {
		return errors.Join(err, os.Rename(old, dir))
	}
	return os.RemoveAll(old)
}

func missing(dir string) bool {
	_, err := os.Lstat(dir)
	return errors.Is(err, fs.ErrNotExist)
}
