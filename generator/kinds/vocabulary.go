package kinds

import (
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/site"
	"congkhai/generator/text/say"
	"congkhai/generator/text/viet"
)

// WordList is what a portal has besides the words of a vocabulary that come with the program; the file is called as the
// vocabulary is.
type WordList struct {
	record.Common
	Name  string      `key:"ten" say:"tên danh mục" example:"\"Chuyên mục tin\""`
	Words []site.Word `key:"muc,optional" say:"các mục thêm; mục có sẵn ghi lại ma của nó thì mang tên mới"`
	Drop  []string    `key:"bo,optional" say:"ma của các mục có sẵn mà cổng không dùng" example:"[\"khcn\"]" name:"Mục có sẵn không dùng"`
}

// Title returns the list's name.
func (l *WordList) Title() string { return l.Name }

// longestWord is how long the part of an address is that a word makes.
const longestWord = 100

func vocabularyKind() *site.Kind {
	return site.Define(site.Kind{
		Kind: record.Kind{Folder: site.VocabularyFolder, Name: "Danh mục dùng chung", Suffix: []string{".toml"},
			New: record.Fresh[WordList]},
		Layout: "vocabulary", Aside: true, Names: site.Names{Like: newsSections},
		Check: site.Of(checkWordList), View: site.ViewOf(vocabularyView), Draft: draftWordList,
		Extends: site.OfData(func(l *WordList) site.Extension { return site.Extension{Add: l.Words, Drop: l.Drop} }),
		Item: site.Of(func(s *site.Site, r *record.Record, _ *WordList) site.Item {
			return site.Item{Facts: []string{strconv.Itoa(len(s.Words(r.ID))) + " mục"}}
		}),
	})
}

func checkWordList(s *site.Site, r *record.Record, l *WordList) []source.Problem {
	v, ok := s.Vocabulary(r.ID)
	if !ok {
		ids := s.VocabularyIDs()
		return []source.Problem{NoVocabulary.At(r.File.Anywhere(), r.ID, strings.Join(ids, ", ")).Like(r.ID, ids)}
	}
	var problems []source.Problem
	for i, w := range l.Words {
		if at := "muc" + front.Index(i); r.Sound(at) {
			problems = append(problems, checkNewWord(r, at, w, slices.Concat(l.Words[:i], others(v.Words, w)))...)
		}
	}
	var shipped []string
	for _, w := range v.Words {
		shipped = append(shipped, w.Code())
	}
	for i, code := range l.Drop {
		if at := "bo" + front.Index(i); code != "" && !slices.Contains(shipped, code) {
			all := source.Words(strings.Join(shipped, ", "))
			problems = append(problems, NothingToDrop.At(r.At(at), code, all).Like(code, shipped))
		}
	}
	return problems
}

// others are the words but the one that is called otherwise by w.
func others(words []site.Word, w site.Word) []site.Word {
	return slices.DeleteFunc(slices.Clone(words), func(other site.Word) bool { return other.Code() == w.Code() })
}

// checkNewWord reports a word that makes no address of a list, and one that there is already.
func checkNewWord(r *record.Record, at string, w site.Word, before []site.Word) []source.Problem {
	slug := viet.Slug(w.Code())
	same := func(other site.Word) bool {
		return viet.Slug(other.Code()) == slug || viet.Fold(other.Name) == viet.Fold(w.Name)
	}
	switch {
	case slug == "" || len(slug) > longestWord:
		return []source.Problem{NoAddressOfWord.At(r.At(at), w.Code())}
	case slices.ContainsFunc(before, same):
		return []source.Problem{site.Repeated.At(r.At(at), w.Name)}
	}
	return nil
}

// VocabularyView is what the page of a vocabulary shows: all words of which the portal's content takes one.
type VocabularyView struct{ Words []WordView }

// WordView is a word, as content writes it, and what it is for.
type WordView struct {
	Name, Code string
	About      template.HTML
}

func vocabularyView(s *site.Site, r *record.Record, _ *WordList, _ site.Body) VocabularyView {
	var view VocabularyView
	for _, w := range s.Words(r.ID) {
		view.Words = append(view.Words, WordView{w.Name, w.Code(), s.Prose(r, w.About)})
	}
	return view
}

// draftWordList is a file for a vocabulary that lists what it has already.
func draftWordList(s *site.Site, id, _ string) (string, error) {
	if s == nil { // no portal yet
		return "", nil
	}
	v, ok := s.Vocabulary(id)
	if !ok {
		ids := s.VocabularyIDs()
		return "", say.Errorf("không có danh mục %q; các danh mục là: %s%s", "there is no vocabulary %q; they are: %s%s", id,
			strings.Join(ids, ", "), say.DidYouMean(viet.Nearest(id, ids)))
	}
	var b strings.Builder
	b.WriteString("# Danh mục dùng chung: những mục cổng thêm vào các mục có sẵn dưới đây. Dòng bắt đầu bằng # là chú thích.\n")
	for _, w := range v.Words {
		fmt.Fprintf(&b, "#   %q: %s\n", w.Code(), w.Name)
	}
	fmt.Fprintf(&b, "nhap = true # bản nháp: xóa dòng này khi đã điền xong, rồi chạy check\nten = %q\n\n# Mục có sẵn mà cổng không dùng (không bắt buộc). Ví dụ: bo = [%q]\n"+
		"# bo = []\n\n# Mỗi mục thêm một [[muc]].\n[[muc]]\n"+
		"ma = \"\" # chữ ghi trong tệp nội dung, ví dụ: \"y-te-du-phong\"; xóa dòng này thì ghi chính tên\n"+
		"ten = \"\" # tên mà người đọc thấy, ví dụ: \"Y tế dự phòng\"\n", v.Name, v.Words[0].Code())
	return b.String(), nil
}
