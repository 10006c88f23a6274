// Package edit is a page on this machine on which people who know neither files nor versions change what the portal
// says: forms made of what kinds declare, held against the whole portal before anything is written. It knows no kind by
// name, and only the browser that it was opened with may use it.
//
//	server := edit.New("127.0.0.1:1314", edit.Portal{Dir: dir, Files: files})
//	fmt.Println(server.Address()) // opens the page, once
//	http.Serve(listener, server)
//
// What is typed stays in the browser until it is saved. A form carries the text that it was made of, so that what
// others wrote meanwhile is seen value by value, and nothing of theirs is lost.
package edit

import (
	"embed"
	"errors"
	"mime"
	"net/http"
	"path"
	"strings"

	"congkhai/generator/desk/commit"
	"congkhai/generator/files/layer"
	"congkhai/generator/site"
	"congkhai/generator/text/bound"
	"congkhai/generator/text/say"
)

// root is where the page stands; no record can have such an address, because IDs have no underscore.
const root = "/_sua/"

//go:embed sua.css sua.js
var assets embed.FS

// Server answers for one portal.
type Server struct {
	*guard
	eyes *eyes
	*keeper
}

// New makes the page of a portal that listens at a host and a port.
func New(host string, p Portal) *Server {
	eyes := &eyes{Portal: p}
	repo, _ := commit.Open(p.Dir)
	return &Server{guard: newGuard(host), eyes: eyes, keeper: &keeper{eyes: eyes, repo: repo, dropped: map[string]files{}}}
}

// Address is that by which the page is opened, once.
func (s *Server) Address() string { return s.address() }

// Ready reads the portal once, so that the first page need not, and sends what waits from before.
func (s *Server) Ready() error {
	_, err := s.eyes.look(nil)
	if err == nil && s.keeper.repo != nil && s.keeper.repo.Waiting() > 0 {
		s.keeper.send()
	}
	return err
}

// Left is closed when the clerk has left the page: nothing more can be asked of it.
func (s *Server) Left() <-chan struct{} { return s.left }

// policy lets pages have nothing that does not come from here, and no script or style in themselves.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; " +
	"form-action 'self'; frame-ancestors 'self'; base-uri 'none'"

// ServeHTTP answers with a page for staff, or with the portal as it is now.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !s.pass(w, r) {
		return
	}
	r.Body = http.MaxBytesReader(w, r.Body, bound.Attachment+maxForm)
	place, ours := strings.CutPrefix(r.URL.Path, root)
	if !ours {
		s.shown(w, r)
		return
	}
	if reads(r) && (place == "sua.css" || place == "sua.js") {
		asset(w, place)
		return
	}
	w.Header().Set("Content-Security-Policy", policy)
	err := s.route(w, r, strings.Split(place, "/"))
	if err != nil {
		s.fail(w, err)
	}
}

// maxForm is how much text a form may send.
const maxForm = 8 << 20

func asset(w http.ResponseWriter, name string) {
	b, _ := assets.ReadFile(name) // which is one of the two
	w.Header().Set("Content-Type", mime.TypeByExtension(path.Ext(name)))
	_, _ = w.Write(b) // the reader may have gone
}

// route finds what answers an address under root.
func (s *Server) route(w http.ResponseWriter, r *http.Request, parts []string) error {
	kind := s.kind(parts[0])
	write := !reads(r)
	switch {
	case len(parts) == 1 && parts[0] == "":
		return s.work(w, r)
	case len(parts) == 1 && parts[0] == leaveName && write:
		p := newPage("Đã thoát")
		p.put("p", "Có thể đóng trang này. Muốn soạn tiếp thì mở lại chương trình.")
		p.write(w, http.StatusOK)
		s.leave()
		return nil
	case len(parts) == 1 && parts[0] == undoName && write:
		return s.undo(w, r)
	case len(parts) == 1 && parts[0] == meName:
		return s.me(w, r)
	case len(parts) == 1 && parts[0] == importName:
		return s.bring(w, r)
	case len(parts) == 1 && parts[0] == sendName && write:
		s.keeper.send()
		http.Redirect(w, r, root, http.StatusSeeOther)
		return nil
	case kind != nil && len(parts) == 2 && parts[1] == "":
		return s.records(w, r, kind)
	case kind != nil && len(parts) == 2 && parts[1] == newName && !write:
		return s.begin(w, r, kind)
	case kind != nil && len(parts) == 2 && parts[1] == newName:
		return s.record(w, r, kind, "")
	case kind != nil && len(parts) == 2:
		return s.record(w, r, kind, parts[1])
	}
	return errNotHere
}

// Addresses besides those of kinds and records; no kind and no record is called so.
const (
	leaveName  = "_ra"
	undoName   = "_hoan-tac"
	meName     = "_toi"
	importName = "_nhap"
	sendName   = "_gui"
	newName    = "_moi"
)

// formName is under which the form is sent that a report shall fill in.
const formName = "bieu-mau"

var errNotHere = say.Errorf("không có trang này", "there is no such page")

// kind finds a kind by its folder.
func (s *Server) kind(folder string) *site.Kind {
	for _, k := range kindsOf {
		if k.Folder == folder {
			return k
		}
	}
	return nil
}

// fail says that something went wrong, in words for the clerk.
func (s *Server) fail(w http.ResponseWriter, err error) {
	status := http.StatusInternalServerError
	large := (*http.MaxBytesError)(nil)
	switch {
	case errors.Is(err, errNotHere):
		status = http.StatusNotFound
	case errors.As(err, new(layer.Refusal)):
		status = http.StatusForbidden
	case errors.Is(err, errNotForm):
		status = http.StatusBadRequest
	case errors.As(err, &large):
		status, err = http.StatusRequestEntityTooLarge, say.Errorf("những gì gửi lên lớn quá; tệp nhiều nhất %d MB",
			"what was sent is too large; files have at most %d MB", bound.Attachment>>20)
	}
	p := newPage("Chưa làm được")
	p.put("p", say.In(err, say.Vietnamese), "class", "loi")
	p.link(root, "Về trang đầu")
	p.write(w, status)
}

// shown answers with a page of the portal as it is now, with what is not published yet.
func (s *Server) shown(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
	if strings.HasSuffix(r.URL.Path, "/") {
		name = path.Join(name, "index.html")
	}
	b, found, problems, err := s.eyes.page(nil, name)
	if over := s.keeper.previewing(); over != nil && !found && err == nil { // a picture that is not saved yet
		b, found, problems, err = s.eyes.page(over, name)
	}
	switch {
	case err != nil:
		s.fail(w, err)
	case len(problems) > 0:
		http.Redirect(w, r, root, http.StatusSeeOther)
	case !found:
		s.fail(w, errNotHere)
	default:
		if kind := mime.TypeByExtension(path.Ext(name)); kind != "" {
			w.Header().Set("Content-Type", kind)
		}
		_, _ = w.Write(b) // the reader may have gone
	}
}
