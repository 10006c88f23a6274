package contact

import (
	"regexp"
	"strings"

	"congkhai/generator/text/viet"
)

// word is what the words before a number say that it is.
type word int

const (
	noWord word = iota
	identityWord
	phoneWord
	codeWord
	taxWord
)

// nearby is what stands near a number: the nearest word that says what it is, whether it follows a word for an account,
// and whether that is one of the treasury.
type nearby struct {
	word              word
	account, treasury bool
}

// saying is what some words say that a number behind them is, as long as none of the stops stands between. Words are
// without marks and in small letters.
type saying struct {
	says  word
	stops string
	words []string
}

// sayings find what a number is by the words before it. Of two the nearer counts.
var sayings = []saying{
	{identityWord, "|", []string{"cmnd", "cccd", "cmt", "cmtnd", "can cuoc", "chung minh", "dinh danh ca nhan", "ddcn",
		"so dinh danh", "ho chieu", "passport"}},
	{phoneWord, "|", []string{"sdt", "dt", "dtdd", "dien thoai", "di dong", "tel", "phone", "mobile", "hotline",
		"duong day nong", "zalo", "viber", "lien he", "lh", "goi", "nhan tin"}},
	{codeWord, "|,;", []string{"ma ho so", "ho so so", "so ho so", "so bien nhan", "ma bien nhan", "bien nhan so",
		"ma buu gui", "so hieu", "ma van don", "so van don", "ma vach", "barcode", "isbn", "seri", "serial", "ma hoa don",
		"so hoa don", "hoa don so", "hop dong so", "so hop dong", "ma khach hang", "ma don vi", "ma thanh toan",
		"ma giao dich", "ma hang hoa", "ma san pham", "gtin", "so lo", "so dang ky"}},
	{taxWord, "|,;", []string{"mst", "msdn", "ma so", "dkkd", "dang ky kinh doanh so", "dang ky doanh nghiep so",
		"so bhxh", "ma bhxh"}},
}

// lastIn is where such words stand last in a text, or -1.
func (s saying) lastIn(text string) int {
	last, from := -1, strings.LastIndexAny(text, s.stops)+1
	for _, w := range s.words {
		for rest := text[from:]; strings.Contains(rest, w); {
			at := strings.LastIndex(rest, w)
			if whole(text, from+at, from+at+len(w)) {
				last = max(last, from+at)
				break
			}
			rest = rest[:at+len(w)-1]
		}
	}
	return last
}

// whole reports whether a part of a text is no part of a longer word.
func whole(text string, start, end int) bool {
	return (start == 0 || !isWord(text[start-1])) && (end == len(text) || !isWord(text[end]))
}

func isWord(c byte) bool { return isDigit(c) || c == '_' || c|0x20 >= 'a' && c|0x20 <= 'z' }

var (
	accountWord = regexp.MustCompile(`\b(?:so tai khoan|tai khoan so|tai khoan|stk|so tk|tk so|tk ?:)[^0-9.;!?|]*$`)
	treasury    = regexp.MustCompile(`\b(?:kho bac|kbnn)\b`)
)

// Before a number is looked this far for what it is, and around it for whose an account is.
const (
	reach    = 72
	reachFar = 160
)

// mayBeAccount is a quick look whether "khoản" or "TK" is near, in part and whatever the case.
func (f *finder) mayBeAccount(n number) bool {
	before := f.text[max(0, n.start()-reach):n.start()]
	if head, _, ok := f.column(n.start()); ok {
		before = head + before
	}
	for i := 1; i < len(before); i++ {
		switch a, b := before[i-1]|0x20, before[i]|0x20; {
		case a == 't' && b == 'k', a == 'k' && b == 'h' && isKhoan(before[i+1:]):
			return true
		}
	}
	return false
}

// isKhoan reports whether a text goes on as "khoản" does behind its first two letters.
func isKhoan(rest string) bool {
	return len(rest) >= 3 && rest[0]|0x20 == 'o' &&
		(rest[1] == 0xE1 && rest[2] == 0xBA || rest[1]|0x20 == 'a' && rest[2]|0x20 == 'n')
}

// before is what stands before a number in its paragraph; in a table, in its cell and at the head of its column.
func (f *finder) before(n number) string {
	if head, cell, ok := f.column(n.start()); ok {
		return head + " " + cell
	}
	return cutBefore(f.text[:n.start()], reach)
}

// near looks at what stands around a number.
func (f *finder) near(n number) nearby {
	before := folded(f.before(n))
	found, at := nearby{}, -1
	for _, s := range sayings {
		if start := s.lastIn(before); start > at {
			found.word, at = s.says, start
		}
	}
	if start := lastOf(accountWord, before); start > at && !strings.Contains(before[start:], ", ") {
		around := cutBefore(f.text[:n.start()], reachFar) + " " + cutBehind(f.text[n.end():], reachFar)
		found.account, found.treasury = true, treasury.MatchString(folded(around))
	}
	return found
}

// lastOf is where an expression that goes to the end of a text matches last, or -1.
func lastOf(words *regexp.Regexp, text string) int {
	at := -1
	for {
		m := words.FindStringIndex(text[at+1:])
		if m == nil {
			return at
		}
		at += 1 + m[0]
	}
}

func folded(text string) string { return viet.Fold(text) }

// cutBefore is the end of a text within its paragraph.
func cutBefore(text string, most int) string {
	text = text[runeStart(text, max(0, len(text)-most)):]
	if i := strings.LastIndex(text, "\n\n"); i >= 0 {
		text = text[i+2:]
	}
	return text
}

// cutBehind is the beginning of a text within its paragraph.
func cutBehind(text string, most int) string {
	text, _, _ = strings.Cut(text[:runeStart(text, min(len(text), most))], "\n\n")
	return text
}

// runeStart is the place at or behind a byte at which a character begins.
func runeStart(text string, at int) int {
	for at < len(text) && text[at]&0xC0 == 0x80 {
		at++
	}
	return at
}

// column finds the head of the column of a table in which a place lies, and what stands before it in its cell. It is
// asked for one place after the other.
func (f *finder) column(at int) (head, cell string, ok bool) {
	f.goTo(at)
	row := f.text[f.row:at]
	if at-f.row > longRow || !isRow(row) {
		return "", "", false
	}
	cells := strings.Split(row, "|")
	if f.first >= 0 {
		line, _, _ := strings.Cut(f.text[f.first:min(f.row, f.first+longRow)], "\n")
		if heads := strings.Split(line, "|"); len(heads) >= len(cells) {
			head = heads[len(cells)-1]
		}
	}
	return head, cutBefore(cells[len(cells)-1], reach), true
}

// longRow is more than a row of a table has in bytes.
const longRow = 4096

func isRow(line string) bool { return strings.HasPrefix(strings.TrimLeft(line, " \t"), "|") }

// goTo reads lines up to the one in which a place lies.
func (f *finder) goTo(at int) {
	for {
		i := strings.IndexByte(f.text[f.seen:at], '\n')
		if i < 0 {
			f.seen = at
			return
		}
		switch end := f.seen + i; {
		case !isRow(f.text[f.row:end]):
			f.first = -1
		case f.first < 0:
			f.first = f.row
		}
		f.row = f.seen + i + 1
		f.seen = f.row
	}
}
