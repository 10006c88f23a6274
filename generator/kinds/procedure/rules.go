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
	OldGrade = source.NewRule("muc-do-sai-thoi",
		"%s là mức độ của trước ngày 15/8/2022, còn ở đây tính từ ngày %s: ghi \"toan_trinh\" hoặc \"mot_phan\", hay sửa tu_ngay",
		"%s is a level of before 15/8/2022, and this is of %s: write \"toan_trinh\" or \"mot_phan\", or mend tu_ngay")
	EarlyProactive = source.NewRule("muc-do-sai-thoi",
		"dịch vụ công trực tuyến chủ động chỉ có từ ngày 1/7/2026, ở đây ghi từ ngày %s; mức độ 1 đến 4 trước đây thì ghi ở muc_do",
		"there are proactive services from 1/7/2026 on, and this says %s; the levels 1 to 4 of before stand in muc_do")
	NoReason = source.NewRule("mot-phan-thieu-ly-do",
		"một phần từ ngày %s thì phải nêu lý do và quy định: thêm %s vào mục này, như { gia_tri = \"mot_phan\", ly_do = [\"hien_dien\"], quy_dinh = \"142/2020/NĐ-CP Điều 29\" }",
		"what is partly online from %s on says why and by what law: add %s here, as in { gia_tri = \"mot_phan\", ly_do = [\"hien_dien\"], quy_dinh = \"142/2020/NĐ-CP Điều 29\" }")
	IdleReason = source.NewRule("mot-phan-thieu-ly-do",
		"ly_do và quy_dinh chỉ ghi cho \"mot_phan\", ở đây là %s; xóa hai khóa ấy, hoặc sửa mức độ",
		"ly_do and quy_dinh are for \"mot_phan\", and this is %s; remove the two keys, or mend the level")
	NoDistrict = source.NewRule("cap-huyen-da-het",
		"từ ngày 1/7/2025 không còn cấp huyện; sửa thành cấp nay thực hiện, hoặc ghi bai_bo_tu nếu thủ tục đã hết",
		"there is no district level from 1/7/2025 on; write the level that has it now, or bai_bo_tu where the procedure has ended")
	IdleVerbatim = source.NewRule("nguyen-van-thua",
		"không khóa nào ở đây ghi số %q; sửa cho giống, hoặc bỏ khỏi nguyen_van",
		"no key here holds the number %q; write them alike, or take it out of nguyen_van")
	KnownApplicant = source.NewRule("doi-tuong-da-co",
		"%[1]q đã có trong các từ của doi_tuong: thêm \"%[2]s\" vào doi_tuong, rồi bỏ ở đây",
		"%[1]q is among the words of doi_tuong: add \"%[2]s\" there, and take it out here")
)
