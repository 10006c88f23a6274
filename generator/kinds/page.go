package kinds

import (
	"html/template"

	"congkhai/generator/files/record"
	"congkhai/generator/pages/late"
	"congkhai/generator/site"
	"congkhai/generator/text/viet"
)

// Standing is a page that stands by itself at the top of the site: introduction, contact, how to.
type Standing struct {
	record.Common
	Name    string `key:"ten" say:"tên trang" example:"\"Giới thiệu\""`
	Summary string `key:"tom_tat,optional" is:"prose" say:"tóm tắt" example:"\"Cổng này là gì.\""`
}

// Title returns the page's title.
func (s *Standing) Title() string { return s.Name }

const standingFolder = "trang"

func standingKind() *site.Kind {
	return site.Define(site.Kind{
		Kind: record.Kind{Folder: standingFolder, AtRoot: true, Name: "Trang", Suffix: []string{".md"},
			New: record.Fresh[Standing]},
		Layout: "page",
		View: site.ViewOf(func(s *site.Site, r *record.Record, p *Standing, body site.Body) StandingView {
			return StandingView{s.Prose(r, p.Summary), body.HTML()}
		}),
		Meta: site.Of(func(_ *site.Site, _ *record.Record, p *Standing) site.Meta {
			return site.Meta{Description: viet.Shorten(p.Summary, 200)}
		}),
	})
}

// StandingView is what a standing page shows.
type StandingView struct {
	Summary template.HTML
	Body    late.HTML
}
