package kinds

import (
	"cmp"
	"html/template"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/pages/late"
	"congkhai/generator/pages/show"
	"congkhai/generator/site"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/citation"
	"congkhai/generator/text/viet"
)

// documentTypes is the vocabulary of sorts of documents; content writes the name itself.
const documentTypes = "loai-van-ban"

// shippedTypes are the words that citations use for types.
func shippedTypes() []site.Word {
	words := make([]site.Word, len(citation.Types))
	for i, name := range citation.Types {
		words[i].Name = name
	}
	return words
}

// Document is an official document: what Nghị định 43/2011 Art. 10(1)e wants listed. Its ID is the number, the symbol
// and the year, because numbers begin again every year.
type Document struct {
	record.Common
	Number      string                      `key:"so_ky_hieu" say:"số, ký hiệu như in trên văn bản" example:"\"1676/QĐ-UBND\"" name:"Số, ký hiệu"`
	Type        string                      `key:"loai" is:"loai-van-ban" say:"loại văn bản" example:"\"Quyết định\""`
	Issued      front.Stated[calendar.Date] `key:"ngay_ban_hanh" when:"past" say:"ngày ban hành" example:"2021-06-25"`
	Issuer      string                      `key:"co_quan_ban_hanh" is:"co-quan" say:"cơ quan ban hành: tên tệp trong content/co-quan" example:"\"ubnd-tinh-tien-giang\""`
	Signer      string                      `key:"nguoi_ky,optional" say:"người ký" example:"\"Chủ tịch Ủy ban nhân dân tỉnh\""`
	Subject     front.Stated[string]        `key:"trich_yeu" is:"prose" say:"trích yếu" example:"\"Về việc công bố Danh mục thủ tục hành chính\""`
	Field       string                      `key:"linh_vuc,optional" is:"linh-vuc" say:"lĩnh vực" example:"\"so-huu-tri-tue\""`
	Publishes   bool                        `key:"cong_bo_tthc,optional" say:"true khi đây là quyết định công bố thủ tục hành chính" example:"true" name:"Là quyết định công bố thủ tục hành chính"`
	InForceFrom front.Stated[calendar.Date] `key:"hieu_luc_tu" when:"any" say:"có hiệu lực từ ngày" example:"2021-06-25"`
	InForceTo   calendar.Date               `key:"het_hieu_luc_tu,optional" when:"any" say:"hết hiệu lực từ ngày" example:"2022-01-01"`
	Supersedes  []string                    `key:"thay_the,optional" is:"van-ban" say:"thay thế các văn bản" example:"[\"1088/QĐ-UBND\"]"`
	ReplacedBy  string                      `key:"thay_the_boi,optional" is:"van-ban" say:"bị thay thế bởi" example:"\"118/2025/NĐ-CP\""`
	Amends      []string                    `key:"sua_doi,optional" is:"van-ban" say:"sửa đổi, bổ sung các văn bản" example:"[\"118/2025/NĐ-CP\"]" name:"Sửa đổi, bổ sung các văn bản"`
	Bases       []string                    `key:"can_cu,optional" is:"van-ban" say:"căn cứ ban hành" example:"[\"3950/QĐ-BKHCN\"]"`
	Files       []site.Attachment           `key:"tep,optional" say:"tệp tải về"`
	Sources     []string                    `key:"nguon" is:"nguon" say:"nguồn của thông tin" example:"[\"https://chinhphu.vn\"]"`
	Note        string                      `key:"ghi_chu,optional" is:"prose" say:"ghi chú cho người đọc" example:"\"Cơ quan ban hành suy từ ký hiệu.\""`
}

// Title returns type and number: "Quyết định 1676/QĐ-UBND".
func (d *Document) Title() string {
	if d.Number == "" {
		return ""
	}
	return d.Type + " " + d.Number
}

// day is the day on which the document was issued; no day when that is not known.
func (d *Document) day() calendar.Date { return d.Issued.Value }

func documentKind() *site.Kind {
	return site.Define(site.Kind{
		Kind: record.Kind{Folder: record.DocumentFolder, Name: "Văn bản", Suffix: []string{".toml", ".md"},
			New: record.Fresh[Document]},
		Vocabularies: []site.Vocabulary{{ID: documentTypes, Name: "Loại văn bản", Words: shippedTypes()}},
		Empty:        "Chưa có văn bản nào được đăng.", Layout: "document", Feed: true,
		Facets: []site.Facet{
			{Slug: "loai", Name: "Theo loại văn bản", Terms: func(s *site.Site, r *record.Record) []site.Term {
				return s.WordTerm(documentTypes, r.Data.(*Document).Type)
			}},
			{Slug: "co-quan", Name: "Theo cơ quan ban hành", Terms: func(s *site.Site, r *record.Record) []site.Term {
				return s.RecordTerms(site.AgencyFolder, []string{r.Data.(*Document).Issuer})
			}},
			{Slug: site.YearSlug, Name: "Theo năm ban hành", Terms: func(_ *site.Site, r *record.Record) []site.Term {
				return site.YearTerms(r.Data.(*Document).day())
			}},
		},
		Names: site.Names{Form: regexp.MustCompile(`^[0-9]+[a-z]*-[a-z0-9-]+$`), Like: "1676-qd-ubnd-2021",
			From: documentNamed,
			Of:   site.OfData(func(d *Document) string { return nameByNumber(d.Number, d.day()) })},
		Check: site.Of(checkDocument), View: site.ViewOf(documentView), Item: site.Of(documentItem),
		Meta: site.Of(documentMeta), Signed: site.Of(documentSigned), Entitled: site.Of(documentEntry),
		Cited: site.OfData(func(d *Document) site.Cited {
			return site.Cited{Number: d.Number, Date: d.day(), Subject: d.Subject}
		}),
		Ending: site.Of(documentEnding),
		Counts: map[string]site.Count{
			"quyet_dinh_cong_bo": {Name: "Quyết định công bố trên cổng có ngày trong kỳ", Of: countDecisions},
		},
		Day:    site.Of(func(_ *site.Site, _ *record.Record, d *Document) calendar.Date { return d.day() }),
		Newest: site.OfData(func(d *Document) calendar.Date { return d.day() }),
		Turns: site.OfData(func(d *Document) []calendar.Date {
			return []calendar.Date{d.InForceFrom.Value, d.InForceTo}
		}),
	})
}

func checkDocument(s *site.Site, r *record.Record, d *Document) []source.Problem {
	var problems []source.Problem
	c, p, ok := ownNumber(r, d)
	if !ok {
		return p
	}
	want := documentID(c, d.day())
	switch {
	case d.day().IsZero() && c.Year == 0 && !r.Unread():
		problems = append(problems, NoDayNoYear.At(r.At("ngay_ban_hanh"), d.Number))
	case d.day().IsZero() && c.Year == 0: // nobody knows what it would be called
	case want != r.ID && !strings.HasPrefix(r.ID, want+"-"):
		problems = append(problems, IDNotNumber.At(r.At("so_ky_hieu"), d.Number, want))
	}
	if c.Type = d.Type; !c.Agrees() {
		problems = append(problems, site.TypeSymbol.At(r.At("loai"), c.Type, d.Number).Concerning(d.Number, c.Type))
	}
	if a := s.Record(site.AgencyFolder, d.Issuer); a != nil && !issues(a.Data.(*Agency), c) {
		symbols := strings.Join(a.Data.(*Agency).Symbols, ", ")
		problem := IssuerSymbol.At(r.At("co_quan_ban_hanh"), d.Number, symbols)
		problems = append(problems, problem.Concerning(d.Number, a.Title()))
	}
	for _, other := range s.Documents[c.Key()] {
		o := other.Data.(*Document)
		if other.ID < r.ID && o.Issuer == d.Issuer && o.day().Year == d.day().Year {
			problems = append(problems, SameNumber.At(r.At("so_ky_hieu"), d.Number, d.day().Year, other.File.Path))
		}
	}
	if c.Year != 0 && c.Year != d.day().Year && !d.day().IsZero() {
		problems = append(problems, site.NumberYear.At(r.At("ngay_ban_hanh"), d.Number, c.Year,
			d.day().Print()).Concerning(d.Number, "ngày "+d.day().Print()))
	}
	problems = append(problems, s.CheckActs(r, "ngay_ban_hanh", d.Issuer, d.day())...)
	problems = append(problems, checkOlder(s, r, d)...)
	problems = append(problems, site.CheckOrder(r, "hieu_luc_tu", d.InForceFrom.Value, d.day())...)
	if from := cmp.Or(d.InForceFrom.Value, d.day()); !d.InForceTo.IsZero() && !d.InForceTo.After(from) {
		problems = append(problems, site.NotAfter.At(r.At("het_hieu_luc_tu"), d.InForceTo.Print(), from.Print()))
	}
	return problems
}

// ownNumber reads the number of a document itself, which stands alone: its type and its date have keys of their own.
func ownNumber(r *record.Record, d *Document) (citation.Citation, []source.Problem, bool) {
	where := func() source.Span { return r.At("so_ky_hieu") }
	c, ok := citation.Parse(d.Number)
	switch {
	case d.Number == "":
		return c, nil, false
	case !ok:
		return c, []source.Problem{site.BadNumber.At(where(), d.Number)}, false
	case c.Number != d.Number: // with a type, a date, "số" or blanks
		return c, []source.Problem{site.BadNumber.At(where(), d.Number).Suggest(c.Number)}, false
	}
	wrong := site.Unreal(where, c)
	return c, wrong, len(wrong) == 0
}

// checkOlder reports documents that a document rests on or replaces and that are younger than itself.
func checkOlder(s *site.Site, r *record.Record, d *Document) []source.Problem {
	var problems []source.Problem
	older := func(path, number string) {
		c, _ := citation.Parse(number) // what is no number is told elsewhere
		if date := s.DateOf(r, c); !d.day().IsZero() && date.After(d.day()) {
			problems = append(problems, site.LaterDocument.At(r.At(path), c.Number, date.Print(),
				d.day().Print()).Concerning(c.Number, "ngày "+date.Print()))
		}
	}
	for i, number := range d.Bases {
		older("can_cu"+front.Index(i), number)
	}
	for i, number := range d.Supersedes {
		older("thay_the"+front.Index(i), number)
	}
	for i, number := range d.Amends {
		older("sua_doi"+front.Index(i), number)
	}
	return problems
}

// issues reports whether a number can be one of the agency's; of an agency without symbols nothing is known.
func issues(a *Agency, c citation.Citation) bool {
	return len(a.Symbols) == 0 || slices.ContainsFunc(c.Segments(), func(segment string) bool {
		return slices.ContainsFunc(a.Symbols,
			func(s string) bool { return strings.HasPrefix(strings.ToUpper(segment), strings.ToUpper(s)) })
	})
}

// documentID is the name that a document's file has: number, symbol and year ("1676-qd-ubnd-2021", "61-2018-nd-cp"),
// maybe with more behind it where two agencies have the same.
func documentID(c citation.Citation, issued calendar.Date) string {
	number := c.Number
	if number[0] < '0' || number[0] > '9' {
		number = c.Key() // the count is first: 1-qd-bca for QĐ/0001-BCA
	}
	id := viet.Slug(number)
	if c.Year == 0 {
		id += "-" + strconv.Itoa(issued.Year)
	}
	return id
}

// documentNamed is the name of a document's file that somebody means by its number: with the day where that has no year.
func documentNamed(text string) string { return nameByNumber(text, calendar.Date{}) }

// nameByNumber is the name that the file of a document has by its number, and by its day, which a number may come with.
func nameByNumber(number string, issued calendar.Date) string {
	c, ok := citation.Parse(number)
	if issued.IsZero() {
		issued = c.Date
	}
	if !ok || c.Year == 0 && issued.IsZero() {
		return ""
	}
	return documentID(c, issued)
}

// DocumentView is what the page of a document shows.
type DocumentView struct {
	Number      string
	Type        string
	Date        show.Day // empty when it is not known
	Issuer      template.HTML
	Signer      string
	Subject     show.Value
	Field       template.HTML
	Publishes   bool
	InForceFrom show.Value
	InForceTo   show.Day
	Ended       bool
	Coming      bool // it is not in force yet
	Supersedes  template.HTML
	Replaced    template.HTML
	Amends      template.HTML
	Amended     template.HTML // by which documents
	Bases       template.HTML
	Files       []site.FileLink
	Sources     []template.HTML
	Note        template.HTML
	Body        late.HTML
	Backlinks   []site.Backlinks
}

func documentView(s *site.Site, r *record.Record, d *Document, body site.Body) DocumentView {
	return DocumentView{
		Number: d.Number, Type: d.Type, Date: show.DayOf(d.day()),
		Issuer: s.Names(site.AgencyFolder, []string{d.Issuer}), Signer: d.Signer,
		Subject: s.ShownProse(r, d.Subject), Field: s.Names(site.FieldFolder, []string{d.Field}),
		Publishes: d.Publishes, InForceFrom: show.With(d.InForceFrom, calendar.Date.Print),
		InForceTo: show.DayOf(d.InForceTo), Ended: d.ended(s.AsOf), Coming: d.InForceFrom.Value.After(s.AsOf),
		Supersedes: s.Citations(r, d.Supersedes), Replaced: replacedBy(s, r, d),
		Amends: s.Citations(r, d.Amends), Amended: amendedBy(s, r), Bases: s.Bases(r, d.Bases),
		Files: s.FileLinks(r, d.Files), Sources: show.Sources(d.Sources), Note: s.Prose(r, d.Note),
		Body: body.HTML(), Backlinks: s.Backlinks(r),
	}
}

func (d *Document) ended(on calendar.Date) bool {
	return !d.InForceTo.IsZero() && !d.InForceTo.After(on)
}

// documentEnding says that the document no longer holds, since when and by what, for the pages that rest on it.
func documentEnding(s *site.Site, r *record.Record, d *Document) string {
	by, ended := replacements(s, r, d), d.ended(s.AsOf)
	var names []string
	for _, b := range by {
		names = append(names, b.name)
	}
	switch said := strings.Join(names, "; "); {
	case ended && said != "":
		return "hết hiệu lực từ " + d.InForceTo.Print() + ", thay bằng " + said
	case ended:
		return "hết hiệu lực từ " + d.InForceTo.Print()
	case said != "" && !by[0].since.IsZero():
		return "từ " + by[0].since.Print() + " đã được thay thế bởi " + said
	case said != "":
		return "đã được thay thế bởi " + said
	}
	return ""
}

// replacement is what replaced a document, and since when; no day when that is not known.
type replacement struct {
	link  template.HTML
	name  string
	since calendar.Date
}

// replacements are what has replaced a document by the site's day: what its own record says, and records that say they
// supersede it. One that is not in force yet has replaced nothing, and nothing has what holds until a day to come.
func replacements(s *site.Site, r *record.Record, d *Document) []replacement {
	if d.InForceTo.After(s.AsOf) {
		return nil
	}
	var by []*record.Record
	var all []replacement
	if d.ReplacedBy != "" {
		if _, found := s.Citation(r, d.ReplacedBy); found != nil {
			by = append(by, found)
		} else {
			all = append(all, replacement{link: s.Citations(r, []string{d.ReplacedBy}), name: d.ReplacedBy})
		}
	}
	for _, other := range s.Citing(r, s.KindOf(r)) {
		if !slices.Contains(by, other) && namesAny(s, other, other.Data.(*Document).Supersedes, r) {
			by = append(by, other)
		}
	}
	for _, other := range by {
		if since := other.Data.(*Document).InForceFrom.Value; !since.After(s.AsOf) {
			all = append(all, replacement{site.LinkTo(other, s.DocumentLine(other)), other.Title(), since})
		}
	}
	return all
}

// replacedBy shows what replaced a document.
func replacedBy(s *site.Site, r *record.Record, d *Document) template.HTML {
	var parts []template.HTML
	for _, b := range replacements(s, r, d) {
		part := b.link
		if !b.since.IsZero() {
			part += show.Escaped(" (từ " + b.since.Print() + ")")
		}
		parts = append(parts, part)
	}
	return show.Joined(parts, "; ")
}

// amendedBy shows the documents that say they amend one.
func amendedBy(s *site.Site, r *record.Record) template.HTML {
	var parts []template.HTML
	for _, other := range s.Citing(r, s.KindOf(r)) {
		if namesAny(s, other, other.Data.(*Document).Amends, r) {
			parts = append(parts, site.LinkTo(other, s.DocumentLine(other)))
		}
	}
	return show.Joined(parts, "; ")
}

// namesAny reports whether one of the document numbers in a record names the target.
func namesAny(s *site.Site, in *record.Record, numbers []string, target *record.Record) bool {
	return slices.ContainsFunc(numbers, func(number string) bool {
		c, ok := citation.Parse(number)
		found, _ := s.Document(in, c)
		return ok && found == target
	})
}

func documentItem(s *site.Site, r *record.Record, d *Document) site.Item {
	item := site.Item{Subject: d.Subject.Value, Date: show.DayOf(d.day())}
	if a := s.Record(site.AgencyFolder, d.Issuer); a != nil {
		item.Facts = append(item.Facts, s.Called(a))
	}
	switch {
	case d.ended(s.AsOf):
		item.Notice, item.Past = "Hết hiệu lực", true
	case replacedBy(s, r, d) != "":
		item.Notice, item.Past = "Đã được thay thế", true
	}
	return item
}

func documentMeta(s *site.Site, r *record.Record, d *Document) site.Meta {
	meta := site.Meta{Description: viet.Shorten(s.DocumentLine(r), 200), Source: strings.Join(d.Sources, "; ")}
	if a := s.Record(site.AgencyFolder, d.Issuer); a != nil {
		meta.Creator = a.Title()
	}
	return meta
}

// documentSigned measures the agency's own documents, and the decisions of others that publish its procedures.
func documentSigned(s *site.Site, _ *record.Record, d *Document) site.Signed {
	switch {
	case d.Issuer != "" && d.Issuer == s.Config.Agency:
		return site.Signed{Matter: site.AnOwnDocument, Day: d.day()}
	case d.Publishes:
		return site.Signed{Matter: site.ADecision, Day: d.day()}
	}
	return site.Signed{}
}

func documentEntry(s *site.Site, r *record.Record, d *Document) site.Entitled {
	return site.Entitled{What: "Văn bản", Article: "Điều 19 khoản 1", Number: d.Number, Created: d.day(),
		Files: s.Attachments(r, d.Files)}
}

func countDecisions(s *site.Site, from, to calendar.Date) int {
	return site.CountOf(s, record.DocumentFolder, func(d *Document) bool {
		return d.Publishes &&
			site.InPeriod(d.day(), from, to)
	})
}
