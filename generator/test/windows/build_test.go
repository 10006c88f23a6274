package windows

import (
	"encoding/binary"
	"encoding/xml"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"unicode/utf16"
)

const today = "2026-11-28"

// What is built on Windows is what is built here, to the byte, the second time as well as the first.
func TestTheSamePortal(t *testing.T) {
	d := atDesk(t)
	if runtime.GOOS == "windows" {
		t.Skip("there is no other system here to compare with")
	}
	native, expected := filepath.Join(workshop, "congkhai"), filepath.Join(t.TempDir(), "public")
	if err := build(native, command); err != nil {
		t.Fatal(err)
	}
	if said, err := exec.Command(native, "build", "--dir", d.dir, "--today", today, "--out", expected).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	for range 2 {
		d.does(0, "build", "--today", today)
		if names := differ(t, expected, filepath.Join(d.dir, "public")); len(names) > 0 {
			t.Errorf("other than elsewhere: %q", names)
		}
	}
}

// Editors of Windows, and git there, end lines with CR LF: that changes no page.
func TestLinesMayEndAsOnWindows(t *testing.T) {
	d := atDesk(t)
	d.does(0, "build", "--today", today, "--out", `..\lf`)
	changed := 0
	err := filepath.WalkDir(d.dir, func(name string, entry fs.DirEntry, err error) error {
		switch filepath.Ext(name) {
		case ".md", ".toml", ".html":
			inside, _ := filepath.Rel(d.dir, name)
			d.replace(inside, "\n", "\r\n")
			changed++
		}
		return err
	})
	if err != nil || changed < 100 {
		t.Fatal(err, changed)
	}
	d.says(d.does(0, "check", "--today", today), "không có chỗ nào sai")
	d.does(0, "build", "--today", today, "--out", `..\crlf`)
	around := filepath.Dir(d.dir)
	const keys = "bang-ke.json" // names what pages were made of, and so the layouts' bytes
	if names := differ(t, filepath.Join(around, "lf"), filepath.Join(around, "crlf"), keys); len(names) > 0 {
		t.Errorf("changed with the ends of lines: %q", names)
	}
}

// Folders are named as Windows names them.
func TestFoldersAreNamedAsOnWindows(t *testing.T) {
	d := atDesk(t)
	outside := t.TempDir()
	d.does(0, "build", "--out", d.named(filepath.Join(outside, "cổng đã dựng")))
	if _, err := os.Stat(filepath.Join(outside, "cổng đã dựng", "index.html")); err != nil {
		t.Error(err)
	}
	check := d.command("check", "--dir", d.named(d.dir))
	check.Dir = outside
	if said, err := check.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, said)
	}
	d.says(d.does(2, "build", "--out", `content\public`), "thuộc thư mục")
	d.says(d.does(2, "build", "--out", `CONTENT\public`), "thuộc thư mục") // it is the same folder there
	d.says(d.does(2, "build", "--out", d.named(filepath.Dir(d.dir))), "chứa chính cổng này")
}

// A published file that somebody made read-only is replaced like any other, and is no longer read-only.
func TestReadOnlyFilesAreReplaced(t *testing.T) {
	d := atDesk(t)
	d.does(0, "build", "--today", today)
	page := filepath.Join(d.dir, "public", "lien-he", "index.html")
	if err := os.Chmod(page, 0o444); err != nil {
		t.Fatal(err)
	}
	d.does(0, "build", "--today", today)
	info, err := os.Stat(page)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode()&0o200 == 0 {
		t.Error("the page is still read-only")
	}
}

// While a window has the published folder open nothing is published, and what to close is said.
func TestAFolderInUseStays(t *testing.T) {
	d := atDesk(t)
	d.does(0, "build", "--today", today)
	window := d.previewFrom(filepath.Join(d.dir, "public"))
	window.shows("", "<h1>")
	d.replace("content/trang/lien-he.md", "Liên hệ", "Liên lạc")
	d.says(d.does(2, "build", "--today", today), "có chương trình đang mở thư mục ./public", "đóng cửa sổ lệnh")
	if !strings.Contains(d.read("public/lien-he/index.html"), "<h1>Liên hệ</h1>") {
		t.Error("something was published")
	}
	window.close()
	d.does(0, "build", "--today", today)
	if !strings.Contains(d.read("public/lien-he/index.html"), "<h1>Liên lạc</h1>") {
		t.Error("nothing was published once the window was closed")
	}
}

// A key, a signed portal and its check; what was altered is named.
func TestASignedPortalIsVerified(t *testing.T) {
	d := atDesk(t)
	d.says(d.does(2, "key", "new", `.\khoa.txt`), "thuộc thư mục của cổng")
	key := d.does(0, "key", "new", `..\khoa.txt`)
	d.says(key, `congkhai build --key ..\khoa.txt`)
	d.does(0, "build", "--key", `..\khoa.txt`, "--new-log")
	d.says(d.does(0, "verify", `.\public`), "mọi thứ đúng")
	d.does(0, "build", "--key", `..\khoa.txt`)
	d.write("public/lien-he/index.html", d.read("public/lien-he/index.html")+" ")
	d.says(d.does(1, "verify", "public"), "lien-he/index.html: đã bị sửa")
}

// A built portal goes to a folder of a network drive, changes there, and what another program holds is named.
func TestAPortalIsSentToAFolder(t *testing.T) {
	d := atDesk(t)
	drive := filepath.Join(filepath.Dir(d.dir), "ổ mạng")
	if err := os.Mkdir(drive, 0o755); err != nil {
		t.Fatal(err)
	}
	d.write("config.toml", d.read("config.toml")+"\n[[noi_dang]]\nten = \"o-mang\"\nloai = \"thu_muc\"\nduong_dan = '..\\ổ mạng'\n")
	d.does(0, "build", "--today", today)
	d.says(d.does(0, "deploy", "--dry-run"), "o-mang: thêm ", "0 tệp xóa")
	d.does(0, "deploy")
	d.says(d.does(0, "deploy"), "o-mang: không có gì khác")
	d.replace("content/trang/lien-he.md", "Liên hệ", "Liên lạc")
	d.does(0, "build", "--today", today)
	release := d.holds("../ổ mạng/lien-he/index.html", "1")
	d.says(d.does(2, "deploy"), "lien-he/index.html: tệp đang mở trong chương trình khác")
	release()
	d.does(0, "deploy")
	if names := differ(t, filepath.Join(d.dir, "public"), drive); len(names) > 0 {
		t.Errorf("the drive has not what was built: %q", names)
	}
	d.says(d.does(0, "deploy", "--all"), "o-mang: không có gì khác")
}

// What the Task Scheduler is given runs, builds and sends, and tells its journal. (The service behind schtasks does not start
// in the Wine of tests; started by hand, Wine 8 takes the task.)
func TestTheMachinePublishesByItself(t *testing.T) {
	d := atDesk(t)
	around := filepath.Dir(d.dir)
	drive, timer := filepath.Join(around, "ổ mạng"), filepath.Join(around, "hẹn giờ 100%")
	if err := os.Mkdir(drive, 0o755); err != nil {
		t.Fatal(err)
	}
	d.write("config.toml", d.read("config.toml")+"\n[[noi_dang]]\nten = \"o-mang\"\nloai = \"thu_muc\"\nduong_dan = '..\\ổ mạng'\n")
	d.says(d.does(2, "schedule", "-o", "hen"), "thuộc thư mục của cổng")
	d.says(d.does(0, "schedule", "-o", d.named(timer)), "schtasks /Create")
	program, words := commandOf(t, filepath.Join(timer, "cong-khai.xml"))
	run := func() error { return d.start(program, words...).Run() }
	if err := run(); err != nil {
		t.Fatalf("%v\n%s", err, d.read("../hẹn giờ 100%/cong-khai.log"))
	}
	if names := differ(t, filepath.Join(d.dir, "public"), drive); len(names) > 0 {
		t.Errorf("the drive has not what was built: %q", names)
	}
	d.says(d.read("../hẹn giờ 100%/cong-khai.log"), "o-mang: thêm ")
	d.replace("config.toml", "[[noi_dang]]", "[[noi_dang]")
	if run() == nil {
		t.Error("what fails is taken for done")
	}
	d.says(d.read("../hẹn giờ 100%/cong-khai.log"), "config.toml:")
}

// commandOf is what a task runs.
func commandOf(t *testing.T, file string) (program string, words []string) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = binary.LittleEndian.Uint16(b[2*i:])
	}
	_, text, _ := strings.Cut(string(utf16.Decode(units)), "?>")
	var task struct {
		Command   string `xml:"Actions>Exec>Command"`
		Arguments string `xml:"Actions>Exec>Arguments"`
	}
	if err := xml.Unmarshal([]byte(text), &task); err != nil {
		t.Fatal(err)
	}
	for _, word := range regexp.MustCompile(`"([^"]*)"`).FindAllStringSubmatch(task.Arguments, -1) {
		words = append(words, word[1])
	}
	return task.Command, words
}
