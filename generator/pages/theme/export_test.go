package theme

import (
	"html/template"
	"io/fs"
	"path"
	"reflect"

	"congkhai/generator/pages/late"
)

// Library is html/template with the layouts of a theme: what their pages are held against.
type Library map[string]*template.Template

// LibraryOf reads the layouts of a loaded theme once more.
func LibraryOf(t *Theme, fsys fs.FS, folder string) (Library, error) {
	common := template.New("").Funcs(template.FuncMap{"t": t.text, "asset": t.asset})
	names, err := fs.Glob(fsys, path.Join(folder, "partials", "*.html"))
	if err != nil {
		return nil, err
	}
	for _, name := range append(names, path.Join(folder, "layouts", "base.html")) {
		if err := parseInto(common, fsys, name); err != nil {
			return nil, err
		}
	}
	all := Library{}
	for layout := range t.layouts {
		set, err := common.Clone()
		if err == nil {
			err = parseInto(set, fsys, path.Join(folder, "layouts", layout+".html"))
		}
		if err != nil {
			return nil, err
		}
		all[layout] = set
	}
	return all, nil
}

func parseInto(set *template.Template, fsys fs.FS, name string) error {
	raw, err := fs.ReadFile(fsys, name)
	if err != nil {
		return err
	}
	_, err = set.New(name).Parse(string(raw))
	return err
}

// Taken is a view for html/template, which does not know what is late: that is taken, and the structs around it are maps.
func Taken(view any) (any, error) { return taken(reflect.ValueOf(view)) }

func taken(v reflect.Value) (any, error) {
	if _, isLate := late.Type(v.Type()); isLate {
		made, err := late.Take(v)
		return made.Interface(), err
	}
	switch {
	case !holdsLate(v.Type(), map[reflect.Type]bool{}):
	case v.Kind() == reflect.Struct:
		fields := map[string]any{}
		for _, f := range reflect.VisibleFields(v.Type()) {
			field, err := taken(v.FieldByIndex(f.Index))
			if err != nil {
				return nil, err
			}
			fields[f.Name] = field
		}
		return fields, nil
	case v.Kind() == reflect.Slice:
		items := make([]any, v.Len())
		for i := range items {
			item, err := taken(v.Index(i))
			if err != nil {
				return nil, err
			}
			items[i] = item
		}
		return items, nil
	}
	return v.Interface(), nil
}

// holdsLate reports whether a type has a part that is late.
func holdsLate(t reflect.Type, seen map[reflect.Type]bool) bool {
	if _, isLate := late.Type(t); isLate || seen[t] {
		return isLate
	}
	seen[t] = true
	switch t.Kind() {
	case reflect.Slice:
		return holdsLate(t.Elem(), seen)
	case reflect.Struct:
		for i := range t.NumField() {
			if holdsLate(t.Field(i).Type, seen) {
				return true
			}
		}
	}
	return false
}
