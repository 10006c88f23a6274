package site

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"

	"congkhai/generator/files/markdown"
	"congkhai/generator/files/record"
	"congkhai/generator/past/change"
	"congkhai/generator/past/chronicle"
)

// life is what is known to have become of a record.
func (s *Site) life(r *record.Record) chronicle.Life {
	if s.History == nil {
		return chronicle.Life{}
	}
	return s.History.Of[r.File.Path]
}

func (s *Site) events(r *record.Record) []chronicle.Event { return s.life(r).Events }

const historyFolder = "lich-su/"

func historyURL(r *record.Record) string { return r.URL() + historyFolder }

func versionURL(r *record.Record, event chronicle.Event) string {
	return historyURL(r) + event.Day.String() + "/"
}

// ChangeView is a change as pages show it.
type ChangeView struct {
	Name     string
	Action   string
	Old, New string
}

func (s *Site) changeViews(r *record.Record, changes []change.Change) []ChangeView {
	views := make([]ChangeView, len(changes))
	kind := s.KindOf(r)
	for i, c := range changes {
		old, new := s.told(kind, r, c)
		views[i] = ChangeView{cmp.Or(kind.Calls(s, r, c.Path), kind.Reads(s, r, "", c.Name)), string(c.Action),
			old, new}
	}
	return views
}

// told is what a value was and what it is, as readers see it: without the signs of Markdown, unless nothing but those
// changed.
func (s *Site) told(kind *Kind, r *record.Record, c change.Change) (old, new string) {
	old, new = c.Old, c.New
	if plainOld, plainNew := markdown.Plain(old), markdown.Plain(new); c.IsText() && plainOld != plainNew {
		old, new = plainOld, plainNew
	}
	return kind.Reads(s, r, c.Path, s.titles(c.Is, old)), kind.Reads(s, r, c.Path, s.titles(c.Is, new))
}

// titles puts the titles of fields and agencies in the place of the names by which a value refers to them, as far as
// there are such records, and what words are called in the place of words.
func (s *Site) titles(is, text string) string {
	if len(s.Words(is)) > 0 {
		return s.WordName(is, text)
	}
	if k := s.Kind(is); k == nil || !k.Aside {
		return text
	}
	ids := strings.Split(text, "; ")
	for i, id := range ids {
		if r := s.Record(is, id); r != nil {
			ids[i] = r.Title()
		}
	}
	return strings.Join(ids, "; ")
}

// titlesSum names all that titles may put in.
var titlesSum = Derived(func(s *Site) string {
	sum := sha256.New()
	_, _ = io.WriteString(sum, s.ownWords()) // a hash never fails
	for _, k := range s.Kinds {
		for _, r := range s.byKind[k] {
			if k.Aside {
				fmt.Fprintf(sum, "%s%s\n", r.URL(), r.Title())
			}
		}
	}
	return hex.EncodeToString(sum.Sum(nil))
})
