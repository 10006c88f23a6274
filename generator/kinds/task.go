package kinds

import (
	"slices"
	"strings"

	"congkhai/generator/files/record"
	"congkhai/generator/kinds/prices"
	"congkhai/generator/kinds/procedure"
	"congkhai/generator/kinds/report"
	"congkhai/generator/site"
	"congkhai/generator/text/viet"
)

// Task is a procedure with how long it takes and what it costs.
type Task struct {
	site.Link
	procedure.Glance
}

// Doors are the addresses behind the plain entrances of the portal, "" where there is nothing behind one.
type Doors struct {
	Procedures, Prices, Figures, Petitions string
	Services                               string // that have prices
}

// How much the home page has of some things.
const (
	homeTasks    = 6
	doorServices = 3
)

// tasks are the procedures that the configuration names and that are in force. Where it names none they are those of
// which people are told how long and how much, the newest first.
func tasks(s *site.Site) []Task {
	var tasks []Task
	if s.Archived() { // there is nobody to do them with
		return nil
	}
	if chosen := s.Config.Often; len(chosen) > 0 {
		for _, id := range chosen {
			if r := s.Record(site.ProcedureFolder, id); r != nil && s.KindOf(r).Listed(s, r) {
				tasks = append(tasks, taskOf(r))
			}
		}
		return tasks
	}
	for _, r := range newestFirst(s, s.Listed(s.Kind(site.ProcedureFolder))) {
		if task := taskOf(r); task.Limit != "" && task.Cost != "" {
			tasks = append(tasks, task)
		}
		if len(tasks) == homeTasks {
			break
		}
	}
	return tasks
}

// taskOf calls a procedure by what is done, without the word that all names of procedures may begin with.
func taskOf(r *record.Record) Task {
	link := site.LinkOf(r)
	link.Text = viet.UpperFirst(strings.TrimPrefix(link.Text, "Thủ tục "))
	return Task{link, procedure.GlanceOf(r)}
}

// newestFirst sorts records by their days; those of one day, and those without, stay in the order of their titles.
func newestFirst(s *site.Site, records []*record.Record) []*record.Record {
	sorted := slices.Clone(records)
	slices.SortStableFunc(sorted, func(a, b *record.Record) int {
		return s.KindOf(b).Day(s, b).Compare(s.KindOf(a).Day(s, a))
	})
	return sorted
}

// doors lead to what the portal has something of; petitions are also written to who can be reached.
func doors(s *site.Site) Doors {
	path := func(folder string) string {
		if k := s.Kind(folder); k != nil && len(s.Listed(k)) > 0 {
			return k.Path()
		}
		return ""
	}
	d := Doors{Procedures: path(site.ProcedureFolder), Prices: path(prices.Folder), Figures: path(report.Folder),
		Petitions: path(petitionFolder), Services: strings.Join(prices.ServiceNames(s, doorServices), " · ")}
	if s.Footer().Contact.Known { // which nothing is of a body that is gone
		d.Petitions = s.Kind(petitionFolder).Path()
	}
	return d
}
