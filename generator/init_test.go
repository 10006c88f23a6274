package main

import (
	"bufio"
	"bytes"
	"regexp"
	"strings"
	"testing"

	"congkhai/generator/desk/start"
	"congkhai/generator/portal"
	"congkhai/generator/test/small"
)

// asking is a run of init at a terminal where somebody types lines.
func asking(lines string, out *bytes.Buffer) *beginning {
	b := &beginning{command: &command{out: out, err: out, lang: "vi"}, given: map[string]*string{},
		asked: bufio.NewReader(strings.NewReader(lines))}
	for _, q := range start.Questions {
		b.given[q.Flag] = new(string)
	}
	return b
}

// What no flag says is asked for. An answer that is none is told at once and asked for again; Enter alone leaves it open.
func TestInitAsksForWhatNoFlagSays(t *testing.T) {
	var out bytes.Buffer
	b := asking("\nSở Y tế tỉnh An Giang\n\n\nsoyte.angiang.gov.vn\nhttps://soyte.angiang.gov.vn\n1 Đường Một\n\n", &out)
	*b.given["dien-thoai"] = "0296.3822538"
	body, err := b.body()
	want := start.Body{Name: "Sở Y tế tỉnh An Giang", Address: "https://soyte.angiang.gov.vn", Office: "1 Đường Một", Phone: "0296.3822538"}
	if err != nil || body != want {
		t.Errorf("the answers give %+v, %v", body, err)
	}
	said := out.String()
	for _, part := range []string{"cần tên đầy đủ của cơ quan", "ý bạn là \"https://soyte.angiang.gov.vn\"?", "Thư điện tử (Enter: chưa biết): "} {
		if !strings.Contains(said, part) {
			t.Errorf("nobody is told %q in:\n%s", part, said)
		}
	}
	if strings.Contains(said, "Điện thoại (Enter") {
		t.Error("what a flag says is asked for")
	}
}

// Where nobody answers any more, what is needed is said, and nobody is asked for ever.
func TestInitEndsWhereNobodyAnswers(t *testing.T) {
	var out bytes.Buffer
	if _, err := asking("", &out).body(); err == nil || !strings.Contains(err.Error(), "--ten") {
		t.Error("without a name there is", err)
	}
}

// The examples for GitHub and GitLab run commands that the program has, with flags that they take.
func TestExamplesRunCommandsThatThereAre(t *testing.T) {
	files, problems, err := start.Files(start.Body{Name: "Sở Y tế tỉnh An Giang"}, portal.Options{AsOf: small.Day(t, "2026-11-28")})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	for _, name := range []string{".github/workflows/cong.yml", ".gitlab-ci.yml"} {
		run := regexp.MustCompile(`\./congkhai ([a-z][^;\n>]*)`).FindAllStringSubmatch(string(files[name]), -1)
		if len(run) < 4 {
			t.Errorf("%s runs %d commands", name, len(run))
		}
		for _, m := range run {
			line := regexp.MustCompile(`\$\{\w+:\+([^}]*)\}`).ReplaceAllString(m[1], "$1")
			cmd, rest, err := (&command{lang: "vi"}).root().Find(strings.Fields(line))
			if err == nil {
				err = cmd.ParseFlags(rest)
			}
			if err != nil || !cmd.HasParent() {
				t.Errorf("%s: %s: %v", name, m[0], err)
			}
		}
	}
}
