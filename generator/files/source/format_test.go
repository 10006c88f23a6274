package source

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"
)

// formatProblems are a problem with everything that some format escapes, one over two lines with other places, and one
// of a file as a whole.
func formatProblems() []Problem {
	f, _ := NewFile("content/tin, 50%/Sở: mới.md", []byte("một\r\nhải âu: bà\r\nbốn\r\n"))
	odd := NewRule("chu-la", "chữ %q lạ, 100%%:\n%s {1} <&>", "odd letter %q, 100%%:\n%s {1} <&>")
	sum := NewRule("tong", "tổng sai", "wrong sum")
	name := NewRule("doi-ten", "đổi tên tệp này", "rename this file")
	word, line := strings.Index(f.Text(), "bà"), strings.Index(f.Text(), "hải")
	letter := f.Span(word, word+len("bà"))
	return []Problem{
		odd.At(letter, "Đ", "\rhết").Suggest("ba"),
		sum.At(f.Span(line, len(f.Text()))).Noting(letter, "bà = {3}").Noting((&File{Path: "content/b.png"}).Anywhere(), "hình"),
		name.At(f.Anywhere()),
	}
}

func written(t *testing.T, format string, problems []Problem, lang Lang) string {
	t.Helper()
	var b strings.Builder
	if err := Formats[format](&b, problems, lang); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// read decodes one JSON value and nothing after it.
func read[T any](t *testing.T, text string) T {
	t.Helper()
	var value T
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	return value
}

var goldenFormats = map[string]string{
	"json": `{
  "phien_ban": 1,
  "cho_sai": [
    {
      "quy_tac": "chu-la",
      "noi_dung": "chữ \"Đ\" lạ, 100%:\n\rhết {1} <&>; ý bạn là \"ba\"?",
      "vi_tri": {
        "tep": "content/tin, 50%/Sở: mới.md",
        "dau": {
          "dong": 2,
          "cot": 9
        },
        "cuoi": {
          "dong": 2,
          "cot": 11
        }
      },
      "goi_y": "ba",
      "ghi_chu": []
    },
    {
      "quy_tac": "tong",
      "noi_dung": "tổng sai",
      "vi_tri": {
        "tep": "content/tin, 50%/Sở: mới.md",
        "dau": {
          "dong": 2,
          "cot": 1
        },
        "cuoi": {
          "dong": 3,
          "cot": 4
        }
      },
      "goi_y": "",
      "ghi_chu": [
        {
          "noi_dung": "bà = {3}",
          "vi_tri": {
            "tep": "content/tin, 50%/Sở: mới.md",
            "dau": {
              "dong": 2,
              "cot": 9
            },
            "cuoi": {
              "dong": 2,
              "cot": 11
            }
          }
        },
        {
          "noi_dung": "hình",
          "vi_tri": {
            "tep": "content/b.png",
            "dau": null,
            "cuoi": null
          }
        }
      ]
    },
    {
      "quy_tac": "doi-ten",
      "noi_dung": "đổi tên tệp này",
      "vi_tri": {
        "tep": "content/tin, 50%/Sở: mới.md",
        "dau": null,
        "cuoi": null
      },
      "goi_y": "",
      "ghi_chu": []
    }
  ]
}
`,
	"github": `::error file=content/tin%2C 50%25/Sở%3A mới.md,line=2,endLine=2,col=9,endColumn=11,title=chu-la::chữ "Đ" lạ, 100%25:%0A%0Dhết {1} <&>; ý bạn là "ba"?
::error file=content/tin%2C 50%25/Sở%3A mới.md,line=2,endLine=3,title=tong::tổng sai%0Acontent/tin, 50%25/Sở: mới.md:2:9: bà = {3}%0Acontent/b.png: hình
::error file=content/tin%2C 50%25/Sở%3A mới.md,title=doi-ten::đổi tên tệp này
`,
	"gitlab": `[
  {
    "description": "chữ \"Đ\" lạ, 100%:\n\rhết {1} <&>; ý bạn là \"ba\"?",
    "check_name": "chu-la",
    "fingerprint": "fa575d0a647d50acb4acd83bed3c1e9e0ca67b4effff8bd93a75b230e45a2edf",
    "severity": "major",
    "location": {
      "path": "content/tin, 50%/Sở: mới.md",
      "lines": {
        "begin": 2,
        "end": 2
      }
    }
  },
  {
    "description": "tổng sai\ncontent/tin, 50%/Sở: mới.md:2:9: bà = {3}\ncontent/b.png: hình",
    "check_name": "tong",
    "fingerprint": "04fa087855c9a7266cbe483d82e1630bf63e20f3801628c9dd5fa38fe08c34df",
    "severity": "major",
    "location": {
      "path": "content/tin, 50%/Sở: mới.md",
      "lines": {
        "begin": 2,
        "end": 3
      }
    }
  },
  {
    "description": "đổi tên tệp này",
    "check_name": "doi-ten",
    "fingerprint": "a8e2f19e0e93458c05cac1bc92826995edd881758fcde764de1a87564744c435",
    "severity": "major",
    "location": {
      "path": "content/tin, 50%/Sở: mới.md",
      "lines": {
        "begin": 1,
        "end": 1
      }
    }
  }
]
`,
	"sarif": `{
  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
  "version": "2.1.0",
  "runs": [
    {
      "tool": {
        "driver": {
          "name": "congkhai",
          "rules": [
            {
              "id": "chu-la"
            },
            {
              "id": "doi-ten"
            },
            {
              "id": "tong"
            }
          ]
        }
      },
      "columnKind": "unicodeCodePoints",
      "results": [
        {
          "ruleId": "chu-la",
          "ruleIndex": 0,
          "level": "error",
          "message": {
            "text": "chữ \"Đ\" lạ, 100%:\n\rhết {{1}} <&>; ý bạn là \"ba\"?"
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "content/tin,%2050%25/S%E1%BB%9F:%20m%E1%BB%9Bi.md",
                  "uriBaseId": "%SRCROOT%"
                },
                "region": {
                  "startLine": 2,
                  "startColumn": 9,
                  "endLine": 2,
                  "endColumn": 11
                }
              }
            }
          ]
        },
        {
          "ruleId": "tong",
          "ruleIndex": 2,
          "level": "error",
          "message": {
            "text": "tổng sai"
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "content/tin,%2050%25/S%E1%BB%9F:%20m%E1%BB%9Bi.md",
                  "uriBaseId": "%SRCROOT%"
                },
                "region": {
                  "startLine": 2,
                  "startColumn": 1,
                  "endLine": 3,
                  "endColumn": 4
                }
              }
            }
          ],
          "relatedLocations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "content/tin,%2050%25/S%E1%BB%9F:%20m%E1%BB%9Bi.md",
                  "uriBaseId": "%SRCROOT%"
                },
                "region": {
                  "startLine": 2,
                  "startColumn": 9,
                  "endLine": 2,
                  "endColumn": 11
                }
              },
              "message": {
                "text": "bà = {{3}}"
              }
            },
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "content/b.png",
                  "uriBaseId": "%SRCROOT%"
                }
              },
              "message": {
                "text": "hình"
              }
            }
          ]
        },
        {
          "ruleId": "doi-ten",
          "ruleIndex": 1,
          "level": "error",
          "message": {
            "text": "đổi tên tệp này"
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "content/tin,%2050%25/S%E1%BB%9F:%20m%E1%BB%9Bi.md",
                  "uriBaseId": "%SRCROOT%"
                }
              }
            }
          ]
        }
      ]
    }
  ]
}
`,
}

func TestFormatsAreGolden(t *testing.T) {
	for format, want := range goldenFormats {
		if got := written(t, format, formatProblems(), Vietnamese); got != want {
			t.Errorf("%s: got\n%s", format, got)
		}
	}
}

func TestFormatsWithoutProblems(t *testing.T) {
	for format, want := range map[string]string{
		"text":   "",
		"json":   "{\n  \"phien_ban\": 1,\n  \"cho_sai\": []\n}\n",
		"github": "",
		"gitlab": "[]\n",
	} {
		if got := written(t, format, nil, Vietnamese); got != want {
			t.Errorf("%s: got %s", format, got)
		}
	}
	log := written(t, "sarif", nil, Vietnamese)
	if !strings.Contains(log, `"rules": []`) || !strings.Contains(log, `"results": []`) {
		t.Errorf("sarif: got %s", log)
	}
}

func TestJSONSaysWhatTheProblemsHold(t *testing.T) {
	report := read[jsonReport](t, written(t, "json", formatProblems(), English))
	if report.Version != 1 || len(report.Problems) != 3 {
		t.Fatalf("got %+v", report)
	}
	for i, p := range formatProblems() {
		got := report.Problems[i]
		if got.Rule != p.Rule.ID || got.Text != p.Text(English) || got.Meant != p.Meant() || len(got.Notes) != len(p.Notes) {
			t.Errorf("got %+v, want %+v", got, p)
		}
		if got.Where.Path != p.Where.File.Path || (got.Where.From == nil) != (p.Where == p.Where.File.Anywhere()) {
			t.Errorf("got the place %+v, want %s", got.Where, p.Where)
		}
	}
}

// GitHub's runner splits a command at "::", its properties at "," and "=", and then takes the sequences back.
func TestGitHubReadsTheCommandsBack(t *testing.T) {
	back := strings.NewReplacer("%25", "%", "%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",")
	lines := strings.Split(strings.TrimSuffix(written(t, "github", formatProblems(), Vietnamese), "\n"), "\n")
	for i, p := range formatProblems() {
		head, message, _ := strings.Cut(strings.TrimPrefix(lines[i], "::error "), "::")
		properties := map[string]string{}
		for property := range strings.SplitSeq(head, ",") {
			key, value, _ := strings.Cut(property, "=")
			properties[key] = back.Replace(value)
		}
		if properties["file"] != p.Where.File.Path || properties["title"] != p.Rule.ID || back.Replace(message) != p.told(Vietnamese) {
			t.Errorf("%s is read as %q, %q", lines[i], properties, message)
		}
	}
}

func TestGitLabFingerprintsAreUniqueAndStay(t *testing.T) {
	once, moved := formatProblems(), formatProblems()
	moved[0].Where.Start -= len("u: ")
	seen := map[string]bool{}
	issues := read[[]gitLabIssue](t, written(t, "gitlab", append(once, moved...), English))
	for _, issue := range issues {
		seen[issue.Fingerprint] = true
		if issue.Description == "" || issue.Check == "" || issue.Severity != "major" || issue.Location.Path == "" || issue.Location.Lines.Begin < 1 {
			t.Errorf("a required field is missing: %+v", issue)
		}
	}
	if len(seen) != 6 {
		t.Errorf("%d fingerprints of 6 problems", len(seen))
	}
	alone := read[[]gitLabIssue](t, written(t, "gitlab", moved[:1], Vietnamese))
	if alone[0].Fingerprint != issues[0].Fingerprint {
		t.Error("a fingerprint changes with the place or the language")
	}
}

func TestSARIFHoldsTogether(t *testing.T) {
	log := read[sarifLog](t, written(t, "sarif", formatProblems(), English))
	if log.Version != "2.1.0" || len(log.Runs) != 1 || log.Runs[0].Tool.Driver.Name != "congkhai" {
		t.Fatalf("got %+v", log)
	}
	for i, p := range formatProblems() {
		got := log.Runs[0].Results[i]
		if got.RuleID != p.Rule.ID || log.Runs[0].Tool.Driver.Rules[got.RuleIndex].ID != p.Rule.ID || len(got.Related) != len(p.Notes) {
			t.Errorf("got %+v, want %+v", got, p)
		}
		artifact := got.Locations[0].Physical.Artifact
		if path, err := url.PathUnescape(artifact.URI); err != nil || path != p.Where.File.Path || artifact.Base != "%SRCROOT%" {
			t.Errorf("got the file %+v, want %s", artifact, p.Where.File.Path)
		}
	}
}

// A broken layout may have no place at all.
func TestFormatsTellProblemsInNoFile(t *testing.T) {
	lost := []Problem{NewRule("mau", "mẫu hỏng", "broken").At(Span{})}
	for format, want := range map[string]string{
		"json":   `"tep": "",`,
		"github": "::error title=mau::mẫu hỏng\n",
		"gitlab": `"path": ".",`,
		"sarif":  `"locations": []`,
	} {
		if got := written(t, format, lost, Vietnamese); !strings.Contains(got, want) {
			t.Errorf("%s: got %s", format, got)
		}
	}
}
