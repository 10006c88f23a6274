package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
)

// kept is a file in memory.
type kept struct {
	name  string
	bytes []byte
}

func readTree(dir string) ([]kept, error) {
	var files []kept
	root := os.DirFS(dir)
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		raw, err := fs.ReadFile(root, name)
		files = append(files, kept{name, raw})
		return err
	})
	return files, err
}

// writeTree makes the folders, each once, and then the files on all cores.
func writeTree(dir string, files []kept) error {
	made := map[string]bool{}
	for _, f := range files {
		folder := filepath.Dir(filepath.Join(dir, filepath.FromSlash(f.name)))
		if made[folder] {
			continue
		}
		made[folder] = true
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return err
		}
	}
	return onAll(files, func(f kept) error {
		return os.WriteFile(filepath.Join(dir, filepath.FromSlash(f.name)), f.bytes, 0o644)
	})
}

// onAll does something with every element, on all cores, and returns the first failure that it saw.
func onAll[T any](all []T, do func(T) error) error {
	var next atomic.Int64
	var workers sync.WaitGroup
	failures := make([]error, runtime.GOMAXPROCS(0))
	for worker := range failures {
		workers.Go(func() {
			for failures[worker] == nil {
				i := int(next.Add(1)) - 1
				if i >= len(all) {
					return
				}
				failures[worker] = do(all[i])
			}
		})
	}
	workers.Wait()
	for _, err := range failures {
		if err != nil {
			return err
		}
	}
	return nil
}
