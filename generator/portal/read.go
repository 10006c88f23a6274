package portal

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"hash"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"congkhai/generator/files/memory"
	"congkhai/generator/files/record"
	"congkhai/generator/files/source"
	"congkhai/generator/files/wire"
	"congkhai/generator/pages/picture"
	"congkhai/generator/site"
	"congkhai/generator/text/bound"
)

// readText reads a file that is text, no more of it than source.NewFile needs to say that it is too large.
func readText(root fs.FS, name string) (*source.File, []source.Problem, error) {
	var raw bytes.Buffer
	if err := source.ReadUpTo(&raw, root, name, bound.Text); err != nil {
		return nil, nil, err
	}
	f, problems := source.NewFile(name, raw.Bytes())
	return f, problems, nil
}

// parsed is what one path under content/ turned out to be.
type parsed struct {
	name     string
	sum      memory.Key // of the name and the bytes
	blob     string     // git's name of the bytes, when there is a history
	record   *record.Record
	recall   func() (*record.Record, error) // makes the record, when the memory knows it
	file     site.File
	unread   bool // nothing is known yet but its sum, or not even that
	problems []source.Problem
	err      error
}

// content is all files under content/ in the order of their paths.
type content struct {
	files    []parsed
	said     memory.Key       // its sum, where the files are unread
	problems []source.Problem // with their names: no sum tells of them
}

// readContent reads every file under content/, several at a time, and parses those that the memory does not know. Where
// a portal stands already that may be the same, only the sums of files are found out; and only that of all, when the
// file system knows of none that changed since they were read.
func readContent(root fs.FS, opt Options) (content, error) {
	reading, err := newReading(root, opt)
	if err != nil {
		return content{}, err
	}
	nodes := nodesOf(root, reading.names, opt.Began)
	look := read
	if opt.Seen == nil && opt.Unless != (memory.Key{}) {
		if sum, known := recallContent(opt.Memory, nodes); known {
			return reading.unread(sum), nil
		}
		look = sumAlone
	}
	files := source.ParallelMap(reading.names, func(name string) parsed {
		return reading.once(name, func() parsed { return look(root, opt, name) })
	})
	c := content{files: files, problems: reading.wrong}
	if err = c.failed(); err != nil && reading.partial { // it may be gone, and others with it
		opt.Changed = nil
		return readContent(root, opt)
	}
	if err == nil {
		noteContent(opt.Memory, nodes, c.sum())
	}
	reading.finish()
	return c, err
}

// unread is the content of which nothing is known but its names and the sum of all.
func (r *reading) unread(sum memory.Key) content {
	c := content{files: make([]parsed, len(r.names)), said: sum, problems: r.wrong}
	for i, name := range r.names {
		c.files[i] = parsed{name: name, unread: true}
	}
	return c
}

// readAll makes records of the files that are unread.
func (c content) readAll(root fs.FS, opt Options) (content, error) {
	if !slices.ContainsFunc(c.files, func(p parsed) bool { return p.unread }) {
		return c, nil
	}
	files := source.ParallelMap(c.files, func(p parsed) parsed {
		if p.unread {
			return p.readAll(root, opt)
		}
		return p
	})
	all := content{files: files, problems: c.problems}
	return all, all.failed()
}

func (c content) failed() error {
	for _, f := range c.files {
		if f.err != nil {
			return f.err
		}
	}
	return nil
}

// sum names all that the content says.
func (c content) sum() memory.Key {
	if c.said != (memory.Key{}) {
		return c.said
	}
	hash := sha256.New()
	for _, f := range c.files {
		hash.Write(f.sum[:])
	}
	return memory.Key(hash.Sum(nil))
}

// sums are those of the files that go with records.
func (c content) sums() map[string]memory.Key {
	sums := map[string]memory.Key{}
	for _, f := range c.files {
		if f.file.Path != "" {
			sums[f.name] = f.sum
		}
	}
	return sums
}

// gather puts the content into what a site is made of.
func (c content) gather(in *site.Input) (problems []source.Problem, err error) {
	type known struct {
		record *record.Record
		err    error
	}
	all := source.ParallelMap(c.files, func(f parsed) known {
		record, err := f.known()
		return known{record, err}
	})
	for i, f := range c.files {
		if all[i].err != nil {
			return nil, all[i].err
		}
		problems = append(problems, f.problems...)
		record := all[i].record
		if record != nil {
			in.Records = append(in.Records, record)
		}
		if f.file.Path != "" {
			in.Files = append(in.Files, f.file)
		} else if record == nil {
			in.Astray = append(in.Astray, f.name)
		}
	}
	return problems, nil
}

// isRecord reports whether the file is one of the content's records.
func (p parsed) isRecord() bool { return p.record != nil || p.recall != nil }

func (p parsed) known() (*record.Record, error) {
	if p.recall == nil {
		return p.record, nil
	}
	return p.recall()
}

var contents = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// withRaw calls use with what a record or a picture holds; the bytes are good until it returns.
func withRaw(root fs.FS, name string, use func(raw []byte) parsed) parsed {
	b := contents.Get().(*bytes.Buffer)
	defer contents.Put(b)
	b.Reset()
	most := int64(bound.Text)
	if isPicture(name) {
		most = bound.PictureFile
	}
	if err := source.ReadUpTo(b, root, name, most); err != nil {
		return parsed{err: err}
	}
	return use(b.Bytes())
}

// attach is a file that goes with records as it is: nothing is asked of it but what names it, that it is not too large,
// that it is what its name says, and of a WebP that it begins like one.
func attach(root fs.FS, name string) parsed {
	hash, p := newSum(name), parsed{name: name, file: site.File{Path: name}}
	attachment := source.NewAttachment(name)
	if err := source.ReadUpTo(io.MultiWriter(hash, attachment), root, name, bound.Attachment); err != nil {
		return parsed{err: err}
	}
	p.problems, p.file.Bytes = attachmentProblems(name, attachment), int(attachment.Size())
	p.sum = memory.Key(hash.Sum(nil))
	return p
}

func attachmentProblems(name string, a *source.Attachment) []source.Problem {
	where := (&source.File{Path: name}).Anywhere()
	if err := picture.CheckName(name, a.Head()); err != nil && isWebP(name) {
		return []source.Problem{pictureProblem(where, err, nil)} // which says what to do about a picture
	}
	if a.Size() > bound.Attachment {
		return []source.Problem{source.TooLarge.At(where, source.Size(bound.Attachment))}
	}
	return a.Problems()
}

// CheckFile says what is wrong with what a file holds that is to lie beside a record: a check of the portal says the
// same.
func CheckFile(name string, raw []byte) []source.Problem {
	if isPicture(name) {
		_, problems := measured(name, raw)
		return problems
	}
	attachment := source.NewAttachment(name)
	_, _ = attachment.Write(raw) // which never fails
	return attachmentProblems(name, attachment)
}

func read(root fs.FS, opt Options, name string) parsed {
	if !mayBeRecord(name) && !isPicture(name) {
		return attach(root, name)
	}
	return withRaw(root, name, func(raw []byte) parsed {
		sum := sumOf(name, raw)
		var p parsed
		if isPicture(name) {
			p = pictureOf(opt, sum, name, raw)
		} else {
			p = recordOf(root, opt, sum, name, raw)
		}
		p.name, p.sum = name, sum
		if p.isRecord() {
			p.blob = blobIn(opt, raw)
		}
		return p
	})
}

// sumAlone finds out no more of a file than what names it.
func sumAlone(root fs.FS, opt Options, name string) parsed {
	if !mayBeRecord(name) && !isPicture(name) {
		return attach(root, name)
	}
	return withRaw(root, name, func(raw []byte) parsed {
		p := parsed{name: name, sum: sumOf(name, raw), unread: true}
		if mayBeRecord(name) {
			p.blob = blobIn(opt, raw)
		}
		return p
	})
}

// readAll is a file that was unread, of what the memory has under its sum, or else read.
func (p parsed) readAll(root fs.FS, opt Options) parsed {
	known, ok := recalled(root, opt, p.sum, p.name)
	if isPicture(p.name) {
		known, ok = recalledPicture(opt, p.sum)
	}
	if !ok {
		return read(root, opt, p.name)
	}
	known.name, known.sum, known.blob = p.name, p.sum, p.blob
	return known
}

func mayBeRecord(name string) bool {
	suffix := path.Ext(name)
	return suffix == ".md" || suffix == ".toml"
}

// isWebP reports whether a file is a picture that nothing is read of but how it begins.
func isWebP(name string) bool { return strings.EqualFold(path.Ext(name), ".webp") }

func isPicture(name string) bool { return slices.Contains(pictures, strings.ToLower(path.Ext(name))) } // cameras write .JPG

// blobIn is git's name of a file, when there is a history.
func blobIn(opt Options, raw []byte) string {
	if opt.History == nil {
		return ""
	}
	return opt.History.BlobOf(raw)
}

// sumOf names what a file says, and where it stands.
func sumOf(name string, raw []byte) memory.Key {
	hash := newSum(name)
	hash.Write(raw)
	return memory.Key(hash.Sum(nil))
}

// newSum begins the sum of a file, to which its bytes are written.
func newSum(name string) hash.Hash {
	hash := sha256.New()
	_, _ = io.WriteString(hash, name+"\x00") // a hash never fails
	return hash
}

// recordOf makes a file's record of what the memory has of it, or else parses it. A sound record goes through the
// memory either way: so it is small, and keeps nothing of the text that it was parsed from.
func recordOf(root fs.FS, opt Options, sum memory.Key, name string, raw []byte) parsed {
	if p, known := recalled(root, opt, sum, name); known {
		return p
	}
	f, problems := source.NewFile(name, raw)
	record, problems := record.Parse(opt.files, f, problems)
	if record == nil {
		return parsed{problems: problems}
	}
	result, sound := record.Remember()
	if !sound {
		return parsed{record: record}
	}
	opt.Memory.Put(sum, result[:]...)
	p, _ := recalled(root, opt, sum, name)
	return p
}

// recalled is the record that the memory has under a sum, if any.
func recalled(root fs.FS, opt Options, sum memory.Key, name string) (parsed, bool) {
	known, ok := opt.Memory.Get(sum)
	if !ok || len(known) != record.Parts {
		return parsed{}, false
	}
	file := source.Later(name, func() ([]byte, error) { return fs.ReadFile(root, name) })
	return parsed{recall: sync.OnceValues(func() (*record.Record, error) {
		return recall(opt.files, file, known)
	})}, true
}

func recall(kinds []*record.Kind, file *source.File, known []memory.Part) (*record.Record, error) {
	var parts [record.Parts]record.Part
	for i := range parts {
		parts[i] = &known[i]
	}
	return record.Recall(kinds, file, parts)
}

var pictures = []string{".png", ".jpg", ".jpeg", ".gif"}

// pictureOf finds the size of a picture as it is seen, of what the memory has of it, or else by reading all of it: what
// is broken is found before a browser finds it.
func pictureOf(opt Options, sum memory.Key, name string, raw []byte) parsed {
	result, known := recalledPicture(opt, sum)
	if known {
		return result
	}
	if result.file, result.problems = measured(name, raw); len(result.problems) == 0 {
		opt.Memory.Put(sum, wire.Append(nil, result.file))
	}
	return result
}

func measured(name string, raw []byte) (f site.File, problems []source.Problem) {
	f.Path, f.Bytes = name, len(raw)
	if problem, wrong := source.NoContent(name, raw); wrong {
		return f, []source.Problem{problem}
	}
	var err error
	if f.Width, f.Height, err = picture.Check(name, raw); err != nil {
		return f, []source.Problem{pictureProblem((&source.File{Path: name}).Anywhere(), err, raw)}
	}
	return f, nil
}

// recalledPicture is the picture that the memory has under a sum, if any.
func recalledPicture(opt Options, sum memory.Key) (result parsed, known bool) {
	kept, known := opt.Memory.Get(sum)
	if !known {
		return parsed{}, false
	}
	text, err := kept[0].Text()
	if err == nil {
		_, err = wire.Read(text, &result.file)
	}
	return result, err == nil
}

// pictureProblem says what is wrong with a picture, whose bytes are raw as far as they were read.
func pictureProblem(where source.Span, err error, raw []byte) source.Problem {
	var other picture.OtherName
	switch {
	case errors.As(err, &other) && other.Format == picture.HEIC:
		return site.HEIC.At(where)
	case errors.As(err, &other) && other.Suffix == "":
		return NotAPicture.At(where, other.Format)
	case errors.As(err, &other):
		return OtherPicture.At(where, other.Format, other.Suffix)
	case errors.Is(err, picture.ErrLarge):
		width, height, _ := picture.Size(raw) // which was read to know that it is large
		return LargePicture.At(where, width, height, source.Size(len(raw)), bound.PictureFile>>20,
			bound.PicturePixels/1_000_000, bound.PictureDecoded>>20)
	case errors.Is(err, picture.ErrMore):
		return MoreInPicture.At(where)
	}
	return NoPicture.At(where)
}
