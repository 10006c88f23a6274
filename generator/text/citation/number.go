package citation

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// number is a document's number in a text.
type number struct {
	start  int
	count  string // "1676", "66.13", "30a"
	year   string // inside normative ones
	symbol symbol
	party  bool   // of the form 57-NQ/TW
	said   string // without blanks
}

// maxCount is how many digits a number has at most; of more the first are a year that is glued to it.
const maxCount = 5

// readNumber reads the number around a slash, which begins at from or later. There are three forms: 1676/QĐ-UBND and
// 61/2018/NĐ-CP, the party's 57-NQ/TW, and QĐ/0001-BCA.
func readNumber(text string, slash, from int) (number, bool) {
	if !canFollow(text[slash+1:]) {
		return number{}, false // as in a date: most slashes are in dates
	}
	end := from + len(strings.TrimRightFunc(text[from:slash], isBlank))
	last, _ := utf8.DecodeLastRuneInString(text[from:end])
	switch {
	case last != 'đ' && last > unicode.MaxASCII && !unicode.IsUpper(last), end == from:
		return number{}, false // as in "và/hoặc"
	case unicode.IsUpper(last):
		return readTypeFirst(text, from, end, slash)
	}
	return readCountFirst(text, from, end, slash)
}

// canFollow reports whether what stands behind a slash can be the rest of a number: a letter, or digits with a slash or
// a dash behind.
func canFollow(text string) bool {
	rest := strings.TrimLeftFunc(text, isBlank)
	n := digitsAt(rest, 0)
	if n == 0 {
		r, _ := utf8.DecodeRuneInString(rest)
		return unicode.IsLetter(r)
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(rest[n:], isBlank))
	return n <= maxCount && (r == '/' || isDash(r))
}

// readCountFirst reads 1676/QĐ-UBND and 61/2018/NĐ-CP; what stands before the slash ends at end.
func readCountFirst(text string, from, end, slash int) (n number, ok bool) {
	start, stop := countBefore(text, from, end)
	if start < 0 {
		return number{}, false
	}
	n = number{start: start, count: text[start:stop]}
	n.said = n.count + "/"
	at := skipBlanks(text, slash+1)
	if digits := digitsAt(text, at); digits > 0 {
		n.year = text[at : at+digits]
		n.said += n.year + "/"
		if at = skipBlanks(text, at+digits); digits < 3 || text[at] != '/' {
			return number{}, false
		}
		at = skipBlanks(text, at+1)
	}
	return n.with(text, at)
}

// with reads the symbol of a number.
func (n number) with(text string, at int) (number, bool) {
	var ok bool
	n.symbol, ok = readSymbol(text, at)
	n.said += n.symbol.said
	return n, ok
}

// countBefore returns where the count of a number begins and stops that stands before its slash; -1 is none.
func countBefore(text string, from, end int) (start, stop int) {
	stop = end
	if text[stop-1] == '.' {
		stop-- // "9./QĐ-BXD"
	}
	digits := stop
	if stop > from && text[stop-1] >= 'a' && text[stop-1] <= 'z' {
		digits-- // "30a"
	} else if strings.HasSuffix(text[from:stop], "đ") {
		digits -= len("đ")
	}
	if digits < stop && digits > from && text[digits-1] == '.' {
		digits-- // "08.a"
	}
	start = digitsBefore(text, from, digits)
	if start == digits {
		return -1, -1
	}
	if count := digits - start; count > maxCount {
		if !isYear(text[start : start+4]) {
			return -1, -1
		}
		return start + 4, stop // "năm 2024|46/2024/QH15"
	}
	return withWhole(text, from, start, digits), stop
}

// withWhole returns where a count begins that may be the part behind a dot, as in "66.13/2026/NQ-CP".
func withWhole(text string, from, start, digits int) int {
	if digits-start > 3 || start == from || text[start-1] != '.' {
		return start
	}
	whole := digitsBefore(text, from, start-1)
	n := start - 1 - whole
	if n == 0 || n > 3 || whole > from && strings.IndexByte(".,/-", text[whole-1]) >= 0 {
		return start
	}
	return whole
}

// readTypeFirst reads 57-NQ/TW and QĐ/0001-BCA: of both the type ends before the slash.
func readTypeFirst(text string, from, end, slash int) (number, bool) {
	start := end - len(lastLetters(text[from:end]))
	kind := text[start:end]
	if !abbreviations[plain(kind)] && !uncertain[plain(kind)] {
		return number{}, false
	}
	at := skipBlanks(text, slash+1)
	if digits := digitsAt(text, at); digits > 0 {
		return readTurned(text, start, kind, at, digits)
	}
	dash := from + len(strings.TrimRightFunc(text[from:start], isBlank))
	before, size := utf8.DecodeLastRuneInString(text[from:dash])
	mark := ""
	if isDash(before) {
		dash, mark = dash-size, "-"
	}
	stop := from + len(strings.TrimRightFunc(text[from:dash], isBlank))
	first := digitsBefore(text, from, stop)
	if stop-first == 0 || stop-first > maxCount {
		return number{}, false
	}
	n := number{start: first, count: text[first:stop], party: true}
	n.said = n.count + mark + kind + "/"
	if n, ok := n.with(text, at); ok && !n.symbol.small && len(n.symbol.parts[0]) > 1 {
		n.symbol.parts = slices.Insert(n.symbol.parts, 0, kind)
		return n, true
	}
	return number{}, false
}

// readTurned reads what follows the slash of QĐ/0001-BCA.
func readTurned(text string, start int, kind string, at, digits int) (number, bool) {
	n := number{start: start, count: text[at : at+digits]}
	n.said = kind + "/" + n.count + "-"
	dash := skipBlanks(text, at+digits)
	r, size := utf8.DecodeRuneInString(text[dash:])
	if !isDash(r) {
		return number{}, false
	}
	n, ok := n.with(text, skipBlanks(text, dash+size))
	if !ok || !isAgency(n.symbol.parts[0]) {
		return number{}, false
	}
	n.symbol.parts = slices.Insert(n.symbol.parts, 0, kind)
	return n, true
}

// skipBlanks returns the place behind the blanks at a place.
func skipBlanks(text string, at int) int {
	return len(text) - len(strings.TrimLeftFunc(text[at:], isBlank))
}

// digitsBefore returns where the digits begin that end at a place.
func digitsBefore(text string, from, end int) int {
	for end > from && isDigit(text[end-1]) {
		end--
	}
	return end
}

// lastLetters returns the letters that a text ends with.
func lastLetters(text string) string {
	return text[len(strings.TrimRightFunc(text, unicode.IsLetter)):]
}

// isYear reports whether four digits are a year that documents have.
func isYear(digits string) bool {
	return strings.HasPrefix(digits, "19") || strings.HasPrefix(digits, "20")
}
