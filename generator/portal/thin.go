package portal

import (
	"errors"
	"slices"

	"congkhai/generator/past/chronicle"

	"congkhai/generator/past/history"
)

// join finds where what git tells of a file goes on from what was noted of it. Where it does not, or nothing was noted and git
// does not tell the beginning, something is not known.
func (t *tale) join(l *life) {
	if t.stand == nil {
		return
	}
	if len(l.line) == 0 {
		stands := saying{l.name, t.stand[l.name]}
		l.before, l.cut = t.noted.until(stands), stands.blob != ""
		l.cut = l.cut && l.before == nil
		return
	}
	for i := len(l.line); i >= 0; i-- {
		for _, stood := range standings(l.line, i) {
			if before := t.noted.until(stood); before != nil {
				l.before, l.line = before, l.line[i:]
				return
			}
		}
	}
	l.cut = len(standings(l.line, 0)) > 0
}

// standings are what a file said before a touch of its line, or after the last.
func standings(line []touched, i int) []saying {
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

// lacks reports whether something that a file once said is not in this copy of the repository. What it says now is in the file.
func (t *tale) lacks(l *life) bool {
	return slices.ContainsFunc(l.sayings(), func(at saying) bool { return t.lacked[at.blob] && at != saying{l.name, l.blob} })
}

// forget takes from events the names of what cannot be read here.
func (t *tale) forget(events []chronicle.Event) {
	for i, e := range events {
		if t.lacked[e.Blob] {
			events[i].Blob = ""
		}
	}
}

// lookFor finds out which of what was noted is not in this copy of the repository.
func (t *tale) lookFor(lives []*life) error {
	if t.stand == nil {
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
	err := t.repo.Blobs(slices.Compact(blobs), func(string, []byte) error { return nil })
	missing := history.Missing{}
	if !errors.As(err, &missing) {
		return err
	}
	for _, blob := range missing {
		t.lacked[blob] = true
	}
	return nil
}
