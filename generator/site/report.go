package site

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/text/calendar"
)

// Report is a filled-in form: figures, and a body whose headings of level 2 are the numbers of the form's sections
// ("## I.7"). The period is two days, because a quarter is reported from the 15th to the 14th.
type Report struct {
	Common
	Name      string        `key:"ten" say:"tên báo cáo" example:"\"Kết quả công tác kiểm soát thủ tục hành chính quý III năm 2021\""`
	Form      string        `key:"bieu_mau" is:"bieu-mau" say:"biểu mẫu: tên tệp trong content/bieu-mau" example:"\"kstthc-5507\""`
	Agency    string        `key:"don_vi" is:"co-quan" say:"đơn vị báo cáo: tên tệp trong content/co-quan" example:"\"so-khcn-tien-giang\""`
	Period    string        `key:"ky" say:"kỳ báo cáo" example:"\"2021-Q3\""`
	From      calendar.Date `key:"tu_ngay" say:"ngày đầu kỳ" example:"2021-06-15"`
	To        calendar.Date `key:"den_ngay" say:"ngày cuối kỳ" example:"2021-09-14"`
	Author    string        `key:"nguoi_lap,optional" say:"bộ phận lập báo cáo" example:"\"Văn phòng Sở KH&CN\""`
	Published calendar.Date `key:"ngay_bao_cao,optional" say:"ngày ký báo cáo" example:"2021-09-17"`
	Files     []Attachment  `key:"tep,optional" say:"bản ký số và tệp kèm theo"`
	Figures   Figures       `key:"so_lieu" say:"số liệu, khóa theo biểu mẫu" example:"i6.tiep_nhan = 12"`
	Lists     []Listed      `key:"liet_ke,optional" say:"những thứ mà một số liệu đếm: mỗi số liệu một bảng"`
	Note      string        `key:"ghi_chu,optional" is:"prose" say:"ghi chú cho người đọc" example:"\"Bài đăng trên cổng, không phải bản chính.\""`
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
type Figures map[string]front.Stated[Amount]

// Alternatives tells that figures stand in tables, one for each first part of a key.
func (Figures) Alternatives() []any { return []any{map[string]map[string]front.Stated[Amount]{}} }

// Plain is the tables; a key without a group cannot be bound, so there is none.
func (f Figures) Plain() any {
	groups := map[string]map[string]front.Stated[Amount]{}
	for key, value := range f {
		group, name, _ := strings.Cut(key, ".")
		if groups[group] == nil {
			groups[group] = map[string]front.Stated[Amount]{}
		}
		groups[group][name] = value
	}
	return groups
}

// BindTOML reads the table, whose inner tables are the first parts of the keys.
func (f *Figures) BindTOML(b *front.Binding, v any, path string) {
	*f = Figures{}
	var groups map[string]map[string]front.Stated[Amount]
	b.Value(v, path, &groups)
	for group, values := range groups {
		for name, value := range values {
			(*f)[group+"."+name] = value
		}
	}
}

// Amount is the value of a figure in hundredths, so that counts, đồng and per cent with two decimals add up exactly.
type Amount int64

// Alternatives tells that an amount is whole, has decimals, or is a statement.
func (Amount) Alternatives() []any { return []any{int64(0), float64(0), false} }

// Plain is the amount as a number, without decimals that say nothing; of a statement that holds it is 1.
func (a Amount) Plain() any {
	sign := ""
	if a < 0 {
		sign, a = "-", -a
	}
	text := sign + strconv.FormatInt(int64(a/100), 10)
	if rest := a % 100; rest != 0 {
		text += strings.TrimSuffix(fmt.Sprintf(".%02d", int64(rest)), "0")
	}
	return front.Number(text)
}

// BindTOML reads 12, 62.5, or for a statement true, which counts as one, or false.
func (a *Amount) BindTOML(b *front.Binding, v any, path string) {
	switch v := v.(type) {
	case bool:
		if v {
			*a = 100
		}
	case float64:
		hundredths := math.Round(v * 100)
		if !(math.Abs(v) <= mostAmount) || math.Abs(hundredths-v*100) > 1e-6 { // also what is no number
			b.Problem(path, AmountForm)
			return
		}
		*a = Amount(hundredths)
	default:
		var n int64
		b.Value(v, path, &n)
		if n > mostAmount || n < -mostAmount {
			b.Problem(path, AmountForm)
			return
		}
		*a = Amount(n) * 100
	}
	if *a < 0 {
		b.Problem(path, Negative, a.Text())
	}
}

// mostAmount is the largest figure: what can be added up in hundredths without loss.
const mostAmount = 1_000_000_000_000_000

const reportFolder = "bao-cao"

func reportKind() *Kind {
	return Define(Kind{
		RecordKind: RecordKind{Folder: reportFolder, Name: "Báo cáo định kỳ", Suffix: []string{".md"}, New: Fresh[Report]},
		Layout:     "report", Feed: true, Card: true, Check: Of(checkReport), View: ViewOf(reportView), Day: Of(reportDay),
		Meta: Of(reportMeta), Anchors: Of(reportAnchors), Draft: draftReport, Tables: Of(reportTables),
		Signed: Of(func(_ *Site, _ *Record, p *Report) Signed { return Signed{Matter: aRoutineReport, Day: p.Published} }),
		Entry: Of(func(s *Site, r *Record, p *Report) Entitled {
			return Entitled{What: "Báo cáo công tác định kỳ", Article: "Điều 17 khoản 1 điểm l", Created: p.Published, Files: s.attachments(r, p.Files)}
		}),
		Newest: OfData(func(p *Report) calendar.Date { return p.To }),
		Calls: func(s *Site, r *Record, path string) string {
			key, isFigure := strings.CutPrefix(path, "so_lieu.")
			if f := s.form(r.Data.(*Report)); isFigure && f != nil {
				figure, _ := f.figure(key)
				return figure.Label
			}
			return ""
		},
		Item: Of(func(s *Site, r *Record, p *Report) Item {
			return Item{Date: day(p.To), Facts: []string{"Từ " + p.From.Print() + " đến " + p.To.Print()}}
		}),
	})
}

func reportDay(_ *Site, _ *Record, p *Report) calendar.Date {
	if !p.Published.IsZero() {
		return p.Published
	}
	return p.To
}

func reportMeta(s *Site, r *Record, p *Report) Meta {
	meta := Meta{Description: shorten(p.Name+". Kỳ từ "+p.From.Print()+" đến "+p.To.Print(), 200)}
	if a := s.record(agencyFolder, p.Agency); a != nil {
		meta.Creator = a.Title()
	}
	return meta
}

// form returns the form that the report fills in, or nil.
func (s *Site) form(p *Report) *Form {
	if r := s.record(formFolder, p.Form); r != nil {
		return r.Data.(*Form)
	}
	return nil
}
