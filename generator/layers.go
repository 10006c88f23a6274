package main

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"congkhai/generator/desk/commit"
	"congkhai/generator/files/layer"
	"congkhai/generator/files/source"
	"congkhai/generator/past/history"
	"congkhai/generator/portal"
	"congkhai/generator/text/say"
)

// withLayers lays the content that a portal shares with others under its own, by its configuration. What is wrong with
// that goes into the options.
func (c *command) withLayers(own fs.FS, opt *portal.Options) (fs.FS, error) {
	config, _, err := portal.Config(own) // whose own problems are told with all others
	if err != nil {
		return own, nil
	}
	addresses, _ := layer.Addresses(config) // what is wrong with those the portal tells
	var problems []source.Problem
	var layers []layer.Layer
	var folders []string
	for _, a := range addresses {
		place, l, wrong, err := c.layer(a, opt.Head != "")
		if err != nil {
			return nil, err
		}
		if problems = append(problems, wrong...); len(wrong) > 0 {
			continue
		}
		if place != "" && isAmong(place, folders) {
			problems = append(problems, layer.Twice.At(a.At, a.Folder))
			continue
		}
		layers, folders = append(layers, l), append(folders, place)
	}
	opt.Before = append(opt.Before, problems...)
	return layer.Under(own, layers), nil
}

// layer makes what is at an address ready to be read; a folder has a place on this machine. Gone is a day of which git
// tells: no folder does.
func (c *command) layer(a layer.Address, gone bool) (place string, l layer.Layer, wrong []source.Problem, err error) {
	var files fs.FS
	switch {
	case a.Folder == "":
		files, wrong, err = c.copied(a)
	case gone:
		return "", l, nil, say.Errorf("--as-of %s: phần chung %q là thư mục trên máy này, không biết ngày ấy có gì trong đó; "+
			"ghim phần chung vào một lần lưu của kho git, hoặc gõ --today %[1]s",
			"--as-of %s: the shared content %q is a folder of this machine, and nobody knows what lay there on that day; "+
				"pin it to a commit of a git repository, or use --today %[1]s", c.asOf, a.Folder)
	default:
		place, wrong, err = c.sharedFolder(a)
		files = source.Folder(place)
	}
	if err != nil || len(wrong) > 0 {
		return "", l, wrong, err
	}
	l, wrong, err = layer.New(a.Place(), files)
	l.State = a.Commit
	return place, l, wrong, err
}

// beside returns where a path from the portal's own folder is on this machine.
func (c *command) beside(name string) string {
	return filepath.Join(cmp.Or(c.origin, c.dir), filepath.FromSlash(name))
}

// sharedFolder finds a folder of this machine, which has nothing to do with the portal's own content.
func (c *command) sharedFolder(a layer.Address) (place string, wrong []source.Problem, err error) {
	place, err = filepath.EvalSymlinks(c.beside(a.Folder))
	if err == nil {
		place, err = filepath.Abs(place)
	}
	if info, other := os.Stat(place); err != nil || other != nil || !info.IsDir() {
		return "", []source.Problem{layer.NoFolder.At(a.At, a.Folder)}, nil
	}
	portal, err := filepath.Abs(cmp.Or(c.origin, c.dir))
	if err != nil {
		return "", nil, err
	}
	if liesIn(place, filepath.Join(portal, "content")) || liesIn(portal, place) {
		return "", []source.Problem{layer.OwnFolder.At(a.At, a.Folder)}, nil
	}
	return place, nil, nil
}

// liesIn reports whether a folder is another one, or lies in it. It compares folders and not names.
func liesIn(folder, other string) bool {
	if real, err := filepath.EvalSymlinks(folder); err == nil {
		folder = real
	}
	outer, err := os.Stat(other)
	if err != nil {
		return false
	}
	for at := range parents(folder) {
		if info, err := os.Stat(at); err == nil && os.SameFile(info, outer) {
			return true
		}
	}
	return false
}

func isAmong(folder string, others []string) bool {
	return slices.ContainsFunc(others, func(other string) bool { return same(folder, other) })
}

// longestCopy is how long shared content may take to come.
const longestCopy = 10 * time.Minute

// copies are the commits that were read: they never change.
type copies struct {
	lock sync.Mutex
	of   map[string]fs.FS
}

// copied reads a commit of a repository elsewhere, of the copy on this machine, which it makes where there is none yet.
func (c *command) copied(a layer.Address) (fs.FS, []source.Problem, error) {
	c.copies.lock.Lock()
	defer c.copies.lock.Unlock()
	key := a.Commit + "//" + a.Inside
	if files := c.copies.of[key]; files != nil {
		return files, nil, nil
	}
	place := c.beside(memoryFolder + "/chung/" + a.Commit)
	if _, err := os.Stat(place); errors.Is(err, fs.ErrNotExist) {
		err := c.fetchLayer(a, place)
		if errors.Is(err, commit.ErrNoCommit) {
			return nil, []source.Problem{layer.LostCommit.At(a.At, a.Repository)}, nil
		}
		if err != nil {
			return nil, nil, err
		}
	}
	files, err := history.Copied(place, a.Commit, a.Inside)
	switch {
	case errors.Is(err, history.ErrUnkept):
		return nil, []source.Problem{layer.NotInCommit.At(a.At, a.Place())}, nil
	case errors.Is(err, history.ErrNoGit):
		return nil, nil, err
	case err != nil:
		return nil, nil, say.Errorf("bản sao của phần chung ở %s hỏng (%s); xóa thư mục ấy rồi chạy lại để tải lại",
			"the copy of the shared content in %s is damaged (%s); delete that folder and run again to fetch it anew",
			filepath.ToSlash(place), err)
	}
	if c.copies.of == nil {
		c.copies.of = map[string]fs.FS{}
	}
	c.copies.of[key] = files
	return files, nil, nil
}

func (c *command) fetchLayer(a layer.Address, place string) error {
	c.say(c.err, "tải phần chung %s về máy này, một lần\n", "fetching the shared content %s, once\n", a.Place())
	ctx, cancel := context.WithTimeout(context.Background(), longestCopy)
	defer cancel()
	return commit.Copy(ctx, place, a.Repository, a.Commit)
}
