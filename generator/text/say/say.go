// Package say has messages in two languages, of which whoever runs the program reads one. An error is made where
// something went wrong, in both, and put into words where it is printed, with all the errors that it wraps:
//
//	err := say.Errorf("không đọc được khóa: %s", "the key cannot be read: %s", cause)
//	fmt.Fprintln(os.Stderr, say.In(err, say.English))
package say

import (
	"fmt"
	"strings"
)

// Lang is a language that the program speaks.
type Lang string

// The languages that every message is in.
const (
	Vietnamese Lang = "vi"
	English    Lang = "en"
)

// Words is what can be told in each language.
type Words interface{ In(lang Lang) string }

// Text is a text in both languages.
type Text struct{ Vi, En string }

// In returns the text in one language.
func (t Text) In(lang Lang) string {
	if lang == English {
		return t.En
	}
	return t.Vi
}

// Both is for whoever knows no language to choose.
func Both(w Words) string { return w.In(Vietnamese) + " · " + w.In(English) }

// Textf returns what two fmt formats make of the same arguments; those that are errors or have words of their own are
// told in the language of each.
func Textf(vi, en string, args ...any) Text {
	return Text{fmt.Sprintf(vi, inLang(args, Vietnamese)...), fmt.Sprintf(en, inLang(args, English)...)}
}

// DidYouMean asks at the end of a message whether a word was meant, if there is one.
func DidYouMean(near string) Text {
	if near == "" {
		return Text{}
	}
	return Textf("; ý bạn là %q?", "; did you mean %q?", near)
}

// Errorf returns an error in both languages. It wraps those of its arguments that are errors.
func Errorf(vi, en string, args ...any) error {
	e := &message{text: Textf(vi, en, args...)}
	for _, arg := range args {
		if wrapped, ok := arg.(error); ok {
			e.wraps = append(e.wraps, wrapped)
		}
	}
	return e
}

type message struct {
	text  Text
	wraps []error
}

func (m *message) In(lang Lang) string { return m.text.In(lang) }

func (m *message) Error() string { return Both(m.text) }

// Unwrap returns the errors that the message tells of.
func (m *message) Unwrap() []error { return m.wraps }

// In puts an error into words of one language, as far as it and the errors that it wraps have any.
func In(err error, lang Lang) string {
	if words, ok := err.(Words); ok {
		return words.In(lang)
	}
	text := err.Error()
	for _, wrapped := range wrappedIn(err) {
		text = strings.Replace(text, wrapped.Error(), In(wrapped, lang), 1)
	}
	return text
}

func wrappedIn(err error) []error {
	switch err := err.(type) {
	case interface{ Unwrap() []error }:
		return err.Unwrap()
	case interface{ Unwrap() error }:
		if wrapped := err.Unwrap(); wrapped != nil {
			return []error{wrapped}
		}
	}
	return nil
}

func inLang(args []any, lang Lang) []any {
	words := make([]any, len(args))
	for i, arg := range args {
		switch arg := arg.(type) {
		case error:
			words[i] = In(arg, lang)
		case Words:
			words[i] = arg.In(lang)
		default:
			words[i] = arg
		}
	}
	return words
}
