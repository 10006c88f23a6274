package site

import (
	"fmt"
	"html/template"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/pages/late"
	"congkhai/generator/text/calendar"
)

// News is a news item; its pictures lie in the same folder.
type News struct {
	Common
	Name       string               `key:"ten" say:"tên tin" example:"\"Sở tổ chức đối thoại với doanh nghiệp\""`
	Date       calendar.Date        `key:"ngay" say:"ngày đăng" example:"2022-11-14"`
	Section    NewsSection          `key:"chuyen_muc" say:"chuyên mục" example:"\"cchc\""`
	Unit       string               `key:"don_vi,optional" say:"đơn vị viết tin" example:"\"Văn phòng Sở KH&CN\""`
	Summary    front.Stated[string] `key:"tom_tat" is:"prose" say:"tóm tắt" example:"\"Buổi đối thoại có 40 doanh nghiệp.\""`
	Procedures []string             `key:"thu_tuc,optional" is:"thu-tuc" say:"thủ tục được nói tới" example:"[\"1.000173\"]"`
	Documents  []string             `key:"van_ban,optional" is:"van-ban" say:"văn bản được nói tới" example:"[\"1676/QĐ-UBND\"]"`
	Field      string               `key:"linh_vuc,optional" is:"linh-vuc" say:"lĩnh vực" example:"\"so-huu-tri-tue\""`
	Sources    []string             `key:"nguon,optional" is:"nguon" say:"nguồn" example:"[\"https://dichvucong.gov.vn\"]"`
}

// Title returns the headline.
func (n *News) Title() string { return n.Name }

const newsFolder = "tin-tuc"

func newsKind() *Kind {
	return Define(Spec[News, NewsView]{
		Folder: newsFolder, Name: "Tin tức", Layout: "news", Suffix: []string{".md"}, Feed: true, Card: true,
		Facets: []Facet{
			{"chuyen-muc", "Theo chuyên mục", func(_ *Site, r *Record) []Term { return enumTerms([]NewsSection{r.Data.(*News).Section}) }},
		},
		View: newsView, Meta: newsMeta,
		Counts: map[string]Count{"tin_cchc": (*Site).countReformNews},
		Day:    func(_ *Site, _ *Record, n *News) calendar.Date { return n.Date },
		Newest: func(n *News) calendar.Date { return n.Date },
		Item: func(s *Site, r *Record, n *News) Item {
			item := Item{Date: day(n.Date)}
			if n.Summary.Given() {
				item.Facts = []string{n.Summary.Value}
			}
			return item
		},
	})
}

func newsMeta(s *Site, r *Record, n *News) Meta {
	meta := Meta{Creator: n.Unit, Source: strings.Join(n.Sources, "; "), Subject: label(n.Section, string(n.Section))}
	if n.Summary.Given() {
		meta.Description = shorten(n.Summary.Value, 200)
	}
	return meta
}

// NewsView is what the page of a news item shows.
type NewsView struct {
	Date       Day
	Section    string
	Unit       string
	Summary    Shown
	Body       late.HTML
	Procedures template.HTML
	Documents  template.HTML
	Field      template.HTML
	Sources    []template.HTML
	Related    []Related
	Backlinks  []Backlinks
}

// Related is another news item and why a reader may want it.
type Related struct {
	Item
	Reason string
}

func newsView(s *Site, r *Record, n *News, body Body) NewsView {
	return NewsView{
		Date: day(n.Date), Section: label(n.Section, string(n.Section)), Unit: n.Unit, Summary: s.shownProse(r, n.Summary), Body: body.HTML(),
		Procedures: s.names(procedureFolder, n.Procedures), Documents: s.citations(r, n.Documents),
		Field: s.names(fieldFolder, []string{n.Field}), Sources: sourceLines(n.Sources), Related: s.related(r),
		Backlinks: s.backlinks(r),
	}
}

// newsIndex finds news by what they are about: "thu-tuc/1.000173", "van-ban/…", "linh-vuc/…"; newest first.
type newsIndex map[string][]*Record

var newsAbout = Derived(func(s *Site) newsIndex {
	about := newsIndex{}
	for _, r := range s.all(newsFolder) {
		for _, subject := range s.subjects(r) {
			about[subject.key] = append(about[subject.key], r)
		}
	}
	return about
})

// subject is something that a news item is about, and how related news say so.
type subject struct{ key, reason string }

// subjects lists what a news item is about, the closest ties first: procedures, then documents, then the field.
func (s *Site) subjects(r *Record) []subject {
	n := r.Data.(*News)
	var all []subject
	add := func(target *Record, reason string) {
		if target != nil {
			all = append(all, subject{target.Kind.Folder + "/" + target.ID, fmt.Sprintf(reason, target.Title())})
		}
	}
	for _, id := range n.Procedures {
		add(s.record(procedureFolder, id), "Cùng nói về thủ tục %s")
	}
	for _, m := range r.mentions {
		document, _ := s.document(r, m.Citation)
		add(document, "Cùng nhắc tới %s")
	}
	add(s.record(fieldFolder, n.Field), "Cùng lĩnh vực %s")
	return all
}

const relatedNews = 10

// related lists other news: first what shares a procedure, a document or the field, then the newest.
func (s *Site) related(r *Record) []Related {
	var found []Related
	taken := map[*Record]bool{r: true}
	take := func(records []*Record, reason string) {
		for _, other := range records {
			if len(found) == relatedNews {
				return
			}
			if !taken[other] {
				taken[other] = true
				found = append(found, Related{s.listItem(other), reason})
			}
		}
	}
	for _, subject := range s.subjects(r) {
		take(newsAbout(s)[subject.key], subject.reason)
	}
	take(s.all(newsFolder), "Tin mới")
	return found
}
