package edit

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"congkhai/generator/desk/entry"
	"congkhai/generator/desk/outcome"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds/report"
	"congkhai/generator/site"
	"congkhai/generator/text/viet"
)

// draft says what the author of a draft has to look at in the document that it is made of.
func (p *page) draft(draft *outcome.Draft) {
	if draft == nil {
		return
	}
	p.put("p", fmt.Sprintf("Tờ mới là bản nháp. Máy đề nghị %d số liệu, ghi thành chú thích trong bản nháp; hãy tự xem lại rồi điền.",
		draft.Proposed))
	if len(draft.Unsaid) > 0 {
		p.put("p", "Những chỗ của văn bản không vào bản nháp:")
		p.problems(draft.Unsaid)
	}
}

// problems lists what is wrong, each with its place.
func (p *page) problems(problems []source.Problem) {
	p.open("ul")
	for _, q := range problems {
		p.put("li", strings.TrimPrefix(q.Where.Path()+": "+q.Text(source.Vietnamese), ": "))
	}
	p.end()
}

// mostTold is how many records of an outcome are told one by one.
const mostTold = 100

func (p *page) outcome(out *outcome.Outcome) {
	p.open("ul")
	for i, a := range out.Added {
		if i == mostTold {
			p.put("li", fmt.Sprintf("… và %d mục nữa", len(out.Added)-i))
			break
		}
		p.put("li", "thêm "+a.Kind+": "+a.ID)
	}
	for _, a := range out.Altered {
		p.open("li").text("sửa " + a.ID)
		p.changes(a.Changes)
		p.end()
	}
	for _, left := range out.Left {
		p.put("li", "còn trống: "+left)
	}
	p.end()
}

// askFile asks for a file, and tells what is wrong with the last one.
func (s *Server) askFile(w http.ResponseWriter, post url.Values, no refusal) error {
	v, err := s.eyes.look(nil)
	if err != nil {
		return err
	}
	p := newPage("Nhập Excel, Word")
	if no.wrong != "" {
		p.open("div", "class", "loi", "role", "alert").put("p", viet.UpperFirst(no.wrong))
		p.problems(no.problems)
		p.end()
	}
	p.put("p", "Chọn tệp Excel đã xuất từ cổng, danh sách của Cổng dịch vụ công quốc gia, "+
		"biểu mẫu đã điền, hay báo cáo viết bằng Word. "+
		"Trang sau cho xem từng chỗ sẽ đổi; chưa đồng ý thì không ghi gì.")
	p.open("form", "method", "post", "enctype", "multipart/form-data")
	label := "Tệp"
	if no.kept != "" {
		label = "Tệp (vẫn giữ " + no.name + "; chỉ chọn khi muốn dùng tệp khác)"
		p.hidden(keptName, no.kept)
	}
	p.input(fileName, label, "", "type", "file", "accept", ".xlsx,.csv,.docx", only(no.kept == "", "required"), "")
	p.open("details", only(no.asks != "", "open"), "").put("summary", "Khi tệp không tự nói nó là gì")
	p.pick(kindBox, "Loại nội dung của bảng .csv", post, no.asks, kindOptions())
	p.pick(formName, "Biểu mẫu của báo cáo Word, của bảng do phần mềm khác in", post, no.asks, formOptions(v.site))
	for _, box := range []struct{ name, label string }{
		{periodBox, "Kỳ của bảng ấy (như 2026-Q4)"}, {nameBox, "Tên của báo cáo Word (như 2026-q4)"},
	} {
		p.input(box.name, box.label, post.Get(box.name), only(no.asks == box.name, "autofocus"), "")
	}
	p.end().put("button", "Xem sẽ đổi gì", "class", "chinh").end()
	p.write(w, http.StatusOK)
	return nil
}

// pick is a box to choose in, or nothing.
func (p *page) pick(name, label string, post url.Values, asks string, options []entry.Word) {
	p.put("label", label, "for", name).open("select", "id", name, "name", name, only(asks == name, "autofocus"), "")
	p.option("", "tệp tự nói", post.Get(name) == "")
	for _, o := range options {
		p.option(o.ID, o.Label, post.Get(name) == o.ID)
	}
	p.end()
}

func kindOptions() (all []entry.Word) {
	for _, k := range kindsOf {
		all = append(all, entry.Word{ID: k.Folder, Label: k.Name})
	}
	return all
}

func formOptions(s *site.Site) (all []entry.Word) {
	for _, r := range s.All(report.FormFolder) {
		all = append(all, entry.Word{ID: r.ID, Label: r.Title()})
	}
	return all
}
