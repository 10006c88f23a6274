package viet

import "testing"

func TestWhatShowsNothingIsBlank(t *testing.T) {
	for _, s := range []string{"", " ", "\u00A0", "\u3000", "\u2003 \t\n", "\u200B", "\u200C\u200D", "\u200E\u200F", "\u00AD", "\u2060", "\uFEFF", "\u3164", "\uFFA0", "\u115F\u1160",
		"\u202A\u202E\u2066\u2069", "\U000E0001\U000E0041", "\uFE0F", "\U000E0100", "\u180E", "\u034F", "\u2800", "\u061C", "\u0301", "\u2028\u2029", "\u0085", "\u2061\u2064", "\uFFF9", "\uE000"} {
		if !Blank(s) {
			t.Errorf("%+q is not blank", s)
		}
	}
	for _, s := range []string{"a", "ộ", "-", "1", "\u200Ba", "字", "（", "&", "\u2212"} {
		if Blank(s) {
			t.Errorf("%+q is blank", s)
		}
	}
}
