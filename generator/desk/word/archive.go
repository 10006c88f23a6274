package word

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode/utf16"

	"congkhai/generator/files/source"
	"congkhai/generator/text/bound"
)

// archive is a document's parts by their names, and what is wrong with them.
type archive struct {
	name     string // of the document, as problems tell it
	parts    map[string]*zip.File
	unpacked int // bytes of XML so far
	problems []source.Problem
}

// tell notes a problem of the document as a whole.
func (a *archive) tell(rule *source.Rule, args ...any) {
	a.problems = append(a.problems, rule.At(placeOf(a.name, 0), args...))
}

// placeOf is a paragraph of a document, or the document where there is none.
func placeOf(name string, paragraph int) source.Span {
	return (&source.File{Path: Place(name, paragraph)}).Anywhere()
}

// open looks into a document, without unpacking anything.
func open(name string, raw []byte) *archive {
	a := &archive{name: name, parts: map[string]*zip.File{}}
	if problem, wrong := source.NoContent(name, raw); wrong {
		a.problems = append(a.problems, problem)
		return a
	}
	switch suffix := strings.ToLower(path.Ext(name)); {
	case bytes.HasPrefix(raw, []byte("\xD0\xCF\x11\xE0")) && bytes.Contains(raw, inUTF16("EncryptedPackage")):
		a.tell(Locked)
	case bytes.HasPrefix(raw, []byte("\xD0\xCF\x11\xE0")), suffix == ".doc", suffix == ".dot":
		a.tell(OldWord)
	case suffix == ".docm", suffix == ".dotm":
		a.tell(Macros, suffix)
	case !bytes.HasPrefix(raw, []byte("PK")) || suffix != ".docx":
		a.tell(NoWord)
	case bytes.Count(raw, []byte("PK\x01\x02")) > bound.WordParts:
		a.tell(TooManyParts, bound.WordParts)
	default:
		a.list(raw)
	}
	return a
}

func (a *archive) list(raw []byte) {
	r, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		a.tell(BrokenArchive, "zip")
		return
	}
	whole := uint64(0)
	for _, f := range r.File {
		if _, again := a.parts[f.Name]; !again {
			a.parts[f.Name] = f
		}
		whole += min(f.UncompressedSize64, bound.WordWhole+1)
	}
	switch {
	case whole > bound.WordWhole:
		a.tell(TooMuch, a.name, source.Size(bound.WordWhole))
	case slices.ContainsFunc(r.File, func(f *zip.File) bool { return f.Flags&1 != 0 }):
		a.tell(Locked)
	case slices.ContainsFunc(r.File, func(f *zip.File) bool { return strings.HasSuffix(f.Name, "vbaProject.bin") }):
		a.tell(Macros, "vbaProject.bin")
	}
}

// read unpacks a part, up to a bound of which something is used already. No part gives more than it says that it has.
func (a *archive) read(part string, most, used int) ([]byte, error) {
	f := a.parts[part]
	if f == nil {
		return nil, fs.ErrNotExist
	}
	if f.UncompressedSize64 > uint64(most-used) {
		a.tell(TooMuch, part, source.Size(most))
		return nil, errTold
	}
	r, err := f.Open()
	if err == nil {
		defer r.Close()
		var b bytes.Buffer
		b.Grow(int(f.UncompressedSize64) + bytes.MinRead)
		if _, err = b.ReadFrom(r); err == nil {
			return b.Bytes(), nil
		}
	}
	a.tell(BrokenArchive, part)
	return nil, errTold
}

// xml begins to read a part; nil where there is none, or nothing to be read in it.
func (a *archive) xml(part string) *tokens {
	raw, err := a.read(part, bound.WordXML, a.unpacked)
	if err != nil {
		return nil
	}
	a.unpacked += len(raw)
	return newTokens(raw)
}

// ended tells what stopped the reading of a part, at the paragraph that it came to.
func (a *archive) ended(part string, t *tokens, paragraph int) {
	at := placeOf(a.name, paragraph)
	switch err := t.err; {
	case err == nil, errors.Is(err, io.EOF), errors.Is(err, errTold):
	case errors.Is(err, errDeclared):
		a.problems = append(a.problems, Declared.At(at, part))
	case errors.Is(err, errDeep):
		a.problems = append(a.problems, TooDeep.At(at, part, bound.WordNesting))
	default:
		a.problems = append(a.problems, BrokenPart.At(at, part, err.Error()))
	}
}

// relation is where a part leads.
type relation struct {
	kind, target string // "hyperlink"; an address, or the name of a part
	outside      bool
}

// relations are those of a part by their IDs.
func (a *archive) relations(part string) map[string]relation {
	folder, base := path.Split(part)
	name := folder + "_rels/" + base + ".rels"
	all := map[string]relation{}
	t := a.xml(name)
	if t == nil {
		return all
	}
	t.each("Relationship", func(e element) {
		r := relation{kind: path.Base(e.attr("Type")), target: e.attr("Target"), outside: e.attr("TargetMode") == "External"}
		switch {
		case r.outside && r.kind == "attachedTemplate":
			a.tell(OutsideTemplate, r.target)
		case r.outside && r.kind != "hyperlink":
			a.tell(Outside, r.target)
		case !r.outside && strings.HasPrefix(r.target, "/"):
			r.target = strings.TrimPrefix(path.Clean(r.target), "/")
		case !r.outside:
			r.target = path.Join(folder, r.target)
		}
		all[e.attr("Id")] = r
	})
	a.ended(name, t, 0)
	return all
}

// of returns the first part of a kind that relations lead to, "" where there is none.
func of(relations map[string]relation, kind string) string {
	for _, id := range slices.Sorted(maps.Keys(relations)) {
		if r := relations[id]; r.kind == kind && !r.outside {
			return r.target
		}
	}
	return ""
}

func inUTF16(text string) []byte {
	var b []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		b = append(b, byte(unit), byte(unit>>8))
	}
	return b
}
