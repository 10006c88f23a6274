package history

import (
	"bufio"
	"fmt"
	"slices"
	"strings"
	"time"

	"congkhai/generator/calendar"
)

// Early says that git knows nothing of the portal on a day that long ago.
type Early struct {
	First   calendar.Date // the first day on which there is something
	Shallow bool          // it may be kept elsewhere: this clone was cut off
}

func (e Early) Error() string {
	if e.Shallow {
		return fmt.Sprintf("kho git trên máy này chỉ có cổng từ ngày %s, vì đã tải về thiếu; tải đủ bằng: git fetch --unshallow · "+
			"this clone was cut off and begins on %[1]s: git fetch --unshallow", e.First)
	}
	return fmt.Sprintf("trong git chỉ có cổng từ ngày %s · git has the portal since %[1]s", e.First)
}

// On returns the commit at which the portal stood at the end of a day in a zone: the newest one along the first parents of
// head whose effective time is not after it. The first parents are what the branch itself was at, one after the other; what was
// written elsewhere and merged later was not yet part of the portal, however early it was written. Effective times never
// fall along them, so that a clock that was wrong hides no commit.
func (r *Repo) On(day calendar.Date, zone *time.Location) (string, error) {
	commits, err := r.log(r.head)
	if err != nil {
		return "", err
	}
	next := day.Add(1)
	end := time.Date(next.Year, time.Month(next.Month), next.Day, 0, 0, 0, 0, zone).Unix()
	line := firstParents(Extend(nil, commits), r.head)
	for _, c := range line {
		if c.Effective >= end {
			continue
		}
		if r.has(c.ID, contentFolder) {
			return c.ID, nil
		}
		break
	}
	return "", r.early(line, zone)
}

// early finds the first day with content.
func (r *Repo) early(line []Commit, zone *time.Location) error {
	ids := make([]string, len(line))
	for i, c := range line {
		ids[i] = c.ID
	}
	folders, err := r.folders(ids)
	if err != nil {
		return err
	}
	for i, c := range slices.Backward(line) {
		if folders[i] != "" {
			return Early{calendar.Of(time.Unix(c.Effective, 0).In(zone)), r.Shallow()}
		}
	}
	return ErrUnkept
}

// folders are the trees of content/ at commits, "" where there is none.
func (r *Repo) folders(commits []string) ([]string, error) {
	end, args := "\n", []string{"cat-file", "--batch-check"}
	if strings.Contains(r.prefix, "\n") {
		end, args = "\x00", append(args, "-z")
	}
	var ask strings.Builder
	for _, id := range commits {
		ask.WriteString(id + ":" + r.prefix + contentFolder + end)
	}
	folders := make([]string, len(commits))
	return folders, r.stream(strings.NewReader(ask.String()), func(out *bufio.Reader) error {
		for i := range folders {
			line, err := out.ReadString('\n')
			if err != nil {
				return unexpected(err)
			}
			if said := strings.Fields(line); len(said) == 3 && valid(said[0]) && said[1] == "tree" {
				folders[i] = said[0]
				continue
			}
			for range strings.Count(r.prefix, "\n") { // it says what it did not find
				if _, err := out.ReadString('\n'); err != nil {
					return unexpected(err)
				}
			}
		}
		return nil
	}, args...)
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
