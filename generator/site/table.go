package site

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"iter"
	"strings"
	"sync"

	"congkhai/generator/files/data"
	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/text/calendar"
)

// Table is rows that the site publishes: under one address as a workbook for people, as CSV and JSON for programs, and
// with the JSON Schema of the latter.
type Table struct {
	data.Table
	URL    string // without what tells the form: "/thu-tuc/danh-sach"
	About  string // what is in it
	Page   string // the address of the page that shows the same
	Issued calendar.Date
	Made   func() string // names all that its rows are made of; nil when nobody took the trouble
}

// What follows the address of a table.
const (
	ExcelSuffix  = ".xlsx"
	CSVSuffix    = ".csv"
	JSONSuffix   = ".json"
	SchemaSuffix = ".schema.json"
)

// Download is where a table can be had; empty where there is none.
type Download struct{ Excel, CSV, JSON string }

// DownloadOf is where the table at an address can be had.
func DownloadOf(table string) Download {
	return Download{table + ExcelSuffix, table + CSVSuffix, table + JSONSuffix}
}

// listFile is the name of a kind's tables: danh-sach.csv, danh-sach.cach_thuc.csv.
const listFile = "danh-sach"

// Tables lists the tables of all kinds that have lists, and of all records that the site shows.
func (s *Site) Tables() []Table { return allTables(s) }

var allTables = Derived(func(s *Site) []Table {
	var all []Table
	for _, k := range s.Kinds {
		if !k.AtRoot {
			all = append(all, s.listTables(k)...)
		}
		for _, r := range s.byKind[k] {
			all = append(all, k.Tables(s, r)...)
		}
	}
	for _, part := range s.Parts {
		if part.Tables != nil {
			all = append(all, part.Tables(s)...)
		}
	}
	return all
})

// listTables are the records that the list of a kind shows, a row for each, and what stands in lists inside them.
func (s *Site) listTables(k *Kind) []Table {
	records := s.Listed(k)
	var tables []Table
	for _, sheet := range k.Sheets(s.Fields(k)) {
		t := Table{URL: k.listTable(sheet.Name), Page: k.Path()}
		title := k.Name
		if sheet.Name == "" {
			t.Made = MadeOf(records)
			t.About = "Mỗi dòng một mục của danh sách trên cổng, mỗi cột một khóa."
		} else {
			t.Made = madeOfLists(records, sheet.Key())
			title += ": " + brief(sheet.Say)
			t.About = "Mỗi dòng một mục trong " + sheet.Name + " của từng mục danh sách."
		}
		t.Table = sheet.Table(title, rowsOf(records))
		tables = append(tables, t)
	}
	return tables
}

func (k *Kind) listTable(sheet string) string {
	return k.Path() + listFile + strings.TrimSuffix("."+sheet, ".")
}

func rowsOf(records []*record.Record) iter.Seq[data.Record] {
	return func(yield func(data.Record) bool) {
		for _, r := range records {
			if !yield(r.RowData()) {
				return
			}
		}
	}
}

// MadeOf names all that tables show of some records, and their order. It is found out when somebody asks: who looks at
// one page does not.
func MadeOf(records ...[]*record.Record) func() string {
	return sync.OnceValue(func() string {
		hash := sha256.New()
		for _, group := range records {
			for _, r := range group {
				hash.Write(r.Rows[:])
			}
			hash.Write([]byte{0})
		}
		return hex.EncodeToString(hash.Sum(nil))
	})
}

// madeOfLists names all that tables show of a key of some records, and their order.
func madeOfLists(records []*record.Record, key string) func() string {
	return sync.OnceValue(func() string {
		hash := sha256.New()
		for _, r := range records {
			if sum := r.ListSum(key); sum != (record.ListSum{}) {
				_, _ = io.WriteString(hash, r.URL()+"\x00") // a hash never fails
				hash.Write(sum[:])
			}
		}
		return hex.EncodeToString(hash.Sum(nil))
	})
}

// brief is the first words of what a key is for: up to where they are explained.
func brief(say string) string {
	if i := strings.IndexAny(say, ":;,"); i >= 0 {
		return say[:i]
	}
	return say
}

// TextColumn is a column of texts, what its key is called and what it is for.
func TextColumn(name, say string) data.Column {
	return data.Column{Name: name, Say: say, Ways: []front.Shape{{Type: "string"}}, Always: true}
}

// DayColumn is a column of days.
func DayColumn(name, say string) data.Column {
	return data.Column{Name: name, Say: say, Ways: []front.Shape{{Type: "date"}}, Always: true}
}

// tableAddresses lists where tables, their schemas, what is made of many records for programs, and the catalogue stand.
func (s *Site) tableAddresses() []string {
	all := []string{CatalogFile}
	for _, t := range allTables(s) {
		all = append(all, t.URL+ExcelSuffix, t.URL+CSVSuffix, t.URL+JSONSuffix, t.URL+SchemaSuffix)
	}
	for _, part := range s.Parts {
		if part.Files != nil {
			all = append(all, part.Files(s)...)
		}
	}
	return all
}

// CatalogFile is the address of the catalogue of all tables (DCAT).
const CatalogFile = "/data.json"

// About is what the catalogue says of the portal as a whole.
type About struct {
	Name, Summary, Publisher string
	Email                    string // "" when it is not known
	Note                     string // what holds of all of it; "" for most
}

// About tells whose data it is.
func (s *Site) About() About {
	about := About{Name: s.Config.Name, Summary: s.Config.Summary, Publisher: s.owner().Name, Note: s.archiveSentence()}
	if s.gone(s.Record(AgencyFolder, s.Config.Agency)) == nil {
		about.Email = s.owner().Contact.Value.Email.Value
	}
	return about
}
