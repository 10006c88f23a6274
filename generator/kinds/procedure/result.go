package procedure

import (
	"slices"
	"strings"

	"congkhai/generator/files/front"
)

// Result is what a procedure gives, and its code in the national portal.
type Result struct {
	Name string `key:"ten" is:"prose" say:"tên kết quả" example:"\"Chứng chỉ nhân viên bức xạ\"" past:"row"`
	Code string `key:"ma,optional" say:"mã kết quả trên Cổng dịch vụ công quốc gia, như nguồn ghi" example:"\"KQ.G17.000553\""`
}

// Results are those of a procedure: texts, or tables where codes are known.
type Results []Result

// Alternatives tells both ways to write them.
func (Results) Alternatives() []any { return []any{[]string{}, []Result{}} }

// Plain is texts where no code is known.
func (rs Results) Plain() any {
	if slices.ContainsFunc(rs, func(r Result) bool { return r.Code != "" }) {
		return []Result(rs)
	}
	return rs.names()
}

func (rs Results) names() []string {
	names := make([]string, len(rs))
	for i, r := range rs {
		names[i] = r.Name
	}
	return names
}

// codes are the results that have one, each before it.
func (rs Results) codes() string {
	var coded []string
	for _, r := range rs {
		switch {
		case r.Code != "" && len(rs) > 1:
			coded = append(coded, r.Name+": "+r.Code)
		case r.Code != "":
			coded = append(coded, r.Code)
		}
	}
	return strings.Join(coded, "; ")
}

// BindTOML reads ["Giấy phép"], or [{ ten = "Giấy phép", ma = "KQ.G17.000553" }].
func (rs *Results) BindTOML(b *front.Binding, v any, path string) {
	if isTables(v) {
		b.Value(v, path, (*[]Result)(rs))
		return
	}
	var names front.Stated[[]string] // which tells best what is wrong with a word
	b.Value(v, path, &names)
	for _, name := range names.Value {
		*rs = append(*rs, Result{Name: name})
	}
}

// isTables reports whether a value is a list that begins with a table.
func isTables(v any) bool {
	switch v := v.(type) {
	case []map[string]any:
		return true
	case []any:
		if len(v) > 0 {
			_, table := v[0].(map[string]any)
			return table
		}
	}
	return false
}
