package browser

import (
	"bufio"
	"bytes"
	"image"
	"image/jpeg"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// editing is the command edit, at work on a copy of the real portal that lies in git.
type editing struct {
	command, dir string
	address      string // which opens once
}

// Who works at the page; git has to say so afterwards.
const (
	clerkName = "Nguyễn Thị Lan"
	clerkMail = "lan@skhcn.example.vn"
)

// startEditing runs edit on any free port until the test ends.
func startEditing(t *testing.T) editing {
	t.Helper()
	command, err := generator()
	if err != nil {
		t.Fatal(err)
	}
	e := editing{command: command, dir: copyPortal(t)}
	e.git(t, "init", "--quiet")
	e.git(t, "config", "user.name", clerkName)
	e.git(t, "config", "user.email", clerkMail)
	e.git(t, "config", "core.autocrlf", "false")
	e.git(t, "add", ".")
	e.git(t, "commit", "--quiet", "--message", "Nội dung ban đầu")
	cmd := exec.CommandContext(t.Context(), command, "edit", "--dir", e.dir, "--port", "0")
	cmd.Env = gitAlone()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(out)
	greeting, err := lines.ReadString('\n')
	if e.address = regexp.MustCompile(`http://\S+`).FindString(greeting); e.address == "" {
		t.Fatalf("edit did not say where it is, but %q (%v)", greeting, err)
	}
	drained := make(chan error, 1)
	go func() {
		_, err := io.Copy(io.Discard, lines)
		drained <- err
	}()
	t.Cleanup(func() {
		<-drained      // the test's context has ended the process by now
		_ = cmd.Wait() // it says that the process was killed
	})
	return e
}

// gitAlone is the environment without what this machine's own git is told.
func gitAlone() []string {
	return append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1")
}

func (e editing) git(t *testing.T, args ...string) string {
	t.Helper()
	cmd := exec.Command("git", append([]string{"-C", e.dir, "-c", "core.quotePath=false"}, args...)...)
	cmd.Env = gitAlone()
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

// story is what a clerk does, and what the portal's history has to have of it.
type story struct {
	name    string   // in stories.mjs
	files   []string // that the clerk has at hand
	subject string
	trailer string
	changed string // as git diff --name-status
	lines   string // that went and came
}

var fee = story{
	name:    "fee",
	subject: "Sửa Thủ tục cấp và cấp lại chứng chỉ nhân viên bức xạ (người phụ trách an toàn cơ sở X-quang chẩn đoán trong y tế): ",
	trailer: "Quyet-dinh: 1676/QĐ-UBND",
	changed: "M content/thu-tuc/1.000173.md",
	lines: `
-le_phi = 200_000
+le_phi = 250_000
-le_phi = 200_000
+le_phi = 250_000
-le_phi = 200_000
+le_phi = 250_000
`}

func TestAClerkChangesAFee(t *testing.T)                  { t.Parallel(); tell(t, fee, "mouse") }
func TestAClerkChangesAFeeWithoutJavaScript(t *testing.T) { t.Parallel(); tell(t, fee, "plain") }
func TestAClerkChangesAFeeByKeyboard(t *testing.T)        { t.Parallel(); tell(t, fee, "keyboard") }

func TestAClerkWritesNewsWithAPicture(t *testing.T) {
	t.Parallel()
	tell(t, story{
		name:    "news",
		files:   []string{atHand(t, "Lớp tập huấn.JPG", picture(t))},
		subject: "Thêm Tập huấn nhập hồ sơ điện tử",
		changed: "A content/tin-tuc/2026-11-27-tap-huan/index.md\nA content/tin-tuc/2026-11-27-tap-huan/lop-tap-huan.jpg",
		lines: `
++++
+ten = "Tập huấn nhập hồ sơ điện tử"
+ngay = 2026-11-27
+chuyen_muc = "cchc"
+tom_tat = "Ba mươi công chức tập huấn một ngày."
++++
+
+Sáng nay Sở mở lớp tập huấn.
+
+![Lớp tập huấn trong hội trường](lop-tap-huan.jpg)
`}, "mouse")
}

// tell has a clerk do a story on a fresh portal, and holds it against what git says of it.
func tell(t *testing.T, s story, how string) {
	t.Helper()
	needChromium(t)
	e := startEditing(t)
	script(t, "edit.mjs", append([]string{s.name, how, e.address}, s.files...)...)
	if t.Failed() {
		return
	}
	if said := strings.TrimSpace(e.git(t, "rev-list", "--count", "HEAD")); said != "2" {
		t.Fatalf("the history has %s commits, and not one more than the first", said)
	}
	if said := e.git(t, "status", "--porcelain"); said != "" {
		t.Errorf("this is not in the history:\n%s", said)
	}
	if said := strings.TrimSpace(e.git(t, "log", "-1", "--format=%an <%ae>")); said != clerkName+" <"+clerkMail+">" {
		t.Errorf("the author is %s", said)
	}
	if message := e.git(t, "log", "-1", "--format=%B"); !strings.HasPrefix(message, s.subject) || !strings.Contains(message, s.trailer) {
		t.Errorf("the message is not %q with %q, but:\n%s", s.subject, s.trailer, message)
	}
	if said := strings.ReplaceAll(strings.TrimSpace(e.git(t, "diff", "--name-status", "HEAD~1")), "\t", " "); said != s.changed {
		t.Errorf("changed are\n%s\nand not\n%s", said, s.changed)
	}
	if said := changedLines(e.git(t, "diff", "--unified=0", "HEAD~1")); said != strings.TrimSpace(s.lines) {
		t.Errorf("the lines are\n%s\nand not%s", said, s.lines)
	}
	if out, err := exec.Command(e.command, "check", "--dir", e.dir).CombinedOutput(); err != nil {
		t.Errorf("check: %v\n%s", err, out)
	}
}

// changedLines are the lines of a diff that went and came.
func changedLines(diff string) string {
	var lines []string
	head := true
	for line := range strings.Lines(diff) {
		switch {
		case strings.HasPrefix(line, "diff "):
			head = true
		case strings.HasPrefix(line, "@@"):
			head = false
		case !head && (line[0] == '+' || line[0] == '-'):
			lines = append(lines, strings.TrimRight(line, "\n"))
		}
	}
	return strings.Join(lines, "\n")
}

// atHand is a file on the clerk's own machine.
func atHand(t *testing.T, name string, content []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, content, 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

func picture(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 64, 48)), nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// The page that people are to use instead of files has to be one that all of them can use.
func TestThePageForStaffMeetsWCAG22AAOnAnyScreen(t *testing.T) {
	t.Parallel()
	needChromium(t)
	script(t, "desk.mjs", startEditing(t).address)
}
