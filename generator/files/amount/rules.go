package amount

import "congkhai/generator/files/source"

// Rules about what single records say.
var (
	Negative = source.NewRule("so-am",
		"số ở đây không được âm: %s",
		"the number cannot be negative here: %s")
	TooSmall = source.NewRule("so-am",
		"số ở đây phải từ 1 trở lên: %s",
		"the number has to be 1 or more here: %s")
	LimitForm = source.NewRule("thoi-han-sai",
		`thời hạn viết { so = 10, don_vi = "ngay_lam_viec" }, { cac_buoc = [3, 15], don_vi = "ngay" } hoặc { chu = "trong ngày" }`,
		`write a time limit { so = 10, don_vi = "ngay_lam_viec" }, { cac_buoc = [3, 15], don_vi = "ngay" } or { chu = "trong ngày" }`)
	MoneyForm = source.NewRule("so-tien-sai",
		`tiền viết bằng số đồng nguyên như 200_000, bằng câu chữ, hoặc [{ truong_hop = "Cấp mới", so_tien = 200_000 }]`,
		`write money as whole đồng such as 200_000, in words, or [{ truong_hop = "Cấp mới", so_tien = 200_000 }]`)
	NoFee = source.NewRule("so-tien-sai",
		`%q viết bằng từ "khong" khi không có khoản này, hoặc bằng số 0 khi có quy định là không thu`,
		`write %q as "khong" where there is no such charge, or as 0 where the text says that it is free`)
)

// Rules about forms and reports.
var (
	AmountForm = source.NewRule("so-lieu-qua-muc",
		"số liệu có nhiều nhất hai chữ số thập phân và không quá một triệu tỷ",
		"a figure has two decimals at most and is no more than 10^15")
)
