package trial

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"congkhai/generator/files/source"
	"congkhai/generator/portal"
	"congkhai/generator/test/small"
	"congkhai/generator/text/citation"
	"congkhai/generator/text/viet"
)

// Procedures as a national portal has them, each a JSON object on a line of a gzip file that the environment names
// (fields such as ma_thu_tuc, trinh_tu_thuc_hien), are written out as a clerk would paste them and mended by fmt; then
// every word of every field stands on the page. What is told of them is told to the clerk: those are counted.
func TestRealProceduresArePastedWhole(t *testing.T) {
	name := os.Getenv("CONGKHAI_THU_TUC")
	if name == "" {
		t.Skip("CONGKHAI_THU_TUC names no file of procedures (a JSON object a line, gzip)")
	}
	procedures := pasteable(t, name)
	files := small.Files(t, &txtar.Archive{})
	for _, p := range procedures {
		p.write(files)
	}
	p, told := pastedPortal(t, files)
	for rule, paths := range told {
		t.Logf("%-28s %4d files, such as %s", rule, len(paths), paths[0])
	}
	if p == nil {
		t.Fatal("no portal")
	}
	tree, lacking, words, refused := small.Tree(t, p), 0, 0, 0
	for _, procedure := range procedures {
		page, ok := tree["thu-tuc/"+procedure["ma_thu_tuc"]+"/index.html"]
		if !ok { // something of it was told, and all of it has to be mended first
			refused++
			continue
		}
		shown := counted(html.UnescapeString(anyTag.ReplaceAllString(numbered(page), " ")))
		for field, text := range procedure {
			mended, _ := source.Mend("x.md", []byte(text)) // without what has no width and parts words
			for word, times := range counted(string(mended)) {
				words += times
				if shown[word] < times {
					lacking += times - shown[word]
					t.Errorf("%s: %q stands %d times in %s, %d times on the page", procedure["ma_thu_tuc"], word,
						times, field, shown[word])
				}
			}
		}
	}
	t.Logf("%d procedures, of which %d were refused; %d words, %d lacking", len(procedures), refused, words, lacking)
}

// procedure is what a portal says of one, by field.
type procedure map[string]string

func pasteable(t *testing.T, name string) (all []procedure) {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	unzipped, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	for d := json.NewDecoder(unzipped); d.More(); {
		var p procedure
		if err := d.Decode(&p); err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	return all
}

// write writes a procedure as a clerk would: what has a key under its key, and under one for notes what has none.
func (p procedure) write(files fstest.MapFS) {
	field, agency := viet.Slug(p["linh_vuc"]), viet.Slug(p["co_quan_thuc_hien"])
	field, agency = shortened(field), shortened(agency)
	files["content/linh-vuc/"+field+".toml"] = file("ten = %q\n", p["linh_vuc"])
	files["content/co-quan/"+agency+".toml"] = file("ten = %s\ncan_bo_dau_moi = \"khong_bao_cao\"\nlien_he = \"khong_bao_cao\"\n",
		literal(p["co_quan_thuc_hien"]))
	var notes []string
	for _, note := range []string{"bo", "cap_thuc_hien", "doi_tuong_thuc_hien", "loai_thu_tuc", "co_quan_co_tham_quyen",
		"co_quan_duoc_uy_quyen", "co_quan_phoi_hop", "dia_chi_tiep_nhan", "thu_tuc_lien_quan", "formality_id"} {
		if p[note] != "" {
			notes = append(notes, p[note])
		}
	}
	decision := `"khong_bao_cao"`
	if _, ok := citation.Parse(p["so_quyet_dinh"]); ok {
		decision = literal(p["so_quyet_dinh"])
	} else {
		notes = append(notes, "Quyết định công bố: "+p["so_quyet_dinh"])
	}
	body := "## Trình tự thực hiện\n\n" + p["trinh_tu_thuc_hien"] + "\n\n## Yêu cầu, điều kiện thực hiện\n\n" + p["yeu_cau_dieu_kien"] + "\n"
	files["content/thu-tuc/"+p["ma_thu_tuc"]+".md"] = file(`+++
ma = %q
ten = %s
linh_vuc = %q
co_quan_thuc_hien = [%q]
cap_thuc_hien = ["tinh"]
doi_tuong = "khong_bao_cao"
quyet_dinh_cong_bo = %s
muc_do = "khong_bao_cao"
so_bo = "khong_bao_cao"
ket_qua = [%s]
can_cu = "khong_bao_cao"
can_cu_bo_sung = %s
nguon = [%q]
ngoai_cong = []
ghi_chu = %s
[[cach_thuc]]
hinh_thuc = "khong_bao_cao"
thoi_han = "khong_bao_cao"
phi = "khong_bao_cao"
le_phi = "khong_bao_cao"
ghi_chu = %s
[[ho_so]]
[[ho_so.giay_to]]
ten = "Thành phần hồ sơ"
ban_chinh = "khong_bao_cao"
ban_sao = "khong_bao_cao"
ghi_chu = %s
+++

%s`, p["ma_thu_tuc"], literal(p["ten_thu_tuc"]), field, agency, decision, literal(p["ket_qua_xu_ly"]),
		literal(p["can_cu_phap_ly"]), p["detail_url"], literal(strings.Join(notes, "\n")),
		literal(p["cach_thuc_thuc_hien"]), literal(p["thanh_phan_ho_so"]), body)
}

func file(format string, args ...any) *fstest.MapFile {
	return &fstest.MapFile{Data: fmt.Appendf(nil, format, args...)}
}

// literal writes a text as TOML takes it without reading anything in it.
func literal(text string) string { return "'''\n" + text + "'''" }

// shortened is the name of a file for a text that may be long.
func shortened(slug string) string { return strings.Trim(slug[:min(len(slug), 60)], "-") }

// pastedPortal puts together what was pasted, mended by fmt, and without what is told of it: numbers of documents that
// the portal has not are said to be outside, and a file of which more is told is left as it is told.
func pastedPortal(t *testing.T, files fstest.MapFS) (*portal.Portal, map[string][]string) {
	t.Helper()
	for name, f := range files {
		if strings.HasPrefix(name, "content/") {
			f.Data, _ = source.Mend(name, f.Data)
		}
	}
	told, outside := map[string][]string{}, map[string][]string{}
	for range 8 {
		p, problems, err := portal.Load(files, portal.Options{AsOf: small.AsOf})
		if err != nil {
			t.Fatal(err)
		}
		if p != nil {
			return p, told
		}
		for _, problem := range problems {
			path := problem.Where.File.Path
			switch problem.Rule.ID {
			case "con-nua":
				continue // after those that are told now
			case "van-ban-la":
				number := toldOutside.FindStringSubmatch(problem.Text(source.Vietnamese))[1]
				if !slices.ContainsFunc(outside[path], func(n string) bool { return sameNumber(n, number) }) {
					outside[path] = append(outside[path], number)
				}
				continue
			}
			if !slices.Contains(told[problem.Rule.ID], path) {
				told[problem.Rule.ID] = append(told[problem.Rule.ID], path)
			}
			t.Log(problem.Where, problem.Text(source.Vietnamese))
			delete(files, path)
		}
		for path, numbers := range outside {
			if f := files[path]; f != nil {
				key := "ngoai_cong = [" + strings.Join(numbers, ", ") + "]"
				f.Data = outsideLine.ReplaceAllLiteral(f.Data, []byte(key))
			}
		}
	}
	t.Fatal("numbers of documents are told again and again: ", outside)
	return nil, nil
}

// sameNumber reports whether two numbers, in quotes, are spellings of one.
func sameNumber(a, b string) bool {
	first, _ := citation.Parse(strings.Trim(a, `"`))
	second, _ := citation.Parse(strings.Trim(b, `"`))
	return a == b || first.Number != "" && first.Key() == second.Key()
}

var (
	// toldOutside is what a problem tells to write of a document that the portal has not.
	toldOutside = regexp.MustCompile(`ngoai_cong = \[(.*?)\]`)
	outsideLine = regexp.MustCompile(`(?m)^ngoai_cong = .*$`)

	anyTag = regexp.MustCompile(`<[^>]*>`)
	word   = regexp.MustCompile(`[\p{L}\p{N}]+`)
)

var listTag = regexp.MustCompile(`<(/?)(ol|ul|li)\b(?:[^>]*? (?:start|value)="([0-9]+)")?[^>]*>`)

// numbered writes the numbers of items, which a browser counts, as text.
func numbered(page string) string {
	var next []int // of each list around; 0 of one without numbers
	return listTag.ReplaceAllStringFunc(page, func(tag string) string {
		m := listTag.FindStringSubmatch(tag)
		number, _ := strconv.Atoi(m[3])
		switch {
		case m[1] == "/" && m[2] != "li":
			next = next[:len(next)-1]
		case m[1] == "/":
		case m[2] == "ol":
			next = append(next, max(number, 1))
		case m[2] == "ul":
			next = append(next, 0)
		case next[len(next)-1] > 0:
			number = max(number, next[len(next)-1])
			next[len(next)-1] = number + 1
			return fmt.Sprintf(" %d ", number)
		}
		return " "
	})
}

// counted counts the words of a text.
func counted(text string) map[string]int {
	count := map[string]int{}
	for _, w := range word.FindAllString(viet.Normal(text), -1) {
		count[w]++
	}
	return count
}
