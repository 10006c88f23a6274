package edit

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/url"
	"strings"

	"congkhai/generator/past/change"
	"congkhai/generator/text/say"
)

// What an address says of what was done just before.
const (
	savedMark  = "da-luu"
	undoneMark = "da-hoan-tac"
)

// save writes what is typed, if nothing is wrong with it and nobody else changed the same.
func (s *Server) save(w http.ResponseWriter, r *http.Request, v *view, p *paper, post url.Values) error {
	now, err := v.read(p.path)
	if err != nil {
		return err
	}
	if wrong := s.inTheWay(p, now); wrong != "" {
		return s.showForm(w, v, p, notice{wrong: wrong, post: post})
	}
	m := &merging{choice: func(path string) string { return post.Get(choiceName + path) }}
	if post.Get(seenName) != sumOf(now) { // what was chosen, was chosen against something else
		m.choice = func(string) string { return "" }
	}
	post.Set(seenName, sumOf(now))
	before, over, after, err := s.check(v, p, func(values map[string]any, body string) ([]byte, error) {
		return p.withTheirs(m, now, values, body)
	})
	switch {
	case err != nil || !p.isSound():
		return s.showForm(w, v, p, notice{post: post, err: err})
	case len(m.asks) > 0:
		return s.askWhich(w, p, m.asks, post)
	}
	if wrong := p.nameWrong(v); wrong != "" {
		return s.showForm(w, v, p, notice{wrong: wrong, post: post})
	}
	changes := p.differs(v, now, after)
	if len(changes) == 0 && len(over) == 1 && !p.fresh {
		return s.showForm(w, v, p, notice{told: "Chưa có gì thay đổi."})
	}
	title := cmp.Or(sayingOf(p.path, after).title(), p.id)
	done := saved{title: p.kind.Name + ": " + title, changes: changes, before: before, after: over}
	err = s.keeper.save(done, whyOf(post, p, title, changes))
	if isChanged(err) {
		err = say.Errorf("vừa có người khác ghi mục này; hãy bấm Lưu lần nữa", "somebody has written this just now; save again")
	}
	if err != nil {
		return s.showForm(w, v, p, notice{post: post, err: err})
	}
	s.keeper.forget(p.held)
	http.Redirect(w, r, addressOf(p.kind.Folder, p.id)+"?"+savedMark+"=1", http.StatusSeeOther)
	return nil
}

// sumOf names a text, in the place of all of it.
func sumOf(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

// inTheWay says why the record cannot be saved, whatever it says.
func (s *Server) inTheWay(p *paper, now []byte) string {
	if !p.fresh && now == nil {
		return "mục này vừa bị xóa hoặc đổi tên; hãy chép lại phần đã gõ sang mục mới"
	}
	return s.nameless()
}

// nameless says what is needed before anything can be kept in the portal's history: who did it.
func (s *Server) nameless() string {
	if s.keeper.repo == nil {
		return ""
	}
	if name, mail := s.keeper.repo.Author(); name == "" || mail == "" {
		return "hãy ghi tên của bạn trước (mục “Tên của bạn” ở đầu trang, mở ở cửa sổ khác), để lịch sử của cổng ghi ai đã sửa; " +
			"rồi bấm Lưu lần nữa"
	}
	return ""
}

// withTheirs is the file with what somebody typed, and with what others wrote into it meanwhile.
func (p *paper) withTheirs(m *merging, now []byte, values map[string]any, body string) ([]byte, error) {
	if p.fresh || sameText(now, p.base) {
		return p.written(p.base, values, body)
	}
	theirs := sayingOf(p.path, now)
	values = m.table("", p.says.values, values, theirs.values)
	text, _ := m.value(bodyName, p.says.body, body, theirs.body).(string)
	return p.written(now, values, text)
}

// title is what a record calls itself.
func (s saying) title() string {
	title, _ := s.values["ten"].(string)
	return title
}

// whyOf is why something was changed, as far as the clerk says it; else what was changed.
func whyOf(post url.Values, p *paper, title string, changes []change.Change) reason {
	why := strings.TrimSpace(post.Get(whyName))
	if why == "" && p.fresh {
		why = "Thêm " + title
	}
	if why == "" {
		var names []string
		for _, c := range changes {
			names = append(names, c.Name)
		}
		why = "Sửa " + title + ": " + strings.Join(names, ", ")
	}
	const longest = 200
	if letters := []rune(why); len(letters) > longest {
		why = string(letters[:longest-1]) + "…"
	}
	return reason{why, strings.TrimSpace(post.Get(decisionName)), strings.TrimSpace(post.Get(minorName))}
}

// undo takes back what was saved last.
func (s *Server) undo(w http.ResponseWriter, r *http.Request) error {
	s.keeper.writing.Lock()
	defer s.keeper.writing.Unlock()
	err := s.keeper.undo()
	if isChanged(err) {
		err = say.Errorf("không hoàn tác được: sau lần lưu ấy đã có người sửa tiếp",
			"it cannot be taken back: somebody has changed it since")
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, root+"?"+undoneMark+"=1", http.StatusSeeOther)
	return nil
}

func addressOf(folder, id string) string { return root + folder + "/" + id }
