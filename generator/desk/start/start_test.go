package start_test

import (
	"bytes"
	"embed"
	"maps"
	"path"
	"strings"
	"testing"

	"congkhai/generator/desk/start"
	"congkhai/generator/files/source"
	"congkhai/generator/portal"
	"congkhai/generator/test/small"
	"congkhai/generator/text/viet"
)

// bodies are answers that people give, what is called how in the portal that comes of them, and what stays open.
var bodies = []struct {
	answers            []string // to start.Questions, in their order
	name, parent, gaps string
}{
	{[]string{"Sở Y tế tỉnh An Giang"},
		"Sở Y tế tỉnh An Giang", "Ủy ban nhân dân tỉnh An Giang",
		"địa chỉ của cổng trên mạng, địa chỉ trụ sở, điện thoại, thư điện tử"},
	{[]string{"Sở  Nội vụ ", "Huế", "", "https://sonoivu.hue.gov.vn/", "1 Đường Một", "0234.3822538", "so@hue.gov.vn"},
		"Sở Nội vụ thành phố Huế", "Ủy ban nhân dân thành phố Huế", ""},
	{[]string{"Ủy ban nhân dân xã Tân Lập", "tỉnh Thái Nguyên"},
		"Ủy ban nhân dân xã Tân Lập, tỉnh Thái Nguyên", "",
		"cơ quan chủ quản, địa chỉ của cổng trên mạng, địa chỉ trụ sở, điện thoại, thư điện tử"},
	{[]string{"Chi cục Một"}, "Chi cục Một", "", "tỉnh, thành phố, cơ quan chủ quản, địa chỉ của cổng trên mạng, địa chỉ trụ sở, điện thoại, thư điện tử"},
	{[]string{"Bộ Y tế", "", "Chính phủ"}, "Bộ Y tế", "Chính phủ",
		"tỉnh, thành phố, địa chỉ của cổng trên mạng, địa chỉ trụ sở, điện thoại, thư điện tử"},
	{[]string{"Sở Giao thông Thành phố Hồ Chí Minh", "", "", "", "12 'A' & B, phường 1"},
		"Sở Giao thông Thành phố Hồ Chí Minh", "Ủy ban nhân dân thành phố Hồ Chí Minh",
		"địa chỉ của cổng trên mạng, điện thoại, thư điện tử"},
}

func bodyOf(t *testing.T, answers []string) start.Body {
	t.Helper()
	var b start.Body
	for i, answer := range answers {
		small.Must(t, start.Questions[i].Put(&b, answer))
	}
	return b
}

func filesOf(t *testing.T, b start.Body, opt portal.Options) map[string][]byte {
	t.Helper()
	files, problems, err := start.Files(b, opt)
	small.Must(t, err)
	if len(problems) > 0 {
		t.Fatalf("a new portal has problems:\n%s", small.Printed(t, problems, source.Vietnamese))
	}
	return files
}

// load puts the portal together that files are of.
func load(t *testing.T, files map[string][]byte) *portal.Portal {
	t.Helper()
	p, problems, err := portal.Load(source.Overlay(embed.FS{}, files), portal.Options{AsOf: small.AsOf})
	small.Must(t, err)
	if p == nil {
		t.Fatal(small.Printed(t, problems, source.Vietnamese))
	}
	return p
}

// Whatever is said of a body, its portal is whole: nothing that it refers to is missing, also in what waits to be filled
// in. It calls the body and the one above it by their names, and what is open is told.
func TestNewPortalsAreWhole(t *testing.T) {
	for _, of := range bodies {
		t.Run(of.name, func(t *testing.T) {
			b := bodyOf(t, of.answers)
			files := filesOf(t, b, portal.Options{AsOf: small.AsOf, Drafts: true})
			if again := filesOf(t, b, portal.Options{AsOf: small.AsOf}); !maps.EqualFunc(files, again, bytes.Equal) {
				t.Error("the same answers give two portals")
			}
			page := small.Page(t, load(t, files), "/co-quan/"+viet.ShortSlug(of.name)+"/")
			for _, name := range []string{of.name, of.parent} {
				if !strings.Contains(small.Words(page, ""), name) {
					t.Errorf("the page of the body does not say %q", name)
				}
			}
			for _, answer := range of.answers[1:] {
				if given := strings.TrimRight(answer, "/"); !strings.Contains(allOf(files), given) {
					t.Errorf("%q was said and is nowhere", answer)
				}
			}
			var gaps []string
			for _, gap := range b.Gaps() {
				gaps = append(gaps, gap.Vi)
			}
			if got := strings.Join(gaps, ", "); got != of.gaps {
				t.Errorf("open are %q, want %q", got, of.gaps)
			}
		})
	}
}

func allOf(files map[string][]byte) string {
	var b strings.Builder
	for name, text := range files {
		b.WriteString(name + "\n" + string(text))
	}
	return b.String()
}

// others are words of the department whose portal lies in this repository. They are looked for without marks.
var others = []string{"tien giang", "tiengiang", "my tho", "khoa hoc va cong nghe", "kh&cn", "khcn", "buc xa", "so huu tri tue"}

// A new portal says nothing of another department, neither in its files nor on its pages. The manual is the program's:
// its examples have to be of somebody.
func TestNewPortalsSayNothingOfOthers(t *testing.T) {
	files := filesOf(t, bodyOf(t, bodies[0].answers), portal.Options{AsOf: small.AsOf})
	for name, text := range files {
		clean(t, name, string(text))
	}
	looked := 0
	for name, text := range small.Tree(t, load(t, files)) {
		if path.Ext(name) == ".html" && !strings.HasPrefix(name, "can-bo/quy-tac/") {
			looked++
			clean(t, name, text)
		}
	}
	if looked < 30 {
		t.Errorf("only %d pages", looked)
	}
}

func clean(t *testing.T, name, text string) {
	t.Helper()
	folded := viet.Fold(text)
	for _, word := range others {
		if at := strings.Index(folded, word); at >= 0 {
			t.Errorf("%s has %q: …%s…", name, word, folded[max(0, at-40):min(len(folded), at+60)])
		}
	}
}

// What is no answer is refused, and what to write instead is said.
func TestAnswersThatAreNone(t *testing.T) {
	wrong := map[string][]string{
		"ten":          {"", "  ", "…", "Sở *Y tế*", strings.Repeat("Sở ", 100)},
		"tinh":         {"!", "An \"Giang\""},
		"cap-tren":     {"-", "UBND | tỉnh"},
		"dia-chi-cong": {"soyte.gov.vn", "https://soyte", "https://soyte.gov.vn/Trang-chu", "https://soyte.gov.vn/../x", "https://soyte.gov.vn?x"},
		"dia-chi":      {"[số 1]"},
		"dien-thoai":   {"chưa có", "38225"},
		"email":        {"so@", "so@gov.vn, hai@gov.vn"},
	}
	for _, q := range start.Questions {
		for _, answer := range wrong[q.Flag] {
			var b start.Body
			if err := q.Put(&b, answer); err == nil || b != (start.Body{}) {
				t.Errorf("--%s takes %q (%v)", q.Flag, answer, b)
			}
		}
		delete(wrong, q.Flag)
	}
	if len(wrong) > 0 {
		t.Errorf("nobody asks for %v", wrong)
	}
}

// FuzzAnswers: what is taken is taken as it stands there, and nothing that would be more than text in a file.
func FuzzAnswers(f *testing.F) {
	for _, of := range bodies {
		for _, answer := range of.answers {
			f.Add(answer)
		}
	}
	f.Add("Thành phố  Huế")
	f.Add("tỉnh")
	f.Fuzz(func(t *testing.T, answer string) {
		for i, q := range start.Questions {
			var once, twice start.Body
			if q.Put(&once, answer) != nil {
				continue
			}
			taken := []string{once.Name, once.Province, once.Parent, once.Address, once.Office, once.Phone, once.Email}[i]
			if err := q.Put(&twice, taken); err != nil || once != twice || strings.ContainsAny(taken, "\n\"\\") {
				t.Errorf("--%s takes %q as %q, and that as %+v (%v)", q.Flag, answer, taken, twice, err)
			}
		}
	})
}
