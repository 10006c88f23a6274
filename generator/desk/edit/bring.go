package edit

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"congkhai/generator/desk/intake"
	"congkhai/generator/desk/outcome"
	"congkhai/generator/files/source"
	"congkhai/generator/text/bound"
	"congkhai/generator/text/say"
	"congkhai/generator/text/viet"
)

// readPart reads a file that was sent.
func readPart(header *multipart.FileHeader) ([]byte, error) {
	if header.Size > bound.Attachment {
		return nil, say.Errorf("tệp lớn hơn %d MB", "the file is larger than %d MB", bound.Attachment>>20)
	}
	f, err := header.Open()
	if err != nil {
		return nil, err
	}
	raw, err := io.ReadAll(f)
	return raw, errors.Join(err, f.Close())
}

// acceptName is under which a file waits that somebody looks at before it is brought in.
const acceptName = "_nhan"

// bring takes a workbook or a document: first it shows what would change, then, when somebody accepts that, it is
// written.
func (s *Server) bring(w http.ResponseWriter, r *http.Request) error {
	if reads(r) {
		return s.askFile(w, "", nil)
	}
	post, err := sent(r)
	if err != nil {
		return err
	}
	if id := post.Get(acceptName); id != "" {
		return s.accept(w, r, id, post)
	}
	if r.MultipartForm == nil || len(r.MultipartForm.File[fileName]) == 0 {
		return s.askFile(w, "hãy chọn tệp trước", nil)
	}
	header := r.MultipartForm.File[fileName][0]
	raw, err := readPart(header)
	if err != nil {
		return s.askFile(w, say.In(err, say.Vietnamese), nil)
	}
	return s.weigh(w, header.Filename, raw, post)
}

func requestOf(name string, raw []byte, post url.Values) intake.Request {
	return intake.Request{Name: name, Raw: raw, Kind: post.Get("loai"), Form: post.Get(formName), ID: post.Get("ten"),
		Period: post.Get("ky")}
}

// brought is the outcome of a file, or what is wrong with it or with what the portal would be.
func (s *Server) brought(q intake.Request) (*outcome.Outcome, []source.Problem, error) {
	v, err := s.eyes.look(nil)
	if err != nil {
		return nil, nil, err
	}
	out, problems, err := intake.Outcome(v.site, v.files, q)
	if err != nil || len(problems) > 0 {
		return nil, problems, err
	}
	would, err := s.eyes.look(out.Files)
	if err != nil {
		return nil, nil, err
	}
	old := known(v.problems)
	return out, out.Told(slices.DeleteFunc(would.problems, func(q source.Problem) bool { return old[told(q)] })), nil
}

// weigh shows what would change.
func (s *Server) weigh(w http.ResponseWriter, name string, raw []byte, post url.Values) error {
	out, problems, err := s.brought(requestOf(name, raw, post))
	if err != nil {
		return s.askFile(w, say.In(err, say.Vietnamese), nil)
	}
	if len(problems) > 0 {
		return s.askFile(w, fmt.Sprintf("có %d chỗ cần sửa trong %s; chưa ghi gì", len(problems), name), problems)
	}
	p := newPage("Nhập " + name)
	p.put("p", fmt.Sprintf("Thêm %d mục, sửa %d mục, %d mục không đổi.", len(out.Added), len(out.Altered), out.Same))
	p.draft(out.Draft)
	p.outcome(out)
	if len(out.Files) == 0 {
		p.link(root+importName, "Chọn tệp khác")
		p.write(w, http.StatusOK)
		return nil
	}
	p.open("form", "method", "post").hidden(acceptName, s.keeper.offer(name, raw))
	for _, key := range []string{"loai", formName, "ten", "ky"} {
		p.hidden(key, post.Get(key))
	}
	if s.keeper.repo != nil {
		p.input(whyName, "Vì sao (một dòng)", "").input(decisionName, "Theo quyết định số (nếu có)", "")
	}
	p.put("button", "Ghi tất cả", "class", "chinh").end()
	p.write(w, http.StatusOK)
	return nil
}

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

// accept writes what somebody has looked at, if it still comes out sound.
func (s *Server) accept(w http.ResponseWriter, r *http.Request, id string, post url.Values) error {
	s.keeper.writing.Lock()
	defer s.keeper.writing.Unlock()
	if wrong := s.nameless(); wrong != "" {
		return s.askFile(w, wrong, nil)
	}
	name, raw := s.keeper.offered(id)
	if raw == nil {
		return s.askFile(w, "tệp này không còn chờ nữa; hãy chọn lại", nil)
	}
	out, problems, err := s.brought(requestOf(name, raw, post))
	switch {
	case err != nil:
		return err
	case len(problems) > 0:
		return s.askFile(w, "cổng vừa được sửa nên tệp này không còn hợp; chưa ghi gì", problems)
	}
	why := reason{why: cmp.Or(strings.TrimSpace(post.Get(whyName)), "Nhập "+name), decision: strings.TrimSpace(post.Get(decisionName))}
	if err := s.keeper.save(saved{title: "Nhập " + name, before: out.Before, after: out.Files}, why); err != nil {
		return err
	}
	http.Redirect(w, r, root+"?"+savedMark+"=1", http.StatusSeeOther)
	return nil
}

// askFile asks for a file, and tells what is wrong with the last one.
func (s *Server) askFile(w http.ResponseWriter, wrong string, problems []source.Problem) error {
	p := newPage("Nhập Excel, Word")
	if wrong != "" {
		p.open("div", "class", "loi", "role", "alert").put("p", viet.UpperFirst(wrong))
		p.problems(problems)
		p.end()
	}
	p.put("p", "Chọn tệp Excel đã xuất từ cổng, danh sách của Cổng dịch vụ công quốc gia, "+
		"biểu mẫu đã điền, hay báo cáo viết bằng Word. "+
		"Trang sau cho xem từng chỗ sẽ đổi; chưa đồng ý thì không ghi gì.")
	p.open("form", "method", "post", "enctype", "multipart/form-data")
	p.input(fileName, "Tệp", "", "type", "file", "accept", ".xlsx,.csv,.docx", "required", "")
	p.open("details").put("summary", "Khi tệp không tự nói nó là gì")
	for _, box := range []struct{ name, label string }{
		{"loai", "Loại nội dung của bảng .csv (như thu-tuc)"},
		{formName, "Biểu mẫu của báo cáo Word, của bảng do phần mềm khác in"},
		{"ky", "Kỳ của bảng ấy (như 2026-Q4)"},
		{"ten", "Tên của báo cáo Word (như 2026-q4)"},
	} {
		p.input(box.name, box.label, "")
	}
	p.end().put("button", "Xem sẽ đổi gì", "class", "chinh").end()
	p.write(w, http.StatusOK)
	return nil
}
