package sample

import (
	"fmt"
	"strings"
)

// A body has so many syllables: the steps, the table and the conditions have fewer than the least of them, and the last
// sentence of what fills it up is shorter than what is left to the most.
const (
	leastSyllables = 600
	mostSyllables  = 1200
	longSentence   = 32
)

func (p *Portal) procedures(yield func(string, string) error) error {
	for i := range p.Procedures {
		if err := yield("content/thu-tuc/"+Code(i)+".md", p.procedure(i)); err != nil {
			return err
		}
	}
	return nil
}

func (p *Portal) procedure(i int) string {
	d := p.decision(i)
	return fmt.Sprintf(procedureFile, Code(i), Title(i), fieldOf(i), i%len(agencies), levels[i%len(levels)], applicants[i%len(applicants)],
		d.String(), grades[i%len(grades)], d.year, d.year, ways(i), p.papers(), p.body(i, d))
}

// fee is what a procedure costs, in đồng.
func fee(i int) int { return 50_000 * (i % 9) }

func limit(i int) int { return 5 + i%26 }

// ways are the channels: online unless the grade says that it is not done so, at the counter, and by post for every third.
func ways(i int) string {
	var b strings.Builder
	if grades[i%len(grades)] != "2" {
		fmt.Fprintf(&b, wayTable, "truc_tuyen", limit(i), "ngay_lam_viec", "0", fee(i))
	}
	fmt.Fprintf(&b, wayTable, "truc_tiep", 5+i%31, "ngay", `"khong"`, 100_000)
	if i%3 == 0 {
		fmt.Fprintf(&b, wayTable, "buu_chinh", limit(i), "ngay_lam_viec", `"khong"`, fee(i))
	}
	return b.String()
}

// papers are three to six papers, no two of one name.
func (p *Portal) papers() string {
	var b strings.Builder
	for _, at := range p.random.Perm(len(documents))[:3+p.random.IntN(4)] {
		fmt.Fprintf(&b, paperTable, documents[at]+", "+p.one(reasons), p.random.IntN(3))
	}
	return b.String()
}

// body holds the steps and the conditions; paragraphs between them bring it to its length.
func (p *Portal) body(i int, d decision) string {
	steps, first, conditions := p.steps(6+p.random.IntN(8)), p.paragraph(60), p.paragraph(60)
	write := func(more string) string {
		return fmt.Sprintf(procedureBody, steps, first, d, d.day, d.year, more, 1+i%12, limit(i), amount(fee(i)), conditions)
	}
	var more strings.Builder
	left := leastSyllables + p.random.IntN(mostSyllables-leastSyllables-longSentence) - syllables(write(""))
	for left > 0 {
		text := p.paragraph(min(left, 150))
		left -= syllables(text)
		more.WriteString(text + "\n\n")
	}
	return write(more.String())
}

// amount is a sum of thousands of đồng as people write it.
func amount(dong int) string {
	if dong == 0 {
		return "không thu"
	}
	return fmt.Sprintf("%d.000 đồng", dong/1000)
}
