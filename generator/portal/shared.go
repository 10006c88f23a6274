package portal

import (
	"slices"

	"congkhai/generator/files/layer"
	"congkhai/generator/files/source"
	"congkhai/generator/site"
)

// readLayers finds out which files of the content come from layers under it, and which of the portal's own stand where a
// layer lets none.
func (r *readSite) readLayers() error {
	wrong, err := layer.CheckTerms(r.root)
	if err != nil {
		return err
	}
	r.problems = append(r.problems, wrong...)
	r.shared = map[string]layer.Layer{}
	for _, f := range r.content.files {
		if from, ok := layer.From(r.root, f.name); ok {
			r.shared[f.name] = from
			continue
		}
		if keeper, kept := layer.Keeper(r.root, f.name); kept {
			where := (&source.File{Path: f.name}).Anywhere()
			r.problems = append(r.problems, layer.Kept.At(where, keeper.Called(), keeper.Shown(f.name)))
		}
	}
	return nil
}

// shares says of each file that is not the portal's own who keeps it, and where.
func (r readSite) shares() map[string]site.Share {
	shares := map[string]site.Share{}
	for name, from := range r.shared {
		shares[name] = site.Share{Keeper: from.Name, Path: from.Shown(name)}
	}
	return shares
}

// told are problems as people are told of them: in order, those of shared files at the place where they are kept. Where
// something was wrong before the files could be read, the rest follows from that.
func (r readSite) told(problems []source.Problem) []source.Problem {
	if len(r.opt.Before) > 0 {
		return source.Sorted(r.opt.Before)
	}
	problems = slices.Clone(source.Sorted(problems))
	for i := range problems {
		p := &problems[i]
		if from, ok := r.shared[p.Where.Path()]; ok {
			p.Where.File, p.Owner = p.Where.File.Called(from.Shown(p.Where.Path())), from.Called()
		}
		p.Notes = slices.Clone(p.Notes)
		for j := range p.Notes {
			note := &p.Notes[j]
			if from, ok := r.shared[note.Where.Path()]; ok {
				note.Where.File = note.Where.File.Called(from.Shown(note.Where.Path()))
			}
		}
	}
	return problems
}
