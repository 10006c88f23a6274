package server

import (
	"encoding/xml"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// An address that moved, one that was withdrawn, and the same with a query, as each server is told.
func TestWhatServersAreTold(t *testing.T) {
	list := []Old{
		{Path: "/tin tuc/cũ/", To: "/tin-tuc/mới/"}, {Path: "/rút.pdf"},
		{Path: "/index.php", Query: "id=1&q=Đo", To: "/a/?b=c d"}, {Path: "/", Query: "p=2"},
	}
	none := map[string]string{
		"Apache": string(ForApache(nil, "")), "Caddy": string(ForCaddy(nil)), "IIS": string(ForIIS(nil)),
	}
	for _, test := range []struct {
		name string
		got  string
		want []string
	}{
		{"Apache", string(ForApache(list, "")), []string{
			`RewriteCond "%{QUERY_STRING}" "^p\x3D2$"`, `RewriteRule "^()/?$" - [G,E=cong_khai_rut:dia-chi-cu]`,
			`RewriteCond "%{QUERY_STRING}" "^id\x3D1\x26q\x3D\x25C4\x2590o$"`,
			`RewriteRule "^index\x2Ephp/?$" "/a/?b=c\%20d" [R=301,NE,QSD,L]`,
			`RewriteRule "^(rút\x2Epdf)/?$" - [G,E=cong_khai_rut:$1]`,
			`RewriteRule "^tin\x20tuc/cũ/?$" "/tin-tuc/m\%E1\%BB\%9Bi/" [R=301,NE,QSD,L]`,
		}},
		{"Caddy", string(ForCaddy(list)), []string{
			`	"/rút.pdf" "" "1"`, `	"/rút.pdf/" "" "1"`,
			`	"~^/tin\x20tuc/cũ$" "/tin-tuc/m%E1%BB%9Bi/" ""`, `	"~^/tin\x20tuc/cũ/$" "/tin-tuc/m%E1%BB%9Bi/" ""`,
			`	"/?p=2" "" "1"`,
			`	"/index.php?id=1&q=%C4%90o" "/a/?b=c%20d" ""`, `	"/index.php/?id=1&q=%C4%90o" "/a/?b=c%20d" ""`,
		}},
		{"IIS", string(ForIIS(list)), []string{
			`        <add key="/index.php?id=1&amp;q=%C4%90o" value="/a/?b=c%20d" />`,
			`        <add key="/index.php/?id=1&amp;q=%C4%90o" value="/a/?b=c%20d" />`,
			`        <add key="/tin tuc/cũ?" value="/tin-tuc/m%E1%BB%9Bi/" />`,
			`        <add key="/tin tuc/cũ/?" value="/tin-tuc/m%E1%BB%9Bi/" />`,
			`        <add key="/?p=2" value="1" />`,
			`        <add key="/rút.pdf?" value="1" />`, `        <add key="/rút.pdf/?" value="1" />`,
		}},
	} {
		if got := added(none[test.name], test.got); !slices.Equal(got, test.want) {
			t.Errorf("%s is told\n%s", test.name, strings.Join(got, "\n"))
		}
	}
}

// added are the lines that a text has more than another.
func added(before, after string) []string {
	left := map[string]int{}
	for line := range strings.SplitSeq(before, "\n") {
		left[line]++
	}
	var more []string
	for line := range strings.SplitSeq(after, "\n") {
		if left[line]--; left[line] < 0 {
			more = append(more, line)
		}
	}
	return more
}

var (
	sign     = `(?:[A-Za-z0-9/_-]|[^\x00-\x7F]|\\x[0-9A-F]{2})*`
	asked    = regexp.MustCompile(`^RewriteCond "%\{QUERY_STRING\}" "(\^` + sign + `\$)"$`)
	answered = regexp.MustCompile(`^RewriteRule "(\^\(?` + sign + `\)?/\?\$)" ` +
		`(?:"(?:[!#&(-:=?-\[\]_a-z~]|\\%)*" \[R=301,NE,QSD,L\]|- \[G,E=cong_khai_rut:(?:\$1|dia-chi-cu)\])$`)
	caddyLine = regexp.MustCompile(`^\t"(/(?:[A-Za-z0-9/_.?=&%+~,-]|[^\x00-\x7F])*|~\^` + sign + `\$)" ` +
		`"([!#%&(-:=?-\[\]_a-z~]*)" "(1?)"$`)
)

// Whatever an author wrote as an address, each server is told exactly that, in lines of a form that ends nowhere else.
func FuzzWhatServersAreTold(f *testing.F) {
	f.Add("/a", "", "/b/")
	f.Add("/a \"b\\\";\n$c{$HOME}`%{ENV:x}]/", "\"&<>%20' {path}", "/d;$e'f\"\n#g?h")
	f.Add("/'\\\\\"\r<!--]]>\u2028", "\\", "")
	f.Fuzz(func(t *testing.T, path, query, to string) {
		list := []Old{{path, query, to}}
		apache := added(string(ForApache(nil, "")), string(ForApache(list, "")))
		caddy := added(string(ForCaddy(nil)), string(ForCaddy(list)))
		want := answers(list)
		if len(want) == 0 {
			if len(apache)+len(caddy) > 0 {
				t.Errorf("%q is nothing, and told is %q %q", path, apache, caddy)
			}
			return
		}
		o := want[0]
		if o.Path != strings.TrimRight(path, "/") {
			t.Errorf("%q is told as %q", path, o.Path)
		}
		readApache(t, apache, o)
		for _, line := range caddy {
			readCaddy(t, line, o)
		}
		readIIS(t, ForIIS(list), o)
	})
}

func readApache(t *testing.T, lines []string, o Old) {
	t.Helper()
	if o.Query != "" {
		m := asked.FindStringSubmatch(lines[0])
		if m == nil || !regexp.MustCompile(m[1]).MatchString(o.Query) {
			t.Fatalf("the query %q is %q", o.Query, lines[0])
		}
		lines = lines[1:]
	}
	if len(lines) != 1 {
		t.Fatalf("%d lines: %q", len(lines), lines)
	}
	m := answered.FindStringSubmatch(lines[0])
	if m == nil || !regexp.MustCompile(m[1]).MatchString(strings.TrimPrefix(o.Path, "/")) {
		t.Fatalf("%q is %q", o.Path, lines[0])
	}
}

func readCaddy(t *testing.T, line string, o Old) {
	t.Helper()
	m := caddyLine.FindStringSubmatch(line)
	if m == nil || m[2] != o.To || (m[3] == "1") != (o.To == "") {
		t.Fatalf("%q is %q", o, line)
	}
	expression, is := strings.CutPrefix(m[1], "~")
	if !is {
		expression = "^" + regexp.QuoteMeta(m[1]) + "$"
	}
	for _, path := range o.paths() {
		if o.Query != "" {
			path += "?" + o.Query
		}
		if regexp.MustCompile(expression).MatchString(path) {
			return
		}
	}
	t.Fatalf("%q is asked for by %q", o, line)
}

func readIIS(t *testing.T, text []byte, o Old) {
	t.Helper()
	var config struct {
		Maps []struct {
			Add []struct {
				Key   string `xml:"key,attr"`
				Value string `xml:"value,attr"`
			} `xml:"add"`
		} `xml:"system.webServer>rewrite>rewriteMaps>rewriteMap"`
	}
	if err := xml.Unmarshal(text, &config); err != nil {
		t.Fatal(err)
	}
	told, other, value := config.Maps[0].Add, config.Maps[1].Add, o.To
	if o.To == "" {
		told, other, value = other, told, "1"
	}
	if len(told) != len(o.paths()) || len(other) > 0 {
		t.Fatalf("%d and %d addresses", len(told), len(other))
	}
	for i, path := range o.paths() {
		if told[i].Key != path+"?"+o.Query || told[i].Value != value {
			t.Errorf("%q is %q, %q", o, told[i].Key, told[i].Value)
		}
	}
}
