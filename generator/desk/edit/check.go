package edit

import (
	"fmt"
	"path"
	"strings"

	"congkhai/generator/files/front"
	"congkhai/generator/files/source"
	"congkhai/generator/text/viet"
)

// isSound reports whether nothing was found wrong with what is typed.
func (p *paper) isSound() bool { return len(p.wrongs)+len(p.bodyWrongs)+p.astray == 0 }

// joiner makes the text of a file of what it shall say.
type joiner func(values map[string]any, body string) ([]byte, error)

// alone is the file that the form was made of, with what is typed, whatever others have made of it meanwhile.
func (p *paper) alone(values map[string]any, body string) ([]byte, error) {
	return p.written(p.base, values, body)
}

// check holds what is typed against the whole portal. What is wrong stands at its boxes afterwards; with anything wrong
// there is nothing to write.
func (s *Server) check(v *view, p *paper, join joiner) (before, over files, after []byte, err error) {
	values, places, wrong := p.wanted()
	p.astray = wrong
	if wrong > 0 {
		return nil, nil, nil, nil
	}
	if after, err = join(values, p.body()); err != nil || after == nil {
		return nil, nil, nil, err
	}
	now, err := v.read(p.path)
	if err != nil {
		return nil, nil, nil, err
	}
	before, over = p.over(now, after, s.keeper.waiting(p.held))
	would, err := s.eyes.look(over)
	if err != nil {
		return nil, nil, nil, err
	}
	p.placeAll(v, places, would.problems, over)
	return before, over, after, nil
}

// place tells what is wrong with a record as it stands, at its boxes.
func (p *paper) place(problems []source.Problem) {
	_, places, _ := p.values(p.form)
	for _, q := range problems {
		if q.Where.Path() == p.path {
			p.atBox(places, q)
		}
	}
}

// placeAll tells problems at the boxes of what they are about: those of the record, and those that others have because
// of it.
func (p *paper) placeAll(v *view, places []place, problems []source.Problem, over files) {
	old := known(v.problems)
	for _, q := range problems {
		_, own := over[q.Where.Path()]
		switch {
		case own:
			p.atBox(places, q)
		case !old[told(q)]:
			p.wrongs = append(p.wrongs, v.elsewhere(q))
		}
	}
}

// elsewhere is a problem of another record, which what is typed brings about.
func (v *view) elsewhere(q source.Problem) fault {
	k, id := ownerOf(q.Where.Path())
	if k == nil {
		return fault{text: "Vì thay đổi này, ở " + q.Where.Path() + ": " + q.Text(source.Vietnamese)}
	}
	w := wordingOf(v.site.Fields(k), v.called)
	return fault{"Vì thay đổi này, ở " + w.record(q.Where.Path()) + ": " + w.say(q), addressOf(k.Folder, id)}
}

// known are problems that the portal has already: they are in nobody's way.
func known(problems []source.Problem) map[string]bool {
	old := map[string]bool{}
	for _, q := range problems {
		old[told(q)] = true
	}
	return old
}

func told(q source.Problem) string { return q.Where.Path() + "\n" + q.Text(source.Vietnamese) }

// atBox tells a problem at the box with the smallest value around its place, or above the form.
func (p *paper) atBox(places []place, q source.Problem) {
	text := p.words.say(q)
	p.mendable = p.mendable || strings.Contains(text, mendLabel)
	if suffix := path.Ext(q.Where.Path()); suffix != path.Ext(p.path) { // a file beside the record
		p.wrongs = append(p.wrongs, fault{text: path.Base(q.Where.Path()) + ": " + text})
		return
	}
	keys, body, _ := front.Parts(q.Where.File)
	if p.hasBody() && q.Where.Start >= body.Start {
		line, _ := q.Where.Position()
		p.bodyWrongs = append(p.bodyWrongs, bodyWrong(q, line, text))
		return
	}
	doc, _ := front.Parse(keys)
	if box := lacking(doc, places, q); box != nil {
		p.astray++
		box.say(text)
		return
	}
	paths := make([]string, len(places))
	for i, at := range places {
		paths[i] = at.path
	}
	i := doc.Around(paths, q.Where)
	if i < 0 {
		p.wrongs = append(p.wrongs, fault{text: text})
		return
	}
	p.astray++
	places[i].say(text)
}

// lacking is the place of a key that is missing, nil where something else is wrong. Nothing of the key stands in the
// file, so that its problem is told at the table that should have it, or at the beginning.
func lacking(doc *front.Doc, places []place, q source.Problem) *place {
	if q.Rule != front.MissingKey && q.Rule != front.MissingStated {
		return nil
	}
	suffix := fmt.Sprintf(".%s", q.Args...)
	for i := len(places) - 1; i >= 0; i-- { // the box of a key comes after the key
		table, ok := strings.CutSuffix("."+places[i].path, suffix)
		at := doc.At(strings.TrimPrefix(table, "."))
		if ok && (table == "" && q.Where.End == 0 || table != "" && at.Start == q.Where.Start && at.End == q.Where.End) {
			return &places[i]
		}
	}
	return nil
}

// also is what is told of a box of which something is told already.
func also(told, wrong string) string {
	if told == "" {
		return wrong
	}
	return told + ". " + viet.UpperFirst(wrong)
}

// bodyWrong is a problem of the text, with the line that it is about.
func bodyWrong(q source.Problem, line int, text string) string {
	lines := strings.Split(q.Where.File.Text(), "\n")
	if line-1 < len(lines) && strings.TrimSpace(lines[line-1]) != "" {
		return fmt.Sprintf("Dòng “%s”: %s", strings.TrimSpace(lines[line-1]), text)
	}
	return text
}
