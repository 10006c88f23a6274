package printed

import (
	"strings"

	"congkhai/generator/files/amount"
	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
)

// Check reports keys at a path of a form that say of the printing what cannot be, or what another says already.
func (s Style) Check(r *record.Record, path string) []source.Problem {
	if s.Kind == "" { // told
		return nil
	}
	var problems []source.Problem
	tell := func(key string, rule *source.Rule, args ...any) {
		problems = append(problems, rule.At(r.At(path+"."+key), args...))
	}
	has := func(key string) bool { return r.Doc.Key(path+"."+key).Text() == key } // also in lists of tables
	for _, key := range []string{"chu_so", "lam_tron", "in_theo"} {
		if has(key) && !s.takes(key) {
			tell(key, NoScale, key, s.Kind)
		}
	}
	if s.Kind == Statement {
		return problems
	}
	s.checkRounding(tell)
	if isRead := s.Digits != 0 || r.At(path+".chu_so").Text() == "0"; has("chu_so") && isRead {
		s.checkDigits(tell, has("lam_tron"))
	}
	return problems
}

// takes reports whether a key means something for the kind: a statement has no digits, and per cent are no thousands.
func (s Style) takes(key string) bool {
	return s.Kind != Statement && (s.Kind != Ratio || key != "in_theo")
}

type teller func(key string, rule *source.Rule, args ...any)

func (s Style) checkRounding(tell teller) {
	switch {
	case s.Kind == Ratio && s.Rounding > 10:
		tell("lam_tron", RoundingOfRatio)
	case s.Kind != Ratio && s.Scale != "" && int64(s.Rounding) >= 1000*s.Scale.Factor():
		larger := Scale("trieu")
		if s.Rounding >= mostRounding {
			larger = "ty"
		}
		tell("in_theo", ScaleTooSmall, amount.Grouped(int64(s.Rounding)), front.Label(s.Scale, string(s.Scale)), larger)
	}
}

func (s Style) checkDigits(tell teller, rounded bool) {
	decimals := s.Kind == Ratio || s.Kind == Decimal
	switch {
	case s.Scale != "" && s.takes("in_theo"):
		tell("chu_so", DigitsOfScale, front.Label(s.Scale, string(s.Scale)), strings.ReplaceAll(amount.Grouped(s.Scale.Factor()/100), ".", "_"))
	case decimals && rounded:
		tell("chu_so", DigitsOrRounding)
	case decimals && s.Digits != 1 && s.Digits != 2:
		tell("chu_so", DigitsOfDecimal, s.Kind)
	case s.Digits < 0 || s.Digits > longestPadded:
		tell("chu_so", DigitsOfCount, s.Digits)
	}
}
