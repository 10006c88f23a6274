package main

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"congkhai/generator/files/front"
	"congkhai/generator/files/source"
	"congkhai/generator/portal"
	"congkhai/generator/test/small"
)

// What lies in this repository is what the program writes today.
func TestSchemasAreInstalled(t *testing.T) {
	of, _, err := portal.Check(os.DirFS(".."), portal.Options{AsOf: small.AsOf})
	small.Must(t, err)
	written := map[string][]byte{".taplo.toml": taploConfig(of)}
	for _, s := range sheets(of) {
		written[s.path()] = s.schema()
	}
	for name, want := range written {
		if got, err := os.ReadFile("../" + name); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is not what the program writes: run `go run ./generator schema install` (%v)", name, err)
		}
	}
}

// Everything that is published passes: what a schema refuses in it, the schema has wrong.
func TestContentKeepsToTheSchemas(t *testing.T) {
	validate(t, "config", values(t, "config.toml"), true)
	err := fs.WalkDir(os.DirFS(".."), "content", func(name string, _ fs.DirEntry, err error) error {
		if path.Ext(name) == ".toml" || path.Ext(name) == ".md" {
			validate(t, kindOf(name), values(t, name), true)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestSchemasRefuseMistakes(t *testing.T) {
	const procedure, priceList, report = "content/thu-tuc/1.000173.md", "content/bang-gia/nhan-gui-ho-so-2018.toml", "content/bao-cao/2021-q3.md"
	way := func(key string, v any) any {
		w := map[string]any{"hinh_thuc": "truc_tuyen", "thoi_han": map[string]any{"chu": "trong ngày"}, "phi": int64(0), "le_phi": "khong"}
		w[key] = v
		return []any{w}
	}
	for _, m := range []struct {
		file, key string
		value     any
		good      bool
	}{
		{priceList, "ten_", "x", false},
		{priceList, "ten", nil, false},
		{priceList, "ten", "", false},
		{priceList, "ten", int64(1), false},
		{priceList, "dich_vu", "nhan", false},
		{priceList, "hieu_luc_tu", "1/1/2018", false},
		{priceList, "hieu_luc_tu", "2018-01-01T00:00:00Z", false},
		{priceList, "hieu_luc_den", "khong", true},
		{priceList, "hieu_luc_den", "khon", false},
		{priceList, "gia", []any{[]any{"26_000"}}, false},
		{priceList, "nguon", []any{}, false},
		{priceList, "giai_trinh", []any{map[string]any{"ve": "x"}}, false},
		{procedure, "nhap", "true", false},
		{procedure, "trinh_tu", "khong_bao_cao", true},
		{procedure, "trinh_tu", "có", false},
		{procedure, "so_bo", 1.5, false},
		{procedure, "doi_tuong", []any{"cong_dan", "ai"}, false},
		{procedure, "cach_thuc", way("ghi_chu", "x"), true},
		{procedure, "cach_thuc", way("phi", "75% phí cấp mới"), true},
		{procedure, "cach_thuc", way("phi", []any{map[string]any{"truong_hop": "Cấp mới", "so_tien": int64(5)}}), true},
		{procedure, "cach_thuc", way("phi", []any{map[string]any{"truong_hop": "Cấp mới"}}), false},
		{procedure, "cach_thuc", way("phi", 0.5), false},
		{procedure, "cach_thuc", way("thoi_han", map[string]any{"so": int64(3), "don_vi": "quy"}), false},
		{procedure, "cach_thuc", way("thoi_han", "khong_bao_cao"), true},
		{report, "so_lieu", map[string]any{"i6": map[string]any{"moi": 62.5, "ky_truoc": "khong"}}, true},
		{report, "so_lieu", map[string]any{"i6": map[string]any{"moi": "12"}}, false},
		{report, "so_lieu", map[string]any{"i6": int64(12)}, false},
	} {
		v := values(t, m.file)
		if v[m.key] = m.value; m.value == nil {
			delete(v, m.key)
		}
		t.Run(m.key, func(t *testing.T) { validate(t, kindOf(m.file), v, m.good) })
	}
}

func kindOf(name string) string {
	for path.Dir(name) != "content" {
		name = path.Dir(name)
	}
	return path.Base(name)
}

func validate(t *testing.T, kind string, v any, good bool) {
	t.Helper()
	s, err := sheetNamed(nil, kind)
	if err != nil {
		t.Fatal(err)
	}
	schema, err := jsonschema.UnmarshalJSON(bytes.NewReader(s.schema()))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("kind.json", schema); err != nil {
		t.Fatal(err)
	}
	if err := compiler.MustCompile("kind.json").Validate(v); (err == nil) != good { // MustCompile holds the schema against that of schemas
		t.Errorf("%v: %v", v, err)
	}
}

// values reads the keys of a file as an editor sees them: JSON, in which a date is a text.
func values(t *testing.T, name string) map[string]any {
	t.Helper()
	b, err := os.ReadFile("../" + name)
	if err != nil {
		t.Fatal(err)
	}
	f, problems := source.NewFile(name, b)
	span := f.Span(0, len(f.Text()))
	if path.Ext(name) == ".md" {
		span, _, problems = front.Split(f)
	}
	doc, more := front.Parse(span)
	if problems = append(problems, more...); len(problems) > 0 {
		t.Fatal(problems)
	}
	return plain(doc.Values).(map[string]any)
}

func plain(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for key := range v {
			v[key] = plain(v[key])
		}
	case []map[string]any:
		var items []any
		for _, item := range v {
			items = append(items, plain(item))
		}
		return items
	case []any:
		for i := range v {
			v[i] = plain(v[i])
		}
	case time.Time:
		return v.Format(time.DateOnly)
	}
	return v
}
