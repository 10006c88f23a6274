package workbook

import (
	"strings"
	"testing"

	"congkhai/generator/files/amend"
)

// A section that says something else is written anew, and every other byte of the text stays.
func TestOneSectionChanges(t *testing.T) {
	const now = "Mở đầu\r\n\n## Một\n\nCũ.\n\n\n## Hai  \n* giữ nguyên\n"
	for _, c := range []struct{ wanted, file string }{
		{"Mở đầu\n\n## Một\n\nMới.\n\n\n## Hai  \n* giữ nguyên\n", "Mở đầu\r\n\n## Một\n\nMới.\n\n\n## Hai  \n* giữ nguyên\n"},
		{"Mở đầu\n\n## Hai  \n* giữ nguyên\n\n## Ba\n\nThêm.\n", "Mở đầu\r\n\n## Hai  \n* giữ nguyên\n\n## Ba\n\nThêm.\n"},
	} {
		const head = "+++\nten = \"x\"\n+++\n"
		before := strings.ReplaceAll(now, "\r\n", "\n")
		after, err := amend.Apply("content/trang/x.md", []byte(head+now), nil, bodyChanges(before, c.wanted)...)
		if err != nil || string(after) != head+c.file {
			t.Errorf("%v\n got %q\nwant %q", err, after, head+c.file)
		}
	}
}
