package manual

import (
	"embed"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"golang.org/x/tools/txtar"

	"congkhai/generator/files/source"
)

// Topic is how a part of a form for reports is written, for who has not written one yet.
type Topic struct {
	ID       string
	Keys     []string // other words under which people look for it: "lam_tron", "chu_so"
	Texts    map[source.Lang]Text
	Examples []Example // files that make a small portal together
}

//go:embed bieu-mau/*.txt
var topicFiles embed.FS

const (
	topicFolder = "bieu-mau"
	partKeys    = "khóa"
	partExample = "ví dụ "
)

// Topics lists all topics, by ID.
func Topics() []Topic {
	entries, err := topicFiles.ReadDir(topicFolder)
	if err != nil {
		panic(err) // the folder is part of the program
	}
	var topics []Topic
	for _, entry := range entries {
		archive, err := topicFiles.ReadFile(path.Join(topicFolder, entry.Name()))
		if err != nil {
			panic(err)
		}
		topics = append(topics, parseTopic(strings.TrimSuffix(entry.Name(), ".txt"), archive))
	}
	return topics
}

// TopicOf returns the topic that a word is about: its ID, one of its keys, or a prefix as relations write it: "truoc.".
func TopicOf(word string) (Topic, bool) {
	word = strings.ReplaceAll(strings.TrimRight(word, "."), "_", "-")
	topics := Topics()
	i := slices.IndexFunc(topics, func(t Topic) bool {
		return t.ID == word || slices.ContainsFunc(t.Keys, func(key string) bool {
			return strings.ReplaceAll(key, "_", "-") == word
		})
	})
	if i < 0 {
		return Topic{}, false
	}
	return topics[i], true
}

// parseTopic reads a page: a txtar archive with the parts "khóa" (words), "vi" and "en" (how it is written in a sentence, a
// blank line, more of it), and "ví dụ PATH" (examples).
func parseTopic(id string, archive []byte) Topic {
	t := Topic{ID: id, Texts: map[source.Lang]Text{}}
	for _, f := range txtar.Parse(archive).Files {
		name, isExample := strings.CutPrefix(f.Name, partExample)
		switch {
		case isExample:
			t.Examples = append(t.Examples, Example{name, string(f.Data)})
		case f.Name == partKeys:
			t.Keys = strings.Fields(string(f.Data))
		default:
			t.Texts[source.Lang(f.Name)] = textOf(string(f.Data))
		}
	}
	return t
}

// Print writes the topic for a person at a terminal.
func (t Topic) Print(w io.Writer, lang source.Lang) error {
	heading := "Ví dụ"
	if lang == source.English {
		heading = "Example"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n%s\n", t.ID, t.Texts[lang].Wants)
	for _, more := range t.Texts[lang].Why {
		fmt.Fprintf(&b, "\n%s\n", more)
	}
	printExamples(&b, heading, t.Examples)
	_, err := io.WriteString(w, b.String())
	return err
}
