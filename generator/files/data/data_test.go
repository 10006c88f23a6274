package data

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"congkhai/generator/files/front"
	"congkhai/generator/files/source"
	"congkhai/generator/text/calendar"
)

// color has a closed list, size reads itself.
type color string

func (color) Choices() []front.Choice {
	return []front.Choice{{ID: "do", Label: "đỏ"}, {ID: "xanh", Label: "xanh"}}
}

type size int

func (s *size) BindTOML(b *front.Binding, v any, path string) {
	var n int
	b.Value(v, path, &n)
	*s = size(n)
}

func (size) Alternatives() []any { return []any{0} }

func (s size) Plain() any { return int(s) }

type leg struct {
	Name string        `key:"ten" say:"tên"`
	Toes []string      `key:"ngon,optional" say:"ngón"`
	Day  calendar.Date `key:"ngay,optional" say:"ngày"`
}

type part struct {
	Name  string              `key:"ten" say:"tên phần"`
	Color color               `key:"mau,optional" say:"màu"`
	Legs  front.Stated[[]leg] `key:"chan" say:"các chân"`
	Holds struct {
		Least int `key:"it_nhat" say:"ít nhất"`
	} `key:"chua" say:"sức chứa"`
}

type animal struct {
	Name   string                      `key:"ten" say:"tên"`
	Tame   bool                        `key:"thuan,optional" say:"đã thuần"`
	Born   front.Stated[calendar.Date] `key:"sinh" say:"ngày sinh"`
	Size   front.Stated[size]          `key:"co" say:"cỡ"`
	Word   front.State                 `key:"loi,optional" say:"lời"`
	Colors []color                     `key:"mau" say:"các màu"`
	Grid   [][]int64                   `key:"bang,optional" say:"bảng"`
	Rates  map[string]map[string]int   `key:"ty_le,optional" say:"tỷ lệ"`
	Parts  []part                      `key:"phan,optional" say:"các phần"`
}

const written = `ten = "Ẵng \"<&>\" \u2028"
sinh = 2021-06-25
co = 7
loi = "khong_bao_cao"
mau = ["do", "xanh"]
bang = [[1, -2], [3, 4]]
[ty_le.b]
hai = 2
mot = 1
[ty_le.a]
ba = 3
[[phan]]
ten = "=đầu"
chan = "khong"
chua = { it_nhat = 1 }
[[phan]]
ten = "mình"
mau = "xanh"
chua = { it_nhat = 2 }
chan = [{ ten = "'trước, \"trái\"", ngon = ["một; hai", "-ba"] }, { ten = "sau\nphải", ngay = 2021-01-02 }]
`

func record(t *testing.T, toml string) Record {
	t.Helper()
	f, problems := source.NewFile("content/x/a.toml", []byte(toml))
	doc, more := front.Parse(f.Span(0, len(f.Text())))
	problems = append(problems, more...)
	var a animal
	_, more = front.Bind(doc, &a)
	if problems = append(problems, more...); len(problems) > 0 {
		t.Fatal(problems)
	}
	return Record{"/x/a/", func() string { return a.Name }, &a, doc.Has}
}

func TestRecordAsJSON(t *testing.T) {
	got := string(record(t, written).JSON(nil, unasked))
	want := "{\"ten\":\"Ẵng \\\"<&>\\\" \u2028\",\"sinh\":\"2021-06-25\",\"co\":7,\"loi\":\"khong_bao_cao\",\"mau\":[\"do\",\"xanh\"]," +
		`"bang":[[1,-2],[3,4]],"ty_le":{"a":{"ba":3},"b":{"hai":2,"mot":1}},"phan":[{"ten":"=đầu","chan":"khong","chua":{"it_nhat":1}},` +
		`{"ten":"mình","mau":"xanh","chan":[{"ten":"'trước, \"trái\"","ngon":["một; hai","-ba"]},{"ten":"sau\nphải","ngay":"2021-01-02"}],"chua":{"it_nhat":2}}]}`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if !json.Valid([]byte(got)) {
		t.Error("it is no JSON")
	}
	var lists []string
	record(t, written).JSON([]byte("trước"), func(key string, said []byte) {
		if lists = append(lists, key); !strings.Contains(want, `"`+key+`":`+string(said)) {
			t.Errorf("%s is said to be %s", key, said)
		}
	})
	if want := []string{"bang", "ty_le", "phan"}; !slices.Equal(lists, want) {
		t.Errorf("lists are told of %q, want %q", lists, want)
	}
	least := "ten = \"A\"\nsinh = \"khong\"\nco = \"khong_ap_dung\"\nmau = [\"do\"]\n"
	if got, want := string(record(t, least).JSON(nil, unasked)), `{"ten":"A","sinh":"khong","co":"khong_ap_dung","mau":["do"]}`; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// Each table has its columns, and is the same in each of its forms.
func TestTables(t *testing.T) {
	want := map[string]string{
		"": `dia_chi_trang,tieu_de_trang,ten,thuan,sinh,co,loi,mau
/x/a/,"Ẵng ""<&>""  ","Ẵng ""<&>""  ",,2021-06-25,7,khong_bao_cao,do; xanh
`,
		"bang":      "dia_chi_trang,bang.stt,gia_tri\n/x/a/,1,1; -2\n/x/a/,2,3; 4\n",
		"ty_le":     "dia_chi_trang,ty_le.khoa,gia_tri\n/x/a/,a.ba,3\n/x/a/,b.hai,2\n/x/a/,b.mot,1\n",
		"phan":      "dia_chi_trang,phan.stt,ten,mau,chan,chua.it_nhat\n/x/a/,1,'=đầu,,khong,1\n/x/a/,2,mình,xanh,,2\n",
		"phan.chan": "dia_chi_trang,phan.stt,phan.ten,phan.chan.stt,ten,ngon,ngay\n/x/a/,2,mình,1,\"''trước, \"\"trái\"\"\",một; hai; -ba,\n/x/a/,2,mình,2,\"sau\nphải\",,2021-01-02\n",
	}
	r := record(t, written)
	var names []string
	for _, sheet := range Sheets(reflect.TypeFor[animal](), front.Fields(reflect.TypeFor[animal]())) {
		names = append(names, sheet.Name)
		table := sheet.Table("Bảng", slices.Values([]Record{r}))
		got := strings.ReplaceAll(strings.TrimPrefix(string(bytesOf(t, table.CSV)), "\uFEFF"), "\r\n", "\n")
		if got != strings.ReplaceAll(want[sheet.Name], "  \"", " \u2028\"") {
			t.Errorf("%q:\n%s\nwant\n%s", sheet.Name, got, want[sheet.Name])
		}
		checkForms(t, table)
	}
	if want := []string{"", "bang", "ty_le", "phan", "phan.chan"}; !slices.Equal(names, want) {
		t.Errorf("tables %q, want %q", names, want)
	}
}

func bytesOf(t *testing.T, write func(io.Writer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// checkForms holds the CSV and the JSON of a table against its cells, and the JSON against its schema.
func checkForms(t *testing.T, table Table) {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(bytesOf(t, table.CSV), []byte("\uFEFF")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var objects []map[string]any
	if err := json.Unmarshal(bytesOf(t, table.JSON), &objects); err != nil {
		t.Fatalf("%v\n%s", err, bytesOf(t, table.JSON))
	}
	number := 0
	for row := range table.Rows {
		for i, cell := range row {
			read := rows[number+1][i]
			read = strings.TrimPrefix(read, "'") // as it is told to those who read the file
			if want := cell.joined(); read != want {
				t.Errorf("CSV has %q for %q", read, want)
			}
			if value, ok := objects[number][table.Columns[i].Name]; ok != (cell.Sort != Absent) || cell.Sort == Text && value != cell.Text {
				t.Errorf("JSON has %v for %+v", value, cell)
			}
		}
		number++
	}
	if len(rows) != number+1 || len(objects) != number {
		t.Errorf("%d rows in CSV, %d in JSON, want %d", len(rows)-1, len(objects), number)
	}
	if err := validate(t, table, bytesOf(t, table.JSON)); err != nil {
		t.Error(err)
	}
}

func validate(t *testing.T, table Table, text []byte) error {
	t.Helper()
	schema, err := jsonschema.UnmarshalJSON(bytes.NewReader(table.Schema()))
	if err != nil {
		t.Fatalf("%v\n%s", err, table.Schema())
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("bang.json", schema); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile("bang.json")
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return compiled.Validate(value)
}

// A schema that lets anything through would hold nothing.
func TestSchemaRefuses(t *testing.T) {
	table := Sheets(reflect.TypeFor[animal](), front.Fields(reflect.TypeFor[animal]()))[0].Table("Bảng", slices.Values([]Record{}))
	for _, wrong := range []string{
		`{}`, `[{}]`, `[{"dia_chi_trang":"/x/","tieu_de_trang":"X","la":1}]`, `[{"dia_chi_trang":"/x/","tieu_de_trang":"X","co":"to"}]`,
		`[{"dia_chi_trang":"/x/","tieu_de_trang":"X","mau":["vang"]}]`, `[{"dia_chi_trang":"/x/","tieu_de_trang":"X","sinh":"25/6/2021"}]`,
	} {
		if validate(t, table, []byte(wrong)) == nil {
			t.Errorf("the schema takes %s", wrong)
		}
	}
}

// Whatever stands in cells: what is read by the rule is what was written, and nothing in it is run as a formula.
func FuzzCells(f *testing.F) {
	for _, text := range []string{"", "=1+1", "'=1", "''", "-1", "a\"b", " a ", "a,b\n\"", "\u2028\x01", "\xff", `\.`, "\ta"} {
		f.Add(text, text)
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		clean := func(s string) string { return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\r", "") } // as files and keys are
		a, b = clean(a), clean(b)
		table := Table{"Bảng", []Column{{Name: "a"}, {Name: "b"}}, slices.Values([][]Cell{{TextCell(a), TextCell(b)}})}
		checkForms(t, table)
		for _, cell := range []Cell{TextCell(a), {Sort: List, Items: []Cell{TextCell(a), TextCell(b)}}} {
			if field := cell.field(); field != "" && strings.Contains("=+-@\t\r\n", field[:1]) {
				t.Errorf("a spreadsheet would run %q", field)
			}
		}
	})
}

// A large table is written a page at a time.
func TestLargeTables(t *testing.T) {
	rows := make([][]Cell, 30_000)
	for i := range rows {
		rows[i] = []Cell{TextCell(strings.Repeat("x", 20)), {Sort: Number, Text: "1"}}
	}
	checkForms(t, Table{"Bảng", []Column{{Name: "a"}, {Name: "b"}}, slices.Values(rows)})
}

type mute struct {
	It muteValue `key:"gi" say:"gì"`
}

type muteValue struct{}

func (*muteValue) BindTOML(*front.Binding, any, string) {}

// A Binder that does not tell what it read would be published as something else.
func TestBindersHaveToTell(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("it was published")
		}
	}()
	Record{"/", nil, &mute{}, func(string) bool { return true }}.JSON(nil, unasked)
}

// A graph has all its nodes, however many there are.
func TestGraphs(t *testing.T) {
	for _, n := range []int{0, 1, 3000} {
		nodes := make([]any, n)
		for i := range nodes {
			nodes[i] = map[string]any{"@id": strings.Repeat("<", 1+i*7%50)}
		}
		b := bytesOf(t, func(w io.Writer) error { return Graph(w, map[string]any{}, slices.Values(nodes)) })
		var graph struct {
			Nodes []any `json:"@graph"`
		}
		if json.Unmarshal(b, &graph) != nil || len(graph.Nodes) != n {
			t.Errorf("%d nodes of %d", len(graph.Nodes), n)
		}
	}
}

// A pen that cannot write says so, however much is written after it.
func TestWhatCannotBeWrittenIsSaid(t *testing.T) {
	full := errors.New("full")
	table := Table{"Bảng", []Column{{Name: "a"}}, slices.Values(slices.Repeat([][]Cell{{TextCell(strings.Repeat("x", 20))}}, 5000))}
	for _, write := range []func(io.Writer) error{table.CSV, table.JSON, func(w io.Writer) error { return Graph(w, nil, slices.Values(make([]any, 90_000))) }} {
		if err := write(fullAfter{new(int), full}); !errors.Is(err, full) {
			t.Errorf("got %v", err)
		}
	}
}

// fullAfter is a disk that takes one page.
type fullAfter struct {
	pages *int
	err   error
}

func (f fullAfter) Write(b []byte) (int, error) {
	if *f.pages++; *f.pages > 1 {
		return 0, f.err
	}
	return len(b), nil
}

// Whatever a spreadsheet may run has an apostrophe before it, and one taken off gives back what was written.
func TestNoCellIsAFormula(t *testing.T) {
	for _, text := range []string{"=1+1", "+1", "-1", "@a", "＝1+1", "＋1", "－1", "＠a", " =1", "\u00a0=1", "\u200b=1", "\ufeff＝1", "\u3000\u200e@a", "\u202e\u00ad-1", "\t1", "\ra", "\na", "'a", "'=1", "−1", "\v=1"} {
		cell := TextCell(text)
		if field := cell.field(); field != "'"+text {
			t.Errorf("%+q is written %+q", text, field)
		}
	}
	for _, text := range []string{"", "a=1", "1", " a", "Cấp – đổi", "\u200b'a", "(=1)"} {
		cell := TextCell(text)
		if field := cell.field(); field != text {
			t.Errorf("%+q is written %+q", text, field)
		}
	}
}

// unasked is for tests that ask nothing of lists.
func unasked(string, []byte) {}
