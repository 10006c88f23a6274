package serve

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"
)

// settle is how long files have to be quiet before they are read: editors write in several steps.
const settle = 60 * time.Millisecond

// Watch calls changed once when it has begun to watch the folders, and then after each change in them, until ctx ends.
// Folders that appear later are watched too.
func Watch(ctx context.Context, folders []string, changed func()) error {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return err
	}
	defer watcher.Close()
	for _, folder := range folders {
		if err := watchAll(watcher, folder); err != nil {
			return err
		}
	}
	changed()
	quiet := time.NewTimer(time.Hour)
	quiet.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case event := <-watcher.Events:
			if event.Has(fsnotify.Chmod) && !event.Has(fsnotify.Write) {
				continue
			}
			_ = watchAll(watcher, event.Name) // a new folder; anything else is watched through its own
			quiet.Reset(settle)
		case <-quiet.C:
			changed()
		case err := <-watcher.Errors:
			if err != nil {
				quiet.Reset(settle) // events were lost: what is there now counts
			}
		}
	}
}

// watchAll watches a folder and those in it; of a file it watches the folder that holds it.
func watchAll(watcher *fsnotify.Watcher, root string) error {
	info, err := os.Stat(root)
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return watcher.Add(filepath.Dir(root))
	}
	return filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() {
			return err
		}
		return watcher.Add(name)
	})
}
