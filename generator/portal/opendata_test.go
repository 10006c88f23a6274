package portal

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/xuri/excelize/v2"
	"golang.org/x/tools/txtar"

	"congkhai/generator/files/manual"
	"congkhai/generator/files/source"
	"congkhai/generator/test/small"
)

// openPortals are portals whose open data is held against what it promises: the real one, a sample with every kind, and texts
// that mean harm.
func openPortals(t *testing.T) map[string]*Portal {
	t.Helper()
	hostile, err := txtar.ParseFile("testdata/doc-hai.txt")
	if err != nil {
		t.Fatal(err)
	}
	portals := map[string]*Portal{"real": realPortal(t, Options{})}
	for name, files := range map[string]fstest.MapFS{"sample": samplePortal(t, manual.Page{}, nil), "hostile": small.Files(t, hostile)} {
		p, problems := load(t, files, Options{})
		if p == nil {
			t.Fatal(small.Printed(t, problems, source.Vietnamese))
		}
		portals[name] = p
	}
	return portals
}

func decoded(t *testing.T, text string) any {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return value
}

// A table of what stands in lists within records is made again when that changes, and at no other time.
func TestTablesOfListsAreMadeOfThese(t *testing.T) {
	const record = "content/thu-tuc/1.000173.md"
	names := []string{"thu-tuc/danh-sach.csv", "thu-tuc/danh-sach.cach_thuc.csv", "thu-tuc/danh-sach.ho_so.giay_to.csv"}
	was := fstest.MapFS{}
	small.Copy(t, was, os.DirFS(small.Root(t)))
	keys := map[string]string{}
	for _, name := range names {
		keys[name] = remade(t, was, name, "")
	}
	for change, want := range map[[2]string][]string{
		{"trong y tế)", "trong ngành y tế)"}:            names[:1],
		{"le_phi = ", "ghi_chu = \"Khác.\"\nle_phi = "}: names[:2],
		{"ten = \"Bản ", "ten = \"Bản in "}:             {names[0], names[2]},
		{"\n+++", "\n# xong\n+++"}:                      nil,
	} {
		text := string(was[record].Data)
		if !strings.Contains(text, change[0]) {
			t.Fatalf("%s does not say %q", record, change[0])
		}
		is := maps.Clone(was)
		is[record] = &fstest.MapFile{Data: []byte(strings.Replace(text, change[0], change[1], 1))}
		var got []string
		for _, name := range names {
			if remade(t, is, name, keys[name]) != keys[name] {
				got = append(got, name)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("after %q: %q are made again, want %q", change[1], got, want)
		}
	}
}

// remade makes a file of the portal, unless it stands under the key that it has, and returns the key that it has now.
func remade(t *testing.T, files fs.FS, name, had string) string {
	t.Helper()
	p, problems := load(t, files, Options{})
	if p == nil {
		t.Fatal(small.Printed(t, problems, source.Vietnamese))
	}
	file, ok, err := p.File(name)
	if err != nil || !ok {
		t.Fatal(name, err)
	}
	var b bytes.Buffer
	key, err := file.Make(had, &b)
	if err != nil || (key == had) != (b.Len() == 0) {
		t.Errorf("%s: %d bytes under the key %q, %v", name, b.Len(), key, err)
	}
	return key
}

// Every table keeps to its schema, and says the same as CSV: the CSV is parsed, and an apostrophe taken off each cell that
// begins with one.
func TestTablesAgreeInAllForms(t *testing.T) {
	for name, p := range openPortals(t) {
		all, tables := small.Tree(t, p), 0
		for file, text := range all {
			base, isSchema := strings.CutSuffix(file, ".schema.json")
			if !isSchema {
				continue
			}
			tables++
			compiler := jsonschema.NewCompiler()
			compiler.AssertFormat()
			if err := compiler.AddResource("bang.json", decoded(t, text)); err != nil {
				t.Fatal(err)
			}
			schema, err := compiler.Compile("bang.json")
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(decoded(t, all[base+".json"])); err != nil {
				t.Errorf("%s: %s: %v", name, base, err)
			}
			rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(all[base+".csv"], "\uFEFF"))).ReadAll()
			if err != nil || !strings.HasPrefix(all[base+".csv"], "\uFEFF") || strings.Count(all[base+".csv"], "\r\n") < len(rows) {
				t.Fatalf("%s: %s.csv: %v", name, base, err)
			}
			checkRows(t, name+": "+base, rows, all[base+".json"])
			checkWorkbook(t, name+": "+base, rows, all[base+".xlsx"])
		}
		if tables < 10 {
			t.Errorf("%s: %d tables", name, tables)
		}
	}
}

func checkRows(t *testing.T, table string, rows [][]string, text string) {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	var objects []map[string]any
	if err := decoder.Decode(&objects); err != nil || len(objects) != len(rows)-1 {
		t.Fatalf("%s: %d objects, %d lines: %v", table, len(objects), len(rows)-1, err)
	}
	for i, object := range objects {
		for j, column := range rows[0] {
			if read, want := strings.TrimPrefix(rows[i+1][j], "'"), asCell(object[column]); read != want {
				t.Errorf("%s, line %d, %s: CSV says %q, JSON %q", table, i+2, column, read, want)
			}
		}
	}
}

// checkWorkbook holds what a person sees in the workbook against the CSV.
func checkWorkbook(t *testing.T, table string, rows [][]string, raw string) {
	t.Helper()
	book, err := excelize.OpenReader(strings.NewReader(raw))
	if err != nil {
		t.Fatal(table, err)
	}
	seen, err := book.GetRows(book.GetSheetName(0))
	if err != nil || len(seen) != len(rows) {
		t.Fatalf("%s: %d rows, %d lines: %v", table, len(seen), len(rows), err)
	}
	for i, row := range rows {
		for j, text := range row {
			shown := ""
			if j < len(seen[i]) {
				shown = seen[i][j]
			}
			if want := strings.TrimPrefix(text, "'"); shown != want {
				t.Errorf("%s, line %d, %s: CSV says %q, the workbook %q", table, i+1, rows[0][j], want, shown)
			}
		}
	}
}

func asCell(value any) string {
	switch value := value.(type) {
	case nil:
		return ""
	case []any:
		var items []string
		for _, item := range value {
			items = append(items, asCell(item))
		}
		return strings.Join(items, "; ")
	}
	return fmt.Sprint(value)
}

// Each record's data file is JSON, its SHA-256 begins as the page says, and it is the same whatever else changes.
func TestDataFilesAreOfTheirRecordsAlone(t *testing.T) {
	p := realPortal(t, Options{})
	all := small.Tree(t, p)
	n := 0
	for file, text := range all {
		folder, isData := strings.CutSuffix(file, "du-lieu.json")
		if !isData {
			continue
		}
		n++
		if !json.Valid([]byte(text)) || !strings.HasSuffix(text, "}\n") {
			t.Errorf("%s is no JSON", file)
		}
		sum := sha256.Sum256([]byte(text))
		seal := hex.EncodeToString(sum[:8])
		seal = seal[:4] + " " + seal[4:8] + " " + seal[8:12] + " " + seal[12:]
		for _, want := range []string{seal, `href="/` + file + `"`} {
			if !strings.Contains(all[folder+"index.html"], want) {
				t.Errorf("/%s does not say %s", folder, want)
			}
		}
	}
	if records := len(p.Site.Records); n != records {
		t.Errorf("%d data files of %d records", n, records)
	}
	files := fstest.MapFS{}
	small.Copy(t, files, os.DirFS("../.."))
	const own = "thu-tuc/1.000173/du-lieu.json"
	speakEnglish(files)
	files["content/co-quan/so-khcn-tien-giang.toml"].Data = bytes.Replace(files["content/co-quan/so-khcn-tien-giang.toml"].Data, []byte(`ten = "`), []byte(`ten = "X `), 1)
	later, problems := load(t, files, Options{AsOf: small.AsOf.Add(10)})
	if later == nil {
		t.Fatal(small.Printed(t, problems, source.Vietnamese))
	}
	if now := small.Tree(t, later); now[own] != all[own] || now["co-quan/so-khcn-tien-giang/du-lieu.json"] == all["co-quan/so-khcn-tien-giang/du-lieu.json"] {
		t.Error("a data file changed with what is not its record, or did not with its record")
	}
}

// The catalogue keeps to the schema of DCAT-US 3, and each file in it is there with that size and sum.
func TestCatalogKeepsToItsSchema(t *testing.T) {
	schema := dcatSchema(t)
	for name, p := range openPortals(t) {
		all := small.Tree(t, p)
		if err := schema.Validate(decoded(t, all["data.json"])); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		var catalog struct {
			Dataset []struct {
				Distribution []struct {
					DownloadURL, ByteSize, License string
					Rights                         []string
					Checksum                       struct{ ChecksumValue string }
				}
			}
		}
		if err := json.Unmarshal([]byte(all["data.json"]), &catalog); err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for _, set := range catalog.Dataset {
			for _, d := range set.Distribution {
				file := strings.TrimPrefix(d.DownloadURL, p.Site.Config.Address+"/")
				sum := sha256.Sum256([]byte(all[file]))
				if d.ByteSize != strconv.Itoa(len(all[file])) || d.Checksum.ChecksumValue != hex.EncodeToString(sum[:]) {
					t.Errorf("%s: %s is another file", name, file)
				}
				if given := d.License == "https://spdx.org/licenses/CC-BY-4.0.html"; given != (name == "sample") || given == (d.Rights != nil) {
					t.Errorf("%s: the licence of %s is %q, %q", name, file, d.License, d.Rights)
				}
				seen[file] = true
			}
		}
		for file := range all {
			isTable := path.Ext(file) == ".jsonld" || all[strings.TrimSuffix(file, path.Ext(file))+".schema.json"] != ""
			if isTable && !seen[file] {
				t.Errorf("%s: the catalogue lacks %s", name, file)
			}
		}
	}
	for _, wrong := range []string{`{}`, `{"dataset":[{}]}`, `{"dataset":[{"title":"A","description":"B","identifier":"C","contactPoint":[{"fn":"D","hasEmail":"d"}],"publisher":{"name":"E"}}]}`} {
		if schema.Validate(decoded(t, wrong)) == nil {
			t.Errorf("the schema takes %s", wrong)
		}
	}
}

func dcatSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	names, err := filepath.Glob("testdata/dcat-us-3/*.json")
	if err != nil || len(names) == 0 {
		t.Fatal("no schemas", err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	catalog := ""
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		schema := decoded(t, string(text))
		id := schema.(map[string]any)["$id"].(string)
		if err := compiler.AddResource(id, schema); err != nil {
			t.Fatal(err)
		}
		if filepath.Base(name) == "Catalog.json" {
			catalog = id
		}
	}
	compiled, err := compiler.Compile(catalog)
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

// A table that stands already is not made again, neither for itself nor for the catalogue, and the catalogue is the same.
func TestSumsOfWhatStandsAreKnown(t *testing.T) {
	files := samplePortal(t, manual.Page{}, nil)
	keys, first := map[string]string{}, map[string]string{}
	for round := range 2 {
		p, problems := load(t, files, Options{})
		if p == nil {
			t.Fatal(small.Printed(t, problems, source.Vietnamese))
		}
		all, err := p.Files()
		if err != nil {
			t.Fatal(err)
		}
		made := 0
		for _, f := range all {
			var b strings.Builder
			key, err := f.Make(keys[f.Path], &b)
			if err != nil {
				t.Fatal(err)
			}
			isList := path.Base(f.Path) == "danh-sach.json" || path.Base(f.Path) == "danh-sach.csv"
			if round == 1 && isList && b.Len() > 0 {
				t.Errorf("%s was made again", f.Path)
			}
			if isList {
				made++
			}
			if b.Len() > 0 && round == 1 && f.Path == "data.json" && b.String() != first[f.Path] {
				t.Error("the catalogue changed")
			}
			keys[f.Path], first[f.Path] = key, b.String()
		}
		if made == 0 {
			t.Fatal("no tables")
		}
	}
}
