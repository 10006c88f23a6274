package report

import (
	"embed"
	"regexp"
	"slices"
	"strings"

	"congkhai/generator/site"
	"congkhai/generator/text/citation"
	"congkhai/generator/text/viet"
)

// The forms that come with the program. Each says all documents that it names to be outside the portal.
//
//go:embed mau/*.toml
var shipped embed.FS

const shippedFolder, shippedSuffix = "mau", ".toml"

// Shipped lists the forms that come with the program, by ID.
func Shipped() []string {
	entries, err := shipped.ReadDir(shippedFolder)
	if err != nil {
		panic(err) // the folder is part of the program
	}
	var ids []string
	for _, entry := range entries {
		ids = append(ids, strings.TrimSuffix(entry.Name(), shippedSuffix))
	}
	return ids
}

// ShippedLike is the form that comes with the program and is meant by an ID; "" where that is not certain.
func ShippedLike(id string) string { return viet.Nearest(id, Shipped()) }

// draftForm is the text of a form that comes with the program, as it fits a portal; "" for another ID. There may be no
// portal yet.
func draftForm(s *site.Site, id, _ string) (string, error) {
	text, err := shipped.ReadFile(shippedFolder + "/" + id + shippedSuffix)
	if err != nil {
		return "", nil
	}
	return outsideOf(s, string(text)), nil
}

var (
	outsideLine = regexp.MustCompile(`(?m)^ngoai_cong = \[(.*)\]\n`)
	quotedText  = regexp.MustCompile(`"[^"]*"`)
)

// outsideOf is the text without the documents in its ngoai_cong that a site holds.
func outsideOf(s *site.Site, text string) string {
	return outsideLine.ReplaceAllStringFunc(text, func(line string) string {
		numbers := slices.DeleteFunc(quotedText.FindAllString(line, -1), func(quoted string) bool {
			c, ok := citation.Parse(strings.Trim(quoted, `"`))
			return ok && s != nil && len(s.Documents[c.Key()]) > 0
		})
		if len(numbers) == 0 {
			return ""
		}
		return "ngoai_cong = [" + strings.Join(numbers, ", ") + "]\n"
	})
}
