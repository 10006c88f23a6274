package report

import (
	"cmp"
	"regexp"
	"strings"

	"congkhai/generator/files/record"
	"congkhai/generator/site"
)

// What changed in a form or a report is told in its own words, where it is made of keys.

func readReport(s *site.Site, r *record.Record, path, text string) string {
	f := form(s, r.Data.(*Report))
	if f == nil {
		return text
	}
	key, isFigure := strings.CutPrefix(path, "so_lieu.")
	if figure, _ := f.figure(key); isFigure && figure.Kind == statement {
		return cmp.Or(map[string]string{"0": "Không", "1": "Có"}[text], text)
	}
	if path != "" && !strings.HasPrefix(path, "giai_trinh[") { // prose is quoted as it was
		return text
	}
	return namingOf(s, f).read(text)
}

func readForm(s *site.Site, r *record.Record, path, text string) string {
	if strings.HasPrefix(path, "ghi_chu") {
		return text
	}
	return namingOf(s, r.Data.(*Form)).read(text)
}

var (
	termInText = regexp.MustCompile(`[a-z][a-z0-9_]*(?:\.[a-z0-9_-]+)+`)
	ruleBefore = regexp.MustCompile(`^[a-z-]+ – `) // of an explanation: "quan-he – can-doi"
)

// read is a text with the names of the figures and the sentences of the relations that it names by their keys.
func (n naming) read(text string) string {
	if !strings.ContainsAny(text, ".-") { // nearly always
		return text
	}
	parts := strings.Split(text, " · ")
	for i, part := range parts {
		about := ruleBefore.ReplaceAllString(part, "")
		if sentence := n.sentence(about); sentence != "" {
			about = sentence
		}
		parts[i] = about
	}
	return termInText.ReplaceAllStringFunc(strings.Join(parts, " · "), func(key string) string {
		if n.knows(key) {
			return n.name(key)
		}
		return key
	})
}

// sentence is that of the relation with a name.
func (n naming) sentence(name string) string {
	if rule, ok := n.Form.relation(name); ok {
		return strings.TrimRight(rule.Sentence, ".")
	}
	_, sentence, _ := n.gridOf(name)
	return sentence
}

// knows reports whether a key is that of a term.
func (n naming) knows(key string) bool {
	prefix, rest := splitKey(key)
	if prefix == portalPrefix {
		_, known := n.counts[rest]
		return known
	}
	_, known := n.figure(rest)
	return known
}
