package portal

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"congkhai/generator/test/small"
)

var (
	idOf = regexp.MustCompile(`<[a-z][a-z0-9]*(?: [^<>]*)? id="([^"]*)"`)
	// what names an element of the same page
	pointer = regexp.MustCompile(`<[a-z][a-z0-9]*(?: [^<>]*)? (?:for|form|list|headers|aria-(?:labelledby|describedby|controls|owns|details|flowto|activedescendant|errormessage))="([^"]*)"`)
	linkTo  = regexp.MustCompile(`<a(?: [^<>]*)? href="(/[^"#?]*)?#([^"]+)"`)
)

// idsOf are the ids of a page, in order.
func idsOf(page string) []string {
	var ids []string
	for _, m := range idOf.FindAllStringSubmatch(page, -1) {
		ids = append(ids, m[1])
	}
	return ids
}

// checkIDs holds that no page has an id twice, and that what names one, on its page or another, names one that is there.
func checkIDs(t *testing.T, what string, tree map[string]string) {
	t.Helper()
	ids := map[string][]string{}
	for name, text := range tree {
		if path.Ext(name) == ".html" {
			ids[strings.TrimSuffix(name, "index.html")] = idsOf(text)
		}
	}
	for url, own := range ids {
		page := tree[url]
		if page == "" {
			page = tree[url+"index.html"]
		}
		slices.Sort(own)
		for i, id := range own {
			if id == "" || strings.ContainsAny(id, " \t") || i > 0 && own[i-1] == id {
				t.Errorf("%s: %s has the id %q twice, or it is none", what, url, id)
			}
		}
		for _, m := range pointer.FindAllStringSubmatch(page, -1) {
			for id := range strings.FieldsSeq(m[1]) {
				if !slices.Contains(own, id) {
					t.Errorf("%s: %s names %q, which is not there", what, url, id)
				}
			}
		}
		for _, m := range linkTo.FindAllStringSubmatch(page, -1) {
			there, isPage := ids[strings.TrimPrefix(m[1], "/")]
			if m[1] == "" {
				there, isPage = own, true
			}
			if isPage && !slices.Contains(there, m[2]) {
				t.Errorf("%s: %s leads to %s#%s, which is not there", what, url, m[1], m[2])
			}
		}
		if skip := strings.Count(page, `href="#noi_dung"`); skip != strings.Count(page, `<main id="noi_dung"`) || skip > 1 {
			t.Errorf("%s: %s: the way past the menu does not lead to what the page is about", what, url)
		}
	}
}

// themeIDs are the ids that the files of the theme name, and those of them that headings have.
func themeIDs(t *testing.T) (all, ofHeadings []string) {
	t.Helper()
	named := []*regexp.Regexp{
		regexp.MustCompile(`<()[a-z][a-z0-9]*(?: [^<>]*?)? id="([^"{}]+)(?:\{\{|")`),
		regexp.MustCompile(`<(h[1-6]|dt) id="([^"{}]+)"`),
		regexp.MustCompile(`</(summary)>\s*<div id="([^"{}]+)"`), // what a heading folds away: a link to it unfolds it
		regexp.MustCompile(`()(?:getElementById\(|id: )"([^"]+)"`), regexp.MustCompile(`()\("#([a-zA-Z0-9_-]+)`),
	}
	theme := os.DirFS("../../themes")
	err := fs.WalkDir(theme, ".", func(name string, entry fs.DirEntry, err error) error {
		if ext := path.Ext(name); err != nil || entry.IsDir() || ext != ".html" && ext != ".js" {
			return err
		}
		b, err := fs.ReadFile(theme, name)
		for _, form := range named {
			for _, m := range form.FindAllStringSubmatch(string(b), -1) {
				all = append(all, m[2])
				if m[1] != "" {
					ofHeadings = append(ofHeadings, m[2])
				}
			}
		}
		return err
	})
	if err != nil || len(all) < 40 || len(ofHeadings) < 15 {
		t.Fatal("the theme is not what it was", err, all, ofHeadings)
	}
	return all, ofHeadings
}

// What is no heading is called by a name that no heading can have.
func TestWhatIsNoHeadingIsCalledLikeNone(t *testing.T) {
	all, ofHeadings := themeIDs(t)
	for _, id := range all {
		if !strings.Contains(id, "_") && !slices.Contains(ofHeadings, id) {
			t.Errorf("the theme calls something %q, and a heading may be called so", id)
		}
	}
}

func TestNoIDStandsTwice(t *testing.T) {
	checkIDs(t, "the real content", small.Tree(t, realPortal(t, Options{})))
	all, _ := themeIDs(t)
	for name, archive := range small.Archives(t) {
		t.Run(path.Base(name), func(t *testing.T) {
			t.Parallel()
			files := small.Files(t, archive)
			opt := Options{Chronicle: small.First(t, archive)}
			p, _ := load(t, files, opt)
			if p == nil {
				return // its problems are what it is for
			}
			checkIDs(t, "as it is", small.Tree(t, p))
			addHeadings(files, all)
			p, problems := load(t, files, opt)
			if p == nil {
				t.Fatal(small.Printed(t, problems, "vi"))
			}
			checkIDs(t, "with headings", small.Tree(t, p))
		})
	}
}

// addHeadings gives every body a heading for each id, and for the sections that reports have, at both of its ends. Where
// headings of level 2 are the layout's, they stand in a section.
func addHeadings(files fstest.MapFS, ids []string) {
	for name, f := range files {
		kind, _, _ := strings.Cut(strings.TrimPrefix(name, "content/"), "/")
		front, body, ok := strings.Cut(string(f.Data), "\n+++\n")
		if path.Ext(name) != ".md" || !strings.HasPrefix(name, "content/") || !ok {
			continue
		}
		deep := slices.Contains([]string{"thu-tuc", "bao-cao"}, kind)
		mark := "\n## "
		if deep {
			mark = "\n### "
		}
		var headings strings.Builder
		for _, id := range slices.Concat(ids, []string{"muc-i", "muc-i-1", "muc-i-6", "muc-ii", "muc-1", "loc-x"}) {
			headings.WriteString(mark + strings.NewReplacer("-", " ", "_", " ").Replace(id) + "\n\nCó chữ.\n")
		}
		first, rest, cut := strings.Cut(body, "\n## ")
		switch {
		case !deep:
			body = headings.String() + body + headings.String()
		case cut:
			title, text, _ := strings.Cut(rest, "\n")
			body = first + "\n## " + title + "\n" + headings.String() + text + headings.String()
		default:
			continue
		}
		files[name] = &fstest.MapFile{Data: []byte(front + "\n+++\n" + body)}
	}
}
