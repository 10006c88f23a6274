package procedure

import "congkhai/generator/files/source"

// Rules about what single records say.
var (
	IDNotCode = source.NewRule("ma-khac-ten-tep",
		"mã %q khác tên tệp %q; tệp phải mang tên là mã thủ tục",
		"the code %q is not the file's name %q; the file is named by the code")
	SaidAndWritten = source.NewRule("vua-ghi-vua-viet",
		"khóa %q chỉ ghi khi bài không có mục %q; ở đây có cả hai",
		"the key %q is for a body without the section %q; here are both")
	NoSection = source.NewRule("thieu-muc",
		`bài thiếu mục "## %s"; nếu nguồn không nêu, ghi %s = "khong_bao_cao"`,
		`the body lacks the section "## %s"; if the source does not give it, write %s = "khong_bao_cao"`)
	CodeForm = source.NewRule("ma-sai-dang",
		"mã %q không đúng dạng, thừa hoặc thiếu chữ số; viết như %q, xem lại mã ở nguồn",
		"the code %q has the wrong shape, a digit too many or too few; write such as %q, and look at its source again")
	CodesDiffer = source.NewRule("ma-khong-khop",
		"mã đầy đủ %q không bắt đầu bằng mã ghi ở khóa ma (%q)",
		"the full code %q does not begin with the code %q")
	NotOnline = source.NewRule("thieu-truc-tuyen",
		"%s thì phải nộp được trực tuyến, nhưng cach_thuc không có truc_tuyen",
		"with %s a dossier can be filed online, but cach_thuc has no truc_tuyen")
	NotSecure = source.NewRule("noi-nop-khong-https",
		"%q không phải nơi nộp hồ sơ được: ghi địa chỉ bắt đầu bằng https:// của trang nộp, như \"https://dichvucong.gov.vn\"",
		"%q is no place to file at: write the address of the page for filing, beginning with https://, such as \"https://dichvucong.gov.vn\"")
	NoCopies = source.NewRule("giay-to-khong-ban",
		"giấy tờ không cần bản chính lẫn bản sao thì phải có ghi_chu nói vì sao",
		"a paper wanted in no copy needs a ghi_chu that says why")
	HalfRepealed = source.NewRule("bai-bo-thieu-ngay",
		"đã ghi quyết định bãi bỏ bai_bo_boi thì phải ghi ngày bãi bỏ bai_bo_tu",
		"a repeal by bai_bo_boi needs its day: add bai_bo_tu")
)
