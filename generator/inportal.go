package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"congkhai/generator/text/say"
)

// inPortal refuses a folder that is no portal, and says where one seems to be: above, when somebody stands in content, or
// in one of its folders.
func (c *command) inPortal() error {
	switch info, err := os.Lstat(c.local("config.toml")); {
	case err == nil && info.IsDir():
		return say.Errorf("config.toml ở %s là thư mục; phải là tệp cấu hình của cổng",
			"config.toml in %s is a folder; it has to be the portal's configuration file", filepath.ToSlash(c.dir))
	case err == nil:
		return c.foldersAreReal()
	case !errors.Is(err, fs.ErrNotExist) && !strings.Contains(err.Error(), "not a directory"):
		return err
	}
	if place := c.portalNear(); place != "" {
		return say.Errorf("không có config.toml trong thư mục %s, nên đây không phải thư mục của cổng; cổng có vẻ ở %s: gõ cd tới đó, hoặc thêm --dir %q",
			"there is no config.toml in the folder %s, so this is not the portal's folder; the portal seems to be in %s: go there, or add --dir %q",
			filepath.ToSlash(c.dir), place, place)
	}
	return say.Errorf("không có config.toml ở đây; hãy chạy trong thư mục của cổng, hoặc chỉ ra bằng --dir; chưa có cổng thì lập bằng congkhai init",
		"there is no config.toml here: run in the folder of a portal, or name it with --dir; congkhai init begins a new one")
}

// foldersAreReal refuses a file in the place of content or themes, and a link: a preview would not hear of changes behind
// it. That one is missing is told by who needs it.
func (c *command) foldersAreReal() error {
	for _, name := range []string{"content", "themes"} {
		info, err := os.Lstat(c.local(name))
		switch {
		case err != nil || info.IsDir():
			continue
		case info.Mode().IsRegular():
			return say.Errorf("%s ở %s là tệp; phải là thư mục",
				"%s in %s is a file; it has to be a folder", name, filepath.ToSlash(c.dir))
		}
		return say.Errorf("%s ở %s là liên kết tới nơi khác (symlink, junction); hãy đặt thư mục thật vào đây, hoặc dùng --dir với thư mục thật của cổng",
			"%s in %s is a link to another place (symlink, junction); put the real folder here, or use --dir with the portal's real folder",
			name, filepath.ToSlash(c.dir))
	}
	return nil
}

// hasContent refuses a portal without content, of which nothing can be read.
func (c *command) hasContent() error {
	if err := c.inPortal(); err != nil {
		return err
	}
	if _, err := os.Lstat(c.local("content")); errors.Is(err, fs.ErrNotExist) {
		return say.Errorf("cổng ở %s chưa có thư mục content; tạo tệp đầu tiên bằng congkhai new, như congkhai new tin-tuc bai-dau",
			"the portal in %s has no folder content yet; make its first file with congkhai new, such as congkhai new tin-tuc bai-dau",
			filepath.ToSlash(c.dir))
	}
	return nil
}

// portalNear looks for a portal around the folder, then in it.
func (c *command) portalNear() string {
	here, err := filepath.Abs(c.dir)
	if err != nil {
		return ""
	}
	for folder := range parents(here) {
		if isPortal(folder) {
			return filepath.ToSlash(folder)
		}
	}
	entries, _ := os.ReadDir(here) // of a folder that cannot be read nothing is known
	for _, entry := range entries {
		if isPortal(filepath.Join(here, entry.Name())) {
			return filepath.ToSlash(filepath.Join(c.dir, entry.Name()))
		}
	}
	return ""
}

func isPortal(folder string) bool {
	config, err := os.Stat(filepath.Join(folder, "config.toml"))
	if err != nil || !config.Mode().IsRegular() {
		return false
	}
	content, err := os.Stat(filepath.Join(folder, "content"))
	return err == nil && content.IsDir()
}
