package portal

import (
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"congkhai/generator/test/small"
)

// A portal that names web servers has a file for each and nothing else that is new; what each is told comes from content.
func TestWebServersGetAFileEach(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/cong/dia-chi-cu.txt")
	if err != nil {
		t.Fatal(err)
	}
	files := small.Files(t, archive)
	config := string(files["config.toml"].Data)
	tree := func(line string) map[string]string {
		t.Helper()
		files["config.toml"].Data = []byte(line + config)
		p, problems := load(t, files, Options{})
		if p == nil {
			t.Fatal(small.Printed(t, problems, "vi"))
		}
		return small.Tree(t, p)
	}
	none, all := tree(""), tree("may_chu_web = [\"iis\", \"apache\", \"caddy\"]\n")
	for file, want := range map[string]string{
		".htaccess":          `RewriteRule "^index\x2Ephp/?$" "/tin-tuc/moi/" [R=301,NE,QSD,L]`,
		"chuyen-huong.caddy": `"/index.php?option=com_content&id=12" "/tin-tuc/moi/" ""`,
		"web.config":         `<add key="/bao-cao/2021-q3/bieu.pdf?" value="1" />`,
	} {
		if _, there := none[file]; there || !strings.Contains(all[file], want) {
			t.Errorf("%s: without being named %v; does it hold %s?", file, there, want)
		}
		delete(all, file)
	}
	if want := "\"/?p=13\" \"410\";\n\"/index.php/?option=com_content&id=12\" \"/tin-tuc/moi/\";\n" +
		"\"/index.php?option=com_content&id=12\" \"/tin-tuc/moi/\";\n"; all["truy-van.map"] != want {
		t.Errorf("nginx is told\n%s", all["truy-van.map"])
	}
	small.SameTrees(t, "with servers", none, all)
	if _, there := none["index.php/index.html"]; there {
		t.Error("a page stands at the path of an address with a query, and nobody asked for it")
	}
}
