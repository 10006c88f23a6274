package office_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"congkhai/generator/desk/office"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds"
	"congkhai/generator/kinds/report"
	"congkhai/generator/site"
	"congkhai/generator/test/golden"
)

// notOfADraft are rules that no draft breaks, whatever a document says: of what the importer writes around its text.
var notOfADraft = []string{"sai-cu-phap", "khoa-la", "phan-dau-chua-dong", "thieu-phan-dau", "html-tho", "lien-ket-khong-thanh",
	"khoi-ma-chua-dong", "dau-thanh-chu-nghieng", "dam-khong-thanh", "dau-lon-hon", "tieu-de-cap-1", "tieu-de-gach-duoi",
	"tieu-de-dinh-dau", "chu-gach-ngang", "hang-lech-o", "hang-dan-tu-bang", "bang-khong-thanh", "o-danh-dau"}

// A draft is a file that can be read, whatever stands in the document, and has the sections that were found in it.
func FuzzImport(f *testing.F) {
	f.Add("- một *hai* _ba_ <b>bốn</b>\n+ [năm](sáu) `bảy`\n# tám\n> chín\n===\n| a | b |\n1. mười\n~~x~~ ![y](z)\n\"\"\" ''' \\", false)
	f.Add("Số hồ sơ TTHC đã tiếp nhận trong kỳ: 12, mới: 8; cũ: 4 (trực tuyến: 5)\n- [ ] ô\nđ) chữ", true)
	f.Add("-một ~~~ *hai@\n+\n-\n1.\n-|tá\n- # x\n- > y", false)
	f.Add("**\n__\n```\n    mã\n-\n+\n***\n[^1]: chú\n<!-- -->\n&amp; &#35;", false)
	s, all := golden.Real(f).Site, site.ForReading(kinds.Kinds())
	f.Fuzz(func(t *testing.T, text string, bold bool) {
		open := map[bool]string{false: "<w:p><w:r><w:t>", true: "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>"}[bold]
		p, lines := goodParts(), strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(norm.NFC.String(strings.ToValidUTF8(text, "")))
		xmlIn(open + strings.ReplaceAll(lines, "\n", "</w:t></w:r></w:p>"+open) + "</w:t></w:r></w:p>")(p)
		draft, problems, err := office.Import(s, office.Request{File: "a.docx", Raw: p.packed(t), Kind: report.Folder, Form: "kstthc-5507",
			ID: "2021-q3-word"})
		if err != nil {
			t.Fatal(err)
		}
		if len(problems) > 0 {
			return
		}
		const name = "content/bao-cao/2021-q3-word.md"
		file, problems := source.NewFile(name, draft.Files[name])
		if source.Unreadable(problems) {
			return
		}
		r, _ := record.Parse(all, file, problems)
		for _, problem := range r.Problems {
			if slices.Contains(notOfADraft, problem.Rule.ID) {
				t.Errorf("%q: %s: %s\n%s", text, problem.Where, problem.Text(source.Vietnamese), draft.Files[name][strings.Index(string(draft.Files[name]), "\n+++\n"):])
			}
		}
		if r.Body.Section("II") < 0 || r.Body.Section("I.6") < 0 {
			t.Errorf("%q: a section is lost", text)
		}
	})
}
