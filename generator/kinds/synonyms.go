package kinds

import (
	"slices"
	"strconv"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/site"
	"congkhai/generator/text/viet"
)

// Synonyms are phrases that mean the same to citizens, for the search: who types one finds what has the others.
type Synonyms struct {
	record.Common
	Name   string         `key:"ten" say:"tên danh sách" example:"\"Từ đồng nghĩa chung\""`
	Groups []SynonymGroup `key:"nhom" say:"các nhóm từ đồng nghĩa"`
}

// SynonymGroup is phrases that mean the same.
type SynonymGroup struct {
	Phrases []string `key:"cum_tu" say:"các cụm từ cùng nghĩa" example:"[\"bưu điện\", \"bưu chính\"]" past:"row"`
}

// Title returns the list's name.
func (y *Synonyms) Title() string { return y.Name }

const synonymsFolder = "tu-dong-nghia"

func synonymsKind() *site.Kind {
	return site.Define(site.Kind{
		Kind: record.Kind{Folder: synonymsFolder, Name: "Từ đồng nghĩa", Suffix: []string{".toml"},
			New: record.Fresh[Synonyms]},
		Layout: "synonyms", Aside: true, Check: site.Of(checkSynonyms), Synonyms: site.OfData((*Synonyms).groups),
		View: site.ViewOf(func(_ *site.Site, _ *record.Record, y *Synonyms, _ site.Body) SynonymsView {
			return SynonymsView{y.groups()}
		}),
		Item: site.Of(func(_ *site.Site, _ *record.Record, y *Synonyms) site.Item {
			return site.Item{Facts: []string{strconv.Itoa(len(y.Groups)) + " nhóm"}}
		}),
		Meta: site.Of(func(_ *site.Site, _ *record.Record, y *Synonyms) site.Meta {
			return site.Meta{Description: viet.Shorten(y.Name+": các cụm từ mà ô tìm kiếm của cổng coi là cùng nghĩa.", 200)}
		}),
	})
}

// SynonymsView is what the page of a list of synonyms shows.
type SynonymsView struct{ Groups [][]string }

func (y *Synonyms) groups() [][]string {
	groups := make([][]string, len(y.Groups))
	for i, g := range y.Groups {
		groups[i] = g.Phrases
	}
	return groups
}

func checkSynonyms(s *site.Site, r *record.Record, y *Synonyms) []source.Problem {
	var problems []source.Problem
	led := leads(s, y)
	for i, g := range y.Groups {
		path := "nhom" + front.Index(i)
		wrong := site.CheckPhrases(r, path+".cum_tu", g.Phrases)
		if len(wrong) == 0 {
			wrong = checkElsewhere(s, r, i, g)
		}
		switch {
		case len(wrong) > 0 || !r.Sound(path):
			problems = append(problems, wrong...)
		case len(g.Phrases) == 1:
			problems = append(problems, OnePhrase.At(r.At(path), g.Phrases[0]))
		case !led[i]:
			problems = append(problems, LeadsNowhere.At(r.At(path), strings.Join(g.Phrases, ", ")))
		}
	}
	return problems
}

// groupPlace is where a group stands.
type groupPlace struct {
	record *record.Record
	number int // in its list
}

// groupOf is the first group with each phrase, as the search sees it.
var groupOf = site.Derived(func(s *site.Site) map[string]groupPlace {
	first := map[string]groupPlace{}
	for _, r := range s.All(synonymsFolder) {
		for i, g := range r.Data.(*Synonyms).Groups {
			for _, text := range g.Phrases {
				if _, taken := first[viet.Phrase(text)]; !taken {
					first[viet.Phrase(text)] = groupPlace{r, i}
				}
			}
		}
	}
	return first
})

// checkElsewhere reports phrases of a group that another has: neither says whether all of them are one.
func checkElsewhere(s *site.Site, r *record.Record, number int, g SynonymGroup) []source.Problem {
	var problems []source.Problem
	for i, text := range g.Phrases {
		first := groupOf(s)[viet.Phrase(text)]
		if viet.Phrase(text) == "" || first == (groupPlace{r, number}) {
			continue
		}
		where := r.At("nhom" + front.Index(number) + ".cum_tu" + front.Index(i))
		other := first.record.At("nhom" + front.Index(first.number))
		problems = append(problems, TwoGroups.At(where, text, other.String()))
	}
	return problems
}

// leads tells of each group whether it leads anywhere: the portal has one of its phrases in what a page is called, or
// all its words, in whatever order, in what a record says. Records that are not shown yet, or no longer, count: no group
// breaks because a day comes.
func leads(s *site.Site, y *Synonyms) []bool {
	l := newLookout(y)
	records := slices.DeleteFunc(slices.Clone(s.Records), func(r *record.Record) bool {
		return r.Kind.Folder == synonymsFolder
	})
	for _, p := range s.Pages() {
		viet.Syllables(p.Title, l.see)
		l.next()
	}
	for _, r := range records {
		viet.Syllables(r.Title(), l.see)
		l.next()
	}
	for _, r := range records {
		if !slices.Contains(l.led, false) {
			break
		}
		words, err := r.Words()
		if err != nil { // it is told where the search is made, and until then nothing is known
			return slices.Repeat([]bool{true}, len(l.led))
		}
		for word := range strings.FieldsSeq(words) {
			l.see(word)
		}
		l.next()
	}
	return l.led
}

// lookout looks for the phrases of groups in one text after the other.
type lookout struct {
	phrases map[string][]sought // by their first word
	wanted  map[string]bool     // the words of all
	seen    map[string]bool     // those that the text has
	led     []bool              // the groups that were found
}

// sought is a phrase as it is spelled, and whose it is.
type sought struct {
	group int
	words []string
}

func newLookout(y *Synonyms) *lookout {
	l := &lookout{map[string][]sought{}, map[string]bool{}, map[string]bool{}, make([]bool, len(y.Groups))}
	for i, g := range y.Groups {
		for _, text := range g.Phrases {
			phrase := sought{group: i}
			viet.Syllables(text, func(word string) {
				phrase.words = append(phrase.words, viet.SyllableOf(word).Spelled)
			})
			for _, word := range phrase.words {
				l.wanted[word] = true
			}
			if len(phrase.words) > 0 {
				l.phrases[phrase.words[0]] = append(l.phrases[phrase.words[0]], phrase)
			}
		}
	}
	return l
}

// see takes note of a word of the text, also as who types no marks writes it.
func (l *lookout) see(word string) {
	syllable := viet.SyllableOf(word)
	for _, written := range []string{syllable.Spelled, syllable.Folded} {
		if l.wanted[written] {
			l.seen[written] = true
		}
	}
}

// next ends a text.
func (l *lookout) next() {
	for word := range l.seen {
		for _, phrase := range l.phrases[word] {
			l.led[phrase.group] = l.led[phrase.group] || l.has(phrase)
		}
	}
	clear(l.seen)
}

func (l *lookout) has(phrase sought) bool {
	return !slices.ContainsFunc(phrase.words, func(word string) bool { return !l.seen[word] })
}
