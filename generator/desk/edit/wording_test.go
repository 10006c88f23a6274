package edit

import (
	"regexp"
	"strings"
	"testing"

	"congkhai/generator/files/manual"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds"
	"congkhai/generator/test/small"
)

// messageOf is a message of the manual: the kind of the file that it is about, what is said, the rule.
var messageOf = regexp.MustCompile(`(?m)^content/([a-z-]+)/\S+:[0-9]+:[0-9]+: (.*) \[([a-z0-9-]+)\]$`)

// Nothing that a form says is said in the language of files, whatever rule it is about.
func TestFormsCallThingsAsTheirBoxesDo(t *testing.T) {
	told := 0
	for _, rule := range manual.Rules() {
		page, _ := manual.Of(rule)
		for _, m := range messageOf.FindAllStringSubmatch(page.Texts[source.Vietnamese].Message, -1) {
			k, err := kinds.Named(m[1])
			if err != nil {
				continue
			}
			w := wordingOf(k.Fields(), func(string, string) string { return "" })
			said := w.plain(m[2])

			told++
			for _, word := range ownWord.FindAllString(said, -1) {
				if w.word(word) != word {
					t.Errorf("%s of %s says %s: %s", m[3], m[1], word, said)
				}
			}
		}
	}
	if told < 50 {
		t.Errorf("only %d messages", told)
	}
}

// What has to be copied is not put into other words.
func TestWhatIsToBeCopiedStays(t *testing.T) {
	k, err := kinds.Named("bao-cao")
	small.Must(t, err)
	const terms = "i3.quan_ly = 63, nhưng cong.thu_tuc = 47"
	w := wordingOf(k.Fields(), func(string, string) string { return "" })
	if got := w.plain(`đọc lại lý do, rồi ghi chenh_lech = "` + terms + `"`); !strings.HasSuffix(got, ": “"+terms+"”") {
		t.Error(got)
	}
}

// What a machine can mend of what was pasted is mended by a button, and not by a command that nobody has at hand.
func TestAButtonMendsWhatWasPasted(t *testing.T) {
	const bulletin = "content/tin-tuc/2022-11-14-bo-nop-ho-so-giay.md"
	dir := realFolder(t)
	b := enter(t, serverOf(dir))
	at := addressOf("tin-tuc", "2022-11-14-bo-nop-ho-so-giay")
	post := b.formOf("tin-tuc", "2022-11-14-bo-nop-ho-so-giay")
	post.Set(bodyName, "Số liệu:\n\nNăm\tHồ sơ\n2021\t12\n2022\t15")
	page, saved := b.save(at, post)
	if saved || !strings.Contains(page, `value="`+mendButton+`"`) || strings.Contains(page, "congkhai fmt") {
		t.Fatalf("saved %v; no button mends it: %s", saved, wrongsIn(page))
	}
	page = b.press(at, mendButton, post).Body.String()
	if !strings.Contains(page, "chưa lưu") || strings.Contains(fileOf(t, dir, bulletin), "| 2021") {
		t.Errorf("mending says %s", wrongsIn(page))
	}
	b.mustSave(at, fieldsOf(t, page))
	if got := fileOf(t, dir, bulletin); !strings.Contains(got, "| Năm | Hồ sơ |\n| --- | --- |\n| 2021 | 12 |") {
		t.Errorf("the rows are no table:\n%s", got)
	}
}

// What goes wrong with another record is told with its name, and leads to its form.
func TestWhatGoesWrongElsewhereLeadsThere(t *testing.T) {
	b := enter(t, serverOf(realFolder(t)))
	post := b.formOf("van-ban", "1676-qd-ubnd-2021")
	post.Set("so_ky_hieu", "1677/QĐ-UBND")
	page, saved := b.save(addressOf("van-ban", "1676-qd-ubnd-2021"), post)
	if saved || !strings.Contains(page, "Vì thay đổi này, ở thủ tục hành chính “") ||
		!strings.Contains(page, `<a href="`+addressOf("thu-tuc", "1.000173")+`">`) {
		t.Errorf("saved %v: %s", saved, wrongsIn(page))
	}
}
