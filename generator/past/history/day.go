package history

import (
	"slices"
	"time"

	"congkhai/generator/text/calendar"
	"congkhai/generator/text/say"
)

// Early says that git knows nothing of the portal on a day that long ago.
type Early struct {
	First   calendar.Date // the first day on which there is something
	Shallow bool          // it may be kept elsewhere: this clone was cut off
}

// In tells it in one language.
func (e Early) In(lang say.Lang) string {
	if e.Shallow {
		return say.Textf("kho git trên máy này chỉ có cổng từ ngày %s, vì đã tải về thiếu; tải đủ bằng: git fetch --unshallow",
			"this clone was cut off and begins on %s: git fetch --unshallow", e.First).In(lang)
	}
	return say.Textf("trong git chỉ có cổng từ ngày %s", "git has the portal since %s", e.First).In(lang)
}

func (e Early) Error() string { return say.Both(e) }

// On returns the commit at which the portal stood at the end of a day in a zone: the newest one along the first parents
// of head that was there by then. The first parents are what the branch itself was at, one after the other; what was
// written elsewhere and merged later was not yet part of the portal, however early it was written. A clock that tells
// of a time after today is wrong.
func (r *Repo) On(day, today calendar.Date, zone *time.Location) (string, error) {
	commits, err := r.log(nil, r.head)
	if err != nil {
		return "", err
	}
	line := firstParents(Order(commits, LastSecond(today, zone)), r.head)
	t := newTrees(r)
	end := LastSecond(day, zone)
	for _, c := range line {
		if c.Latest > end {
			continue
		}
		folder, err := t.folder(c.Tree, r.prefix+contentFolder)
		if err != nil {
			return "", unread(c.ID, err)
		}
		if folder != "" {
			return c.ID, nil
		}
		break
	}
	return "", r.early(t, line, zone)
}

// LastSecond is the last second of a day in a zone.
func LastSecond(day calendar.Date, zone *time.Location) int64 {
	next := day.Add(1)
	return time.Date(next.Year, time.Month(next.Month), next.Day, 0, 0, 0, 0, zone).Unix() - 1
}

// early finds the first day with content.
func (r *Repo) early(t *trees, line []Commit, zone *time.Location) error {
	for _, c := range slices.Backward(line) {
		folder, err := t.folder(c.Tree, r.prefix+contentFolder)
		if err != nil {
			return unread(c.ID, err)
		}
		if folder != "" {
			return Early{calendar.Of(time.Unix(c.Latest, 0).In(zone)), line[len(line)-1].Boundary}
		}
	}
	return ErrUnkept
}

// firstParents are the commits that a branch was at, the newest first.
func firstParents(commits []Commit, head string) (line []Commit) {
	at := make(map[string]int, len(commits))
	for i, c := range commits {
		at[c.ID] = i
	}
	for i, ok := at[head]; ok; i, ok = at[head] {
		line = append(line, commits[i])
		if head = ""; len(commits[i].Parents) > 0 {
			head = commits[i].Parents[0]
		}
	}
	return line
}
