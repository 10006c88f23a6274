// Package worklist tells staff what waits for them on a portal, as data for a page to show:
//
//	for _, group := range worklist.Of(s, problems) {
//		for _, item := range group.Items { … }
//	}
//
// It finds nothing out by itself: what is missing or no longer holds the rooms of the kinds know, and the portal's own
// pages say the same. Today is the day of the site. Where the portal does not know until when something has to be done,
// such as answering a petition, it says since when it waits and invents no day.
package worklist

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/site"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/say"
)

// Group is things of one sort that wait, the most urgent first.
type Group struct {
	Title string
	Items []Item
}

// Item is something that waits: a record to open, or one that is to be made.
type Item struct {
	Kind  string        // the folder of the record's kind; "" for a file that no record owns
	ID    string        // of a record that is there
	Title string        // what it is
	Why   string        // what there is to do about it
	Day   calendar.Date // since when, or until when; no day where there is none to tell
	New   string        // the ID of a record that is to be made; "" where there is one, or nobody can say which
	Form  string        // the ID of the form that it fills in, of a report that is to be made
}

// Of lists what waits, in the order in which it should be looked at; groups with nothing in them are left out. problems
// are those of the site, in the order in which they were told.
func Of(s *site.Site, problems []source.Problem) []Group {
	all := []Group{{"Cần sửa", wrong(s, problems)}}
	if !s.Archived() {
		all = append(all, duties(s)...)
	}
	all = append(all, Group{"Bản nháp và bài hẹn ngày đăng", drafts(s)}, Group{"Vừa thay đổi", changes(s)})
	var groups []Group
	for _, g := range all {
		g.Items = slices.DeleteFunc(g.Items, func(i Item) bool { return isShared(s, i) })
		if len(g.Items) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}

// isShared reports whether an item is about a record that others keep: it waits for them.
func isShared(s *site.Site, i Item) bool {
	r := s.Find(i.Kind, i.ID)
	if i.Kind == "" || i.ID == "" || r == nil {
		return false
	}
	_, shared := s.Shared[r.File.Path]
	return shared
}

// duties are what a department at work has to do; of one that is no more nothing is waited for.
func duties(s *site.Site) []Group {
	return []Group{
		{"Cổng mới lập", unaddressed(s)},
		{"Báo cáo còn thiếu", reports(s)},
		{"Bảng giá sắp hết hoặc đã hết áp dụng", priceLists(s)},
		{"Ngày nghỉ còn thiếu", holidays(s)},
		{"Phản ánh, kiến nghị chưa trả lời", petitions(s)},
		{"Thủ tục căn cứ vào văn bản không còn hiệu lực", procedures(s)},
	}
}

// of is an item about a record.
func of(r *record.Record, day calendar.Date, why string, args ...any) Item {
	return Item{Kind: r.Kind.Folder, ID: r.ID, Title: r.Title(), Why: fmt.Sprintf(why, args...), Day: day}
}

// standing is the first record of a kind that a function picks, shown or not; nil when there is none.
func standing(s *site.Site, folder string, is func(r *record.Record) bool) *record.Record {
	for _, r := range s.Records {
		if r.Kind.Folder == folder && is(r) {
			return r
		}
	}
	return nil
}

// wrong tells of each record what is wrong with it, causes first, as the problems come.
func wrong(s *site.Site, problems []source.Problem) []Item {
	counts := map[string]int{}
	for _, p := range problems {
		counts[p.Where.Path()]++
	}
	owners := ownersOf(s)
	var items []Item
	for _, p := range problems {
		name := p.Where.Path()
		if counts[name] == 0 {
			continue // told already
		}
		item := Item{Title: name, Why: p.Text(say.Vietnamese)}
		if n := counts[name]; n > 1 {
			item.Why = fmt.Sprintf("%d chỗ cần sửa; chỗ đầu tiên: %s", n, item.Why)
		}
		if r := owners(name); r != nil {
			item.Kind, item.ID, item.Title = r.Kind.Folder, r.ID, r.Title()
			if name != r.File.Path {
				item.Why = path.Base(name) + ": " + item.Why
			}
		}
		items = append(items, item)
		counts[name] = 0
	}
	return items
}

// unaddressed asks for the address of a portal that has none yet: whatever is printed and shared has it.
func unaddressed(s *site.Site) []Item {
	if !s.Config.Unaddressed() {
		return nil
	}
	return []Item{{Title: "config.toml", Why: "cổng chưa có địa chỉ trên mạng; trước khi đăng, nhờ người quản trị ghi vào dia_chi"}}
}

// ownersOf returns how to find the record that a file is, or in whose own folder it lies; nil when it is nobody's.
func ownersOf(s *site.Site) func(name string) *record.Record {
	known := map[string]*record.Record{}
	for _, r := range s.Records {
		if stem := strings.TrimSuffix(r.File.Path, path.Ext(r.File.Path)); path.Base(stem) == "index" {
			known[path.Dir(stem)] = r
		}
		known[r.File.Path] = r
	}
	return func(name string) *record.Record { return cmp.Or(known[name], known[path.Dir(name)]) }
}
