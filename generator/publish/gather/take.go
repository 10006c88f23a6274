// Package gather takes from portals that bodies publish what the portal of a province shows of them. Each is verified
// first, against its log and against the checkpoint that was kept on its last good day; of one that is not well nothing
// is taken, and what was taken on the last good day stays. Whoever publishes a portal may write anything into it: what
// is taken is bounded, and is text for readers or an address inside that portal.
package gather

import (
	"cmp"
	"context"
	"strings"

	"congkhai/generator/files/gathered"
	"congkhai/generator/publish/proof"
	"congkhai/generator/publish/verify"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/say"
	"congkhai/generator/text/viet"
)

// Ask is what one portal is held against, on which day, and who countersigns.
type Ask struct {
	Key     string // public, that has to have signed; "" for that of the last good day, or else the portal's own
	Day     calendar.Date
	Witness *proof.Witness // of checkpoints; nil for none
}

// Found is what is to be kept of a portal from now on, and what is wrong with it in words: those of the way to it tell of
// this machine, and are not kept.
type Found struct {
	gathered.Portal
	Told []string
}

// Take looks at a published portal.
func Take(ctx context.Context, place verify.Place, before gathered.Portal, ask Ask) Found {
	against, err := ask.against(before)
	if err != nil {
		return Unreached(before, ask.Day, err)
	}
	report, err := verify.Run(ctx, place, against)
	if report.Count(verify.Wrong) > 0 { // it may have been published meanwhile
		report, err = verify.Run(ctx, place, against)
	}
	if state, reasons := judged(report, err); state != gathered.Well {
		return failed(before, ask.Day, state, reasons...)
	}
	now := gathered.Portal{ID: before.ID, State: gathered.Well, Checked: ask.Day, Good: ask.Day, Entries: report.Entries}
	now.Checkpoint, now.Key = string(report.Checkpoint), report.Verifier
	if err := (taking{ctx, place, report.Listed}).all(&now); err != nil {
		return failed(before, ask.Day, unlessAltered(err), say.In(err, say.Vietnamese))
	}
	now.Checkpoint = countersigned(now, before, ask.Witness)
	return Found{Portal: now}
}

// against is what the portal is held against. A key that a province wrote anew begins another log: that is a decision of
// people.
func (a Ask) against(before gathered.Portal) (against verify.Ask, err error) {
	key := cmp.Or(a.Key, before.Key)
	if key != "" {
		against.Key, err = proof.ParseVerifier(key)
	}
	if !before.Good.IsZero() && key == before.Key {
		against.Checkpoint = []byte(before.Checkpoint)
	}
	return against, err
}

// Unreached is what is kept of a portal that could not even be opened.
func Unreached(before gathered.Portal, day calendar.Date, err error) Found {
	return failed(before, day, gathered.Unread, say.In(err, say.Vietnamese))
}

// failed keeps what was taken on the last good day, and why there is nothing newer.
func failed(before gathered.Portal, day calendar.Date, state gathered.State, reasons ...string) Found {
	found := Found{Portal: before}
	found.State, found.Checked, found.Reasons = state, day, nil
	for _, reason := range reasons {
		if line := oneLine(reason); line != "" {
			found.Told = append(found.Told, line)
		}
	}
	if state == gathered.Altered {
		found.Reasons = found.Told
	}
	return found
}

// toldReasons is how many of what is wrong with a portal are told: who wants to know more verifies it.
const toldReasons = 5

// judged says what the verification of a portal comes to.
func judged(report verify.Report, err error) (state gathered.State, reasons []string) {
	tell := func(sort verify.Sort) (reasons []string) {
		for _, f := range report.Findings {
			if f.Sort == sort && len(reasons) < toldReasons {
				reasons = append(reasons, f.VI)
			}
		}
		return reasons
	}
	switch {
	case report.Count(verify.Wrong) > 0:
		return gathered.Altered, tell(verify.Wrong)
	case err != nil:
		return gathered.Unread, []string{say.In(err, say.Vietnamese)}
	case report.Count(verify.Unread) > 0:
		return gathered.Unread, tell(verify.Unread)
	case report.Checkpoint == nil:
		return gathered.Unsigned, nil
	}
	return gathered.Well, nil
}

// countersigned is the checkpoint with the signature of a witness. One that was countersigned before stays as it is, so
// that nothing changes where nothing did.
func countersigned(now, before gathered.Portal, by *proof.Witness) string {
	if strings.HasPrefix(before.Checkpoint, now.Checkpoint) {
		now.Checkpoint = before.Checkpoint
	}
	if by == nil || by.Has([]byte(now.Checkpoint)) {
		return now.Checkpoint
	}
	return string(by.Countersign([]byte(now.Checkpoint)))
}

// oneLine is a text of a portal as one line for readers.
func oneLine(text string) string {
	text = strings.Join(strings.Fields(viet.Normal(text)), " ")
	if gathered.Readable(text) {
		return text
	}
	return ""
}
