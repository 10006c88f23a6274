package portal

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"congkhai/generator/files/memory"
	"congkhai/generator/kinds"
	"congkhai/generator/site"
	"congkhai/generator/test/sample"
	"congkhai/generator/test/small"
)

// tenThousand is the sample portal with 10,000 records of all kinds made from its own: 4,000 procedures and 2,800 news that
// cite 3,000 documents, 60 price lists, and 40 agencies with two quarterly reports each.
func tenThousand(tb testing.TB) fstest.MapFS {
	tb.Helper()
	base, err := txtar.ParseFile("testdata/mau.txt")
	if err != nil {
		tb.Fatal(err)
	}
	files := fstest.MapFS{}
	texts := map[string]string{}
	for _, f := range base.Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
		texts[f.Name] = string(f.Data)
	}
	add := func(from, to string, changes ...string) {
		files[to] = &fstest.MapFile{Data: []byte(strings.NewReplacer(changes...).Replace(texts[from]))}
	}
	for i := range 3000 {
		add("content/van-ban/10-qd-ubnd-2025.toml", fmt.Sprintf("content/van-ban/%d-qd-ubnd-2025.toml", 100+i), "10/QĐ", fmt.Sprintf("%d/QĐ", 100+i), "cong_bo_tthc = true\n", "")
	}
	for i := range 4000 {
		code := fmt.Sprintf("2.%06d", i)
		add("content/thu-tuc/1.000101.md", "content/thu-tuc/"+code+".md", "1.000101", code, "10/QĐ", fmt.Sprintf("%d/QĐ", 100+i%3000), "2025-02-10", "2026-07-01")
	}
	for i := range 2800 {
		add("content/tin-tuc/lich-tiep-dan.md", fmt.Sprintf("content/tin-tuc/tin-%d.md", i), "Sáng thứ hai", fmt.Sprintf("Theo Quyết định số %d/QĐ-UBND ngày 10/02/2025, sáng thứ hai", 100+i))
	}
	for i := range 40 {
		agency := fmt.Sprintf("so-%d", i)
		add("content/co-quan/so-mau.toml", "content/co-quan/"+agency+".toml", "Sở Mẫu", "Sở "+fmt.Sprint(i))
		for _, quarter := range []string{"q1", "q2"} {
			add("content/bao-cao/2026-"+quarter+".md", fmt.Sprintf("content/bao-cao/%s-%s.md", agency, quarter), "so-mau", agency)
		}
		for _, list := range []string{"gui", "tra"} {
			add("content/bang-gia/"+list+"-2025.toml", fmt.Sprintf("content/bang-gia/%s-%d.toml", list, i), "2025-03-01", fmt.Sprintf("%d-03-01", 1900+i))
		}
	}
	return files
}

// The check of 10,000 records beside reading and parsing them: go test ./generator/portal -run '^$' -bench Check
func BenchmarkCheck(b *testing.B) {
	files := tenThousand(b)
	b.Run("read and parse", func(b *testing.B) {
		for b.Loop() {
			in := site.Input{Kinds: kinds.Kinds()}
			c, err := readContent(files, Options{files: site.ForReading(in.Kinds), Memory: memory.Open("", "")})
			if err == nil {
				_, err = c.gather(&in)
			}
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(len(in.Records)), "records")
		}
	})
	b.Run("read, parse and check", func(b *testing.B) {
		for b.Loop() {
			_, problems, err := Check(files, Options{AsOf: small.AsOf})
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(len(problems)), "problems")
		}
	})
}

// The search of a portal with 10,000 procedures, from its records: go test ./generator/portal -run '^$' -bench Search
func BenchmarkSearch(b *testing.B) {
	files := fstest.MapFS{}
	if err := sample.New(10_000).Files(func(name, text string) error {
		files[name] = &fstest.MapFile{Data: []byte(text)}
		return nil
	}); err != nil {
		b.Fatal(err)
	}
	s, problems, err := Check(files, Options{AsOf: small.AsOf})
	if err != nil || len(problems) > 0 {
		b.Fatal(err, problems[0])
	}
	p := &Portal{Site: s}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := p.searchFiles(); err != nil {
			b.Fatal(err)
		}
	}
}
