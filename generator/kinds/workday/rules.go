package workday

import "congkhai/generator/files/source"

// Rules about what single records say.
var (
	IDNotYear = source.NewRule("nam-khac-ten-tep",
		"năm %d khác tên tệp %q; tệp phải mang tên là năm",
		"the year %d is not the file's name %q; the file is named by the year")
	OtherYear = source.NewRule("ngay-khac-nam",
		"ngày %s không thuộc năm %d; ghi vào tệp của năm ấy",
		"the day %s is not in %d; write it into the file of its year")
	NotAWeekend = source.NewRule("lam-bu-ngay-thuong",
		"ngày %s không phải thứ bảy hay chủ nhật nên không có gì để làm bù",
		"the day %s is no Saturday or Sunday, so it is worked anyway")
)
