package edit

import (
	"net/http"
	"path"
	"strings"

	"congkhai/generator/files/source"
)

// preview answers with the page as it would be, or with what is in its way.
func (s *Server) preview(w http.ResponseWriter, v *view, p *paper) error {
	values, _, wrong := p.wanted()
	if wrong > 0 {
		return p.noPreview(w, nil)
	}
	after, err := p.written(p.base, values, p.body())
	if err != nil {
		return err
	}
	now, err := v.read(p.path)
	if err != nil {
		return err
	}
	_, over := p.over(now, after, s.keeper.waiting(p.held))
	s.keeper.preview(over)
	address := v.site.Config.Path() + p.parsed(v, after).URL()
	b, found, problems, err := s.eyes.page(over, strings.TrimPrefix(path.Join(address, "index.html"), "/"))
	switch {
	case err != nil:
		return err
	case len(problems) > 0 || !found:
		return p.noPreview(w, problems)
	}
	w.Header().Del("Content-Security-Policy") // the portal's pages have their own
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write(b) // the reader may have gone
	return nil
}

func (p *paper) noPreview(w http.ResponseWriter, problems []source.Problem) error {
	page := newPage("Chưa xem được trang")
	page.put("p", "Còn chỗ cần sửa; sửa xong thì trang hiện ở đây.")
	page.open("ul")
	for _, q := range problems {
		page.put("li", p.words.say(q))
	}
	page.end()
	page.write(w, http.StatusOK)
	return nil
}
