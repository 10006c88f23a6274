package gathered

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"

	"congkhai/generator/text/calendar"
)

func whole() *Portal {
	return &Portal{ID: "so-y-te", Name: "Cổng Sở Y tế", Address: "https://soyte.thu.gov.vn", Key: "soyte+1+a", State: Altered,
		Reasons: []string{"index.html: đã bị sửa"}, Checked: calendar.Date{Year: 2026, Month: 11, Day: 3},
		Good: calendar.Date{Year: 2026, Month: 11, Day: 2}, Entries: 7, Checkpoint: "soyte\n7\n",
		Items:    []Item{{Path: "/thu-tuc/1.000173/", Title: "Khai báo <thiết bị>", Code: "1.000173", Seal: Seal{1, 2}}},
		Reports:  []Report{{Body: "Sở Y tế", Form: "Biểu 06", Period: "Quý III 2026", State: "thieu"}},
		Datasets: []json.RawMessage{json.RawMessage(`{"@id":"https://soyte.thu.gov.vn/thu-tuc/danh-sach"}`)}}
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	raw, err := whole().Bytes()
	if err != nil {
		t.Fatal(err)
	}
	p, line, err := Parse("so-y-te", raw)
	if err != nil {
		t.Fatalf("line %d: %v", line, err)
	}
	again, err := p.Bytes()
	if err != nil || !bytes.Equal(again, raw) {
		t.Errorf("written as\n%s\nand again as\n%s(%v)", raw, again, err)
	}
}

// Each of these was not written by the program, and would lead a reader elsewhere, or tell what nobody found.
func TestWhatSomebodyElseWroteIsRefused(t *testing.T) {
	raw, err := whole().Bytes()
	if err != nil {
		t.Fatal(err)
	}
	for _, change := range [][2]string{
		{`"/thu-tuc/1.000173/"`, `"//la.vn/"`},
		{`"/thu-tuc/1.000173/"`, `"/thu-tuc/../x/"`},
		{`"/thu-tuc/1.000173/"`, `"/thu-tuc/\"onclick/"`},
		{`"/thu-tuc/1.000173/"`, `"javascript:alert(1)"`},
		{`"https://soyte.thu.gov.vn",`, `"javascript:alert(1)",`},
		{`"https://soyte.thu.gov.vn",`, `"https://soyte.thu.gov.vn/?",`},
		{"Khai báo", "Khai\u202ebáo"},
		{"Khai báo", `Khai\nbáo`},
		{"Khai báo <thiết bị>", ""},
		{"Khai báo", strings.Repeat("dài", 400)},
		{`"dau":"0102`, `"dau":"01`},
		{`"thieu"`, `"du"`},
		{`"sai"`, `"dung"`},
		{`"tot_ngay":"2026-11-02",`, ``},
		{`"2026-11-02"`, `"2/11/2026"`},
		{`{"bao_cao"`, `{"la":1,"bao_cao"`},
		{`"phien_ban":1`, `"phien_ban":2`},
	} {
		text := strings.Replace(string(raw), change[0], change[1], 1)
		if text == string(raw) {
			t.Errorf("%s is not there", change[0])
		}
		if _, _, err := Parse("so-y-te", []byte(text)); err == nil {
			t.Errorf("%s in the place of %s was taken", change[1], change[0])
		}
	}
}

func TestAWrongLineIsToldAtItsPlace(t *testing.T) {
	raw, err := whole().Bytes()
	if err != nil {
		t.Fatal(err)
	}
	root := fstest.MapFS{"gop/so-y-te.jsonl": {Data: append(raw, "la\n"...)}, "gop/ghi-chu.txt": {Data: []byte("la")}}
	all, problems, err := Read(root)
	if err != nil || len(all.Portals) != 0 || len(problems) != 1 {
		t.Fatalf("%d portals, problems %v, %v", len(all.Portals), problems, err)
	}
	if where := problems[0].Where.String(); where != "gop/so-y-te.jsonl:5:1" {
		t.Errorf("told at %s", where)
	}
	if none, problems, err := Read(fstest.MapFS{}); err != nil || problems != nil || none.Sum != (All{}).Sum {
		t.Errorf("nothing is %v, %v, %v", none, problems, err)
	}
}

func FuzzParse(f *testing.F) {
	raw, err := whole().Bytes()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw)
	f.Add([]byte(`{"phien_ban":1,"trang_thai":"khong_doc_duoc","kiem_ngay":"2026-11-05"}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		p, _, err := Parse("so", raw)
		if err != nil {
			return
		}
		text, err := p.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		if _, line, err := Parse("so", text); err != nil {
			t.Errorf("line %d of what was written: %v\n%s", line, err, text)
		}
	})
}
