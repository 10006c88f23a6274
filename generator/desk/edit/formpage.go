package edit

import (
	"encoding/base64"
	"fmt"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"congkhai/generator/desk/entry"
	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
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
	view  *view
	calls func(path string) string // what a value is called whose key is the author's own
}

// showForm answers with the form of a record.
func (s *Server) showForm(w http.ResponseWriter, v *view, p *paper, n notice, status int) error {
	title := p.says.title()
	if title == "" {
		title = p.kind.Name + " " + p.id
	}
	page := newPage(title)
	if n.saved {
		s.tellSaved(page)
	}
	page.wrongs(p, n)
	f := &formPage{page: page, view: v, calls: callsOf(v, p)}
	to := addressOf(p.kind.Folder, p.id)
	f.open("form", "method", "post", "action", to, "enctype", "multipart/form-data", "class", "mau", "id", "mau")
	f.button(checkButton, "Kiểm tra", "class", "an", "tabindex", "-1", "aria-hidden", "true") // what Enter in a box does
	f.hidden(baseName, base64.StdEncoding.EncodeToString(p.base)).hidden(heldName, p.held)
	if p.fresh {
		f.hidden(freshName, "1")
	}
	var common, rare []*node // which every kind has
	for _, n := range p.form.nodes {
		switch {
		case !isCommon(n):
			f.node(n, n.field.Key, 0)
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
		f.node(n, n.field.Key, 0)
	}
	if len(rare) > 0 {
		f.open("details").say("summary", "Ít khi dùng")
		for _, n := range rare {
			f.node(n, n.field.Key, 0)
		}
		f.end()
	}
	f.files()
	f.saving(s, n)
	f.end()
	f.open("section", "class", "xem-truoc", "aria-label", "Trang như người đọc sẽ thấy")
	f.open("iframe", "name", "xem", "title", "Trang như người đọc sẽ thấy", "sandbox", "allow-same-origin").end().end()
	if !p.fresh {
		if r := v.site.Record(p.kind.Folder, p.id); r != nil {
			f.open("p").link(r.URL(), "Trang đang có").text(" · ").link(r.URL()+"lich-su/", "Lịch sử của mục này").end()
		}
	}
	page.write(w, status)
	return nil
}

// isCommon reports whether every kind of record has a key.
func isCommon(n *node) bool {
	return slices.ContainsFunc(front.Fields(reflect.TypeFor[record.Common]()), func(f front.Field) bool { return f.Key == n.field.Key })
}

// isBlank reports whether nothing is typed for a key, and nothing wrong with it.
func (n *node) isBlank() bool {
	b := n.box
	filled := b != nil && (b.text != "" || b.state != "" || b.wrong != "" || len(b.picked) > 0)
	return !filled && n.wrong == "" && (n.rows == nil || len(n.rows.items) == 0) && !slices.ContainsFunc(n.group, func(sub *node) bool { return !sub.isBlank() })
}

// callsOf finds what the figures of a report are called, and other keys of the author's own.
func callsOf(v *view, p *paper) func(path string) string {
	var r *record.Record
	for _, other := range v.site.Records {
		if other.Kind.Folder == p.kind.Folder && other.ID == p.id {
			r = other
		}
	}
	if r == nil && len(p.base) > 0 {
		r = p.parsed(v, p.base)
	}
	return func(path string) string {
		if r == nil || p.kind.Calls == nil {
			return ""
		}
		return p.kind.Calls(v.site, r, path)
	}
}

func (p *page) wrongs(paper *paper, n notice) {
	if n.err != nil {
		n.wrong = say.In(n.err, say.Vietnamese)
	}
	if n.told != "" {
		p.say("p", n.told, "class", "bao", "role", "status")
	}
	count := len(paper.wrongs) + len(paper.bodyWrongs) + paper.astray
	if n.wrong == "" && count == 0 {
		return
	}
	p.open("div", "class", "loi", "role", "alert", "id", "loi-chung")
	if n.wrong != "" {
		p.say("p", upperFirst(n.wrong))
	}
	if count > 0 {
		p.say("p", fmt.Sprintf("Có %d chỗ cần sửa trước khi lưu; từng chỗ được ghi ngay dưới ô của nó.", count))
	}
	if len(paper.wrongs) > 0 {
		p.open("ul")
		for _, wrong := range paper.wrongs {
			p.say("li", wrong)
		}
		p.end()
	}
	p.end()
}

// node writes a key: its box, the keys in it, its rows.
func (f *formPage) node(n *node, path string, depth int) {
	name := n.field.Name
	if name == "" {
		name = "Giá trị"
	}
	switch {
	case n.group == nil && n.rows == nil:
		f.box(n.box, name, n)
		return
	case n.field.Key == "" && n.box == nil && n.rows == nil: // a row, which has its own frame
		f.nodes(n.group, path, depth)
		return
	}
	f.open("fieldset", "id", n.name+".khung").say("legend", name)
	if help := helpOf(n, nil); help != "" {
		f.say("p", help, "class", "giup")
	}
	f.wrong(n.wrong, "")
	if n.box != nil {
		label := "Ghi chung một giá trị"
		if len(choices(n.box.Sort)) == 0 && !n.box.Text && !n.box.Whole {
			label = "Không có dòng nào thì chọn vì sao"
		}
		f.box(n.box, label, n)
	}
	f.nodes(n.group, path, depth)
	if n.rows != nil {
		f.rows(n, path, depth)
	}
	f.end()
}

func (f *formPage) nodes(nodes []*node, path string, depth int) {
	for _, sub := range nodes {
		f.node(sub, path+"."+sub.field.Key, depth+1)
	}
}

// rows writes the rows of a list, each with what can be done with it.
func (f *formPage) rows(n *node, path string, depth int) {
	f.hidden(n.name+countMark, strconv.Itoa(len(n.rows.items)))
	f.open("div", "class", "dong-cac", "data-ten", n.name)
	for i, row := range n.rows.items {
		at := n.name + "." + strconv.Itoa(i)
		title := strconv.Itoa(i + 1)
		rowPath := path
		if n.rows.named {
			rowPath += "." + keyPath(row.key)
		}
		f.open("div", "class", "dong", "role", "group", "aria-label", n.field.Name+" "+title)
		if n.rows.named {
			f.rowKey(at, row, rowPath)
		} else {
			f.say("p", title, "class", "so", "aria-hidden", "true")
		}
		f.node(row.node, rowPath, depth+1)
		f.open("div", "class", "nut-dong")
		if !n.rows.named {
			f.button(raiseRow+":"+at, "↑", "aria-label", "Đưa dòng "+title+" lên")
			f.button(lowerRow+":"+at, "↓", "aria-label", "Đưa dòng "+title+" xuống")
		}
		f.button(removeRow+":"+at, "Bỏ", "aria-label", "Bỏ dòng "+title).end().end()
	}
	f.end()
	f.button(addRow+":"+n.name, "Thêm dòng", "aria-label", "Thêm dòng vào "+viet.LowerFirst(n.field.Name), "class", "them")
	if len(boxesIn(n.rows.first(f.view))) > 1 {
		paste := n.name + pasteMark
		f.open("details").say("summary", "Dán nhiều dòng từ Excel")
		f.say("label", "Mỗi dòng một hàng, các ô theo thứ tự như trên", "for", paste).say("textarea", "", "id", paste, "name", paste, "rows", "3", "class", "bang")
		f.button(pasteRows+":"+n.name, "Thêm các dòng này").end()
	}
}

// first is a row without anything in it.
func (r *rows) first(v *view) []*node {
	return []*node{v.deskOf(saying{doc: new(front.Doc)}).node(front.Field{Shape: r.each}, "", nil)}
}

// rowKey is the author's own key of a row: a figure by what its form calls it.
func (f *formPage) rowKey(at string, row *row, path string) {
	if called := f.calls(path); called != "" {
		f.hidden(at+keyMark, row.key).say("p", called, "class", "goi")
	} else {
		f.say("label", "Khóa", "for", at+keyMark).single("input", "id", at+keyMark, "name", at+keyMark, "value", row.key)
	}
	f.wrong(row.wrong, "")
}

func (f *formPage) wrong(text, id string) {
	if text != "" {
		f.say("p", upperFirst(text), "class", "loi", only(id != "", "id"), id)
	}
}

// longText is from how many letters on a text has several lines.
const longText = 70

// box writes one box with its name, its help, and what is wrong with it.
func (f *formPage) box(b *box, name string, n *node) {
	wrong := b.wrong
	if wrong == "" {
		wrong = n.wrong
	}
	f.open("div", "class", "o", "id", b.name+".o")
	described := []string{}
	help := ""
	if n.group == nil && n.rows == nil {
		help = helpOf(n, b)
	}
	if help != "" {
		described = append(described, b.name+".giup")
	}
	if wrong != "" {
		described = append(described, b.name+".sai")
	}
	common := []string{only(wrong != "", "aria-invalid"), "true",
		only(len(described) > 0, "aria-describedby"), strings.Join(described, " ")}
	switch {
	case isPick(b.Sort):
		f.picks(b, name)
	case len(choices(b.Sort)) > 0 && !b.Text && !b.Whole && !b.List:
		f.label(b, name, n)
		f.choice(b, common)
	case b.Truth && !b.Whole && !b.Decimal && !b.Text:
		f.label(b, name, n)
		f.truth(b, common)
	case !b.Text && !b.Whole && !b.Decimal && !b.Day && !b.grid && !b.List: // nothing but a word for why there is none
		f.say("p", name, "class", "nhan-o")
	default:
		f.label(b, name, n)
		f.typed(b, n, common)
	}
	f.states(b, name)
	if help != "" {
		f.say("p", help, "class", "giup", "id", b.name+".giup")
	}
	f.wrong(wrong, b.name+".sai")
	f.end()
}

func (f *formPage) label(b *box, name string, n *node) {
	f.open("label", "for", b.name).text(name)
	if n.field.Key != "" && !n.field.Optional {
		f.text(" ").say("span", "cần có", "class", "can")
	}
	f.end()
}

// helpOf says what a box is for where its name does not, and how it is filled in.
func helpOf(n *node, b *box) string {
	var parts []string
	switch {
	case b != nil && b.Refers != "":
		parts = append(parts, "gõ tên, có dấu hay không đều được")
	case !strings.HasPrefix(viet.Fold(n.field.Name), viet.Fold(n.field.Say)):
		parts = append(parts, n.field.Say)
	}
	if b != nil && b.List && !b.grid && !isPick(b.Sort) {
		parts = append(parts, "mỗi mục một dòng")
	}
	if b != nil && b.grid {
		parts = append(parts, "dán thẳng từ Excel được: mỗi dòng một hàng, các ô cách nhau bằng phím Tab")
	}
	if b != nil && b.Day && !b.Text {
		parts = append(parts, "ngày/tháng/năm, như 25/06/2021")
	}
	if len(parts) == 0 {
		return ""
	}
	return upperFirst(strings.Join(parts, "; "))
}

func (f *formPage) typed(b *box, n *node, common []string) {
	attributes := append([]string{"id", b.name, "name", b.name}, common...)
	long := len([]rune(b.text)) > longText && b.Refers == ""
	if b.List || b.grid || n.field.Is == "prose" || long || strings.Contains(b.text, "\n") {
		lines := min(max(strings.Count(b.text, "\n")+1, len([]rune(b.text))/longText+1, 2), 14)
		f.say("textarea", "\n"+b.text, append(attributes, "rows", strconv.Itoa(lines), only(b.grid, "class"), "bang")...)
		return
	}
	if (b.Whole || b.Decimal || b.Day) && !b.Text {
		attributes = append(attributes, "inputmode", "numeric", "class", "ngan")
	}
	list := ""
	if b.Refers != "" {
		list = b.name + ".chon"
		attributes = append(attributes, "list", list)
	}
	f.single("input", append(attributes, "value", b.text, "autocomplete", "off")...)
	if list != "" {
		f.options(list, b.Refers)
	}
}

// mostOptions is how many records a box offers; among more the clerk types the name.
const mostOptions = 300

func (f *formPage) options(id, folder string) {
	all := f.view.site.All(folder)
	f.open("datalist", "id", id)
	for _, r := range all[:min(len(all), mostOptions)] {
		value := r.ID
		if k := f.view.site.KindOf(r); k.Cited != nil {
			value = k.Cited(r.Data).Number
		}
		f.say("option", r.Title(), "value", value)
	}
	f.end()
}

func (f *formPage) choice(b *box, common []string) {
	f.open("select", append([]string{"id", b.name, "name", b.name}, common...)...)
	f.option("", "", b.text == "")
	known := b.text == ""
	for _, w := range choices(b.Sort) {
		chosen := b.text == w.ID || b.text == w.Label
		known = known || chosen
		f.option(w.ID, w.Label, chosen)
	}
	if !known { // what a file says, whatever it is, is shown and stays
		f.option(b.text, b.text, true)
	}
	f.end()
}

func (f *formPage) option(value, label string, chosen bool) {
	f.say("option", label, "value", value, only(chosen, "selected"), "")
}

func (f *formPage) truth(b *box, common []string) {
	f.open("select", append([]string{"id", b.name, "name", b.name}, common...)...)
	f.option("", "", b.text == "")
	f.option(entry.Truths[true], entry.Truths[true], b.text == entry.Truths[true])
	f.option(entry.Truths[false], entry.Truths[false], b.text == entry.Truths[false])
	if !slices.Contains([]string{"", entry.Truths[true], entry.Truths[false]}, b.text) {
		f.option(b.text, b.text, true)
	}
	f.end()
}

// picks are boxes to tick; those that are ticked come first, in the order in which the file has them.
func (f *formPage) picks(b *box, name string) {
	f.open("div", "role", "group", "aria-label", name).say("p", name, "class", "nhan-o")
	if b.text != "" {
		f.hidden(b.name, b.text).say("p", b.text)
	}
	words := choices(b.Sort)
	rank := func(w entry.Word) int {
		if i := slices.Index(b.picked, w.ID); i >= 0 {
			return i
		}
		return len(b.picked)
	}
	slices.SortStableFunc(words, func(a, b entry.Word) int { return rank(a) - rank(b) })
	for _, w := range words {
		f.open("label", "class", "tich").single("input", "type", "checkbox", "name", b.name, "value", w.ID,
			only(slices.Contains(b.picked, w.ID), "checked"), "").text(" " + w.Label).end()
	}
	f.end()
}

// states are the words that say why there is no value, as buttons beside the box.
func (f *formPage) states(b *box, name string) {
	words := states(b.Sort)
	if len(words) == 0 {
		return
	}
	f.open("div", "class", "khong-gia-tri", "role", "group", "aria-label", name+": vì sao không có giá trị")
	for _, w := range append([]entry.Word{{ID: "", Label: "có giá trị"}}, words...) {
		f.open("label", "class", "tich").single("input", "type", "radio", "name", b.name+stateMark, "value", w.ID,
			only(b.state == w.ID, "checked"), "").text(" " + w.Label).end()
	}
	f.end()
}

// body is the text of the record.
func (f *formPage) body(p *paper) {
	f.open("div", "class", "o").say("label", bodyTitle, "for", bodyName)
	f.open("div", "class", "thanh-cong-cu", "data-cho", bodyName, "hidden", "").end()
	lines := min(max(strings.Count(p.form.body, "\n")+4, 10), 30)
	f.say("textarea", "\n"+p.form.body, "id", bodyName, "name", bodyName, "rows", strconv.Itoa(lines), "aria-describedby", bodyName+".giup")
	f.say("p", "Mỗi dòng là một dòng trên trang. Mục lớn bắt đầu bằng ##, ý trong danh sách bắt đầu bằng -.", "class", "giup", "id", bodyName+".giup")
	for _, wrong := range p.bodyWrongs {
		f.wrong(wrong, "")
	}
	f.end()
}

// files lets files be put beside the record.
func (f *formPage) files() {
	f.open("fieldset", "class", "tep").say("legend", "Hình và tệp kèm theo")
	f.say("label", "Chọn hình (JPEG, PNG) hay tệp (PDF, Word, Excel)", "for", fileName)
	f.single("input", "type", "file", "id", fileName, "name", fileName, "multiple", "")
	f.say("label", "Hình cho thấy gì (cho người không nhìn được hình)", "for", altName)
	f.single("input", "id", altName, "name", altName)
	f.button(attachButton, "Thêm vào bài").end()
}

// saving is the end of the form: why something changes, and what to do with it.
func (f *formPage) saving(s *Server, n notice) {
	if s.desk.repo != nil {
		f.open("fieldset").say("legend", "Ghi vào lịch sử của cổng")
		for _, box := range []struct{ name, label string }{
			{whyName, "Vì sao sửa (một dòng; bỏ trống thì ghi những mục đã đổi)"},
			{decisionName, "Theo quyết định số (nếu có)"},
			{minorName, "Chỉ sửa nhỏ, nghĩa không đổi: sửa gì (nếu đúng vậy)"},
		} {
			f.say("label", box.label, "for", box.name)
			f.single("input", "id", box.name, "name", box.name, "value", n.post.Get(box.name), "autocomplete", "off")
		}
		f.end()
	}
	f.open("div", "class", "luu").button(saveButton, "Lưu", "class", "chinh").button(checkButton, "Kiểm tra")
	f.button(showButton, "Xem trang", "formtarget", "xem").end()
}

// askWhich shows what two people changed in two ways, value by value, and lets the clerk choose. All that was sent stays.
func (s *Server) askWhich(w http.ResponseWriter, p *paper, asks []clash, post url.Values) error {
	page := newPage("Có người vừa sửa cùng chỗ")
	page.say("p", "Trong lúc bạn soạn, người khác đã lưu mục này. Những chỗ chỉ một người sửa thì giữ cả; còn các chỗ dưới đây, hãy chọn một.")
	page.open("form", "method", "post", "action", addressOf(p.kind.Folder, p.id))
	for _, name := range sortedNames(post) {
		if name == buttonName || strings.HasPrefix(name, choiceName) && slices.ContainsFunc(asks, func(c clash) bool { return choiceName+c.path == name }) {
			continue
		}
		for _, value := range post[name] {
			page.hidden(name, value)
		}
	}
	for _, c := range asks {
		page.open("fieldset").say("legend", p.nameOf(c))
		for _, side := range []struct {
			id, label string
			value     any
		}{{mineChoice, "của bạn: ", c.mine}, {theirsChoice, "của người kia: ", c.theirs}} {
			page.open("label", "class", "tich").single("input", "type", "radio", "name", choiceName+c.path, "value", side.id, "required", "")
			page.text(" "+side.label).say("span", shortText(side.value), "class", "gia-tri").end()
		}
		page.end()
	}
	page.button(saveButton, "Lưu với lựa chọn này", "class", "chinh").end()
	page.write(w, http.StatusOK)
	return nil
}

func sortedNames(post url.Values) []string {
	names := make([]string, 0, len(post))
	for name := range post {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// nameOf is what a value is called that two people changed.
func (p *paper) nameOf(c clash) string {
	first, _, _ := strings.Cut(c.path, ".")
	first, _, _ = strings.Cut(first, "[")
	for _, f := range p.kind.Fields() {
		if f.Key == first && f.Key == c.path {
			return f.Name
		}
		if f.Key == first {
			return f.Name + " (" + c.path + ")"
		}
	}
	return c.name
}

// shortText is a value as a line.
func shortText(v any) string {
	if v == nil {
		return "(bỏ trống)"
	}
	text := entry.Sort{Text: true, Whole: true, Decimal: true, Truth: true, Day: true, List: true}.Box(v, func(string, string) string { return "" })
	return text
}
