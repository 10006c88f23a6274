package theme

import (
	"html/template"
	"io/fs"
	"path"
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
