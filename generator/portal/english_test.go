package portal

import (
	"html"
	"io/fs"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"congkhai/generator/files/gathered"
	"congkhai/generator/files/manual"
	"congkhai/generator/files/source"
	"congkhai/generator/past/change"
	"congkhai/generator/past/chronicle"
	"congkhai/generator/test/small"
	"congkhai/generator/text/viet"
)

// An English portal leaves nothing of its own in Vietnamese: what is not marked has no Vietnamese letter, and what is
// marked was written by an author.
func TestEnglishPagesMarkWhatAuthorsWrote(t *testing.T) {
	kept := fstest.MapFS{}
	small.Copy(t, kept, os.DirFS("../.."))
	for _, files := range []fstest.MapFS{small.RealAtWork(t), kept} {
		inEnglish(t, "content", files, Options{Chronicle: amended(t, files)})
	}
	for name, archive := range small.Archives(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			inEnglish(t, name, small.Files(t, archive), Options{Chronicle: small.First(t, archive)})
		})
	}
}

// amended is a history in which each record has got all that it says after it was published.
func amended(t *testing.T, files fstest.MapFS) *chronicle.History {
	t.Helper()
	s, problems, err := Check(files, Options{AsOf: small.AsOf})
	if err != nil || len(problems) > 0 {
		t.Fatal(small.Told(problems), err)
	}
	told := &chronicle.History{Of: map[string]chronicle.Life{}}
	for _, k := range s.Kinds {
		for _, r := range s.All(k.Folder) {
			told.Of[r.File.Path] = chronicle.Life{Events: []chronicle.Event{
				{Commit: "1", Day: small.Day(t, "2026-10-01"), Action: chronicle.Published, Path: r.File.Path},
				{Commit: "2", Day: small.Day(t, "2026-10-02"), Action: chronicle.Amended, Path: r.File.Path,
					Changes: change.Between(k.New(), r.Data)},
			}}
		}
	}
	return told
}

// ofRules is where the pages of the manual's rules stand.
const ofRules = "/can-bo/quy-tac/"

func speakEnglish(files fstest.MapFS) {
	config := string(files["config.toml"].Data)
	files["config.toml"] = &fstest.MapFile{Data: []byte(strings.Replace(config, `ngon_ngu = "vi"`, `ngon_ngu = "en"`, 1))}
}

func inEnglish(t *testing.T, name string, files fstest.MapFS, opt Options) {
	t.Helper()
	speakEnglish(files)
	p, problems := load(t, files, opt)
	if p == nil && name == "content" {
		t.Fatal(small.Told(problems))
	}
	if p == nil {
		return // an archive of what is wrong
	}
	written, said := writtenIn(t, files), saidInEnglish()
	held := map[word]bool{}
	for _, page := range p.Site.Pages() {
		if name != "content" && strings.HasPrefix(page.URL, ofRules) {
			continue // it says the same in every portal
		}
		for _, w := range wordsOf(small.Page(t, p, page.URL)) {
			known := held[w]
			held[w] = true
			switch {
			case known:
			case !w.marked && letters.MatchString(w.text) && !strings.Contains(said, w.text):
				t.Errorf("%s %s: in Vietnamese and not marked: %q", name, page.URL, w.text)
			case w.marked && !isWritten(written, w.text):
				t.Errorf("%s %s: marked, and no author wrote it: %q", name, page.URL, w.text)
			}
		}
	}
}

var space = regexp.MustCompile(`\s+`)

func spaced(text string) string { return space.ReplaceAllString(strings.TrimSpace(text), " ") }

// isWritten reports whether authors wrote a text, or what stands between the signs of a relation and before its values.
func isWritten(written, text string) bool {
	if slices.Contains(ofTheState, text) {
		return true
	}
	for part := range strings.SplitSeq(between.ReplaceAllString(spaced(text), "\n"), "\n") {
		whole := strings.ToLower(part)
		cut := strings.HasSuffix(part, "…") // by the portal, and perhaps in a word of its own
		if !strings.ContainsFunc(part, unicode.IsLetter) || cut || number.MatchString(part) {
			continue
		}
		if !strings.Contains(written, whole) && !strings.Contains(written, values.ReplaceAllString(whole, "")) {
			return false
		}
	}
	return true
}

// ofTheState are what stands on the head of all official papers.
var ofTheState = []string{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"}

var (
	between = regexp.MustCompile(` (?:[=+−/-]|[<>]=) | – |[,;:] | \(|\)|[.:]$|^[IVX\d.]+\. `)
	values  = regexp.MustCompile(` [-+]?[\d.,]+%?$`)
	number  = regexp.MustCompile(`^\d+(/\d{4})?/[\p{Lu}\d&-]+$`)   // of a document: the law's, too
	coded   = regexp.MustCompile(`/[\w/.-]*%[0-9A-F]{2}[\w/.%-]*`) // an address with letters by their codes
	letters = regexp.MustCompile(`[À-ÖØ-öø-ÿĂăĐđĨĩŨũƠơƯưẠ-ỹ]`)
)

// writtenIn is all that stands in the files of a portal, and what the program has of Vietnamese offices: their forms,
// and the examples of the manual.
func writtenIn(t *testing.T, files fstest.MapFS) string {
	t.Helper()
	var all strings.Builder
	small.Copy(t, files, os.DirFS("../kinds/report"), "mau")
	for _, name := range []string{"config.toml", "content", "mau", gathered.Folder} {
		if _, err := fs.Stat(files, name); name == gathered.Folder && err != nil {
			continue // nobody gathers
		}
		err := fs.WalkDir(files, name, func(name string, entry fs.DirEntry, err error) error {
			if err == nil && !entry.IsDir() {
				text := viet.Normal(string(files[name].Data))
				all.WriteString(text + "\n" + name + "\n")
				for _, address := range coded.FindAllString(text, -1) { // pages show its letters
					letters, _ := url.PathUnescape(address)
					all.WriteString(letters + "\n")
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, rule := range manual.Rules() {
		page, _ := manual.Of(rule)
		for _, e := range slices.Concat(page.Wrong, page.Right) {
			all.WriteString(e.Readable().Text + "\n" + e.Path + "\n")
		}
	}
	return strings.ToLower(spaced(all.String()))
}

// saidInEnglish are English texts that tell of Vietnamese letters.
func saidInEnglish() string {
	var all strings.Builder
	for _, rule := range manual.Rules() {
		page, _ := manual.Of(rule)
		text := page.Texts[source.English]
		all.WriteString(text.Wants + "\n" + strings.Join(text.Why, "\n") + "\n")
	}
	return all.String()
}

type word struct {
	text   string
	marked bool // as Vietnamese
}

var (
	tags = regexp.MustCompile(`(?s)<!--.*?-->|<(script|style|title)\b.*?</(?:script|style|title)>|` +
		`<(/?)([a-zA-Z0-9]+)([^>]*)>`)
	voids = []string{"meta", "link", "img", "input", "br", "hr", "wbr", "col", "path"}
)

// wordsOf are the texts of a page between its tags. Titles, which hold no elements, are left out.
func wordsOf(page string) (words []word) {
	open := []bool{false}
	done := 0
	end := []int{len(page), len(page), 0, 0, 0, 0, 0, 0, 0, 0}
	for _, m := range append(tags.FindAllStringSubmatchIndex(page, -1), end) {
		if text := strings.TrimSpace(html.UnescapeString(page[done:m[0]])); text != "" {
			words = append(words, word{text, open[len(open)-1]})
		}
		if done = m[1]; m[6] <= 0 {
			continue
		}
		name, attributes := page[m[6]:m[7]], page[m[8]:m[9]]
		switch {
		case m[5] > m[4]:
			open = open[:len(open)-1]
		case !slices.Contains(voids, name) && !strings.HasSuffix(attributes, "/"):
			open = append(open, open[len(open)-1] || strings.Contains(attributes, `lang="vi"`))
		}
	}
	return words
}
