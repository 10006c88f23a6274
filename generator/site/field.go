package site

import (
	"html/template"
)

// Field is a field of administration that procedures, documents and news belong to.
type Field struct {
	Common
	Name    string   `key:"ten" say:"tên lĩnh vực" example:"\"Sở hữu trí tuệ\""`
	Aliases []string `key:"ten_khac,optional" say:"tên gọi khác" example:"[\"An toàn bức xạ và hạt nhân\"]"`
	Summary string   `key:"mo_ta,optional" is:"prose" say:"mô tả" example:"\"Thủ tục về sở hữu công nghiệp.\""`
}

// Title returns the field's name.
func (f *Field) Title() string { return f.Name }

const fieldFolder = "linh-vuc"

func fieldKind() *Kind {
	return Define(Kind{
		RecordKind: RecordKind{Folder: fieldFolder, Name: "Lĩnh vực", Suffix: []string{".toml"}, New: Fresh[Field]},
		Layout:     "field", Aside: true,
		View: ViewOf(func(s *Site, r *Record, f *Field, body Body) FieldView {
			return FieldView{f.Aliases, s.prose(r, f.Summary), s.backlinks(r)}
		}),
		Meta: Of(func(_ *Site, _ *Record, f *Field) Meta {
			return Meta{Description: shorten(f.Summary, 200), Subject: f.Name}
		}),
	})
}

// FieldView is what the page of a field shows.
type FieldView struct {
	Aliases   []string
	Summary   template.HTML
	Backlinks []Backlinks
}
