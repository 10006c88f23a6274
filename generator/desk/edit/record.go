package edit

import (
	"cmp"
	"encoding/base64"
	"errors"
	"net/http"
	"net/url"

	"congkhai/generator/kinds"
	"congkhai/generator/site"
	"congkhai/generator/text/say"
)

var kindsOf = kinds.Kinds()

// What is sent with a form besides what the record says.
const (
	buttonName   = "viec"
	baseName     = "_goc" // the text that the form was made of, in base64
	heldName     = "_tam" // under which files wait
	freshName    = "_la-moi"
	idName       = "_ten" // what a new record shall be called
	whyName      = "_vi-sao"
	decisionName = "_quyet-dinh"
	minorName    = "_sua-nho"
	fileName     = "_tep"
	altName      = "_mo-ta-hinh"
	choiceName   = "_chon:"
	seenName     = "_da-thay" // what stood in the file when somebody was asked to choose
)

// What the buttons of a form say, besides those of its rows.
const (
	checkButton  = "kiem-tra"
	showButton   = "xem"
	saveButton   = "luu"
	attachButton = "dinh-kem"
	mendButton   = "sua-giup"
)

// mostInMemory is how much of what is sent is held in memory; of larger files the rest lies in a file meanwhile.
const mostInMemory = 16 << 20

var errNotForm = say.Errorf("những gì gửi lên không phải là một biểu mẫu của trang này; hãy mở lại trang rồi làm lại",
	"what was sent is no form of this page; open the page again")

func sent(r *http.Request) (url.Values, error) {
	err := r.ParseMultipartForm(mostInMemory)
	if errors.Is(err, http.ErrNotMultipart) {
		err = r.ParseForm()
	}
	if large := (*http.MaxBytesError)(nil); err != nil && !errors.As(err, &large) {
		err = errNotForm
	}
	return r.PostForm, err
}

// record answers for one record: its form, and what is done with it.
func (s *Server) record(w http.ResponseWriter, r *http.Request, k *site.Kind, id string) error {
	if reads(r) {
		return s.opened(w, r, k, id)
	}
	post, err := sent(r)
	if err != nil {
		return err
	}
	if post.Get(buttonName) == saveButton { // what it is checked with has to stand until it is written
		s.keeper.writing.Lock()
		defer s.keeper.writing.Unlock()
	}
	v, err := s.eyes.look(nil)
	if err != nil {
		return err
	}
	wrong := ""
	if post.Get(freshName) != "" {
		typed := cmp.Or(post.Get(idName), id)
		if id, err = v.nameFor(k, typed, post); err != nil {
			return err
		}
		if typed != "" {
			wrong = nameWrong(v, k, id)
		}
	}
	name := pathOf(v, k, id)
	if err := v.mine(name); err != nil && post.Get(freshName) == "" { // a new record gets another name, and nothing typed is lost
		return err
	}
	p, err := v.paperSent(k, id, name, post)
	switch {
	case err != nil:
		return err
	case wrong != "":
		return s.showForm(w, v, p, notice{wrong: wrong, post: post})
	}
	return s.act(w, r, v, p, post)
}

// opened shows the form of a record as it is.
func (s *Server) opened(w http.ResponseWriter, r *http.Request, k *site.Kind, id string) error {
	v, err := s.eyes.look(nil)
	if err != nil {
		return err
	}
	name := pathOf(v, k, id)
	if err := v.mine(name); err != nil {
		return err
	}
	raw, err := v.read(name)
	if err != nil || raw == nil {
		return orNotHere(err)
	}
	p := v.paperOf(k, id, name, raw)
	p.place(v.problems)
	return s.showForm(w, v, p, notice{saved: r.URL.Query().Has(savedMark)})
}

func orNotHere(err error) error {
	if err == nil {
		return errNotHere
	}
	return err
}

// pathOf is the file of a record: that which it has, or the one that a new record gets.
func pathOf(v *view, k *site.Kind, id string) string {
	if r := v.site.Find(k.Folder, id); r != nil {
		return r.File.Path
	}
	return k.File(id)
}

// paperSent is a record with what a browser sent.
func (v *view) paperSent(k *site.Kind, id, name string, post url.Values) (*paper, error) {
	base, err := base64.StdEncoding.DecodeString(post.Get(baseName))
	if err != nil {
		return nil, say.Errorf("trang này gửi thiếu phần gốc; hãy mở lại trang",
			"the form came without what it was made of; open it again")
	}
	p := v.paperOf(k, id, name, base)
	p.fresh, p.held, p.named = post.Get(freshName) != "", post.Get(heldName), post.Get(idName)
	p.form = p.read(p.fields, post)
	p.resolve(v, p.form.nodes)
	return p, nil
}

// act does what a button of a form says.
func (s *Server) act(w http.ResponseWriter, r *http.Request, v *view, p *paper, post url.Values) error {
	button := post.Get(buttonName)
	switch {
	case button == saveButton:
		return s.save(w, r, v, p, post)
	case button == showButton:
		return s.preview(w, v, p)
	case button == attachButton:
		told := s.attach(r, v, p, post)
		return s.showForm(w, v, p, notice{told: told, post: post})
	case button == mendButton:
		told, err := p.mend()
		return s.showForm(w, v, p, notice{told: told, post: post, err: err})
	case p.change(p.form, button, post):
		return s.showForm(w, v, p, notice{post: post})
	}
	_, _, _, err := s.check(v, p, p.alone)
	told := ""
	if err == nil && p.isSound() {
		told = "Không có chỗ nào sai."
	}
	return s.showForm(w, v, p, notice{told: told, post: post, err: err})
}
