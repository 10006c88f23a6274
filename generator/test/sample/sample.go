// Package sample makes up a portal of any size, the same one every time: procedures with titles and texts as real ones have,
// news, documents, quarterly reports and price lists that refer to each other and keep every rule. Measurements and tests of
// large portals stand on it; nothing that is published does.
package sample

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
)

// Portal is a made-up portal with some number of procedures, a tenth as many news, and a twentieth as many documents.
type Portal struct {
	Procedures int
	random     *rand.Rand
}

// New makes a portal up.
func New(procedures int) *Portal {
	return &Portal{procedures, rand.New(rand.NewPCG(20261124, uint64(procedures)))}
}

// Day is a day on which the portal can be built: all its records are public.
const Day = "2026-11-24"

// Files calls back with every file of the portal's content, and its configuration.
func (p *Portal) Files(yield func(name, text string) error) error {
	for _, write := range []func(func(string, string) error) error{p.frame, p.documents, p.procedures, p.news, p.reports, p.prices} {
		if err := write(yield); err != nil {
			return err
		}
	}
	return nil
}

// Title is the name of a procedure; no two are alike below the number of all that there can be (115,200).
func Title(number int) string {
	number = number * 7919 % 115_200
	action, number := actions[number%len(actions)], number/len(actions)
	paper, number := papers[number%len(papers)], number/len(papers)
	who, number := whom[number%len(whom)], number/len(whom)
	field := fields[number%len(fields)]
	return strings.TrimSpace(fmt.Sprintf("%s %s %s %s", action, paper, field.things[number/len(fields)], who))
}

func fieldOf(number int) int {
	return number * 7919 % 115_200 / (len(actions) * len(papers) * len(whom)) % len(fields)
}

// Code is the national code of a procedure.
func Code(number int) string { return fmt.Sprintf("%d.%06d", 1+number/900_000, 1+number%900_000) }

// decision is a decision of the province that publishes procedures.
type decision struct {
	number, day, year int // the day is in January
}

func (p *Portal) decision(i int) decision {
	i %= max(1, p.Procedures/20)
	return decision{i + 1, 1 + i%28, 2015 + i%10}
}

func (d decision) String() string { return fmt.Sprintf("%d/QĐ-UBND", d.number) }

func (p *Portal) one(of []string) string { return of[p.random.IntN(len(of))] }

func (p *Portal) sentence() string {
	s := fmt.Sprintf("%s %s %s", p.one(actors), p.one(deeds), p.one(times))
	if p.random.IntN(2) == 0 {
		s += ", " + p.one(reasons)
	}
	return s + "."
}

// paragraph has at least so many syllables, and less than a sentence more.
func (p *Portal) paragraph(atLeast int) string {
	var sentences []string
	for n := 0; n < atLeast; {
		next := p.sentence()
		n += syllables(next)
		sentences = append(sentences, next)
	}
	return strings.Join(sentences, " ")
}

// syllables counts them as people do: Vietnamese writes each by itself.
func syllables(text string) int {
	n := 0
	for word := range strings.FieldsSeq(text) {
		if strings.IndexFunc(word, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0 {
			n++
		}
	}
	return n
}

func (p *Portal) steps(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%d. %s %s\n", i+1, p.sentence(), p.sentence())
	}
	return b.String()
}

// frame has what the others refer to: the configuration, agencies, fields, a standing page.
func (p *Portal) frame(yield func(string, string) error) error {
	files := map[string]string{"config.toml": configFile, "content/trang/gioi-thieu.md": standingPage, "content/van-ban/1-2014-nd-cp.toml": decree,
		"content/co-quan/ubnd-tinh.toml": agencyFile("Ủy ban nhân dân tỉnh", "UBND"), "content/co-quan/chinh-phu.toml": agencyFile("Chính phủ", "CP")}
	for i, name := range agencies {
		files[fmt.Sprintf("content/co-quan/co-quan-%d.toml", i)] = agencyFile(name, fmt.Sprintf("CQ%d", i))
	}
	for i, f := range fields {
		files[fmt.Sprintf("content/linh-vuc/linh-vuc-%d.toml", i)] = fmt.Sprintf("ten = %q\nmo_ta = %q\n", f.name, "Gồm "+strings.Join(f.things, "; ")+".")
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := yield(name, files[name]); err != nil {
			return err
		}
	}
	return nil
}

func (p *Portal) documents(yield func(string, string) error) error {
	for i := range max(1, p.Procedures/20) {
		d := p.decision(i)
		text := fmt.Sprintf(decisionFile, d.String(), d.year, d.day, strings.ToLower(fields[i%len(fields)].name), d.year)
		if err := yield(fmt.Sprintf("content/van-ban/%d-qd-ubnd-%d.toml", d.number, d.year), text); err != nil {
			return err
		}
	}
	return nil
}

func (p *Portal) news(yield func(string, string) error) error {
	for i := range p.Procedures / 10 {
		about, d := i*7%p.Procedures, p.decision(i)
		text := fmt.Sprintf(newsFile, fmt.Sprintf("%s về %s, đợt %d", []string{"Hội nghị", "Tập huấn", "Kết quả", "Lấy ý kiến"}[i%4], fields[i%len(fields)].things[i%3], i+1),
			2015+i%11, 1+i%12, 1+i%28, p.sentence(), Code(about), fieldOf(about), p.paragraph(200+p.random.IntN(200)), Code(about), d.String(), d.day, d.year, p.paragraph(150))
		if err := yield(fmt.Sprintf("content/tin-tuc/tin-%d.md", i+1), text); err != nil {
			return err
		}
	}
	return nil
}

// reports has ten years of quarterly reports.
func (p *Portal) reports(yield func(string, string) error) error {
	if err := yield("content/bieu-mau/quy.toml", formFile); err != nil {
		return err
	}
	open, sum := 0, 0
	for i := range 40 {
		year, quarter := 2016+i/4, 1+i%4
		if quarter == 1 {
			sum = 0
		}
		fresh, left := 100+i*13%70, i*7%20
		sum += fresh
		first := []string{"01-01", "04-01", "07-01", "10-01"}[quarter-1]
		last := []string{"03-31", "06-30", "09-30", "12-31"}[quarter-1]
		text := fmt.Sprintf(reportFile, []string{"I", "II", "III", "IV"}[quarter-1], year, year, quarter, year, first, year, last, fresh+open, fresh, open, fresh+open-left, left, sum, p.paragraph(120))
		if err := yield(fmt.Sprintf("content/bao-cao/%d-q%d.md", year, quarter), text); err != nil {
			return err
		}
		open = left
	}
	return nil
}

func (p *Portal) prices(yield func(string, string) error) error {
	for i, service := range []string{"nhan_gui_ho_so", "chuyen_tra_ket_qua"} {
		if err := yield("content/bang-gia/"+strings.ReplaceAll(service, "_", "-")+".toml", fmt.Sprintf(priceFile, []string{"nhận gửi hồ sơ", "chuyển trả kết quả"}[i], service)); err != nil {
			return err
		}
	}
	return nil
}
