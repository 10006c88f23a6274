package edit

import (
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"

	"congkhai/generator/desk/intake"
	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds"
	"congkhai/generator/kinds/report"
	"congkhai/generator/site"
	"congkhai/generator/text/say"
	"congkhai/generator/text/viet"
)

var kindsOf = kinds.Kinds()

// What is sent with a form besides what the record says.
const (
	buttonName   = "viec"
	baseName     = "_goc" // the text that the form was made of, in base64
	heldName     = "_tam" // under which files wait
	freshName    = "_la-moi"
	whyName      = "_vi-sao"
	decisionName = "_quyet-dinh"
	minorName    = "_sua-nho"
	fileName     = "_tep"
	altName      = "_mo-ta-hinh"
	choiceName   = "_chon:"
)

// What the buttons of a form say, besides those of its rows.
const (
	checkButton  = "kiem-tra"
	showButton   = "xem"
	saveButton   = "luu"
	attachButton = "dinh-kem"
)

// mostInMemory is how much of what is sent is held in memory; of larger files the rest lies in a file meanwhile.
const mostInMemory = 16 << 20

func sent(r *http.Request) (url.Values, error) {
	err := r.ParseMultipartForm(mostInMemory)
	if errors.Is(err, http.ErrNotMultipart) {
		err = r.ParseForm()
	}
	return r.PostForm, err
}

// record answers for one record: its form, and what is done with it.
func (s *Server) record(w http.ResponseWriter, r *http.Request, k *site.Kind, id string) error {
	v, err := s.eyes.look(nil)
	if err != nil {
		return err
	}
	name := pathOf(v, k, id)
	if reads(r) {
		raw, err := v.read(name)
		if err != nil || raw == nil {
			return orNotHere(err)
		}
		p := v.paperOf(k, id, name, raw)
		s.place(p, v.problems, v)
		return s.showForm(w, v, p, notice{saved: r.URL.Query().Has("da-luu")}, http.StatusOK)
	}
	post, err := sent(r)
	if err != nil {
		return err
	}
	p, err := v.paperSent(k, id, name, post)
	if err != nil {
		return err
	}
	return s.act(w, r, v, p, post)
}

func orNotHere(err error) error {
	if err == nil {
		return errNotHere
	}
	return err
}

// pathOf is the file of a record: that which it has, or the one that a new record gets.
func pathOf(v *view, k *site.Kind, id string) string {
	for _, r := range v.site.Records {
		if r.Kind.Folder == k.Folder && r.ID == id {
			return r.File.Path
		}
	}
	return "content/" + k.Folder + "/" + id + k.Suffix[0]
}

// paperSent is a record with what a browser sent.
func (v *view) paperSent(k *site.Kind, id, name string, post url.Values) (*paper, error) {
	base, err := base64.StdEncoding.DecodeString(post.Get(baseName))
	if err != nil {
		return nil, say.Errorf("trang này gửi thiếu phần gốc; hãy mở lại trang", "the form came without what it was made of; open it again")
	}
	p := v.paperOf(k, id, name, base)
	p.fresh, p.held = post.Get(freshName) != "", post.Get(heldName)
	p.form = p.read(k.Fields(), post)
	p.resolve(v, p.form.nodes)
	return p, nil
}

// resolve makes references of what somebody typed in the place of one: the name of a record, also without marks.
func (p *paper) resolve(v *view, nodes []*node) {
	for _, n := range nodes {
		p.resolve(v, n.group)
		if n.rows != nil {
			for _, row := range n.rows.items {
				p.resolve(v, []*node{row.node})
			}
		}
		if n.box != nil && n.box.keyed {
			p.resolveKeys(v, n.box)
		}
		if n.box == nil || n.box.Refers == "" || n.box.text == "" {
			continue
		}
		lines := strings.Split(n.box.text, "\n")
		for i, line := range lines {
			if id := v.meant(n.box.Refers, line); id != "" {
				lines[i] = id
			}
		}
		n.box.text = strings.Join(lines, "\n")
	}
}

// resolveKeys puts in the place of what the rows of a table are called what they are named by: a table that was copied from a
// spreadsheet has the names of fields and agencies.
func (p *paper) resolveKeys(v *view, b *box) {
	lines := strings.Split(b.text, "\n")
	for i, line := range lines {
		name, cells, _ := strings.Cut(line, "\t")
		for _, folder := range []string{site.FieldFolder, site.AgencyFolder} {
			if id := v.meant(folder, name); id != "" {
				lines[i] = id + "\t" + cells
			}
		}
	}
	b.text = strings.Join(lines, "\n")
}

// meant is the ID of the only record that is called so, "" where the text is one already, or where it is not certain.
func (v *view) meant(folder, text string) string {
	if viet.Blank(text) || v.site.Record(folder, strings.TrimSpace(text)) != nil {
		return ""
	}
	found, wanted := "", viet.Fold(strings.TrimSpace(text))
	for _, r := range v.site.All(folder) {
		switch {
		case viet.Fold(r.Title()) != wanted:
		case found != "":
			return ""
		default:
			found = r.ID
		}
	}
	return found
}

// act does what a button of a form says.
func (s *Server) act(w http.ResponseWriter, r *http.Request, v *view, p *paper, post url.Values) error {
	button := post.Get(buttonName)
	switch {
	case button == saveButton:
		return s.save(w, r, p, post)
	case button == showButton:
		return s.preview(w, v, p)
	case button == attachButton:
		told := s.attach(r, v, p, post)
		return s.showForm(w, v, p, notice{told: told, post: post}, http.StatusOK)
	case p.change(p.form, button, post):
		return s.showForm(w, v, p, notice{post: post}, http.StatusOK)
	}
	_, _, _, err := s.check(v, p, nil)
	told := ""
	if sound(p, err) {
		told = "Không có chỗ nào sai."
	}
	return s.showForm(w, v, p, notice{told: told, post: post, err: err}, http.StatusOK)
}

func sound(p *paper, err error) bool { return err == nil && len(p.wrongs) == 0 && p.astray == 0 }

// check holds what is typed against the whole portal. What is wrong stands at its boxes afterwards; with anything wrong there is
// nothing to write.
func (s *Server) check(v *view, p *paper, merged func(values map[string]any, body string) ([]byte, error)) (before, over files, after []byte, err error) {
	values, places, wrong := p.wanted()
	p.astray = wrong
	if wrong > 0 {
		return nil, nil, nil, nil
	}
	if merged == nil {
		merged = func(values map[string]any, body string) ([]byte, error) { return p.written(p.base, values, body) }
	}
	if after, err = merged(values, strings.Trim(p.form.body, "\n")); err != nil || after == nil {
		return nil, nil, nil, err
	}
	now, err := v.read(p.path)
	if err != nil {
		return nil, nil, nil, err
	}
	before, over = p.over(now, after, s.desk.waiting(p.held))
	would, err := s.eyes.look(over)
	if err != nil {
		return nil, nil, nil, err
	}
	s.placeAt(p, places, would.problems, v.problems, over)
	return before, over, after, nil
}

// place tells what is wrong with a record as it stands, at its boxes.
func (s *Server) place(p *paper, problems []source.Problem, v *view) {
	_, places, _ := p.values(p.form)
	own := slices.DeleteFunc(slices.Clone(problems), func(q source.Problem) bool { return q.Where.File == nil || q.Where.File.Path != p.path })
	s.placeAt(p, places, own, nil, files{p.path: p.base})
}

// placeAt tells problems at the boxes of what they are about: those of the record, and those that others have because of it.
func (s *Server) placeAt(p *paper, places []place, problems, known []source.Problem, over files) {
	old := map[string]bool{}
	for _, q := range known {
		old[told(q)] = true
	}
	for _, q := range problems {
		_, own := over[pathIn(q)]
		switch {
		case own:
			p.atBox(places, q)
		case !old[told(q)]:
			p.wrongs = append(p.wrongs, "Vì thay đổi này, ở "+pathIn(q)+": "+q.Text(source.Vietnamese))
		}
	}
}

func pathIn(q source.Problem) string {
	if q.Where.File == nil {
		return ""
	}
	return q.Where.File.Path
}

func told(q source.Problem) string { return pathIn(q) + "\n" + q.Text(source.Vietnamese) }

// atBox tells a problem at the box with the smallest value around its place, or above the form.
func (p *paper) atBox(places []place, q source.Problem) {
	text := q.Text(source.Vietnamese)
	span, inBody := q.Where.File.Span(0, len(q.Where.File.Text())), false
	if strings.HasSuffix(q.Where.File.Path, ".md") {
		keys, body, _ := front.Split(q.Where.File)
		span, inBody = keys, q.Where.Start >= body.Start
	}
	if inBody {
		line, _ := q.Where.Position()
		p.bodyWrongs = append(p.bodyWrongs, bodyWrong(q, line, text))
		return
	}
	doc, _ := front.Parse(span)
	best, least := -1, len(q.Where.File.Text())+1
	for i, at := range places {
		key, value := doc.Key(at.path), doc.At(at.path)
		if size := value.End - key.Start; key.Start <= q.Where.Start && q.Where.End <= value.End && size <= least && value.End > 0 {
			best, least = i, size
		}
	}
	if best < 0 {
		p.wrongs = append(p.wrongs, text)
		return
	}
	p.astray++
	places[best].say(text)
}

// bodyWrong is a problem of the text, with the line that it is about.
func bodyWrong(q source.Problem, line int, text string) string {
	lines := strings.Split(q.Where.File.Text(), "\n")
	if line-1 < len(lines) && strings.TrimSpace(lines[line-1]) != "" {
		return fmt.Sprintf("Dòng “%s”: %s", strings.TrimSpace(lines[line-1]), text)
	}
	return text
}

// preview answers with the page as it would be, or with what is in its way.
func (s *Server) preview(w http.ResponseWriter, v *view, p *paper) error {
	values, _, wrong := p.wanted()
	if wrong > 0 {
		return s.noPreview(w, nil)
	}
	after, err := p.written(p.base, values, strings.Trim(p.form.body, "\n"))
	if err != nil {
		return err
	}
	now, err := v.read(p.path)
	if err != nil {
		return err
	}
	_, over := p.over(now, after, s.desk.waiting(p.held))
	address := p.parsed(v, after).URL()
	b, found, problems, err := s.eyes.page(over, strings.TrimPrefix(path.Join(address, "index.html"), "/"))
	switch {
	case err != nil:
		return err
	case len(problems) > 0 || !found:
		return s.noPreview(w, problems)
	}
	w.Header().Del("Content-Security-Policy") // the portal's pages have their own
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write(b) // the reader may have gone
	return nil
}

func (s *Server) noPreview(w http.ResponseWriter, problems []source.Problem) error {
	p := newPage("Chưa xem được trang")
	p.say("p", "Còn chỗ cần sửa; sửa xong thì trang hiện ở đây.")
	p.open("ul")
	for _, q := range problems {
		p.say("li", q.Text(source.Vietnamese))
	}
	p.end()
	p.write(w, http.StatusOK)
	return nil
}

// attach puts files into a form until it is saved: a picture at the end of the text, with what it shows; another file into the
// first box for one that is empty, or as a link.
func (s *Server) attach(r *http.Request, v *view, p *paper, post url.Values) string {
	if r.MultipartForm == nil || len(r.MultipartForm.File[fileName]) == 0 {
		return "Hãy chọn tệp trước."
	}
	var said []string
	for _, header := range r.MultipartForm.File[fileName] {
		raw, err := readPart(header)
		if err == nil {
			var name string
			p.held, name, err = s.desk.drop(p.held, header.Filename, raw, p.takenIn(v))
			if err == nil {
				said = append(said, "Đã thêm "+name+"; tệp được ghi khi lưu.")
				p.mention(name, post.Get(altName))
			}
		}
		if err != nil {
			said = append(said, header.Filename+": "+say.In(err, say.Vietnamese))
		}
	}
	return strings.Join(said, " ")
}

// takenIn tells which names files beside the record have already.
func (p *paper) takenIn(v *view) func(name string) bool {
	folder := path.Dir(p.path)
	if !strings.HasPrefix(path.Base(p.path), "index.") {
		folder = strings.TrimSuffix(p.path, path.Ext(p.path))
	}
	entries, _ := fs.ReadDir(v.files, folder) // of a folder that is not there nothing is taken
	return func(name string) bool {
		return slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return strings.EqualFold(e.Name(), name) })
	}
}

// mention names a file in the form.
func (p *paper) mention(name, alt string) {
	isPicture := slices.Contains([]string{".jpg", ".jpeg", ".png", ".gif", ".webp"}, path.Ext(name))
	if !isPicture && fillFile(p.form.nodes, name) || !p.hasBody() {
		return
	}
	link := "[" + plainText(name) + "](" + name + ")"
	if isPicture {
		link = "![" + plainText(alt) + "](" + name + ")"
	}
	p.form.body = strings.TrimRight(p.form.body, "\n") + "\n\n" + link + "\n"
}

// plainText is a text without what would end the name of a link.
func plainText(text string) string {
	return strings.NewReplacer("[", "(", "]", ")", "\r", " ", "\n", " ", `\`, "/").Replace(text)
}

// fillFile writes a file's name into the first box for one that is empty.
func fillFile(nodes []*node, name string) bool {
	for _, n := range nodes {
		if n.field.Is == "tep" && n.box != nil && n.box.text == "" {
			n.box.text = name
			return true
		}
		if fillFile(n.group, name) {
			return true
		}
		if n.rows == nil {
			continue
		}
		for _, row := range n.rows.items {
			if fillFile([]*node{row.node}, name) {
				return true
			}
		}
	}
	return false
}

// begin makes a new record: asks for its name, then shows its form with what is known filled in.
func (s *Server) begin(w http.ResponseWriter, r *http.Request, k *site.Kind) error {
	v, err := s.eyes.look(nil)
	if err != nil {
		return err
	}
	id, form := strings.TrimSpace(r.URL.Query().Get("ten")), r.URL.Query().Get("bieu-mau")
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
	if start == "" && p.hasBody() {
		for _, heading := range k.Headings {
			p.form.body += "## " + heading + "\n\n\n"
		}
	}
	return s.showForm(w, v, p, notice{}, http.StatusOK)
}

// nameWrong says why a record cannot be called so.
func nameWrong(v *view, k *site.Kind, id string) string {
	switch {
	case !record.ValidID(id) || strings.EqualFold(id, "index") || source.BadPart(id+k.Suffix[0]) != "":
		return fmt.Sprintf("tên %q không thành địa chỉ được; chỉ dùng chữ thường không dấu, số và dấu -, như %q", id, viet.Slug(id))
	case !k.MayBeNamed(id):
		return fmt.Sprintf("tên %q không hợp với loại này; viết như %q", id, k.NameLike())
	}
	if taken, err := intake.Taken(v.files, v.site, k, id); err != nil || taken != "" {
		return fmt.Sprintf("tên %q đã có rồi; đặt tên khác, như %q", id, id+"-2")
	}
	return ""
}
