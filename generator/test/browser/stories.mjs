// What clerks do on the page, each as they would: from the first page on, by what is written there.
export const stories = {
  async fee(clerk) {
    await clerk.follow("Thủ tục hành chính");
    await clerk.fill("Tìm theo tên, có dấu hay không", "chung chi nhan vien buc xa");
    await clerk.press("Tìm");
    await clerk.follow("Thủ tục cấp và cấp lại chứng chỉ nhân viên bức xạ (người phụ trách an toàn cơ sở X-quang chẩn đoán trong y tế)");
    for (const way of [1, 2, 3]) await clerk.fill(`Cách thức thực hiện ${way} › Lệ phí › Ghi chung một giá trị`, "250.000");
    await clerk.fill("Theo quyết định số (nếu có)", "1676/QĐ-UBND");
    await clerk.press("Lưu", "Đã lưu: Thủ tục hành chính");
  },

  async news(clerk, picture) {
    await clerk.follow("Thêm tin tức");
    await clerk.fill("Tên tin", "Tập huấn nhập hồ sơ điện tử");
    await clerk.fill("Ngày đăng", "27/11/2026");
    await clerk.choose("Chuyên mục", "Cải cách hành chính");
    await clerk.fill("Tóm tắt", "Ba mươi công chức tập huấn một ngày.");
    await clerk.fill("Nội dung › Lời", "Sáng nay Sở mở lớp tập huấn.");
    await clerk.attach("Chọn hình (JPEG, PNG) hay tệp (PDF, Word, Excel)", picture);
    await clerk.fill("Hình cho thấy gì (cho người không nhìn được hình)", "Lớp tập huấn trong hội trường");
    await clerk.press("Thêm vào bài", "Đã thêm lop-tap-huan.jpg");
    await clerk.press("Lưu", "Đã lưu: Tin tức");
  },

  async document(clerk, scan) {
    await clerk.follow("Thêm văn bản");
    await clerk.fill("Số, ký hiệu", "57/QĐ-SKH&CN");
    await clerk.choose("Loại văn bản", "Quyết định");
    await clerk.fill("Ngày ban hành", "3/3/2022");
    await clerk.fill("Cơ quan ban hành", "so-khcn-tien-giang");
    await clerk.fill("Trích yếu", "Ban hành Quy chế tiếp công dân");
    await clerk.fill("Có hiệu lực từ ngày", "03/03/2022");
    await clerk.fill("Nguồn của thông tin", "Văn phòng Sở");
    await clerk.press("Thêm dòng vào tệp tải về");
    await clerk.fill("Tệp tải về 1 › Tên hiển thị", "Bản ký số");
    await clerk.attach("Chọn hình (JPEG, PNG) hay tệp (PDF, Word, Excel)", scan);
    await clerk.press("Thêm vào bài", "Đã thêm 57-qd-skhcn.pdf");
    await clerk.press("Lưu", "Đã lưu: Văn bản");
  },

  async repeal(clerk) {
    await clerk.follow("Thủ tục hành chính");
    await clerk.fill("Tìm theo tên, có dấu hay không", "2.001269");
    await clerk.press("Tìm");
    await clerk.follow("Thủ tục đăng ký tham dự sơ tuyển xét tặng giải thưởng chất lượng quốc gia");
    await clerk.fill("Bị bãi bỏ từ ngày", "1/1/2024");
    await clerk.fill("Quyết định bãi bỏ", "1676/QĐ-UBND");
    await clerk.press("Lưu", "Đã lưu: Thủ tục hành chính");
  },

  async price(clerk) {
    await clerk.follow("Bảng giá dịch vụ");
    await clerk.follow("Giá cước tối đa dịch vụ nhận gửi hồ sơ");
    await clerk.fill("Giá", (await clerk.text("Giá")).replace("51.000", "52.000"));
    await clerk.press("Lưu", "Đã lưu: Bảng giá dịch vụ");
  },

  async petition(clerk) {
    await clerk.follow("Kiến nghị về mẫu đơn");
    await clerk.choose("Tình trạng xử lý", "Đã trả lời");
    await clerk.fill("Ngày trả lời", "10/7/2021");
    await clerk.fill("Nội dung › Trả lời", "Mẫu đơn có ở cuối trang.");
    await clerk.press("Lưu", "Đã lưu: Phản ánh, kiến nghị");
  },

  async report(clerk) {
    await clerk.follow("Thêm báo cáo định kỳ");
    await clerk.name("2021-q4");
    await clerk.press("Tiếp");
    await clerk.fill("Tên báo cáo", "Báo cáo quý IV năm 2021");
    for (const [figure, number] of [
      ["Số hồ sơ TTHC đã tiếp nhận trong kỳ", "9"], ["Mới tiếp nhận trong kỳ", "9"], ["Số hồ sơ đã giải quyết", "8"],
    ]) await clerk.fill(figure, number);
    await clerk.press("Lưu", "Đã lưu: Báo cáo định kỳ");
  },

  async table(clerk) {
    await clerk.follow("Thêm báo cáo định kỳ");
    await clerk.name("2021-q4");
    await clerk.choose("Biểu mẫu", "Biểu số II.06a/VPCP/KSTT: tình hình, kết quả giải quyết thủ tục hành chính");
    await clerk.press("Tiếp");
    await clerk.fill("Tên báo cáo", "Biểu 06 quý IV năm 2021");
    for (const [figure, number] of [
      ["Số hồ sơ nhận giải quyết", "15"], ["Nhận trong kỳ", "14"], ["Từ kỳ trước chuyển qua", "1"],
      ["Số hồ sơ đã giải quyết", "14"], ["Trong đó: quá hạn", "1"], ["Số hồ sơ đang giải quyết", "1"],
    ]) await clerk.fill(figure, number);
    await clerk.paste("Biểu số II.06a/VPCP/KSTT", [
      "Sở hữu trí tuệ\t12\t10\t1\t1\t11\t11\t0\t0\t1\t1\t0",
      "Hoạt động khoa học và công nghệ\t3\t2\t1\t0\t3\t2\t0\t1\t0\t0\t0",
      "Tổng cộng\t15\t12\t2\t1\t14\t13\t0\t1\t1\t1\t0",
    ].join("\n"));
    await clerk.choose("Bản nháp", "");
    await clerk.press("Lưu", "Đã lưu: Báo cáo định kỳ");
  },

  async procedure(clerk) {
    await clerk.follow("Thủ tục hành chính");
    await clerk.fill("Tìm theo tên, có dấu hay không", "giay xac nhan thu nghiem");
    await clerk.press("Tìm");
    await clerk.follow("Cấp giấy xác nhận thử nghiệm");
    await clerk.follow("Thêm một mục như mục này");
    await clerk.fill("Mã thủ tục hành chính quốc gia", "1.011999");
    await clerk.fill("Tên thủ tục", "Cấp giấy xác nhận chuyên gia");
    await clerk.fill("Áp dụng từ ngày", "1/2/2024");
    await clerk.fill("Cách thức thực hiện 1 › Thời hạn giải quyết › Bao nhiêu", "10");
    await clerk.fill("Cách thức thực hiện 1 › Lệ phí › Ghi chung một giá trị", "100.000");
    await clerk.paste("Thành phần hồ sơ 1 › Các giấy tờ 1 › Tên giấy tờ", "Đơn đề nghị\t1\t0\nBản sao bằng cấp\t0\t1");
    await clerk.sees("Thành phần hồ sơ 1 › Các giấy tờ 2 › Tên giấy tờ");
    await clerk.press("Thêm dòng vào thành phần hồ sơ");
    await clerk.fill("Thành phần hồ sơ 2 › Tên trường hợp", "Cấp lại");
    await clerk.paste("Thành phần hồ sơ 2 › Các giấy tờ 1 › Tên giấy tờ", "Đơn đề nghị cấp lại\t1\t0");
    await clerk.fill("Nội dung › Trình tự thực hiện", "Nộp hồ sơ tại quầy.");
    await clerk.fill("Nội dung › Yêu cầu, điều kiện thực hiện", "Có bằng đại học.");
    await clerk.press("Lưu", "Đã lưu: Thủ tục hành chính");
  },
};
