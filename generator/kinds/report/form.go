package report

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"congkhai/generator/kinds/printed"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/pages/show"
	"congkhai/generator/site"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/viet"
)

// Form is the outline of a periodic report as data: sections, the figures in them, and the rules between figures. A
// new form is a new file.
type Form struct {
	record.Common
	Name      string                 `key:"ten" say:"tên biểu mẫu" example:"\"Báo cáo kiểm soát thủ tục hành chính\""`
	Bases     front.Stated[[]string] `key:"can_cu" is:"van-ban" say:"văn bản quy định biểu mẫu" example:"[\"5507/UBND-KSTT\"]"`
	Routine   Routine                `key:"dinh_ky" say:"kỳ báo cáo" example:"\"quy\""`
	From      calendar.Date          `key:"hieu_luc_tu" when:"any" say:"dùng từ ngày" example:"2020-11-16"`
	Successor string                 `key:"thay_the_boi,optional" is:"bieu-mau" say:"biểu mẫu nối tiếp: tên tệp trong content/bieu-mau" example:"\"kstthc-2025\""`
	AddsUp    string                 `key:"cong_tu,optional" is:"bieu-mau" say:"biểu mẫu mà luy_ke. cộng các báo cáo của nó, khi không phải chính biểu mẫu này" example:"\"kstthc-5507\""`
	To        calendar.Date          `key:"hieu_luc_den,optional" when:"any" say:"dùng đến hết ngày" example:"2025-06-30"`
	Compared  []string               `key:"so_voi_cong,optional" say:"chỉ so với cổng những số đếm này; không có dòng này thì so mọi số cong. trong quan hệ" example:"[\"thu_tuc\"]"`
	Note      string                 `key:"ghi_chu,optional" is:"prose" say:"ghi chú" example:"\"Đề cương theo báo cáo thật.\""`
	Grids     []FormGrid             `key:"bang,optional" say:"các bảng mà báo cáo điền từng dòng"`
	Sections  []FormSection          `key:"phan" say:"các phần, theo thứ tự của đề cương"`
	Relations []Relation             `key:"quy_tac,optional" say:"quan hệ phải đúng giữa các số liệu"`
	Charts    []FormChart            `key:"bieu_do,optional" say:"biểu đồ: một tổng gồm những phần nào"`
	Series    []FormSeries           `key:"bieu_do_ky,optional" say:"biểu đồ: một số liệu qua các kỳ"`
	RowCharts []FormRowChart         `key:"bieu_do_dong,optional" say:"biểu đồ: một cột của bảng qua các dòng"`
}

// Title returns the form's name.
func (f *Form) Title() string { return f.Name }

// FormSection is a part of the outline: "I" with its title, or "I.6" with title, figures and maybe a table.
type FormSection struct {
	Number  string       `key:"so" say:"số mục" example:"\"I.6\"" past:"row"`
	Name    string       `key:"ten" say:"tên mục" example:"\"Tình hình, kết quả giải quyết TTHC\""`
	Figures []FormFigure `key:"so_lieu,optional" say:"các số liệu của mục"`
	Table   FormTable    `key:"bieu,optional" say:"bảng trình bày số liệu của mục"`
}

// FormFigure is one figure that reports give a value for.
type FormFigure struct {
	Key   string `key:"khoa" say:"khóa của số liệu" example:"\"i6.tiep_nhan\"" past:"row"`
	Label string `key:"nhan" say:"tên số liệu" example:"\"Tổng số hồ sơ đã tiếp nhận\""`
	printed.Style
	Depth    int    `key:"cap,optional" say:"0: dòng chính; 1: trong đó; 2: chi tiết hơn" example:"1" name:"Cấp của dòng"`
	Headline bool   `key:"noi_bat,optional" say:"true để hiện ở trang chủ" example:"true" name:"Hiện ở trang chủ"`
	Flow     bool   `key:"phat_sinh,optional" say:"true khi là số phát sinh trong kỳ, cộng qua các quý được; số có vào một ngày thì không" example:"true" name:"Là số phát sinh trong kỳ"`
	MayLack  bool   `key:"duoc_de_trong,optional" say:"true khi báo cáo được ghi khong_bao_cao mà không phải giải trình" example:"true" name:"Được để trống"`
	Short    string `key:"nhan_ngan,optional" say:"tên ngắn ở trang chủ và trong biểu đồ" example:"\"Hồ sơ tiếp nhận\""`
}

// FormTable shows figures of a section as one row under grouped headings, such as Biểu số 06/VPCP/KSTT.
type FormTable struct {
	Name    string   `key:"ten" say:"tên biểu" example:"\"Biểu số 06/VPCP/KSTT\""`
	Unit    string   `key:"don_vi" say:"đơn vị tính" example:"\"Số hồ sơ TTHC\""`
	Row     string   `key:"dong" say:"tên dòng" example:"\"Sở Khoa học và Công nghệ\""`
	Columns []Column `key:"cot" say:"các cột từ trái sang"`
}

// Column is a column of a FormTable: its figure under up to two shared headings.
type Column struct {
	Key      string `key:"khoa" say:"khóa của số liệu" example:"\"i6.tiep_nhan\"" past:"row"`
	Label    string `key:"nhan" say:"tiêu đề cột" example:"\"Tổng số\""`
	Group    string `key:"nhom" say:"tiêu đề chung" example:"\"Số hồ sơ nhận giải quyết\""`
	Subgroup string `key:"nhom_con,optional" say:"tiêu đề chung cấp hai" example:"\"Trong kỳ\""`
}

// Relation is a rule between figures: sums joined by =, <= or >=, or one figure that is a ratio of others. Keys may
// have a prefix: "truoc." names a figure of the report before, "dau_nam." of the first one of the year, "luy_ke." adds
// a figure up from the beginning of the year, "liet_ke." counts what the report lists beside it, and "cong." what the
// portal holds.
type Relation struct {
	Name     string `key:"ten" say:"tên quy tắc, không dấu" example:"\"tiep-nhan\"" past:"row"`
	Says     string `key:"dieu" say:"điều phải đúng" example:"\"i6.tiep_nhan = i6.moi + i6.ky_truoc\""`
	Sentence string `key:"cau" say:"diễn giải cho người đọc" example:"\"Hồ sơ tiếp nhận gồm hồ sơ mới và hồ sơ kỳ trước chuyển qua\""`
}

// FormFolder is the folder of forms.
const FormFolder = "bieu-mau"

// FormKind is the kind of forms, which reports fill in.
func FormKind() *site.Kind {
	return site.Define(site.Kind{
		Kind: record.Kind{Folder: FormFolder, Name: "Biểu mẫu báo cáo", Suffix: []string{".toml"},
			New: record.Fresh[Form]},
		Layout: "form", Aside: true, Reads: readForm, Check: site.Of(checkForm), View: site.ViewOf(formView), Draft: draftForm,
		Day: site.Of(func(_ *site.Site, _ *record.Record, f *Form) calendar.Date { return f.From }),
		Meta: site.Of(func(s *site.Site, r *record.Record, f *Form) site.Meta {
			return site.Meta{Description: viet.Shorten(f.Name+": các phần, số liệu và quan hệ giữa các số liệu", 200)}
		}),
		Newest: site.OfData(func(f *Form) calendar.Date { return f.From }),
		Item: site.Of(func(_ *site.Site, _ *record.Record, f *Form) site.Item {
			return site.Item{Date: show.DayOf(f.From), Facts: []string{"Dùng từ " + f.From.Print()}}
		}),
	})
}

// figures lists all figures in the form's order.
func (f *Form) figures() []*FormFigure {
	var figures []*FormFigure
	for _, section := range f.Sections {
		figures = append(figures, section.figures()...)
	}
	return figures
}

// keys lists the keys of all figures in the form's order.
func (f *Form) keys() []string {
	var keys []string
	for _, figure := range f.figures() {
		keys = append(keys, figure.Key)
	}
	return keys
}

// numbers lists the numbers of the sections.
func (f *Form) numbers() []string {
	var numbers []string
	for _, section := range f.Sections {
		numbers = append(numbers, section.Number)
	}
	return numbers
}

// figure returns the figure, or the cell of a table, with a key.
func (f *Form) figure(key string) (*FormFigure, bool) {
	if _, _, _, isCell := splitCell(key); isCell {
		return f.cell(key)
	}
	return f.textFigure(key)
}

// named returns the figure that a form may name beside its own sections: one of the text part, or a cell of a row that
// there may be, "b06.tong.tiep_nhan".
func (f *Form) named(s *site.Site, key string) (*FormFigure, bool) {
	figure, known := f.figure(key)
	grid, row, _, isCell := splitCell(key)
	g, _ := f.grid(grid)
	return figure, known && (!isCell || g.hasRow(s, row))
}

// textFigure returns the figure of the text part with a key.
func (f *Form) textFigure(key string) (*FormFigure, bool) {
	for _, section := range f.Sections {
		if i := section.index(key); i >= 0 {
			return &section.Figures[i], true
		}
	}
	return &FormFigure{}, false
}

func (s FormSection) figures() []*FormFigure { return pointers(s.Figures) }

func (s FormSection) index(key string) int {
	return slices.IndexFunc(s.figures(), func(figure *FormFigure) bool { return figure.Key == key })
}

// relation returns the relation with a name.
func (f *Form) relation(name string) (Relation, bool) {
	i := slices.IndexFunc(f.Relations, func(r Relation) bool { return r.Name == name })
	if i < 0 {
		return Relation{}, false
	}
	return f.Relations[i], true
}

// called is the figure's short name where it has one.
func (f *FormFigure) called() string {
	return cmp.Or(f.Short, f.inFull())
}

// goesOn reports whether the figure has no other name than one that goes on from the one above.
func (f *FormFigure) goesOn() bool { return f.Short == "" && strings.HasPrefix(f.Label, amongOthers) }

// inFull is the figure's label, without what goes on from the one above.
func (f *FormFigure) inFull() string {
	return viet.UpperFirst(strings.TrimPrefix(f.Label, amongOthers))
}

// sectionOf returns the number of the section that holds a figure.
func (f *Form) sectionOf(key string) string {
	for _, section := range f.Sections {
		if section.index(key) >= 0 {
			return section.Number
		}
	}
	if grid, _, _, isCell := splitCell(key); isCell {
		g, _ := f.grid(grid)
		return g.Section
	}
	return ""
}

// FormView is what the page of a form shows.
type FormView struct {
	Bases     show.Value
	Routine   string
	From, To  show.Day
	Note      template.HTML
	Sections  []FormSectionView
	Grids     []FormGridView
	Relations []RelationView
	Limited   bool     // to some of what the portal counts
	Compared  []string // to which
	Backlinks []site.Backlinks
}

func formView(s *site.Site, r *record.Record, f *Form, body site.Body) FormView {
	v := FormView{
		Bases: s.ShownBases(r, f.Bases), Routine: front.Label(f.Routine, string(f.Routine)),
		From: show.DayOf(f.From), To: show.DayOf(f.To),
		Note: s.Prose(r, f.Note), Limited: f.Compared != nil, Backlinks: s.Backlinks(r),
	}
	for _, section := range f.Sections {
		v.Sections = append(v.Sections, section.view())
	}
	naming := namingOf(s, f)
	for _, g := range f.grids() {
		v.Grids = append(v.Grids, g.outline())
	}
	for _, rule := range f.Relations {
		v.Relations = append(v.Relations, naming.relation(rule))
	}
	for _, count := range f.Compared {
		v.Compared = append(v.Compared, naming.name(portalPrefix+"."+count))
	}
	return v
}

// FormSectionView is a section of the outline and the figures in it, with how the document prints each.
type FormSectionView struct {
	Number, Name string
	Figures      []FormFigureView
}

// FormFigureView is a figure of the outline.
type FormFigureView struct {
	Label   string
	Depth   int
	Printed string // "làm tròn đến 10, in theo ngàn"; "" where it is printed as it is
}

func (s FormSection) view() FormSectionView {
	v := FormSectionView{Number: s.Number, Name: s.Name}
	for _, figure := range s.figures() {
		v.Figures = append(v.Figures, FormFigureView{figure.Label, figure.Depth, figure.Said()})
	}
	return v
}
