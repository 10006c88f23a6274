package store

import (
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/windows"
)

// A file that another program has open stays as it is, whatever that one lets others do with it short of removing it.
func TestAFileThatIsOpenIsLeftAlone(t *testing.T) {
	for name, lets := range map[string]uint32{"nothing": 0, "reading": windows.FILE_SHARE_READ,
		"writing": windows.FILE_SHARE_READ | windows.FILE_SHARE_WRITE} {
		for what, after := range map[string]map[string][]byte{
			"written": {"content/a.md": []byte("mới"), "content/b.md": []byte("mới")},
			"removed": {"content/a.md": []byte("mới"), "content/b.md": nil},
		} {
			stand := files{"content/a.md": "một", "content/b.md": "hai"}
			dir := folder(t, stand)
			path, err := windows.UTF16PtrFromString(filepath.Join(dir, "content", "b.md"))
			if err != nil {
				t.Fatal(err)
			}
			h, err := windows.CreateFile(path, windows.GENERIC_READ, lets, nil, windows.OPEN_EXISTING, 0, 0)
			if err != nil {
				t.Fatal(err)
			}
			err = Write(dir, stand.raw(), after)
			if err == nil || !strings.Contains(err.Error(), "content/b.md: tệp đang mở trong chương trình khác") {
				t.Errorf("%s, open for %s: it says %v", what, name, err)
			}
			if err := windows.CloseHandle(h); err != nil {
				t.Fatal(err)
			}
			holds(t, dir, stand)
		}
	}
}
