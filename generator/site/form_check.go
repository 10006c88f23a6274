package site

import (
	"slices"
	"strings"

	"congkhai/generator/source"
	"congkhai/generator/viet"
)

func checkForm(s *Site, r *Record, f *Form) []source.Problem {
	problems := checkRelations(r, f)
	if !f.To.IsZero() && f.From.After(f.To) {
		problems = append(problems, DatesCrossed.At(r.At("hieu_luc_den"), f.To.Print(), f.From.Print()))
	}
	seen := map[string]bool{}
	once := func(name, path string) {
		if seen[name] {
			problems = append(problems, Repeated.At(r.At(path), name))
		}
		seen[name] = true
	}
	for i, section := range f.Sections {
		path := "phan" + index(i)
		once(section.Number, path+".so")
		for j, figure := range section.Figures {
			at := path + ".so_lieu" + index(j) + ".khoa"
			if once(figure.Key, at); figure.Key != "" && (!keyForm.MatchString(figure.Key) || strings.HasPrefix(figure.Key, carriedPrefix)) {
				problems = append(problems, BadFigureKey.At(r.At(at), figure.Key))
			}
		}
		for j, column := range section.Table.Columns {
			if _, ok := f.figure(column.Key); !ok {
				at := r.At(path + ".bieu.cot" + index(j) + ".khoa")
				problems = append(problems, NoFigure.At(at, column.Key).Suggest(viet.Nearest(column.Key, f.keys())))
			}
		}
	}
	return problems
}

// checkRelations reports relations of a form that cannot be read or name figures that it does not have.
func checkRelations(r *Record, f *Form) []source.Problem {
	var problems []source.Problem
	keys := f.keys()
	names := map[string]bool{}
	for i, rule := range f.Relations {
		where := r.At("quy_tac" + index(i) + ".dieu")
		rel, ok := parseRelation(rule.Says)
		if !ok || rel.figure() == "" {
			problems = append(problems, BadRelation.At(where, rule.Says))
		}
		for _, key := range rel.keys() {
			_, counted := portalCounts[key]
			if key = strings.TrimPrefix(key, carriedPrefix); !counted && !slices.Contains(keys, key) {
				problems = append(problems, NoFigure.At(where, key).Suggest(viet.Nearest(key, keys)))
			}
		}
		if names[rule.Name] {
			problems = append(problems, Repeated.At(r.At("quy_tac"+index(i)+".ten"), rule.Name))
		}
		names[rule.Name] = true
	}
	return problems
}
