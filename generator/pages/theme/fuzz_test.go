package theme

import (
	"errors"
	"html/template"
	"io"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"congkhai/generator/files/source"
)

func FuzzStringsAreEscapedAsByTheLibrary(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	loaded := map[string]pair{}
	for _, context := range contexts {
		text := strings.ReplaceAll(context, "%s", "{{.S}}")
		loaded[text] = sound(f, text, reflect.TypeFor[sample]())
	}
	all := strings.ReplaceAll(strings.Join(contexts, ""), "%s", `{{t "w"}}`)
	f.Fuzz(func(t *testing.T, s string) {
		for text, l := range loaded {
			same(t, l, text, sampleOf(s))
		}
		words, _ := loadWith(t, all, reflect.TypeFor[sample](), map[string]string{"w": s})
		same(t, words, all, sample{})
	})
}

// leftAlone are the places where layouts are kept as they are and html/template leaves comments out, or reads code; and calls,
// which without end take a long time to fail.
var leftAlone = regexp.MustCompile(`(?i)script|style|srcdoc|[\s:/"']on|data-on|template|block`)

// misread is what html/template takes for something else than browsers do: a "/" before an attribute, letters in the name of a
// tag, comments that end early.
var misread = regexp.MustCompile(`[\s"'\w]/+[\w:-]+\s*=|</?[a-zA-Z][a-zA-Z0-9:-]*(?:[^a-zA-Z0-9\s:/>-]|[:-](?:[\s/>:-]|$))|<!-->|<!--->|--!>`)

// Whatever layout is taken makes the pages that html/template makes of it.
func FuzzLayoutsDoWhatTheLibraryDoes(f *testing.F) {
	for _, text := range actions {
		f.Add(text)
	}
	for _, context := range contexts {
		f.Add(strings.ReplaceAll(context, "%s", "{{.S}}"))
		f.Add(strings.ReplaceAll(context, "%s", `{{t "k"}}`))
	}
	for _, b := range browsers {
		f.Add(strings.ReplaceAll(b.layout, "%s", `{{t "h"}}{{.S}}`))
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = settled(text)
		if leftAlone.MatchString(text) || misread.MatchString(text) {
			return
		}
		words := map[string]string{"k": "<chữ>", "n": "%d/%v", "a": "chữ", "h": `javascript:"'<>& x`}
		loaded, problems := loadWith(t, text, reflect.TypeFor[sample](), words)
		if len(problems) > 0 {
			return
		}
		var unsafe *template.Error
		for _, s := range []string{"a", `"'<>& javascript:x`} {
			if err := loaded.library["x"].ExecuteTemplate(io.Discard, "base", sampleOf(s)); errors.As(err, &unsafe) {
				t.Fatalf("%q is taken, and html/template says %v", text, err)
			}
			same(t, loaded, text, sampleOf(s))
		}
	})
}

// settled is a text in one form of letters and ends of lines: reading it once more changes nothing, whoever reads it.
func settled(text string) string {
	for {
		f, _ := source.NewFile("", []byte(text))
		if f.Text() == text {
			return text
		}
		text = f.Text()
	}
}
