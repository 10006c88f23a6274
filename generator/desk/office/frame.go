package office

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"congkhai/generator/desk/word"
	"congkhai/generator/text/calendar"
)

// What stands around the text of a paper is no part of a report: its head, and the signature with what follows.

// opening takes the head of the paper off what stands before the first section: down to what it is about, or where it
// does not say that it is a report, the table at its top.
func (im *importer) opening() {
	opening := &im.parts[0]
	end := im.titled(opening.blocks)
	if end == 0 {
		end = 1 + slices.IndexFunc(opening.blocks, func(b word.Block) bool {
			_, isTable := b.(word.Table)
			return isTable
		})
	}
	head := opening.blocks[:end]
	opening.blocks = opening.blocks[end:]
	im.dated(head)
	if len(head) > 0 {
		im.left = append(im.left, LeftHead.At(im.at(numberOf(head[0])), numberOf(head[len(head)-1]), quote(head)))
	}
}

// titled finds what the paper is about, in bold letters below "BÁO CÁO", or behind it in one paragraph, and returns how
// many blocks that takes; 0 where there is no such title.
func (im *importer) titled(blocks []word.Block) int {
	at := slices.IndexFunc(blocks, func(b word.Block) bool {
		kind, _, _ := strings.Cut(textOfBlock(b), "\n")
		return keyOf(kind) == "bao cao"
	})
	if at < 0 {
		return 0
	}
	_, about, _ := strings.Cut(textOfBlock(blocks[at]), "\n")
	end := at + 1
	for _, block := range blocks[end:] {
		p, ok := block.(word.Paragraph)
		if !ok || !isBold(p) {
			break
		}
		about += " " + p.Text()
		end++
	}
	im.subject = strings.Join(strings.Fields(about), " ")
	return end
}

var dayInWords = regexp.MustCompile(`(?i)ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})`)

// dated proposes the day that stands in the head of a paper as that of the report.
func (im *importer) dated(head []word.Block) {
	for _, block := range head {
		m := dayInWords.FindStringSubmatch(textOfBlock(block))
		if m == nil {
			continue
		}
		day, err := calendar.Parse(fmt.Sprintf("%s-%02s-%02s", m[3], m[2], m[1]))
		if err == nil {
			im.proposed = append(im.proposed,
				Proposal{Key: "ngay_bao_cao", Value: day.String(), Paragraph: numberOf(block), Sentence: m[0]})
			return
		}
	}
}

// isEnd reports whether a block is that of the signature.
func isEnd(block word.Block) bool {
	switch block := block.(type) {
	case word.Paragraph:
		return namesRecipients(block.Text())
	case word.Table:
		for _, row := range block.Rows {
			if slices.ContainsFunc(row, func(c word.Cell) bool { return namesRecipients(c.Text()) }) {
				return true
			}
		}
	}
	return false
}

// namesRecipients reports whether a text begins to say who gets a paper. Where dossiers are taken in is something else.
func namesRecipients(text string) bool {
	first, _, _ := strings.Cut(text, "\n")
	rest, found := strings.CutPrefix(keyOf(first), "noi nhan")
	return found && (rest == "" || strings.HasPrefix(rest, " nhu ") || strings.HasPrefix(rest, " luu "))
}
