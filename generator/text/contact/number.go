package contact

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	mobileForm    = regexp.MustCompile(`^0(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-9])[0-9]{7}$`)
	oldMobileForm = regexp.MustCompile(`^01(?:2[0-9]|6[2-9]|8[68]|99)[0-9]{7}$`) // of eleven digits, until 2018
	// identityForm is a number of căn cước: the province, the century and sex, the year of birth, six digits.
	identityForm = regexp.MustCompile(`^0([0-9]{2})(?:[01][0-9]|[23][0-3])[0-9]{7}$`)
)

// provinces are those that numbers of căn cước begin with, after a 0.
var provinces = strings.Fields("01 02 04 06 08 10 11 12 14 15 17 19 20 22 24 25 26 27 30 31 33 34 35 36 37 38 40 42 44 45 46 48 49 " +
	"51 52 54 56 58 60 62 64 66 67 68 70 72 74 75 77 79 80 82 83 84 86 87 89 91 92 93 94 95 96")

// The ways in which people group the digits of mobile telephones and of identity papers, by shape. Those of a date with
// an hour are none of them.
var (
	mobileShapes    = strings.Fields("a 46 37 55 73 28 64 433 334 343 244 424 532 235 4222 22222 2233 3223 3322")
	oldMobileShapes = strings.Fields("b 47 56 434 344 533 443")
	identityShapes  = strings.Fields("c 39 66 336 633 3333 444 48 84 3126 31233 312222")
)

// sort says what a number is, if it is private. Nearly all are not, which is found out before words are looked at.
func (f *finder) sort(n number) (Sort, bool) {
	digits := n.digits()
	identity := len(digits) == 9 || len(digits) == 12 && digits[0] == '0'
	mobile := n.looksMobile(digits)
	passport := len(n.groups) == 1 && (len(digits) == 7 || len(digits) == 8) && n.letter()
	account := f.mayBeAccount(n) && !n.isAmount()
	if !identity && !mobile && !passport && !account || !n.apart() {
		return 0, false
	}
	near := f.near(n)
	switch {
	case account && near.account:
		return Account, !near.treasury && !n.ofTreasury() && !n.isDate()
	case passport, identity && near.word == identityWord:
		return Identity, near.word == identityWord && !n.isAmount()
	case near.word == codeWord || mobile && near.word == taxWord:
		return 0, false
	case identity && n.isCitizen(digits):
		return Identity, true
	}
	return Mobile, mobile && (digits[0] == '0' || near.word == phoneWord || strings.HasSuffix(f.text[:n.start()], "+"))
}

// looksMobile reports whether a number is written as that of a mobile telephone.
func (n number) looksMobile(digits string) bool {
	if strings.Contains(n.gaps(), ". ") { // a sentence ends
		return false
	}
	if national, ok := strings.CutPrefix(digits, "84"); ok {
		return mobileForm.MatchString("0" + strings.TrimPrefix(national, "0"))
	}
	return digits[0] == '0' && (mobileForm.MatchString(digits) && slices.Contains(mobileShapes, n.shape()) ||
		oldMobileForm.MatchString(digits) && slices.Contains(oldMobileShapes, n.shape()))
}

// isCitizen reports whether a number can be nothing else than one of căn cước.
func (n number) isCitizen(digits string) bool {
	m := identityForm.FindStringSubmatch(digits)
	return m != nil && slices.Contains(provinces, m[1]) && slices.Contains(identityShapes, n.shape())
}

var (
	money   = regexp.MustCompile(`^[\s\x{A0}]*(?i:đồng|vnđ|vnd|₫|usd|triệu|tỷ|tỉ|nghìn|ngàn|%|đ(?:[^\pL]|$))`)
	byThree = regexp.MustCompile(`^[123]33+$`)
)

// isAmount reports whether a number is one of money: its unit follows, or it is grouped as amounts are.
func (n number) isAmount() bool {
	return byThree.MatchString(n.shape()) && strings.Trim(n.gaps(), ".") == "" && n.text[n.start()] != '0' ||
		money.MatchString(n.text[n.end():min(len(n.text), n.end()+16)])
}

// ofTreasury reports whether a number has the form of an account at the treasury: 3511.0.1012345.
func (n number) ofTreasury() bool { return len(n.groups) > 2 && n.shape()[1] == '1' }

func (n number) isDate() bool {
	return slices.Contains([]string{"422", "224", "8"}, n.shape()) && n.size() == 8
}

// letter reports whether a single capital letter stands right before a number, as in those of passports.
func (n number) letter() bool {
	at := n.start()
	if at == 0 || n.text[at-1] < 'A' || n.text[at-1] > 'Z' {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(n.text[:at-1])
	return !unicode.IsLetter(before) && !unicode.IsDigit(before)
}

var (
	runsOn     = regexp.MustCompile(`^(?:[\pL\pN_@%]|\.[A-Z][0-9])`)
	gluedWords = regexp.MustCompile(`(?:^|[^a-z])(?:s?dt|dd|dtdd|tel|phone|mobile|hotline|zalo|viber|so|lh|stk|tk|cmnd|cmt|cccd)$`)
)

// apart reports whether a number stands by itself: not within a word, a code, or an address of the web other than one
// that is a telephone.
func (n number) apart() bool {
	if runsOn.MatchString(n.text[n.end():min(len(n.text), n.end()+utf8.UTFMax)]) {
		return false
	}
	before := cutBefore(n.text[:n.start()], reachFar)
	word := before[strings.LastIndexAny(before, " \t\n\"'<[|")+1:]
	if strings.Contains(word, "//") || strings.HasPrefix(word, "www.") {
		return strings.HasSuffix(word, "zalo.me/") || strings.HasSuffix(word, "wa.me/")
	}
	stem := strings.TrimRight(word[strings.LastIndexAny(word, ":=(+")+1:], ".-_")
	last, _ := utf8.DecodeLastRuneInString(stem)
	return !strings.ContainsFunc(stem, unicode.IsLetter) || n.letter() ||
		unicode.IsLetter(last) && gluedWords.MatchString(folded(stem))
}
