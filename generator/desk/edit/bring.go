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

// keptName is under which a file waits that is not good yet, so that nobody has to choose it again.
const keptName = "_giu"

// What can be said of a file besides, in boxes called as errors call what they ask for.
const (
	kindBox   = "loai"
	periodBox = "ky"
	nameBox   = "id"
)

var fileBoxes = []string{kindBox, formName, periodBox, nameBox}

// refusal is why a file is not brought in: what is wrong, in the file or with what was said of it, and the file.
type refusal struct {
	wrong    string
	asks     string // the box that would help
	problems []source.Problem

	name, kept string // the file, and under which it waits
}

func refused(err error) refusal {
	no := refusal{wrong: say.In(err, say.Vietnamese)}
	if asks := (*say.Asks)(nil); errors.As(err, &asks) {
		no.asks = asks.What
	}
	return no
}

// bring takes a workbook or a document: first it shows what would change, then, when somebody accepts that, it is
// written.
func (s *Server) bring(w http.ResponseWriter, r *http.Request) error {
	if reads(r) {
		return s.askFile(w, nil, refusal{})
	}
	post, err := sent(r)
	if err != nil {
		return err
	}
	if id := post.Get(acceptName); id != "" {
		return s.accept(w, r, id, post)
	}
	name, raw, err := s.fileSent(r, post)
	switch {
	case err != nil:
		return s.askFile(w, post, refused(err))
	case raw == nil:
		return s.askFile(w, post, refusal{wrong: "hãy chọn tệp trước"})
	}
	return s.weigh(w, name, raw, post)
}

// fileSent is the file that was chosen now, or the one that waits.
func (s *Server) fileSent(r *http.Request, post url.Values) (name string, raw []byte, err error) {
	if r.MultipartForm == nil || len(r.MultipartForm.File[fileName]) == 0 {
		name, raw = s.keeper.offered(post.Get(keptName))
		return name, raw, nil
	}
	header := r.MultipartForm.File[fileName][0]
	raw, err = readPart(header)
	return header.Filename, raw, err
}

func requestOf(name string, raw []byte, post url.Values) intake.Request {
	return intake.Request{Name: name, Raw: raw, Kind: post.Get(kindBox), Form: post.Get(formName), ID: post.Get(nameBox),
		Period: post.Get(periodBox)}
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
		no := refused(err)
		no.name, no.kept = name, s.keeper.offer(name, raw)
		return s.askFile(w, post, no)
	}
	if len(problems) > 0 {
		wrong := fmt.Sprintf("có %d chỗ cần sửa trong %s; chưa ghi gì", len(problems), name)
		return s.askFile(w, post, refusal{wrong: wrong, problems: problems})
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
	for _, key := range fileBoxes {
		p.hidden(key, post.Get(key))
	}
	if s.keeper.repo != nil {
		p.input(whyName, "Vì sao (một dòng)", "").input(decisionName, "Theo quyết định số (nếu có)", "")
	}
	p.put("button", "Ghi tất cả", "class", "chinh").end()
	p.write(w, http.StatusOK)
	return nil
}

// accept writes what somebody has looked at, if it still comes out sound.
func (s *Server) accept(w http.ResponseWriter, r *http.Request, id string, post url.Values) error {
	s.keeper.writing.Lock()
	defer s.keeper.writing.Unlock()
	if wrong := s.nameless(); wrong != "" {
		return s.askFile(w, post, refusal{wrong: wrong})
	}
	name, raw := s.keeper.offered(id)
	if raw == nil {
		return s.askFile(w, post, refusal{wrong: "tệp này không còn chờ nữa; hãy chọn lại"})
	}
	out, problems, err := s.brought(requestOf(name, raw, post))
	switch {
	case err != nil:
		return err
	case len(problems) > 0:
		return s.askFile(w, post, refusal{wrong: "cổng vừa được sửa nên tệp này không còn hợp; chưa ghi gì", problems: problems})
	}
	why := reason{why: cmp.Or(strings.TrimSpace(post.Get(whyName)), "Nhập "+name), decision: strings.TrimSpace(post.Get(decisionName))}
	if err := s.keeper.save(saved{title: "Nhập " + name, before: out.Before, after: out.Files}, why); err != nil {
		return err
	}
	http.Redirect(w, r, root+"?"+savedMark+"=1", http.StatusSeeOther)
	return nil
}
