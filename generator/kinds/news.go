package kinds

import (
	_ "embed"
	"fmt"
	"html/template"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/files/markdown"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/pages/late"
	"congkhai/generator/pages/show"
	"congkhai/generator/site"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/viet"
)

// News is a news item; its pictures lie in the same folder.
type News struct {
	record.Common
	Name       string               `key:"ten" say:"tên tin" example:"\"Sở tổ chức đối thoại với doanh nghiệp\""`
	Date       calendar.Date        `key:"ngay" when:"past" say:"ngày đăng" example:"2022-11-14"`
	Section    string               `key:"chuyen_muc" is:"chuyen-muc" say:"chuyên mục" example:"\"cchc\""`
	Unit       string               `key:"don_vi,optional" say:"đơn vị viết tin" example:"\"Văn phòng Sở KH&CN\""`
	Summary    front.Stated[string] `key:"tom_tat" is:"prose" say:"tóm tắt" example:"\"Buổi đối thoại có 40 doanh nghiệp.\""`
	Picture    string               `key:"anh,optional" is:"tep" say:"hình đầu tin, để cùng thư mục" example:"\"doi-thoai.jpg\""`
	Shows      string               `key:"anh_ta,optional" say:"hình đầu tin cho thấy gì, để đọc cho người không nhìn được" example:"\"Đại biểu ngồi quanh bàn\""`
	Procedures []string             `key:"thu_tuc,optional" is:"thu-tuc" say:"thủ tục được nói tới" example:"[\"1.000173\"]"`
	Documents  []string             `key:"van_ban,optional" is:"van-ban" say:"văn bản được nói tới" example:"[\"1676/QĐ-UBND\"]"`
	Field      string               `key:"linh_vuc,optional" is:"linh-vuc" say:"lĩnh vực" example:"\"so-huu-tri-tue\""`
	Sources    []string             `key:"nguon,optional" is:"nguon" say:"nguồn" example:"[\"https://dichvucong.gov.vn\"]"`
}

// Title returns the headline.
func (n *News) Title() string { return n.Name }

// nameOfNews begins with the day, as files are listed by their names.
func nameOfNews(n *News) string {
	if n.Date.IsZero() || n.Name == "" {
		return ""
	}
	return n.Date.String() + "-" + viet.ShortSlug(n.Name)
}

// newsSections is the vocabulary of the parts of the portal that news belong to.
const newsSections = "chuyen-muc"

//go:embed danh-muc/chuyen-muc.toml
var shippedSections string

func newsKind() *site.Kind {
	return site.Define(site.Kind{
		Kind:   record.Kind{Folder: site.NewsFolder, Name: "Tin tức", Suffix: []string{".md"}, New: record.Fresh[News]},
		Empty:  "Chưa có tin nào được đăng.",
		Layout: "news", Feed: true, Card: true,
		Vocabularies: []site.Vocabulary{{ID: newsSections, Name: "Chuyên mục tin",
			Words: site.ShippedWords(shippedSections)}},
		Names: site.Names{Of: site.OfData(nameOfNews)},
		Facets: []site.Facet{
			{Slug: newsSections, Name: "Theo chuyên mục", Feed: true,
				Terms: func(s *site.Site, r *record.Record) []site.Term {
					return s.WordTerm(newsSections, r.Data.(*News).Section)
				}},
		},
		Check: site.Of(checkNews), View: site.ViewOf(newsView), Meta: site.Of(newsMeta), Item: site.Of(newsItem),
		Counts: map[string]site.Count{"tin_cchc": {Name: "Tin cải cách hành chính trên cổng", Of: countReformNews}},
		Day:    site.Of(func(_ *site.Site, _ *record.Record, n *News) calendar.Date { return n.Date }),
		Newest: site.OfData(func(n *News) calendar.Date { return n.Date }),
	})
}

// listWidth is how wide a list draws the picture of a news item; its page draws it like those in its text.
const listWidth = "9rem"

func newsItem(s *site.Site, r *record.Record, n *News) site.Item {
	return site.Item{Date: show.DayOf(n.Date), Summary: n.Summary.Value, Picture: s.PictureTag(r, n.Picture, "", listWidth)}
}

func checkNews(s *site.Site, r *record.Record, n *News) []source.Problem {
	return append(s.CheckShown(r, "anh", n.Picture), described(r, "anh", n.Picture, n.Shows,
		NoWordsForPicture, WordsForNoPicture)...)
}

// described reports a picture that says nothing to who cannot see it, and words for a picture that is not there. They
// stand under the key of the picture, with "_ta" behind.
func described(r *record.Record, key, picture, words string, noWords, noPicture *source.Rule) []source.Problem {
	switch {
	case picture != "" && viet.Blank(words):
		return []source.Problem{noWords.At(r.At(key))}
	case picture == "" && words != "":
		return []source.Problem{noPicture.At(r.At(key + "_ta"))}
	}
	return nil
}

func newsMeta(s *site.Site, r *record.Record, n *News) site.Meta {
	meta := site.Meta{Creator: n.Unit, Source: strings.Join(n.Sources, "; "),
		Subject: s.WordName(newsSections, n.Section)}
	if n.Summary.Given() {
		meta.Description = viet.Shorten(n.Summary.Value, 200)
	}
	return meta
}

// NewsView is what the page of a news item shows.
type NewsView struct {
	Date       show.Day
	Section    string
	Unit       string
	Picture    template.HTML
	Summary    show.Value
	Body       late.HTML
	Procedures template.HTML
	Documents  template.HTML
	Field      template.HTML
	Sources    []template.HTML
	Related    []Related
	Newer      site.Link
	Older      site.Link
	Backlinks  []site.Backlinks
}

// Related is another news item and why a reader may want it.
type Related struct {
	site.Item
	Reason string
}

func newsView(s *site.Site, r *record.Record, n *News, body site.Body) NewsView {
	newer, older := beside(s, r)
	return NewsView{
		Picture: s.PictureTag(r, n.Picture, n.Shows, markdown.TextWidth),
		Date:    show.DayOf(n.Date), Section: s.WordName(newsSections, n.Section), Unit: n.Unit,
		Summary: s.ShownProse(r, n.Summary), Body: body.HTML(),
		Procedures: s.Names(site.ProcedureFolder, n.Procedures), Documents: s.Citations(r, n.Documents),
		Field: s.Names(site.FieldFolder, []string{n.Field}), Sources: show.Sources(n.Sources),
		Related: related(s, r), Newer: newer, Older: older,
		Backlinks: s.Backlinks(r),
	}
}

// newsIndex finds news by what they are about: "thu-tuc/1.000173", "van-ban/…", "linh-vuc/…"; newest first.
type newsIndex map[string][]*record.Record

var newsAbout = site.Derived(func(s *site.Site) newsIndex {
	about := newsIndex{}
	for _, r := range s.All(site.NewsFolder) {
		for _, subject := range subjects(s, r) {
			about[subject.key] = append(about[subject.key], r)
		}
	}
	return about
})

// subject is something that a news item is about, and how related news say so.
type subject struct{ key, reason string }

// subjects lists what a news item is about, the closest ties first: procedures, then documents, then the field.
func subjects(s *site.Site, r *record.Record) []subject {
	n := r.Data.(*News)
	var all []subject
	add := func(target *record.Record, reason string) {
		if target != nil {
			all = append(all, subject{target.Kind.Folder + "/" + target.ID, fmt.Sprintf(reason, target.Title())})
		}
	}
	for _, id := range n.Procedures {
		add(s.Record(site.ProcedureFolder, id), "Cùng nói về thủ tục %s")
	}
	for _, m := range r.Mentions {
		document, _ := s.Document(r, m.Citation)
		add(document, "Cùng nhắc tới %s")
	}
	add(s.Record(site.FieldFolder, n.Field), "Cùng lĩnh vực %s")
	return all
}

// relatedNews is how many related news a page names: what is near, and no list.
const relatedNews = 4

// related lists other news that share a procedure, a document or the field.
func related(s *site.Site, r *record.Record) []Related {
	var found []Related
	taken := map[*record.Record]bool{r: true}
	take := func(records []*record.Record, reason string) {
		for _, other := range records {
			if len(found) == relatedNews {
				return
			}
			if !taken[other] {
				taken[other] = true
				found = append(found, Related{s.ListItem(other), reason})
			}
		}
	}
	for _, subject := range subjects(s, r) {
		take(newsAbout(s)[subject.key], subject.reason)
	}
	return found
}

// newsPlaces says where each news item stands in the list.
var newsPlaces = site.Derived(func(s *site.Site) map[*record.Record]int {
	places := map[*record.Record]int{}
	for i, r := range s.All(site.NewsFolder) {
		places[r] = i
	}
	return places
})

// beside are the news before and after one in the list; none at its ends.
func beside(s *site.Site, r *record.Record) (newer, older site.Link) {
	all, at := s.All(site.NewsFolder), newsPlaces(s)[r]
	if at > 0 {
		newer = site.LinkOf(all[at-1])
	}
	if at+1 < len(all) {
		older = site.LinkOf(all[at+1])
	}
	return newer, older
}

func countReformNews(s *site.Site, from, to calendar.Date) int {
	return site.CountOf(s, site.NewsFolder, func(n *News) bool {
		return n.Section == "cchc" && // which the quarterly report asks for
			site.InPeriod(n.Date, from, to)
	})
}
