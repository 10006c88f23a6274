// Package report is periodic reports and the forms that they fill in, content/bao-cao and content/bieu-mau: figures,
// what they are held against ("i6.tiep_nhan = i6.moi + i6.ky_truoc"), tables and charts. A relation is read in
// relation.go, its terms are found in operand.go (of this report, of the one before, of the year, of the portal), and
// what fails is told by checkReport.
package report

import (
	"html/template"
	"maps"
	"slices"
	"strings"

	"congkhai/generator/files/amount"
	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/pages/show"
	"congkhai/generator/site"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/period"
	"congkhai/generator/text/viet"
)

// Report is a filled-in form: figures, and a body whose headings of level 2 are the numbers of the form's sections
// ("## I.7"). The period is two days, because a quarter is reported from the 15th to the 14th.
type Report struct {
	record.Common
	Name      string            `key:"ten" say:"tên báo cáo" example:"\"Kết quả công tác kiểm soát thủ tục hành chính quý III năm 2021\""`
	Form      string            `key:"bieu_mau" is:"bieu-mau" say:"biểu mẫu: tên tệp trong content/bieu-mau" example:"\"kstthc-5507\""`
	Agency    string            `key:"don_vi" is:"co-quan" say:"đơn vị báo cáo: tên tệp trong content/co-quan" example:"\"so-khcn-tien-giang\""`
	Period    string            `key:"ky,optional" say:"kỳ báo cáo" example:"\"2021-Q3\""`
	From      calendar.Date     `key:"tu_ngay" when:"past" say:"ngày đầu kỳ" example:"2021-06-15"`
	To        calendar.Date     `key:"den_ngay" when:"past" say:"ngày cuối kỳ" example:"2021-09-14"`
	Author    string            `key:"nguoi_lap,optional" say:"bộ phận lập báo cáo" example:"\"Văn phòng Sở KH&CN\""`
	Published calendar.Date     `key:"ngay_bao_cao,optional" when:"past" say:"ngày ký báo cáo" example:"2021-09-17"`
	Files     []site.Attachment `key:"tep,optional" say:"bản ký số và tệp kèm theo"`
	Figures   Figures           `key:"so_lieu" say:"số liệu, khóa theo biểu mẫu" example:"i6.tiep_nhan = 12"`
	Grids     Grids             `key:"bang,optional" say:"các bảng của biểu mẫu, mỗi dòng một danh sách" example:"b06.cot = [\"tiep_nhan\", \"moi\"]" past:"-"`
	Lists     []Listed          `key:"liet_ke,optional" say:"những thứ mà một số liệu đếm: mỗi số liệu một bảng"`
	Closing   Closing           `key:"chot,optional" say:"cổng có gì vào ngày công bố báo cáo: congkhai close ghi" example:"{ ngay = 2021-09-17, thu_tuc = 46 }"`
	Note      string            `key:"ghi_chu,optional" is:"prose" say:"ghi chú cho người đọc" example:"\"Bài đăng trên cổng, không phải bản chính.\""`
}

// Title returns the report's name.
func (r *Report) Title() string { return r.Name }

// Listed names the things that a figure counts, so that readers can hold the number against them.
type Listed struct {
	Figure     string   `key:"so_lieu" say:"khóa của số liệu" example:"\"i3.quyet_dinh\"" past:"row"`
	Documents  []string `key:"van_ban,optional" is:"van-ban" say:"các văn bản" example:"[\"1676/QĐ-UBND\"]"`
	Procedures []string `key:"thu_tuc,optional" is:"thu-tuc" say:"các thủ tục: tên tệp trong content/thu-tuc" example:"[\"1.000173\"]"`
	News       []string `key:"tin,optional" is:"tin-tuc" say:"các bản tin: tên tệp trong content/tin-tuc" example:"[\"doi-thoai-2021\"]"`
	Others     []string `key:"khac,optional" is:"prose" say:"những thứ khác, mỗi thứ một tên" example:"[\"Sáng kiến rút ngắn thời hạn\"]"`
}

// items lists what is named, each kind of thing under its key.
func (l Listed) items() map[string][]string {
	return map[string][]string{"van_ban": l.Documents, "thu_tuc": l.Procedures, "tin": l.News, "khac": l.Others}
}

func (l Listed) count() int {
	return len(l.Documents) + len(l.Procedures) + len(l.News) + len(l.Others)
}

// Figures are the values of a report by key ("i6.tiep_nhan").
type Figures map[string]front.Stated[amount.Amount]

// Alternatives tells that figures stand in tables, one for each first part of a key.
func (Figures) Alternatives() []any {
	return []any{map[string]map[string]front.Stated[amount.Amount]{}}
}

// Plain is the tables; a key without a group cannot be bound, so there is none.
func (f Figures) Plain() any {
	groups := map[string]map[string]front.Stated[amount.Amount]{}
	for key, value := range f {
		group, name, _ := strings.Cut(key, ".")
		if groups[group] == nil {
			groups[group] = map[string]front.Stated[amount.Amount]{}
		}
		groups[group][name] = value
	}
	return groups
}

// BindTOML reads the table, whose inner tables are the first parts of the keys.
func (f *Figures) BindTOML(b *front.Binding, v any, path string) {
	*f = Figures{}
	if table, ok := v.(map[string]any); ok {
		v = f.grouped(b, table, path)
	}
	var groups map[string]map[string]front.Stated[amount.Amount]
	b.Value(v, path, &groups)
	for group, values := range groups {
		for name, value := range values {
			(*f)[group+"."+name] = value
		}
	}
}

// grouped is the table without what stands in it under a key of one part, which is told and noted as ".name".
func (f *Figures) grouped(b *front.Binding, table map[string]any, path string) map[string]any {
	groups := maps.Clone(table)
	for _, name := range slices.Sorted(maps.Keys(table)) {
		if _, isGroup := table[name].(map[string]any); !isGroup && !b.OfFile(name) {
			delete(groups, name)
			(*f)["."+name] = front.Stated[amount.Amount]{}
			b.Problem(path+"."+name, FigureParts)
		}
	}
	return groups
}

// Folder is the folder of reports.
const Folder = "bao-cao"

// Kind is the kind of periodic reports.
func Kind() *site.Kind {
	return site.Define(site.Kind{
		Kind: record.Kind{Folder: Folder, Name: "Báo cáo định kỳ", Suffix: []string{".md"},
			Fragments: []string{"so-lieu-chinh", "bieu-do", "khong-khop", "khong-neu", "tu-dau-nam", "ky-lien-truoc", "cung-ky",
				"kiem-tra"},
			New: record.Fresh[Report]},
		Empty:  "Chưa có báo cáo nào được đăng. Số liệu từng kỳ, đã được đối chiếu, sẽ đứng ở đây.",
		Layout: "report", Feed: true, Card: true, Check: site.Of(checkReport), View: site.ViewOf(reportView),
		Day: site.Of(reportDay), Meta: site.Of(reportMeta), Anchors: site.Of(reportAnchors),
		Draft: draftReport, Tables: site.Of(reportTables),
		Signed: site.Of(func(_ *site.Site, _ *record.Record, p *Report) site.Signed {
			return site.Signed{Matter: site.ARoutineReport, Day: p.Published}
		}),
		Entitled: site.Of(func(s *site.Site, r *record.Record, p *Report) site.Entitled {
			return site.Entitled{What: "Báo cáo công tác định kỳ", Article: "Điều 17 khoản 1 điểm l",
				Created: p.Published, Files: s.Attachments(r, p.Files)}
		}),
		Newest:   site.OfData(func(p *Report) calendar.Date { return p.To }),
		Keywords: site.Of(reportKeywords),
		Prompts:  site.Of(reportPrompts),
		Reads:    readReport,
		Calls: func(s *site.Site, r *record.Record, path string) string {
			f := form(s, r.Data.(*Report))
			if f == nil {
				return ""
			}
			if key, isCell := strings.CutPrefix(path, cellPath); isCell {
				if g, isTable := f.grid(key); isTable {
					return g.Name
				}
				return namingOf(s, f).cellName(key)
			}
			key, _ := strings.CutPrefix(path, "so_lieu.")
			figure, _ := f.textFigure(key)
			return figure.Label
		},
		Item: site.Of(func(s *site.Site, r *record.Record, p *Report) site.Item {
			return site.Item{Date: show.DayOf(p.To), Facts: []string{"Từ " + p.From.Print() + " đến " + p.To.Print()}}
		}),
	})
}

// reportPrompts ask for the words of each section of a report's form.
func reportPrompts(s *site.Site, _ *record.Record, p *Report) (all []site.Prompt) {
	f := form(s, p)
	if f == nil {
		return nil
	}
	for _, section := range f.Sections {
		all = append(all, site.Prompt{Heading: section.Number, Name: section.Number + ". " + section.Name})
	}
	return all
}

func reportDay(_ *site.Site, _ *record.Record, p *Report) calendar.Date {
	if !p.Published.IsZero() {
		return p.Published
	}
	return p.To
}

// reportKeywords are the form, whose name says that this is a report, and the period as people type it.
func reportKeywords(s *site.Site, _ *record.Record, p *Report) []string {
	var words []string
	if f := form(s, p); f != nil {
		words = append(words, f.Name)
	}
	if span, ok := period.Parse(p.Period); ok {
		words = append(words, span.InDigits())
	}
	return words
}

func reportMeta(s *site.Site, r *record.Record, p *Report) site.Meta {
	meta := site.Meta{Description: viet.Shorten(p.Name+". Kỳ từ "+p.From.Print()+" đến "+p.To.Print(), 200)}
	if a := s.Record(site.AgencyFolder, p.Agency); a != nil {
		meta.Creator = a.Title()
	}
	return meta
}

// form returns the form that the report fills in, or nil.
func form(s *site.Site, p *Report) *Form {
	if r := s.Record(FormFolder, p.Form); r != nil {
		return r.Data.(*Form)
	}
	return nil
}

// Figure is a figure of a report as a page shows it.
type Figure struct {
	Label  string
	Key    string
	Value  show.Value
	Listed template.HTML // what it counts, where the report says
	Parts  []Figure      // what it is made of
}
