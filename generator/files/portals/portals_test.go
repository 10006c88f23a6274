package portals_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"congkhai/generator/files/portals"
	"congkhai/generator/files/source"
	"congkhai/generator/text/say"
)

// read returns the portals of a list and what is told of it.
func read(t *testing.T, text string) ([]portals.Portal, string) {
	t.Helper()
	f, problems := source.NewFile("cong.toml", []byte(text))
	all, more, err := portals.Parse(f, os.TempDir())
	var told strings.Builder
	if err := source.Print(&told, append(problems, more...), source.Vietnamese); err != nil {
		t.Fatal(err)
	}
	if err != nil {
		told.WriteString(say.In(err, say.Vietnamese))
	}
	return all, told.String()
}

func TestMistakesAreToldWithTheirPlace(t *testing.T) {
	const good = "[[cong]]\nten = \"a\"\nnguon = \"cong/a\"\n"
	for _, c := range []struct{ text, told string }{
		{"", `cong.toml: thiếu khóa bắt buộc "cong"`},
		{"cong = []\n", `cong.toml:1:8: chưa điền giá trị`},
		{"[[cong]\n", `cong.toml:1:`},
		{good + "khoaa = \"X\"\n", `cong.toml:4:1: `},
		{good + "khoa_cong_khai = \"yte.gov.vn\"\n", `cong.toml:4:18: không phải khóa công khai`},
		{"[[cong]]\nten = \"a\"\nnguon = \"https://git.vn/a\"\nthu_ve = \"cong.toml\"\n", `cong.toml:4:10: cổng thu về các cổng khác phải có nguon là một thư mục`},
		{good + "dia_chi = \"ftp://a.vn\"\n", `cong.toml:4:11: "ftp://a.vn" phải là địa chỉ https://`},
		{"[[cong]]\nten = \"../a\"\nnguon = \"b\"\n", `cong.toml:2:7: tên "../a" phải gồm chữ thường`},
		{"[[cong]]\nten = \"nul\"\nnguon = \"b\"\n", `cong.toml:2:7: tên "nul" phải gồm`},
		{"[[cong]]\nten = \"a\"\nnguon = \"ext::sh -c id://\"\n", `cong.toml:3:9: địa chỉ kho git phải là`},
		{"[[cong]]\nten = \"a\"\nnguon = \"http://git.vn/a\"\n", `cong.toml:3:9: địa chỉ kho git phải là`},
		{"[[cong]]\nten = \"a\"\nnguon = \"ssh://-oProxyCommand=id/a\"\n", `cong.toml:3:9: địa chỉ kho git phải là`},
		{"[[cong]]\nten = \"a\"\nnguon = \"https://lan:mat-khau@git.vn/a\"\n", `cong.toml:3:9: không ghi tên người dùng hay mật khẩu`},
		{good + "ban = \"main\"\n", `cong.toml:4:7: chỉ kho git mới có bản cố định`},
		{"[[cong]]\nten = \"a\"\nnguon = \"https://git.vn/a\"\nban = \"main\"\n", `cong.toml:4:7: "main" không phải mã đầy đủ`},
		{good + "noi_dang = \"--all\"\n", `cong.toml:4:12: "--all" không được bắt đầu bằng dấu -`},
		{good + "khoa = \"PRIVATE+KEY+a\"\n", `cong.toml:4:8: khoa phải là tên biến môi trường`},
		{good + good, `cong.toml:5:7: "a" đã là của cổng "a" ở trên`},
		{good + "[[cong]]\nten = \"b\"\nnguon = \"cong/./a\"\n", `đã là của cổng "a" ở trên`},
	} {
		if all, told := read(t, c.text); !strings.Contains(told, c.told) || strings.Contains(told, "mat-khau@") || strings.Contains(told, "PRIVATE") {
			t.Errorf("%s\ntells %q of %v, not %q", c.text, told, all, c.told)
		}
	}
	if all, told := read(t, good); told != "" || len(all) != 1 || !filepath.IsAbs(all[0].Source) {
		t.Error(told, all)
	}
}

// What is read without a mistake can be a job, and is the same portal then.
func FuzzParse(f *testing.F) {
	f.Add("[[cong]]\nten = \"a\"\nnguon = \"b\"\n")
	f.Add("[[cong]]\nten = \"a\"\nnguon = \"https://git.vn/a\"\nban = \"0123456789012345678901234567890123456789\"\nkhoa = \"K\"\n")
	f.Add("cong = [{ten = \"a\", nguon = \"ssh://g@h/a\"}, 1]")
	f.Fuzz(func(t *testing.T, text string) {
		all, told := read(t, text)
		if told != "" {
			return
		}
		for _, p := range all {
			job, err := json.Marshal(p)
			var again portals.Portal
			if err == nil {
				err = json.Unmarshal(job, &again)
			}
			if err != nil || again != p || p.Source != "" && again.Check() != nil {
				t.Errorf("%+v is %+v as a job (%v, %v)", p, again, err, again.Check())
			}
		}
	})
}

func TestPortalsAreChosenByWhatIsNeededOfThem(t *testing.T) {
	all := []portals.Portal{{Name: "a", Source: "/a"}, {Name: "b", Place: "/b"}, {Name: "c", Source: "/c", Place: "/c/public"},
		{Name: "so-y-te"}}
	for _, c := range []struct {
		names  string
		needed portals.Needed
		want   string
	}{
		{"", portals.Sources, "a c"}, {"", portals.Places, "b c"}, {"c", portals.Places, "c"},
		{"a", portals.Places, `cổng "a" của danh sách không có dia_chi`},
		{"so-yte", portals.Sources, `không có cổng "so-yte"; ý bạn là "so-y-te"`},
	} {
		some, err := portals.Choose(all, strings.Fields(c.names), c.needed)
		var got []string
		for _, p := range some {
			got = append(got, p.Name)
		}
		if err != nil {
			got = append(got, say.In(err, say.Vietnamese))
		}
		if told := strings.Join(got, " "); !strings.Contains(told, c.want) {
			t.Errorf("%q: %s, not %s", c.names, told, c.want)
		}
	}
	if _, err := portals.Choose(all[:1], nil, portals.Places); err == nil {
		t.Error("nothing to do is no error")
	}
}
