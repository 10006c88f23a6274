package front

import (
	"maps"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"congkhai/generator/files/source"
	"congkhai/generator/text/calendar"
)

func span(text string) source.Span {
	f, _ := source.NewFile("x.toml", []byte(text))
	return f.Span(0, len(f.Text()))
}

// said turns problems into lines such as "2:1 thieu-khoa: …".
func said(problems []source.Problem) []string {
	var lines []string
	for _, p := range source.Sorted(problems) {
		lines = append(lines, strings.TrimPrefix(p.Where.String(), "x.toml:")+" "+p.Rule.ID+": "+p.Text(source.Vietnamese))
	}
	return lines
}

func TestPlacesOfValues(t *testing.T) {
	text := `ma = "1.000173" # chú thích
gia = [[1, 2], [3]]
dai = """
nhiều dòng = "x"
"""
"khóa lạ" = 'a'
muc = { so = 4, trong = { x = 1 } }
a.b.c = 2021-06-25
[[cach_thuc]]
thoi_han = { so = 10 }
[[cach_thuc]]
[cach_thuc.phi]
so = 1
[[cach_thuc.hang]]
y = 2
[t.u]
v = true`
	doc, problems := Parse(span(text))
	if len(problems) > 0 {
		t.Fatal(said(problems))
	}
	for path, want := range map[string]string{
		"ma": `1:6 "1.000173"`, "gia[1][0]": "2:17 3", "khóa lạ": "6:13 'a'", "muc.trong.x": "7:31 1", "a.b.c": "8:9 2021-06-25",
		"cach_thuc[0].thoi_han.so": "10:19 10", "cach_thuc[1].phi.so": "13:6 1", "cach_thuc[1].hang[0].y": "15:5 2", "t.u.v": "17:5 true",
		"gia[7]": "2:7 [[1, 2], [3]]", "t": "16:1 [t.u]", "cach_thuc[1]": "11:1 [[cach_thuc]]",
	} {
		at := doc.At(path)
		if got := strings.TrimPrefix(at.String(), "x.toml:") + " " + at.Text(); got != want {
			t.Errorf("%s stands at %s, want %s", path, got, want)
		}
	}
}

func TestSyntaxErrorsAreAllToldInVietnamese(t *testing.T) {
	doc, problems := Parse(span("a = 08\nb = \"x\nc = 1\nd = 2021-02-30\ne = Sở\nf 1\nc2 = 1.5.6\nc = 2\n"))
	want := []string{
		"1:5 sai-cu-phap: số không có 0 đứng đầu: viết a = 8",
		`2:5 sai-cu-phap: thiếu dấu ngoặc kép đóng; một dòng chữ phải kết thúc trên chính dòng đó: viết b = "x"`,
		"4:5 sai-cu-phap: không có ngày 30/2/2021; ngày viết năm-tháng-ngày, không có ngoặc kép, như 2021-06-25",
		`5:5 sai-cu-phap: chữ phải đặt trong ngoặc kép, danh sách thì thêm [ ] bên ngoài: viết e = "Sở"`,
		"6:1 sai-cu-phap: thiếu dấu = sau tên khóa: viết f = 1",
		`7:6 sai-cu-phap: chữ phải đặt trong ngoặc kép, danh sách thì thêm [ ] bên ngoài: viết c2 = "1.5.6"`,
		"8:1 sai-cu-phap: khóa này đã có ở trên; mỗi khóa chỉ viết một lần, xóa một trong hai dòng",
	}
	if got := said(problems); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if doc.Sound {
		t.Error("a text with syntax errors is called sound")
	}
}

type color string

func (color) Choices() []Choice { return []Choice{{"do", "đỏ"}, {"xanh", "xanh"}} }

type inner struct {
	Number int `key:"so"`
}

type record struct {
	Name   string                       `key:"ten" is:"prose"`
	Day    calendar.Date                `key:"ngay,optional"`
	Color  color                        `key:"mau,optional"`
	Tags   []string                     `key:"nhan,optional" is:"the"`
	Inner  inner                        `key:"trong,optional"`
	Rows   Stated[[]inner]              `key:"dong"`
	Done   bool                         `key:"xong,optional"`
	Values map[string]map[string]string `key:"bang,optional"`
}

func TestBind(t *testing.T) {
	doc, _ := Parse(span("ten = \"A\"\nngay = 2021-06-25\nmau = \"do\"\nnhan = [\"x\", \"y\"]\ntrong = { so = 1 }\nxong = true\nbang.a.b = \"c\"\n[[dong]]\nso = 2\n"))
	var got record
	tagged, problems := Bind(doc, &got)
	want := record{Name: "A", Day: calendar.Date{Year: 2021, Month: 6, Day: 25}, Color: "do", Tags: []string{"x", "y"}, Inner: inner{1},
		Rows: Stated[[]inner]{Given, []inner{{2}}}, Done: true, Values: map[string]map[string]string{"a": {"b": "c"}}}
	if len(problems) > 0 || !reflect.DeepEqual(got, want) {
		t.Errorf("bound %+v, want %+v; problems %v", got, want, said(problems))
	}
	var paths []string
	for _, tag := range tagged {
		paths = append(paths, tag.Is+" "+tag.Path)
	}
	if want := []string{"the nhan[0]", "the nhan[1]", "prose ten"}; !slices.Equal(paths, want) {
		t.Errorf("tagged %q, want %q", paths, want)
	}
}

func TestBindTellsEveryMistake(t *testing.T) {
	doc, _ := Parse(span("Ten = \"hoa\"\nngay = \"2021-06-25\"\nmau = \"xan\"\nnhan = \"x\"\ntrong = { so = 1.000173, la = 1 }\nxong = 1\nmau2 = 1\n"))
	var r record
	_, problems := Bind(doc, &r)
	want := []string{
		`1:1 khoa-la: không có khóa "Ten"; ý bạn là "ten"?`,
		`1:1 thieu-khoa: thiếu khóa bắt buộc "dong"; nếu nguồn không nêu, ghi dong = "khong_bao_cao"`,
		`2:8 sai-kieu: cần ngày không có ngoặc kép, như 2021-06-25; viết 2021-06-25`,
		`3:7 ngoai-danh-muc: không có giá trị "xan"; chọn một trong: do, xanh; ý bạn là "xanh"?`,
		`4:8 sai-kieu: cần một danh sách [ … ]; viết ["x"]`,
		`5:16 sai-kieu: cần số nguyên không có ngoặc kép, ở đây là số thập phân (mã số đặt trong ngoặc kép, số tiền viết như 26_000)`,
		`5:26 khoa-la: không có khóa "la"`,
		`6:8 sai-kieu: cần true hoặc false không có ngoặc kép; viết true`,
		`7:1 khoa-la: không có khóa "mau2"; ý bạn là "mau"?`,
	}
	if got := said(problems); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestStates(t *testing.T) {
	for word, state := range stateWords {
		doc, _ := Parse(span("ten = \"A\"\ndong = \"" + word + "\""))
		var r record
		if _, problems := Bind(doc, &r); len(problems) > 0 || r.Rows.State != state || state.String() != word {
			t.Errorf("%q is bound as %v, problems %v", word, r.Rows, said(problems))
		}
	}
}

func TestDatesDoNotDependOnTheZone(t *testing.T) {
	t.Setenv("TZ", "Asia/Tokyo")
	doc, _ := Parse(span("ten = \"A\"\nngay = 2026-03-01\ndong = \"khong\""))
	var r record
	Bind(doc, &r)
	if got := r.Day.String(); got != "2026-03-01" {
		t.Errorf("the day is %s", got)
	}
}

func TestSplit(t *testing.T) {
	for text, want := range map[string]string{
		"+++\na = 1\n+++\nthân\n":  "a = 1\n|thân\n|",
		"+++\n+++":                 "||",
		"+++ \na = 1\n+++\t\n":     "a = 1\n||",
		"a = 1\n":                  "||thieu-phan-dau",
		"":                         "||thieu-phan-dau",
		"+++\na = 1\n":             "a = 1\n||phan-dau-chua-dong",
		"+++\na = \"+++\"\n+++\nb": "a = \"+++\"\n|b|",
	} {
		f, _ := source.NewFile("x.md", []byte(text))
		front, body, problems := Split(f)
		got := front.Text() + "|" + body.Text() + "|"
		for _, p := range problems {
			got += p.Rule.ID
		}
		if got != want {
			t.Errorf("%q splits into %q, want %q", text, got, want)
		}
	}
}

// The locator finds every key that the library decodes, at its place.
func FuzzLocate(f *testing.F) {
	f.Add("a = 1\n[b.c]\nd = [1, { e = 2 }]\n[[f]]\n[[f.g]]\nh = '''x'''\n")
	f.Add("\"a.b\".c = \"\\\"\"\n'd' = [ # x\n 1, ]\n")
	f.Add("a = { b = 1, c.d = 2 }\n[x]\n[x.y]\n[[z]]\n[z.w]\nv=1\n[[z]]\n[z.w]\nv=2")
	f.Fuzz(func(t *testing.T, text string) {
		at := span(text)
		if at.Text() != text {
			return // made normal on reading: not the same text
		}
		var values map[string]any
		meta, err := toml.Decode(text, &values)
		if err != nil {
			return
		}
		places := locate(at, text)
		for _, key := range meta.Keys() {
			if len(key) == 1 && !strings.ContainsAny(key[0], ".[") {
				if _, ok := places[key[0]]; !ok {
					t.Fatalf("%q: no place for %q in %v", text, key, slices.Sorted(maps.Keys(places)))
				}
			}
		}
		walk(t, places, "", values)
	})
}

// walk asks a place for every value that can be named by a plain path.
func walk(t *testing.T, places map[string]place, path string, v any) {
	if table, ok := v.(map[string]any); ok {
		for name, inside := range table {
			if name != "" && !strings.ContainsAny(name, ".[]") {
				walk(t, places, join(path, name), inside)
			}
		}
		return
	}
	items, ok := asList(v)
	if p, found := places[path]; !found || p.value.Start >= p.value.End && len(items) > 0 {
		t.Fatalf("no place for %q", path)
	}
	for i := range items {
		if ok {
			walk(t, places, item(path, i), items[i])
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("ten = \"A\"\ndong = 08\nngay = 2021-02-30")
	f.Add("[[dong]]\nso = \"x\"\n[trong]\n")
	f.Fuzz(func(t *testing.T, text string) {
		doc, problems := Parse(span(text))
		var r record
		_, more := Bind(doc, &r)
		for _, p := range append(problems, more...) {
			if p.Where.Start > p.Where.End || p.Where.End > len(p.Where.File.Text()) {
				t.Fatalf("%q: %s is at %d-%d", text, p.Rule.ID, p.Where.Start, p.Where.End)
			}
			p.Where.Position()
		}
	})
}

// A number that an int does not hold on this machine is a problem, and not another number.
func TestNumbersAreBoundWholeOrNotAtAll(t *testing.T) {
	type narrow struct {
		N int `key:"n"`
	}
	for text, want := range map[string]int64{"2147483647": math.MaxInt32, "4294967297": 1<<32 + 1, "-4294967295": 1 - 1<<32} {
		doc, _ := Parse(span("n = " + text + "\n"))
		var r narrow
		_, problems := Bind(doc, &r)
		if told := len(problems) > 0; told == (int64(r.N) == want) || told && r.N != 0 {
			t.Errorf("%s is %d, and %v", text, r.N, said(problems))
		}
	}
}
