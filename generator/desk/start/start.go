// Package start says what a new portal begins with: who it is of, the pages that the law wants, what the program brings
// along, and which files are for git and for machines that build. What nobody said stands there as not known, by the
// portal's own words for that, so that the portal is whole from its first day and says itself what it lacks.
//
//	body := start.Body{Name: "Sở Y tế tỉnh An Giang"}
//	files, problems, err := start.Files(body, options)
//
// It writes nothing.
package start

import (
	"embed"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"

	"congkhai"
	"congkhai/generator/files/amend"
	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds"
	"congkhai/generator/kinds/disclosure"
	"congkhai/generator/kinds/report"
	"congkhai/generator/portal"
	"congkhai/generator/site"
	"congkhai/generator/text/viet"
)

//go:embed mau
var drafts embed.FS

// plainFiles are those that every portal has as they are, and where they stand.
var plainFiles = map[string]string{
	"gitignore": ".gitignore", "github.yml": ".github/workflows/cong.yml", "gitlab.yml": ".gitlab-ci.yml",
	"chuc-nang-nhiem-vu.md": "content/trang/chuc-nang-nhiem-vu.md",
}

// Files are all files of a new portal by their paths. The problems are those that they would have: what somebody said
// of the body has no place in a portal then.
func Files(b Body, opt portal.Options) (map[string][]byte, []source.Problem, error) {
	files := congkhai.Shipped("content")
	for _, add := range []func(map[string][]byte, Body) error{plainOnes, agencies, config, pages} {
		if err := add(files, b.full()); err != nil {
			return nil, nil, err
		}
	}
	s, _, err := portal.Check(treeOf(files), opt)
	if err != nil {
		return nil, nil, err
	}
	leaveOut(files, s)
	if err := addForms(files, s); err != nil {
		return nil, nil, err
	}
	_, problems, err := portal.Load(treeOf(files), opt)
	return files, problems, err
}

// treeOf is a folder with nothing in it but files.
func treeOf(files map[string][]byte) fs.FS { return source.Overlay(embed.FS{}, files) }

// leaveOut takes away duties that hold no longer: what is signed from now on is never held against them.
func leaveOut(files map[string][]byte, s *site.Site) {
	for _, r := range s.Records {
		if d, is := r.Data.(*disclosure.Duty); is && d.Holds().Over(s.AsOf) {
			delete(files, r.File.Path)
		}
	}
}

func plainOnes(files map[string][]byte, _ Body) error {
	for name, place := range plainFiles {
		text, err := draft(name)
		if err != nil {
			return err
		}
		files[place] = text
	}
	return nil
}

func draft(name string) ([]byte, error) { return drafts.ReadFile("mau/" + name) }

// agencies adds the body, and the one above it.
func agencies(files map[string][]byte, b Body) error {
	own := []amend.Change{amend.Set("ten", b.Name)}
	own = append(own, symbol(b.Name)...)
	if b.Parent != "" {
		own = append(own, amend.Set("co_quan_chu_quan", idOf(b.Parent)))
		above := append([]amend.Change{amend.Set("ten", b.Parent)}, symbol(b.Parent)...)
		if err := addAgency(files, "cap-tren.toml", b.Parent, above); err != nil {
			return err
		}
	}
	for key, value := range map[string]string{"dia_chi": b.Office, "dien_thoai": b.Phone, "thu_dien_tu": b.Email} {
		if value != "" {
			own = append(own, amend.Set("lien_he."+key, value))
		}
	}
	return addAgency(files, "co-quan.toml", b.Name, own)
}

// addAgency adds the record of a body, unless the program carries it.
func addAgency(files map[string][]byte, from, name string, changes []amend.Change) error {
	k, err := kinds.Named(site.AgencyFolder)
	if err != nil {
		return err
	}
	place := k.File(idOf(name))
	if files[place] != nil {
		return nil
	}
	files[place], err = changed(from, place, k.Fields(), changes)
	return err
}

// symbol is what the numbers of a people's committee's documents have in them.
func symbol(name string) []amend.Change {
	if strings.HasPrefix(name, committee) {
		return []amend.Change{amend.Set("ky_hieu", []any{"UBND"})}
	}
	return nil
}

func idOf(name string) string { return viet.ShortSlug(name) }

// changed is a draft with changes.
func changed(from, name string, fields []front.Field, changes []amend.Change) ([]byte, error) {
	text, err := draft(from)
	if err != nil {
		return nil, err
	}
	return amend.Apply(name, text, fields, changes...)
}

// config adds config.toml.
func config(files map[string][]byte, b Body) (err error) {
	changes := []amend.Change{amend.Set("ten", "Cổng công khai "+b.Name), amend.Set("co_quan", idOf(b.Name))}
	if b.Address != "" {
		changes = append(changes, amend.Set("dia_chi", b.Address))
	}
	fields := front.Fields(reflect.TypeFor[record.Config]())
	files["config.toml"], err = changed("config.toml", "config.toml", fields, changes)
	return err
}

// pages adds the pages that speak of the body.
func pages(files map[string][]byte, b Body) error {
	words := strings.NewReplacer("{cơ quan}", b.Name, "{liên hệ}", reached(b), "{còn thiếu}", unreached(b))
	for _, name := range []string{"gioi-thieu.md", "lien-he.md"} {
		text, err := draft(name)
		if err != nil {
			return err
		}
		files[path.Join("content/trang", name)] = []byte(words.Replace(string(text)))
	}
	return nil
}

// reached says how the body is reached, a line for each way.
func reached(b Body) string {
	var lines []string
	for _, way := range [][2]string{{"Địa chỉ: ", b.Office}, {"Điện thoại: ", b.Phone}, {"Thư điện tử: ", b.Email}} {
		if way[1] != "" {
			lines = append(lines, way[0]+way[1])
		}
	}
	if lines == nil {
		return "Cổng chưa có địa chỉ, điện thoại và thư điện tử của cơ quan."
	}
	return strings.Join(lines, "\n")
}

// unreached lists what a page on how to reach the body lacks.
func unreached(b Body) string {
	var lacks []string
	for _, way := range [][2]string{{"địa chỉ trụ sở", b.Office}, {"điện thoại", b.Phone}, {"thư điện tử", b.Email}} {
		if way[1] == "" {
			lacks = append(lacks, way[0])
		}
	}
	lacks = append(lacks, "nơi và giờ tiếp nhận hồ sơ", "người phụ trách cổng")
	last := len(lacks) - 1
	return viet.UpperFirst(strings.Join(lacks[:last], ", ") + " và " + lacks[last])
}

// ofOneProvince is the form that only one province has.
const ofOneProvince = "kstthc-5507"

// addForms adds the forms of reports that the program ships, as drafts: each has to be held against what the province
// asks for before it is used.
func addForms(files map[string][]byte, s *site.Site) error {
	k := report.FormKind()
	for _, id := range slices.DeleteFunc(report.Shipped(), func(id string) bool { return id == ofOneProvince }) {
		text, err := report.Draft(s, k, id, "")
		if err != nil {
			return err
		}
		files[k.File(id)] = []byte("# Bản nháp: đối chiếu với biểu mẫu đang dùng, sửa, rồi xóa dòng nhap; không dùng thì xóa tệp này.\n" +
			"nhap = true\n" + text)
	}
	return nil
}
