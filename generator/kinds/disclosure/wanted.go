package disclosure

import (
	"cmp"
	"html/template"
	"regexp"
	"slices"
	"strconv"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/pages/show"
	"congkhai/generator/site"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/viet"
)

// Wanted is something that a text wants told on a portal, and where this portal tells it. It is data with the days on
// which it holds: what has to be public was changed three times in fifteen years.
type Wanted struct {
	record.Common
	Name    string                      `key:"ten" say:"phải công khai gì" example:"\"Tiểu sử tóm tắt và nhiệm vụ của lãnh đạo\""`
	Answer  site.Offer                  `key:"noi_dung,optional" say:"phần của cổng mà cổng tự tìm; bỏ khi ghi o_trang" example:"\"lanh_dao\""`
	Page    string                      `key:"o_trang,optional" is:"trang-web" say:"trang đăng nội dung ấy, khi cổng không tự tìm" example:"\"/gioi-thieu/\""`
	Basis   string                      `key:"van_ban" is:"van-ban" say:"văn bản quy định" example:"\"224/2026/NĐ-CP\""`
	Article string                      `key:"dieu" say:"điều, khoản, điểm" example:"\"Điều 9 khoản 1 điểm b\""`
	Read    Reading                     `key:"da_doc" say:"đã đọc quy định ở đâu" example:"\"ban_chep\""`
	From    front.Stated[calendar.Date] `key:"hieu_luc_tu" when:"any" say:"có hiệu lực từ ngày" example:"2026-07-01"`
	To      calendar.Date               `key:"hieu_luc_den,optional" when:"any" say:"có hiệu lực đến hết ngày" example:"2026-06-30"`
	Sources []string                    `key:"nguon" is:"nguon" say:"nguồn của thông tin: nơi đã đọc" example:"[\"https://chinhphu.vn\"]"`
	Note    string                      `key:"ghi_chu,optional" is:"prose" say:"ghi chú cho người đọc" example:"\"Áp dụng cho cơ quan chuyên môn cấp tỉnh.\""`
}

// Title returns what has to be told.
func (w *Wanted) Title() string { return w.Name }

const wantedFolder = "muc-cong-khai"

// WantedKind is the kind of what the law wants told.
func WantedKind() *site.Kind {
	return site.Define(site.Kind{
		Kind: record.Kind{Folder: wantedFolder, Name: "Mục phải công khai", Suffix: []string{".toml"},
			New: record.Fresh[Wanted]},
		Layout: "wanted", Aside: true, Check: site.Of(checkWanted), View: site.ViewOf(wantedView),
		Item: site.Of(func(s *site.Site, _ *record.Record, w *Wanted) site.Item {
			return site.Item{Facts: []string{w.Article}, Past: w.holds().Over(s.AsOf)}
		}),
		Meta: site.Of(func(_ *site.Site, _ *record.Record, w *Wanted) site.Meta {
			return site.Meta{Description: viet.Shorten(w.Name+": quy định nào đòi công khai, cổng đăng ở đâu", 200)}
		}),
		Turns: site.OfData(func(w *Wanted) []calendar.Date { return w.holds().Turns() }),
	})
}

// holds is as long as the text wants it told.
func (w *Wanted) holds() calendar.Interval { return calendar.Interval{First: w.From.Value, Last: w.To} }

func checkWanted(_ *site.Site, r *record.Record, w *Wanted) []source.Problem {
	problems := site.CheckOrder(r, "hieu_luc_den", w.To, w.From.Value)
	if r.Doc.Sound && w.Answer == "" && w.Page == "" && r.Sound("noi_dung") && r.Sound("o_trang") {
		problems = append(problems, ToldNowhere.At(r.At("ten")))
	}
	return problems
}

// where is where the portal tells it; nothing where it does not.
func (w *Wanted) where(s *site.Site) []site.Link {
	if w.Page != "" {
		return []site.Link{{URL: w.Page, Text: w.Page}}
	}
	return s.Offered(w.Answer)
}

// WantedRow is something that has to be told, as a row of a table; Where is empty when the portal does not tell it.
type WantedRow struct {
	site.Link
	Where   []site.Link
	Basis   template.HTML
	Article string
	Read    string
}

func wantedRow(s *site.Site, r *record.Record, w *Wanted) WantedRow {
	return WantedRow{Link: site.LinkOf(r), Where: w.where(s), Basis: basisOf(s, r, w), Article: w.Article,
		Read: front.Label(w.Read, string(w.Read))}
}

// basisOf shows the document by its number alone: the table has many rows of one.
func basisOf(s *site.Site, r *record.Record, w *Wanted) template.HTML {
	shown, found := s.Citation(r, w.Basis)
	if found == nil {
		return shown
	}
	return site.LinkTo(found, found.Title()) + show.Escaped(s.Ending(found))
}

var digits = regexp.MustCompile(`[0-9]+`)

// byArticle puts Điều 9 before Điều 10.
func byArticle(a, b *record.Record) int {
	parts := func(r *record.Record) (numbers []int) {
		for _, n := range digits.FindAllString(r.Data.(*Wanted).Article, -1) {
			number, _ := strconv.Atoi(n) // what is too long for a number is none of an article
			numbers = append(numbers, number)
		}
		return numbers
	}
	return cmp.Or(slices.Compare(parts(a), parts(b)), cmp.Compare(a.Data.(*Wanted).Article, b.Data.(*Wanted).Article))
}

// wantedRows lists what has to be told on the site's day by its articles, and of how much the portal tells.
func wantedRows(s *site.Site) (rows []WantedRow, told show.Share) {
	there := 0
	for _, r := range slices.SortedStableFunc(slices.Values(s.All(wantedFolder)), byArticle) {
		w := r.Data.(*Wanted)
		if !w.holds().Has(s.AsOf) {
			continue
		}
		row := wantedRow(s, r, w)
		if rows = append(rows, row); len(row.Where) > 0 {
			there++
		}
	}
	return rows, show.ShareOf(there, len(rows))
}

// WantedView is what the page of something that has to be told shows.
type WantedView struct {
	WantedRow
	From    show.Value
	To      show.Day
	Sources []template.HTML
	Note    template.HTML
}

func wantedView(s *site.Site, r *record.Record, w *Wanted, _ site.Body) WantedView {
	return WantedView{WantedRow: wantedRow(s, r, w), From: show.With(w.From, calendar.Date.Print), To: show.DayOf(w.To),
		Sources: show.Sources(w.Sources), Note: s.Prose(r, w.Note)}
}

// Reading is how the text that wants something told is known.
type Reading string

// Choices lists the readings.
func (Reading) Choices() []front.Choice { return readingChoices }

var readingChoices = []front.Choice{{ID: "da_doc", Label: "Đã đọc bản gốc"},
	{ID: "ban_chep", Label: "Đã đọc bản chép, chưa đối chiếu bản gốc"},
	{ID: "dan_lai", Label: "Chưa đọc, theo nơi khác dẫn lại"}}
