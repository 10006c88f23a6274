package windows

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

const news = "+++\nten = \"Đối\u00a0thoại\"\nngay = 2023-06-12\nchuyen_muc = \"khcn\"\ntom_tat = \"Một tin.\"\n+++\n\nBài\u200b viết.\n"

// clean takes away what nobody sees.
var clean = strings.NewReplacer("\u00a0", " ", "\u200b", "")

// A new file, mended and checked, named in all the ways that Windows knows.
func TestFilesAreNamedAsOnWindows(t *testing.T) {
	d := atDesk(t)
	d.says(d.does(0, "new", "tin-tuc", "doi-thoai"), "content/tin-tuc/doi-thoai.md")
	d.says(d.does(1, "check", "--drafts"), "content/tin-tuc/doi-thoai.md:", "chưa điền giá trị")
	d.says(d.does(2, "new", "tin-tuc", "aux"), "Windows không chấp nhận")
	d.says(d.does(2, "fmt", `content\tin-tuc\khong-co.md`), "content/tin-tuc/khong-co.md không có")

	const name = "content/tin-tuc/doi-thoai.md"
	typed := strings.ReplaceAll(news, "\n", "\r\n")
	mended := clean.Replace(typed)
	for _, called := range []string{name, `content\tin-tuc\doi-thoai.md`, `.\content\tin-tuc\doi-thoai.md`, d.named(filepath.Join(d.dir, name))} {
		d.write(name, typed)
		d.says(d.does(0, "fmt", called), "2 chỗ đã sửa trong 1 tệp")
		if got := d.read(name); got != mended {
			t.Errorf("fmt %s wrote %q", called, got)
		}
	}
	d.says(d.does(0, "check"), "không có chỗ nào sai")
}

// A workbook leaves, is changed in Excel, and comes back: the file has the change and nothing else.
func TestAWorkbookGoesAndComesBack(t *testing.T) {
	d := atDesk(t)
	d.says(d.does(0, "export", "thu-tuc", "1.000173", "-o", "thu-tuc.xlsx"), "thu-tuc.xlsx: 1 mục")
	d.says(d.does(0, "import", "thu-tuc.xlsx"), "thêm 0 mục, sửa 0 mục, 1 mục không đổi")
	book, err := excelize.OpenFile(filepath.Join(d.dir, "thu-tuc.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(book.SetCellValue("Cách thức thực hiện", "J2", 150_000), book.Save()); err != nil {
		t.Fatal(err)
	}
	const name = "content/thu-tuc/1.000173.md"
	before := d.read(name)
	d.says(d.does(0, "import", `.\thu-tuc.xlsx`), "sửa 1.000173: Lệ phí · Trực tiếp: 200.000 đồng → 150.000 đồng", "đã ghi 1 tệp")
	if want := strings.Replace(before, "le_phi = 200_000", "le_phi = 150_000", 1); d.read(name) != want {
		t.Errorf("the file is\n%s", d.read(name))
	}
}

// A file that somebody has open in another program stays as it is, and the program says so, whatever that one lets
// others do.
func TestAFileIsOpenInAnotherProgram(t *testing.T) {
	d := atDesk(t)
	const name = "content/tin-tuc/doi-thoai.md"
	d.write(name, news)
	for _, lets := range []string{"1", "3"} { // read; read and write
		release := d.holds(name, lets)
		d.says(d.does(2, "fmt", name), name+": tệp đang mở trong chương trình khác")
		release()
		if got := d.read(name); got != news {
			t.Errorf("the file is %q", got)
		}
	}
	d.says(d.does(0, "fmt", name), "2 chỗ đã sửa trong 1 tệp")
	left, err := filepath.Glob(filepath.Join(d.dir, "content/tin-tuc/.congkhai-*"))
	if d.wine == "" && len(left) > 0 || err != nil { // Wine 8 removes no file that a folder's handle names
		t.Errorf("left behind: %v (%v)", left, err)
	}
}

// holds has a file open in another program until it is released.
func (d *desk) holds(name, lets string) (release func()) {
	d.Helper()
	holder := filepath.Join(workshop, "holder.exe")
	if err := build(holder, "./generator/test/windows/testdata/holder", windows...); err != nil {
		d.Fatal(err)
	}
	program := d.start(holder, d.named(filepath.Join(d.dir, filepath.FromSlash(name))), lets)
	in, errIn := program.StdinPipe()
	out, errOut := program.StdoutPipe()
	if err := errors.Join(errIn, errOut, program.Start()); err != nil {
		d.Fatal(err)
	}
	if said, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		d.Fatalf("the file is not open: %q %v", said, err)
	}
	return func() {
		if err := errors.Join(in.Close(), program.Wait()); err != nil {
			d.Error(err)
		}
	}
}

// Without git the program says what to install; it says so too of a folder that came with a history.
func TestWithoutGit(t *testing.T) {
	d := atDesk(t)
	if _, err := exec.LookPath("git"); d.wine == "" && err == nil {
		t.Skip("git is installed")
	}
	d.says(d.does(2, "hook", "install"), "cài git (trên Windows: Git for Windows", "mở lại cửa sổ lệnh")
	d.write(".git/HEAD", "ref: refs/heads/main\n")
	for _, folder := range []string{"objects", "refs"} {
		if err := os.Mkdir(filepath.Join(d.dir, ".git", folder), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	d.says(d.does(2, "check"), "máy chưa cài git")
}

// Who opens the program with a double click gets the page to write on, or is told what is missing.
func TestADoubleClickIsAnswered(t *testing.T) {
	d := atDesk(t)
	shell := filepath.Join(workshop, "explorer.exe")
	if err := build(shell, "./generator/test/windows/testdata/explorer", windows...); err != nil {
		t.Fatal(err)
	}
	elsewhere := d.start(shell, d.named(d.exe))
	elsewhere.Dir = t.TempDir()
	said, err := elsewhere.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	d.says(string(said), "không có config.toml ở đây", "Bấm Enter để đóng cửa sổ này")

	program := d.start(shell, d.named(d.exe))
	out, err := program.StdoutPipe()
	if err == nil {
		err = program.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	lines.Scan()
	_, address, _ := strings.Cut(lines.Text(), "soạn nội dung tại ")
	browser := d.opens(strings.TrimSpace(address))
	browser.shows("", "Việc cần làm")
	browser.leaves()
	go func() { _, _ = io.Copy(io.Discard, out) }()
	if err := program.Wait(); err != nil {
		t.Error(err)
	}
}

// reader is a browser on the page to write on.
type reader struct {
	*desk
	http.Client
	root string
}

// opens opens the page by the address that the program prints.
func (d *desk) opens(address string) *reader {
	d.Helper()
	jar, _ := cookiejar.New(nil) // which never fails without options
	root, _, _ := strings.Cut(address, "?")
	r := &reader{d, http.Client{Jar: jar, Timeout: 20 * time.Second}, root}
	answer, err := r.Get(address)
	if err != nil {
		d.Fatal(err)
	}
	answer.Body.Close()
	return r
}

func (r *reader) shows(page, words string) {
	r.Helper()
	answer, err := r.Get(r.root + page)
	if err != nil {
		r.Fatal(err)
	}
	html, err := io.ReadAll(answer.Body)
	answer.Body.Close()
	if err != nil || !bytes.Contains(html, []byte(words)) {
		r.Errorf("%s shows nothing of %q: %v\n%s", page, words, err, html)
	}
}

func (r *reader) leaves() {
	r.Helper()
	ask, err := http.NewRequest(http.MethodPost, r.root+"_ra", nil)
	if err != nil {
		r.Fatal(err)
	}
	ask.Header.Set("Origin", strings.TrimSuffix(r.root, "/_sua/"))
	answer, err := r.Do(ask)
	if err != nil {
		r.Fatal(err)
	}
	answer.Body.Close()
}

// A preview follows what is saved, also after a whole folder came in at once.
func TestAPreviewFollows(t *testing.T) {
	d := atDesk(t)
	p := d.previewFrom(d.dir)
	p.shows("lien-he/", "<h1>Liên hệ</h1>")
	d.replace("content/trang/lien-he.md", "Liên hệ", "Liên lạc")
	p.shows("lien-he/", "<h1>Liên lạc</h1>")
	for i := range 500 { // more than the system keeps in mind
		d.write(fmt.Sprintf("content/tin-tuc/tin-%d/index.md", i), clean.Replace(news))
	}
	p.shows("tin-tuc/tin-499/", "<h1>Đối thoại</h1>")
	d.replace("content/trang/lien-he.md", "Liên lạc", "Gặp chúng tôi")
	p.shows("lien-he/", "<h1>Gặp chúng tôi</h1>")
}

// preview is a running serve.
type preview struct {
	*desk
	address string
	serve   *exec.Cmd
	said    bytes.Buffer
}

// previewFrom runs serve in a window that has a folder open.
func (d *desk) previewFrom(folder string) *preview {
	d.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		d.Fatal(err)
	}
	address := listener.Addr().(*net.TCPAddr)
	listener.Close()
	p := &preview{desk: d, address: fmt.Sprintf("http://%v/", address)}
	p.serve = d.command("serve", "--dir", d.named(d.dir), "--port", strconv.Itoa(address.Port))
	p.serve.Dir, p.serve.Stdout, p.serve.Stderr = folder, &p.said, &p.said
	if err := p.serve.Start(); err != nil {
		d.Fatal(err)
	}
	d.Cleanup(func() {
		p.close()
		if d.Failed() {
			d.Log(p.said.String())
		}
	})
	return p
}

func (p *preview) close() {
	_ = p.serve.Process.Kill() // it may have been closed before
	_ = p.serve.Wait()
}

// shows waits until a page has some words.
func (p *preview) shows(page, words string) {
	p.Helper()
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(100 * time.Millisecond) {
		answer, err := http.Get(p.address + page)
		if err != nil {
			continue // it has not begun
		}
		html, err := io.ReadAll(answer.Body)
		answer.Body.Close()
		if err == nil && bytes.Contains(html, []byte(words)) {
			return
		}
	}
	p.Fatalf("/%s does not show %q", page, words)
}
