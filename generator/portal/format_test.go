package portal

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"congkhai/generator/files/source"
)

// What check writes for machines keeps to the published schema or the documented form, whatever is wrong: with the
// problems of every bad input, and with none.
func TestFormatsKeepToTheirSchemas(t *testing.T) {
	for _, name := range []string{"json", "gitlab", "sarif"} {
		t.Run(name, func(t *testing.T) {
			schema, err := jsonschema.NewCompiler().Compile("testdata/dang/" + name + ".json")
			if err != nil {
				t.Fatal(err)
			}
			for _, problems := range problemsOfAll(t) {
				var b bytes.Buffer
				if err := source.Formats[name](&b, problems, source.Vietnamese); err != nil {
					t.Fatal(err)
				}
				value, err := jsonschema.UnmarshalJSON(&b)
				if err != nil {
					t.Fatal(err)
				}
				if err := schema.Validate(value); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

// A schema that lets anything through would hold nothing.
func TestFormatSchemasRefuse(t *testing.T) {
	for name, wrong := range map[string]string{
		"json":   `{"phien_ban": 1, "cho_sai": [{"quy_tac": "a"}]}`,
		"gitlab": `[{"description": "a", "check_name": "b", "fingerprint": "c", "severity": "bad", "location": {"path": "x", "lines": {"begin": 1}}}]`,
		"sarif":  `{"version": "2.1.0", "runs": [{"results": []}]}`,
	} {
		schema, err := jsonschema.NewCompiler().Compile("testdata/dang/" + name + ".json")
		if err != nil {
			t.Fatal(err)
		}
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(wrong))
		if err != nil {
			t.Fatal(err)
		}
		if schema.Validate(value) == nil {
			t.Errorf("the schema of %s takes %s", name, wrong)
		}
	}
}

// gitHubCommand is a workflow command as GitHub documents and splits it.
var gitHubCommand = regexp.MustCompile(`^::error ((?:file=([^:,]*),)?(?:line=(\d+),endLine=\d+,)?(?:col=\d+,endColumn=\d+,)?)title=([a-z0-9-]+)::(.+)$`)

func TestGitHubReadsEveryProblem(t *testing.T) {
	taken := strings.NewReplacer("%25", "%", "%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",")
	for _, problems := range problemsOfAll(t) {
		var b bytes.Buffer
		if err := source.Formats["github"](&b, problems, source.Vietnamese); err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
		if len(problems) == 0 {
			lines = lines[1:] // splitting nothing gives one empty line
		}
		if len(lines) != len(problems) {
			t.Fatalf("%d problems are %d commands", len(problems), len(lines))
		}
		for i, p := range problems {
			m := gitHubCommand.FindStringSubmatch(lines[i])
			if m == nil {
				t.Fatalf("%q is no command", lines[i])
			}
			line, _, _ := strings.Cut(strings.TrimPrefix(p.Where.String(), taken.Replace(m[2])+":"), ":")
			if m[3] != "" && line != m[3] || m[4] != p.Rule.ID || !strings.HasPrefix(taken.Replace(m[5]), p.Text(source.Vietnamese)) {
				t.Errorf("%q does not tell %s", lines[i], p.Where)
			}
		}
	}
}

// problemsOfAll lists the problems of every page of the manual and every bad input, and none at all.
func problemsOfAll(t *testing.T) [][]source.Problem {
	t.Helper()
	all := [][]source.Problem{nil}
	for _, page := range badInputs(t) {
		all = append(all, problemsOf(t, samplePortal(t, page, page.Wrong)))
	}
	return all
}
