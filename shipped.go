// Package congkhai is what the program carries of the files of this repository's own portal: what says nothing of whose
// portal it is, so that others have it as it is and nobody keeps a second copy.
package congkhai

import (
	"embed"
	"io/fs"
)

// shipped are these files, by their paths in a portal: the theme, for who has none in a folder of his own, and the
// content that a new portal begins with. What a file of it refers to has to be among them.
//
//go:embed themes/cong-khai
//go:embed content/ngay-nghi content/thoi-han-cong-khai content/tu-dong-nghia/chung.toml
//go:embed content/muc-cong-khai content/van-ban/224-2026-nd-cp.toml content/van-ban/42-2022-nd-cp.toml
//go:embed content/co-quan/chinh-phu.toml content/co-quan/thu-tuong-chinh-phu.toml
//go:embed content/trang/huong-dan.md content/trang/gui-phan-anh.md content/trang/tiep-can.md
var shipped embed.FS

// Shipped are those of a folder, by their paths in a portal.
func Shipped(folder string) map[string][]byte {
	files := map[string][]byte{}
	err := fs.WalkDir(shipped, folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		files[name], err = shipped.ReadFile(name)
		return err
	})
	if err != nil {
		panic(err) // the folder is part of the program
	}
	return files
}
