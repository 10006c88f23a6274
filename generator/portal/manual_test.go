package portal

import (
	"encoding/base64"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"congkhai/generator/files/manual"
	"congkhai/generator/files/source"
	"congkhai/generator/publish"
	"congkhai/generator/test/small"
)

const pagesOfRules = "../files/manual/quy-tac/"

// Every rule has a page in both languages, whose wrong example breaks it, is told as the page says, and whose right
// example breaks nothing.
func TestEveryRuleIsExplained(t *testing.T) {
	var rules []string
	for _, rule := range allRules(t) {
		rules = append(rules, rule.ID)
	}
	slices.Sort(rules)
	rules = slices.Compact(rules)
	desk := deskRules(t)
	for _, rule := range manual.Rules() {
		if !slices.Contains(rules, rule) {
			t.Errorf("%s%s.txt: there is no such rule", pagesOfRules, rule)
		}
	}
	for _, rule := range rules {
		t.Run(rule, func(t *testing.T) {
			page, ok := manual.Of(rule)
			if !ok {
				t.Fatalf("no page %s%s.txt", pagesOfRules, rule)
			}
			for _, lang := range []source.Lang{source.Vietnamese, source.English} {
				if text := page.Texts[lang]; text.Wants == "" || len(text.Why) == 0 {
					t.Errorf("the page does not say in %s what the rule wants and why", lang)
				}
			}
			ofDesk := slices.ContainsFunc(desk, func(r source.Rule) bool { return r.ID == rule })
			if len(page.Wrong) == 0 && ofDesk {
				return
			}
			problems := exampleProblems(t, pagesOfRules+rule+".txt", page)
			if !slices.ContainsFunc(problems, func(p source.Problem) bool { return p.Rule.ID == rule }) {
				t.Errorf("the wrong example does not break the rule, but: %s", small.Printed(t, problems, source.Vietnamese))
			}
		})
	}
}

// Bad inputs beyond the one of each rule's page, each with all that is told of it.
func TestBadInputsAreToldExactly(t *testing.T) {
	names, err := filepath.Glob("testdata/sai/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatal("no bad inputs", err)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			archive, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if problems := exampleProblems(t, name, manual.Parse(name, archive)); len(problems) == 0 {
				t.Error("there are no problems")
			}
		})
	}
}

// exampleProblems returns the problems of the sample portal with a page's wrong examples in it, after holding what they
// say against the page, and the right examples against the portal.
func exampleProblems(t *testing.T, name string, page manual.Page) []source.Problem {
	t.Helper()
	if _, problems := load(t, samplePortal(t, page, page.Right), dressed(t, page.Right)); len(problems) > 0 {
		t.Errorf("the right example has problems:\n%s", small.Printed(t, problems, source.Vietnamese))
	}
	problems := checked(t, samplePortal(t, page, page.Wrong), dressed(t, page.Wrong))
	told := map[source.Lang]string{}
	for _, lang := range []source.Lang{source.Vietnamese, source.English} {
		told[lang] = small.Printed(t, problems, lang)
		if want := page.Texts[lang].Message; want != told[lang] && !*small.Update {
			t.Errorf("%s says\n%s\nthe program\n%s", name, want, told[lang])
		}
	}
	if *small.Update {
		rewriteTold(t, name, told)
	}
	return problems
}

// dressed are options with the theme of the sample portal as it was loaded once, for examples that leave themes alone.
func dressed(t *testing.T, examples []manual.Example) Options {
	t.Helper()
	if slices.ContainsFunc(examples, func(e manual.Example) bool { return strings.HasPrefix(e.Path, "themes/") }) {
		return Options{}
	}
	sampleTheme.Do(func() {
		seen := &Seen{}
		load(t, samplePortal(t, manual.Page{}, nil), Options{Seen: seen})
		sampleTheme.loaded = seen.theme
	})
	return Options{Seen: &Seen{theme: sampleTheme.loaded}}
}

var sampleTheme struct {
	sync.Once
	loaded loadedTheme
}

// checked returns the problems of a portal, with those of putting it in place of the tree that is listed beside it.
func checked(t *testing.T, files fstest.MapFS, opt Options) []source.Problem {
	t.Helper()
	p, problems := load(t, files, opt)
	if p == nil {
		return problems
	}
	problems, err := p.Unmade()
	list := files["public/"+publish.ManifestName]
	if err != nil || list == nil {
		return problems
	}
	before, err := publish.ParseManifest(list.Data)
	if err != nil {
		t.Fatal(err)
	}
	return p.Missing(p.Vanished(before.Files))
}

func rewriteTold(t *testing.T, name string, told map[source.Lang]string) {
	t.Helper()
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	archive.Files = slices.DeleteFunc(archive.Files, func(f txtar.File) bool { return strings.HasPrefix(f.Name, "báo ") })
	for _, lang := range []source.Lang{source.Vietnamese, source.English} {
		archive.Files = append(archive.Files, txtar.File{Name: "báo " + string(lang), Data: []byte(told[lang])})
	}
	if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}

// sample is the sample portal with examples in it: lines that the page's right example has in a file are exchanged,
// other examples are whole files.
func samplePortal(t *testing.T, page manual.Page, examples []manual.Example) fstest.MapFS {
	t.Helper()
	base, err := txtar.ParseFile("testdata/mau.txt")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	small.Copy(t, files, os.DirFS("../.."), "themes")
	for _, f := range base.Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	for _, e := range examples {
		files[e.Path] = &fstest.MapFile{Data: []byte(unfold(exchanged(files[e.Path], page, e)))}
		if _, code, ok := strings.Cut(e.Text, ";base64,"); ok {
			files[e.Path].Data = unlettered(t, unfold(code))
		}
		if strings.HasPrefix(e.Text, linkMark) {
			files[e.Path].Mode = fs.ModeSymlink
		}
	}
	return files
}

// unlettered is what a page writes in letters, since it is none: "data:image/gif;base64,…".
func unlettered(t *testing.T, code string) []byte {
	t.Helper()
	b, err := base64.StdEncoding.DecodeString(strings.TrimSpace(code))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// linkMark begins the text of an example that is no file but a link to one.
const linkMark = "→ "

var folded = regexp.MustCompile(`(?s)«×(\d+) (.*?)»`)

// unfold writes out what an example says by "«×3 text»": the text three times.
func unfold(example string) string {
	return folded.ReplaceAllStringFunc(example, func(part string) string {
		m := folded.FindStringSubmatch(part)
		n, err := strconv.Atoi(m[1])
		if err != nil {
			panic(err) // the expression takes digits only
		}
		return strings.Repeat(m[2], n)
	})
}

func exchanged(old *fstest.MapFile, page manual.Page, e manual.Example) string {
	i := slices.IndexFunc(page.Right, func(right manual.Example) bool { return right.Path == e.Path })
	if old == nil || i < 0 || strings.Count(string(old.Data), page.Right[i].Text) != 1 {
		return e.Text
	}
	return strings.Replace(string(old.Data), page.Right[i].Text, e.Text, 1)
}
