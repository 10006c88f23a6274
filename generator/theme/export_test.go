package theme

import "io"

// RenderSlowly is Render by html/template alone.
func (t *Theme) RenderSlowly(w io.Writer, layout string, view any) error {
	return t.layouts[layout].set.ExecuteTemplate(w, "base", view)
}

// WhySlow says of the layouts that html/template has to execute what in them is not known.
func (t *Theme) WhySlow() map[string]string {
	slow := map[string]string{}
	for name, l := range t.layouts {
		if l.made == nil {
			_, slow[name] = t.compile(l.set, l.view)
		}
	}
	return slow
}
