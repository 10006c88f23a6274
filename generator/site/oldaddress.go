package site

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/text/bound"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/contact"
	"congkhai/generator/text/viet"
)

// OldAddresses are addresses at which something was published that stands elsewhere now, or was withdrawn. Each of them
// stays a page for ever, so that a bookmark leads to what was meant, or to why it is gone.
type OldAddresses struct {
	record.Common
	Name  string      `key:"ten" say:"tên danh sách" example:"\"Địa chỉ cũ năm 2026\""`
	Moved []Moved     `key:"chuyen,optional" say:"địa chỉ cũ của nội dung nay ở địa chỉ khác"`
	Gone  []Withdrawn `key:"rut,optional" say:"địa chỉ cũ của nội dung đã rút khỏi cổng"`
}

// Moved is an old address and the one that stands in its place.
type Moved struct {
	From   string        `key:"tu" say:"địa chỉ cũ" example:"\"/thu-tuc/1.000999/\"" past:"row"`
	To     string        `key:"den" say:"địa chỉ mới trong cổng" example:"\"/thu-tuc/1.000173/\""`
	Date   calendar.Date `key:"ngay" when:"past" say:"ngày chuyển" example:"2026-03-02"`
	Reason string        `key:"ly_do,optional" is:"prose" say:"lý do, in cho người dân đọc" example:"\"Thủ tục đã đổi mã.\""`
}

// Withdrawn is an old address with nothing in its place, and why.
type Withdrawn struct {
	From     string        `key:"tu" say:"địa chỉ cũ" example:"\"/tin-tuc/2021-doi-thoai/\"" past:"row"`
	Name     string        `key:"ten" say:"tên nội dung đã rút" example:"\"Sở tổ chức đối thoại\""`
	Date     calendar.Date `key:"ngay" when:"past" say:"ngày rút" example:"2026-03-02"`
	Reason   string        `key:"ly_do" is:"prose" say:"lý do, in cho người dân đọc" example:"\"Đăng nhầm, buổi đối thoại đã hoãn.\""`
	Document string        `key:"van_ban,optional" is:"van-ban" say:"văn bản quyết định việc rút" example:"\"1676/QĐ-UBND\""`
}

// Title returns the list's name.
func (o *OldAddresses) Title() string { return o.Name }

const oldFolder = "dia-chi-cu"

// OldAddressKind is the kind of lists of old addresses.
func OldAddressKind() *Kind {
	return Define(Kind{
		Kind: record.Kind{Folder: oldFolder, Name: "Địa chỉ cũ", Suffix: []string{".toml"},
			New: record.Fresh[OldAddresses]},
		Empty: "Chưa có địa chỉ nào thay đổi.", Layout: "oldaddress", Aside: true, Check: Of(checkOldAddresses),
		View: ViewOf(oldAddressesView), Pages: Of(oldPages),
		Item: Of(func(_ *Site, _ *record.Record, o *OldAddresses) Item {
			return Item{Facts: []string{strconv.Itoa(len(o.Moved)) + " địa chỉ đã chuyển, " +
				strconv.Itoa(len(o.Gone)) + " đã rút"}}
		}),
		Meta: Of(func(_ *Site, _ *record.Record, o *OldAddresses) Meta {
			return Meta{Description: viet.Shorten(o.Name+": các trang và tệp đã đăng, nay ở địa chỉ khác hoặc đã rút khỏi cổng, từ ngày nào và vì sao.", 200)}
		}),
	})
}

// old is an address at which something was published once.
type old struct {
	from   string // in letters
	to     string // where it leads now, in the words of its author; empty when it was withdrawn
	day    calendar.Date
	record *record.Record // whose file says so
	path   string         // of the table in it
}

// tables lists what a record says of old addresses.
func (o *OldAddresses) tables(r *record.Record) []old {
	var all []old
	for i, m := range o.Moved {
		all = append(all, old{inLetters(m.From), m.To, m.Date, r, "chuyen" + front.Index(i)})
	}
	for i, g := range o.Gone {
		all = append(all, old{inLetters(g.From), "", g.Date, r, "rut" + front.Index(i)})
	}
	return all
}

// collectOld gathers the old addresses of all records that are published. Of two for one address the first counts, and
// the second is a problem.
func (s *Site) collectOld() map[string]old {
	all := map[string]old{}
	for _, r := range s.Records {
		o, ok := r.Data.(*OldAddresses)
		if !ok || !s.public[r] {
			continue
		}
		for _, entry := range o.tables(r) {
			if _, taken := all[oldKey(entry.from)]; !taken && isAddress(entry.from) {
				all[oldKey(entry.from)] = entry
			}
		}
	}
	return all
}

// passed finds the old address that a target is, or lies in.
func (s *Site) passed(target string) (old, bool) {
	if len(s.old) == 0 || !strings.HasPrefix(target, "/") {
		return old{}, false
	}
	for key := oldKey(path.Clean(target)); key != "" && key != "."; key = path.Dir(key) {
		if entry, ok := s.old[key]; ok {
			return entry, true
		}
	}
	return old{}, false
}

// lasting returns the address at the end of the way on which an old one is the first step, or "" when there is none.
func (s *Site) lasting(entry old) string {
	for range len(s.old) { // more steps than old addresses go in a circle
		target, _ := s.split(entry.to)
		if _, ok := s.target(entry.record, target); ok || entry.to == "" {
			return entry.to
		}
		next, ok := s.passed(target)
		if !ok {
			return ""
		}
		entry = next
	}
	return ""
}

// checkPassed reports an address that leads to where nothing stands any more. ok is false for others.
func (s *Site) checkPassed(where source.Span, address, target string) (problem source.Problem, ok bool) {
	entry, ok := s.passed(target)
	if !ok {
		return source.Problem{}, false
	}
	if entry.to == "" {
		return GoneLink.At(where, address, entry.day.Print()), true
	}
	return MovedLink.At(where, address).Suggest(s.lasting(entry)), true
}

func checkOldAddresses(s *Site, r *record.Record, o *OldAddresses) []source.Problem {
	var problems []source.Problem
	places := fragments{}
	for _, entry := range o.tables(r) {
		problems = append(problems, s.checkOld(entry)...)
		if entry.to != "" {
			problems = append(problems, s.checkNew(entry, places)...)
		}
	}
	return problems
}

// checkOld holds an old address against the form of addresses, what is published, and the other old ones.
func (s *Site) checkOld(entry old) []source.Problem {
	where, first := entry.record.At(entry.path+".tu"), s.old[oldKey(entry.from)]
	switch {
	case entry.from == "": // told by front
	case len(tooLong(where, entry.from)) > 0:
		return tooLong(where, entry.from)
	case strings.Contains(entry.from, "#"):
		return []source.Problem{OldFragment.At(where, entry.from).Suggest(s.asAddress(entry.from))}
	case strings.Contains(entry.from, "%") && !isAddress(entry.from):
		return []source.Problem{OldPercent.At(where, entry.from)}
	case !isAddress(entry.from):
		return []source.Problem{BadOldAddress.At(where, entry.from).Suggest(s.asAddress(entry.from))}
	case first.record != entry.record || first.path != entry.path:
		return []source.Problem{SameOld.At(where, entry.from, first.record.File.Path)}
	case !asksFor(entry.from) && s.stands(entry.from):
		return []source.Problem{StillThere.At(where, entry.from)}
	}
	return nil
}

// tooLong reports an address at which no page can stand, or with which a web server could not answer.
func tooLong(where source.Span, address string) []source.Problem {
	path, _, _ := strings.Cut(address, "?")
	for at := range strings.SplitSeq(strings.Trim(path, "/"), "/") {
		if problems := source.TooLong(where, at); len(problems) > 0 {
			return problems
		}
	}
	return source.TooLong(where, address)
}

// checkNew reports an address in place of an old one that is not published itself.
func (s *Site) checkNew(entry old, places fragments) []source.Problem {
	where := func() source.Span { return entry.record.At(entry.path + ".den") }
	target, rest := s.split(entry.to)
	asked, _, _ := strings.Cut(s.inside(entry.to), "#")
	next, passed := s.old[oldKey(asked)]
	switch {
	case len(entry.to) > bound.Path: // or a web server could not answer with it
		return []source.Problem{source.LongName.At(where(), len(entry.to), bound.Path)}
	case oldKey(target) == oldKey(entry.from), oldKey(asked) == oldKey(entry.from):
		return []source.Problem{SelfReference.At(where())}
	case !strings.HasPrefix(target, "/"):
		return []source.Problem{DeadLink.At(where(), entry.to).Guess(func() string {
			return s.meant(entry.record, "/"+strings.Trim(target, "/")+"/", rest)
		})}
	}
	if passed && asksFor(asked) { // servers lead on from there, and files alone do not
		return []source.Problem{MovedLink.At(where(), entry.to).Suggest(next.to)}
	}
	return s.checkAddress(entry.record, where, entry.to, places)
}

// isAddress reports whether something can have been published at an address: a page, which ends with "/", or a file; with
// a query, whatever another system had there.
func isAddress(address string) bool {
	address, query, asks := strings.Cut(address, "?")
	rest, absolute := strings.CutPrefix(address, "/")
	name, page := strings.CutSuffix(rest, "/")
	switch {
	case !absolute, asks && !isQuery(query), !asks && name == "", !asks && !page && !isPublishable(name):
		return false
	case rest == "":
		return true
	}
	return !slices.ContainsFunc(strings.Split(name, "/"), func(part string) bool {
		return part == "" || part[0] == '.' || part == "index.html" || source.BadPart(part) != ""
	})
}

// asAddress returns the address that was meant by one in another form, or "".
func (s *Site) asAddress(text string) string {
	if contact.Leaves(text) && s.inside(text) == text {
		return ""
	}
	address, _, _ := strings.Cut(s.inside(text), "#")
	if address = inLetters(address); asksFor(address) && isAddress(address) {
		return address
	}
	address, _, _ = strings.Cut(address, "?")
	address = strings.TrimSuffix(path.Clean("/"+address), "/index.html")
	if !isPublishable(address) {
		address += "/"
	}
	if !isAddress(address) {
		return ""
	}
	return address
}

func isPublishable(name string) bool {
	return slices.Contains(publishable, strings.ToLower(path.Ext(name)))
}

// stands reports whether the page for an old address would be in the way of what is published, or would hide in it.
func (s *Site) stands(address string) bool {
	here := standing(s)
	if _, taken := here[oldKey(address)]; taken {
		return true
	}
	for key := path.Dir(oldKey(address)); key != "."; key = path.Dir(key) {
		if isFile := here[key]; isFile {
			return true
		}
	}
	return false
}

// standing lists where something is published, pages and files, and marks those places that can hold no pages.
var standing = Derived(func(s *Site) map[string]bool {
	all := map[string]bool{}
	for _, p := range slices.Concat(s.pages, s.twins) {
		if !p.Old {
			all[oldKey(p.URL)] = false
		}
	}
	for url := range s.Published() {
		all[oldKey(url)] = true
	}
	for _, small := range s.Narrowed() {
		all[oldKey(small.URL)] = true
	}
	for _, r := range s.Shown() {
		all[oldKey(s.cardURL(r))] = true
		all[oldKey(r.URL()+record.DataFile)] = true
	}
	for _, address := range s.tableAddresses() {
		all[oldKey(address)] = true
	}
	for _, feed := range feedLinks(s) {
		all[oldKey(feed.URL)] = true
	}
	for _, name := range append([]string{SearchURL, cardFile}, generalFiles...) {
		all[oldKey(name)] = true
	}
	return all
})
