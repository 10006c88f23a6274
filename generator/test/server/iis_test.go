package server

import (
	"bytes"
	"encoding/xml"
	"io"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"congkhai/generator/files/delivery"
)

// iisSchema says which attributes each element of web.config has, below which elements it stands: what is used of the
// schemas of IIS and of URL Rewrite.
var iisSchema = map[string]string{
	"configuration": "", "configuration/system.webServer": "", "configuration/location": "path", "location/system.webServer": "",
	"system.webServer/rewrite": "", "rewrite/rewriteMaps": "", "rewriteMaps/rewriteMap": "name defaultValue ignoreCase",
	"rewriteMap/add": "key value", "rewrite/rules": "", "rules/clear": "", "rules/rule": "name stopProcessing", "rule/match": "url",
	"rule/conditions": "", "conditions/add": "input pattern negate", "rule/action": "type url redirectType appendQueryString statusCode statusReason",
	"system.webServer/httpErrors": "errorMode existingResponse", "httpErrors/clear": "", "httpErrors/error": "statusCode path responseMode",
	"system.webServer/defaultDocument": "enabled", "defaultDocument/files": "", "files/clear": "", "files/add": "value",
	"system.webServer/directoryBrowse": "enabled", "system.webServer/urlCompression": "doStaticCompression doDynamicCompression",
	"system.webServer/security": "", "security/requestFiltering": "removeServerHeader", "requestFiltering/hiddenSegments": "",
	"hiddenSegments/clear": "", "hiddenSegments/add": "segment", "system.webServer/staticContent": "", "staticContent/clear": "",
	"staticContent/remove": "fileExtension", "staticContent/mimeMap": "fileExtension mimeType",
	"staticContent/clientCache":     "cacheControlMode cacheControlMaxAge cacheControlCustom",
	"system.webServer/httpProtocol": "", "httpProtocol/customHeaders": "", "customHeaders/remove": "name", "customHeaders/add": "name value",
}

// iis is what of web.config decides about a request.
type iis struct {
	Maps []struct {
		Name string `xml:"name,attr"`
		Add  []struct {
			Key   string `xml:"key,attr"`
			Value string `xml:"value,attr"`
		} `xml:"add"`
	} `xml:"system.webServer>rewrite>rewriteMaps>rewriteMap"`
	Rules []struct {
		Match struct {
			URL string `xml:"url,attr"`
		} `xml:"match"`
		Conditions []struct {
			Input   string `xml:"input,attr"`
			Pattern string `xml:"pattern,attr"`
			Negate  bool   `xml:"negate,attr"`
		} `xml:"conditions>add"`
		Action struct {
			Type   string `xml:"type,attr"`
			URL    string `xml:"url,attr"`
			Status int    `xml:"statusCode,attr"`
		} `xml:"action"`
	} `xml:"system.webServer>rewrite>rules>rule"`
}

var lookup = regexp.MustCompile(`^\{(cong-khai-\w+):(.*)\}$`)

// answer is what the rules say of a request as URL Rewrite evaluates them: the first that holds decides. Status 0 is that
// of the file that stands there.
func (c iis) answer(t *testing.T, method, address string) (status int, to string) {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	path := strings.TrimPrefix(u.Path, "/")
	for _, rule := range c.Rules {
		if !regexp.MustCompile("(?i)" + rule.Match.URL).MatchString(path) {
			continue
		}
		holds, found := true, ""
		for _, condition := range rule.Conditions {
			input := strings.NewReplacer("{REQUEST_METHOD}", method, "{QUERY_STRING}", u.RawQuery, "{R:0}", path).Replace(condition.Input)
			if m := lookup.FindStringSubmatch(input); m != nil {
				input = c.value(m[1], m[2])
			}
			found = regexp.MustCompile("(?i)" + condition.Pattern).FindString(input)
			holds = holds && (found != "") != condition.Negate
		}
		switch {
		case !holds:
		case rule.Action.Type == "Redirect":
			return 301, strings.ReplaceAll(rule.Action.URL, "{C:0}", found)
		default:
			return rule.Action.Status, ""
		}
	}
	return 0, ""
}

func (c iis) value(name, key string) string {
	for _, m := range c.Maps {
		for _, add := range m.Add {
			if m.Name == name && add.Key == key {
				return add.Value
			}
		}
	}
	return ""
}

// IIS does not run here: its configuration is XML of the elements that IIS knows, and its rules, evaluated as URL Rewrite
// says it does, answer what the other servers answer.
func TestTheRulesForIIS(t *testing.T) {
	for _, path := range []string{"", "/so/skhcn"} { // rules ask for what stands behind the path of their folder
		t.Run("under "+path, func(t *testing.T) {
			s := &server{t: t, folder: t.TempDir(), path: path, key: makeKey(t)}
			s.publish()
			s.rulesForIIS()
		})
	}
}

func (s *server) rulesForIIS() {
	t := s.t
	t.Helper()
	text := []byte(s.file("web.config"))
	checkSchema(t, text)
	var config iis
	if err := xml.Unmarshal(text, &config); err != nil {
		t.Fatal(err)
	}
	for from, to := range redirects {
		if status, got := config.answer(t, "GET", from); status != 301 || got != s.path+to {
			t.Errorf("%s: %d, leads to %q", from, status, got)
		}
	}
	for address, want := range map[string]int{
		"/tin-tuc/da-rut/": 410, "/tin-tuc/da-rut": 410, "/tin-tuc/da-rut/?a=1": 410, "/tin-tuc/ten-cu?in=1": 410,
		"/index.php?option=com_content&id=13": 410, "/index.php?id=13&option=com_content": 0, "/?p=13": 0, "/": 0,
		"/thu-tuc/1.000173/": 0, "/.git/config": 404, "/x/.htaccess": 404, "/chuyen-huong.caddy": 404,
	} {
		if status, _ := config.answer(t, "GET", address); status != want {
			t.Errorf("%s: %d", address, status)
		}
	}
	if status, _ := config.answer(t, "POST", "/tin-tuc/ten-cu/"); status != 405 {
		t.Errorf("who writes gets %d", status)
	}
	for _, page := range regexp.MustCompile(`path="([^"]*\.html)"`).FindAllStringSubmatch(string(text), -1) {
		if _, err := os.Stat(filepath.Join(s.folder, "public", strings.ReplaceAll(page[1], `\`, "/"))); err != nil {
			t.Error("a page for errors: ", err)
		}
	}
}

func checkSchema(t *testing.T, text []byte) {
	t.Helper()
	var above []string
	used := map[string]bool{}
	for d := xml.NewDecoder(bytes.NewReader(text)); ; {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			where := token.Name.Local
			if len(above) > 0 {
				where = above[len(above)-1] + "/" + where
			}
			attributes, known := iisSchema[where]
			if !known {
				t.Errorf("IIS knows no %s", where)
			}
			used[where] = true
			for _, a := range token.Attr {
				if !slices.Contains(strings.Fields(attributes), a.Name.Local) {
					t.Errorf("%s has no %s", where, a.Name.Local)
				}
			}
			above = append(above, token.Name.Local)
		case xml.EndElement:
			above = above[:len(above)-1]
		}
	}
	for where := range maps.Keys(iisSchema) {
		if !used[where] {
			t.Errorf("no %s stands in web.config", where)
		}
	}
}

// The configurations that people copy have the headers, the types and the times that the program writes for other servers.
func TestTheExamplesAgreeWithThePortal(t *testing.T) {
	for _, file := range []string{"cong-khai.conf", "Caddyfile"} {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.ReplaceAll(string(raw), "jpe?g", "jpg jpeg")
		for _, h := range delivery.Security() {
			if !regexp.MustCompile(h.Name + ` "?` + regexp.QuoteMeta(h.Value)).MatchString(text) {
				t.Errorf("%s lacks %s: %s", file, h.Name, h.Value)
			}
		}
		for _, kind := range delivery.Types() {
			name, _, _ := strings.Cut(kind.Name, ";")
			suffix := strings.TrimPrefix(kind.Suffix, ".")
			line := regexp.MustCompile(`(?m)^.*\b` + suffix + `\b.*$`)
			if !slices.ContainsFunc(line.FindAllString(text, -1), func(l string) bool { return strings.Contains(l, name) }) {
				t.Errorf("%s lacks %s, %s", file, kind.Suffix, name)
			}
		}
		if !strings.Contains(text, delivery.ForGood) {
			t.Errorf("%s has other times", file)
		}
	}
}
