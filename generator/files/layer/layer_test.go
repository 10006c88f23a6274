package layer_test

import (
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"congkhai/generator/files/layer"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
)

// files makes a file system of paths, whose files say where they are from.
func files(from string, names ...string) fstest.MapFS {
	m := fstest.MapFS{}
	for _, name := range names {
		m[name] = &fstest.MapFile{Data: []byte(from)}
	}
	return m
}

func layerOf(t *testing.T, place string, m fstest.MapFS) layer.Layer {
	t.Helper()
	l, problems, err := layer.New(place, m)
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	return l
}

func province(t *testing.T) layer.Layer {
	m := files("tỉnh", "thu-tuc/a.md", "thu-tuc/b/index.md", "thu-tuc/b/mau.pdf", "trang/c.md", ".so-cai", "thu-tuc/.an.md",
		"tin-tuc/d/index.md", "danh-muc/x.toml")
	m[layer.TermsFile] = &fstest.MapFile{Data: []byte("ten = \"Phần chung của tỉnh\"\ngiu = [\"thu-tuc/**\", \"danh-muc/*.toml\"]\n")}
	return layerOf(t, "../tinh", m)
}

func laid(t *testing.T) fs.FS {
	own := files("xã", "config.toml", "themes/t/x.html", "content/thu-tuc/a.md", "content/trang/e.md", "content/tin-tuc/d", "content/thu-tuc/b/them.pdf")
	return layer.Under(own, []layer.Layer{province(t), layerOf(t, "../nuoc", files("nước", "trang/c.md", "trang/f.md"))})
}

func TestUnionIsAFileSystem(t *testing.T) {
	u := laid(t)
	if err := fstest.TestFS(u, "config.toml", "content/thu-tuc/b/index.md", "content/thu-tuc/b/them.pdf", "content/trang/f.md"); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"content/thu-tuc/a.md": "xã", "content/thu-tuc/b/index.md": "tỉnh", "content/trang/c.md": "tỉnh",
		"content/trang/f.md": "nước", "content/tin-tuc/d": "xã"} {
		if b, err := fs.ReadFile(u, name); err != nil || string(b) != want {
			t.Errorf("%s is of %q, %v", name, b, err)
		}
	}
	for _, name := range []string{"content/.so-cai", "content/chung.toml", "content/thu-tuc/.an.md", "content/tin-tuc/d/index.md", "thu-tuc/a.md",
		"content/trang/g.md"} {
		if _, err := fs.Stat(u, name); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is there: %v", name, err)
		}
	}
	names, problems, err := source.List(u, "content")
	want := []string{"content/danh-muc/x.toml", "content/thu-tuc/a.md", "content/thu-tuc/b/index.md", "content/thu-tuc/b/mau.pdf",
		"content/thu-tuc/b/them.pdf", "content/tin-tuc/d", "content/trang/c.md", "content/trang/e.md", "content/trang/f.md"}
	if err != nil || len(problems) > 0 || !slices.Equal(names, want) {
		t.Errorf("it lists %q, %v, %v", names, problems, err)
	}
}

// Whose a file is, and whether it may be replaced, is known of what is only laid over, too.
func TestWhoseAFileIs(t *testing.T) {
	over := source.Overlay(laid(t), map[string][]byte{"content/danh-muc/x.toml": []byte("xã"), "content/trang/c.md": []byte("xã")})
	for name, want := range map[string]string{"content/thu-tuc/a.md": "", "content/thu-tuc/b/mau.pdf": "../tinh", "content/trang/f.md": "../nuoc",
		"content/danh-muc/x.toml": "", "content/trang/c.md": "", "config.toml": "", "content/trang/none.md": ""} {
		if l, ok := layer.From(over, name); l.Place != want || ok != (want != "") {
			t.Errorf("%s is of %q", name, l.Place)
		}
	}
	for name, want := range map[string]bool{"content/thu-tuc/a.md": true, "content/danh-muc/x.toml": true, "content/trang/c.md": false,
		"content/thu-tuc/b/them.pdf": false} {
		if l, kept := layer.Keeper(over, name); kept != want || kept && l.Name != "Phần chung của tỉnh" {
			t.Errorf("%s is kept by %q: %v", name, l.Name, kept)
		}
	}
	changed := map[string][]byte{"content/trang/c.md": nil, "content/trang/f.md": nil, "content/thu-tuc/b/mau.pdf": nil}
	err := layer.Refuse(over, maps.Keys(changed))
	if err == nil || !strings.Contains(err.Error(), "../tinh/thu-tuc/b/mau.pdf") {
		t.Errorf("the first that may not be written is told as %v", err)
	}
	if err := layer.Refuse(over, maps.Keys(map[string][]byte{"content/trang/c.md": nil, "content/thu-tuc/new.md": nil})); err != nil {
		t.Error(err)
	}
}

func TestOwnLinksStayRefused(t *testing.T) {
	own := files("xã", "content/trang/e.md")
	u := layer.Under(special{own, "content/thu-tuc/a.md"}, []layer.Layer{province(t)})
	if _, err := fs.ReadFile(u, "content/thu-tuc/a.md"); !errors.Is(err, source.ErrSpecial) {
		t.Errorf("a layer is read in the place of a link: %v", err)
	}
}

// special is files of which one is a link.
type special struct {
	fstest.MapFS
	link string
}

func (s special) Stat(name string) (fs.FileInfo, error) {
	if name == s.link {
		return nil, source.ErrSpecial
	}
	return s.MapFS.Stat(name)
}

func TestPatternsKeep(t *testing.T) {
	for _, c := range []struct {
		pattern, name string
		kept          bool
	}{
		{"thu-tuc/**", "thu-tuc/a.md", true}, {"thu-tuc/**", "thu-tuc/b/c/d.pdf", true}, {"thu-tuc/**", "thu-tuc-khac/a.md", false},
		{"**", "a.md", true}, {"**/mau.pdf", "mau.pdf", true}, {"**/mau.pdf", "a/b/mau.pdf", true}, {"**/mau.pdf", "a/mau.doc", false},
		{"*.toml", "a.toml", true}, {"*.toml", "b/a.toml", false}, {"a/b.md", "a/b.md", true}, {"a", "a/b.md", false}, {"a/*", "a/b/c", false},
	} {
		m := files("tỉnh", c.name)
		m[layer.TermsFile] = &fstest.MapFile{Data: []byte("ten = \"T\"\ngiu = [\"" + c.pattern + "\"]\n")}
		u := layer.Under(files("xã", "content/"+c.name), []layer.Layer{layerOf(t, "../tinh", m)})
		if _, kept := layer.Keeper(u, "content/"+c.name); kept != c.kept {
			t.Errorf("%s keeps %s: %v", c.pattern, c.name, kept)
		}
	}
	for _, bad := range []string{"/a", "a/../b", "[a", `a\\b`, "**/a/**", "a/"} {
		m := fstest.MapFS{layer.TermsFile: {Data: []byte("ten = \"T\"\ngiu = [\"" + bad + "\"]\n")}}
		if _, problems, err := layer.New("../tinh", m); err != nil || len(problems) != 1 || problems[0].Rule != layer.BadKeep || problems[0].Owner == "" {
			t.Errorf("%q is told as %v, %v", bad, problems, err)
		}
	}
}

const commit = "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567"

func TestAddresses(t *testing.T) {
	for text, want := range map[string]any{
		"../tinh/content":                "../tinh/content",
		"../tinh/./content/":             "../tinh/content",
		"chung":                          "chung",
		"https://git.vn/a.git@" + commit: "https://git.vn/a.git@0a1b2c3d4e",
		"ssh://git@git.vn/a.git@" + commit + "//content": "ssh://git@git.vn/a.git@0a1b2c3d4e//content",
		"file:///srv/a@" + commit + "//x/y/":             "file:///srv/a@0a1b2c3d4e//x/y",
		"/srv/tinh":                                      layer.BadFolder,
		`C:\tinh`:                                        layer.BadFolder,
		`..\tinh`:                                        layer.BadFolder,
		".":                                              layer.OwnFolder,
		"content/x":                                      layer.OwnFolder,
		"ssh://git@git.vn/a.git":                         layer.NoCommit,
		"https://git.vn/a.git@main//content":             layer.NoCommit,
		"https://git.vn/a.git@" + strings.ToUpper(commit): layer.NoCommit,
		"https://u:p@git.vn/a.git@" + commit:              layer.SecretInAddress,
		"https://git.vn/a.git@" + commit + "//../x":       layer.BadRepository,
		"http://git.vn/a.git@" + commit:                   layer.BadRepository,
		"ext::sh -c x@" + commit:                          layer.BadRepository,
		"--upload-pack=x@" + commit:                       "--upload-pack=x@" + commit, // a folder, of which git hears nothing
		"git@git.vn:a.git@" + commit:                      layer.BadRepository,
	} {
		addresses, problems := layer.Addresses(config(t, text))
		switch want := want.(type) {
		case string:
			if len(problems) > 0 || len(addresses) != 1 || addresses[0].Place() != want {
				t.Errorf("%q is %v, %v", text, addresses, problems)
			}
		case *source.Rule:
			if len(addresses) > 0 || len(problems) != 1 || problems[0].Rule != want || problems[0].Where.String() != "config.toml:1:10" {
				t.Errorf("%q is %v, %v", text, addresses, problems)
			}
		}
	}
	if _, problems := layer.Addresses(config(t, "../a", "../a/", "../b")); len(problems) != 1 || problems[0].Rule != layer.Twice {
		t.Errorf("the same twice is told as %v", problems)
	}
}

func config(t testing.TB, shared ...string) record.Config {
	t.Helper()
	for i, text := range shared {
		shared[i] = "'" + text + "'"
	}
	f, _ := source.NewFile("config.toml", []byte("chung = ["+strings.Join(shared, ", ")+"]\n"))
	c, _ := record.ParseConfig(f) // which lacks the rest
	return c
}

// What is handed to git begins with one of three words, and names a whole commit.
func FuzzAddresses(f *testing.F) {
	f.Add("../tinh/content")
	f.Add("https://git.vn/a.git@" + commit + "//content")
	f.Add("ext::sh@" + commit)
	f.Fuzz(func(t *testing.T, text string) {
		if strings.ContainsAny(text, "'\r\n") {
			t.Skip()
		}
		addresses, _ := layer.Addresses(config(t, text))
		for _, a := range addresses {
			scheme, _, _ := strings.Cut(a.Repository, "://")
			isGit := slices.Contains([]string{"https", "ssh", "file"}, scheme) && len(a.Commit) >= 40 && (a.Inside == "" || fs.ValidPath(a.Inside))
			if a.Folder == "" && !isGit || a.Folder != "" && (a.Repository != "" || strings.HasPrefix(a.Folder, "/")) || a.Place() == "" {
				t.Errorf("%q is %+v", text, a)
			}
		}
	})
}
