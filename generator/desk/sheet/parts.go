package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"

	"congkhai/generator/text/bound"
)

// parts are the files in a workbook, by their names in lower case: writers do not agree about capitals.
type parts struct {
	files map[string]*zip.File
	left  int64 // bytes that may still be unpacked, whatever the archive says of its sizes
}

// What reading a part ends with, besides what it says; errors of XML and of archives are told as they are.
var (
	errTooLarge = errors.New("too large")
	errDoctype  = errors.New("DOCTYPE")
	errMissing  = errors.New("missing")
	errTwice    = errors.New("two parts with one name")
	errOdd      = errors.New("what no program writes")
	errTooMany  = errors.New("too many cells")
	errTooLong  = errors.New("too much text")
)

// newParts holds what an archive says of its sizes against what may be unpacked, before anything is.
func newParts(files []*zip.File) (*parts, error) {
	p := &parts{files: map[string]*zip.File{}, left: bound.Unpacked}
	var sum uint64
	for _, f := range files {
		if suffix := strings.ToLower(path.Ext(f.Name)); suffix != ".xml" && suffix != ".rels" {
			continue // pictures and such, which nobody reads
		}
		if sum += min(f.UncompressedSize64, bound.Unpacked+1); sum > bound.Unpacked {
			return nil, errTooLarge
		}
		name := strings.ToLower(partName(f.Name))
		if p.files[name] != nil {
			return nil, errTwice
		}
		p.files[name] = f
	}
	return p, nil
}

// partName is a name in an archive as it should be: some writers put \ for /.
func partName(name string) string {
	return strings.TrimPrefix(path.Clean(strings.ReplaceAll(name, `\`, "/")), "/")
}

// read gives the root of a part to a function, which reads all of it that matters.
func (p *parts) read(name string, root func(x *xmlReader) error) error {
	f := p.files[strings.ToLower(name)]
	if f == nil {
		return errMissing
	}
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	x := &xmlReader{decoder: xml.NewDecoder(&bounded{r: r, left: &p.left})}
	if err := x.begin(); err != nil {
		return err
	}
	if err := root(x); err != nil {
		return err
	}
	return x.end()
}

// bounded reads no more than may still be unpacked, and no tag or text that is longer than any program writes: of a tag
// with a million attributes the decoder would make something twenty times as large.
type bounded struct {
	r    io.Reader
	left *int64
	run  int // bytes since the last <
}

// longestRun is far above a cell with 32,767 letters, each of them escaped.
const longestRun = 1 << 20

func (b *bounded) Read(buf []byte) (int, error) {
	n, err := b.r.Read(buf)
	if *b.left -= int64(n); *b.left < 0 {
		return 0, errTooLarge
	}
	if at := bytes.LastIndexByte(buf[:n], '<'); at >= 0 {
		b.run = n - at
	} else {
		b.run += n
	}
	if b.run > longestRun {
		return 0, errOdd
	}
	return n, err
}

// xmlReader reads elements of a part, one within the other. Names are asked for without their namespaces: those of the
// strict and of the transitional form of the standard differ in nothing else that is read here.
type xmlReader struct {
	decoder *xml.Decoder
	depth   int
}

// deepest is how many elements may stand in each other; in workbooks a dozen do.
const deepest = 100

// token is the next token within the root.
func (x *xmlReader) token() (xml.Token, error) {
	token, err := x.decoder.Token()
	if errors.Is(err, io.EOF) {
		return nil, io.ErrUnexpectedEOF
	}
	switch token.(type) {
	case xml.StartElement:
		x.depth++
	case xml.EndElement:
		x.depth--
	}
	if x.depth > deepest {
		return nil, errOdd
	}
	return token, err
}

// begin goes to the root.
func (x *xmlReader) begin() error {
	for {
		switch token, err := x.decoder.Token(); token.(type) {
		case nil:
			return err
		case xml.Directive:
			return errDoctype
		case xml.StartElement:
			return nil
		}
	}
}

// end goes through what is behind the root: only at the end of a part does an archive say whether its bytes are right.
func (x *xmlReader) end() error {
	for {
		switch token, err := x.decoder.Token(); token.(type) {
		case nil:
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		case xml.StartElement:
			return errOdd
		}
	}
}

// children gives each element in the one that was begun last to a function, which may read what is in it, until that
// one ends. The function returns false for what it has not read, which is passed over.
func (x *xmlReader) children(child func(e xml.StartElement) (read bool, err error)) error {
	for {
		token, err := x.token()
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.EndElement:
			return nil
		case xml.StartElement:
			read, err := child(token)
			if err == nil && !read {
				err = x.skip()
			}
			if err != nil {
				return err
			}
		}
	}
}

// skip passes over the rest of the element that was begun last.
func (x *xmlReader) skip() error {
	for outside := x.depth - 1; x.depth > outside; {
		if _, err := x.token(); err != nil {
			return err
		}
	}
	return nil
}

// text is all characters in the element that was begun last.
func (x *xmlReader) text() (string, error) {
	var b strings.Builder
	err := x.textTo(&b)
	return b.String(), err
}

func (x *xmlReader) textTo(b *strings.Builder) error {
	for {
		token, err := x.token()
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.CharData:
			b.Write(token)
		case xml.StartElement:
			if err := x.skip(); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// attr is an attribute of an element, "" where it has none of that name. Of two names that differ in their namespace
// alone, such as id and r:id, it takes the one in a namespace last.
func attr(e xml.StartElement, name string) (value string) {
	for _, a := range e.Attr {
		if a.Name.Local == name && a.Name.Space != "xmlns" {
			value = a.Value
		}
	}
	return value
}

// on reports whether an attribute that is yes or no says yes.
func on(e xml.StartElement, name string) bool {
	value := attr(e, name)
	return value == "1" || value == "true"
}
