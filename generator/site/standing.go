package site

import (
	"html/template"

	"congkhai/generator/pages/late"
)

// Standing is a page that stands by itself at the top of the site: introduction, contact, how to.
type Standing struct {
	Common
	Name    string `key:"ten" say:"tên trang" example:"\"Giới thiệu\""`
	Summary string `key:"tom_tat,optional" is:"prose" say:"tóm tắt" example:"\"Cổng này là gì.\""`
}

// Title returns the page's title.
func (s *Standing) Title() string { return s.Name }

const standingFolder = "trang"

func standingKind() *Kind {
	return Define(Spec[Standing, StandingView]{
		Folder: standingFolder, AtRoot: true, Name: "Trang", Layout: "page", Suffix: []string{".md"},
		View: func(s *Site, r *Record, p *Standing, body Body) StandingView {
			return StandingView{s.prose(r, p.Summary), body.HTML()}
		},
		Meta: func(_ *Site, _ *Record, p *Standing) Meta { return Meta{Description: shorten(p.Summary, 200)} },
	})
}

// StandingView is what a standing page shows.
type StandingView struct {
	Summary template.HTML
	Body    late.HTML
}
