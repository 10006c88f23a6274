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
    await clerk.name("2026-11-27-tap-huan");
    await clerk.press("Tiếp");
    await clerk.fill("Tên tin", "Tập huấn nhập hồ sơ điện tử");
    await clerk.fill("Ngày đăng", "27/11/2026");
    await clerk.choose("Chuyên mục", "Cải cách hành chính");
    await clerk.fill("Tóm tắt", "Ba mươi công chức tập huấn một ngày.");
    await clerk.fill("Nội dung", "Sáng nay Sở mở lớp tập huấn.");
    await clerk.attach("Chọn hình (JPEG, PNG) hay tệp (PDF, Word, Excel)", picture);
    await clerk.fill("Hình cho thấy gì (cho người không nhìn được hình)", "Lớp tập huấn trong hội trường");
    await clerk.press("Thêm vào bài", "Đã thêm lop-tap-huan.jpg");
    await clerk.press("Lưu", "Đã lưu: Tin tức");
  },
};
