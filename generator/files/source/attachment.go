package source

import (
	"bytes"
	"encoding/binary"
	"path"
	"slices"
	"strings"
	"unicode/utf16"

	"congkhai/generator/text/say"
)

// Attachment tells of a file that goes with records whether it is what its name says. All of the file is written to it;
// it keeps the ends alone, where programs say what they wrote and that it is complete.
type Attachment struct {
	name       string
	head, tail []byte
	size       int64
	something  bool // a byte that is not 0
}

// How much of the ends is kept: the table of an archive stands in the last 64 KB, that of an old Office file mostly in the
// first sectors.
const (
	headBytes = 4 << 10
	tailBytes = 64 << 10
)

// NewAttachment is an attachment of which nothing has been read yet.
func NewAttachment(name string) *Attachment { return &Attachment{name: name} }

// Write takes the next bytes of the file; it never fails.
func (a *Attachment) Write(b []byte) (int, error) {
	if room := headBytes - len(a.head); room > 0 {
		a.head = append(a.head, b[:min(room, len(b))]...)
	}
	if more := len(a.tail) + len(b) - tailBytes; more > 0 {
		a.tail = slices.Delete(a.tail, 0, min(more, len(a.tail)))
	}
	a.tail = append(a.tail, b[max(0, len(b)-tailBytes):]...)
	a.something = a.something || len(bytes.Trim(b, "\x00")) > 0
	a.size += int64(len(b))
	return len(b), nil
}

// Size is how many bytes were written.
func (a *Attachment) Size() int64 { return a.size }

// Head is how the file begins.
func (a *Attachment) Head() []byte { return a.head }

// Problems says what the file is, where that is not what its name says, or that it is not whole.
func (a *Attachment) Problems() []Problem {
	where, suffix := (&File{Path: a.name}).Anywhere(), strings.ToLower(path.Ext(a.name))
	wanted, known := formats[suffix]
	if !known {
		return nil // which is told by itself
	}
	if problem, wrong := a.noContent(where); wrong {
		return []Problem{problem}
	}
	switch is := a.format(); {
	case is == ole && slices.Contains([]string{".docx", ".xlsx", ".pptx"}, suffix):
		return []Problem{a.oldOffice(where, suffix)}
	case wanted != nil && !slices.Contains(wanted, is):
		return []Problem{OtherAttachment.At(where, suffix, is.say)}
	case wanted == nil && is != unknown && is != xml:
		return []Problem{OtherAttachment.At(where, suffix, is.say)}
	case a.cut(is):
		return []Problem{CutAttachment.At(where, is.say)}
	case is == archive && suffix == ".zip":
		return a.unopened(where)
	case wanted == nil && a.blank():
		return []Problem{BlankAttachment.At(where)}
	}
	return nil
}

// NoContent tells of a file of any format that there is nothing in it: no byte, noughts, or a pointer to the real one.
func NoContent(name string, raw []byte) (problem Problem, wrong bool) {
	a := NewAttachment(name)
	_, _ = a.Write(raw) // which never fails
	return a.noContent((&File{Path: name}).Anywhere())
}

func (a *Attachment) noContent(where Span) (problem Problem, wrong bool) {
	switch {
	case a.size == 0:
		return EmptyAttachment.At(where), true
	case !a.something:
		return NoughtAttachment.At(where, a.size), true
	case isPointer(a.head):
		return PointerAttachment.At(where), true
	}
	return Problem{}, false
}

// isPointer reports whether a file holds nothing but where another program keeps the real one.
func isPointer(raw []byte) bool {
	return bytes.HasPrefix(raw, []byte("version https://git-lfs.github.com/")) ||
		len(raw) < 1000 && bytes.Contains(raw, []byte("/annex/objects/"))
}

// format is what a file is by its bytes.
type format struct{ say say.Text }

func named(vi, en string) *format { return &format{say.Text{Vi: vi, En: en}} }

// The formats that are told apart.
var (
	pdf     = named("tệp PDF", "a PDF file")
	word    = named("tệp Word .docx", "a Word file .docx")
	excel   = named("tệp Excel .xlsx", "an Excel file .xlsx")
	slides  = named("tệp PowerPoint .pptx", "a PowerPoint file .pptx")
	odt     = named("tệp OpenDocument .odt", "an OpenDocument text .odt")
	ods     = named("tệp OpenDocument .ods", "an OpenDocument spreadsheet .ods")
	odp     = named("tệp OpenDocument .odp", "an OpenDocument presentation .odp")
	archive = named("tệp nén .zip", "an archive .zip")
	ole     = named("tệp Office kiểu cũ (.doc, .xls, .ppt)", "an old Office file (.doc, .xls, .ppt)")
	rtf     = named("tệp .rtf", "an .rtf file")
	page    = named("trang web (HTML), thường là trang đăng nhập hay trang báo lỗi lưu nhầm",
		"a web page (HTML), mostly of a log-in or an error")
	xml    = named("tệp XML", "an XML file")
	macros = named("tệp Office có macro hoặc kiểu nhị phân (.docm, .xlsm, .xlsb, .pptm)",
		"an Office file with macros, or a binary one (.docm, .xlsm, .xlsb, .pptm)")
	webp    = named("hình .webp", "a picture .webp")
	picture = named("hình", "a picture")
	rar     = named("tệp nén .rar hoặc .7z", "an archive .rar or .7z")
	program = named("chương trình chạy được", "a program")
	unknown = named("nội dung không nhận ra được", "something that is not recognised")
)

// formats says which formats a suffix may have; nil is any that none of the others is.
var formats = map[string][]*format{
	".pdf": {pdf}, ".docx": {word, archive}, ".xlsx": {excel, archive}, ".pptx": {slides, archive},
	".doc": {ole, rtf, xml}, ".xls": {ole, xml}, ".ppt": {ole}, // Office writes these as XML, too, and .doc as RTF
	".odt": {odt}, ".ods": {ods}, ".odp": {odp}, ".rtf": {rtf}, ".zip": {archive}, ".webp": {webp},
	".txt": nil, ".csv": nil, ".p7s": nil,
}

// firstBytes are what formats begin with.
var firstBytes = []struct {
	bytes string
	is    *format
}{
	{"\xD0\xCF\x11\xE0", ole}, {`{\rtf`, rtf}, {"\x89PNG", picture}, {"\xFF\xD8\xFF", picture},
	{"GIF8", picture}, {"Rar!", rar}, {"7z\xBC\xAF\x27\x1C", rar}, {"MZ\x90", program}, {"\x7FELF", program},
	{"<?xml", xml},
}

// format tells by the first bytes what the file is, of an archive by what is in it.
func (a *Attachment) format() *format {
	head := bytes.TrimPrefix(a.head, []byte("\uFEFF"))
	text := bytes.ToLower(bytes.TrimSpace(head[:min(len(head), 1<<10)]))
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")), string(text) == "pk":
		return a.archived()
	case webPage(text):
		return page
	case a.isPDF(head[:min(len(head), 1<<10)]):
		return pdf
	case bytes.HasPrefix(head, []byte(riff)) && (len(head) < riffHead || string(head[8:riffHead]) == "WEBP"):
		return webp
	}
	for _, sign := range firstBytes {
		if bytes.HasPrefix(bytes.TrimLeft(head, " \r\n"), []byte(sign.bytes)) {
			return sign.is
		}
	}
	return unknown
}

// isPDF looks as far as readers do, who do not mind what stands before.
func (a *Attachment) isPDF(head []byte) bool {
	at := bytes.Index(head, []byte("%PDF"))
	return at == 0 || at > 0 && bytes.Contains(head, []byte("%PDF-1.")) && strings.EqualFold(path.Ext(a.name), ".pdf")
}

// webPage reports whether a text in lower case begins as web pages do, also those in one file with their pictures.
func webPage(text []byte) bool {
	for _, sign := range []string{"<!doctype html", "<html", "<head", "<body", "<script", "<meta ", "<table", "<div"} {
		if bytes.HasPrefix(text, []byte(sign)) {
			return true
		}
	}
	return bytes.HasPrefix(text, []byte("<?xml")) && bytes.Contains(text, []byte("<html")) ||
		bytes.HasPrefix(text, []byte("<!--")) && bytes.Contains(text, []byte("<html")) ||
		bytes.HasPrefix(text, []byte("mime-version:")) && bytes.Contains(text, []byte("multipart/related"))
}

// oldOffice tells of a file of the newer Office whether it is locked with a password, or one of the older Office.
func (a *Attachment) oldOffice(where Span, suffix string) Problem {
	switch {
	case a.holds("EncryptedPackage"):
		return LockedAttachment.At(where)
	case a.holds("WordDocument"), a.holds("Workbook"), a.holds("PowerPoint Document"):
		return OtherAttachment.At(where, suffix, ole.say)
	}
	return OldAttachment.At(where, suffix)
}

// holds reports whether an old Office file names a part of it in one of its ends.
func (a *Attachment) holds(part string) bool {
	var b []byte
	for _, unit := range utf16.Encode([]rune(part)) {
		b = append(b, byte(unit), byte(unit>>8))
	}
	return bytes.Contains(a.head, b) || bytes.Contains(a.tail, b)
}

// cut reports whether the end of a file is missing. One that has the sign of its format and nothing else is left alone.
func (a *Attachment) cut(is *format) bool {
	end := bytes.TrimRight(a.tail, "\x00 \r\n\t")
	switch is {
	case pdf:
		begun := a.size > 1<<10 || bytes.Contains(a.head, []byte("obj"))
		return begun && !bytes.Contains(end[max(0, len(end)-2<<10):], []byte("%%EOF"))
	case word, excel, slides, odt, ods, odp, archive:
		return a.size > 4 && !bytes.Contains(a.tail, []byte("PK\x05\x06"))
	case rtf:
		return !bytes.HasSuffix(end, []byte("}"))
	case webp:
		return len(a.head) >= riffHead && int64(binary.LittleEndian.Uint32(a.head[len(riff):]))+8 > a.size
	}
	return false
}

// What a WebP begins with, before its bytes are counted and it is named.
const (
	riff     = "RIFF"
	riffHead = 12
)

// blank reports whether a text holds nothing that anybody could read.
func (a *Attachment) blank() bool {
	return a.size < tailBytes && len(bytes.TrimSpace(bytes.TrimPrefix(a.tail, []byte("\uFEFF")))) == 0
}
