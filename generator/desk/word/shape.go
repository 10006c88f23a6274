package word

import "cmp"

// drawn is what stands in a drawing.
type drawn struct {
	says, box string
	pictures  []string // the IDs by which the document leads to them
	isObject  bool
}

// shape reads what is drawn: pictures are taken over, all else is told.
func (s *story) shape(e element, r *current) {
	d := &drawn{isObject: e.name() == "object"}
	s.drawing(e, d)
	switch {
	case d.box != "":
		s.find(LeftBox, d.box)
	case d.isObject:
		s.findThing(LeftObject)
	case len(d.pictures) == 0:
		s.findThing(LeftDrawing)
	}
	if d.isObject { // its pictures show what it is
		return
	}
	for _, id := range d.pictures {
		name := s.picture(id)
		if name == "" {
			s.findThing(LeftPicture, cmp.Or(s.leads[id].target, d.says, "?"))
			continue
		}
		r.pieces = append(r.pieces, piece{Run: Run{Text: d.says, Picture: name}})
	}
}

// drawing looks through a drawing for what there is to be told of.
func (s *story) drawing(e element, d *drawn) {
	switch e.name() {
	case "AlternateContent":
		s.choice(func(e element) { s.drawing(e, d) })
		return
	case "docPr":
		d.says = cmp.Or(e.attr("descr"), e.attr("title"), d.says)
	case "blip":
		d.pictures = append(d.pictures, cmp.Or(e.attr("embed"), e.attr("link")))
	case "imagedata":
		d.pictures = append(d.pictures, e.attr("id"))
	case "OLEObject":
		d.isObject = true
	case "textpath":
		d.box = cmp.Or(d.box, e.attr("string"))
	case "txbxContent":
		d.box += s.words()
		return
	}
	s.children(func(e element) { s.drawing(e, d) })
}
