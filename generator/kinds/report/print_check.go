package report

import (
	"strings"

	"congkhai/generator/files/amount"
	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
)

// check reports keys at a path of a form that say of the printing what cannot be, or what another says already.
func (p Print) check(r *record.Record, path string) []source.Problem {
	if p.Kind == "" { // told
		return nil
	}
	var problems []source.Problem
	tell := func(key string, rule *source.Rule, args ...any) {
		problems = append(problems, rule.At(r.At(path+"."+key), args...))
	}
	has := func(key string) bool { return r.Doc.Key(path+"."+key).Text() == key } // also in lists of tables
	for _, key := range []string{"chu_so", "lam_tron", "in_theo"} {
		if has(key) && !p.takes(key) {
			tell(key, NoScale, key, p.Kind)
		}
	}
	if p.Kind == statement {
		return problems
	}
	p.checkRounding(tell)
	if isRead := p.Digits != 0 || r.At(path+".chu_so").Text() == "0"; has("chu_so") && isRead {
		p.checkDigits(tell, has("lam_tron"))
	}
	return problems
}

// takes reports whether a key means something for the kind: a statement has no digits, and per cent are no thousands.
func (p Print) takes(key string) bool {
	return p.Kind != statement && (p.Kind != ratio || key != "in_theo")
}

type teller func(key string, rule *source.Rule, args ...any)

func (p Print) checkRounding(tell teller) {
	switch {
	case p.Kind == ratio && p.Rounding > 10:
		tell("lam_tron", RoundingOfRatio)
	case p.Kind != ratio && p.Scale != "" && int64(p.Rounding) >= 1000*p.Scale.factor():
		larger := Scale("trieu")
		if p.Rounding >= mostRounding {
			larger = "ty"
		}
		tell("in_theo", ScaleTooSmall, amount.Grouped(int64(p.Rounding)), front.Label(p.Scale, string(p.Scale)), larger)
	}
}

func (p Print) checkDigits(tell teller, rounded bool) {
	decimals := p.Kind == ratio || p.Kind == decimal
	switch {
	case p.Scale != "" && p.takes("in_theo"):
		tell("chu_so", DigitsOfScale, front.Label(p.Scale, string(p.Scale)), strings.ReplaceAll(amount.Grouped(p.Scale.factor()/100), ".", "_"))
	case decimals && rounded:
		tell("chu_so", DigitsOrRounding)
	case decimals && p.Digits != 1 && p.Digits != 2:
		tell("chu_so", DigitsOfDecimal, p.Kind)
	case p.Digits < 0 || p.Digits > longestPadded:
		tell("chu_so", DigitsOfCount, p.Digits)
	}
}
