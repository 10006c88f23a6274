package edit

import (
	"fmt"
	"net/http"
	"path"
	"strings"

	"congkhai/generator/desk/intake"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds/report"
	"congkhai/generator/site"
	"congkhai/generator/text/say"
	"congkhai/generator/text/viet"
)

// begin makes a new record: asks for its name, then shows its form with what is known filled in.
func (s *Server) begin(w http.ResponseWriter, r *http.Request, k *site.Kind) error {
	v, err := s.eyes.look(nil)
	if err != nil {
		return err
	}
	id, form := k.NameFrom(strings.TrimSpace(r.URL.Query().Get("ten"))), r.URL.Query().Get(formName)
	if id == "" {
		return s.askName(w, v, k, "", "")
	}
	if problem := nameWrong(v, k, id); problem != "" {
		return s.askName(w, v, k, id, problem)
	}
	start, err := report.Draft(v.site, k, id, form)
	if err != nil {
		return s.askName(w, v, k, id, say.In(err, say.Vietnamese))
	}
	p := v.paperOf(k, id, pathOf(v, k, id), []byte(start))
	p.fresh = true
	return s.showForm(w, v, p, notice{})
}

// nameWrong says why a record cannot be called so.
func nameWrong(v *view, k *site.Kind, id string) string {
	switch {
	case !record.ValidID(id) || strings.EqualFold(id, "index") || path.Ext(id) == k.Suffix[0] || source.BadPart(id+k.Suffix[0]) != "":
		return fmt.Sprintf("tên %q không thành địa chỉ được; chỉ dùng chữ thường không dấu, số và dấu -, như %q", id, viet.Slug(id))
	case !k.MayBeNamed(id):
		return fmt.Sprintf("tên %q không hợp với loại này; viết như %q", id, k.NameLike())
	}
	if taken, err := intake.Taken(v.files, v.site, k, id); err != nil || taken != "" {
		return fmt.Sprintf("tên %q đã có rồi; đặt tên khác, như %q", id, id+"-2")
	}
	return ""
}
