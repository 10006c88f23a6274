package site

import (
	"cmp"
	"reflect"
	"regexp"

	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/text/calendar"
)

// Kind is a sort of record: how its files are read (record.Kind), and how they are checked, listed and shown. Besides
// how they are read, Layout and View are required; a hook that is nil says nothing.
type Kind struct {
	record.Kind
	Empty    string // what a list says when there are none; "Chưa có mục nào." when empty
	Layout   string // of the record's page
	Feed     bool   // the list has an Atom feed
	Facets   []Facet
	Aside    bool // what others refer to rather than what citizens come for: the home page names it last
	Card     bool // each page has a picture of its own for when it is shared; others have the portal's
	Followed bool // each record has a feed of its changes: people rely on what it says
	Names    Names
	Counts   map[string]Count             // of its records, by the name under which relations of reports ask for them
	Offers   map[Offer]func(*Site) []Link // where its pages tell what the law wants told

	Vocabularies []Vocabulary // whose words its keys take

	View     RecordView
	Alone    func(*record.Record) []source.Problem          // rules that need nothing else, neither the site nor its day
	Check    Hook[[]source.Problem]                         // rules that need the rest of the site
	Item     Hook[Item]                                     // how lists show the record, besides by its title
	Day      Hook[calendar.Date]                            // when what the page tells was issued; no day when that is not known
	Meta     Hook[Meta]                                     // what else machines are told of the page
	Listed   Hook[bool]                                     // false keeps the page and leaves the lists; nil lists all
	Anchors  Hook[[]string]                                 // fragments that links may name; the headings of the body when nil
	Tables   Hook[[]Table]                                  // what the page shows as rows, each under the record's address
	Pages    Hook[[]*Page]                                  // pages besides the record's own
	Signed   Hook[Signed]                                   // as what its way to the portal is measured
	Entitled Hook[Entitled]                                 // as what it is in the list of information that must be public
	Ending   Hook[string]                                   // that it no longer holds, "" while it does
	Prompts  Hook[[]Prompt]                                 // for what its body may say; one for each of its Headings when nil
	Keywords Hook[[]string]                                 // by which the search finds it besides its author's
	Newest   func(record.Data) calendar.Date                // lists go by this day, newest first; by title when nil
	Rank     func(record.Data) int                          // lists go by this number, the lowest first
	Turns    func(record.Data) []calendar.Date              // days on which the pages change by themselves
	Cited    func(record.Data) Cited                        // for kinds that others refer to by a number
	Owner    func(record.Data) Owner                        // for kinds that a portal can belong to
	Synonyms func(record.Data) [][]string                   // phrases that mean the same, for the search; it finds no record of them
	Extends  func(record.Data) Extension                    // what it changes in the vocabulary that it is called as
	Draft    func(s *Site, id, form string) (string, error) // a first text for a new file; a blank one where it is ""

	// Opening is the record whose text stands before the list of what citizens send, with where the body that keeps the
	// portal is reached; none where nobody wrote one. A kind without the hook has a list and nothing before it.
	Opening func(*Site) *record.Record
	// Calls is what a value whose name another record knows is called, by its path; "" for what its key says.
	Calls func(s *Site, r *record.Record, path string) string
	// Reads is a text of a record's history for readers, who know none of the keys in it: a name, or a value at a path.
	Reads func(s *Site, r *record.Record, path, text string) string
}

// Hook is what a kind says of one of its records.
type Hook[T any] = func(*Site, *record.Record) T

// Prompt asks an author for a section of a body: its heading, of level 2, and what it is called where that says too
// little.
type Prompt struct{ Heading, Name string }

// PromptsFor are prompts for sections whose headings say what they are.
func PromptsFor(headings ...string) (all []Prompt) {
	for _, h := range headings {
		all = append(all, Prompt{h, h})
	}
	return all
}

// Define finishes a kind: what it does not say is said for it.
func Define(k Kind) *Kind {
	k.Empty = cmp.Or(k.Empty, "Chưa có mục nào.")
	if k.Listed == nil {
		k.Listed = func(*Site, *record.Record) bool { return true }
	}
	if k.Anchors == nil {
		k.Anchors = func(_ *Site, r *record.Record) []string { return r.HeadingIDs(2) }
	}
	if k.Reads == nil {
		k.Reads = func(_ *Site, _ *record.Record, _, text string) string { return text }
	}
	if k.Prompts == nil {
		k.Prompts = func(*Site, *record.Record) []Prompt { return PromptsFor(k.Headings...) }
	}
	if k.Calls == nil {
		k.Calls = func(*Site, *record.Record, string) string { return "" }
	}
	if k.Alone == nil {
		k.Alone = func(*record.Record) []source.Problem { return nil }
	}
	k.FineFrom = k.fineFrom
	ofRecord(&k.Check)
	ofRecord(&k.Item)
	ofRecord(&k.Day)
	ofRecord(&k.Meta)
	ofRecord(&k.Tables)
	ofRecord(&k.Pages)
	ofRecord(&k.Signed)
	ofRecord(&k.Entitled)
	ofRecord(&k.Ending)
	ofRecord(&k.Keywords)
	ofData(&k.Turns)
	ofData(&k.Names.Of)
	ofData(&k.Cited)
	ofData(&k.Owner)
	ofData(&k.Synonyms)
	ofData(&k.Extends)
	ofData(&k.Decides)
	return &k
}

// ofRecord has a hook that is nil give nothing.
func ofRecord[T any](hook *Hook[T]) {
	if *hook == nil {
		*hook = func(*Site, *record.Record) (nothing T) { return nothing }
	}
}

// ofData does the same for a hook that needs what the file says and nothing else.
func ofData[T any](hook *func(record.Data) T) {
	if *hook == nil {
		*hook = func(record.Data) (nothing T) { return nothing }
	}
}

// Of makes a hook of a function that wants the data as the type that the kind gives it.
func Of[D, T any](hook func(*Site, *record.Record, *D) T) Hook[T] {
	return func(s *Site, r *record.Record) T { return hook(s, r, any(r.Data).(*D)) }
}

// OfAlone does the same for one that wants nothing but the record.
func OfAlone[D, T any](hook func(*record.Record, *D) T) func(*record.Record) T {
	return func(r *record.Record) T { return hook(r, any(r.Data).(*D)) }
}

// OfData makes a hook of a function that wants nothing but the data.
func OfData[D, T any](hook func(*D) T) func(record.Data) T {
	return func(data record.Data) T { return hook(any(data).(*D)) }
}

// RecordView is what the pages of a kind's records show, and its type.
type RecordView struct {
	show Hook[any]
	of   reflect.Type
}

// ViewOf makes the view of a kind's records of a function that says what stands inside the frame.
func ViewOf[D, V any](view func(*Site, *record.Record, *D, Body) V) RecordView {
	return RecordView{of: reflect.TypeFor[View[V]](), show: func(s *Site, r *record.Record) any {
		return framed(s, r, view(s, r, any(r.Data).(*D), s.bodyOf(r)))
	}}
}

// meta is what machines are told of a record's page.
func (k *Kind) meta(s *Site, r *record.Record) Meta {
	meta := k.Meta(s, r)
	meta.Date = k.Day(s, r)
	return meta
}

// order is the order of a kind's lists where it is not that of the titles; nil where it is.
func (k *Kind) order() func(a, b *record.Record) int {
	switch {
	case k.Newest != nil:
		return func(a, b *record.Record) int { return k.Newest(b.Data).Compare(k.Newest(a.Data)) }
	case k.Rank != nil:
		return func(a, b *record.Record) int { return k.Rank(a.Data) - k.Rank(b.Data) }
	}
	return nil
}

// KindOf returns the kind of a record.
func (s *Site) KindOf(r *record.Record) *Kind { return s.kinds[r.Kind] }

// ForReading is what reading files has to know of kinds.
func ForReading(kinds []*Kind) []*record.Kind {
	all := make([]*record.Kind, len(kinds))
	for i, k := range kinds {
		all[i] = &k.Kind
	}
	return all
}

// Names is the form that the IDs of a kind have, where they follow from what a record says, and one such ID. From is the
// ID that follows from what people write in its place, such as the number and the day of a document, Of the one that
// follows from a record; "" where none does.
type Names struct {
	Form *regexp.Regexp
	Like string
	From func(text string) string
	Of   func(record.Data) string
}

// MayBeNamed reports whether a record of the kind can have an ID.
func (k *Kind) MayBeNamed(id string) bool { return k.Names.Form == nil || k.Names.Form.MatchString(id) }

// NameFrom is the ID that somebody means who writes an ID, or what one follows from.
func (k *Kind) NameFrom(text string) string {
	if k.Names.From != nil {
		return cmp.Or(k.Names.From(text), text)
	}
	return text
}

// NameLike is an ID as the kind's records have them.
func (k *Kind) NameLike() string { return cmp.Or(k.Names.Like, "doi-thoai-2026") }
