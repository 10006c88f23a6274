package disclosure

import "congkhai/generator/files/source"

// Rules about forms and reports.
var (
	DutiesCross = source.NewRule("thoi-han-chong",
		"%s: có ngày cả tệp này và %s cùng áp dụng, không biết theo thời hạn nào; ghi hieu_luc_den cho quy định cũ, hoặc quy_dinh_chung = true cho quy định chung",
		"%s: on some day both this file and %s hold, and nobody knows which counts; write hieu_luc_den for the old one, or quy_dinh_chung = true for the general one")
)
