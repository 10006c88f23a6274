package portal

import (
	"errors"
	"io/fs"
	"path"

	"congkhai/generator/files/front"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/pages/card"
	"congkhai/generator/pages/theme"
)

// contract is the form of a theme's theme.toml.
type contract struct {
	Name    string `key:"ten"`
	Version int    `key:"ban"`
	Card    struct {
		Font  string        `key:"phong"`
		Paper record.Colour `key:"nen"`
		Ink   record.Colour `key:"chu"`
	} `key:"the_chia_se,optional"`
	Fitting fitting `key:"nhan_dien,optional"`

	doc *front.Doc
}

// readContract holds a theme against the views and functions that this program gives to layouts.
func readContract(root fs.FS, folder string) (*contract, []source.Problem, error) {
	name := path.Join(folder, "theme.toml")
	f, problems, err := readText(root, name)
	if errors.Is(err, fs.ErrNotExist) || isFolder(root, name) {
		return nil, []source.Problem{NoContract.At((&source.File{Path: name}).Anywhere(), theme.Contract)}, nil
	}
	if err != nil {
		return nil, nil, err
	}
	var c contract
	doc, more := front.Parse(f.Span(0, len(f.Text())))
	problems = append(problems, more...)
	_, more = front.Bind(doc, &c)
	problems = append(problems, more...)
	if len(problems) == 0 && c.Version != theme.Contract {
		problems = append(problems, OtherContract.At(doc.At("ban"), c.Version, theme.Contract))
	}
	c.doc = doc
	return &c, problems, nil
}

// style is how the theme draws the pictures of shared pages, in the portal's colour where it has one; nil when the theme
// names no font.
func (c *contract) style(root fs.FS, folder string, brand record.Colour) (*card.Style, []source.Problem) {
	if c.Card.Font == "" {
		return nil, nil
	}
	name := path.Join(folder, c.Card.Font)
	unread := []source.Problem{NoFont.At(c.doc.At("the_chia_se.phong"), name)}
	if !fs.ValidPath(c.Card.Font) { // it would be outside
		return nil, unread
	}
	raw, err := fs.ReadFile(root, name)
	if err != nil { // whatever the reason: a name that the system refuses is as good as none
		return nil, unread
	}
	if brand.A == 0 {
		brand = c.Card.Paper
	}
	style, err := card.NewStyle(raw, brand.RGBA, c.Card.Ink.RGBA)
	if err != nil {
		return nil, unread
	}
	return style, nil
}
