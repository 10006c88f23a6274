// Package portals reads the list of the portals of a province, or of whoever has many: what each is called, where its
// content comes from and where it goes, for those who build them; where it is published, for those who gather them. It
// looks at no portal and asks no server; private keys are named in it and never written.
package portals

import (
	"errors"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/files/source"
	"congkhai/generator/text/bound"
	"congkhai/generator/text/say"
)

// list is the file.
type list struct {
	Portals []Portal `key:"cong" say:"các cổng"`
}

// Portal is one portal of the list. As JSON it is a job.
type Portal struct {
	Name   string `key:"ten" say:"tên gọi của cổng: chữ thường không dấu, số và gạch nối" example:"\"xa-an-phu\"" json:"ten"`
	Source string `key:"nguon,optional" say:"thư mục của cổng, hoặc địa chỉ kho git (https://, ssh://, file://), để dựng" example:"\"https://git.tinh.gov.vn/xa-an-phu.git\"" json:"nguon,omitempty"`
	Pin    string `key:"ban,optional" say:"bản cố định trong kho git: mã đầy đủ của lần lưu" json:"ban,omitempty"`
	Target string `key:"noi_dang,optional" say:"tên nơi đăng trong config.toml của cổng; bỏ trống khi chỉ có một nơi" json:"noi_dang,omitempty"`
	Key    string `key:"khoa,optional" say:"khóa để ký: tên biến môi trường, hoặc đường dẫn đầy đủ của tệp, ở máy thợ" example:"\"KHOA_XA_AN_PHU\"" json:"khoa,omitempty"`
	Place  string `key:"dia_chi,optional" say:"nơi cổng được đăng: địa chỉ https://, hoặc thư mục; để thu về, và để ghi tiếp nhật ký đã đăng khi dựng có ký" example:"\"https://anphu.tinh.gov.vn\"" json:"dia_chi,omitempty"`
	Gather string `key:"thu_ve,optional" say:"tệp danh sách các cổng mà cổng này kiểm và thu về trước khi dựng; cổng ấy phải là một thư mục, vì giữ những gì đã thu" example:"\"cong.toml\"" json:"thu_ve,omitempty"`
	Public string `key:"khoa_cong_khai,optional" say:"khóa công khai mà cơ quan đã cho biết, để kiểm cổng đã đăng; bỏ trống thì lấy của lần đầu" example:"\"anphu.tinh.gov.vn/nhat-ky+1a2b3c4d+…\"" json:"khoa_cong_khai,omitempty"`
}

// Read reads the list in a file of this machine.
func Read(name string) ([]Portal, []source.Problem, error) {
	list, err := os.Open(name)
	if err != nil {
		return nil, nil, say.Errorf("không đọc được danh sách các cổng: %s", "the list of portals cannot be read: %s", err)
	}
	defer list.Close()
	text, err := io.ReadAll(io.LimitReader(list, bound.Text+1)) // more is told as too much
	if err != nil {
		return nil, nil, say.Errorf("không đọc được danh sách các cổng: %s", "the list of portals cannot be read: %s", err)
	}
	folder, err := filepath.Abs(filepath.Dir(name))
	if err != nil {
		return nil, nil, err
	}
	f, problems := source.NewFile(filepath.ToSlash(name), text)
	all, more, err := Parse(f, folder)
	return all, append(problems, more...), err
}

// Parse reads a list that lies in a folder. Problems are of how it is written; the error of what it says, all of it at
// once.
func Parse(f *source.File, folder string) ([]Portal, []source.Problem, error) {
	var l list
	doc, problems := front.ParseFor(f.Span(0, len(f.Text())), &l)
	_, more := front.Bind(doc, &l)
	if problems = append(problems, more...); len(problems) > 0 {
		return nil, problems, nil
	}
	var wrong []error
	seen := map[string]string{}
	for i := range l.Portals {
		p, path := &l.Portals[i], "cong"+front.Index(i)
		p.Source, p.Place, p.Gather = placed(folder, p.Source), placed(folder, p.Place), placed(folder, p.Gather)
		for _, err := range append(p.wrong(), p.twice(seen)...) {
			at := doc.At(path + "." + err.key)
			wrong = append(wrong, say.Errorf("%s: %s", "%s: %s", at.String(), err.told))
		}
	}
	return l.Portals, nil, errors.Join(wrong...)
}

// placed is where something is that the list names: a folder counts from that of the list.
func placed(folder, name string) string {
	if name == "" || IsRemote(name) || filepath.IsAbs(filepath.FromSlash(name)) {
		return name
	}
	return filepath.Join(folder, filepath.FromSlash(name))
}

// mistakable is a key and its value.
type mistakable struct{ key, value string }

// mistake is what is wrong with the value of a key.
type mistake struct {
	key  string
	told error
}

var (
	name     = regexp.MustCompile(`^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$`)
	commit   = regexp.MustCompile(`^(?:[0-9a-f]{40}|[0-9a-f]{64})$`)
	variable = regexp.MustCompile(`^[A-Z_][A-Z0-9_]*$`)
	web      = regexp.MustCompile(`^https?://[!-~]+$`)
	public   = regexp.MustCompile(`^[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/=]+$`)
	devices  = regexp.MustCompile(`^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$`) // no names of files on Windows
)

// Check reports what is wrong with a portal to be built that came from elsewhere than a list.
func (p Portal) Check() error {
	var all []error
	if p.Source == "" {
		all = append(all, say.Errorf("thiếu nguon", "nguon is missing"))
	}
	for _, m := range p.wrong() {
		all = append(all, m.told)
	}
	return errors.Join(all...)
}

func (p Portal) wrong() (all []mistake) {
	tell := func(key, vi, en string, args ...any) {
		all = append(all, mistake{key, say.Errorf(vi, en, args...)})
	}
	if !name.MatchString(p.Name) || devices.MatchString(p.Name) {
		tell("ten", "tên %q phải gồm chữ thường không dấu, số và gạch nối, dài nhất 63; ví dụ xa-an-phu",
			"the name %q has to be of the letters a to z, digits and hyphens, 63 at most; such as xa-an-phu", p.Name)
	}
	if err := checkSource(p.Source); p.Source != "" && err != nil {
		all = append(all, mistake{"nguon", err})
	}
	if p.Pin != "" && !IsRemote(p.Source) {
		tell("ban", "chỉ kho git mới có bản cố định; nguồn này là thư mục", "only a git repository has a pinned commit, this is a folder")
	}
	if p.Pin != "" && !commit.MatchString(p.Pin) {
		tell("ban", "%q không phải mã đầy đủ của một lần lưu (40 hoặc 64 chữ số 0–9, a–f)",
			"%q is no full name of a commit (40 or 64 of 0–9, a–f)", p.Pin)
	}
	if p.Key != "" && !variable.MatchString(p.Key) && !filepath.IsAbs(p.Key) {
		tell("khoa", "khoa phải là tên biến môi trường như KHOA_XA, hoặc đường dẫn đầy đủ của tệp; không ghi chính khóa vào đây",
			"khoa has to be the name of an environment variable such as KHOA_XA, or the full path of a file; never the key itself")
	}
	if p.Gather != "" && (p.Source == "" || IsRemote(p.Source)) {
		tell("thu_ve", "cổng thu về các cổng khác phải có nguon là một thư mục, để giữ những gì đã thu",
			"who gathers other portals needs a folder as nguon, which keeps what was gathered")
	}
	if p.Public != "" && !public.MatchString(p.Public) {
		tell("khoa_cong_khai", "không phải khóa công khai; chép nguyên dòng ở trang kiểm chứng của cổng ấy",
			"this is no public key; copy the whole line from the portal's page on verification")
	}
	if IsRemote(p.Place) && !web.MatchString(p.Place) {
		tell("dia_chi", "%q phải là địa chỉ https://… của cổng, hoặc một thư mục", "%q has to be the address https://… of a portal, or a folder", p.Place)
	}
	for _, v := range []mistakable{{"noi_dang", p.Target}, {"dia_chi", p.Place}, {"thu_ve", p.Gather}} {
		if isOption(v.value) {
			tell(v.key, "%q không được bắt đầu bằng dấu - hay có ký tự điều khiển", "%q may not begin with - or have control characters", v.value)
		}
	}
	return all
}

// twice reports a name or a folder that another portal of the list has.
func (p Portal) twice(seen map[string]string) (all []mistake) {
	for _, v := range []mistakable{{"ten", p.Name}, {"nguon", p.Source}} {
		if v.value == "" || v.key == "nguon" && IsRemote(v.value) { // each name has a clone of its own
			continue
		}
		if before, ok := seen[v.key+v.value]; ok {
			all = append(all, mistake{v.key, say.Errorf("%q đã là của cổng %q ở trên", "%q is that of the portal %q above", v.value, before)})
		}
		seen[v.key+v.value] = p.Name
	}
	return all
}

// IsRemote reports whether something is named by its address, and not as a folder.
func IsRemote(address string) bool { return strings.Contains(address, "://") }

// IsVariable reports whether a key is that of an environment variable.
func IsVariable(key string) bool { return variable.MatchString(key) }

// checkSource refuses what git would take for an option or a program to run, and an address with a password in it.
func checkSource(address string) error {
	if isOption(address) {
		return say.Errorf("nguồn %q không được bắt đầu bằng dấu - hay có ký tự điều khiển",
			"the source %q may not begin with - or have control characters", address)
	}
	if !IsRemote(address) {
		return nil
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "ssh" && u.Scheme != "file" || isOption(u.Host) {
		return say.Errorf("địa chỉ kho git phải là https://, ssh:// hoặc file://", "the address of a git repository has to be https://, ssh:// or file://")
	}
	if _, has := u.User.Password(); has || u.User != nil && u.Scheme == "https" {
		return say.Errorf("không ghi tên người dùng hay mật khẩu vào địa chỉ; cho máy thợ biết bằng cách của git (credential, khóa ssh)",
			"no user name or password in the address; let the workers know them in git's own way (credentials, ssh keys)")
	}
	return nil
}

func isOption(text string) bool {
	return strings.HasPrefix(text, "-") || strings.ContainsFunc(text, func(c rune) bool { return c < ' ' || c == 0x7f })
}
