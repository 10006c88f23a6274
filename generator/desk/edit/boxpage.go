package edit

import (
	"slices"
	"strconv"
	"strings"

	"congkhai/generator/desk/entry"
	"congkhai/generator/text/viet"
)

func (f *formPage) wrong(text, id string) {
	if text != "" {
		f.put("p", viet.UpperFirst(text), "class", "loi", only(id != "", "id"), id)
	}
}

// longText is from how many letters on a text has several lines.
const longText = 70

// box writes one box with its name, its help, and what is wrong with it.
func (f *formPage) box(b *box, name string, n *node) {
	wrong := b.wrong
	if wrong == "" {
		wrong = n.wrong
	}
	f.open("div", "class", "o", "id", b.name+".o")
	described := []string{}
	help := ""
	if n.group == nil && n.rows == nil {
		help = f.help(n, b)
	}
	if help != "" {
		described = append(described, b.name+".giup")
	}
	if wrong != "" {
		described = append(described, b.name+".sai")
	}
	common := []string{only(wrong != "", "aria-invalid"), "true",
		only(len(described) > 0, "aria-describedby"), strings.Join(described, " ")}
	switch {
	case isPick(b.Sort):
		f.picks(b, name)
	case len(choices(b.Sort)) > 0 && !b.Text && !b.Whole && !b.List:
		f.label(b, name, n)
		f.choice(b, common)
	case b.Truth && !b.Whole && !b.Decimal && !b.Text:
		f.label(b, name, n)
		f.truth(b, common)
	case !b.Text && !b.Whole && !b.Decimal && !b.Day && !b.grid && !b.List: // nothing but a word for why there is none
		f.put("p", name, "class", "nhan-o")
	default:
		f.label(b, name, n)
		f.typed(b, n, common)
	}
	if b.blank {
		f.hidden(b.name+blankMark, "1")
	}
	f.states(b, name)
	if help != "" {
		f.put("p", help, "class", "giup", "id", b.name+".giup")
	}
	f.wrong(wrong, b.name+".sai")
	f.end()
}

func (f *formPage) label(b *box, name string, n *node) {
	f.open("label", "for", b.name).text(name)
	if n.field.Key != "" && !n.field.Optional {
		f.text(" ").put("span", "cần có", "class", "can")
	}
	f.end()
}

// help says what a box is for where its name does not, and how it is filled in.
func (f *formPage) help(n *node, b *box) string {
	var parts []string
	switch {
	case b != nil && b.Refers != "":
		parts = append(parts, "gõ tên, có dấu hay không đều được")
	case !strings.HasPrefix(viet.Fold(n.field.Name), viet.Fold(n.field.Say)):
		parts = append(parts, f.words.help(n.field.Say))
	}
	if b != nil && b.List && !b.grid && !isPick(b.Sort) {
		parts = append(parts, "mỗi mục một dòng")
	}
	if b != nil && b.grid {
		parts = append(parts, "dán thẳng từ Excel được: mỗi dòng một hàng, các ô cách nhau bằng phím Tab")
	}
	if b != nil && b.Day && !b.Text {
		parts = append(parts, "ngày/tháng/năm, như 25/06/2021")
	}
	if len(parts) == 0 {
		return ""
	}
	return viet.UpperFirst(strings.Join(parts, "; "))
}

func (f *formPage) typed(b *box, n *node, common []string) {
	attributes := append([]string{"id", b.name, "name", b.name}, common...)
	long := len([]rune(b.text)) > longText && b.Refers == ""
	if b.List || b.grid || n.field.Is == "prose" || long || strings.Contains(b.text, "\n") {
		lines := min(max(strings.Count(b.text, "\n")+1, len([]rune(b.text))/longText+1, 2), 14)
		f.put("textarea", "\n"+b.text, append(attributes, "rows", strconv.Itoa(lines), only(b.grid, "class"), "bang")...)
		return
	}
	if (b.Whole || b.Decimal || b.Day) && !b.Text {
		attributes = append(attributes, "inputmode", "numeric", "class", "ngan")
	}
	list := ""
	if b.Refers != "" {
		list = b.name + ".chon"
		attributes = append(attributes, "list", list)
	}
	f.single("input", append(attributes, "value", b.text, "autocomplete", "off")...)
	if list != "" {
		f.options(list, b.Refers)
	}
}

// mostOptions is how many records a box offers; among more the clerk types the name.
const mostOptions = 300

func (f *formPage) options(id, folder string) {
	all := f.view.site.All(folder)
	f.open("datalist", "id", id)
	for _, r := range all[:min(len(all), mostOptions)] {
		value := r.ID
		if k := f.view.site.KindOf(r); k.Cited != nil {
			value = k.Cited(r.Data).Number
		}
		f.put("option", r.Title(), "value", value)
	}
	f.end()
}

func (f *formPage) choice(b *box, common []string) {
	f.open("select", append([]string{"id", b.name, "name", b.name}, common...)...)
	f.option("", "", b.text == "")
	known := b.text == ""
	for _, w := range choices(b.Sort) {
		chosen := b.text == w.ID || b.text == w.Label
		known = known || chosen
		f.option(w.ID, w.Label, chosen)
	}
	if !known { // what a file says, whatever it is, is shown and stays
		f.option(b.text, b.text, true)
	}
	f.end()
}

func (f *formPage) truth(b *box, common []string) {
	f.open("select", append([]string{"id", b.name, "name", b.name}, common...)...)
	f.option("", "", b.text == "")
	f.option(entry.Truths[true], entry.Truths[true], b.text == entry.Truths[true])
	f.option(entry.Truths[false], entry.Truths[false], b.text == entry.Truths[false])
	if !slices.Contains([]string{"", entry.Truths[true], entry.Truths[false]}, b.text) {
		f.option(b.text, b.text, true)
	}
	f.end()
}

// picks are boxes to tick; those that are ticked come first, in the order in which the file has them.
func (f *formPage) picks(b *box, name string) {
	f.open("div", "role", "group", "aria-label", name).put("p", name, "class", "nhan-o")
	if b.text != "" {
		f.hidden(b.name, b.text).put("p", b.text)
	}
	words := choices(b.Sort)
	rank := func(w entry.Word) int {
		if i := slices.Index(b.picked, w.ID); i >= 0 {
			return i
		}
		return len(b.picked)
	}
	slices.SortStableFunc(words, func(a, b entry.Word) int { return rank(a) - rank(b) })
	for _, w := range words {
		f.open("label", "class", "tich").single("input", "type", "checkbox", "name", b.name, "value", w.ID,
			only(slices.Contains(b.picked, w.ID), "checked"), "").text(" " + w.Label).end()
	}
	f.end()
}

// states are the words that say why there is no value, as buttons beside the box.
func (f *formPage) states(b *box, name string) {
	words := states(b.Sort)
	if len(words) == 0 {
		return
	}
	f.open("div", "class", "khong-gia-tri", "role", "group", "aria-label", name+": vì sao không có giá trị")
	for _, w := range append([]entry.Word{{ID: "", Label: "có giá trị"}}, words...) {
		f.open("label", "class", "tich").single("input", "type", "radio", "name", b.name+stateMark, "value", w.ID,
			only(b.state == w.ID, "checked"), "").text(" " + w.Label).end()
	}
	f.end()
}
