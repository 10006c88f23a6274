package chronicle

import "congkhai/generator/files/source"

// Rules about what was noted of the history.
var (
	BadLedger = source.NewRule("so-cai-hong",
		"dòng này không phải của sổ cái; đừng sửa tệp bằng tay: lấy lại tệp cũ, hoặc xóa tệp rồi chạy congkhai ledger ở nơi có đủ lịch sử",
		"this line is not of a ledger; do not write into the file: bring back the old one, or remove it and run congkhai ledger where the history is whole")
)
