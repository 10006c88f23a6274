package disclosure

import "congkhai/generator/files/source"

// Rules about forms and reports.
var (
	DutiesCross = source.NewRule("thoi-han-chong",
		"%s: có ngày cả tệp này và %s cùng áp dụng, không biết theo thời hạn nào; ghi hieu_luc_den cho quy định cũ, hoặc quy_dinh_chung = true cho quy định chung",
		"%s: on some day both this file and %s hold, and nobody knows which counts; write hieu_luc_den for the old one, or quy_dinh_chung = true for the general one")
	ToldLate = source.NewRule("tam-ngung-bao-muon",
		"thông báo ngày %s chỉ sớm %d ngày làm việc trước ngày tạm ngừng %s, ít hơn %d ngày theo %q; báo sớm hơn, lùi ngày tạm ngừng, hoặc ghi việc bất khả kháng ở bat_kha_khang",
		"the notice of %s comes only %d working days before the stop on %s, fewer than the %d of %q; tell earlier, stop later, or write what forced you under bat_kha_khang")
	ToldNowhere = source.NewRule("muc-khong-noi-dang",
		"mục này không nói cổng đăng ở đâu: ghi noi_dung khi cổng tự tìm được, hoặc o_trang là trang đăng nội dung ấy",
		"nothing says where the portal tells this: write noi_dung where the portal finds it, or o_trang for the page that has it")
)
