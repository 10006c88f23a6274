// Package gathered is what the portal of a province keeps of portals that other bodies publish: for each a file in the
// folder gop, with what was found when the portal was last verified, and the titles, addresses and seals of what it
// published on the last day on which all was well. congkhai gather writes these files and a build reads them; people do
// neither. A file is JSON in lines: what is known of the portal, then a line for each thing.
package gathered

import (
	"bufio"
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"congkhai/generator/text/bound"
	"congkhai/generator/text/calendar"
	"congkhai/generator/text/contact"
)

// Folder is where the files lie, beside config.toml.
const Folder = "gop"

const suffix = ".jsonl"

// FileOf is the file of the portal that is called so.
func FileOf(id string) string { return path.Join(Folder, id+suffix) }

// IDOf is what the portal of a file in the folder is called.
func IDOf(name string) (id string, ours bool) { return strings.CutSuffix(name, suffix) }

// State is what was found of a portal when it was last looked at.
type State string

// The states.
const (
	Well     State = "tot"
	Altered  State = "sai"            // its files or its log are not what was signed
	Unread   State = "khong_doc_duoc" // nobody knows
	Unsigned State = "chua_ky"
)

// States are all of them.
var States = []State{Well, Altered, Unread, Unsigned}

// Portal is what is kept of a portal. What it published is that of its last good day; without one there is nothing.
type Portal struct {
	ID         string // by which the province calls it
	Name       string // by which it calls itself; "" where nobody knows yet
	Address    string // of the portal on the web
	Key        string // the public key of its log
	State      State
	Reasons    []string      // why all is not well
	Checked    calendar.Date // when it was last looked at
	Good       calendar.Date // when all was well
	Entries    int64         // of its log, on the last good day
	Checkpoint string        // of its log then, as it was signed, and countersigned by the province
	Items      []Item
	Reports    []Report
	Datasets   []json.RawMessage // as its catalogue describes them (DCAT-US 3)
}

// Item is a record that a portal published.
type Item struct {
	Path  string `json:"dia_chi"` // in its portal: /thu-tuc/1.000173/
	Title string `json:"tieu_de"`
	Code  string `json:"ma,omitempty"` // of a procedure
	Seal  Seal   `json:"dau"`          // of its data
}

// Folder is the kind of the record: the first part of its path.
func (i Item) Folder() string {
	folder, _, _ := strings.Cut(strings.TrimPrefix(i.Path, "/"), "/")
	return folder
}

// Seal is the SHA-256 of a record's data file. It is written in hexadecimal.
type Seal [32]byte

// MarshalText writes a seal.
func (s Seal) MarshalText() ([]byte, error) { return []byte(hex.EncodeToString(s[:])), nil }

// UnmarshalText reads what MarshalText wrote.
func (s *Seal) UnmarshalText(text []byte) error {
	b, err := hex.DecodeString(string(text))
	if err != nil || len(b) != len(s) {
		return errForm
	}
	*s = Seal(b)
	return nil
}

// Report is a period for which a body has to report, and whether its portal has the report.
type Report struct {
	Body   string `json:"co_quan"`
	Form   string `json:"bieu_mau"`
	Period string `json:"ky"`
	State  string `json:"tinh_trang"`
	Path   string `json:"dia_chi,omitempty"` // of the report in its portal
}

// What a portal says of a period, in a table that others read.
const (
	ReportThere   = "da_co"
	ReportMissing = "thieu"
	ReportComing  = "chua_toi_han"
	ReportNone    = "khong_tinh"
)

var reportStates = []string{ReportThere, ReportMissing, ReportComing, ReportNone}

// head is the first line of a file.
type head struct {
	Version    int      `json:"phien_ban"`
	Name       string   `json:"ten,omitempty"`
	Address    string   `json:"dia_chi,omitempty"`
	Key        string   `json:"khoa,omitempty"`
	State      State    `json:"trang_thai"`
	Reasons    []string `json:"vi_sao,omitempty"`
	Checked    string   `json:"kiem_ngay"`
	Good       string   `json:"tot_ngay,omitempty"`
	Entries    int64    `json:"so_muc_nhat_ky,omitempty"`
	Checkpoint string   `json:"checkpoint,omitempty"`
}

// line is each other line: one of these.
type line struct {
	Item    *Item           `json:"muc,omitempty"`
	Report  *Report         `json:"bao_cao,omitempty"`
	Dataset json.RawMessage `json:"bo_du_lieu,omitempty"`
}

const version = 1

// Bytes is the file of a portal.
func (p *Portal) Bytes() ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(head{version, p.Name, p.Address, p.Key, p.State, p.Reasons, p.Checked.String(),
		p.Good.String(), p.Entries, p.Checkpoint})
	for i := range p.Items {
		err = errors.Join(err, encoder.Encode(line{Item: &p.Items[i]}))
	}
	for i := range p.Reports {
		err = errors.Join(err, encoder.Encode(line{Report: &p.Reports[i]}))
	}
	for _, set := range p.Datasets {
		err = errors.Join(err, encoder.Encode(line{Dataset: set}))
	}
	return b.Bytes(), err
}

// errForm says that a line is none of such a file.
var errForm = errors.New("this is no line of a gathered portal")

// Parse reads the file of the portal that is called so. The line, from 0, is the one that is wrong where there is an
// error.
func Parse(id string, raw []byte) (p *Portal, at int, err error) {
	p = &Portal{ID: id}
	lines := bufio.NewScanner(bytes.NewReader(raw))
	lines.Buffer(nil, bound.GatheredLine)
	for lines.Scan() {
		read := p.line
		if at == 0 {
			read = p.head
		}
		if err := read(lines.Bytes()); err != nil {
			return nil, at, err
		}
		at++
	}
	if lines.Err() != nil || at == 0 {
		return nil, at, errForm
	}
	return p, 0, nil
}

// strictly reads JSON that has these keys and no others.
func strictly(text []byte, into any) error {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if decoder.Decode(into) != nil || decoder.More() {
		return errForm
	}
	return nil
}

func (p *Portal) head(text []byte) error {
	var h head
	if err := strictly(text, &h); err != nil || h.Version != version || !slices.Contains(States, h.State) {
		return errForm
	}
	p.Name, p.Address, p.Key, p.State, p.Reasons = h.Name, h.Address, h.Key, h.State, h.Reasons
	p.Entries, p.Checkpoint = h.Entries, h.Checkpoint
	var noCheck, noGood error
	p.Checked, noCheck = calendar.Parse(h.Checked)
	if h.Good != "" {
		p.Good, noGood = calendar.Parse(h.Good)
	}
	isGood := p.Name != "" && IsAddress(p.Address) && p.Key != "" && p.Checkpoint != ""
	if noCheck != nil || noGood != nil || !p.Good.IsZero() && !isGood || p.State == Well && p.Good.IsZero() {
		return errForm
	}
	for _, text := range append([]string{p.Name, p.Address, p.Key}, p.Reasons...) {
		if text != "" && !Readable(text) {
			return errForm
		}
	}
	return nil
}

func (p *Portal) line(text []byte) error {
	var l line
	if err := strictly(text, &l); err != nil || p.Good.IsZero() {
		return errForm
	}
	switch {
	case l.Item != nil && l.Item.Sound():
		p.Items = append(p.Items, *l.Item)
	case l.Report != nil && l.Report.Sound():
		p.Reports = append(p.Reports, *l.Report)
	case len(l.Dataset) > 0 && l.Dataset[0] == '{':
		p.Datasets = append(p.Datasets, l.Dataset)
	default:
		return errForm
	}
	return nil
}

// Sound reports whether an item can be shown: a title that reads as it is, at an address in its portal.
func (i Item) Sound() bool {
	return IsPath(i.Path) && Readable(i.Title) && (i.Code == "" || Readable(i.Code))
}

// Sound reports whether a report can be shown.
func (r Report) Sound() bool {
	return Readable(r.Body) && Readable(r.Form) && Readable(r.Period) && slices.Contains(reportStates, r.State) &&
		(r.Path == "" || IsPath(r.Path))
}

// IsPath reports whether a text is the address of a page in a portal: /thu-tuc/1.000173/.
func IsPath(text string) bool {
	inner, ok := strings.CutPrefix(text, "/")
	inner, slash := strings.CutSuffix(inner, "/")
	return ok && slash && fs.ValidPath(inner) && inner != "." && len(text) <= bound.Key && !strings.ContainsFunc(inner, func(r rune) bool {
		return !strings.ContainsRune("/-._", r) && (r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r))
	})
}

// IsAddress reports whether a text is the address of a portal: https://so-y-te.tinh.gov.vn.
func IsAddress(text string) bool {
	return contact.IsWeb(text) && !strings.HasSuffix(text, "/") && !strings.ContainsAny(text, "?#")
}

// Readable reports whether a text is one line of what people read, and no longer than that.
func Readable(text string) bool {
	return text != "" && len(text) <= bound.GatheredText && utf8.ValidString(text) &&
		!strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) || r == unicode.ReplacementChar })
}
