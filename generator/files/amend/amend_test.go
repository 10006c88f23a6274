package amend_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"congkhai/generator/files/amend"
	"congkhai/generator/files/front"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds"
)

var update = flag.Bool("update", false, "write what comes of the changes into testdata")

// What clerks change, by files in testdata: the changes, a line each, the file before, and after.
func TestChangesOfClerks(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			got := amended(t, a)
			if *update {
				a.Files = append(a.Files[:len(a.Files)-1], txtar.File{Name: "sau", Data: got})
				if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want := a.Files[len(a.Files)-1].Data; !bytes.Equal(got, want) {
				t.Errorf("it becomes\n%s", got)
			}
		})
	}
}

// amended is the first file of an archive after the changes, or what is said against them.
func amended(t *testing.T, a *txtar.Archive) []byte {
	f := a.Files[0]
	fields := fieldsOf(f.Name)
	var after []byte
	var err error
	switch {
	case len(a.Files) == 3:
		after, err = amend.To(f.Name, f.Data, fields, valuesIn(t, string(a.Files[1].Data)))
	case len(f.Data) == 0:
		values := valuesIn(t, string(a.Comment))
		body, _ := values["than_bai"].(string)
		delete(values, "than_bai")
		after, err = amend.New(f.Name, fields, values, body)
	default:
		after, err = amend.Apply(f.Name, f.Data, fields, changesIn(t, string(a.Comment))...)
	}
	if err != nil {
		return []byte(err.Error() + "\n")
	}
	return after
}

func fieldsOf(name string) []front.Field {
	for _, k := range kinds.Kinds() {
		if strings.HasPrefix(name, "content/"+k.Folder+"/") {
			return k.Fields()
		}
	}
	return nil
}

func valuesIn(t *testing.T, text string) map[string]any {
	f, _ := source.NewFile("values.toml", []byte(text))
	doc, problems := front.Parse(f.Span(0, len(f.Text())))
	if len(problems) > 0 {
		t.Fatal(problems[0].Text(source.English), text)
	}
	return doc.Values
}

// changesIn reads lines such as "set cach_thuc[0].phi = 0". Lines that begin with # say what the file is about.
func changesIn(t *testing.T, text string) []amend.Change {
	var changes []amend.Change
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		word, rest, _ := strings.Cut(line, " ")
		what, value, _ := strings.Cut(rest, " = ")
		path, at, _ := strings.Cut(what, " ")
		from, to, _ := strings.Cut(at, " ")
		switch word {
		case "set":
			changes = append(changes, amend.Set(what, valuesIn(t, "v = "+value)["v"]))
		case "remove":
			changes = append(changes, amend.Remove(what))
		case "insert":
			changes = append(changes, amend.Insert(path, number(t, at), valuesIn(t, "v = "+value)["v"]))
		case "move":
			changes = append(changes, amend.Move(path, number(t, from), number(t, to)))
		case "body":
			changes = append(changes, amend.Body(valuesIn(t, "v = "+rest)["v"].(string)))
		case "", "#":
		default:
			t.Fatalf("no change: %s", line)
		}
	}
	return changes
}

func number(t *testing.T, text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
