package gathered

import "congkhai/generator/files/source"

// Rules about what was gathered.
var (
	BadFile = source.NewRule("gop-hong",
		"dòng %d không phải do congkhai gather ghi; đừng sửa tệp bằng tay: xóa tệp rồi chạy lại congkhai gather",
		"line %d was not written by congkhai gather; do not write into the file: remove it, and run congkhai gather again")
)
