package chronicle

import (
	"errors"
	"slices"

	"congkhai/generator/past/history"
)

// join finds where what git tells of a file goes on from what was noted of it. Where it does not, or nothing was noted
// and git does not tell the beginning, something is not known.
func (t *teller) join(l *life) {
	if t.present == nil {
		return // git tells all
	}
	if len(l.line) == 0 {
		stands := saying{l.Path, t.present[l.Path]}
		l.before, l.cut = t.Noted.until(stands), stands.blob != ""
		l.cut = l.cut && l.before == nil
		return
	}
	for i := len(l.line); i >= 0; i-- {
		for _, last := range saidAt(l.line, i) {
			if before := t.Noted.until(last); before != nil {
				l.before, l.line = before, l.line[i:]
				return
			}
		}
	}
	l.cut = len(saidAt(l.line, 0)) > 0
}

// saidAt are what a file said before a touch of its line, or after the last.
func saidAt(line []touched, i int) []saying {
	if i == len(line) {
		return []saying{{line[i-1].Path, line[i-1].Blob}}
	}
	var all []saying
	for _, side := range line[i].Before {
		if side.Blob != "" {
			all = append(all, saying{side.Path, side.Blob})
		}
	}
	return all
}

// misses reports whether something that a file once said is not in this copy of the repository. What it says now is in
// the file.
func (t *teller) misses(l *life) bool {
	return slices.ContainsFunc(l.sayings(), func(at saying) bool {
		return t.missing[at.blob] &&
			at != saying{l.Path, l.Blob}
	})
}

// forget takes from events the names of what cannot be read here.
func (t *teller) forget(events []Event) {
	for i, e := range events {
		if t.missing[e.Blob] {
			events[i].Blob = ""
		}
	}
}

// lookFor finds out which of what was noted is not in this copy of the repository.
func (t *teller) lookFor(lives []*life) error {
	if t.present == nil {
		return nil
	}
	var blobs []string
	for _, l := range lives {
		for _, e := range l.before {
			if e.Blob != "" {
				blobs = append(blobs, e.Blob)
			}
		}
	}
	slices.Sort(blobs)
	err := t.Repo.Blobs(slices.Compact(blobs), func(string, []byte) error { return nil })
	missing := history.Missing{}
	if !errors.As(err, &missing) {
		return err
	}
	for _, blob := range missing {
		t.missing[blob] = true
	}
	return nil
}
