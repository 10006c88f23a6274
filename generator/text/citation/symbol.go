package citation

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// abbreviations begin the symbols of documents that are cited by number alone (Nghị định 30/2020 Annex III, the
// normative texts, and what is usual beside them); of a công văn only the old and the party's have one, CV.
var abbreviations = setOf("QH L PL NQ NQLT NĐ QĐ TT TTLT CT CĐ KH CTR CTPH TB BC BCTĐ TTR HD QC QCPH QYĐ PA ĐA VBHN " +
	"UBTVQH KL GM BB BGN BTT GUQ GGT GNP HĐ CV")

// uncertain begin symbols, too, and much else: alone they count only with an agency that is known.
var uncertain = setOf("TC DA PG PC PB SY TRS SL CV HĐ BB")

// issuers are how symbols of agencies that many cite say who issued them, today's and those before 2025.
var issuers = setOf("CP TTG CTN BTC BCA BQP BNG BTP BCT BKHCN BGDĐT BVHTTDL BYT BNNMT BNV BDTTG BXD NHNN TTCP VPCP " +
	"UBDT BTTTT BLĐTBXH BTNMT BNNPTNT BNN BGTVT BKHĐT BVHTT BTM BTS BCN KTNN TANDTC VKSNDTC VKSTC HĐTP UBND HĐND " +
	"BHXH TCHQ TCT UBCK TW TƯ TU HU ĐU VPĐU VPTW BTGTW BTCTW UBKTTW MTTQ")

// mixed are the symbols that are not in capitals throughout; longer ones first.
var mixed = []string{"TTra", "TTg", "TTr", "CTr", "QyĐ", "TrS"}

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(words) {
		set[word] = true
	}
	return set
}

// plain is a part of a symbol in capitals, and in Latin ones.
func plain(part string) string {
	part = strings.ToUpper(part)
	if strings.ContainsFunc(part, func(r rune) bool { return r == 'Ð' || r >= 0x370 && r < 0x530 }) {
		return latin.Replace(part)
	}
	return part
}

// isAgency reports whether a part of a symbol is surely that of an agency: one that is known, or a department.
func isAgency(part string) bool {
	part = plain(part)
	department := strings.HasPrefix(part, "S") && len(part) > 2
	return issuers[part] || department || strings.HasPrefix(part, "UBND") || strings.HasPrefix(part, "UBTVQH")
}

// symbol is what stands behind the last slash of a number.
type symbol struct {
	parts []string // QĐ and UBND of QĐ-UBND
	said  string   // without blanks
	end   int
	small bool // typed without capitals: "qđ-ubnd"
}

// readSymbol reads the symbol that begins at a place. It ends where words begin, though no blank stands between:
// tables that are copied from portals have "TT-BTCThông tư" and "QH1351/2005/QH11".
func readSymbol(text string, at int) (s symbol, ok bool) {
	if first, _ := utf8.DecodeRuneInString(text[at:]); !unicode.IsUpper(first) {
		return smallSymbol(text, at)
	}
	part, end, more := readPart(text, at)
	s = symbol{parts: []string{part}, said: part, end: end}
	for more {
		mark, next := s.separator(text)
		if next < 0 {
			break
		}
		if part, end, more = readPart(text, next); part == "" {
			part, end = s.word(text, next, mark)
		}
		if part == "" {
			break
		}
		s.add(mark, part, end)
	}
	return s, s.parts[0] != ""
}

// add puts a part behind a symbol; "&" and "." stand inside one.
func (s *symbol) add(mark, part string, end int) {
	s.said, s.end = s.said+mark+part, end
	if last := len(s.parts) - 1; mark == "&" || mark == "." {
		s.parts[last] += mark + part
	} else {
		s.parts = append(s.parts, part)
	}
}

// word reads the issuer of a symbol that is a word, as in "12/QĐ-Sở".
func (s *symbol) word(text string, at int, mark string) (part string, end int) {
	run := letters(text[at:])
	first, size := utf8.DecodeRuneInString(run)
	oneWord := unicode.IsUpper(first) && size < len(run) && s.end+1 == at
	if !oneWord || mark != "-" || len(s.parts) > 1 || s.parliament() {
		return "", 0
	}
	return run, at + len(run)
}

// parliament reports whether a symbol is of the National Assembly: a term follows, and no issuer.
func (s *symbol) parliament() bool { return strings.HasPrefix(s.parts[0], "QH") }

// smallSymbol reads a symbol without capitals; whether it is one the type word has to tell.
func smallSymbol(text string, at int) (symbol, bool) {
	if first, _ := utf8.DecodeRuneInString(text[at:]); first != 'đ' && (first < 'a' || first > 'z') {
		return symbol{}, false
	}
	end := at
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		next, _ := utf8.DecodeRuneInString(text[end+size:])
		if !isAlnum(r) && (!strings.ContainsRune("-&.", r) || !isAlnum(next)) {
			break
		}
		end += size
	}
	said := strings.ToUpper(text[at:end])
	s, ok := readSymbol(said, 0)
	s.small, s.end = true, end
	return s, ok && s.said == said
}

// separator returns the mark behind a symbol and where its next part begins, or -1 where it has ended.
func (s *symbol) separator(text string) (mark string, next int) {
	r, size := utf8.DecodeRuneInString(text[s.end:])
	after := s.end + size
	follows, _ := utf8.DecodeRuneInString(text[after:])
	joined := s.parts[0] == "TTLT" || s.parts[0] == "NQLT"
	switch {
	case r == '&' && unicode.IsUpper(follows):
		return "&", after
	case r == '.' && s.dotted(text[after:]):
		return ".", after
	case (isDash(r) || r == '_') && unicode.IsLetter(follows):
		if r != '_' {
			r = '-'
		}
		return string(r), after
	case r == '/' && len(s.parts) == 1 && s.typed() && (joined || isAgency(letters(text[after:]))):
		return "/", after
	case (isDash(r) || isBlank(r)) && s.typed() && (joined || len(s.parts) == 1):
		return "-", blankDash(text, s.end)
	}
	return "", -1
}

// typed reports whether a symbol begins with the abbreviation of a type that an issuer follows.
func (s *symbol) typed() bool { return abbreviations[plain(s.parts[0])] && !s.parliament() }

// dotted reports whether a dot inside a symbol goes on with what follows: "UBND.HC", "T.Ư", and not "NĐ-CP.Mẫu".
func (s *symbol) dotted(text string) bool {
	run := letters(text)
	capitals := run != "" && strings.ToUpper(run) == run
	return capitals && (utf8.RuneCountInString(run) > 1 || strings.HasSuffix(s.said, "T"))
}

// blankDash returns where capitals begin behind a dash with blanks beside it, as in "NĐ -CP", or -1.
func blankDash(text string, at int) int {
	rest := strings.TrimLeftFunc(text[at:], isBlank)
	r, size := utf8.DecodeRuneInString(rest)
	if !isDash(r) {
		return -1
	}
	rest = strings.TrimLeftFunc(rest[size:], isBlank)
	run := letters(rest)
	if folded := plain(run); utf8.RuneCountInString(run) < 2 || folded != run && !issuers[folded] {
		return -1
	}
	return len(text) - len(rest)
}

// readPart reads a part of a symbol, and whether the symbol can go on behind it; "" is none.
func readPart(text string, at int) (part string, end int, more bool) {
	run := letters(text[at:])
	folded := plain(run)
	switch capitals := run[:upperPrefix(run)]; {
	case issuers[folded] && folded != run, abbreviations[folded] && folded != run:
		return run, at + len(run), true // TTg, and what was typed carelessly: "Qđ"
	case capitals == "":
		return "", 0, false
	case capitals == run:
		return readCapitals(text, at, run)
	default:
		n := gluedWord(run, len(capitals))
		return run[:n], at + n, n == len(run)
	}
}

// gluedWord returns where a word begins that is glued to capitals: "BTC|Thông", "CP|hướng".
func gluedWord(run string, capitals int) int {
	for _, m := range mixed {
		if strings.HasPrefix(run, m) {
			return len(m)
		}
	}
	last, size := utf8.DecodeLastRuneInString(run[:capitals])
	first, _ := utf8.DecodeRuneInString(run[capitals:])
	if issuers[run[:capitals]] || !beginsSyllable(last, first) {
		return capitals
	}
	return capitals - size
}

// beginsSyllable reports whether a Vietnamese syllable can begin with two letters, of which both may be consonants.
func beginsSyllable(first, second rune) bool {
	if !strings.ContainsRune("bcdđghklmnpqrstvx", second) || !strings.ContainsRune("BCDĐGHKLMNPQRSTVX", first) {
		return true
	}
	return slices.Contains([]string{"Ch", "Gh", "Kh", "Ng", "Nh", "Ph", "Th", "Tr"}, string(first)+string(second))
}

// readCapitals reads a part that is in capitals, with the digits that belong to it.
func readCapitals(text string, at int, run string) (part string, end int, more bool) {
	end = at + len(run)
	if n := gluedCapitals(run, text[end:]); n > 0 {
		return run[:n], at + n, false
	}
	if run == "QH" || run == "UBTVQH" {
		return readTerm(text, at, end)
	}
	digits := digitsAt(text, end)
	if digits == 0 {
		return run, end, true
	}
	if issuers[plain(run)] || strings.HasPrefix(text[end+digits:], "/") {
		return run, end, false // "BTC1 bản chính", "CP193/2025/NĐ-CP"
	}
	return text[at : end+digits], end + digits, true
}

// readTerm reads the term of the National Assembly behind its abbreviation, of two digits at most: "QH13", "QH 13".
func readTerm(text string, at, end int) (part string, stop int, more bool) {
	if n := min(digitsAt(text, end), 2); n > 0 {
		return text[at : end+n], end + n, false
	}
	rest := strings.TrimLeftFunc(text[end:], isBlank)
	n := digitsAt(rest, 0)
	if n == 0 || n > 2 || strings.HasPrefix(rest[n:], "/") {
		return text[at:end], end, false
	}
	return text[at:end] + rest[:n], len(text) - len(rest) + n, false
}

// gluedCapitals returns where a word in capitals begins that is glued to an agency's, "BCA|QUY ĐỊNH", or 0.
func gluedCapitals(run, rest string) int {
	if len(run) < 4 || issuers[run] || abbreviations[run] {
		return 0
	}
	for n := len(run) - 2; n > 1; n-- {
		if issuers[run[:n]] && (strings.ContainsAny(run[n:], toned) || beforeCapitals(rest)) {
			return n
		}
	}
	return 0
}

// beforeCapitals reports whether a word in capitals follows behind a blank.
func beforeCapitals(rest string) bool {
	word := strings.TrimLeftFunc(rest, isBlank)
	return len(word) < len(rest) && utf8.RuneCountInString(word[:upperPrefix(word)]) > 1
}

// toned are capitals that no abbreviation has.
const toned = "ÀÁẢÃẠẰẮẲẴẶẦẤẨẪẬÈÉẺẼẸỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢÙÚỦŨỤỪỨỬỮỰỲÝỶỸỴ"

// letters returns the letters that a text begins with.
func letters(text string) string {
	for i, r := range text {
		if !unicode.IsLetter(r) {
			return text[:i]
		}
	}
	return text
}

// upperPrefix is how many bytes of capitals a text begins with.
func upperPrefix(text string) int {
	for i, r := range text {
		if !unicode.IsUpper(r) {
			return i
		}
	}
	return len(text)
}

// digitsAt is how many digits stand at a place.
func digitsAt(text string, at int) int {
	n := 0
	for at+n < len(text) && isDigit(text[at+n]) {
		n++
	}
	return n
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

func isAlnum(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// isDash knows the hyphens, dashes and minus signs that word processors put in the place of "-".
func isDash(r rune) bool { return r == '-' || r >= '\u2010' && r <= '\u2014' || r == '\u2212' }
