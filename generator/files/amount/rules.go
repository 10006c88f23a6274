package amount

import "congkhai/generator/files/source"

// Rules about what single records say.
var (
	Negative = source.NewRule("so-am",
		"số ở đây không được âm: %s; gõ thừa dấu - thì bỏ đi, không có số thì ghi \"khong_bao_cao\"",
		"the number cannot be negative here: %s; take the sign - away, or write \"khong_bao_cao\" where there is none")
	TooSmall = source.NewRule("so-am",
		"số ở đây phải từ 1 trở lên: %s",
		"the number has to be 1 or more here: %s")
	LimitForm = source.NewRule("thoi-han-sai",
		`thời hạn viết { so = 10, don_vi = "ngay_lam_viec" }, { cac_buoc = [3, 15], don_vi = "ngay" } hoặc { chu = "trong ngày" }`,
		`write a time limit { so = 10, don_vi = "ngay_lam_viec" }, { cac_buoc = [3, 15], don_vi = "ngay" } or { chu = "trong ngày" }`)
	LimitMeant = source.NewRule("thoi-han-sai",
		"thời hạn là một bảng; viết %s",
		"a time limit is a table; write %s")
	NoTime = source.NewRule("so-am",
		"thời hạn phải lớn hơn 0: %s",
		"a time limit has to be more than 0: %s")
	FractionOfTime = source.NewRule("thoi-han-sai",
		`thời hạn %[1]s có quá hai chữ số thập phân, hoặc quá lớn; ghi như 1.5, hoặc bằng đơn vị nhỏ hơn như { so = 12, don_vi = "gio" }`,
		`the time limit %[1]s has more than two decimals, or is too large; write such as 1.5, or a smaller unit such as { so = 12, don_vi = "gio" }`)
	MoneyForm = source.NewRule("so-tien-sai",
		`tiền viết bằng số đồng nguyên như 200_000, bằng câu chữ, hoặc [{ truong_hop = "Cấp mới", so_tien = 200_000 }]`,
		`write money as whole đồng such as 200_000, in words, or [{ truong_hop = "Cấp mới", so_tien = 200_000 }]`)
	MoneyMeant = source.NewRule("so-tien-sai",
		"tiền viết bằng số đồng nguyên, không ngoặc kép, không dấu chấm, phẩy, đơn vị: viết %[1]s",
		"write money as whole đồng without quotes, points, commas and unit: write %[1]s")
	NoFee = source.NewRule("so-tien-sai",
		`%q viết bằng từ "khong" khi không có khoản này, hoặc bằng số 0 khi có quy định là không thu`,
		`write %q as "khong" where there is no such charge, or as 0 where the text says that it is free`)
)

// Rules about forms and reports.
var (
	AmountMeant = source.NewRule("so-lieu-qua-muc",
		"số liệu có nhiều nhất hai chữ số thập phân; nếu là %[1]s thì viết %[2]s",
		"a figure has two decimals at most; for %[3]s write %[2]s")
	AmountForm = source.NewRule("so-lieu-qua-muc",
		"số liệu có nhiều nhất hai chữ số thập phân và không quá một triệu tỷ",
		"a figure has two decimals at most and is no more than 10^15")
)
