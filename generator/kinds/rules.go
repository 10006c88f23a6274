package kinds

import "congkhai/generator/files/source"

// Rules about what single records say.
var (
	IDNotNumber = source.NewRule("so-khac-ten-tep",
		"tệp của văn bản %s phải mang tên %s; nếu tên tệp đã đúng thì xem lại so_ky_hieu hoặc ngay_ban_hanh",
		"the file of the document %s has to be named %s; if its name is right, look at so_ky_hieu or ngay_ban_hanh again")
	NoDayNoYear = source.NewRule("ngay-ban-hanh-chua-ro",
		"số %s không có năm, nên phải ghi ngày ban hành: số được đánh lại từ đầu mỗi năm",
		"the number %s has no year, so it needs the day of issue: numbers begin again every year")
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
	NoVocabulary = source.NewRule("danh-muc-la",
		"không có danh mục nào tên %q để thêm vào; đổi tên tệp thành một trong: %s",
		"there is no list %q to add to; name the file one of: %s")
	NothingToDrop = source.NewRule("danh-muc-la",
		"danh mục không có sẵn %q để bỏ; có sẵn: %s",
		"%q does not come with the list, so it cannot be dropped; these do: %s")
	NoAddressOfWord = source.NewRule("danh-muc-la",
		"%q không thành địa chỉ của trang được; ghi ma ngắn bằng chữ thường không dấu, số và dấu -",
		"%q makes no address of a page; give it a short ma of small letters without marks, digits and -")
	OnePhrase = source.NewRule("nhom-tu-mot-cum",
		"nhóm này chỉ có một cụm từ, %q; ghi thêm cụm từ cùng nghĩa mà trang của cổng có, hoặc xóa nhóm",
		"this group has a single phrase, %q; add one of the same meaning that pages of the portal have, or remove the group")
	TwoGroups = source.NewRule("tu-hai-nhom",
		"cụm từ %q đã có trong nhóm ở %s; gộp hai nhóm nếu mọi cụm từ cùng nghĩa, không thì bỏ ở một nhóm",
		"the phrase %q stands in the group at %s already; make one group of both if all phrases mean the same, or take it out of one")
	LeadsNowhere = source.NewRule("tu-khong-dan-toi-dau",
		"không trang nào của cổng có %s, nên nhóm này tìm không ra gì; ghi thêm cụm từ mà trang có, hoặc xóa nhóm",
		"no page of the portal has %s, so this group finds nothing; add a phrase that pages have, or remove the group")
	NoRank = source.NewRule("thu-tu-sai",
		"thu_tu là số từ 1 trở lên; người đứng đầu là 1",
		"thu_tu is a number from 1 up; the head is 1")
	NotForPublic = source.NewRule("lanh-dao-rieng-tu",
		"chữ %q dẫn tới điều riêng của cá nhân, luật không đòi công khai; bỏ ngày sinh và nơi ở, có thể giữ năm sinh",
		"%q leads to what is private and no law wants public; remove the day of birth and the home address, the year may stay")
	ChartWithoutWords = source.NewRule("so-do-thieu-chu",
		"hình sơ đồ tổ chức thiếu lời tả cho người không nhìn thấy: viết ở khóa so_do_ta",
		"the picture of the chart has no description for those who cannot see it: write one under so_do_ta")
	WordsWithoutChart = source.NewRule("so-do-thieu-chu",
		"so_do_ta tả một hình mà cơ quan không có: ghi tên tệp hình ở khóa so_do, hoặc xóa so_do_ta",
		"so_do_ta describes a picture that the agency has not: name its file under so_do, or remove so_do_ta")
	AgencyOverItself = source.NewRule("co-quan-vong",
		"cơ quan chủ quản đi vòng về chính cơ quan này, qua %s; sửa co_quan_chu_quan của một trong các cơ quan",
		"this agency is above itself, by way of %s; mend co_quan_chu_quan of one of them")
	NoAnswer = source.NewRule("thieu-tra-loi",
		"đã trả lời thì bài phải có nội dung phản ánh và câu trả lời; viết thêm vào bài, chưa trả lời thì đổi trang_thai",
		"an answered petition has the petition and the answer in its text; write them there, or change trang_thai")
)
