package kinds

import (
	"html/template"

	"congkhai/generator/files/record"
	"congkhai/generator/site"
	"congkhai/generator/text/viet"
)

// Field is a field of administration that procedures, documents and news belong to.
type Field struct {
	record.Common
	Name    string   `key:"ten" say:"tên lĩnh vực" example:"\"Sở hữu trí tuệ\""`
	Aliases []string `key:"ten_khac,optional" say:"tên gọi khác" example:"[\"An toàn bức xạ và hạt nhân\"]"`
	Summary string   `key:"mo_ta,optional" is:"prose" say:"mô tả" example:"\"Thủ tục về sở hữu công nghiệp.\""`
}

// Title returns the field's name.
func (f *Field) Title() string { return f.Name }

func fieldKind() *site.Kind {
	return site.Define(site.Kind{
		Kind: record.Kind{Folder: site.FieldFolder, Name: "Lĩnh vực", Suffix: []string{".toml"},
			New: record.Fresh[Field]},
		Layout: "field", Aside: true,
		View: site.ViewOf(func(s *site.Site, r *record.Record, f *Field, body site.Body) FieldView {
			return FieldView{f.Aliases, s.Prose(r, f.Summary), s.Backlinks(r)}
		}),
		Meta: site.Of(func(_ *site.Site, _ *record.Record, f *Field) site.Meta {
			return site.Meta{Description: viet.Shorten(f.Summary, 200), Subject: f.Name}
		}),
	})
}

// FieldView is what the page of a field shows.
type FieldView struct {
	Aliases   []string
	Summary   template.HTML
	Backlinks []site.Backlinks
}
