package edit

import (
	"fmt"
	"strings"

	"congkhai/generator/files/source"
)

// mendLabel is what the button says that mends what a machine can: unseen characters, letters of old codes, rows that
// were pasted from a spreadsheet.
const mendLabel = "Sửa giúp"

// mend mends what a machine can of what is typed, and tells what that was. Nothing is written.
func (p *paper) mend() (told string, err error) {
	values, _, wrong := p.wanted()
	if wrong > 0 {
		return "", nil
	}
	raw, err := p.alone(values, p.body())
	if err != nil {
		return "", err
	}
	mended, changes := source.Mend(p.path, raw)
	says := sayingOf(p.path, mended)
	p.form = p.read(p.fields, p.posted(p.fields, says.values))
	p.form.body = says.body
	if len(changes) == 0 {
		return "Ở đây không có gì mà máy sửa giúp được.", nil
	}
	lines := make([]string, len(changes))
	for i, change := range changes {
		lines[i] = fmt.Sprintf("“%s”: %s", strings.TrimSpace(change.After), change.What.Text(source.Vietnamese))
	}
	return fmt.Sprintf("Đã sửa giúp %d chỗ trong phần đang gõ, chưa lưu; hãy xem lại. %s", len(changes), strings.Join(lines, "; ")), nil
}
