package edit

import (
	"maps"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"congkhai/generator/desk/entry"
	"congkhai/generator/desk/outcome"
	"congkhai/generator/files/front"
)

// askWhich shows what two people changed in two ways, value by value, and lets the clerk choose. All that was sent
// stays.
func (s *Server) askWhich(w http.ResponseWriter, p *paper, asks []clash, post url.Values) error {
	page := newPage("Có người vừa sửa cùng chỗ")
	page.put("p", "Trong lúc bạn soạn, người khác đã lưu mục này. Những chỗ chỉ một người sửa thì giữ cả; "+
		"còn các chỗ dưới đây, hãy chọn một.")
	page.open("form", "method", "post", "action", addressOf(p.kind.Folder, p.id))
	for _, name := range sortedNames(post) {
		asked := slices.ContainsFunc(asks, func(c clash) bool { return choiceName+c.path == name })
		if name == buttonName || asked {
			continue
		}
		for _, value := range post[name] {
			page.hidden(name, value)
		}
	}
	for _, c := range asks {
		name, sort := p.nameOf(c.path)
		page.open("fieldset").put("legend", name)
		for _, side := range []struct {
			id, label string
			value     any
		}{{mineChoice, "của bạn: ", c.mine}, {theirsChoice, "của người kia: ", c.theirs}} {
			page.open("label", "class", "tich")
			page.single("input", "type", "radio", "name", choiceName+c.path, "value", side.id, "required", "")
			page.text(" "+side.label).put("span", p.asLine(sort, side.value), "class", "gia-tri").end()
		}
		page.end()
	}
	page.button(saveButton, "Lưu với lựa chọn này", "class", "chinh").end()
	page.write(w, http.StatusOK)
	return nil
}

func sortedNames(post url.Values) []string {
	names := make([]string, 0, len(post))
	for name := range post {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// nameOf is what the value at a path is called, and what may stand there: "Cách thức thực hiện 1 · Lệ phí".
func (p *paper) nameOf(path string) (name string, s entry.Sort) {
	if path == bodyName {
		return outcome.BodyName, entry.Sort{Text: true}
	}
	var names []string
	at := ways{fields: p.fields}
	for part := range strings.SplitSeq(path, ".") {
		key, index, isItem := strings.Cut(strings.TrimSuffix(part, "]"), "[")
		called := key
		switch i := slices.IndexFunc(at.fields, func(f front.Field) bool { return f.Key == key }); {
		case i >= 0:
			f := at.fields[i]
			at, called = waysOf(f.Shape), f.Name
			s = p.sortOf(f, at)
		case at.named != nil: // a key of the author's
			at = waysOf(*at.named)
			s = entry.Of(at.cell, "", p.isKind)
		}
		if isItem && at.list != nil {
			n, _ := strconv.Atoi(index) // which it is
			at, called = waysOf(*at.list), called+" "+strconv.Itoa(n+1)
		}
		names = append(names, called)
	}
	return strings.Join(names, " · "), s
}

// asLine is a value as a line for people.
func (p *paper) asLine(s entry.Sort, v any) string {
	var parts []string
	switch v := v.(type) {
	case nil:
		return "(bỏ trống)"
	case string:
		return s.Shown(v, p.called)
	case []any:
		for _, item := range v {
			parts = append(parts, p.asLine(s, item))
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			parts = append(parts, key+": "+p.asLine(entry.Sort{Whole: true, Day: true, Truth: true}, v[key]))
		}
	default:
		return s.Box(v, p.called)
	}
	return strings.Join(parts, "; ")
}

// merging is what the record says when two people changed it: what one of them changed, and of what both changed the
// choice, by its path. asks are those that nobody chose yet.
type merging struct {
	choice func(path string) string
	asks   []clash
}

// clash is a value that two people changed in two ways.
type clash struct {
	path         string
	mine, theirs any
}

// What is chosen of two versions.
const (
	mineChoice   = "cua-toi"
	theirsChoice = "cua-ho"
)

func (m *merging) value(path string, base, mine, theirs any) any {
	b, isTable := base.(map[string]any)
	mt, mineToo := mine.(map[string]any)
	tt, theirsToo := theirs.(map[string]any)
	bl, isList := base.([]any)
	ml, mineList := mine.([]any)
	tl, theirsList := theirs.([]any)
	switch {
	case reflect.DeepEqual(mine, theirs), reflect.DeepEqual(mine, base):
		return theirs
	case reflect.DeepEqual(theirs, base):
		return mine
	case isTable && mineToo && theirsToo:
		return m.table(path, b, mt, tt)
	case isList && mineList && theirsList && inPlace(bl, ml) && inPlace(bl, tl):
		items := make([]any, len(bl))
		for i := range bl {
			items[i] = m.value(path+front.Index(i), bl[i], ml[i], tl[i])
		}
		return items
	}
	switch m.choice(path) {
	case mineChoice:
		return mine
	case theirsChoice:
		return theirs
	}
	m.asks = append(m.asks, clash{path, mine, theirs})
	return theirs
}

// inPlace reports whether the items of a list stand where they stood, whatever somebody changed in them: where rows
// were moved, what two people did to the same place they did to different rows.
func inPlace(base, list []any) bool {
	if len(base) != len(list) {
		return false
	}
	for i, item := range list {
		own := alike(item, base[i])
		if slices.ContainsFunc(base, func(other any) bool { return alike(item, other) > own }) {
			return false
		}
	}
	return true
}

// alike is how much of a value is in another: of two tables, how many keys say the same.
func alike(a, b any) int {
	t, isTable := a.(map[string]any)
	u, too := b.(map[string]any)
	same := 0
	switch {
	case isTable && too:
		for key, v := range t {
			if reflect.DeepEqual(v, u[key]) {
				same++
			}
		}
	case reflect.DeepEqual(a, b):
		same = 1
	}
	return same
}

func (m *merging) table(path string, base, mine, theirs map[string]any) map[string]any {
	keys := map[string]bool{}
	for _, t := range []map[string]any{base, mine, theirs} {
		for key := range t {
			keys[key] = true
		}
	}
	all := map[string]any{}
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		at := strings.TrimPrefix(path+"."+key, ".")
		if v := m.value(at, base[key], mine[key], theirs[key]); v != nil {
			all[key] = v
		}
	}
	return all
}
