package attach

import (
	"fmt"
	"strings"

	"congkhai/generator/files/source"
	"congkhai/generator/text/legacy"
	"congkhai/generator/text/say"
	"congkhai/generator/text/viet"
)

// nameless is what a file is called of whose name nothing is left; it also goes before names that Windows keeps for
// itself.
const nameless = "tep"

const (
	longest = 80  // letters of a name: it is part of an address, and a number may follow
	most    = 999 // files of one name
)

// lastPart is a name without the folders of somebody's machine before it.
func lastPart(name string) string {
	name = strings.ToValidUTF8(name[strings.LastIndexAny(name, `/\`)+1:], "")
	return strings.TrimRight(strings.TrimSpace(name), ". ")
}

// stemOf is a name without its suffix as addresses have it.
func stemOf(name string) string {
	name = viet.Normal(name)
	if code, meant := legacy.Read(name); code != nil {
		name = meant
	}
	stem := viet.Slug(name)
	if len(stem) > longest {
		stem = stem[:longest]
		if whole := strings.LastIndexByte(stem, '-'); whole > longest/2 {
			stem = stem[:whole]
		}
		stem = strings.TrimRight(stem, "-")
	}
	if stem == "" || source.BadPart(stem) != "" {
		return strings.TrimRight(nameless+"-"+stem, "-")
	}
	return stem
}

// free is the first name that is not taken: bao-cao.pdf, bao-cao-2.pdf, bao-cao-3.pdf …
func free(stem, suffix string, taken func(name string) bool) (string, error) {
	name := stem + suffix
	for n := 2; taken(name); n++ {
		if n > most {
			return "", say.Errorf("%s: đã có quá nhiều tệp mang tên này; hãy đổi tên tệp rồi chọn lại",
				"%s: too many files have this name already; rename the file and choose it again", stem+suffix)
		}
		name = fmt.Sprintf("%s-%d%s", stem, n, suffix)
	}
	return name, nil
}
