package source_test

import (
	"testing"
	"unicode/utf16"

	"congkhai/generator/files/source"
	"congkhai/generator/portal"
	"congkhai/generator/test/golden"
	"congkhai/generator/test/small"
)

func TestSmallPortals(t *testing.T) { golden.Run(t, "testdata") }

// Files that Notepad saved as "Unicode" are read as what they say, so that one problem is told of each, and what else is
// wrong with them.
func TestFilesInOtherCodes(t *testing.T) {
	files := small.Files(t, small.Archive(t, "testdata/tep-ma-khac.txt"))
	for _, name := range []string{"config.toml", "content/linh-vuc/do-luong.toml"} {
		wide := []byte{0xFF, 0xFE}
		for _, unit := range utf16.Encode([]rune(string(files[name].Data))) {
			wide = append(wide, byte(unit), byte(unit>>8))
		}
		files[name].Data = wide
	}
	_, problems, err := portal.Load(files, portal.Options{AsOf: small.AsOf})
	if err != nil {
		t.Fatal(err)
	}
	const want = `config.toml:1:1: tệp lưu bằng bảng mã UTF-16, không phải UTF-8; đọc ra là "ten = \"Cổng thử\""; ` +
		`hãy chạy congkhai fmt để đổi, hoặc lưu lại với bảng mã UTF-8 [khong-phai-utf8]

content/linh-vuc/do-luong.toml:1:1: tệp lưu bằng bảng mã UTF-16, không phải UTF-8; đọc ra là "ten = \"Đo lường\""; ` +
		`hãy chạy congkhai fmt để đổi, hoặc lưu lại với bảng mã UTF-8 [khong-phai-utf8]
content/linh-vuc/do-luong.toml:2:1: không có khóa "mota"; ý bạn là "mo_ta"? [khoa-la]
    mota = "Cân."
    ^^^^
`
	if got := small.Printed(t, problems, source.Vietnamese); got != want {
		t.Errorf("%s", got)
	}
}
