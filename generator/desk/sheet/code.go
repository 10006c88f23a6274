package sheet

import (
	"regexp"
	"strings"
)

// MeantBy is the code that a number probably was before a program made a number of it: one with as many digits as a
// sample, whose noughts at the beginning or at the end are lost (1.00017 was 1.000170). It is "" for what is no number,
// and where the sample says nothing of it.
func MeantBy(number, sample string) string {
	whole, part, point := strings.Cut(strings.Replace(number, ",", ".", 1), ".")
	sampleWhole, samplePart, samplePoint := strings.Cut(sample, ".")
	longer := len(part) > len(samplePart) || len(whole) > len(sampleWhole)
	if longer || point && !samplePoint || !IsFigures(number) || !IsFigures(sample) {
		return ""
	}
	whole = strings.Repeat("0", len(sampleWhole)-len(whole)) + whole
	if samplePoint {
		whole += "." + part + strings.Repeat("0", len(samplePart)-len(part))
	}
	return whole
}

// IsFigures reports whether a code is one that a spreadsheet takes for a number.
func IsFigures(code string) bool { return figures.MatchString(code) }

var figures = regexp.MustCompile(`^[0-9]+([.,][0-9]+)?$`)
