package site

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/pages/show"
)

// Frame is what surrounds the content of every page.
type Frame struct {
	Language    string
	Title       string // of the page
	Site        string // name of the portal
	Owner       string // name of the agency whose portal it is
	Parent      string // name of the agency above it, for official heads
	Description string
	Canonical   string
	Twins       []Twin // the page in each language of the portal; none where there is only one
	Home        bool
	Crumbs      []Link // from below the home page to the page above this one
	Menu        []MenuLink
	Feeds       []Link
	Meta        []MetaTag // Dublin Core (Thông tư 24/2011/TT-BTTTT)
	Graph       []MetaTag // Open Graph
	Card        string    // address of the picture for when the page is shared, drawn for themes that have a font
	JSON        any       // JSON-LD, or nil
	Unlisted    bool      // the page is for who has its address, not for machines that list pages
	Seal        string    // of the record that the page shows, as it is printed; nothing on other pages
	Data        string    // the address of the record's data file
	Refresh     string    // the address of the page that stands in the place of this one
	Footer      Footer
	Example     string   // of what to type into the search field; "" for the theme's own
	Receipt     string   // the address of the proof that what the page shows is in the log; "" when there is none
	Keywords    []string // words by which the search finds the record besides those of its page

	Archive      *ArchiveNote      // nil while the portal is kept up
	Explanations []ExplanationView // of what on the page breaks a rule
	History      *HistoryNote      // how the page came to say what it says; nil when nothing is known of it
}

// MenuLink is a link of the menu; Here marks the part of the site that the page belongs to.
type MenuLink struct {
	Link
	Here bool
}

// MetaTag is a name and its content.
type MetaTag struct{ Name, Content string }

// Footer is what Thông tư 32/2017/TT-BTTTT Art. 16(3) wants at the end of every page.
type Footer struct {
	Responsible show.Value
	Contact     ContactView
}

// ContactView is where the agency is reached.
type ContactView struct {
	Address, Phone, Email, Web show.Value
	Reception                  show.Value
	Hours                      template.HTML
	Call                       template.HTML // the numbers to dial: those of Phone, or else those that Reception names
	Known                      bool          // something of it is
	Gone                       *GoneBody     // in place of all that, where nobody answers any more
}

// GoneBody is why nobody is reached at a body, since when, and who goes on with its work.
type GoneBody struct {
	Ended bool // or else all that is known is that its portal is kept as it was
	Since show.Day
	Heirs template.HTML
}

// Frame makes the frame of a page.
func (s *Site) Frame(url, title string, meta Meta) Frame {
	f := Frame{
		Language: string(s.Config.Language), Title: title, Site: s.Config.Name, Owner: s.owner().Name,
		Parent: s.title(AgencyFolder, s.owner().Parent), Description: meta.Description,
		Canonical: s.Config.Address + url, Home: url == "/", Card: s.Config.Address + "/" + cardFile,
		Feeds: feedLinks(s), JSON: meta.JSON, Footer: s.Footer(), Example: s.Config.Identity.Example,
		Archive: s.archiveNote(),
	}
	if f.Description == "" {
		f.Description = title + " – " + s.Config.Name
	}
	for _, item := range s.Config.Menu {
		here := item.Address == url || item.Address != "/" && strings.HasPrefix(url, item.Address)
		f.Menu = append(f.Menu, MenuLink{Link{item.Address, item.Name}, here})
	}
	f.Twins = s.twinsOf(url)
	f.Meta = s.dublinCore(f, meta)
	f.Graph = []MetaTag{{"og:type", "website"}, {"og:site_name", f.Site}, {"og:title", title},
		{"og:description", f.Description}, {"og:url", f.Canonical}, {"og:locale", locales[s.Config.Language]}}
	return f
}

// locales are what Open Graph calls the languages of the interface.
var locales = map[record.Language]string{"vi": "vi_VN", "en": "en_GB"}

// dublinCore lists what the circular asks for; a value that nobody gave is left out, not made up.
func (s *Site) dublinCore(f Frame, meta Meta) []MetaTag {
	creator := meta.Creator
	if creator == "" {
		creator = f.Owner
	}
	tags := []MetaTag{
		{"DC.title", f.Title}, {"DC.creator", creator}, {"DC.date", meta.Date.String()},
		{"DC.description", f.Description},
		{"DC.publisher", f.Owner}, {"DC.identifier", f.Canonical}, {"DC.language", "vi"}, {"DC.source", meta.Source},
		{"DC.subject", meta.Subject},
	}
	return slices.DeleteFunc(tags, func(t MetaTag) bool { return t.Content == "" })
}

// Owner is what pages say of the agency whose portal it is.
type Owner struct {
	Name         string
	Parent       string   // the ID of the agency above it
	Predecessors []string // the IDs of the agencies whose work it took over
	Contact      front.Stated[Contact]
	Tenure       Tenure
}

// Contact is where an agency is reached (Nghị định 43/2011 Art. 10(1)l).
type Contact struct {
	Address   front.Stated[string] `key:"dia_chi" say:"địa chỉ" example:"\"377 Hùng Vương\""`
	Phone     front.Stated[string] `key:"dien_thoai" is:"dien-thoai" say:"điện thoại" example:"\"0273.3993847\""`
	Email     front.Stated[string] `key:"thu_dien_tu" is:"thu-dien-tu" say:"thư điện tử" example:"\"so@tinh.gov.vn\""`
	Web       front.Stated[string] `key:"trang_web" is:"trang-web" say:"trang thông tin điện tử" example:"\"https://chinhphu.vn\""`
	Reception string               `key:"noi_tiep_nhan,optional" is:"prose" say:"nơi tiếp nhận hồ sơ" example:"\"Quầy số 7, Trung tâm Phục vụ hành chính công\""`
	Hours     string               `key:"gio_lam_viec,optional" is:"prose" say:"giờ tiếp nhận hồ sơ" example:"\"Thứ hai đến thứ sáu, 7 giờ đến 11 giờ 30, 13 giờ đến 17 giờ\""`
}

// owner tells of the agency whose portal it is; nothing when the portal has no record of it.
func (s *Site) owner() Owner {
	if r := s.Record(AgencyFolder, s.Config.Agency); r != nil {
		return s.KindOf(r).Owner(r.Data)
	}
	return Owner{}
}

// Footer is the end of every page.
func (s *Site) Footer() Footer {
	return Footer{show.Text(s.Config.Responsible), ContactOf(s, s.Record(AgencyFolder, s.Config.Agency))}
}

// ContactOf shows what is known of an agency's contact; of no agency nothing is known. Of one that acts no more it says
// so, and who goes on.
func ContactOf(s *Site, r *record.Record) ContactView {
	var c Contact
	gone := s.gone(r)
	if r != nil && gone == nil {
		c = s.KindOf(r).Owner(r.Data).Contact.Value
	}
	v := ContactView{Address: show.Text(c.Address), Phone: show.Links(c.Phone, show.PhoneLinks),
		Email: show.Links(c.Email, show.MailLink), Web: show.Links(c.Web, show.WebLink),
		Reception: show.Value{State: front.NotReported.String()}, Gone: gone}
	if c.Hours != "" {
		v.Hours = s.Prose(r, c.Hours)
	}
	if c.Reception != "" {
		v.Reception, v.Call = show.Value{HTML: s.Prose(r, c.Reception)}, show.ToldPhones(c.Reception)
	}
	if c.Phone.Given() {
		v.Call = v.Phone.HTML
	}
	v.Known = cmp.Or(v.Address.HTML, v.Phone.HTML, v.Email.HTML, v.Web.HTML, v.Reception.HTML) != ""
	return v
}

// gone tells of a body at which nobody is reached any more: it has ended, or its portal is kept as it was.
func (s *Site) gone(r *record.Record) *GoneBody {
	switch {
	case r == nil:
		return nil
	case s.IsOver(r.ID) && s.isOfArchive(r):
		return &GoneBody{Ended: true, Since: show.DayOf(s.TenureOf(r.ID).To), Heirs: s.archiveHeirs()}
	case s.IsOver(r.ID):
		return &GoneBody{Ended: true, Since: show.DayOf(s.TenureOf(r.ID).To), Heirs: s.heirsOf(r.ID)}
	case s.isOfArchive(r):
		return &GoneBody{Since: show.DayOf(s.Config.Archive.From), Heirs: s.archiveHeirs()}
	}
	return nil
}

// feedLinks lists the feeds of the site.
var feedLinks = Derived(func(s *Site) []Link {
	var links []Link
	for _, k := range s.Kinds {
		if len(feeds(s)[k]) > 0 {
			links = append(links, Link{k.Path() + FeedFile, k.Name})
		}
	}
	return links
})
