package site

import "strings"

// Table is data of a record as a file for spreadsheets: the first row has the names of the columns.
type Table struct {
	URL  string
	Rows [][]string
}

// Tables lists the tables of all records that the site shows, and that of the information that must be public.
func (s *Site) Tables() []Table {
	var all []Table
	for _, r := range s.shown() {
		all = append(all, r.Kind.tables(s, r)...)
	}
	return append(all, s.registerTable())
}

const reportTableFile = "so-lieu.csv"

// reportTables gives the figures of a report as rows for spreadsheets; what is no number is a state's word.
func reportTables(s *Site, r *Record, p *Report) []Table {
	f := s.form(p)
	if f == nil {
		return nil
	}
	rows := [][]string{{"ky", "muc", "khoa", "so_lieu", "gia_tri"}}
	for _, section := range f.Sections {
		for _, figure := range section.Figures {
			value := p.Figures[figure.Key]
			text := value.State.String()
			if value.Given() {
				text = strings.ReplaceAll(written(value), "_", "")
			}
			rows = append(rows, []string{p.Period, section.Number, figure.Key, figure.Label, text})
		}
	}
	return []Table{{r.URL() + reportTableFile, rows}}
}
