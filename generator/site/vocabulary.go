package site

import (
	"slices"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/text/viet"
)

// Vocabulary is the words of which a key takes one, such as the sections of news: those that come with the program, and
// those that a portal has besides, in the record that is called as the vocabulary is. The `is` of a key names it.
type Vocabulary struct {
	ID    string // "chuyen-muc"
	Name  string // "Chuyên mục tin"
	Words []Word
}

// Word is one of a vocabulary.
type Word struct {
	ID      string `key:"ma,optional" say:"chữ ghi trong tệp nội dung; bỏ trống thì ghi chính tên" example:"\"y-te-du-phong\"" name:"Mã"`
	Name    string `key:"ten" say:"tên mà người đọc thấy" example:"\"Y tế dự phòng\"" past:"row" name:"Tên"`
	English string `key:"ten_en,optional" say:"tên tiếng Anh, cho cổng có giao diện tiếng Anh" example:"\"Preventive medicine\""`
	About   string `key:"mo_ta,optional" is:"prose" say:"dùng cho việc gì" example:"\"Tiêm chủng, phòng, chống dịch.\""`
}

// Code is the word as content writes it.
func (w Word) Code() string {
	if w.ID == "" {
		return w.Name
	}
	return w.ID
}

// Extension is what a portal changes in a vocabulary: words that it has besides, or calls otherwise, and those that it
// does not use.
type Extension struct {
	Add  []Word
	Drop []string
}

// ShippedWords reads the words of a vocabulary that come with the program, in the form in which a portal adds its own.
func ShippedWords(text string) []Word {
	f, problems := source.NewFile("danh-muc.toml", []byte(text))
	doc, more := front.Parse(f.Span(0, len(f.Text())))
	var list struct {
		Words []Word `key:"muc"`
	}
	_, wrong := front.Bind(doc, &list)
	if problems = slices.Concat(problems, more, wrong); len(problems) > 0 {
		panic(problems[0].Text(source.English)) // the file is part of the program
	}
	return list.Words
}

// Vocabulary is one of those that keys of this site's kinds are of, as it ships.
func (s *Site) Vocabulary(id string) (v Vocabulary, ok bool) {
	for _, k := range s.Kinds {
		if at := slices.IndexFunc(k.Vocabularies, func(v Vocabulary) bool { return v.ID == id }); at >= 0 {
			return k.Vocabularies[at], true
		}
	}
	return v, false
}

// VocabularyIDs lists all vocabularies.
func (s *Site) VocabularyIDs() []string {
	var ids []string
	for _, k := range s.Kinds {
		for _, v := range k.Vocabularies {
			ids = append(ids, v.ID)
		}
	}
	return ids
}

// lexicon is the words of a vocabulary in their order, and the place of each.
type lexicon struct {
	words  []Word
	places map[string]int
}

var lexicons = Derived(func(s *Site) map[string]lexicon {
	all := map[string]lexicon{}
	for _, k := range s.Kinds {
		for _, v := range k.Vocabularies {
			words := v.Words
			if r := s.Record(VocabularyFolder, v.ID); r != nil {
				words = s.KindOf(r).Extends(r.Data).of(words)
			}
			all[v.ID] = lexiconOf(words)
		}
	}
	return all
})

func lexiconOf(words []Word) lexicon {
	places := make(map[string]int, len(words))
	for i, w := range words {
		places[w.Code()] = i
	}
	return lexicon{words, places}
}

// of are some words with what the portal changes in them.
func (x Extension) of(words []Word) []Word {
	words = slices.DeleteFunc(slices.Clone(words), func(w Word) bool { return slices.Contains(x.Drop, w.Code()) })
	for _, w := range x.Add {
		same := func(other Word) bool { return other.Code() == w.Code() }
		if at := slices.IndexFunc(words, same); at >= 0 {
			words[at] = w
		} else {
			words = append(words, w)
		}
	}
	return words
}

// Words are those of a vocabulary of which content takes one.
func (s *Site) Words(vocabulary string) []Word { return lexicons(s)[vocabulary].words }

// WordName is what readers see of a word; one that the vocabulary has not stays as it is, and is told.
func (s *Site) WordName(vocabulary, code string) string {
	if l := lexicons(s)[vocabulary]; len(l.words) > 0 {
		if at, ok := l.places[code]; ok {
			return l.words[at].Name
		}
	}
	return code
}

// WordTerm makes the term of a facet of a word.
func (s *Site) WordTerm(vocabulary, code string) []Term {
	return []Term{{ID: viet.Slug(code), Label: s.WordName(vocabulary, code)}}
}

// Fields are the keys of a kind with the words that each takes. There may be no site yet: then the words are those that
// come with the program.
func (s *Site) Fields(k *Kind) []front.Field {
	words := func(id string) []Word {
		at := slices.IndexFunc(k.Vocabularies, func(v Vocabulary) bool { return v.ID == id })
		switch {
		case s != nil:
			return s.Words(id)
		case at >= 0:
			return k.Vocabularies[at].Words
		}
		return nil
	}
	return front.WithChoices(k.Fields(), func(is string) []front.Choice {
		var choices []front.Choice
		for _, w := range words(is) {
			choices = append(choices, front.Choice{ID: w.Code(), Label: w.Name})
		}
		return choices
	})
}

// InEnglish is what the portal's own words are called in English, as far as it says.
func (s *Site) InEnglish() map[string]string {
	said := map[string]string{}
	for _, id := range s.VocabularyIDs() {
		for _, w := range s.Words(id) {
			if w.English != "" {
				said[w.Name] = w.English
			}
		}
	}
	return said
}

// checkWord reports a text that has to be a word of a vocabulary and is none. Of a vocabulary that could not be read
// nobody knows.
func (s *Site) checkWord(r *record.Record, t front.Tagged) []source.Problem {
	l, ok := lexicons(s)[t.Is]
	if _, known := l.places[t.Value]; !ok || known || s.Unread(VocabularyFolder) {
		return nil
	}
	codes := codesOf(l.words)
	problem := NoSuchWord.At(r.At(t.Path), t.Value, source.Words(strings.Join(codes, ", ")), t.Is)
	return []source.Problem{problem.Guess(func() string { return wordLike(l.words, t.Value) })}
}

func codesOf(words []Word) []string {
	codes := make([]string, len(words))
	for i, w := range words {
		codes[i] = w.Code()
	}
	return codes
}

// wordLike is the word that somebody means who writes its name, or nearly the word.
func wordLike(words []Word, written string) string {
	for _, w := range words {
		if slug := viet.Slug(written); slug != "" && (slug == viet.Slug(w.Code()) || slug == viet.Slug(w.Name)) {
			return w.Code()
		}
	}
	return viet.Nearest(written, codesOf(words))
}

// ownWords is all that words are called, in an order, for what is made of it.
func (s *Site) ownWords() string {
	var all strings.Builder
	for _, id := range s.VocabularyIDs() {
		for _, w := range s.Words(id) {
			all.WriteString(id + " " + w.Code() + " " + w.Name + "\n")
		}
	}
	return all.String()
}
