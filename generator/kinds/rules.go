package kinds

import "congkhai/generator/files/source"

// Rules about what single records say.
var (
	IDNotNumber = source.NewRule("so-khac-ten-tep",
		"tệp của văn bản %s phải mang tên %s; nếu tên tệp đã đúng thì xem lại so_ky_hieu hoặc ngay_ban_hanh",
		"the file of the document %s has to be named %s; if its name is right, look at so_ky_hieu or ngay_ban_hanh again")
	IssuerSymbol = source.NewRule("co-quan-khac-ky-hieu",
		"số %s không phải của cơ quan này; ký hiệu của cơ quan là %s",
		"the number %s is not one of this agency, whose symbols are %s")
	SameNumber = source.NewRule("so-trung",
		"số %s năm %d của cơ quan này đã có ở %s",
		"the number %s of %d of this agency stands in %s already")
	EndWithoutDay = source.NewRule("ket-thuc-thieu-ngay",
		"%s nói về việc kết thúc mà không có ngày; ghi ket_thuc, hoặc xóa khóa này",
		"%s tells of an end without its day; write ket_thuc, or remove this key")
	HeirOver = source.NewRule("ke-tuc-da-het",
		"cơ quan kế tục %s kết thúc hoạt động từ %s, không sau ngày %s của cơ quan này; ghi cơ quan còn hoạt động, hoặc sửa ngày",
		"%s, which is to go on, acts no more from %s on, not after %s of this body; name one that goes on, or mend the day")
	NoAnswerDay = source.NewRule("ngay-tra-loi",
		"đã trả lời thì phải ghi ngày trả lời ở khóa ngay_tra_loi",
		"an answered petition needs the day of its answer: ngay_tra_loi")
	NotAnswered = source.NewRule("ngay-tra-loi",
		`có ngay_tra_loi thì trang_thai phải là "da_tra_loi"`,
		`with ngay_tra_loi the key trang_thai has to be "da_tra_loi"`)
	NoWordsForPicture = source.NewRule("anh-thieu-chu",
		"hình đầu tin thiếu lời tả cho người không nhìn thấy: viết ở khóa anh_ta",
		"the picture of the news item has no description for those who cannot see it: write one under anh_ta")
	WordsForNoPicture = source.NewRule("anh-ta-khong-hinh",
		"anh_ta tả một hình mà tin không có: ghi tên tệp hình ở khóa anh, hoặc xóa anh_ta",
		"anh_ta describes a picture that the news item has not: name the file of the picture under anh, or remove anh_ta")
	OnePhrase = source.NewRule("nhom-tu-mot-cum",
		"nhóm này chỉ có một cụm từ, %q; ghi thêm cụm từ cùng nghĩa mà trang của cổng có, hoặc xóa nhóm",
		"this group has a single phrase, %q; add one of the same meaning that pages of the portal have, or remove the group")
	TwoGroups = source.NewRule("tu-hai-nhom",
		"cụm từ %q đã có trong nhóm ở %s; gộp hai nhóm nếu mọi cụm từ cùng nghĩa, không thì bỏ ở một nhóm",
		"the phrase %q stands in the group at %s already; make one group of both if all phrases mean the same, or take it out of one")
	LeadsNowhere = source.NewRule("tu-khong-dan-toi-dau",
		"không trang nào của cổng có %s, nên nhóm này tìm không ra gì; ghi thêm cụm từ mà trang có, hoặc xóa nhóm",
		"no page of the portal has %s, so this group finds nothing; add a phrase that pages have, or remove the group")
	NoAnswer = source.NewRule("thieu-tra-loi",
		"đã trả lời thì bài phải có nội dung phản ánh và câu trả lời; viết thêm vào bài, chưa trả lời thì đổi trang_thai",
		"an answered petition has the petition and the answer in its text; write them there, or change trang_thai")
)
