package intake

import (
	"errors"
	"io/fs"

	"congkhai/generator/desk/list"
	"congkhai/generator/desk/outcome"
	"congkhai/generator/desk/sheet"
	"congkhai/generator/desk/workbook"
	"congkhai/generator/files/front"
	"congkhai/generator/files/source"
	"congkhai/generator/kinds"
	"congkhai/generator/site"
)

// mappings is the folder of the portal's own mappings. It is hidden: nothing of it is published.
const mappings = "content/.cot-bang"

// ofList is what the content would be with a list of another system, as the mapping reads it that knows its headings:
// one of the portal's own before one that is shipped.
func ofList(s *site.Site, files fs.FS, book *sheet.Book) (*outcome.Outcome, []source.Problem, error) {
	own, problems, err := ownMappings(s, files)
	if err != nil || len(problems) > 0 {
		return nil, problems, err
	}
	m, problems := list.Choose(book, append(own, list.Shipped()...))
	if len(problems) > 0 {
		return nil, problems, nil
	}
	k, err := kinds.Named(m.Kind)
	if err != nil {
		return nil, nil, err
	}
	rows, problems := m.Rows(book, k.Fields())
	if len(problems) > 0 {
		return nil, problems, nil
	}
	return workbook.ImportList(s, k, files, m, rows)
}

// ownMappings are those of the portal. All that is wrong with any of them is told, whichever the list would be read by.
func ownMappings(s *site.Site, files fs.FS) (own []*list.Mapping, problems []source.Problem, err error) {
	names, problems, err := source.List(files, mappings)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil // most portals have none
	}
	keys := map[string][]front.Field{}
	for _, k := range s.Kinds {
		keys[k.Folder] = k.Fields()
	}
	for _, name := range names {
		raw, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, nil, err
		}
		f, found := source.NewFile(name, raw)
		m, more := list.Parse(f)
		problems = append(append(problems, found...), more...)
		if m != nil {
			own, problems = append(own, m), append(problems, m.Check(keys)...)
		}
	}
	return own, source.Sorted(problems), err
}
