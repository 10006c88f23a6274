package edit

import (
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"

	"congkhai/generator/site"
	"congkhai/generator/text/say"
)

// attach puts files into a form until it is saved: a picture at the end of the text, with what it shows; another file
// into the first box for one that is empty, or as a link.
func (s *Server) attach(r *http.Request, v *view, p *paper, post url.Values) string {
	if r.MultipartForm == nil || len(r.MultipartForm.File[fileName]) == 0 {
		return "Hãy chọn tệp trước."
	}
	var said []string
	for _, header := range r.MultipartForm.File[fileName] {
		raw, err := readPart(header)
		if err == nil {
			var name string
			p.held, name, err = s.keeper.drop(p.held, header.Filename, raw, p.takenIn(v))
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
	isPicture := site.File{Path: name}.IsPicture()
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
