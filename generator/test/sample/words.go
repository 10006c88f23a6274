package sample

// fields are forty fields of administration, each with three things that people ask an agency for.
var fields = []struct {
	name   string
	things []string
}{
	{"An toàn bức xạ và hạt nhân", []string{"tiến hành công việc bức xạ", "sử dụng thiết bị X-quang chẩn đoán y tế", "vận chuyển nguồn phóng xạ"}},
	{"Sở hữu trí tuệ", []string{"giám định sở hữu công nghiệp", "đại diện quyền tác giả", "đăng ký nhãn hiệu tập thể"}},
	{"Tiêu chuẩn đo lường chất lượng", []string{"kiểm định phương tiện đo", "thử nghiệm chất lượng hàng hóa", "công bố hợp quy sản phẩm"}},
	{"Hoạt động khoa học và công nghệ", []string{"hoạt động của tổ chức khoa học", "chuyển giao công nghệ", "nhiệm vụ nghiên cứu sử dụng ngân sách"}},
	{"Đấu thầu", []string{"lựa chọn nhà thầu xây lắp", "tư cách dự thầu", "đấu thầu mua sắm thuốc"}},
	{"Dầu khí", []string{"kinh doanh xăng dầu", "kho chứa khí dầu mỏ hóa lỏng", "thăm dò dầu thô"}},
	{"Giao thông vận tải", []string{"kinh doanh vận tải hành khách", "lái xe mô tô hạng A", "thi công trên đường bộ đang khai thác"}},
	{"Đất đai", []string{"quyền sử dụng đất ở", "chuyển mục đích sử dụng đất trồng lúa", "thuê đất của hộ gia đình"}},
	{"Xây dựng", []string{"xây dựng nhà ở riêng lẻ", "hành nghề giám sát công trình", "quy hoạch tổng mặt bằng"}},
	{"Hộ tịch", []string{"khai sinh có yếu tố nước ngoài", "kết hôn tại xã", "thay đổi họ và tên đệm"}},
	{"Cư trú", []string{"đăng ký thường trú", "tạm trú của người lao động", "tách hộ"}},
	{"Y tế dự phòng", []string{"tiêm chủng mở rộng", "cơ sở xét nghiệm an toàn sinh học", "kiểm dịch biên giới"}},
	{"Khám bệnh, chữa bệnh", []string{"hành nghề khám bệnh", "hoạt động phòng khám đa khoa", "kỹ thuật y học cổ truyền"}},
	{"Dược phẩm", []string{"bán lẻ thuốc", "hành nghề dược", "nhập khẩu dược liệu"}},
	{"An toàn thực phẩm", []string{"sản xuất nước uống đóng chai", "kinh doanh dịch vụ ăn uống", "quảng cáo thực phẩm bảo vệ sức khỏe"}},
	{"Giáo dục mầm non", []string{"thành lập trường mẫu giáo", "hoạt động nhóm trẻ độc lập", "sáp nhập nhà trẻ"}},
	{"Giáo dục phổ thông", []string{"chuyển trường của học sinh", "dạy thêm ngoài nhà trường", "công nhận trường đạt chuẩn quốc gia"}},
	{"Văn bằng, chứng chỉ", []string{"bản sao văn bằng từ sổ gốc", "công nhận bằng cấp nước ngoài", "chỉnh sửa nội dung chứng chỉ"}},
	{"Việc làm", []string{"hưởng trợ cấp thất nghiệp", "giới thiệu việc làm", "sử dụng lao động nước ngoài"}},
	{"Bảo hiểm xã hội", []string{"hưởng chế độ thai sản", "cấp thẻ bảo hiểm y tế", "lương hưu hằng tháng"}},
	{"Người có công", []string{"hưởng chế độ thương binh", "di chuyển hài cốt liệt sĩ", "thờ cúng liệt sĩ"}},
	{"Bảo trợ xã hội", []string{"trợ giúp người khuyết tật", "nhận chăm sóc người cao tuổi", "hỗ trợ chi phí mai táng"}},
	{"Trồng trọt", []string{"buôn bán phân bón", "mã số vùng trồng lúa", "nhân giống cây ăn quả"}},
	{"Chăn nuôi và thú y", []string{"kiểm dịch động vật vận chuyển", "hành nghề thú y", "chăn nuôi trang trại quy mô lớn"}},
	{"Thủy sản", []string{"khai thác thủy sản vùng khơi", "nuôi trồng thủy sản lồng bè", "đóng mới tàu cá"}},
	{"Lâm nghiệp", []string{"khai thác gỗ rừng trồng", "nuôi động vật hoang dã", "chuyển mục đích sử dụng rừng"}},
	{"Thủy lợi", []string{"xả nước thải vào công trình thủy lợi", "trồng cây trong phạm vi bảo vệ đê", "vận hành hồ chứa nước"}},
	{"Môi trường", []string{"đánh giá tác động môi trường", "xử lý chất thải nguy hại", "nhập khẩu phế liệu"}},
	{"Tài nguyên nước", []string{"khai thác nước dưới đất", "hành nghề khoan giếng", "xả thải vào nguồn nước"}},
	{"Khoáng sản", []string{"khai thác cát sông", "thăm dò đá xây dựng", "đóng cửa mỏ khoáng sản"}},
	{"Điện lực", []string{"hoạt động phát điện", "tư vấn thiết kế đường dây", "bán lẻ điện nông thôn"}},
	{"Hóa chất", []string{"sản xuất hóa chất có điều kiện", "vận chuyển tiền chất thuốc nổ", "huấn luyện an toàn hóa chất"}},
	{"Lưu thông hàng hóa", []string{"bán buôn rượu", "sản xuất thuốc lá", "tổ chức hội chợ thương mại"}},
	{"Du lịch", []string{"kinh doanh lữ hành nội địa", "hướng dẫn viên du lịch quốc tế", "xếp hạng cơ sở lưu trú"}},
	{"Di sản văn hóa", []string{"khai quật khảo cổ", "hành nghề tu bổ di tích", "đăng ký bảo vật"}},
	{"Báo chí, xuất bản", []string{"xuất bản bản tin", "hoạt động in", "phát hành xuất bản phẩm nước ngoài"}},
	{"Bưu chính, viễn thông", []string{"kinh doanh dịch vụ bưu chính", "lắp đặt trạm thu phát sóng", "hoạt động đại lý Internet"}},
	{"Công chứng, luật sư", []string{"hành nghề công chứng", "hoạt động của văn phòng luật sư", "đấu giá tài sản"}},
	{"Thành lập doanh nghiệp", []string{"thành lập công ty cổ phần", "thay đổi người đại diện theo pháp luật", "giải thể hợp tác xã"}},
	{"Thuế và phí", []string{"hoàn thuế giá trị gia tăng", "miễn giảm tiền thuê đất", "đăng ký mã số thuế cá nhân"}},
}

// A title is an action, a paper, a thing of a field and somebody it is for.
var (
	actions = []string{"Cấp", "Cấp lại", "Cấp đổi", "Gia hạn", "Sửa đổi, bổ sung", "Thu hồi", "Điều chỉnh", "Công nhận", "Thẩm định hồ sơ cấp", "Chấm dứt hiệu lực"}
	papers  = []string{"giấy phép", "giấy chứng nhận đủ điều kiện", "giấy chứng nhận đăng ký", "chứng chỉ", "giấy xác nhận", "văn bản chấp thuận", "thẻ", "quyết định cho phép"}
	whom    = []string{"", "cho cá nhân", "cho tổ chức", "cho doanh nghiệp nhỏ và vừa", "cho người Việt Nam định cư ở nước ngoài", "đối với hộ kinh doanh",
		"đối với trường hợp bị mất, bị hỏng", "trong khu công nghiệp", "tại vùng đặc biệt khó khăn", "thuộc thẩm quyền của tỉnh", "theo quy định chuyển tiếp", "qua bưu chính công ích"}
)

// agencies are twenty agencies of a province.
var agencies = []string{"Sở Khoa học và Công nghệ", "Sở Tài chính", "Sở Xây dựng", "Sở Nông nghiệp và Môi trường", "Sở Công Thương", "Sở Y tế",
	"Sở Giáo dục và Đào tạo", "Sở Nội vụ", "Sở Tư pháp", "Sở Văn hóa, Thể thao và Du lịch", "Sở Dân tộc và Tôn giáo", "Thanh tra tỉnh", "Công an tỉnh",
	"Bảo hiểm xã hội tỉnh", "Cục Thuế tỉnh", "Ban Quản lý các khu công nghiệp", "Ngân hàng Chính sách xã hội", "Kho bạc Nhà nước khu vực", "Chi cục Hải quan khu vực", "Văn phòng Ủy ban nhân dân tỉnh"}

// The parts of sentences that bodies are put together of.
var (
	actors = []string{"Người nộp hồ sơ", "Bộ phận tiếp nhận", "Công chức được phân công", "Lãnh đạo phòng chuyên môn", "Trung tâm Phục vụ hành chính công", "Đoàn thẩm định",
		"Cơ quan phối hợp", "Ủy ban nhân dân xã", "Doanh nghiệp bưu chính", "Tổ chức được chỉ định", "Văn thư", "Hội đồng tư vấn"}
	deeds = []string{"kiểm tra tính đầy đủ của giấy tờ", "lập phiếu hẹn và trao cho người nộp", "chuyển hồ sơ đến đơn vị giải quyết", "thông báo bằng văn bản, nêu rõ lý do",
		"đối chiếu bản chính với bản sao", "xem xét điều kiện về nhân lực và cơ sở vật chất", "lấy ý kiến của các bên liên quan", "ký số và đóng dấu kết quả", "cập nhật trạng thái trên hệ thống một cửa",
		"thu phí, lệ phí theo biểu mức", "trả kết quả tại quầy hoặc tại nhà", "lưu trữ theo thời hạn bảo quản", "yêu cầu bổ sung một lần duy nhất", "tổ chức kiểm tra thực tế tại cơ sở",
		"báo cáo cấp có thẩm quyền quyết định", "công khai danh sách trên cổng thông tin"}
	times = []string{"trong 01 ngày làm việc", "không quá 03 ngày kể từ ngày nhận đủ", "ngay khi tiếp nhận", "trước khi hết thời hạn giải quyết", "trong giờ hành chính", "chậm nhất vào ngày làm việc kế tiếp",
		"theo lịch hẹn đã báo", "sau khi có kết quả thẩm định", "trong thời gian niêm yết công khai", "khi người dân yêu cầu"}
	reasons = []string{"để bảo đảm quyền lợi của tổ chức, cá nhân", "theo quy trình nội bộ đã phê duyệt", "trừ trường hợp bất khả kháng", "kể cả hồ sơ nộp trực tuyến", "và chịu trách nhiệm về nội dung đã kê khai",
		"nhằm rút ngắn thời gian đi lại", "căn cứ vào hồ sơ gốc đang lưu", "với sự tham gia của đại diện hộ dân", "bằng tiếng Việt có dấu, phông chữ Unicode", "mà không thu thêm khoản nào khác"}
	documents = []string{"Đơn đề nghị theo mẫu", "Bản sao giấy tờ tùy thân", "Sơ đồ vị trí, mặt bằng cơ sở", "Danh sách nhân lực chuyên môn", "Báo cáo kết quả hoạt động", "Biên bản kiểm tra lần gần nhất", "Hợp đồng thuê địa điểm", "Ảnh chân dung cỡ 4×6"}
)

// What a procedure may be like besides its field and agency; every facet of the list has several terms.
var (
	levels     = []string{`["tinh"]`, `["tinh"]`, `["tinh", "xa"]`, `["xa"]`}
	applicants = []string{`["cong_dan"]`, `["cong_dan", "doanh_nghiep"]`, `["doanh_nghiep", "hop_tac_xa"]`, `["to_chuc"]`, `["cong_dan", "kieu_bao", "nguoi_nuoc_ngoai"]`,
		`["doanh_nghiep", "doanh_nghiep_nuoc_ngoai"]`, `["can_bo"]`}
	grades = []string{"toan_trinh", "toan_trinh", "mot_phan", "toan_trinh", "2"} // the last is not done online
)
