// Package theme turns views into HTML: it loads the layouts of a theme folder, holds each against the type of its view
// before anything is rendered, compiles them, and names assets by their content. Layouts are written in the language of
// Go's html/template, and values are escaped by where they stand in a page, as it does: its own execution looks methods
// up by name, for which a program has to hold every method of every type, and takes ten times as long. What it does and
// this room does not is a problem at its place. A layout sees its view, the theme's texts and its assets, and nothing
// else.
//
//	t, problems, err := theme.Load(files, "themes/cong-khai", texts, words, views, theme.Own{})
//	err = t.Render(w, "procedure", view)
package theme

import (
	"bytes"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"

	"congkhai/generator/files/source"
	"congkhai/generator/pages/gloss"
	"congkhai/generator/text/bound"
)

// Theme is a loaded theme: checked layouts and assets.
type Theme struct {
	layouts map[string]*layout
	assets  map[string]Asset
	texts   map[string]string
	worded  map[string]bool // the texts themselves: they are in the language of the page
	gloss   *gloss.Gloss    // for what views say; nil for a theme in Vietnamese
}

// layout makes the pages of one type of view.
type layout struct {
	view    reflect.Type
	made    *body
	mayFail bool
}

// templates are the trees of a layout by their names. A tree remembers its file as its parse name.
type templates map[string]*parse.Tree

// Asset is a file of the theme under an address that changes with its content.
type Asset struct {
	URL       string
	Integrity string // for the integrity attribute
	Bytes     []byte
}

// Contract is the version of what a theme can rely on: the layouts that pages need, the fields of their views and the
// functions t and asset. It grows when something goes or changes its meaning; a theme names it in its theme.toml.
const Contract = 1

// AssetFolder is the path under which assets are published.
const AssetFolder = "/tai-nguyen/"

// Own is what a portal makes of the assets of its theme, by their names: what comes behind them, and what stands in
// their place.
type Own struct {
	Behind  map[string][]byte
	Instead map[string]File
}

// File is the bytes of a file, and the suffix of its name.
type File struct {
	Suffix string
	Bytes  []byte
}

// Load reads the theme in a folder: layouts/base.html, which every page begins with, a file in layouts for each of the
// given views, partials, and assets. texts is the catalogue that the function t reads, words says what stands in views in
// the same language.
func Load(fsys fs.FS, folder string, texts map[string]string, words *gloss.Gloss, views map[string]reflect.Type,
	own Own) (*Theme, []source.Problem, error) {
	t := &Theme{layouts: map[string]*layout{}, assets: map[string]Asset{}, texts: texts, worded: map[string]bool{},
		gloss: words}
	for _, text := range texts {
		t.worded[text] = true
	}
	l := &loader{theme: t, own: own, files: map[string]*source.File{}}
	if err := l.loadAssets(fsys, path.Join(folder, "assets")); err != nil {
		return nil, nil, err
	}
	common, ofAssets := templates{}, len(l.problems)
	shared, err := fs.Glob(fsys, path.Join(folder, "partials", "*.html"))
	if err != nil {
		return nil, nil, err
	}
	base := path.Join(folder, "layouts", "base.html")
	for _, name := range append(shared, base) {
		if err := l.parse(fsys, name, common); err != nil {
			return nil, nil, err
		}
	}
	if slices.ContainsFunc(l.problems[ofAssets:], func(p source.Problem) bool { return p.Rule != NoLayout }) {
		return t, source.Sorted(l.problems), nil // layouts would lack everywhere what they share
	}
	for _, name := range slices.Sorted(maps.Keys(views)) {
		set, before := maps.Clone(common), len(l.problems)
		if err := l.parse(fsys, path.Join(folder, "layouts", name+".html"), set); err != nil {
			return nil, nil, err
		}
		if len(l.problems) == before { // of a layout that cannot be read nothing else is known
			l.mayFail = false
			t.layouts[name] = &layout{view: views[name], made: l.make(set, base, views[name])}
			t.layouts[name].mayFail = l.mayFail
		}
	}
	return t, source.Sorted(l.problems), nil
}

// Render writes the page that a layout makes of a view. It may be called several times at once.
func (t *Theme) Render(w io.Writer, layout string, view any) error {
	l, ok := t.layouts[layout]
	if !ok {
		return fmt.Errorf("the theme has no layout %q", layout)
	}
	if reflect.TypeOf(view) != l.view {
		return fmt.Errorf("the layout %q shows %s and not %T", layout, l.view, view)
	}
	if t.gloss == nil {
		return l.made.write(w, view)
	}
	var page bytes.Buffer
	if err := l.made.write(&page, view); err != nil {
		return err
	}
	_, err := w.Write(gloss.Settle(page.Bytes()))
	return err
}

// MayFail reports whether a layout may show one view and not another: it takes an element by its number, or a field of
// what may not be there. A text by a name that the view gives is not counted: one page tells whether those are names.
func (t *Theme) MayFail(layout string) bool {
	l, ok := t.layouts[layout]
	return !ok || l.mayFail
}

// Assets lists the theme's assets.
func (t *Theme) Assets() []Asset {
	var all []Asset
	for _, a := range t.assets {
		all = append(all, a)
	}
	slices.SortFunc(all, func(a, b Asset) int { return strings.Compare(a.URL, b.URL) })
	return all
}

// loadAssets reads the files in a folder. A folder in it that is named like a file, such as x.js, is one asset: the
// files in it one after the other, so that a page asks once for many small parts.
func (l *loader) loadAssets(fsys fs.FS, folder string) error {
	whole := map[string][]byte{}
	err := fs.WalkDir(fsys, folder, func(name string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && name == folder {
			return nil
		}
		hidden := strings.HasPrefix(path.Base(name), ".") || strings.HasSuffix(name, "~")
		if err != nil || !entry.Type().IsRegular() || hidden {
			return err
		}
		raw, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		if text := path.Ext(name); text == ".css" || text == ".js" || text == ".svg" {
			raw = bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n"))
			l.problems = append(l.problems, source.Conflicts(name, raw)...)
		}
		asset := strings.TrimPrefix(name, folder+"/")
		if bundle, _, inside := strings.Cut(asset, "/"); inside && path.Ext(bundle) != "" {
			asset = bundle
		}
		whole[asset] = append(whole[asset], raw...)
		return nil
	})
	for name, raw := range whole {
		if isComment := commentLines[path.Ext(name)]; isComment != nil {
			raw = withoutComments(raw, isComment)
		}
		l.theme.assets[name] = newAsset(name, File{path.Ext(name), append(raw, l.own.Behind[name]...)})
		if instead, ok := l.own.Instead[name]; ok {
			l.theme.assets[name] = newAsset(name, instead)
		}
	}
	return err
}

// commentLines tell, by the suffix of a file, whether a line of it is nothing but a comment.
var commentLines = map[string]func(line []byte) bool{
	".js": func(line []byte) bool { return bytes.HasPrefix(line, []byte("//")) },
	".css": func(line []byte) bool {
		return bytes.HasPrefix(line, []byte("/*")) && bytes.HasSuffix(bytes.TrimSpace(line), []byte("*/"))
	},
}

// withoutComments leaves out lines of a script or a style that are empty or nothing but a comment, and what lines are
// moved in by: phones pay for each byte, and who wants to know why reads the theme. A file with a text or a comment of
// several lines stays as it is, for these may be lines of that.
func withoutComments(file []byte, isComment func(line []byte) bool) []byte {
	var lines [][]byte
	for line := range bytes.Lines(file) {
		if goesOn(line) {
			return file
		}
		if line = bytes.TrimLeft(line, " \t"); len(bytes.TrimSpace(line)) > 0 && !isComment(line) {
			lines = append(lines, line)
		}
	}
	return bytes.Join(lines, nil)
}

// goesOn reports whether a text or a comment may go on in the line after this one.
func goesOn(line []byte) bool {
	return bytes.Count(line, []byte("`"))%2 > 0 || bytes.Count(line, []byte("/*")) != bytes.Count(line, []byte("*/")) ||
		bytes.HasSuffix(line, []byte("\\\n"))
}

func newAsset(name string, file File) Asset {
	short, long, stem := sha256.Sum256(file.Bytes), sha512.Sum384(file.Bytes), strings.TrimSuffix(name, path.Ext(name))
	return Asset{
		URL:       AssetFolder + stem + "." + hex.EncodeToString(short[:5]) + file.Suffix,
		Integrity: "sha384-" + base64.StdEncoding.EncodeToString(long[:]),
		Bytes:     file.Bytes,
	}
}

// text is the function t: the theme's words for a key. Keys that stand in layouts are checked when they are loaded.
func (t *Theme) text(key string) (string, error) {
	if text, ok := t.texts[key]; ok {
		return text, nil
	}
	return "", fmt.Errorf("the theme's catalogue has no text %q", key)
}

func (t *Theme) asset(name string) (Asset, error) {
	if a, ok := t.assets[name]; ok {
		return a, nil
	}
	return Asset{}, fmt.Errorf("the theme has no asset %q", name)
}

// loader gathers the problems of one Load.
type loader struct {
	theme    *Theme
	own      Own
	files    map[string]*source.File
	problems []source.Problem
	spent    int  // of the actions that a page may come to
	mayFail  bool // for some values of a view, what is compiled has none to write
}

// parse adds the templates that a file defines; those of the same name that were there before give way.
func (l *loader) parse(fsys fs.FS, name string, into templates) error {
	raw, err := readText(fsys, name)
	if errors.Is(err, fs.ErrNotExist) {
		l.problems = append(l.problems, NoLayout.At((&source.File{Path: name}).Anywhere(), path.Base(name)))
		return nil
	}
	if err != nil {
		return err
	}
	f, problems := source.NewFile(name, raw)
	l.files[name] = f
	if l.problems = append(l.problems, problems...); len(problems) > 0 {
		return nil
	}
	if at := tooDeep(f.Text()); at >= 0 {
		l.tooMuch(f.Span(at, at))
		return nil
	}
	trees, err := parse.Parse(name, f.Text(), "", "", functions)
	if err != nil {
		l.broken(err)
		return nil
	}
	for name, tree := range trees {
		if into[name] == nil || !parse.IsEmptyTree(tree.Root) {
			into[name] = tree
		}
	}
	return nil
}

// readText reads a file, and of one that is too large a byte more than it may have. A folder is no file.
func readText(fsys fs.FS, name string) ([]byte, error) {
	if info, err := fs.Stat(fsys, name); err == nil && info.IsDir() {
		return nil, fs.ErrNotExist
	}
	var raw bytes.Buffer
	err := source.ReadUpTo(&raw, fsys, name, bound.Text)
	return raw.Bytes(), err
}

// make holds a layout against its view's type and compiles it, or returns nil when there are problems.
func (l *loader) make(set templates, base string, view reflect.Type) *body {
	before := len(l.problems)
	if set["base"] == nil {
		l.problems = append(l.problems, NoTemplate.At((&source.File{Path: base}).Anywhere(), "base"))
		return nil
	}
	l.spent = 0
	c := &checker{set: set, loader: l, seen: map[string]bool{}}
	if c.template(set["base"], view); len(l.problems) > before {
		return nil
	}
	l.spent = 0
	return l.compile(set, view)
}

// spend takes an action from those that a page may come to. It is false, and was told, when there are none left.
func (l *loader) spend(f *source.File, n parse.Node) bool {
	if l.spent++; l.spent == bound.Actions+1 {
		l.tooMuch(l.span(f, int(n.Position())))
	}
	return l.spent <= bound.Actions
}

func (l *loader) tooMuch(where source.Span) {
	l.problems = append(l.problems, TooMuch.At(where, bound.Blocks, bound.Actions))
}

// span is a place in a file, which may be unknown.
func (l *loader) span(f *source.File, at int) source.Span {
	if f == nil || at > len(f.Text()) {
		return source.Span{File: f}
	}
	return f.Span(at, at)
}

// block is a comment, or what begins, goes on with or ends a block.
var block = regexp.MustCompile(`\{\{(?:- )?\s*(?:/\*(?s:.*?)\*/|(if|range|with|block|define|else if|else with|end)\b)`)

// tooDeep returns where blocks stand too deep in each other, or -1. It looks before they are parsed: the parser goes as
// deep.
func tooDeep(text string) int {
	var open []int // how many levels each block has: "else if" begins one that the end of the first ends
	deep := 0
	for _, m := range block.FindAllStringSubmatchIndex(text, -1) {
		if m[2] < 0 {
			continue
		}
		switch word := text[m[2]:m[3]]; {
		case word == "end" && len(open) > 0:
			deep -= open[len(open)-1]
			open = open[:len(open)-1]
			continue
		case word == "end":
			continue
		case strings.HasPrefix(word, "else") && len(open) > 0:
			open[len(open)-1]++
		default:
			open = append(open, 1)
		}
		if deep++; deep > bound.Blocks {
			return m[0]
		}
	}
	return -1
}

var placed = regexp.MustCompile(`^(?:html/)?template: ?([^:]*):(\d+)(?::\d+)?: `)

// broken notes an error of the template library at the line that it names.
func (l *loader) broken(err error) {
	text := placed.ReplaceAllString(err.Error(), "")
	m := placed.FindStringSubmatch(err.Error())
	if m == nil || l.files[m[1]] == nil {
		l.problems = append(l.problems, Template.At(source.Span{}, text))
		return
	}
	f := l.files[m[1]]
	line, _ := strconv.Atoi(m[2]) // the expression lets only digits through
	at := 0
	for range line - 1 {
		at += strings.IndexByte(f.Text()[at:], '\n') + 1
	}
	l.problems = append(l.problems, Template.At(f.Span(at, at), text))
}
