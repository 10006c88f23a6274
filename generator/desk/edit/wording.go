package edit

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"congkhai/generator/desk/entry"
	"congkhai/generator/files/front"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds"
	"congkhai/generator/site"
	"congkhai/generator/text/viet"
)

// wording is what people call what has keys, words and paths in content, where a form shows none of these.
type wording struct {
	names  map[string]string // of boxes, by their keys
	words  map[string]string // that can be chosen, by their IDs
	called entry.Titles
}

// wordingOf is the wording of the form of some keys. Where tables in it have the same key, the outermost is meant.
func wordingOf(fields []front.Field, called entry.Titles) wording {
	w := wording{map[string]string{}, map[string]string{}, called}
	for level := fields; len(level) > 0; {
		var next []front.Field
		for _, f := range level {
			if w.names[f.Key] == "" {
				w.names[f.Key] = f.Name
			}
			next = append(next, w.take(f.Shape)...)
		}
		level = next
	}
	return w
}

// take notes the words of a shape, and gives the keys in it.
func (w wording) take(s front.Shape) (fields []front.Field) {
	for _, c := range s.Choices {
		w.words[c.ID] = c.Label
	}
	if s.Of != nil {
		fields = w.take(*s.Of)
	}
	for _, way := range s.Any {
		fields = append(fields, w.take(way)...)
	}
	return append(fields, s.Fields...)
}

// What of the language of content stands in sentences.
var (
	statement = regexp.MustCompile(`([a-z][a-z0-9_.]*) = ("[^"]*"|\[[^\]]*\]|\{[^}]*\}|[^\s,;:]+)`)
	namedKey  = regexp.MustCompile(`khóa (?:bắt buộc )?(?:"([a-z][a-z0-9_]*)"|([a-z][a-z0-9_]*)\b)`)
	inQuotes  = regexp.MustCompile(`"[^"]*"`)
	inFile    = regexp.MustCompile(`\bcontent/([a-z-]+)/([^\s/,;:)]+)/?[^\s,;:)]*`)
	inDigits  = regexp.MustCompile(`\b[0-9]{1,3}(_[0-9]{3})+\b`)
	ownWord   = regexp.MustCompile(`“[^”]*”|"[^"]*"|[a-z0-9_.]*[a-z0-9]_[a-z0-9_.]*`)
)

// inForm is what a form says of a problem whose own sentence speaks of files.
var inForm = map[*source.Rule]string{
	front.MissingKey:    "chưa điền",
	front.MissingStated: "chưa điền; nguồn không nêu thì chọn “nguồn không nêu”",
	site.NoDocument: "cổng không có văn bản %[1]q; xem lại số; số đúng thì thêm văn bản ấy vào cổng trước, " +
		"hoặc ghi %[1]q vào ngoai_cong",
}

// say tells a problem as a form calls things.
func (w wording) say(q source.Problem) string {
	text, ok := inForm[q.Rule]
	switch {
	case !ok:
		return w.plain(q.Text(source.Vietnamese))
	case strings.Contains(text, "%"):
		return w.plain(fmt.Sprintf(text, q.Args...))
	}
	return text
}

// plain is a sentence in which keys are called as their boxes are, and values stand as people choose or type them.
func (w wording) plain(text string) string {
	text = statement.ReplaceAllStringFunc(text, func(said string) string {
		key, value, _ := strings.Cut(said, " = ")
		name := w.names[key[strings.LastIndexByte(key, '.')+1:]]
		if name == "" {
			return said
		}
		return boxNamed(name) + ": " + w.value(value)
	})
	text = inDigits.ReplaceAllStringFunc(text, func(n string) string { return strings.ReplaceAll(n, "_", ".") })
	text = inFile.ReplaceAllStringFunc(text, w.record)
	text = namedKey.ReplaceAllStringFunc(text, func(said string) string {
		name := w.names[strings.Trim(said[strings.LastIndexByte(said, ' ')+1:], `"`)]
		if name == "" {
			return said
		}
		return boxNamed(name)
	})
	return byButton.Replace(ownWord.ReplaceAllStringFunc(text, w.word))
}

// help is what a box is for; that of a choice between yes and no says when to choose yes.
func (w wording) help(text string) string {
	if rest, ok := strings.CutPrefix(text, "true "); ok {
		text = "chọn " + quoted(entry.Truths[true]) + " " + rest
	}
	return w.plain(text)
}

// word is what is chosen or filled in by a word of content. What is quoted has to be copied as it is, and a key with
// points in it is that of a figure.
func (w wording) word(said string) string {
	id := strings.Trim(said, `"`)
	switch {
	case strings.HasPrefix(said, "“"), strings.ContainsAny(id, " ."):
		return said
	case w.words[id] != "" && (strings.Contains(id, "_") || front.IsState(id)):
		return quoted(w.words[id])
	case w.names[id] != "" && strings.Contains(id, "_"):
		return boxNamed(w.names[id])
	}
	return said
}

// byButton names the button that does in a form what a command does with files.
var byButton = strings.NewReplacer("chạy congkhai fmt", "bấm “"+mendLabel+"”", "Chạy congkhai fmt", "Bấm “"+mendLabel+"”",
	"congkhai fmt", "nút “"+mendLabel+"”")

// record is what the record of a file is called.
func (w wording) record(name string) string {
	k, id := ownerOf(name)
	if k == nil {
		return name
	}
	return viet.LowerFirst(k.Name) + " " + quoted(cmp.Or(w.called(k.Folder, id), id))
}

// ownerOf tells whose record a file belongs to; there is no kind where it belongs to none.
func ownerOf(name string) (k *site.Kind, id string) {
	m := inFile.FindStringSubmatch(name)
	if m == nil {
		return nil, ""
	}
	k, err := kinds.Named(m[1])
	if err != nil {
		return nil, ""
	}
	return k, strings.TrimSuffix(m[2], k.Suffix[0])
}

// value is what stands behind an equals sign in a file.
func (w wording) value(said string) string {
	switch said[0] {
	case '{':
		return w.plain(strings.Trim(said, "{ }"))
	case '[':
		return inQuotes.ReplaceAllStringFunc(strings.Trim(said, "[ ]"), w.value)
	case '"':
		text := strings.Trim(said, `"`)
		return quoted(cmp.Or(w.words[text], text))
	}
	if truth, err := strconv.ParseBool(said); err == nil {
		return quoted(entry.Truths[truth])
	}
	return said
}

func boxNamed(name string) string { return "ô " + quoted(name) }

func quoted(text string) string { return "“" + text + "”" }
