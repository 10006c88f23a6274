package front

import (
	"math/big"
	"regexp"
	"strings"
	"unicode"

	"congkhai/generator/text/viet"
)

// Reading is one thing that a number can mean, as people write it: how TOML writes it, and how it is said.
type Reading struct {
	TOML   string // "14_043", "14.043"
	Vi, En string // "14 nghìn 043", "14 phẩy 043"
	Whole  bool
}

// numeralForm is digits with what people put between them, letters that look like digits too, and what they count.
var (
	numeralForm = regexp.MustCompile(`^([+-]?)([\dOol]+|\d[\d.,_' ]*\d)\s*([^\d\s.,_'+-].*)?$`)
	thousands   = regexp.MustCompile(`^\d{1,3}(?:([., '_])\d{3})+$`)
	decimal     = regexp.MustCompile(`^(\d+|\d{1,3}(?:[.' ]\d{3})+),(\d+)$|^(\d+|\d{1,3}(?:[,' ]\d{3})+)\.(\d+)$`)
	exponent    = regexp.MustCompile(`^([+-]?\d+)[eE]\+?(\d)$`)
	leftLetters = strings.NewReplacer("O", "0", "o", "0", "l", "1")
)

// multiples are the words that stand for zeros; of other units the number is told without.
var multiples = map[string]int{"k": 3, "nghin": 3, "ngan": 3, "tr": 6, "trieu": 6, "ty": 9, "ti": 9}

// Readings lists what a number can mean that somebody wrote as on paper: "26,000", "14.043 đồng", "1,5 triệu". It gives
// nothing for what is no number.
func Readings(text string) []Reading {
	text = strings.TrimSpace(plainDigits(text))
	if m := exponent.FindStringSubmatch(text); m != nil {
		return []Reading{whole(m[1]+strings.Repeat("0", int(m[2][0]-'0')), true)}
	}
	m := numeralForm.FindStringSubmatch(text)
	if m == nil || len(text) > 60 || !strings.ContainsAny(m[2], "0123456789") {
		return nil
	}
	zeros, ok := zerosOf(m[3])
	if !ok {
		return nil
	}
	minus := strings.TrimPrefix(m[1], "+")
	var readings []Reading
	for _, value := range values(leftLetters.Replace(m[2])) {
		readings = append(readings, value.times(zeros).reading(minus))
	}
	if len(readings) > 1 && dong.MatchString(viet.Fold(m[3])) { // which has no fractions
		return readings[:1]
	}
	return readings
}

var dong = regexp.MustCompile(`^(?:d|dong|vnd)\b`)

// plainDigits writes the digits, signs and blanks of other scripts and of full width as those of the keyboard.
func plainDigits(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r < unicode.MaxASCII:
			return r
		case r >= '！' && r <= '～': // full width
			return r - '！' + '!'
		case r == '–' || r == '−' || r == '‐' || r == '‑':
			return '-'
		case r == '’' || r == '‘':
			return '\''
		case unicode.Is(unicode.Zs, r):
			return ' '
		case unicode.Is(unicode.Nd, r):
			return '0' + digitOf(r)
		}
		return r
	}, text)
}

// digitOf is the value of a decimal digit: Unicode has those of a script in tens.
func digitOf(r rune) rune {
	n := rune(0)
	for unicode.Is(unicode.Nd, r-n-1) {
		n++
	}
	return n % 10
}

var unitForm = regexp.MustCompile(`^[\p{L}%][\p{L}% ]{0,24}\.?$`)

// zerosOf is how many zeros what stands behind a number stands for; ok is false for what is no unit.
func zerosOf(unit string) (zeros int, ok bool) {
	if unit == "" {
		return 0, true
	}
	if !unitForm.MatchString(unit) {
		return 0, false
	}
	first, _, _ := strings.Cut(viet.Fold(unit), " ")
	return multiples[strings.TrimRight(first, ".")], true
}

// value is a number without its sign: digits before and behind the point.
type value struct{ whole, part string }

// values are what digits with marks between them can mean: "26,000" is 26 thousand, or 26.
func values(digits string) []value {
	var all []value
	bare := strings.Map(onlyDigits, digits)
	m := thousands.FindStringSubmatch(digits)
	grouped := m != nil && !strings.HasPrefix(digits, "0") && strings.Count(digits, m[1]) == len(digits)-len(bare)
	if grouped || bare == digits {
		all = append(all, value{whole: bare})
	}
	d := decimal.FindStringSubmatch(digits)
	if d != nil && strings.Count(digits, ",") < 2 || d != nil && !grouped {
		all = append(all, value{strings.Map(onlyDigits, d[1]+d[3]), d[2] + d[4]})
	}
	return all
}

func onlyDigits(r rune) rune {
	if r < '0' || r > '9' {
		return -1
	}
	return r
}

// times moves the point: 1,5 with six zeros is 1500000.
func (v value) times(zeros int) value {
	for ; zeros > 0; zeros-- {
		next := "0"
		if v.part != "" {
			next, v.part = v.part[:1], v.part[1:]
		}
		v.whole += next
	}
	return v
}

func (v value) reading(minus string) Reading {
	n := minus + strings.TrimLeft(v.whole[:len(v.whole)-1], "0") + v.whole[len(v.whole)-1:]
	if strings.Trim(v.part, "0") == "" {
		r := whole(n, v.part == "")
		if v.part != "" {
			r.Vi, r.En = n+" phẩy "+v.part, n+" point "+v.part
		}
		return r
	}
	return Reading{TOML: n + "." + v.part, Vi: n + " phẩy " + v.part, En: n + " point " + v.part}
}

// whole is a whole number with _ between the thousands, and what people call it.
func whole(digits string, exact bool) Reading {
	n, ok := new(big.Int).SetString(digits, 10)
	if !ok {
		return Reading{TOML: digits, Vi: digits, En: digits, Whole: exact}
	}
	text := strings.TrimPrefix(n.String(), "-")
	groups := []string{}
	for ; len(text) > 3; text = text[:len(text)-3] {
		groups = append([]string{text[len(text)-3:]}, groups...)
	}
	groups = append([]string{text}, groups...)
	sign := ""
	if n.Sign() < 0 {
		sign = "-"
	}
	return Reading{TOML: sign + strings.Join(groups, "_"), Vi: sign + called(groups, "nghìn", "triệu", "tỷ"),
		En: sign + called(groups, "thousand", "million", "billion"), Whole: true}
}

// called is a number by its groups of three: "14 nghìn 043".
func called(groups []string, names ...string) string {
	var words []string
	for i, group := range groups {
		left := len(groups) - 1 - i
		if strings.Trim(group, "0") == "" && i > 0 {
			continue
		}
		words = append(words, group)
		if left > 0 && left <= len(names) {
			words = append(words, names[left-1])
		}
	}
	return strings.Join(words, " ")
}

// WholeReading is the whole number that a text means, as TOML writes it; "" when there is none.
func WholeReading(text string) string {
	for _, r := range Readings(text) {
		if r.Whole {
			return r.TOML
		}
	}
	return ""
}

// TellNumber reports a text where a number is wanted, and how to write the numbers that it can mean.
func (b *Binding) TellNumber(text, path string) {
	readings := Readings(text)
	switch {
	case len(readings) == 0:
		b.like(path, NotAValue, text, wordsOfStates, text, "5_000, true, false")
	case len(readings) == 1:
		b.Problem(path, WriteAs, "số không có ngoặc kép", readings[0].TOML, "a number without quotes")
	default:
		one, two := readings[0], readings[1]
		b.Problem(path, TwoReadings, text, one.Vi, one.TOML, two.Vi, two.TOML, one.En, two.En)
	}
}
