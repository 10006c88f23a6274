// Package amount reads how long something takes, what it costs, and what a report counts, as staff write it and as
// people read it: { so = 10, don_vi = "ngay_lam_viec" } is "10 ngày làm việc", 200_000 is "200.000 đồng", 62.5 is
// "62,50". Sums are whole numbers (đồng, hundredths), so that they add up exactly. What a number is of is not its
// business.
package amount

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"congkhai/generator/files/front"
	"congkhai/generator/text/viet"
)

// Limit is a time limit: a number of units, several whole numbers for steps that follow each other, or words where the
// source gives no number.
type Limit struct {
	Steps []Length
	Unit  TimeUnit
	Words string
}

// limitTable is a Limit as content writes it.
type limitTable struct {
	Number Length   `key:"so,optional" say:"bao nhiêu" example:"10"`
	Steps  []int    `key:"cac_buoc,optional" say:"bao nhiêu cho từng bước nối tiếp nhau" example:"[3, 15, 7]"`
	Unit   TimeUnit `key:"don_vi,optional" say:"đơn vị" example:"\"ngay_lam_viec\""`
	Words  string   `key:"chu,optional" say:"câu chữ, khi nguồn không cho con số" example:"\"trong ngày\""`
}

// Alternatives tells that a limit is a table.
func (Limit) Alternatives() []any { return []any{limitTable{}} }

// Plain is the table; one number is a number, several are steps.
func (l Limit) Plain() any {
	if len(l.Steps) == 1 {
		return limitTable{Number: l.Steps[0], Unit: l.Unit}
	}
	table := limitTable{Unit: l.Unit, Words: l.Words}
	for _, step := range l.Steps {
		table.Steps = append(table.Steps, step.Up())
	}
	return table
}

// BindTOML reads { so = 10, don_vi = … }, { cac_buoc = [3, 15, 7], don_vi = … } or { chu = … }.
func (l *Limit) BindTOML(b *front.Binding, v any, path string) {
	values, isTable := v.(map[string]any)
	if !isTable {
		tellLimit(b, v, path)
		return
	}
	var table limitTable
	before := b.Problems()
	b.Value(v, path, &table)
	*l = Limit{Unit: table.Unit, Words: table.Words}
	for _, step := range table.Steps {
		l.Steps = append(l.Steps, Length(step)*100)
	}
	if _, said := values["so"]; said {
		l.Steps = append(l.Steps, table.Number)
	}
	if b.Problems() > before {
		return
	}
	counted, inWords := len(l.Steps) > 0 && l.Unit != "", l.Words != "" && len(l.Steps) == 0 && l.Unit == ""
	if counted == inWords || counted && l.Words != "" || len(table.Steps) > 0 && table.Number != 0 {
		b.Problem(path, LimitForm)
	}
	for _, n := range l.Steps {
		if n <= 0 {
			b.Problem(path, NoTime, n.Text())
		}
	}
}

var limitInWords = regexp.MustCompile(`^(\d{1,4})(?:[,.](\d{1,2}))? (ngay lam viec|ngay|tuan|gio|thang)$`)

// tellLimit reports a limit that is no table, and how to write this one.
func tellLimit(b *front.Binding, v any, path string) {
	text, isText := v.(string)
	m := limitInWords.FindStringSubmatch(viet.Fold(text))
	switch n, isNumber := v.(int64); {
	case isNumber:
		b.Problem(path, LimitMeant, fmt.Sprintf(`{ so = %d, don_vi = "ngay_lam_viec" }, hoặc don_vi = "ngay"`, n))
	case m != nil:
		n, _ := strconv.Atoi(m[1]) // the expression lets only digits through, and few
		number := strings.TrimSuffix(fmt.Sprintf("%d.%s", n, strings.TrimRight(m[2], "0")), ".")
		b.Problem(path, LimitMeant, fmt.Sprintf(`{ so = %s, don_vi = "%s" }`, number, strings.ReplaceAll(m[3], " ", "_")))
	case front.IsNothing(text):
		b.Problem(path, front.StateInWords, text)
	case isText && !strings.ContainsAny(text, "\"\\\n"):
		b.Problem(path, LimitMeant, fmt.Sprintf(`{ chu = "%s" }`, text))
	default:
		b.Problem(path, LimitForm)
	}
}

// Text returns the limit as people read it: "10 ngày làm việc", "3 + 15 + 7 ngày làm việc".
func (l Limit) Text() string {
	if l.Words != "" {
		return l.Words
	}
	var steps []string
	for _, n := range l.Steps {
		steps = append(steps, n.Text())
	}
	return strings.Join(steps, " + ") + " " + front.Label(l.Unit, string(l.Unit))
}

// Money is what has to be paid: an amount in đồng, words such as "75% phí thẩm định cấp giấy phép mới", or amounts by
// case. Never a fraction; 0 means that the source says it is free.
type Money struct {
	Amount int64
	Words  string
	Cases  []MoneyCase
}

// MoneyCase is the amount in đồng for one case.
type MoneyCase struct {
	Name   string `key:"truong_hop" say:"trường hợp" example:"\"Cấp mới\""`
	Amount int64  `key:"so_tien" say:"số đồng" example:"200_000"`
}

// Alternatives tells the three ways to write money.
func (m Money) Alternatives() []any { return []any{m.Amount, m.Words, m.Cases} }

// Plain is the one of the three that is said.
func (m Money) Plain() any {
	switch {
	case m.Words != "":
		return m.Words
	case len(m.Cases) > 0:
		return m.Cases
	}
	return m.Amount
}

// BindTOML reads an integer, a text, or a list of { truong_hop, so_tien }.
func (m *Money) BindTOML(b *front.Binding, v any, path string) {
	switch v := v.(type) {
	case int64:
		b.Value(v, path, &m.Amount)
	case string:
		m.bindWords(b, v, path)
	case []any:
		if len(v) == 1 {
			if n, isNumber := v[0].(int64); isNumber {
				b.Problem(path, MoneyMeant, strconv.FormatInt(n, 10))
				return
			}
		}
		b.Value(v, path, &m.Cases)
	case []map[string]any:
		b.Value(v, path, &m.Cases)
	case float64:
		tellMoney(b, b.Raw(path), path)
	default:
		b.Problem(path, MoneyForm)
	}
	if m.Amount < 0 {
		b.Problem(path, Negative, Grouped(m.Amount))
	}
	for i, c := range m.Cases {
		if c.Amount < 0 {
			b.Problem(path+front.Index(i)+".so_tien", Negative, Grouped(c.Amount))
		}
	}
}

// bindWords reads money in words: not a number in quotes, and not "không", which is a state and has its own word.
func (m *Money) bindWords(b *front.Binding, words, path string) {
	folded := viet.Fold(words)
	switch {
	case folded == "khong" || folded == "khong co" || folded == "khong thu":
		b.Problem(path, NoFee, words)
	case front.IsNothing(words):
		b.Problem(path, front.StateInWords, words)
	case words != "" && !strings.ContainsFunc(words, unicode.IsLetter), amountInWords.MatchString(folded):
		tellMoney(b, words, path)
	default:
		b.Value(words, path, &m.Words)
	}
}

// amountInWords is an amount of đồng and nothing else.
var amountInWords = regexp.MustCompile(`^[0-9][0-9.,_ ]*(?:(?:k|nghin|ngan|tr|trieu|ty) ?)?(?:d|dong|vnd|viet nam dong|dong viet nam)?\.?$`)

// tellMoney reports an amount that is not written as a whole number of đồng.
func tellMoney(b *front.Binding, written, path string) {
	if meant := front.WholeReading(written); meant != "" && !strings.Contains(written, "%") {
		b.Problem(path, MoneyMeant, meant)
		return
	}
	b.Problem(path, MoneyForm)
}

// Text returns the money as people read it.
func (m Money) Text() string {
	if m.Words != "" {
		return m.Words
	}
	if len(m.Cases) == 0 {
		return Dong(m.Amount)
	}
	var cases []string
	for _, c := range m.Cases {
		cases = append(cases, c.Name+": "+Dong(c.Amount))
	}
	return strings.Join(cases, "; ")
}

// Dong prints an amount: "200.000 đồng", and "Không thu" for 0.
func Dong(amount int64) string {
	if amount == 0 {
		return "Không thu"
	}
	return Grouped(amount) + " đồng"
}

// Grouped prints a whole number with a point between the thousands.
func Grouped(n int64) string {
	if n < 0 {
		return "-" + Grouped(-n)
	}
	digits := strconv.FormatInt(n, 10)
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte('.')
		}
		b.WriteRune(d)
	}
	return b.String()
}
