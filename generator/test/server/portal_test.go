package server

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"congkhai/generator/portal"
	"congkhai/generator/publish"
	"congkhai/generator/publish/proof"
	"congkhai/generator/text/bound"
	"congkhai/generator/text/calendar"
)

// longest is an old address with as many bytes as one may have.
var longest = "/" + strings.Repeat(strings.Repeat("ộ", 40)+"/", 4) + strings.Repeat("c", bound.Path-4*121-2) + "/"

// Signs that mean something to one server or another: those that a path may have, and those of a query.
const (
	awkwardPath  = "a$1 ${HOME} {$HOME} {path}' ;}`;~^(x)[y]+.&{R0}"
	awkwardQuery = awkwardPath + `"\"<>|*:%20\\n%25{}`
)

// longQuery is how many letters of three bytes a new address has behind the question mark at most.
const longQuery = (bound.Path - len("/lien-he/?")) / 3

var oldAddresses = `ten = "Địa chỉ cũ năm 2026"

[[chuyen]]
tu = "/tin-tuc/ten-cu/"
den = "/lien-he/"
ngay = 2026-10-01

[[rut]]
tu = "/tin-tuc/da-rut/"
ten = "Danh sách người nộp hồ sơ"
ngay = 2026-10-02
ly_do = "Có thông tin cá nhân."

[[chuyen]]
tu = "/index.php?option=com_content&id=12"
den = "/tin-tuc/?q=a b"
ngay = 2026-10-01

[[chuyen]]
tu = "/?p=12"
den = "/thu-tuc/1.000173/#can-cu"
ngay = 2026-10-01

[[chuyen]]
tu = "/vi/tin tuc.aspx?ten=Đo lường&x=%C4%90+a"
den = "/lien-he/"
ngay = 2026-10-01

[[chuyen]]
tu = "/%C4%90o-luong%20cu/"
den = "/van-ban/"
ngay = 2026-10-01

[[chuyen]]
tu = '''/` + awkwardPath + `/'''
den = "/lien-he/"
ngay = 2026-10-01

[[rut]]
tu = '''/` + awkwardPath + `/rut/'''
ten = "Đã rút"
ngay = 2026-10-01
ly_do = "Đăng nhầm."

[[chuyen]]
tu = '''/` + awkwardPath + `/?a=` + awkwardQuery + `'''
den = "/lien-he/?hoi"
ngay = 2026-10-01

[[rut]]
tu = "/tin-tuc/ten-cu/?in=1"
ten = "Bản in cũ"
ngay = 2026-10-02
ly_do = "Đăng nhầm."

[[rut]]
tu = "/index.php?option=com_content&id=13"
ten = "Danh sách cũ"
ngay = 2026-10-02
ly_do = "Đăng nhầm."

[[chuyen]]
tu = "` + longest + `"
den = "/lien-he/?` + strings.Repeat("ộ", longQuery) + `"
ngay = 2026-10-01
`

func makeKey(t *testing.T) proof.Key {
	t.Helper()
	text, err := proof.NewKey("skhcn.tiengiang.gov.vn/nhat-ky")
	if err != nil {
		t.Fatal(err)
	}
	key, err := proof.ParseKey(text)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// publish publishes the real portal, compressed, with addresses that moved and some that were withdrawn.
func (s *server) publish() {
	s.t.Helper()
	root := filepath.Join(s.folder, "portal")
	for _, folder := range []string{"content", "themes"} {
		if err := os.CopyFS(filepath.Join(root, folder), os.DirFS(filepath.Join("../../..", folder))); err != nil && !errors.Is(err, fs.ErrExist) {
			s.t.Fatal(err)
		}
	}
	config, err := os.ReadFile("../../../config.toml")
	if err != nil {
		s.t.Fatal(err)
	}
	for name, text := range map[string]string{
		"config.toml": "may_chu_web = [\"apache\", \"caddy\", \"iis\"]\n" +
			strings.Replace(string(config), ".gov.vn\"\n", ".gov.vn"+s.path+"\"\n", 1),
		"content/dia-chi-cu/2026.toml": oldAddresses,
	} {
		file := filepath.Join(root, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(text), 0o644)); err != nil {
			s.t.Fatal(err)
		}
	}
	p, problems, err := portal.Load(os.DirFS(root), portal.Options{AsOf: calendar.Date{Year: 2026, Month: 11, Day: 1}, Verifier: s.key.Verifier.String()})
	if err != nil || len(problems) > 0 {
		s.t.Fatal(err, problems)
	}
	files, err := p.Files()
	if err != nil {
		s.t.Fatal(err)
	}
	out, err := publish.Open(filepath.Join(s.folder, "public"), publish.State{})
	if err != nil {
		s.t.Fatal(err)
	}
	defer out.Close()
	if _, err := out.Replace(context.Background(), files, publish.Options{Compress: true, Last: p.LogFiles(portal.Signing{Key: &s.key})}); err != nil {
		s.t.Fatal(err)
	}
}

func (s *server) file(name string) string {
	s.t.Helper()
	b, err := os.ReadFile(filepath.Join(s.folder, "public", name))
	if err != nil {
		s.t.Fatal(err)
	}
	return string(b)
}

// tile is the address of a tile of the log that is not full.
func (s *server) tile(level string) string {
	return s.found("nhat-ky/tile/" + level + "/*.p/*")
}

// found is the address of the first file that a pattern finds in the tree.
func (s *server) found(pattern string) string {
	s.t.Helper()
	found, err := fs.Glob(os.DirFS(filepath.Join(s.folder, "public")), pattern)
	if err != nil || len(found) == 0 {
		s.t.Fatal("there is no ", pattern, err)
	}
	return "/" + found[0]
}
