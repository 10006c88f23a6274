package front

import (
	"reflect"
	"testing"

	"congkhai/generator/text/calendar"
)

type silent struct{}

func (*silent) BindTOML(*Binding, any, string) {}

type amount struct{}

func (*amount) BindTOML(*Binding, any, string) {}

func (amount) Alternatives() []any { return []any{int64(0), []inner{}} }

type described struct {
	Name   string         `key:"ten" say:"tên < > &" example:"\"A\""`
	Day    calendar.Date  `key:"ngay,optional" say:"ngày"`
	Colors []color        `key:"mau,optional" say:"màu"`
	Pay    Stated[amount] `key:"phi" say:"phí"`
	Word   State          `key:"loi,optional" say:"lời"`
	Any    silent         `key:"gi,optional" say:"gì cũng được"`
	Grid   [][]int64      `key:"bang" say:"bảng"`
	Rates  map[string]int `key:"ty_le,optional" say:"tỷ lệ"`
}

// A schema has the keys in the order of the record, and each description where taplo shows it.
func TestSchema(t *testing.T) {
	const states = `"enum":["khong_bao_cao","khong","khong_ap_dung"],"x-taplo":{"docs":{"enumValues":["nguồn không nêu","không có","không áp dụng"]}}}`
	want := `{"type":"object","required":["ten","phi","bang"],"properties":{` +
		`"ten":{"description":"tên < > &. Ví dụ: ` + "`\\\"A\\\"`" + `","type":"string","minLength":1},` +
		`"ngay":{"description":"ngày","type":["string"],"format":"date"},` +
		`"mau":{"description":"màu","type":"array","items":{"description":"` + "`\\\"do\\\"`: đỏ; `\\\"xanh\\\"`: xanh" + `","type":"string","enum":["do","xanh"],"x-taplo":{"docs":{"enumValues":["đỏ","xanh"]}}}},` +
		`"phi":{"description":"phí","anyOf":[{"description":"phí","type":"integer"},` +
		`{"type":"array","minItems":1,"items":{"type":"object","required":["so"],"properties":{"so":{"type":"integer"}},"additionalProperties":false}},` +
		`{"description":"` + "`\\\"khong_bao_cao\\\"`: nguồn không nêu; `\\\"khong\\\"`: không có; `\\\"khong_ap_dung\\\"`: không áp dụng" + `","type":"string",` + states + `],"x-taplo":{"docs":{"main":""}}},` +
		`"loi":{"description":"lời","type":"string",` + states + `,` +
		`"gi":{"description":"gì cũng được"},` +
		`"bang":{"description":"bảng","type":"array","minItems":1,"items":{"type":"array","minItems":1,"items":{"type":"integer"}}},` +
		`"ty_le":{"description":"tỷ lệ","type":"object","additionalProperties":{"type":"integer"}}},"additionalProperties":false}` + "\n"
	if got := string(encode(object(Fields(reflect.TypeFor[described]())))); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
