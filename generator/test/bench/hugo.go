package main

import (
	"cmp"
	"embed"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"congkhai/generator/test/sample"
)

//go:embed all:hugo
var hugoFiles embed.FS

// hugo writes the portal for Hugo, twice: with related pages, and without.
func hugo(opt options, folder string) ([]*program, error) {
	path, err := absolute(opt.hugo)
	if err != nil {
		return nil, err
	}
	variants := []*program{
		{name: "hugo", dir: filepath.Join(folder, "hugo")},
		{name: "hugo, nothing related", dir: filepath.Join(folder, "hugo-khong-lien-quan")},
	}
	number := opt.procedures / 2
	for i, p := range variants {
		if err := writeHugo(opt.root, p.dir, opt.procedures, i == 0); err != nil {
			return nil, err
		}
		p.path, p.version = path, []string{"version"}
		p.edits = map[string]edit{stepTitle: changedTitle(recordFile(p.dir, number), "title", number)}
	}
	return variants, nil
}

// writeHugo writes configuration, layouts, the theme's assets and the records as Hugo wants them.
func writeHugo(root, dir string, procedures int, related bool) error {
	own, err := fs.Sub(hugoFiles, "hugo")
	if err != nil {
		return err
	}
	if err := os.CopyFS(dir, own); err != nil {
		return err
	}
	assets := filepath.Join(root, filepath.FromSlash(themeFolder), "assets")
	if err := copyTree(filepath.Join(dir, "static", "tai-nguyen"), assets); err != nil {
		return err
	}
	h := hugoWriter{write: writer(dir), documents: map[string]string{}}
	if err := h.write("data/lien_quan.toml", fmt.Sprintf("co = %t\n", related)); err != nil {
		return err
	}
	return sample.New(procedures).Files(h.file)
}

// hugoWriter turns the files of the portal into Hugo's: the front matter stays and gets the keys that Hugo knows, the body
// stays as it is.
type hugoWriter struct {
	write     func(name, text string) error
	documents map[string]string // file names by number; documents come before what names them
}

func (h hugoWriter) file(name, text string) error {
	folder, file := path.Split(strings.TrimPrefix(name, "content/"))
	kind, id := strings.TrimSuffix(folder, "/"), strings.TrimSuffix(file, path.Ext(file))
	front, body := text, ""
	if parts := strings.SplitN(text, "+++\n", 3); len(parts) == 3 {
		front, body = parts[1], parts[2]
	}
	if kind == "van-ban" {
		h.documents[value(front, "so_ky_hieu")] = id
	}
	more, ok := hugoKinds[kind]
	switch {
	case !ok: // the configuration of congkhai
		return nil
	case kind == "trang":
		name = "content/" + id + ".md"
	default:
		name = "content/" + kind + "/" + id + ".md"
	}
	return h.write(name, "+++\n"+more(h, id, front)+front+"+++\n"+body)
}

// hugoKinds has the lines that a record of a kind has only for Hugo: its title, its day, and what its taxonomies and its
// related pages go by. A news item keeps its field to itself: the lists by field are those of procedures.
var hugoKinds = map[string]func(h hugoWriter, id, front string) string{
	"thu-tuc": func(h hugoWriter, id, front string) string {
		return head("ten", "hieu_luc_tu", front) + fmt.Sprintf("kenh = [%s]\nmuc = [%q]\nquyet_dinh = %q\nve_thu_tuc = [%q]\n",
			strings.Join(values(front, "hinh_thuc"), ", "), gradeIn(front), h.documents[value(front, "quyet_dinh_cong_bo")], id)
	},
	"tin-tuc": func(_ hugoWriter, _, front string) string {
		return head("ten", "ngay", front) + fmt.Sprintf("ve_thu_tuc = %s\nve_linh_vuc = %q\n", values(front, "thu_tuc")[0], value(front, "linh_vuc"))
	},
	"van-ban": func(_ hugoWriter, id, front string) string {
		title := value(front, "loai") + " " + value(front, "so_ky_hieu")
		day := value(front, "ngay_ban_hanh")
		return fmt.Sprintf("title = %q\ndate = %s\nnam = [%q]\nquyet_dinh = %q\n", title, day, day[:4], id)
	},
	"bao-cao":  func(_ hugoWriter, _, front string) string { return head("ten", "den_ngay", front) },
	"bang-gia": func(_ hugoWriter, _, front string) string { return head("ten", "hieu_luc_tu", front) },
	"bieu-mau": func(_ hugoWriter, _, front string) string { return head("ten", "hieu_luc_tu", front) },
	"linh-vuc": func(_ hugoWriter, _, front string) string { return head("ten", "", front) },
	"co-quan":  func(_ hugoWriter, _, front string) string { return head("ten", "", front) },
	"trang":    func(_ hugoWriter, _, front string) string { return head("ten", "", front) },
}

// head has the title and, where there is one, the day.
func head(title, day, front string) string {
	lines := "title = " + values(front, title)[0] + "\n"
	if day != "" {
		lines += "date = " + values(front, day)[0] + "\n"
	}
	return lines
}

// values finds what a key has in TOML as the sample writes it: a line for each.
func values(front, key string) []string {
	var found []string
	for line := range strings.Lines(front) {
		if v, ok := strings.CutPrefix(line, key+" = "); ok {
			found = append(found, strings.TrimSpace(v))
		}
	}
	return found
}

func value(front, key string) string { return strings.Trim(cmp.Or(values(front, key)...), `"`) }

var grade = regexp.MustCompile(`gia_tri = "(\w+)"`)

func gradeIn(front string) string { return grade.FindStringSubmatch(front)[1] }
