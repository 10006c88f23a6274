package browser

import (
	"bytes"
	"image"
	"image/jpeg"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
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
func startEditing(t *testing.T, given string) editing {
	t.Helper()
	command, err := generator()
	if err != nil {
		t.Fatal(err)
	}
	e := editing{command: command, dir: copyPortal(t)}
	for _, f := range txtar.Parse([]byte(given)).Files {
		if err := os.WriteFile(filepath.Join(e.dir, filepath.FromSlash(f.Name)), f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	e.git(t, "init", "--quiet")
	e.git(t, "config", "user.name", clerkName)
	e.git(t, "config", "user.email", clerkMail)
	e.git(t, "config", "core.autocrlf", "false")
	e.git(t, "add", ".")
	e.git(t, "commit", "--quiet", "--message", "Nội dung ban đầu")
	cmd := exec.CommandContext(t.Context(), command, "edit", "--dir", e.dir, "--port", "0")
	cmd.Env = gitAlone()
	e.address = started(t, cmd)
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
	given   string   // files that are there besides, as txtar
	files   []string // that the clerk has at hand
	subject string
	trailer string
	changed string         // as git diff --name-status
	lines   string         // that went and came
	beside  *regexp.Regexp // lines that are of no matter to the story
}

var fee = story{
	name:    "fee",
	subject: "Sửa Thủ tục cấp và cấp lại chứng chỉ nhân viên bức xạ",
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
		changed: "A content/tin-tuc/2026-11-27-tap-huan-nhap-ho-so-dien-tu/index.md\nA content/tin-tuc/2026-11-27-tap-huan-nhap-ho-so-dien-tu/lop-tap-huan.jpg",
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

func TestAClerkAddsADocumentWithItsPDF(t *testing.T) {
	t.Parallel()
	tell(t, story{
		name:    "document",
		files:   []string{atHand(t, "57 QD-SKHCN.pdf", []byte("%PDF-1.4\n%\x00\xff\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n"))},
		subject: "Thêm ",
		changed: "A content/van-ban/57-qd-skh-cn-2022/57-qd-skhcn.pdf\nA content/van-ban/57-qd-skh-cn-2022/index.toml",
		lines: `
+so_ky_hieu = "57/QĐ-SKH&CN"
+loai = "Quyết định"
+ngay_ban_hanh = 2022-03-03
+co_quan_ban_hanh = "so-khcn-tien-giang"
+trich_yeu = "Ban hành Quy chế tiếp công dân"
+hieu_luc_tu = 2022-03-03
+nguon = ["Văn phòng Sở"]
+
+[[tep]]
+ten = "Bản ký số"
+tep = "57-qd-skhcn.pdf"
`}, "mouse")
}

func TestAClerkTellsARepeal(t *testing.T) {
	t.Parallel()
	tell(t, story{
		name:    "repeal",
		subject: "Sửa Thủ tục đăng ký tham dự sơ tuyển",
		changed: "M content/thu-tuc/2.001269.md",
		lines: `
+bai_bo_tu = 2024-01-01
+bai_bo_boi = "1676/QĐ-UBND"
`}, "mouse")
}

func TestAClerkChangesAPrice(t *testing.T) {
	t.Parallel()
	tell(t, story{
		name:    "price",
		subject: "Sửa Giá cước tối đa dịch vụ nhận gửi hồ sơ: Giá",
		changed: "M content/bang-gia/nhan-gui-ho-so-2018.toml",
		lines: `
-  [26_500, 30_500, 32_500, 38_000, 51_000],
+  [26_500, 30_500, 32_500, 38_000, 52_000],
`}, "mouse")
}

func TestAClerkAnswersAPetition(t *testing.T) {
	t.Parallel()
	tell(t, story{
		name: "petition",
		given: `-- content/phan-anh/mau-don.md --
+++
ten = "Kiến nghị về mẫu đơn"
ngay_nhan = 2021-07-01
ve = "quy_dinh"
trang_thai = "dang_xu_ly"
co_quan = "so-khcn-tien-giang"
+++

Xin đăng mẫu đơn.
`,
		subject: "Sửa Kiến nghị về mẫu đơn: ",
		changed: "M content/phan-anh/mau-don.md",
		lines: `
-trang_thai = "dang_xu_ly"
+trang_thai = "da_tra_loi"
+ngay_tra_loi = 2021-07-10
+
+## Trả lời
+
+Mẫu đơn có ở cuối trang.
`}, "mouse")
}

func TestAClerkBeginsAReport(t *testing.T) {
	t.Parallel()
	tell(t, story{
		name:    "report",
		subject: "Thêm Báo cáo quý IV năm 2021",
		changed: "A content/bao-cao/2021-q4.md",
		beside:  regexp.MustCompile(`(?m)^\+(#.*|[a-z_0-9.]+ = "" #.*)?\n`), // what the draft leaves to be filled in
		lines: `
++++
+nhap = true
+ten = "Báo cáo quý IV năm 2021" # ví dụ: Báo cáo công tác kiểm soát thủ tục hành chính quý, quý IV năm 2021
+bieu_mau = "kstthc-5507"
+don_vi = "so-khcn-tien-giang"
+ky = "2021-Q4"
+tu_ngay = 2021-09-15
+den_ngay = 2021-12-14
+[so_lieu]
+i5.ky_truoc = "khong" # Từ kỳ trước chuyển qua (lấy từ báo cáo trước)
+i6.tiep_nhan = 9 # Số hồ sơ TTHC đã tiếp nhận trong kỳ
+i6.moi = 9 # Mới tiếp nhận trong kỳ
+i6.ky_truoc = 0 # Từ kỳ trước chuyển qua (lấy từ báo cáo trước)
+i6.da_gq = 8 # Số hồ sơ đã giải quyết
++++
`}, "mouse")
}

func TestAClerkPastesBieu06(t *testing.T) {
	t.Parallel()
	form, err := os.ReadFile(filepath.Join(root, "generator", "kinds", "report", "mau", "bieu-06.toml"))
	if err != nil {
		t.Fatal(err)
	}
	tell(t, story{
		name:    "table",
		given:   "-- content/bieu-mau/bieu-06.toml --\n" + string(form),
		subject: "Thêm Biểu 06 quý IV năm 2021",
		changed: "A content/bao-cao/2021-q4.md",
		beside:  regexp.MustCompile(`(?m)^\+#.*\n`),
		lines: `
++++
+ten = "Biểu 06 quý IV năm 2021" # ví dụ: Biểu số II.06a/VPCP/KSTT: tình hình, kết quả giải quyết thủ tục hành chính, quý IV năm 2021
+bieu_mau = "bieu-06"
+don_vi = "so-khcn-tien-giang"
+ky = "2021-Q4"
+tu_ngay = 2021-09-15
+den_ngay = 2021-12-14
+
+[so_lieu]
+
+i.tiep_nhan = 15 # Số hồ sơ nhận giải quyết
+i.moi = 14 # Nhận trong kỳ
+i.ky_truoc = 1 # Từ kỳ trước chuyển qua
+i.da_gq = 14 # Số hồ sơ đã giải quyết
+i.qua_han = 1 # Trong đó: quá hạn
+i.dang_gq = 1 # Số hồ sơ đang giải quyết
+
+[bang.b06]
+cot = ["tiep_nhan", "truc_tuyen", "truc_tiep_bc", "ky_truoc", "da_gq", "truoc_han", "dung_han", ` +
			`"qua_han", "dang_gq", "dang_trong_han", "dang_qua_han"]
+tong = [15, 12, 2, 1, 14, 13, 0, 1, 1, 1, 0] # Tổng cộng
+hoat-dong-khcn = [3, 2, 1, 0, 3, 2, 0, 1, 0, 0, 0]
+so-huu-tri-tue = [12, 10, 1, 1, 11, 11, 0, 0, 1, 1, 0]
++++
`}, "mouse")
}

// likeProcedure is one that a clerk knows to be like the new one.
const likeProcedure = `-- content/thu-tuc/1.011990.md --
+++
ma = "1.011990"
ten = "Cấp giấy xác nhận thử nghiệm"
linh_vuc = "hoat-dong-khcn"
co_quan_thuc_hien = ["so-khcn-tien-giang"]
cap_thuc_hien = ["tinh"]
doi_tuong = ["cong_dan"]
quyet_dinh_cong_bo = "1676/QĐ-UBND"
muc_do = "khong_bao_cao"
so_bo = 1
ket_qua = ["Giấy xác nhận"]
can_cu = ["61/2018/NĐ-CP"]
hieu_luc_tu = 2024-01-01
nguon = ["Văn phòng Sở"]

[[cach_thuc]]
hinh_thuc = "truc_tiep"
thoi_han = { so = 5, don_vi = "ngay_lam_viec" }
phi = 0
le_phi = 50_000

[[ho_so]]
truong_hop = "Cấp mới"

[[ho_so.giay_to]]
ten = "Đơn"
ban_chinh = 1
ban_sao = 0
+++

## Trình tự thực hiện

Nộp hồ sơ qua bưu điện.

## Yêu cầu, điều kiện thực hiện

Không có.
`

func TestAClerkAddsAProcedureWithTwoCases(t *testing.T) {
	t.Parallel()
	tell(t, story{
		name:    "procedure",
		given:   likeProcedure,
		subject: "Thêm Cấp giấy xác nhận chuyên gia",
		changed: "A content/thu-tuc/1.011999.md",
		lines: `
++++
+ma = "1.011999"
+ten = "Cấp giấy xác nhận chuyên gia"
+linh_vuc = "hoat-dong-khcn"
+co_quan_thuc_hien = ["so-khcn-tien-giang"]
+cap_thuc_hien = ["tinh"]
+doi_tuong = ["cong_dan"]
+quyet_dinh_cong_bo = "1676/QĐ-UBND"
+muc_do = "khong_bao_cao"
+so_bo = 1
+ket_qua = ["Giấy xác nhận"]
+can_cu = ["61/2018/NĐ-CP"]
+hieu_luc_tu = 2024-02-01
+nguon = ["Văn phòng Sở"]
+
+[[cach_thuc]]
+hinh_thuc = "truc_tiep"
+thoi_han = { so = 10, don_vi = "ngay_lam_viec" }
+phi = 0
+le_phi = 100_000
+
+[[ho_so]]
+truong_hop = "Cấp mới"
+
+[[ho_so.giay_to]]
+ten = "Đơn đề nghị"
+ban_chinh = 1
+ban_sao = 0
+
+[[ho_so.giay_to]]
+ten = "Bản sao bằng cấp"
+ban_chinh = 0
+ban_sao = 1
+
+[[ho_so]]
+truong_hop = "Cấp lại"
+
+[[ho_so.giay_to]]
+ten = "Đơn đề nghị cấp lại"
+ban_chinh = 1
+ban_sao = 0
++++
+
+## Trình tự thực hiện
+
+Nộp hồ sơ tại quầy.
+
+## Yêu cầu, điều kiện thực hiện
+
+Có bằng đại học.
`}, "mouse")
}

// tell has a clerk do a story on a fresh portal, and holds it against what git says of it.
func tell(t *testing.T, s story, how string) {
	t.Helper()
	needChromium(t)
	e := startEditing(t, s.given)
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
	said := changedLines(e.git(t, "diff", "--unified=0", "HEAD~1"))
	if s.beside != nil {
		said = s.beside.ReplaceAllString(said, "")
	}
	if said != strings.TrimSpace(s.lines) {
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
	script(t, "desk.mjs", startEditing(t, "").address)
}
