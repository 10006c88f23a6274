package record

import (
	"reflect"

	"congkhai/generator/files/data"
	"congkhai/generator/files/front"
	"congkhai/generator/text/calendar"
)

// Kind is a sort of record, as far as reading its files goes.
type Kind struct {
	Folder   string // under content/, and the path of the pages unless AtRoot
	AtRoot   bool   // pages stand at the top of the site and have no list
	Name     string // what a list of them is called: "Thủ tục hành chính"
	Suffix   []string
	Headings []string // of level 2, when the body is made of these sections and nothing else

	// Fragments are those of the headings that the layout writes beside the body: people share them, and no heading of
	// the body gets them.
	Fragments []string

	New     func() Data       // what a file's keys are read into
	Decides func(Data) string // the number of the document that made what the record says public

	// FineFrom is the day from which on nothing is wrong with a record by itself; no day when there is none. A kind
	// without the hook knows of none.
	FineFrom func(*Record) calendar.Date
}

// Fresh makes empty data of a type for Kind.New.
func Fresh[D any, P interface {
	*D
	Data
}]() Data {
	return P(new(D))
}

// Fields describes the keys of the kind's files.
func (k *Kind) Fields() []front.Field { return front.Fields(k.dataType()) }

// Path returns the address under which the kind's pages stand.
func (k *Kind) Path() string {
	if k.AtRoot {
		return "/"
	}
	return "/" + k.Folder + "/"
}

// Address returns the address of the page of the record with an ID.
func (k *Kind) Address(id string) string { return k.Path() + id + "/" }

// File is the file of the record with an ID, where it has no folder of its own.
func (k *Kind) File(id string) string { return "content/" + k.Folder + "/" + id + k.Suffix[0] }

// Sheets are the kind's records as tables, of keys that may take a list of words.
func (k *Kind) Sheets(fields []front.Field) []data.Sheet { return data.Sheets(k.dataType(), fields) }

func (k *Kind) dataType() reflect.Type { return reflect.TypeOf(k.New()).Elem() }
