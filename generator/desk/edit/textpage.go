package edit

import (
	"slices"
	"strconv"
	"strings"

	"congkhai/generator/desk/outcome"
	"congkhai/generator/site"
)

// body is the text of the record, a box for each of its sections.
func (f *formPage) body(p *paper) {
	f.open("fieldset").put("legend", outcome.BodyName)
	help := bodyName + ".giup"
	f.put("p", "Mỗi dòng là một dòng trên trang. Mục lớn bắt đầu bằng ##, ý trong danh sách bắt đầu bằng -.", "class", "giup", "id", help)
	sections := withAsked(sectionsOf(p.form.body), f.prompts)
	if first := sections[0]; first.text != "" || len(sections) == 1 || len(p.kind.Headings) == 0 {
		f.prose(bodyName, "Lời", first.text, help)
	}
	for i, part := range sections[1:] {
		name := sectionName(i + 1)
		f.hidden(name+keyMark, part.head)
		if part.asked {
			f.hidden(name+askedMark, "1")
		}
		f.prose(name, f.sectionLabel(part.head), part.text, help)
	}
	for _, wrong := range p.bodyWrongs {
		f.wrong(wrong, "")
	}
	f.end()
}

// sectionLabel is what a section is called that a line heads.
func (f *formPage) sectionLabel(head string) string {
	heading := strings.TrimPrefix(head, "## ")
	if i := slices.IndexFunc(f.prompts, func(p site.Prompt) bool { return p.Heading == heading }); i >= 0 {
		return f.prompts[i].Name
	}
	return heading
}

// prose is a text with what helps to write it.
func (f *formPage) prose(name, label, text, help string) {
	f.open("div", "class", "o").put("label", label, "for", name)
	f.open("div", "class", "thanh-cong-cu", "data-cho", name, "hidden", "").end()
	lines := min(max(strings.Count(text, "\n")+3, len([]rune(text))/longText+3, 4), 30)
	f.put("textarea", "\n"+text, "id", name, "name", name, "rows", strconv.Itoa(lines), "aria-describedby", help).end()
}
