package workbook

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// guide writes what to do with the workbook, for those who get it by mail.
func (p *pen) guide(e *export) {
	p.lines([]string{
		"BẢNG ĐỂ SỬA: " + e.kind.Name,
		"",
		"Bảng này do chương trình Công Khai xuất ra từ cổng. Sửa xong, gửi lại nguyên tệp; người quản trị chạy: congkhai import tên-tệp.xlsx",
		"Chưa có gì được ghi khi bạn sửa ở đây. Trước khi ghi, chương trình liệt kê từng chỗ sẽ thêm, sẽ sửa, và kiểm tra như kiểm tra cổng.",
		"",
		"1. Mỗi mục một dòng trong trang " + strconv.Quote(e.plans[0].title) + ". Cột " + strconv.Quote(idHead) +
			" là tên tệp của mục, không đổi; mục mới thì thêm dòng ở cuối, đặt tên bằng chữ thường không dấu, số và dấu gạch nối.",
		"2. Các trang còn lại là những phần có nhiều dòng của một mục: cột đầu là tên tệp của mục, cột " +
			"\"Số\" cho biết dòng thứ mấy. Thêm dòng thì để trống hoặc ghi số tiếp theo; bỏ dòng thì xóa cả dòng.",
		"3. Rê chuột vào tiêu đề cột để đọc cột ấy ghi gì. Ô có danh sách thì bấm mũi tên để chọn, hoặc gõ.",
		"4. Ô có nhiều mục thì mỗi mục một dòng trong ô (Alt+Enter).",
		"5. Không biết thì chọn (nguồn không nêu); thật sự không có thì chọn (không có); không bao giờ để số 0 thay cho không biết.",
		"6. Mã số là chữ: ô đã định dạng Text để Excel không bỏ số 0. Ngày ghi ngày/tháng/năm.",
		"7. Không đổi tên trang và tiêu đề cột, không gộp ô, không ẩn dòng, không dùng công thức. Xóa một dòng khỏi trang đầu không xóa mục khỏi cổng.",
	})
}

// lines are those of the first sheet, the first of which says what the workbook is.
func (p *pen) lines(lines []string) {
	across, a4 := "landscape", 9
	p.note(p.f.SetPageLayout(guideTitle, &excelize.PageLayoutOptions{Orientation: &across, Size: &a4}))
	p.note(p.f.SetColWidth(guideTitle, "A", "A", 110))
	for i, line := range lines {
		cell := "A" + strconv.Itoa(i+1)
		p.note(p.f.SetCellStr(guideTitle, cell, line))
		p.note(p.f.SetRowHeight(guideTitle, i+1, float64(17*(1+utf8.RuneCountInString(line)/100))))
		p.note(p.f.SetCellStyle(guideTitle, cell, cell, p.style(look{asText, i == 0, true})))
	}
}

// schema names the keys of the kind and what may stand in them: a workbook of other keys is not this one.
func (e *export) schema() string {
	h := sha256.New()
	for _, p := range e.plans {
		fmt.Fprintln(h, p.title, p.marks)
		for _, c := range p.cols {
			fmt.Fprintln(h, c.head, c.path)
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}
