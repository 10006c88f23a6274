package worklist_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"congkhai/generator/desk/worklist"
	"congkhai/generator/kinds/report"
	"congkhai/generator/past/change"
	"congkhai/generator/past/chronicle"
	"congkhai/generator/portal"
	"congkhai/generator/test/small"
	"congkhai/generator/text/calendar"
)

// golden is the part of an archive that says what waits.
const golden = "việc"

// listed is what waits on a small portal, in text.
func listed(t *testing.T, archive *txtar.Archive, opt portal.Options) string {
	t.Helper()
	s, problems, err := portal.Check(small.Content(archive), opt)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, g := range worklist.Of(s, problems) {
		fmt.Fprintf(&b, "# %s\n", g.Title)
		for _, item := range g.Items {
			name := item.Kind + "/" + item.ID
			if item.New != "" {
				name = strings.TrimSpace("mới " + item.Kind + "/" + item.New + " " + item.Form)
			}
			day := "không ngày"
			if !item.Day.IsZero() {
				day = item.Day.String()
			}
			fmt.Fprintf(&b, "%s | %s | %s\n  %s\n", day, name, item.Title, item.Why)
		}
	}
	return b.String()
}

// Every archive in testdata is a small portal and what waits on it.
func TestSmallPortals(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatal("no archives", err)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			archive := small.Archive(t, name)
			got := listed(t, archive, portal.Options{AsOf: small.AsOf, Chronicle: small.First(t, archive)})
			i := slices.IndexFunc(archive.Files, func(f txtar.File) bool { return f.Name == golden })
			if want := string(archive.Files[i].Data); got != want && !*small.Update {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			if archive.Files[i].Data = []byte(got); *small.Update {
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// What is named is there, and what is to be made can be made of what is said, on the real portal too.
func TestEveryItemLeadsSomewhere(t *testing.T) {
	portals := map[string]fs.FS{"the real portal": os.DirFS(small.Root(t))}
	names, _ := filepath.Glob("testdata/*.txt")
	for _, name := range names {
		portals[name] = small.Content(small.Archive(t, name))
	}
	for name, files := range portals {
		s, problems, err := portal.Check(files, portal.Options{AsOf: small.AsOf})
		if err != nil {
			t.Fatal(err)
		}
		there := map[string]bool{}
		for _, r := range s.Records {
			there[r.Kind.Folder+"/"+r.ID] = true
		}
		for _, g := range worklist.Of(s, problems) {
			for _, item := range g.Items {
				k := s.Kind(item.Kind)
				switch {
				case item.Title == "" || item.Why == "":
					t.Errorf("%s: nothing is said of %+v", name, item)
				case item.New == "" && item.ID != "" && !there[item.Kind+"/"+item.ID]:
					t.Errorf("%s: %+v is not there", name, item)
				case item.New != "" && (there[item.Kind+"/"+item.New] || !k.MayBeNamed(item.New)):
					t.Errorf("%s: nothing can be called %+v", name, item)
				case item.Form != "":
					text, err := report.Draft(s, k, item.New, item.Form)
					if err != nil || !strings.Contains(text, "bieu_mau = \""+item.Form) || strings.Contains(text, "tu_ngay = \"") {
						t.Errorf("%s: %+v cannot be made: %v\n%s", name, item, err, text)
					}
				}
			}
		}
	}
}

// The holidays of the next year are announced in autumn, and not asked for before.
func TestHolidaysOfTheNextYearAreAskedForInAutumn(t *testing.T) {
	empty := &txtar.Archive{}
	for month, want := range map[int]bool{1: false, 9: false, 10: true, 12: true} {
		got := listed(t, empty, portal.Options{AsOf: calendar.Date{Year: 2026, Month: month, Day: 1}})
		if strings.Contains(got, "mới ngay-nghi/2027") != want || !strings.Contains(got, "mới ngay-nghi/2026") {
			t.Errorf("in month %d:\n%s", month, got)
		}
	}
}

// Of what changed the last twenty are told, with where and by what decision; what nobody has saved for all is not.
func TestTheLastChangesAreTold(t *testing.T) {
	const path = "content/linh-vuc/do-luong.toml"
	var events []chronicle.Event
	for day := range 30 {
		events = append(events, chronicle.Event{Commit: "1", Action: chronicle.Amended, Path: path,
			Day: calendar.Date{Year: 2026, Month: 9, Day: day + 1}})
	}
	events[29].Decisions = []string{"1/QĐ-SO"}
	for _, name := range []string{"Tên", "Ghi chú", "Nguồn", "Nguồn", "Thứ tự", "Cấp"} {
		events[29].Changes = append(events[29].Changes, change.Change{Name: name})
	}
	events = append(events, chronicle.Event{Action: chronicle.Amended, Path: path})
	told := &chronicle.History{Of: map[string]chronicle.Life{path: {Events: events}}}
	got := listed(t, &txtar.Archive{}, portal.Options{AsOf: small.AsOf, Chronicle: told})
	_, got, _ = strings.Cut(got, "# Vừa thay đổi\n")
	lines := strings.Split(strings.TrimSpace(got), "\n")
	if len(lines) != 40 || lines[0] != "2026-09-30 | linh-vuc/do-luong | Đo lường" ||
		lines[1] != "  sửa: Tên; Ghi chú; Nguồn và 2 chỗ nữa (theo 1/QĐ-SO)" || !strings.HasPrefix(lines[38], "2026-09-11") {
		t.Errorf("%d lines:\n%s", len(lines), got)
	}
}
