package contact

import (
	"regexp"
	"strings"
)

// Private is something in a text that seems to belong to one person: where it stands, what it is, and its digits, or its
// letters in small, by which two spellings are one.
type Private struct {
	Start, End int
	What       Sort
	Value      string
}

// Sort is what something private is.
type Sort int

// The sorts.
const (
	Identity Sort = iota + 1 // căn cước, chứng minh, hộ chiếu
	Mobile
	Mail
	Account // in a bank
)

// FindPrivate finds in a text what seems to belong to one person: numbers of identity papers, mobile telephones and bank
// accounts, and addresses of mail. Telephones of places and services, addresses of the state, its accounts at the
// treasury, numbers of documents, codes and amounts are none. It cannot know whose a number is.
func FindPrivate(text string) []Private {
	var found []Private
	f := finder{text: text, first: -1}
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c > '@' || c < '0': // nearly all
		case c == '@':
			if p, ok := mailAt(text, i); ok {
				found = append(found, p)
			}
		case isDigit(c):
			end := digitsEnd(text, i)
			if gapSize(text[end:]) > 0 || end-i >= shortest {
				f.readGroups(i)
				end = f.groups[len(f.groups)-1].end
			}
			if end-i >= shortest {
				found = append(found, f.numbers(f.groups)...)
			}
			i = end - 1
		}
	}
	return found
}

// The fewest and the most digits of what is looked for.
const (
	shortest = 6
	longest  = 20
)

// group is digits that stand together, and what is between them and the group before.
type group struct {
	start, end int
	gap        string
}

// readGroups reads digits from a place on, with what people write between the groups of one number.
func (f *finder) readGroups(at int) {
	f.groups = f.groups[:0]
	for gap := ""; ; {
		end := digitsEnd(f.text, at)
		f.groups = append(f.groups, group{at, end, gap})
		size := gapSize(f.text[end:])
		if size == 0 {
			return
		}
		gap, at = f.text[end:end+size], end+size
	}
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// digitsEnd is where digits end that begin at a place.
func digitsEnd(text string, at int) int {
	for at < len(text) && isDigit(text[at]) {
		at++
	}
	return at
}

// gapSize is how long what stands between two groups is, 0 where no group follows.
func gapSize(text string) int {
	if len(text) < 2 || strings.IndexByte(" .-()\xc2\xe2", text[0]) < 0 { // nearly always
		return 0
	}
	if c := text[1]; isDigit(c) {
		return 1
	} else if text[0] < 0x80 && c < 0x80 && strings.IndexByte(" .-()", c) < 0 {
		return 0
	}
	for i, r := range text {
		switch {
		case r >= '0' && r <= '9':
			return i
		case i >= 5 || !strings.ContainsRune(" .-()\u00a0\u202f\u2009\u2010\u2011\u2013", r):
			return 0
		}
	}
	return 0
}

// finder looks through a text once, from its beginning.
type finder struct {
	text      string
	groups    []group // those of the digits that are looked at
	row, seen int     // the line that is looked at, and how much of it was
	first     int     // the first row of the table that ends above that line, or -1
}

// mostGroups is how many groups a number has at most.
const mostGroups = 6

// numbers finds private numbers among groups of digits. One may begin and end where two groups do not hold together.
func (f *finder) numbers(groups []group) []Private {
	var found []Private
	for from := 0; from < len(groups); from++ {
		for to := min(from+mostGroups, len(groups)); to > from; to-- {
			n := number{text: f.text, groups: groups[from:to]}
			if size := n.size(); size < shortest || size > longest || holds(groups, from, n) || holds(groups, to, n) {
				continue
			}
			if what, ok := f.sort(n); ok {
				found = append(found, Private{n.written(), n.end(), what, Same(n.digits())})
				from = to - 1
				break
			}
		}
	}
	return found
}

// holds reports whether a group hangs together with the one before it, one of them in a number and the other not: by a
// point, or a dash where the number is written with dashes or is short, or where the branch of a tax code follows.
func holds(groups []group, i int, n number) bool {
	if i == 0 || i == len(groups) {
		return false
	}
	gap := groups[i].gap
	branch := groups[i].end-groups[i].start == 3 && groups[i].start >= n.end()
	return gap == "." || gap == "-" && (branch || len(n.groups) == 1 && n.size() < 10 || strings.Contains(n.gaps(), gap))
}

// number is groups of digits that may be one number.
type number struct {
	text   string
	groups []group
}

func (n number) start() int { return n.groups[0].start }
func (n number) end() int   { return n.groups[len(n.groups)-1].end }

// written is where a number begins as it is written: with the letter of a passport, a plus, or a bracket.
func (n number) written() int {
	at := n.start()
	if n.letter() || at > 0 && n.text[at-1] == '+' {
		at--
	}
	if at > 0 && n.text[at-1] == '(' && strings.Contains(n.gaps(), ")") {
		at--
	}
	return at
}

func (n number) size() (digits int) {
	for _, g := range n.groups {
		digits += g.end - g.start
	}
	return digits
}

func (n number) digits() string {
	b := make([]byte, 0, longest)
	for _, g := range n.groups {
		b = append(b, n.text[g.start:g.end]...)
	}
	return string(b)
}

// gaps is all that stands between the groups.
func (n number) gaps() (all string) {
	for _, g := range n.groups[1:] {
		all += g.gap
	}
	return all
}

// shape is how many digits each group has: "433" of "0912 345 678".
func (n number) shape() string {
	b := make([]byte, len(n.groups))
	for i, g := range n.groups {
		b[i] = "0123456789abcdefghijk"[g.end-g.start]
	}
	return string(b)
}

// Same is the number of a telephone as it is compared: its digits, as it is dialled in the country.
func Same(number string) string {
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, number)
	if national, ok := strings.CutPrefix(digits, "84"); ok && len(digits) >= 11 {
		return "0" + strings.TrimPrefix(national, "0")
	}
	return digits
}

var (
	mailBefore = regexp.MustCompile(`[A-Za-z0-9_]+(?:[.+-]+[A-Za-z0-9_]+)*$`)
	mailBehind = regexp.MustCompile(`^` + HostPart + `(?:\.` + HostPart + `)*\.[A-Za-z]{2,}`)
	ofTheState = regexp.MustCompile(`(?i)(?:^|\.)(?:gov\.vn|mil\.vn|chinhphu\.vn|quochoi\.vn|dcs\.vn)$`)
)

// mailAt reads the address of mail around an @.
func mailAt(text string, at int) (Private, bool) {
	name := mailBefore.FindString(text[max(0, at-64):at])
	host := mailBehind.FindString(text[at+1 : min(len(text), at+256)])
	start, end := at-len(name), at+1+len(host)
	if name == "" || host == "" || ofTheState.MatchString(host) || strings.HasSuffix(text[:start], "/") {
		return Private{}, false
	}
	return Private{start, end, Mail, strings.ToLower(text[start:end])}, true
}
