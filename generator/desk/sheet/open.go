package sheet

import (
	"archive/zip"
	"bytes"
	"path"
	"slices"
	"strings"
	"unicode/utf16"

	"congkhai/generator/files/source"
	"congkhai/generator/text/bound"
)

// Open reads a file by what is in it, whatever its suffix. The book is nil where nothing of it can be read; else it is
// whole but for the cells that problems tell of.
func Open(name string, raw []byte) (*Book, []source.Problem) {
	where := anywhere(name)
	if problem, wrong := source.NoContent(name, raw); wrong {
		return nil, []source.Problem{problem}
	}
	if len(raw) > bound.Attachment {
		return nil, []source.Problem{TooLarge.At(where, source.Size(bound.Attachment))}
	}
	if other := refused(raw); other != nil {
		return nil, []source.Problem{other.At(where)}
	}
	if slices.ContainsFunc(archives, func(sign string) bool { return bytes.HasPrefix(raw, []byte(sign)) }) {
		return openWorkbook(name, raw)
	}
	if suffix := strings.ToLower(path.Ext(name)); strings.HasPrefix(suffix, ".xls") {
		return nil, []source.Problem{PlainText.At(where, suffix)}
	}
	return openCSV(name, raw)
}

// archives is how an archive begins: one of files, one of none, one in several parts.
var archives = []string{"PK\x03\x04", "PK\x05\x06", "PK\x07\x08"}

// refused is the rule that a file breaks by its format, told by how it begins; nil for archives and texts.
func refused(raw []byte) *source.Rule {
	head := bytes.TrimPrefix(raw[:min(len(raw), 4<<10)], []byte("\uFEFF"))
	lower := bytes.ToLower(bytes.TrimSpace(head))
	switch {
	case bytes.HasPrefix(head, []byte("\xD0\xCF\x11\xE0")):
		return refusedOLE(raw)
	case bytes.HasPrefix(lower, []byte("<?xml")) && bytes.Contains(lower, []byte("<workbook")):
		return OldXML
	case bytes.HasPrefix(lower, []byte("<?xml")) && bytes.Contains(lower, []byte("<html")),
		slices.ContainsFunc(webPages, func(sign string) bool { return bytes.HasPrefix(lower, []byte(sign)) }):
		return WebPage
	case slices.ContainsFunc(others, func(sign string) bool { return bytes.HasPrefix(head, []byte(sign)) }):
		return OtherFormat
	}
	return nil
}

// webPages is how those begin that old systems save as .xls, and others what is no table at all.
var (
	webPages = []string{"<!doctype html", "<html", "<head", "<body", "<meta", "<table", "<style", "<script", "<div",
		"<!--", "mime-version:"}
	others = []string{"<?xml", "%PDF", `{\rtf`, "\x89PNG", "\xFF\xD8\xFF", "GIF8", "Rar!", "7z\xBC\xAF\x27\x1C", "MZ\x90", "\x7FELF"}
)

// refusedOLE tells of a file in the format of the old Office what it holds: its parts are named in UTF-16.
func refusedOLE(raw []byte) *source.Rule {
	for _, sign := range []struct {
		part string
		rule *source.Rule
	}{{"EncryptedPackage", Locked}, {"Workbook", OldExcel}, {"Book", OldExcel}} {
		if bytes.Contains(raw, inUTF16(sign.part)) {
			return sign.rule
		}
	}
	return OtherFormat
}

func inUTF16(part string) (b []byte) {
	for _, unit := range utf16.Encode([]rune(part)) {
		b = append(b, byte(unit), byte(unit>>8))
	}
	return b
}

// refusedArchive is the rule that an archive breaks by what is in it.
func refusedArchive(files []*zip.File) *source.Rule {
	has := func(prefix string) bool {
		return slices.ContainsFunc(files, func(f *zip.File) bool {
			return strings.HasPrefix(strings.ToLower(partName(f.Name)), prefix)
		})
	}
	switch {
	case slices.ContainsFunc(files, func(f *zip.File) bool { return f.Flags&1 != 0 }):
		return Locked
	case has("xl/vbaproject.bin"):
		return Macros
	case has("xl/workbook.bin"):
		return Binary
	case has("xl/"), has("_rels/.rels") && !has("word/") && !has("ppt/"):
		return nil
	case has("content.xml") && has("mimetype"):
		return OpenDocument
	}
	return OtherFormat
}
