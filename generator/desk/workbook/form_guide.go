package workbook

import (
	"fmt"
	"slices"
	"strings"

	"congkhai/generator/kinds/report"
)

// formGuide writes how to fill the form in, for those who get it by mail.
func (p *paper) formGuide(f *form) {
	lines := []string{
		"BIỂU MẪU ĐỂ ĐIỀN: " + f.Form.Title(),
		"",
		"Kỳ báo cáo: " + f.days() + ".",
		"Đơn vị báo cáo: " + f.agencyTitle() + ". Điền xong, gửi lại nguyên tệp này cho người phụ trách cổng " +
			"của đơn vị; người ấy chạy: congkhai import tên-tệp.xlsx",
		"",
	}
	for i, line := range f.steps() {
		lines = append(lines, fmt.Sprintf("%d. %s", i+1, line))
	}
	p.lines(append(lines, "", "Nhập nhiều tệp vào một báo cáo được: ô trống không đổi gì; "+
		"số khác với số đã có thì chương trình báo từng ô và không ghi."))
}

// steps are what who fills the form in has to know.
func (f *form) steps() []string {
	steps := []string{
		"Chỉ điền các ô nền vàng. Các ô khác đã khóa (không có mật khẩu) để cổng nhận ra ô nào là số liệu nào.",
		fmt.Sprintf("Trang %q: ghi số ở cột %q. Không có số thì để trống và chọn lý do ở cột %q. ", figuresTitle,
			figureHeads[valueColumn], figureHeads[reasonColumn]) +
			"Không ghi 0 thay cho không biết. Đây là số của cả đơn vị báo cáo: không được giao điền thì để trống.",
	}
	if len(f.Tables) > 0 {
		steps = append(steps, "Trang của bảng: chỉ điền các dòng thuộc phần việc của mình; "+
			"dòng để trống dành cho phòng khác. Dòng đã điền thì điền đủ các ô; "+
			"ô không có số thì gõ một trong: "+strings.Join(labels(stateWords()), ", ")+".",
			"Dòng tổng tự cộng; đừng sửa. Tổng của cả đơn vị do chương trình cộng lại khi nhập các tệp.")
	}
	steps = append(steps, "Số chỉ gồm chữ số: không gõ dấu chấm ngăn hàng nghìn, không gõ đơn vị tính.")
	if slices.ContainsFunc(f.Sections, knowsSome) {
		steps = append(steps, fmt.Sprintf("Ô có sẵn số và ghi %q: thấy sai thì báo người gửi, đừng tự sửa.", fromBefore))
	}
	return append(steps, "Không đổi tên trang, không thêm, xóa, ẩn dòng hay cột, không gộp ô.")
}

// knowsSome reports whether a figure of a section is known from the report before.
func knowsSome(section report.BlankSection) bool {
	return slices.ContainsFunc(section.Figures, func(figure report.BlankFigure) bool { return figure.Known != "" })
}
