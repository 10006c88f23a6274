package publish

import (
	"bufio"
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// ManifestName is the file that lists what was published. A folder without it was not made by us and is left alone.
const ManifestName = "bang-ke.json"

// Manifest lists the files of a tree by path.
type Manifest struct {
	Version int         `json:"phien_ban"`
	Files   []Published `json:"tep"`
}

// Published is one file of a manifest: its SHA-256 in hexadecimal, its bytes, the key under which they were made, and
// whether its address has to go on telling what became of it.
type Published struct {
	Path   string `json:"duong_dan"`
	SHA256 string `json:"sha256"`
	Size   int    `json:"so_byte"`
	Key    string `json:"khoa,omitempty"`
	Lasts  bool   `json:"lau_dai,omitempty"`
}

const manifestVersion = 1

// forgetKeys leaves the files, made of nobody knows what.
func (m *Manifest) forgetKeys() {
	for i := range m.Files {
		m.Files[i].Key = ""
	}
}

func byPath(a, b Published) int { return cmp.Compare(a.Path, b.Path) }

// The form of a manifest: JSON with a line for each file. What is written in exactly this form is read without a JSON
// decoder, which would take longer for a large portal than finding out that nothing changed.
const (
	manifestHead = `{"phien_ban": 1, "tep": [`
	manifestTail = "\n],\n"
	manifestSum  = `"sha256_tren": "`
	manifestEnd  = `"}` + "\n"
	linePath     = "\n" + `{"duong_dan": "`
	lineSum      = `", "sha256": "`
	lineSize     = `", "so_byte": `
	lineKey      = `, "khoa": "`
	lineLasts    = `, "lau_dai": true`

	shortestLine = len(linePath) + 1 + len(lineSum) + 2*sha256.Size + len(lineSize) + 2
)

// Bytes is the manifest as it is written.
func (m Manifest) Bytes() []byte {
	var b bytes.Buffer
	_, _ = m.write(&b) // a buffer takes all
	return b.Bytes()
}

// sum is that of the manifest as it is written.
func (m Manifest) sum() [sha256.Size]byte {
	sum, _ := m.write(io.Discard) // which takes all
	return sum
}

// write writes the manifest, which is too large of a large portal to be held for it, and returns the sum of its bytes. It
// ends with the sum of all lines before, so that who reads it notices when one is damaged that no other list tells of.
// People can do it too: head -n -1 bang-ke.json | sha256sum
func (m Manifest) write(to io.Writer) (whole [sha256.Size]byte, err error) {
	above, all := sha256.New(), sha256.New()
	w := bufio.NewWriterSize(io.MultiWriter(to, above, all), 1<<16)
	_, _ = w.WriteString(manifestHead) // what fails shows when it is flushed
	var line []byte
	for i, f := range m.Files {
		if i > 0 {
			_ = w.WriteByte(',')
		}
		line = f.appendTo(line[:0])
		_, _ = w.Write(line)
	}
	_, _ = w.WriteString(manifestTail)
	if err := w.Flush(); err != nil {
		return whole, err
	}
	_, err = fmt.Fprintf(io.MultiWriter(to, all), "%s%x%s", manifestSum, above.Sum(nil), manifestEnd)
	return [sha256.Size]byte(all.Sum(nil)), err
}

// appendTo appends the line of a file.
func (f Published) appendTo(b []byte) []byte {
	b = appendText(append(b, linePath...), f.Path)
	b = append(append(append(b, lineSum...), f.SHA256...), lineSize...)
	b = strconv.AppendInt(b, int64(f.Size), 10)
	if f.Key != "" {
		b = append(appendText(append(b, lineKey...), f.Key), '"')
	}
	if f.Lasts {
		b = append(b, lineLasts...)
	}
	return append(b, '}')
}

// appendText appends the inside of a JSON string.
func appendText(b []byte, s string) []byte {
	if !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r == '"' || r == '\\' || r == '\uFFFD' }) {
		return append(b, s...)
	}
	quoted, err := json.Marshal(s)
	if err != nil {
		panic(err) // every string is JSON
	}
	return append(b, quoted[1:len(quoted)-1]...)
}

// readManifest reads the manifest in a folder and the sum of its bytes, and refuses one that does not list a tree as we
// publish them.
func readManifest(dir string) (*Manifest, [sha256.Size]byte, error) {
	name := filepath.Join(dir, ManifestName)
	text, sum, err := readSummed(name)
	if err != nil {
		return nil, sum, err
	}
	m, ok := parseManifest(text)
	if !ok {
		m = Manifest{}
		err = json.Unmarshal([]byte(text), &m)
	}
	if err == nil {
		err = m.check()
	}
	if err != nil {
		return nil, sum, fmt.Errorf("%s: this list of published files cannot be read: %w", name, err)
	}
	return &m, sum, nil
}

// readSummed reads a file, of which a manifest keeps parts, and sums it up.
func readSummed(name string) (string, [sha256.Size]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", [sha256.Size]byte{}, err
	}
	defer f.Close()
	var text strings.Builder
	if info, err := f.Stat(); err == nil {
		text.Grow(int(info.Size()))
	}
	hash := sha256.New()
	_, err = io.Copy(io.MultiWriter(&text, hash), f)
	return text.String(), [sha256.Size]byte(hash.Sum(nil)), err
}

// ParseManifest reads a manifest that anybody may have written: it accepts exactly what Replace writes, byte for byte.
func ParseManifest(b []byte) (Manifest, error) {
	m, ok := parseManifest(string(b))
	if !ok {
		return Manifest{}, fmt.Errorf("its entry %d is not of our form", len(m.Files))
	}
	if err := m.check(); err != nil {
		return Manifest{}, err
	}
	if !bytes.Equal(m.Bytes(), b) {
		return Manifest{}, errors.New("it is not of our form")
	}
	return m, nil
}

// check refuses what we did not write; a path that leads out of the tree would have us look and remove there.
func (m Manifest) check() error {
	if m.Version != manifestVersion {
		return fmt.Errorf("it has version %d, not %d", m.Version, manifestVersion)
	}
	for i, f := range m.Files {
		if !fs.ValidPath(f.Path) || f.Path == "." || f.Path == ManifestName || len(f.SHA256) != 2*sha256.Size {
			return fmt.Errorf("its entry %q is not ours", f.Path)
		}
		if i > 0 && m.Files[i-1].Path >= f.Path {
			return fmt.Errorf("its entry %q is not in order", f.Path)
		}
	}
	return nil
}

// parseManifest reads a manifest of exactly our form.
func parseManifest(text string) (m Manifest, ok bool) {
	c := cursor{text, true}
	c.expect(manifestHead)
	m = Manifest{Version: manifestVersion, Files: make([]Published, 0, len(text)/shortestLine)}
	for c.ok && !c.take(manifestTail) {
		if len(m.Files) > 0 {
			c.expect(",")
		}
		m.Files = append(m.Files, c.line())
	}
	c.expect(manifestSum)
	c.until('"')
	c.expect(manifestEnd)
	return m, c.ok && c.text == ""
}

// cursor is the text that is still to be read, and whether all before it was as expected.
type cursor struct {
	text string
	ok   bool
}

func (c *cursor) line() (f Published) {
	c.expect(linePath)
	f.Path = c.until('"')
	c.expect(lineSum)
	f.SHA256 = c.until('"')
	c.expect(lineSize)
	f.Size = c.number()
	if c.take(lineKey) {
		f.Key = c.until('"')
		c.expect(`"`)
	}
	f.Lasts = c.take(lineLasts)
	c.expect("}")
	return f
}

func (c *cursor) number() (n int) {
	digits := 0
	for digits < len(c.text) && digits < 15 && '0' <= c.text[digits] && c.text[digits] <= '9' {
		n = 10*n + int(c.text[digits]-'0')
		digits++
	}
	c.text, c.ok = c.text[digits:], c.ok && digits > 0
	return n
}

func (c *cursor) take(s string) (found bool) {
	c.text, found = strings.CutPrefix(c.text, s)
	return found
}

func (c *cursor) expect(s string) { c.ok = c.take(s) && c.ok }

// until takes what stands before a byte. What is escaped is left to a JSON decoder.
func (c *cursor) until(end byte) string {
	i := max(0, strings.IndexByte(c.text, end))
	s := c.text[:i]
	c.text, c.ok = c.text[i:], c.ok && !strings.Contains(s, `\`)
	return s
}
