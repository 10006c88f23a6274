package edit

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"
)

const newsFile = "content/tin-tuc/hop.md"

var newsAt = addressOf("tin-tuc", "hop")

// two are two people who have the same record open.
func two(t *testing.T) (dir string, a, b *browser) {
	dir = smallFolder(t, strings.Replace(oneNews, "+++\n\nSở", "nguon = [\"sổ a\", \"sổ b\"]\n+++\n\nSở", 1))
	return dir, enter(t, serverOf(dir)), enter(t, serverOf(dir))
}

func newsOf(t *testing.T, dir string) saying {
	return sayingOf(newsFile, []byte(fileOf(t, dir, newsFile)))
}

// TestBothStay has two people change different things of one record.
func TestBothStay(t *testing.T) {
	dir, a, b := two(t)
	mine, theirs := a.formOf("tin-tuc", "hop"), b.formOf("tin-tuc", "hop")
	mine.Set("ten", "Họp báo quý")
	mine.Set("nguon", "sổ c\nsổ b")
	theirs.Set("tom_tat", "Sở họp báo ở hội trường.")
	theirs.Set("nguon", "sổ a\nsổ d")
	theirs.Set(bodyName, "Bài khác.")
	b.mustSave(newsAt, theirs)
	a.mustSave(newsAt, mine)
	is := newsOf(t, dir)
	if is.values["ten"] != "Họp báo quý" || is.values["tom_tat"] != "Sở họp báo ở hội trường." || is.body != "Bài khác." ||
		!reflect.DeepEqual(is.values["nguon"], []any{"sổ c", "sổ d"}) {
		t.Errorf("of two people's work there is %v %q", is.values, is.body)
	}
	if text := fileOf(t, dir, newsFile); !strings.Contains(text, "# nói với báo chí") || !strings.Contains(text, "# việc của phòng") {
		t.Error("what stands beside is gone: ", text)
	}
}

// TestAsked has two people change the same thing of one record.
func TestAsked(t *testing.T) {
	for choice, wanted := range map[string]string{mineChoice: "Của tôi </textarea>", theirsChoice: "Của họ <script>"} {
		dir, a, b := two(t)
		mine, theirs := a.formOf("tin-tuc", "hop"), b.formOf("tin-tuc", "hop")
		mine.Set("ten", "Của tôi </textarea>")
		mine.Set(bodyName, "Bài của tôi.")
		theirs.Set("ten", "Của họ <script>")
		b.mustSave(newsAt, theirs)
		before := fileOf(t, dir, newsFile)
		page, saved := a.save(newsAt, mine)
		if saved || fileOf(t, dir, newsFile) != before {
			t.Fatal("it was saved without asking")
		}
		if strings.Contains(page, "<script>") || !strings.Contains(page, "Của họ &lt;script&gt;") || !strings.Contains(page, "Của tôi &lt;/textarea&gt;") {
			t.Errorf("the page does not show both: %s", page)
		}
		again := fieldsOf(t, page)
		if _, saved := a.save(newsAt, again); saved {
			t.Error("it was saved without a choice")
		}
		again.Set(choiceName+"ten", choice)
		a.mustSave(newsAt, again)
		if is := newsOf(t, dir); is.values["ten"] != wanted || is.body != "Bài của tôi." {
			t.Errorf("chosen %s, there is %v %q", choice, is.values["ten"], is.body)
		}
	}
}

// TestAskedAgain has somebody change a value once more while the other one is asked about it.
func TestAskedAgain(t *testing.T) {
	dir, a, b := two(t)
	mine := a.formOf("tin-tuc", "hop")
	mine.Set("ten", "Của tôi")
	for _, name := range []string{"Của họ", "Của họ, lần hai"} {
		theirs := b.formOf("tin-tuc", "hop")
		theirs.Set("ten", name)
		b.mustSave(newsAt, theirs)
		page, saved := a.save(newsAt, mine)
		if saved || !strings.Contains(page, name) {
			t.Fatalf("%q was lost without asking; there is %v", name, newsOf(t, dir).values["ten"])
		}
		mine = fieldsOf(t, page)
		mine.Set(choiceName+"ten", mineChoice)
	}
	a.mustSave(newsAt, mine)
}

// TestGone saves a record that somebody has taken away, and a new one that somebody was quicker with.
func TestGone(t *testing.T) {
	dir, a, b := two(t)
	mine := a.formOf("tin-tuc", "hop")
	mine.Set("ten", "Gõ rất lâu")
	fresh := fieldsOf(t, a.get(root+"tin-tuc/"+newName+"?ten=moi"))
	for name, values := range mine {
		if !strings.HasPrefix(name, "_") {
			fresh[name] = values
		}
	}
	b.mustSave(addressOf("tin-tuc", "moi"), fresh)
	before := contentOf(t, dir)
	page, saved := a.save(addressOf("tin-tuc", "moi"), fresh)
	if names := changed(before, contentOf(t, dir)); saved || len(names) > 0 || !strings.Contains(page, "Gõ rất lâu") {
		t.Errorf("a second one of the same name: %v, written %v", saved, names)
	}
	removeFile(t, dir, newsFile)
	if page, saved := a.save(newsAt, mine); saved || !strings.Contains(page, "Gõ rất lâu") {
		t.Errorf("what is gone is saved (%v), or what was typed is lost", saved)
	}
}

// merges lets two people save forms of the same record in any order, and holds what the file says then against what
// they did.
type merges struct {
	*testing.T
	dir  string
	pick *rand.Rand
}

var mergedKeys = []string{"ten", "tom_tat", "don_vi", "nguon"}

// work is one person's: the form as it was opened, and as it was filled in.
type work struct {
	*browser
	base saying
	form url.Values
}

func (m *merges) open(b *browser) *work {
	return &work{b, newsOf(m.T, m.dir), b.formOf("tin-tuc", "hop")}
}

func (m *merges) typeIn(w *work, count int) {
	key := mergedKeys[m.pick.IntN(len(mergedKeys))]
	text := fmt.Sprintf("chữ %d", count)
	if lines := strings.Split(w.form.Get(key), "\n"); key == "nguon" {
		switch at := m.pick.IntN(len(lines)); m.pick.IntN(4) {
		case 0:
			lines = append(lines, text)
		case 1:
			lines = slices.Delete(lines, at, at+1)
		case 2:
			lines[0], lines[at] = lines[at], lines[0]
		default:
			lines[at] = text
		}
		text = strings.Join(lines, "\n")
	}
	w.form.Set(key, text)
}

// save saves what somebody typed, choosing where asked, and reports what was chosen.
func (m *merges) save(w *work) map[string]string {
	chosen := map[string]string{}
	for range 3 {
		page, saved := w.browser.save(newsAt, w.form)
		switch {
		case saved:
			return chosen
		case strings.Contains(page, "Chưa có gì thay đổi."):
			return chosen
		case !strings.Contains(page, choiceName):
			m.Fatalf("not saved: %s", wrongsIn(page))
		}
		w.form = fieldsOf(m.T, page)
		for _, field := range attrs.FindAllStringSubmatch(page, -1) {
			if path, isChoice := strings.CutPrefix(field[2], choiceName); isChoice && field[1] == "name" && chosen[path] == "" {
				chosen[path] = []string{mineChoice, theirsChoice}[m.pick.IntN(2)]
				w.form.Set(field[2], chosen[path])
			}
		}
	}
	m.Fatal("asked without an end")
	return nil
}

// TestInterleaved has two people work on one record in any order: no value that was saved goes, unless the other one
// chose so.
func TestInterleaved(t *testing.T) {
	rounds := 200
	if testing.Short() {
		rounds = 20
	}
	dir, a, b := two(t)
	first := contentOf(t, dir)
	for seed := range rounds {
		if err := writeAll(dir, first); err != nil {
			t.Fatal(err)
		}
		m := &merges{t, dir, rand.New(rand.NewPCG(uint64(seed), 1))}
		people := []*work{m.open(a), m.open(b)}
		for count := range 8 {
			w := people[m.pick.IntN(2)]
			m.typeIn(w, count)
			if m.pick.IntN(2) > 0 {
				continue
			}
			mine, theirs := w.values(t), newsOf(t, dir)
			chosen := m.save(w)
			for _, key := range mergedKeys {
				m.held(seed, key, w.base.values[key], mine[key], theirs.values[key], newsOf(t, dir).values[key], chosen)
			}
			*w = *m.open(w.browser)
		}
	}
}

func (w *work) values(t *testing.T) map[string]any {
	k := w.server.kind("tin-tuc")
	p := paperFor(k, newsFile, []byte(fileOf(t, w.server.keeper.eyes.Dir, newsFile)))
	p.form = p.read(k.Fields(), maps.Clone(w.form))
	values, _, _ := p.values(p.form)
	return values
}

// held fails where a value is neither what the only one who changed it says, nor what was chosen.
func (m *merges) held(seed int, key string, base, mine, theirs, is any, chosen map[string]string) {
	m.Helper()
	same := reflect.DeepEqual
	wanted := theirs
	switch {
	case same(mine, theirs) || same(mine, base):
	case same(theirs, base) || chosen[key] == mineChoice:
		wanted = mine
	case chosen[key] == theirsChoice:
	default:
		m.heldItems(seed, base, mine, theirs, is, chosen)
		return
	}
	if !same(is, wanted) {
		m.Fatalf("seed %d: %s was %v, mine %v, theirs %v, chosen %v, and is %v", seed, key, base, mine, theirs, chosen, is)
	}
}

// heldItems holds a list whose items two people changed, against what each of them did.
func (m *merges) heldItems(seed int, base, mine, theirs, is any, chosen map[string]string) {
	m.Helper()
	was, _ := base.([]any)
	items, _ := is.([]any)
	for i, both := range [][]any{mine.([]any), theirs.([]any)} {
		for at, v := range both {
			dropped := chosen[fmt.Sprintf("nguon[%d]", at)] == []string{theirsChoice, mineChoice}[i]
			if at < len(was) && (both[at] == was[at] || dropped) {
				continue
			}
			if !slices.Contains(items, v) {
				m.Fatalf("seed %d: %v is lost: was %v, mine %v, theirs %v, chosen %v, is %v", seed, v, was, mine, theirs, chosen, is)
			}
		}
	}
	for _, v := range was { // what nobody touched
		if slices.Contains(mine.([]any), v) && slices.Contains(theirs.([]any), v) && !slices.Contains(items, v) {
			m.Fatalf("seed %d: %v is lost: was %v, mine %v, theirs %v, chosen %v, is %v", seed, v, was, mine, theirs, chosen, is)
		}
	}
}

// TestMovedRows has one person raise a row and the other one change it.
func TestMovedRows(t *testing.T) {
	row := func(name string, fee int64) any { return map[string]any{"ten": name, "phi": fee, "don_vi": "lần"} }
	base := []any{row("a", 1), row("b", 2)}
	m := &merging{choice: func(string) string { return "" }}
	m.value("muc", base, []any{row("b", 2), row("a", 1)}, []any{row("a", 9), row("b", 2)})
	if len(m.asks) != 1 || m.asks[0].path != "muc" {
		t.Errorf("of moved rows it is asked %v", m.asks)
	}
	m.asks = nil
	got := m.value("muc", base, []any{row("a", 5), row("b", 2)}, []any{row("a", 1), row("b", 7)})
	if want := []any{row("a", 5), row("b", 7)}; len(m.asks) > 0 || !reflect.DeepEqual(got, want) {
		t.Errorf("of two rows there is %v, asked %v", got, m.asks)
	}
}
