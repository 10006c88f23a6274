package edit

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"congkhai/generator/desk/worklist"
	"congkhai/generator/files/record"
	"congkhai/generator/kinds/report"
	"congkhai/generator/past/change"
	"congkhai/generator/site"
	"congkhai/generator/text/viet"
)

// page is a page for staff.
type page struct {
	markup
	title string
}

func newPage(title string) *page {
	p := &page{title: title}
	p.put("h1", title)
	return p
}

// write sends the page with what all pages have around them.
func (p *page) write(w http.ResponseWriter, status int) {
	var m markup
	m.WriteString("<!doctype html>\n")
	m.open("html", "lang", "vi").open("head")
	m.single("meta", "charset", "utf-8").single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
	m.put("title", p.title+" – Soạn nội dung cổng").single("link", "rel", "stylesheet", "href", root+"sua.css")
	m.single("link", "rel", "icon", "href", "data:,") // no browser asks for one then
	m.put("script", "", "src", root+"sua.js", "defer", "").end()
	m.open("body").link("#chinh", "Bỏ qua, tới nội dung chính", "class", "bo-qua")
	m.open("header").open("nav", "aria-label", "Các trang soạn nội dung")
	m.link(root, "Việc cần làm").link(root+importName, "Nhập Excel, Word").link(root+meName, "Tên của bạn").link("/", "Xem cổng")
	m.end().open("form", "method", "post", "action", root+leaveName).put("button", "Thoát").end().end()
	m.open("main", "id", "chinh")
	m.WriteString(p.String())
	m.end().end().end()
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(m.String() + "\n")) // the reader may have gone
}

// work is the first page: what waits, and everything there is to change.
func (s *Server) work(w http.ResponseWriter, r *http.Request) error {
	v, err := s.eyes.look(nil)
	if err != nil {
		return err
	}
	p := newPage("Việc cần làm")
	if r.URL.Query().Has(undoneMark) {
		p.put("p", "Đã hoàn tác lần lưu cuối.", "class", "bao", "role", "status")
	}
	s.tellSaved(p)
	groups := worklist.Of(v.site, v.problems)
	if len(groups) == 0 {
		p.put("p", "Không có việc nào đang chờ.")
	}
	for _, g := range groups {
		p.group(g)
	}
	p.put("h2", "Mọi nội dung")
	p.open("ul", "class", "loai")
	for _, k := range v.site.Kinds {
		p.open("li").link(root+k.Folder+"/", k.Name).text(" (" + strconv.Itoa(len(recordsOf(v.site, k))) + ") ")
		p.link(root+k.Folder+"/"+newName, "thêm", "aria-label", "Thêm "+viet.LowerFirst(k.Name)).end()
	}
	p.end().put("h2", "Đưa lên mạng")
	p.put("p", "Những gì đã lưu lên cổng khi người phụ trách chạy lệnh dựng cổng (congkhai build) và chép kết quả lên máy chủ; "+
		"chương trình này chưa được cài nơi đăng nên không tự đăng.")
	p.write(w, http.StatusOK)
	return nil
}

// mostShown is how many things of a group are seen at once; the others are behind a click.
const mostShown = 8

func (p *page) group(g worklist.Group) {
	p.open("section").put("h2", fmt.Sprintf("%s (%d)", g.Title, len(g.Items)))
	for from := 0; from < len(g.Items); {
		to := min(len(g.Items), from+mostShown)
		if from > 0 {
			to = len(g.Items)
			p.open("details").put("summary", fmt.Sprintf("và %d việc nữa", to-from))
		}
		p.open("ul", "class", "viec")
		for _, item := range g.Items[from:to] {
			p.item(item)
		}
		p.end()
		if from > 0 {
			p.end()
		}
		from = to
	}
	p.end()
}

func (p *page) item(item worklist.Item) {
	p.open("li")
	switch {
	case item.New != "":
		to := root + item.Kind + "/" + newName + "?ten=" + item.New
		if item.Form != "" {
			to += "&" + formName + "=" + item.Form
		}
		p.link(to, item.Title)
	case item.Kind != "" && item.ID != "":
		p.link(addressOf(item.Kind, item.ID), item.Title)
	default:
		p.put("strong", item.Title)
	}
	p.text(" ").put("span", item.Why, "class", "vi-sao")
	p.end()
}

// tellSaved tells what became of what was saved last, and lets it be taken back.
func (s *Server) tellSaved(p *page) {
	s.keeper.lock.Lock()
	last := s.keeper.last
	s.keeper.lock.Unlock()
	sent, again := s.keeper.told()
	if last == nil && sent == "" {
		return
	}
	p.open("section", "class", "da-luu", "role", "status")
	if last != nil {
		p.put("p", "Đã lưu: "+last.title)
		p.changes(last.changes)
		p.open("form", "method", "post", "action", root+undoName).put("button", "Hoàn tác lần lưu này").end()
	}
	if sent != "" {
		p.put("p", viet.UpperFirst(sent))
	}
	if again {
		p.open("form", "method", "post", "action", root+sendName).put("button", "Gửi lại").end()
	}
	p.end()
}

// changes lists what changed, in words.
func (m *markup) changes(changes []change.Change) {
	m.open("ul")
	for _, c := range changes {
		switch {
		case c.Old == "":
			m.put("li", c.Name+": thêm "+c.New)
		case c.New == "":
			m.put("li", c.Name+": bỏ "+c.Old)
		default:
			m.put("li", c.Name+": "+c.Old+" → "+c.New)
		}
	}
	m.end()
}

func recordsOf(s *site.Site, k *site.Kind) (all []*record.Record) {
	for _, r := range s.Records {
		if r.Kind.Folder == k.Folder {
			all = append(all, r)
		}
	}
	return all
}

// mostListed is how many records a list has; who looks for one among more types a word of its name.
const mostListed = 200

// records lists the records of a kind.
func (s *Server) records(w http.ResponseWriter, r *http.Request, k *site.Kind) error {
	v, err := s.eyes.look(nil)
	if err != nil {
		return err
	}
	wanted := r.URL.Query().Get("tim")
	all := slices.DeleteFunc(recordsOf(v.site, k), func(r *record.Record) bool {
		return !strings.Contains(viet.Fold(r.ID+" "+r.Title()), viet.Fold(strings.TrimSpace(wanted)))
	})
	p := newPage(k.Name)
	p.link(root+k.Folder+"/"+newName, "Thêm mục mới", "class", "nut")
	p.open("form", "method", "get", "role", "search").input("tim", "Tìm theo tên, có dấu hay không", wanted).put("button", "Tìm").end()
	if len(all) == 0 {
		p.put("p", "Không có mục nào.")
	}
	p.open("ul", "class", "muc")
	for _, r := range all[:min(len(all), mostListed)] {
		p.open("li")
		if share, shared := v.site.Shared[r.File.Path]; shared {
			p.link(r.URL(), r.Title()).text(" ").put("span", cmp.Or(share.Keeper, "phần chung"), "class", "nhan").end()
			continue
		}
		p.link(addressOf(k.Folder, r.ID), r.Title()).text(" ").put("span", r.ID, "class", "vi-sao")
		if r.Data.Base().Draft {
			p.text(" ").put("span", "bản nháp", "class", "nhan")
		}
		p.end()
	}
	p.end()
	if len(all) > mostListed {
		p.put("p", fmt.Sprintf("và %d mục nữa; hãy gõ vài chữ của tên để tìm", len(all)-mostListed))
	}
	p.write(w, http.StatusOK)
	return nil
}

// askName asks what a new record shall be called.
func (s *Server) askName(w http.ResponseWriter, v *view, k *site.Kind, id, wrong string) error {
	p := newPage("Thêm " + viet.LowerFirst(k.Name))
	p.open("form", "method", "get")
	p.input("ten", "Tên trong địa chỉ của trang, chữ thường không dấu, như "+k.NameLike(), id, "required", "",
		only(wrong != "", "aria-invalid"), "true", only(wrong != "", "aria-describedby"), "ten-sai")
	if wrong != "" {
		p.put("p", wrong, "class", "loi", "id", "ten-sai")
	}
	if k.Folder == report.Folder && len(v.site.All(report.FormFolder)) > 1 {
		p.put("label", "Biểu mẫu", "for", formName).open("select", "id", formName, "name", formName)
		p.option("", "theo kỳ trong tên", true)
		for _, o := range formOptions(v.site) {
			p.option(o.ID, o.Label, false)
		}
		p.end()
	}
	p.put("button", "Tiếp").end()
	p.write(w, http.StatusOK)
	return nil
}

// me asks who works here.
func (s *Server) me(w http.ResponseWriter, r *http.Request) error {
	p := newPage("Tên của bạn")
	if s.keeper.repo == nil {
		p.put("p", "Cổng này không giữ lịch sử các lần sửa nên không cần ghi tên.")
		p.write(w, http.StatusOK)
		return nil
	}
	name, mail := s.keeper.repo.Author()
	if !reads(r) {
		post, err := sent(r)
		if err != nil {
			return err
		}
		name, mail = strings.TrimSpace(post.Get("ten")), strings.TrimSpace(post.Get("thu"))
		if err := s.keeper.repo.SetAuthor(name, mail); err != nil {
			return err
		}
		http.Redirect(w, r, root+meName, http.StatusSeeOther)
		return nil
	}
	p.put("p", "Tên và thư được ghi vào lịch sử của cổng cùng mỗi lần bạn lưu.")
	p.open("form", "method", "post").input("ten", "Họ tên", name, "required", "", "autocomplete", "name")
	p.input("thu", "Thư điện tử (không có thì bỏ trống)", mail, "type", "email", "autocomplete", "email")
	p.put("button", "Ghi tên").end()
	p.write(w, http.StatusOK)
	return nil
}
