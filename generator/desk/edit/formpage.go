package edit

import (
	"encoding/base64"
	"fmt"
	"net/http"
	"net/url"
	"reflect"
	"slices"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/site"
	"congkhai/generator/text/say"
	"congkhai/generator/text/viet"
)

// notice is what is said above a form.
type notice struct {
	saved       bool
	told, wrong string
	err         error
	post        url.Values // what else was sent with the form, so that it stays
}

// formPage writes the form of a record.
type formPage struct {
	*page
	view    *view
	words   wording
	record  *record.Record
	calls   func(path string) string // what a value is called whose key is the author's own
	prompts []site.Prompt
}

// formID is what the form is called in its page, for buttons outside of it.
const formID = "mau"

// showForm answers with the form of a record.
func (s *Server) showForm(w http.ResponseWriter, v *view, p *paper, n notice) error {
	title := p.says.title()
	switch {
	case p.fresh:
		title = "Thêm " + viet.LowerFirst(p.kind.Name)
	case title == "":
		title = p.kind.Name + " " + p.id
	}
	page := newPage(title)
	if n.saved {
		s.tellSaved(page)
	}
	page.wrongs(p, n)
	r := p.record(v)
	f := &formPage{page: page, view: v, words: p.words, record: r, calls: func(path string) string { return p.kind.Calls(v.site, r, path) },
		prompts: p.kind.Prompts(v.site, r)}
	to := addressOf(p.kind.Folder, p.id)
	if p.fresh {
		to = addressOf(p.kind.Folder, newName)
	}
	f.open("form", "method", "post", "action", to, "enctype", "multipart/form-data", "class", "mau", "id", formID)
	f.button(checkButton, "Kiểm tra", "class", "an", "tabindex", "-1", "aria-hidden", "true") // what Enter in a box does
	f.hidden(baseName, base64.StdEncoding.EncodeToString(p.base)).hidden(heldName, p.held)
	if p.fresh {
		f.hidden(freshName, "1")
		f.input(idName, "Tên trong địa chỉ của trang (bỏ trống thì đặt theo những gì ghi dưới đây)", p.named, "autocomplete", "off")
	}
	f.said(p)
	f.files()
	f.saving(s, n)
	f.end()
	f.open("section", "class", "xem-truoc", "aria-label", "Trang như người đọc sẽ thấy")
	f.open("iframe", "name", "xem", "title", "Trang như người đọc sẽ thấy", "sandbox", "allow-same-origin").end().end()
	if !p.fresh {
		f.open("p")
		if p.kind.Draft == nil && p.kind.Ending(v.site, r) == "" {
			f.link(addressOf(p.kind.Folder, newName)+"?"+likeName+"="+p.id, "Thêm một mục như mục này").text(" ")
		}
		if r := v.site.Record(p.kind.Folder, p.id); r != nil {
			home := v.site.Config.Path()
			f.link(home+r.URL(), "Trang đang có")
			if past := r.URL() + "lich-su/"; v.site.Page(past) != nil {
				f.text(" · ").link(home+past, "Lịch sử của mục này")
			}
		}
		f.end()
	}
	page.write(w, http.StatusOK)
	return nil
}

// said is what the record says: its own keys, its text, and what every kind has.
func (f *formPage) said(p *paper) {
	var common, rare []*node // which every kind has
	for _, n := range p.form.nodes {
		switch {
		case !isCommon(n.field):
			f.node(n, n.field.Key)
		case n.isBlank():
			rare = append(rare, n)
		default:
			common = append(common, n)
		}
	}
	if p.hasBody() {
		f.body(p)
	}
	for _, n := range common {
		f.node(n, n.field.Key)
	}
	if len(rare) > 0 {
		f.open("details").put("summary", "Ít khi dùng")
		for _, n := range rare {
			f.node(n, n.field.Key)
		}
		f.end()
	}
}

// isCommon reports whether every kind of record has a key.
func isCommon(f front.Field) bool {
	common := front.Fields(reflect.TypeFor[record.Common]())
	return slices.ContainsFunc(common, func(c front.Field) bool { return c.Key == f.Key })
}

// isBlank reports whether nothing is typed for a key, and nothing wrong with it.
func (n *node) isBlank() bool {
	b := n.box
	filled := b != nil && (b.text != "" || b.state != "" || b.wrong != "" || len(b.picked) > 0)
	if filled || n.wrong != "" || n.rows != nil && len(n.rows.items) > 0 {
		return false
	}
	return !slices.ContainsFunc(n.group, func(sub *node) bool { return !sub.isBlank() })
}

// record is the record as the portal has it, or as its form began.
func (p *paper) record(v *view) *record.Record {
	if r := v.site.Find(p.kind.Folder, p.id); r != nil {
		return r
	}
	return p.parsed(v, p.base)
}

func (p *page) wrongs(paper *paper, n notice) {
	if n.err != nil {
		n.wrong = say.In(n.err, say.Vietnamese)
	}
	if n.told != "" {
		p.put("p", n.told, "class", "bao", "role", "status")
	}
	if n.wrong == "" && paper.isSound() {
		return
	}
	p.open("div", "class", "loi", "role", "alert", "id", "loi-chung")
	if n.wrong != "" {
		p.put("p", viet.UpperFirst(n.wrong))
	}
	if count := len(paper.wrongs) + len(paper.bodyWrongs) + paper.astray; count > 0 {
		p.put("p", fmt.Sprintf("Có %d chỗ cần sửa trước khi lưu; từng chỗ được ghi ngay dưới ô của nó.", count))
	}
	if len(paper.wrongs) > 0 {
		p.open("ul")
		for _, wrong := range paper.wrongs {
			p.open("li").text(wrong.text)
			if wrong.to != "" {
				p.text(" ").link(wrong.to, "Mở mục ấy")
			}
			p.end()
		}
		p.end()
	}
	if paper.mendable {
		p.put("button", mendLabel, "form", formID, "name", buttonName, "value", mendButton)
	}
	p.end()
}

// node writes a key: its box, the keys in it, its rows.
func (f *formPage) node(n *node, path string) {
	name := n.field.Name
	if name == "" {
		name = "Giá trị"
	}
	switch {
	case n.group == nil && n.rows == nil:
		f.box(n.box, name, n)
		return
	case n.field.Key == "" && n.box == nil && n.rows == nil: // a row, which has its own frame
		f.nodes(n.group, path)
		return
	}
	f.open("fieldset", "id", n.name+".khung").put("legend", name)
	if help := f.help(n, nil); help != "" {
		f.put("p", help, "class", "giup")
	}
	f.wrong(n.wrong, "")
	if n.box != nil {
		label := "Ghi chung một giá trị"
		if len(choices(n.box.Sort)) == 0 && !n.box.Text && !n.box.Whole {
			label = "Không có dòng nào thì chọn vì sao"
		}
		f.box(n.box, label, n)
	}
	f.nodes(n.group, path)
	if n.rows != nil {
		f.rows(n, path)
	}
	f.end()
}

func (f *formPage) nodes(nodes []*node, path string) {
	for _, sub := range nodes {
		f.node(sub, path+"."+sub.field.Key)
	}
}

// files lets files be put beside the record.
func (f *formPage) files() {
	f.open("fieldset", "class", "tep").put("legend", "Hình và tệp kèm theo")
	f.input(fileName, "Chọn hình (JPEG, PNG) hay tệp (PDF, Word, Excel)", "", "type", "file", "multiple", "")
	f.input(altName, "Hình cho thấy gì (cho người không nhìn được hình)", "")
	f.button(attachButton, "Thêm vào bài").end()
}

// saving is the end of the form: why something changes, and what to do with it.
func (f *formPage) saving(s *Server, n notice) {
	if s.keeper.repo != nil {
		f.open("fieldset").put("legend", "Ghi vào lịch sử của cổng")
		for _, box := range []struct{ name, label string }{
			{whyName, "Vì sao sửa (một dòng; bỏ trống thì ghi những mục đã đổi)"},
			{decisionName, "Theo quyết định số (nếu có)"},
			{minorName, "Chỉ sửa nhỏ, nghĩa không đổi: sửa gì (nếu đúng vậy)"},
		} {
			f.input(box.name, box.label, n.post.Get(box.name), "autocomplete", "off")
		}
		f.end()
	}
	f.open("div", "class", "luu").button(saveButton, "Lưu", "class", "chinh").button(checkButton, "Kiểm tra")
	f.button(showButton, "Xem trang", "formtarget", "xem").end()
}
