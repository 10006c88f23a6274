package source

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"
	"strings"
)

// archived tells the formats apart that are archives, by the names of what is in them. Names alone count: among the
// bytes may stand those of another archive, such as a table in a letter, or a letter in a .zip.
func (a *Attachment) archived() *format {
	for _, sign := range []struct {
		part string
		is   *format
	}{
		{"application/vnd.oasis.opendocument.text", odt}, {"application/vnd.oasis.opendocument.spreadsheet", ods},
		{"application/vnd.oasis.opendocument.presentation", odp},
	} {
		if bytes.Contains(a.head[:min(len(a.head), 200)], []byte(sign.part)) {
			return sign.is
		}
	}
	files := a.packed()
	has := func(name string) bool {
		return slices.ContainsFunc(files, func(f *zip.File) bool { return f.Name == name })
	}
	if !has("[Content_Types].xml") {
		return archive
	}
	for _, office := range []struct {
		folder, part string
		is           *format
	}{{"word/", "document", word}, {"xl/", "workbook", excel}, {"ppt/", "presentation", slides}} {
		part := slices.IndexFunc(files, func(f *zip.File) bool {
			return strings.HasPrefix(f.Name, office.folder+office.part)
		})
		switch {
		case part < 0:
		case has(office.folder + "vbaProject.bin"), strings.HasSuffix(files[part].Name, ".bin"):
			return macros
		default:
			return office.is
		}
	}
	return archive
}

// packed lists what is in an archive; nothing when its table does not lie in the end that is kept.
func (a *Attachment) packed() []*zip.File {
	r, err := zip.NewReader(kept{a.tail, a.size - int64(len(a.tail))}, a.size)
	if err != nil {
		return nil
	}
	return r.File
}

// unopened says why nobody gets anything out of an archive.
func (a *Attachment) unopened(where Span) []Problem {
	switch {
	case a.size == emptyArchive:
		return []Problem{HollowAttachment.At(where)}
	case slices.ContainsFunc(a.packed(), func(f *zip.File) bool { return f.Flags&1 != 0 }):
		return []Problem{LockedAttachment.At(where)}
	}
	return nil
}

// emptyArchive is how many bytes an archive has that nothing was put into, as Windows makes a new one.
const emptyArchive = 22

// kept is the end of a file, and where in the file it begins.
type kept struct {
	bytes []byte
	begin int64
}

func (k kept) ReadAt(b []byte, at int64) (int, error) {
	if at < k.begin {
		return 0, io.ErrUnexpectedEOF // of what was not kept
	}
	return bytes.NewReader(k.bytes).ReadAt(b, at-k.begin)
}
