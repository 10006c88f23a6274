package site

import (
	"slices"

	"congkhai/generator/text/calendar"
)

// Signed is what the clock is told of a record: as what it is measured, and when it was signed, by which document.
type Signed struct {
	Matter Matter
	Day    calendar.Date // no day when that is not known
	By     *Record       // the document that ordered it, where that is another record
}

// Verdict is what a measured time is, held against a duty; the theme's catalogue says how it reads.
type Verdict string

// The verdicts. Where holidays of the time are not known, more working days are counted than there were: what is in time
// even so is in time, and what is late may not be.
const (
	OnTime      Verdict = "dung_han"
	Late        Verdict = "qua_han"
	PerhapsLate Verdict = "co_the_qua_han"
)

// Why a record's time is not held against a duty.
const (
	noSignature  = "chua_biet_ngay_ky"
	noFirstDay   = "chua_biet_ngay_dang"
	earlierThere = "dang_truoc_ky"
	beforePortal = "ky_truoc_cong"
	noDuty       = "chua_co_thoi_han"
	noNumber     = "khong_dinh_so_ngay"
)

// clocked is a record with its way from signature to the portal.
type clocked struct {
	Signed
	record  *Record
	first   calendar.Date
	days    int
	counted bool   // days were counted
	atMost  bool   // holidays of that time are not all known
	why     string // it is not held against any duty; empty when it is
	against []held
}

// held is a time held against a duty; Verdict is empty where the duty names no number.
type held struct {
	duty    *Record
	verdict Verdict
}

// ruler is what times are measured with and held against.
type ruler struct {
	site  *Site
	since calendar.Date // the first day that the history tells of
	days  workdays
	law   []clause
}

// clause is a duty and the first day on which it can have held.
type clause struct {
	record *Record
	duty   *Duty
	start  calendar.Date
}

func (s *Site) ruler() ruler {
	u := ruler{site: s, since: s.since(), days: s.workdays()}
	for _, r := range s.all(dutyFolder) {
		d := r.Data.(*Duty)
		u.law = append(u.law, clause{r, d, d.start()})
	}
	return u
}

// collectClock measures every record of a kind that is, the last signed first, those without a day last.
func (s *Site) collectClock() []*clocked {
	u := s.ruler()
	var records []*Record
	for _, k := range s.Kinds {
		records = append(records, s.listed(k)...)
	}
	all := ParallelMap(records, func(r *Record) *clocked {
		if signed := r.Kind.signed(s, r); signed.Matter != "" {
			return u.measure(r, signed)
		}
		return nil
	})
	all = slices.DeleteFunc(all, func(c *clocked) bool { return c == nil })
	slices.SortStableFunc(all, func(a, b *clocked) int { return b.Day.Compare(a.Day) })
	return all
}

// measure counts the working days of a record, as far as its days are known, and holds them against what the law wants.
func (u ruler) measure(r *Record, signed Signed) *clocked {
	c := &clocked{Signed: signed, record: r}
	first, known := u.site.firstPublished(r)
	c.first = first
	switch {
	case signed.Day.IsZero():
		c.why = noSignature
		return c
	case !known:
		c.why = noFirstDay
	case signed.Day.After(first):
		c.why = earlierThere
	default:
		c.days, c.counted, c.atMost = u.days.within(signed.Day, first), true, !u.days.known(signed.Day, first)
		if u.since.After(signed.Day) {
			c.why = beforePortal
		}
	}
	c.against = u.holdAgainst(c)
	if c.why == "" && len(c.against) == 0 {
		c.why = noDuty
	}
	return c
}

// holdAgainst finds the duties of the day of signature, the agency's own and the yardstick, and holds the time against them.
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
func (u ruler) dutyOn(m Matter, bound Bound, on calendar.Date) *Record {
	var general *Record
	for _, t := range u.law {
		switch {
		case t.duty.Binds != bound || t.start.After(on) || t.duty.over(on) || !slices.Contains(t.duty.Matters, m):
		case !t.duty.General:
			return t.record
		default:
			general = t.record
		}
	}
	return general
}
