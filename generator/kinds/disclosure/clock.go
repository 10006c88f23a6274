package disclosure

import (
	"slices"

	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds/workday"
	"congkhai/generator/site"
	"congkhai/generator/text/calendar"
)

// Verdict is what a measured time is, held against a duty; the theme's catalogue says how it reads.
type Verdict string

// The verdicts. Where holidays of the time are not known, more working days are counted than there were: what is in
// time even so is in time, and what is late may not be.
const (
	OnTime      Verdict = "dung_han"
	Late        Verdict = "qua_han"
	PerhapsLate Verdict = "co_the_qua_han"
)

// Why a record's time is not held against a duty.
const (
	NoSignature  = "chua_biet_ngay_ky"
	NoFirstDay   = "chua_biet_ngay_dang"
	EarlierThere = "dang_truoc_ky"
	BeforePortal = "ky_truoc_cong"
	NoDuty       = "chua_co_thoi_han"
	NoNumber     = "khong_dinh_so_ngay"
)

// clocked is a record with its way from signature to the portal.
type clocked struct {
	site.Signed
	record  *record.Record
	first   calendar.Date
	days    int
	counted bool   // days were counted
	atMost  bool   // holidays of that time are not all known
	why     string // it is not held against any duty; empty when it is
	against []held
}

// held is a time held against a duty; Verdict is empty where the duty names no number.
type held struct {
	duty    *record.Record
	verdict Verdict
}

// ruler is what times are measured with and held against.
type ruler struct {
	site  *site.Site
	since calendar.Date // the first day that the history tells of
	days  workday.Workdays
	law   []clause
}

// clause is a duty and the first day on which it can have held.
type clause struct {
	record *record.Record
	duty   *Duty
	start  calendar.Date
}

func newRuler(s *site.Site) ruler {
	u := ruler{site: s, since: site.Since(s), days: workday.Of(s)}
	for _, r := range s.All(dutyFolder) {
		d := r.Data.(*Duty)
		u.law = append(u.law, clause{r, d, d.start()})
	}
	return u
}

// measured measures every record of a kind that is, the last signed first, those without a day last.
var measured = site.Derived(func(s *site.Site) []*clocked {
	u := newRuler(s)
	var records []*record.Record
	for _, k := range s.Kinds {
		records = append(records, s.Listed(k)...)
	}
	all := source.ParallelMap(records, func(r *record.Record) *clocked {
		if signed := s.KindOf(r).Signed(s, r); signed.Matter != "" {
			return u.measure(r, signed)
		}
		return nil
	})
	all = slices.DeleteFunc(all, func(c *clocked) bool { return c == nil })
	slices.SortStableFunc(all, func(a, b *clocked) int { return b.Day.Compare(a.Day) })
	return all
})

// measure counts the working days of a record, as far as its days are known, and holds them against what the law wants.
func (u ruler) measure(r *record.Record, signed site.Signed) *clocked {
	c := &clocked{Signed: signed, record: r}
	first, known := u.site.FirstPublished(r)
	c.first = first
	switch {
	case signed.Day.IsZero():
		c.why = NoSignature
		return c
	case !known:
		c.why = NoFirstDay
	case signed.Day.After(first):
		c.why = EarlierThere
	default:
		c.days, c.counted, c.atMost = u.days.Within(signed.Day, first), true, !u.days.Known(signed.Day, first)
		if u.since.After(signed.Day) {
			c.why = BeforePortal
		}
	}
	c.against = u.holdAgainst(c)
	if c.why == "" && len(c.against) == 0 {
		c.why = NoDuty
	}
	return c
}

// holdAgainst finds the duties of the day of signature, the agency's own and the yardstick, and holds the time against
// them.
func (u ruler) holdAgainst(c *clocked) []held {
	var all []held
	for _, bound := range []Bound{thisAgency, otherBody} {
		duty := u.dutyOn(c.Matter, bound, c.Day)
		if duty == nil {
			continue
		}
		h := held{duty: duty}
		if days := duty.Data.(*Duty).Days; days.Given() && c.why == "" {
			h.verdict = c.verdict(days.Value)
		}
		all = append(all, h)
	}
	return all
}

func (c *clocked) verdict(days int) Verdict {
	switch {
	case c.days <= days:
		return OnTime
	case c.atMost:
		return PerhapsLate
	}
	return Late
}

// dutyOn returns the duty of a body about a matter on a day, or nil: a general one only where there is none of its own.
func (u ruler) dutyOn(m site.Matter, bound Bound, on calendar.Date) *record.Record {
	var general *record.Record
	for _, t := range u.law {
		switch {
		case t.duty.Binds != bound || t.start.After(on) || t.duty.Holds().Over(on) || !slices.Contains(t.duty.Matters, m):
		case !t.duty.General:
			return t.record
		default:
			general = t.record
		}
	}
	return general
}
